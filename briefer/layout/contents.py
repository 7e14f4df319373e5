"""The contents: their height is known before layout, their page numbers after."""
from __future__ import annotations

from briefer.document.heads import headings
from briefer.document.nodes import Contents, Heading
from briefer.layout.boxes import Box, Element, LinkArea, PageNumberBox, Stroke
from briefer.layout.lines import words_of
from briefer.layout.pieces import Piece, Slab, Solid
from briefer.layout.setting import Setting


def contents(block: Contents, setting: Setting, parent: Element) -> Slab:
    """A row for each listed heading: number in the hanging column, title on the body axis, page at the right."""
    element = parent.add("TOC")
    listed = [heading for heading in headings(setting.document) if heading.listed]
    pieces: list[Piece] = [_row(heading, block.id, setting, element, index, len(listed)) for index, heading in enumerate(listed)]
    if not pieces:
        parent.kids.remove(element)
    return Slab(block.id, pieces, 0, setting.sheet["body"].after)


def _row(heading: Heading, node_id: str, setting: Setting, parent: Element, index: int, count: int) -> Solid:
    """A row; two rows at least stand on each side of a break."""
    sheet, style, role = setting.sheet, setting.style, setting.sheet["list"]
    link = parent.add("TOCI").add("Reference").add("Link")
    gap, wide = style.number("contents.row_gap_pt"), style.mm("contents.page_width_mm")
    above = gap if index else 0.0
    boxes: list[Box] = []
    if heading.number:
        number = sheet.role("list", weight="bold", color="accent")
        boxes.append(setting.box(number, sheet.left, above, sheet.axis - sheet.left, heading.number, node_id, link))
    title = setting.box(role, sheet.axis, above, sheet.body_width - wide, words_of(heading.content), node_id, link)
    height = above + title.height + gap
    boxes += [
        title,
        PageNumberBox(sheet.right - wide, above, wide, role.leading, node_id, role, heading.id, link),
        LinkArea(sheet.left, above, sheet.width, title.height, node_id, heading.id, link),
        Stroke(sheet.left, height, sheet.width, 0, node_id, style.number("contents.row_rule_pt"), style.colors["rule"])]
    return Solid(height, tuple(boxes), loose=1 < index < count - 1)
