"""The head of the first page, as staff and as diplomatic papers arrange it."""
from __future__ import annotations

from dataclasses import replace

from briefer.document.heads import heads_part, rows_below_head, subject_below
from briefer.document.inlines import Inlines
from briefer.document.nodes import AddressRows, DataBlock, HeaderBlock, LabelledRow
from briefer.document.styles import HouseStyle
from briefer.layout.boxes import Area, Box, Element, Stroke, TextBox
from briefer.layout.logo import logo
from briefer.layout.pieces import Piece, Slab, Solid, moved
from briefer.layout.setting import Setting

_ROUNDING = 0.05  # points: so that a text fits the width it was measured to have
_LEAST_OFFICE = 60.0  # points: the width of the office at the least; where a logo leaves less, it stands below
_LEAST_LEFT = 0.3  # of the frame: what a title beside data has at the least


def header(block: HeaderBlock, setting: Setting, parent: Element) -> Slab:
    """Who writes, the type of document and its title."""
    arranged = _on_one_band if block.band else _diplomatic if setting.style.as_letter else _staff
    made = arranged(block, setting, parent)
    return replace(made, title=block.title, level=1) if heads_part(setting.document, block) else made


def _title_element(block: HeaderBlock, setting: Setting) -> str:
    """What the title is in the structure: the heading of its part, or a paragraph of the first page's head."""
    return "H1" if heads_part(setting.document, block) else "P"


def title_role(title: str, style: HouseStyle) -> str:
    """The type role of a title: a long one is set smaller."""
    return "doc_title_long" if len(title) > style.number("title.max_chars_normal") else "doc_title"


def address(block: AddressRows, setting: Setting, parent: Element) -> Slab:
    """The rows under the title."""
    return _address_plain(block, setting, parent) if setting.style.as_letter else _address_ruled(block, setting, parent)


# staff ---------------------------------------------------------------------------------------------------------------


def _staff(block: HeaderBlock, setting: Setting, parent: Element) -> Slab:
    """Office at the left, short data at the right, a heavy rule, then type and title."""
    sheet, style = setting.sheet, setting.style
    element = parent.add("Div")
    weight = style.number("rule.heavy_pt")
    rule = Area(sheet.left, 0, sheet.width, weight, block.id, style.colors["accent"])
    pieces: list[Piece] = [
        _offices(block, setting, element), Solid(weight, (rule,), style.number("header_block.staff.gap_to_rule_pt"), False)]
    gap = "rule_to_eyebrow"
    for text, role, below in (
            (block.document_type, "eyebrow", "eyebrow_to_title"), (block.title, title_role(block.title, style), "title_to_statement"),
            (block.statement, "office_sub", "title_to_subtitle"), (block.subtitle, "office_sub", "")):
        if text:
            gap = "title_to_subtitle" if gap == "title_to_statement" and text is block.subtitle else gap
            child = element.add(_title_element(block, setting) if text is block.title else "P")
            pieces.append(setting.whole(sheet[role], sheet.left, sheet.width, text, block.id, child,
                                        gap=style.number(f"header_block.staff.gap_{gap}_pt")))
            gap = below
    after = "header_block.staff.statement_after_pt" if block.statement else "address.gap_above_pt"
    return Slab(block.id, pieces, 0, style.number(after))


def _on_one_band(block: HeaderBlock, setting: Setting, parent: Element) -> Slab:
    """Type and title left, rows of label and value right, on one foot; a heavy rule below."""
    sheet, style = setting.sheet, setting.style
    element = parent.add("Div")
    titles, right = list[TextBox](), list[Box]()
    said = [(text, role, element.add(kind)) for text, role, kind in (
        (block.document_type, "eyebrow", "P"), (block.title, title_role(block.title, style), _title_element(block, setting)),
        (block.statement, "office_sub", "P"), (block.subtitle, "office_sub", "P")) if text]
    left = _data(block, setting, element, right)
    width = max(left - style.mm("header_block.staff.column_gap_mm") - sheet.left, sheet.width * _LEAST_LEFT)
    y = 0.0
    for text, role, child in said:
        y += style.number("header_block.staff.gap_eyebrow_to_title_pt") if titles else 0.0
        titles.append(setting.box(sheet[role], sheet.left, y, width, text, block.id, child))
        y += titles[-1].height
    low = max((box.y + box.height for box in right), default=0.0)
    height, weight = max(y, low), style.number("rule.heavy_pt")
    rule = Area(sheet.left, 0, sheet.width, weight, block.id, style.colors["accent"])
    return Slab(block.id, (Solid(height, (*titles, *(moved(box, height - low) for box in right))),
                           Solid(weight, (rule,), style.number("header_block.staff.gap_to_rule_pt"), False)),
                0, style.number("header_block.staff.band_after_pt"))


