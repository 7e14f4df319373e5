"""The head of the first page, as staff and as diplomatic papers arrange it."""
from __future__ import annotations

from briefer.document.inlines import Inlines
from briefer.document.nodes import AddressRows, HeaderBlock, LabelledRow
from briefer.document.walk import rows_below_head
from briefer.layout.boxes import Area, Box, Element, Stroke, TextBox
from briefer.layout.pieces import Piece, Slab, Solid
from briefer.layout.setting import Setting

_ROUNDING = 0.05  # points: so that a text fits the width it was measured to have


def header(block: HeaderBlock, setting: Setting, parent: Element) -> Slab:
    """Who writes, the type of document and its title."""
    diplomatic = setting.style.text("header_block.arrangement") == "diplomatic"
    return _diplomatic(block, setting, parent) if diplomatic else _staff(block, setting, parent)


def address(block: AddressRows, setting: Setting, parent: Element) -> Slab:
    """The rows under the title."""
    diplomatic = setting.style.text("header_block.arrangement") == "diplomatic"
    return _address_plain(block, setting, parent) if diplomatic else _address_ruled(block, setting, parent)


# staff ---------------------------------------------------------------------------------------------------------------


def _staff(block: HeaderBlock, setting: Setting, parent: Element) -> Slab:
    """Office at the left, short data at the right, a heavy rule, then type and title."""
    sheet, style = setting.sheet, setting.style
    element = parent.add("Div")
    weight = style.number("rule.heavy_pt")
    rule = Area(sheet.left, 0, sheet.width, weight, block.id, style.colors["accent"])
    pieces: list[Piece] = [
        _band(block, setting, element), Solid(weight, (rule,), style.number("header_block.staff.gap_to_rule_pt"), False)]
    gap = style.number("header_block.staff.gap_rule_to_eyebrow_pt")
    if block.document_type:
        pieces.append(setting.whole(sheet["eyebrow"], sheet.left, sheet.width, block.document_type, block.id, element.add("P"), gap=gap))
        gap = style.number("header_block.staff.gap_eyebrow_to_title_pt")
    if block.title:
        long = len(block.title) > style.number("title.max_chars_normal")
        pieces.append(setting.whole(sheet["doc_title_long" if long else "doc_title"], sheet.left, sheet.width, block.title, block.id,
                                    element.add("P"), gap=gap))
        gap = style.number("header_block.staff.gap_title_to_subtitle_pt")
    if block.subtitle:
        pieces.append(setting.whole(sheet["office_sub"], sheet.left, sheet.width, block.subtitle, block.id, element.add("P"), gap=gap))
    return Slab(block.id, pieces, 0, style.number("address.gap_above_pt"))


def _band(block: HeaderBlock, setting: Setting, element: Element) -> Solid:
    """Office and section at the left, rows of label and value at the right."""
    sheet, style = setting.sheet, setting.style
    offices: list[tuple[str, str, Element]] = [
        (text, role, element.add("P")) for text, role in ((block.office, "office"), (block.office_section, "office_sub")) if text]
    boxes: list[Box] = []
    left = sheet.right
    if block.rows:
        label, value = sheet["label"], sheet.role("label", color="ink")
        space = style.mm("header_block.staff.column_gap_mm")
        widest = max(max(setting.lines(value, sheet.width, row.value).widths) for row in block.rows)
        wide = min(widest + _ROUNDING, sheet.width * 0.35)
        narrow = min(max(label.width(row.label) for row in block.rows), sheet.width * 0.2)
        x = sheet.right - wide
        left = x - space - narrow
        boxes += _rows(block.rows, setting, element, block.id, left, narrow + space, x, wide)
    y = 0.0
    found: list[Box] = []
    for text, role, child in offices:
        box = setting.box(sheet[role], sheet.left, y, max(left - style.mm("header_block.staff.column_gap_mm") - sheet.left, 60), text,
                          block.id, child)
        found.append(box)
        y += box.height
    return Solid(max([y, *(box.y + box.height for box in boxes)]), (*found, *boxes))


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

    def centred(text: str, role: str, gap: float) -> None:
        if text:
            pieces.append(setting.whole(sheet[role], sheet.left, sheet.width, text, block.id, element.add("P"), gap=gap if pieces else 0,
                                        loose=not pieces, align="center"))

    centred(block.office.upper(), "office", 0)
    centred(block.office_section, "office_sub", 0)
    rule = Stroke(sheet.left, 0, sheet.width, 0, block.id, style.number("rule.heavy_pt"), style.colors["accent"])
    pieces.append(Solid(0, (rule,), style.number("header_block.diplomatic.gap_to_rule_pt"), False))
    if block.protocol or block.place_date:
        half = sheet.width / 2 - 3
        left = setting.box(sheet["table"], sheet.left, 0, half, block.protocol, block.id, element.add("P"))
        right = setting.box(sheet["table"], sheet.right - half, 0, half, block.place_date, block.id, element.add("P"), "right")
        pieces.append(Solid(max(left.height, right.height), (left, right), style.number("header_block.diplomatic.protocol_row_gap_pt"),
                            False))
    gap = style.number("header_block.diplomatic.title_gap_above_pt")
    main = block.document_type or block.title
    long = len(main) > style.number("title.max_chars_normal")
    centred(main, "doc_title_long" if long else "doc_title", gap)
    centred(block.addressee, "office_sub", style.number("header_block.diplomatic.addressee_gap_pt"))
    if main != block.title and not _has_subject(setting):
        centred(block.title, "office", gap)
    centred(block.subtitle, "office_sub", style.number("header_block.diplomatic.addressee_gap_pt"))
    return Slab(block.id, pieces, 0, style.number("space.s4_pt"))


def _has_subject(setting: Setting) -> bool:
    """Whether the rows under the title name the subject, so that it need not be said above them."""
    return any(row.field == "subject" for block in setting.document.blocks if isinstance(block, AddressRows) for row in block.rows)


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
