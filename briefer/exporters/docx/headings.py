"""Headings of every look; their numbers are Word's to count."""
from __future__ import annotations

from briefer.document.nodes import Heading
from briefer.document.walk import plain_text
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.flow import Place
from briefer.exporters.docx.markup import indent, run, tab, tabs
from briefer.exporters.docx.numbering import COUNTED_LOOKS, HEADINGS, UNNUMBERED, numbered
from briefer.exporters.docx.styles import outline

_SHIFT = 0.05  # points: enough for two paragraphs not to be alike


def heading(block: Heading, place: Place, composition: Composition) -> str:
    """A heading; its number is typed out only where Word would count differently."""
    counts = bool(block.number) and block.look in COUNTED_LOOKS and block.level == 1
    number = composition.counter.heading(block.number) if counts else None
    style = _style(block, composition, counted=number is not None or not composition.counter.scheme.headings)
    typed = run(block.number) + tab() if block.number and number is None else ""
    if number == "" and style != "Heading1":
        number = numbered(HEADINGS, 0)
    setting = composition.hanging if typed or (number and style != "Heading1") else ""
    if block.look == "compact":
        hang = composition.style.page.hang if block.number else 0.0
        number, setting = UNNUMBERED if number is None else number, indent(hang + _SHIFT * place.shifted, hang)
    setting += _outline(block)
    content = composition.bookmarked(block.id, typed + composition.runs(block.content, style))
    content += _remark(block, style, composition)
    return composition.paragraph(style, content, node=block.id, above=place.above, below=place.below, loose=bool(block.remark),
                                 top=place.top, number=number or "", frame=_stop(block, composition), setting=setting)


def _style(block: Heading, composition: Composition, *, counted: bool) -> str:
    """The style of a heading of this look; where none is numbered, the plain ones bear Word's own."""
    match block.look:
        case "eyebrow":
            return "BrieferLabel"
        case "compact":
            return "BrieferHeadingCompact"
        case "title":
            long = len(plain_text(block.content)) > composition.style.number("title.max_chars_normal")
            return "BrieferPageTitleLong" if long else "BrieferPageTitle"
        case "sub":
            return "Heading2"
        case "section" | "back":
            if block.level == 2:
                return "Heading2"
            if not block.listed:
                return "BrieferHeadingUnlisted"
            return "Heading1" if counted else "BrieferHeadingPlain"


def _outline(block: Heading) -> str:
    """The level in Word's outline, where it is not that of the style."""
    if block.look == "eyebrow":
        return outline(block.level - 1 if block.listed else 2)
    if block.look in ("compact", "title"):
        return outline(block.level - 1 if block.listed else 9)
    return ""


def _remark(block: Heading, style: str, composition: Composition) -> str:
    """What stands at the right end of the line, or of the next where this one has no room for it."""
    if not block.remark:
        return ""
    sheet, house = composition.laid.sheet, composition.style
    wide = sheet["h2"].width(plain_text(block.content)) + house.mm("list.marker_gap_mm") + sheet["body"].width(plain_text(block.remark))
    turned = "" if wide <= (house.page.body_width if block.number else house.page.frame_width) else "<w:r><w:br/></w:r>"
    return turned + tab() + composition.runs(block.remark, style, named="BrieferRemark")


def _stop(block: Heading, composition: Composition) -> str:
    """The tab stop at the frame's edge, where the page is not as wide as the style says."""
    width, usual = composition.style.page.frame_width, composition.upright.page.frame_width
    return tabs(("clear", usual), ("right", width)) if block.remark and width != usual else ""
