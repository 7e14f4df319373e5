"""A document to the bytes of a Word file."""
from __future__ import annotations

from briefer.document.nodes import Document
from briefer.document.styles import HouseStyle
from briefer.exporters.docx import package
from briefer.exporters.docx.body import body
from briefer.exporters.docx.composition import begin, language_tag
from briefer.exporters.docx.furniture import footer_distance, footer_part, header_distance, header_part
from briefer.exporters.docx.markup import part, twips
from briefer.exporters.docx.notes import footnotes_part
from briefer.exporters.docx.numbering import numbering_part, style_numbers
from briefer.exporters.docx.styles_part import styles_part
from briefer.layout.boxes import Laid

# Points by which the frame is higher at top and bottom: Word sets lines about a point lower, and rounds; what fits the page fits here.
_SLACK = 1.0


def write_docx(document: Document, laid: Laid, style: HouseStyle) -> bytes:
    """The Word file of a document, always the same bytes for the same document and style; `laid` tells pages and drawings."""
    composition = begin(document, laid, style)
    inside = body(composition)
    links = composition.body_links
    for kind, target in (("styles", "styles.xml"), ("settings", "settings.xml"), ("numbering", "numbering.xml"),
                         ("fontTable", "fontTable.xml"), ("footnotes", "footnotes.xml")):
        links.add(f"{package.OFFICE}/{kind}", target)
    header, footer = (links.add(f"{package.OFFICE}/{kind}", f"{kind}1.xml") for kind in ("header", "footer"))
    members = {
        "_rels/.rels": package.root_relationships(),
        "docProps/core.xml": package.core_properties(document.meta),
        "docProps/app.xml": package.app_properties(),
        "word/document.xml": part("document", f"<w:body>{inside}{_section(style, header, footer)}</w:body>"),
        "word/styles.xml": styles_part(style, composition.styles, language_tag(document.meta.language),
                                       style_numbers(composition.counter.scheme)),
        "word/settings.xml": package.settings_part(document.meta, style),
        "word/numbering.xml": numbering_part(composition.counter.scheme, style, composition.counter.restarts),
        "word/fontTable.xml": package.font_table(style),
        "word/footnotes.xml": footnotes_part(composition),
        "word/header1.xml": header_part(document, style, laid.sheet),
        "word/footer1.xml": footer_part(document, style, len(laid.pages)),
        **{f"word/media/figure{index}.png": png for index, png in enumerate(composition.pictures, 1)},
        "word/_rels/document.xml.rels": links.part(),
    }
    if composition.note_links.entries:
        members["word/_rels/footnotes.xml.rels"] = composition.note_links.part()
    return package.packed(members)


def _section(style: HouseStyle, header: str, footer: str) -> str:
    """Page size, margins, header and footer."""
    page = style.page
    edges = (("top", page.margin_top - _SLACK), ("right", page.margin_right), ("bottom", page.margin_bottom - _SLACK),
             ("left", page.margin_left), ("header", header_distance(style)), ("footer", footer_distance(style)), ("gutter", 0))
    margins = " ".join(f'w:{name}="{twips(value)}"' for name, value in edges)
    return (f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/><w:footerReference w:type="default" r:id="{footer}"/>'
            f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/><w:pgMar {margins}/></w:sectPr>')
