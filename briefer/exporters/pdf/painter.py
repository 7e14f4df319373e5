"""Pages of boxes to PDF content, marked with their meaning while it is written."""
from __future__ import annotations

import itertools
from dataclasses import dataclass

from briefer.exporters.pdf.file import PdfFile
from briefer.exporters.pdf.shapes import area, drawing_code, stroke, turned_word
from briefer.exporters.pdf.tags import Tags
from briefer.layout.boxes import Area, Box, DrawingBox, Element, Laid, LinkArea, Page, Spot, Stroke, TextBox, TurnedWord
from briefer.layout.notes import note_key

_ARTIFACT, _FURNITURE = "/Artifact BMC ", "/Artifact <</Type/Pagination>> BDC "
_UNDERLINE_DROP_EM, _UNDERLINE_EM = 0.12, 0.05


@dataclass(frozen=True, slots=True)
class LinkMade:
    """A link on a page: its object's number, its place from the left and bottom, where it leads, what it says, and its key."""

    number: int
    rectangle: tuple[float, float, float, float]
    target: str
    said: str
    key: int


class Painter:
    """Writes the content of pages; links are collected, for their targets may be on pages not painted yet."""

    def __init__(self, laid: Laid, tags: Tags, file: PdfFile) -> None:
        self._laid, self._tags, self._file = laid, tags, file
        self._height = laid.sheet.page.height
        self._held: dict[Element, Element] = {}
        self.links: list[LinkMade] = []

    def content(self, page: Page) -> str:
        """The content stream of a page."""
        self._height = page.height
        code: list[str] = []
        for box in page.furniture:
            code.append(f"{_FURNITURE}{self._plain(box)} EMC")
        for box in (*page.boxes, *page.notes):
            self._box(code, box)
        return "\n".join(code)

    def _plain(self, box: Box) -> str:
        """A box as it is, without meaning."""
        if isinstance(box, TextBox):
            return self._text(box, "", "")
        if isinstance(box, Stroke):
            return stroke(box, self._height)
        if isinstance(box, Area):
            return area(box, self._height)
        if isinstance(box, TurnedWord):
            return turned_word(box)
        raise TypeError(f"{type(box).__name__} is no furniture")

    def _box(self, code: list[str], box: Box) -> None:
        """A box with its meaning."""
        if isinstance(box, TextBox):
            if box.element is None:
                code.append(f"{_ARTIFACT}{self._text(box, '', '')} EMC")
            elif box.lines.spots:
                self._text_with_spots(code, box, box.element)
            else:
                code.append(self._text(box, f"/{box.element.role} <</MCID {self._tags.mark(box.element)}>> BDC ", " EMC"))
        elif isinstance(box, LinkArea):
            self._link(box.element, box.x, box.y, box.width, box.height, f"#{box.target}", "")
        elif isinstance(box, DrawingBox):
            self._drawing(code, box)
        else:
            code.append(f"{_ARTIFACT}{self._plain(box)} EMC")

    # text ------------------------------------------------------------------------------------------------------------
    def _offset(self, box: TextBox, line: int) -> float:
        """How far from the left of its box a line begins."""
        if box.align == "left":
            return 0.0
        free = box.width - box.lines.widths[line]
        return free if box.align == "right" else free / 2

    def _moves(self, box: TextBox) -> list[str]:
        """What brings the pen to each line: the next line, or a step aside where lines are not flush left."""
        count = len(box.lines.operators)
        if box.align == "left":
            return [""] + [" T* "] * (count - 1)
        offsets = [self._offset(box, line) for line in range(count)]
        return [""] + [f" {here - before:.2f} {-box.role.leading:.4g} Td " for before, here in itertools.pairwise(offsets)]

    def _start(self, box: TextBox) -> str:
        x = box.x + self._offset(box, 0) if box.lines.operators else box.x
        return f"BT {box.role.setup} {x:.2f} {self._height - box.y - box.role.drop:.2f} Td "

    def _text(self, box: TextBox, opening: str, closing: str) -> str:
        """Lines of text between what opens and what closes them."""
        lines = [line if isinstance(line, str) else " ".join(shown for _, shown in line) for line in box.lines.operators]
        if len(lines) == 1:
            shown = lines[0]
        elif box.align == "left":
            shown = " T* ".join(lines)
        else:
            shown = "".join(move + line for move, line in zip(self._moves(box), lines, strict=True))
        spread = " 0 Tc" if box.role.tracking else ""
        return f"{self._start(box)}{opening}{shown}{closing}{spread} ET"

    def _text_with_spots(self, code: list[str], box: TextBox, element: Element) -> None:
        """Lines in which note marks and links have elements of their own between stretches of the text's."""
        out = [self._start(box)]
        open_for: Element | None = None
        for line, move in zip(box.lines.operators, self._moves(box), strict=True):
            out.append(move)
            for index, shown in ((-1, line),) if isinstance(line, str) else line:
                owner = self._owner(box.lines.spots[index], element) if index >= 0 else element
                if owner is not open_for:
                    out.append(f"{' EMC ' if open_for else ''}/{owner.role} <</MCID {self._tags.mark(owner)}>> BDC ")
                    open_for = owner
                out.append(f"{shown} ")
        out.append("EMC" if open_for else "")
        out.append(" 0 Tc ET" if box.role.tracking else " ET")
        code.append("".join(out))
        for spot in box.lines.spots:
            self._spot(code, box, spot)

    def _owner(self, spot: Spot, element: Element) -> Element:
        """The element of a spot, attached to that of its text; an underline has none of its own."""
        if spot.element is None or (spot.kind == "link" and not self._leads_somewhere(spot.target)):
            return element
        if spot.kind == "note":
            if spot.element not in self._held:
                self._held[spot.element] = Element("Reference", kids=[spot.element])
            self._tags.attach(self._held[spot.element], element)
        else:
            self._tags.attach(spot.element, element)
        return spot.element

    def _spot(self, code: list[str], box: TextBox, spot: Spot) -> None:
        """What a spot adds to its text: a link's place, an underline."""
        role = box.role
        x = box.x + self._offset(box, spot.line) + spot.left
        y = box.y + spot.line * role.leading
        if spot.kind == "underline":
            base = y + role.drop + _UNDERLINE_DROP_EM * role.size
            rule = Stroke(x, base, spot.right - spot.left, 0, box.node_id, _UNDERLINE_EM * role.size, role.color)
            code.append(f"{_ARTIFACT}{stroke(rule, self._height)} EMC")
        elif spot.call is not None and spot.element is not None:
            self._link(spot.element, x, y, spot.right - spot.left, role.leading, f"#{note_key(spot.call)}", str(spot.call.note.number))
        elif spot.element is not None and self._leads_somewhere(spot.target):
            said = "" if spot.target.startswith("#") else spot.target
            self._link(spot.element, x, y, spot.right - spot.left, role.leading, spot.target, said)

    def _leads_somewhere(self, target: str) -> bool:
        """Whether a target is one we make a link of: a node that is printed, a web page, an address to write to."""
        return target[1:] in self._laid.starts if target.startswith("#") else target.startswith(("https://", "http://", "mailto:"))

    def _link(self, element: Element, x: float, y: float, width: float, height: float, target: str, said: str) -> None:
        """A place that leads somewhere, as an object of its own tied to its element."""
        number = self._file.reserve()
        rectangle = (x, self._height - y - height, x + width, self._height - y)
        self.links.append(LinkMade(number, rectangle, target, said, self._tags.annotate(number, element)))

    # figures ---------------------------------------------------------------------------------------------------------
    def _drawing(self, code: list[str], box: DrawingBox) -> None:
        """A figure's drawing under one element, which says where it stands."""
        top = self._height - box.y
        corners = f"{box.x:.2f} {top - box.height:.2f} {box.x + box.width:.2f} {top:.2f}"
        self._tags.describe(box.element, f"/O /Layout /Placement /Block /BBox [{corners}]")
        shapes = drawing_code(box.drawing, box.x, top, self._laid.sheet)
        code.append(f"/Figure <</MCID {self._tags.mark(box.element)}>> BDC {shapes} EMC")
