"""Cards of a press review: letter and grade beside title, publisher and themes, a summary, and one quotation beside its rule."""
from __future__ import annotations

from briefer.document.nodes import PressCard
from briefer.layout.boxes import PLAIN_LIST, Box, Element, Stroke
from briefer.layout.cards import paragraphs_of
from briefer.layout.margin import height_beside, letter_and_grade
from briefer.layout.pieces import Bar, Passage, Piece, Slab, Solid
from briefer.layout.setting import Setting
from briefer.layout.stacks import LEAST, heading_role, solid
from briefer.layout.tags import tag, tag_role

_ROUNDING = 0.05  # points: so that a tag fits the width it was measured to have


def press_card(block: PressCard, setting: Setting, parent: Element) -> list[Slab]:
    """An article, kept together: the card and, beside its rule, the quotation."""
    style = setting.style
    heading = heading_role(setting)
    element = parent.add("Div")
    quoted = bool(block.quote or block.locator)
    below = style.number("press_card.quote_gap_pt" if quoted else "card.gap_after_pt")
    slabs = [Slab(block.id, _pieces(block, setting, element, heading), 0, below, keep_next=quoted)]
    if quoted:
        slabs.append(_quotation(block, setting, element))
    return slabs


def _pieces(block: PressCard, setting: Setting, element: Element, heading: str) -> list[Piece]:
    """What stands above the quotation."""
    sheet, style = setting.sheet, setting.style
    rule = Stroke(sheet.left, 0, sheet.width, 0, block.id, style.number("card.rule_top_pt"), style.colors["rule_strong"])
    marks = letter_and_grade(block.letter, block.grade, "h2", setting, block.id, element)
    pieces: list[Piece] = [
        Solid(0, (rule,)), Solid(0, marks, style.number("card.pad_top_pt"), False),
        setting.whole(sheet["h2"], sheet.axis, sheet.body_width, block.title, block.id, element.add(heading))]
    if block.meta or block.tags:
        pieces.append(_publisher(block, setting, element))
    pieces += paragraphs_of(block.summary, sheet.axis, sheet.body_width, setting, block.id, element, "press_card.summary_gap_pt")
    missing = height_beside(block.grade, "h2", setting) - sum(piece.height + piece.gap for piece in pieces[2:])
    return [*pieces, Solid(missing, (), 0, False)] if missing > 0 else pieces


def _publisher(block: PressCard, setting: Setting, element: Element) -> Solid:
    """Publisher, date and language at the left, themes at the right: on the same line if it has room for both."""
    sheet, style = setting.sheet, setting.style
    boxes: list[Box] = []
    y = free = 0.0
    if block.meta:
        meta = setting.box(sheet["meta"], sheet.axis, 0, sheet.body_width, block.meta, block.id, element.add("P"))
        boxes.append(meta)
        y, free = meta.height - meta.role.leading, sheet.body_width - meta.lines.widths[-1] - style.mm("card.tag_gap_mm")
    rows = _tag_rows(block.tags, setting)
    if boxes and rows and (len(rows) > 1 or _width_of(rows[0], setting) > free):
        y = boxes[0].height
    group = element.add("L", attributes=PLAIN_LIST) if rows else element
    role, between = tag_role(setting), style.mm("card.tag_gap_mm")
    for row in rows:
        x, lowest = sheet.right - _width_of(row, setting), y
        for text, wide in row:
            made = tag(text, role, x, y, wide, setting, block.id, group.add("LI").add("LBody"))
            boxes += made
            x += wide + between
            lowest = max(lowest, made[0].y + made[0].height)
        y = lowest + style.number("card.tag_row_gap_pt")
    return solid(boxes, gap=style.number("card.meta_gap_pt"))


def _tag_rows(tags: tuple[str, ...], setting: Setting) -> list[list[tuple[str, float]]]:
    """The tags with their widths, as many in a row as it holds."""
    role, most = tag_role(setting), setting.sheet.body_width
    rows: list[list[tuple[str, float]]] = []
    for text in tags:
        made = (text, min(role.width(text) + _ROUNDING, most))
        if rows and _width_of([*rows[-1], made], setting) <= most:
            rows[-1].append(made)
        else:
            rows.append([made])
    return rows


def _width_of(row: list[tuple[str, float]], setting: Setting) -> float:
    return sum(wide for _, wide in row) + setting.style.mm("card.tag_gap_mm") * (len(row) - 1)


def _quotation(block: PressCard, setting: Setting, element: Element) -> Slab:
    """The quotation in its own language beside a rule, the locator after its last word."""
    sheet, style, role = setting.sheet, setting.style, setting.sheet["card"]
    quoted = element.add("BlockQuote")
    pad = style.mm("press_card.pad_left_mm")
    x, width = sheet.axis + pad, max(sheet.body_width - pad - style.mm("press_card.pad_right_mm"), LEAST)
    foreign = block.language if block.language != setting.document.meta.language else ""
    pieces: list[Piece] = [Solid(style.number("quote_block.pad_top_pt"), ())]
    for index, content in enumerate(block.quote):
        child = quoted.add("P", foreign)
        gap = style.number("quote_block.paragraph_gap_pt") if index else 0.0
        lines = setting.lines(role, width, content, child, block.language)
        pieces.append(Passage(lines, role, x, width, child, block.id, gap, False, True))
    if block.locator:
        pieces.append(_located(block, setting, quoted, pieces.pop() if block.quote else None, x, width))
    pieces.append(Solid(style.number("press_card.pad_bottom_pt"), (), 0, False))
    bar = Bar(sheet.axis, style.number("press_card.rule_pt"), style.colors["accent"])
    return Slab(block.id, pieces, 0, style.number("card.gap_after_pt"), side=bar)


def _located(block: PressCard, setting: Setting, parent: Element, last: Piece | None, x: float, width: float) -> Solid:
    """The last paragraph with the locator after it, or below it where its last line has no room."""
    role = setting.sheet["meta"]
    wide = role.width(block.locator) + _ROUNDING
    if not isinstance(last, Passage):
        return solid([setting.box(role, x, 0, width, block.locator, block.id, parent.add("P"))])
    end = last.lines.widths[-1] + setting.style.number("press_card.locator_gap_pt")
    if end + wide <= width:
        y = last.height - last.role.leading + last.role.drop - role.drop
        found = setting.box(role, x + end, y, wide, block.locator, block.id, parent.add("P"))
    else:
        found = setting.box(role, x, last.height, width, block.locator, block.id, parent.add("P"))
    return solid((last.box(0, last.count, 0), found), height=last.height, gap=last.gap)