def _offices(block: HeaderBlock, setting: Setting, element: Element) -> Solid:
    """Office and section at the left, rows of label and value at the right."""
    sheet, style = setting.sheet, setting.style
    shown = logo(block, setting, element)
    offices: list[tuple[str, str, Element]] = [
        (text, role, element.add("P")) for text, role in ((block.office, "office"), (block.office_section, "office_sub")) if text]
    boxes: list[Box] = []
    end = _data(block, setting, element, boxes) - style.mm("header_block.staff.column_gap_mm")
    start, y = sheet.left, 0.0
    if shown:
        beside = shown.x + shown.width + style.mm("logo.gap_mm")
        start, y = (beside, 0.0) if end - beside >= _LEAST_OFFICE else (sheet.left, shown.height)
    found: list[Box] = []
    for text, role, child in offices:
        box = setting.box(sheet[role], start, y, max(end - start, _LEAST_OFFICE), text, block.id, child)
        found.append(box)
        y += box.height
    if shown:
        drop = max(0.0, (shown.height - y) / 2)
        return Solid(max([y, *(box.y + box.height for box in (shown, *boxes))]), (shown, *(moved(box, drop) for box in found), *boxes))
    return Solid(max([y, *(box.y + box.height for box in boxes)]), (*found, *boxes))


def _data(block: HeaderBlock, setting: Setting, element: Element, boxes: list[Box]) -> float:
    """Puts the rows of label and value at the right among the boxes; where they begin."""
    sheet = setting.sheet
    if not block.rows:
        return sheet.right
    label, value = sheet["label"], sheet.role("label", color="ink")
    space = setting.style.mm("header_block.staff.column_gap_mm")
    widest = max(max(setting.lines(value, sheet.width, row.value).widths) for row in block.rows)
    wide = min(widest + _ROUNDING, sheet.width * 0.35)
    narrow = min(max(label.width(row.label) for row in block.rows), sheet.width * 0.2)
    x = sheet.right - wide
    boxes += _rows(block.rows, setting, element, block.id, x - space - narrow, narrow + space, x, wide)
    return x - space - narrow


def _rows(rows: tuple[LabelledRow, ...], setting: Setting, element: Element, node_id: str, left: float, narrow: float,
          x: float, wide: float) -> list[TextBox]:
    """Labels and values below each other."""
    sheet, boxes, y = setting.sheet, list[TextBox](), 0.0
    for row in rows:
        child = element.add("P")
        label = setting.box(sheet["label"], left, y, narrow, row.label, node_id, child)
        value = setting.box(sheet.role("label", color="ink"), x, y, wide, row.value, node_id, child)
        boxes += [label, value]
        y += max(label.height, value.height) + setting.style.number("header_block.staff.row_gap_pt")
    return boxes


def _address_ruled(block: AddressRows, setting: Setting, parent: Element) -> Slab:
    """Label in the hanging column, value on the body axis, hairlines above and below."""
    sheet, style = setting.sheet, setting.style
    label, value, pad = sheet["label"], sheet["table"], style.number("address.row_pad_pt")
    hair, color = style.number("rule.hair_pt"), style.colors["rule"]
    pieces: list[Piece] = []
    for index, row in enumerate(block.rows):
        element = parent.add("P")
        name = setting.box(label, sheet.left, pad + value.drop - label.drop, sheet.axis - sheet.left, row.label, block.id, element)
        text = setting.box(value, sheet.axis, pad, sheet.body_width, row.value, block.id, element)
        height = max(text.height, name.height) + 2 * pad
        rules = [Stroke(sheet.left, y, sheet.width, 0, block.id, hair, color) for y in ((0.0, height) if not index else (height,))]
        pieces.append(Solid(height, (*rules, name, text), 0, index == 0, tuple(call for _, call in text.lines.calls)))
    return Slab(block.id, pieces, style.number("address.gap_above_pt"), style.number("space.s4_pt"))


