"""Acronyms in two columns, signature and distribution."""
from __future__ import annotations

from briefer.document.nodes import Distribution, Signature, Term, TermList
from briefer.layout.boxes import PLAIN_LIST, Box, Element, Stroke, TextBox
from briefer.layout.pieces import Passage, Piece, Slab, Solid
from briefer.layout.setting import Setting

GROUPED_TERMS = 24  # of a long list of acronyms; a group is never parted


def terms(block: TermList, setting: Setting, parent: Element) -> Slab:
    """The acronyms in two columns, read down the first and then the second; a long list in several such groups, none parted."""
    sheet, style = setting.sheet, setting.style
    element = parent.add("L", attributes=PLAIN_LIST)
    widest = max((sheet.role("table", weight="bold").width(term.term) for term in block.terms), default=0.0)
    column = (sheet.width - style.mm("terms.gutter_mm")) / 2
    label = min(max(style.mm("terms.label_width_mm"), widest + style.mm("table.pad_x_mm")), column / 2)
    pieces: list[Piece] = []
    for start in range(0, len(block.terms), GROUPED_TERMS):
        group = block.terms[start:start + GROUPED_TERMS]
        half = (len(group) + 1) // 2
        left = [_term(term, sheet.left, column, label, setting, block.id, element) for term in group[:half]]
        right = [_term(term, sheet.right - column, column, label, setting, block.id, element) for term in group[half:]]
        for index in range(half):
            boxes = [box for cell in (*left[index:index + 1], *right[index:index + 1]) for box in cell]
            calls = tuple(call for box in boxes for _, call in box.lines.calls)
            pieces.append(Solid(max(box.height for box in boxes), tuple(boxes), style.number("terms.row_gap_pt") if pieces else 0,
                                index == 0, calls))
    return Slab(block.id, pieces, sheet["table"].before, sheet["body"].after)


def _term(term: Term, x: float, column: float, label: float, setting: Setting, node_id: str, parent: Element) -> list[TextBox]:
    """An acronym and what it means."""
    item = parent.add("LI")
    name, said = item.add("Lbl"), item.add("LBody")
    return [setting.box(setting.sheet.role("table", weight="bold"), x, 0, label - 1, term.term, node_id, name),
            setting.box(setting.sheet["table"], x + label, 0, column - label, term.content, node_id, said)]


def signature(block: Signature, setting: Setting, parent: Element) -> Slab:
    """Room for a signature, on the body axis or in a block at the right, as the style has it in a language."""
    on_axis = setting.style.signs_on_axis(setting.document.meta.language)
    return _signature_on_axis(block, setting, parent) if on_axis else _signature_at_right(block, setting, parent)


def _signature_on_axis(block: Signature, setting: Setting, parent: Element) -> Slab:
    """A line to sign on, the office to its right, the caption under it."""
    sheet, style = setting.sheet, setting.style
    element, body, label = parent.add("Div"), sheet["body"], sheet["label"]
    wide, gap = style.mm("signature.staff.width_mm"), style.mm("signature.staff.gap_to_office_mm")
    y = style.number("signature.staff.space_for_hand_pt")
    x = sheet.axis + wide + gap
    office = setting.box(body, x, 0, sheet.right - x, block.office, block.id, element.add("P"))
    office = TextBox(x, max(0.0, y - body.drop), office.width, office.height, block.id, body, office.lines, office.element)
    line = max(y, office.y + body.drop)
    under = setting.box(label, sheet.axis, line + 2, wide, block.under_line, block.id, element.add("P"))
    boxes: tuple[Box, ...] = (
        office, Stroke(sheet.axis, line, wide, 0, block.id, style.number("rule.hair_pt"), style.colors["ink"]), under)
    height = max(office.y + office.height, under.y + under.height)
    below = style.number("signature.staff.below_pt") + body.after
    return Slab(block.id, (Solid(height, boxes),), style.number("signature.staff.above_pt"), below)


def _signature_at_right(block: Signature, setting: Setting, parent: Element) -> Slab:
    """Office, room for the hand, a line and what is printed under it, centred in a block at the right of the frame."""
    sheet, style = setting.sheet, setting.style
    element, body, meta = parent.add("Div"), sheet["body"], sheet["meta"]
    wide, rule = style.mm("signature.diplomatic.width_mm"), style.mm("signature.diplomatic.rule_width_mm")
    x = sheet.right - wide
    office = setting.box(body, x, 0, wide, block.office.upper(), block.id, element.add("P"), "center")
    line = office.height + style.number("signature.diplomatic.space_for_hand_pt")
    under = setting.box(meta, x, line + style.number("signature.diplomatic.caption_gap_pt"), wide, block.under_line, block.id,
                        element.add("P"), "center")
    stroke = Stroke(x + (wide - rule) / 2, line, rule, 0, block.id, style.number("rule.hair_pt"), style.colors["rule"])
    height = under.y + under.height + style.number("signature.diplomatic.below_pt")
    return Slab(block.id, (Solid(height, (office, stroke, under)),), style.number("signature.diplomatic.gap_above_pt"), body.after)


def distribution(block: Distribution, setting: Setting, parent: Element) -> Slab:
    """Who gets the document: the group at the left, its names one below the other."""
    sheet, style, role = setting.sheet, setting.style, setting.sheet["table"]
    label = sheet.role("label", color="ink_soft")
    x = sheet.left + style.mm("distribution.label_width_mm")
    pieces: list[Piece] = []
    for title, names in block.groups:
        group = parent.add("L", attributes=PLAIN_LIST)
        for index, name in enumerate(names):
            item = group.add("LI")
            beside: tuple[Box, ...] = ()
            if not index:
                dy = role.drop - label.drop
                box = setting.box(label, sheet.left, dy, x - sheet.left, title, block.id, item.add("Lbl"))
                beside = (box,)
            body = item.add("LBody")
            gap = style.number("distribution.row_gap_pt") if pieces else 0.0
            pieces.append(Passage(setting.lines(role, sheet.right - x, name, body), role, x, sheet.right - x, body, block.id, gap,
                                  True, True, beside))
    return Slab(block.id, pieces, role.before, sheet["body"].after)
