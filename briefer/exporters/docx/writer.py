"""A document to the bytes of a Word file."""
from __future__ import annotations

from briefer.document.nodes import Document
from briefer.document.styles import HouseStyle
from briefer.exporters.docx import package
from briefer.exporters.docx.body import body
from briefer.exporters.docx.composition import begin, language_tag
from briefer.exporters.docx.markup import large_part
from briefer.exporters.docx.notes import footnotes_part
from briefer.exporters.docx.numbering import numbering_part, style_numbers
from briefer.exporters.docx.parts import Parts
from briefer.exporters.docx.styles_part import styles_part
from briefer.layout.boxes import Laid


def write_docx(document: Document, laid: Laid, style: HouseStyle) -> bytes:
    """The Word file of a document, always the same bytes for the same document and style; `laid` tells pages and drawings."""
    composition = begin(document, laid, style)
    parts = Parts(composition)
    inside = ["<w:body>", *body(composition, parts), parts.section(), "</w:body>"]
    links = composition.body_links
    for kind, target in (("styles", "styles.xml"), ("settings", "settings.xml"), ("numbering", "numbering.xml"),
                         ("fontTable", "fontTable.xml"), ("footnotes", "footnotes.xml")):
        links.add(f"{package.OFFICE}/{kind}", target)
    members = {
        "_rels/.rels": package.root_relationships(),
        "docProps/core.xml": package.core_properties(document.meta),
        "docProps/app.xml": package.app_properties(),
        "word/document.xml": large_part("document", inside),
        "word/styles.xml": styles_part(style, composition.styles, language_tag(document.meta.language),
                                       style_numbers(composition.counter.scheme)),
        "word/settings.xml": package.settings_part(document.meta, style),
        "word/numbering.xml": numbering_part(composition.counter.scheme, style, composition.counter.restarts),
        "word/fontTable.xml": package.font_table(style),
        "word/footnotes.xml": footnotes_part(composition),
        **{f"word/{name}": data for name, data in parts.members.items()},
        **{f"word/media/{name}": png for name, png in composition.pictures.members.items()},
        "word/_rels/document.xml.rels": links.part(),
    }
    if composition.note_links.entries:
        members["word/_rels/footnotes.xml.rels"] = composition.note_links.part()
    return package.packed(members)