# diplomatic ----------------------------------------------------------------------------------------------------------


def _diplomatic(block: HeaderBlock, setting: Setting, parent: Element) -> Slab:
    """Office centred, a rule, protocol and place with date, then the type of document and whom it is for."""
    sheet, style = setting.sheet, setting.style
    element = parent.add("Div")
    pieces: list[Piece] = []

    def centred(text: str, role: str, gap: float, kind: str = "P") -> None:
        if text:
            pieces.append(setting.whole(sheet[role], sheet.left, sheet.width, text, block.id, element.add(kind), gap=gap if pieces else 0,
                                        loose=not pieces, align="center"))

    if shown := logo(block, setting, element):
        pieces.append(Solid(shown.height, (replace(shown, x=sheet.left + (sheet.width - shown.width) / 2),)))
    centred(block.office.upper(), "office", style.number("logo.gap_below_pt"))
    centred(block.office_section, "office_sub", 0)
    rule = Stroke(sheet.left, 0, sheet.width, 0, block.id, style.number("rule.heavy_pt"), style.colors["accent"])
    pieces.append(Solid(0, (rule,), style.number("header_block.diplomatic.gap_to_rule_pt"), False))
    if block.protocol or block.place_date:
        half = sheet.width / 2 - 3
        left = setting.box(sheet["table"], sheet.left, 0, half, block.protocol, block.id, element.add("P"))
        right = setting.box(sheet["table"], sheet.right - half, 0, half, block.place_date, block.id, element.add("P"), "right")
        pieces.append(Solid(max(left.height, right.height), (left, right), style.number("header_block.diplomatic.protocol_row_gap_pt"),
                            False))
    matter = any(isinstance(other, DataBlock) and other.look == "matter" for other in setting.document.blocks)
    gap = style.number(f"header_block.diplomatic.{'matter_gap_pt' if matter else 'title_gap_above_pt'}")
    main = block.document_type or block.title
    below = main != block.title and not subject_below(setting.document, block)  # the title, under the type of the document
    centred(main, title_role(main, style), gap, "P" if below else _title_element(block, setting))
    centred(block.statement, "office_sub", style.number("header_block.diplomatic.addressee_gap_pt"))
    centred(block.addressee, "office_sub", style.number("header_block.diplomatic.addressee_gap_pt"))
    if below:
        centred(block.title, "office", gap, _title_element(block, setting))
    centred(block.subtitle, "office_sub", style.number("header_block.diplomatic.addressee_gap_pt"))
    return Slab(block.id, pieces, 0, gap if matter else style.number("space.s4_pt"))


def _address_plain(block: AddressRows, setting: Setting, parent: Element) -> Slab:
    """Label and value without rules; the subject in bold, its label in the accent."""
    sheet, style = setting.sheet, setting.style
    x = sheet.left + style.mm("address.subject_label_width_mm")
    pieces: list[Piece] = []
    for index, row in enumerate(rows_below_head(setting.document, block)):
        subject = row.field == "subject"
        label = sheet["eyebrow"] if subject else sheet["label"]
        value = sheet.role("lead", weight="bold") if subject else sheet["lead"]
        element = parent.add("P")
        content: Inlines = row.value
        name = setting.box(label, sheet.left, value.drop - label.drop, x - sheet.left, row.label, block.id, element)
        text = setting.box(value, x, 0, sheet.right - x, content, block.id, element)
        pieces.append(Solid(max(name.y + name.height, text.height), (name, text), style.number("space.s1_pt") if index else 0, index == 0,
                            tuple(call for _, call in text.lines.calls)))
    return Slab(block.id, pieces, style.number("address.subject_gap_above_pt"), style.number("space.s4_pt"))
