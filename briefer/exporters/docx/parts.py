"""The parts of a document as sections of Word: the shape of their pages, the header they share, and each its own footer."""
from __future__ import annotations

from dataclasses import field, replace

from briefer.document.heads import running_title
from briefer.document.nodes import Part
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.furniture import footer_distance, footer_part, header_distance, header_part
from briefer.exporters.docx.markup import twips
from briefer.exporters.docx.package import OFFICE
from briefer.values import dataclass

# Points by which the frame is higher at top and bottom: Word sets lines about a point lower, and rounds; what fits the page fits here.
_SLACK = 1.0


@dataclass(slots=True)
class Parts:
    """The part being written, and the headers and footers of those before it; equal ones are one member of the package."""

    composition: Composition
    members: dict[str, bytes] = field(default_factory=dict)
    _ids: dict[bytes, str] = field(default_factory=dict)
    _part: Part | None = None

    def begin(self, part: Part) -> None:
        """What is written from here on belongs to a part, on pages of its shape."""
        upright = self.composition.upright
        self._part = part
        self.composition.style = replace(upright, page=upright.landscape) if part.orientation == "landscape" else upright

    def section(self) -> str:
        """The properties of the section that ends here."""
        composition, style = self.composition, self.composition.style
        page = style.page
        header = self._taken("header", header_part(composition.document, style, composition.upright, composition.laid))
        footer = self._taken("footer", footer_part(composition.document, style, composition.upright, self._words(),
                                                   len(composition.laid.pages)))
        edges = (("top", page.margin_top - _SLACK), ("right", page.margin_right), ("bottom", page.margin_bottom - _SLACK),
                 ("left", page.margin_left), ("header", header_distance(style)), ("footer", footer_distance(style)), ("gutter", 0))
        margins = " ".join(f'w:{name}="{twips(value)}"' for name, value in edges)
        turned = ' w:orient="landscape"' if page.width > page.height else ""
        return (f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/><w:footerReference w:type="default" r:id="{footer}"/>'
                f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/><w:pgMar {margins}/></w:sectPr>')

    def _words(self) -> tuple[str, ...]:
        """What stands at the foot of the pages: the words of the part if it has any, else those of the document."""
        own = tuple(filter(None, (self._part.reference, self._part.short_title))) if self._part else ()
        return own or running_title(self.composition.document, as_letter=self.composition.style.as_letter)

    def _taken(self, kind: str, data: bytes) -> str:
        """The id of the relationship to a header or footer."""
        if data not in self._ids:
            name = f"{kind}{sum(member.startswith(kind) for member in self.members) + 1}.xml"
            self.members[name] = data
            self._ids[data] = self.composition.body_links.add(f"{OFFICE}/{kind}", name)
        return self._ids[data]
