"""The contents: a field that Word can renew, with the entries and pages it has now."""
from __future__ import annotations

from briefer.document.heads import headings
from briefer.document.nodes import Contents, Heading
from briefer.document.walk import plain_text
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.flow import Place
from briefer.exporters.docx.links import bookmark_name
from briefer.exporters.docx.markup import color, field, run, tab


def contents(block: Contents, place: Place, composition: Composition) -> str:
    """The listed headings with their numbers and pages, within the field that made them."""
    listed = [heading for heading in headings(composition.document) if heading.listed]
    depth = max((_level(heading) for heading in listed), default=1)
    begin = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
             f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{depth}" \\h \\z \\u </w:instrText></w:r>'
             '<w:r><w:fldChar w:fldCharType="separate"/></w:r>')
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    if not listed:
        return composition.paragraph("TOC1", begin + end, node=block.id, above=place.above, below=place.below, top=place.top)
    last = len(listed) - 1
    lines = "".join(
        composition.paragraph(
            f"TOC{_level(heading)}", f"{'' if index else begin}{_entry(heading, composition)}{end if index == last else ''}",
            node=block.id if not index else "", above=None if index else place.above, below=place.below if index == last else 0,
            top=place.top and not index)
        for index, heading in enumerate(listed))
    return ('<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
            f'<w:sdtContent>{lines}</w:sdtContent></w:sdt>')


def _level(heading: Heading) -> int:
    """The level of a heading in the contents."""
    return 2 if heading.look == "sub" else min(heading.level, 2)


def _entry(heading: Heading, composition: Composition) -> str:
    """One line: number, heading, page; all of it leads to the heading."""
    mark = bookmark_name(heading.id)
    ink = color(composition.style.colors["accent"])
    number = run(heading.number, f'<w:b/><w:bCs/><w:color w:val="{ink}"/>')  # not a style: a link has one of its own
    words = run(plain_text(heading.content).replace("\n", " "))
    page = field(f"PAGEREF {mark} \\h", str(composition.laid.page_of(heading.id)))
    return f'<w:hyperlink w:anchor="{mark}" w:history="1">{number}{tab()}{words}{tab()}{page}</w:hyperlink>'
