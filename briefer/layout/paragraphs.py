"""Headings, paragraphs and lists."""
from __future__ import annotations

from dataclasses import replace

from briefer.document.inlines import Inlines, Text
from briefer.document.nodes import Block, BulletList, Heading, Paragraph, Quote, References
from briefer.layout.boxes import PLAIN_LIST, Element, Stroke, TextBox
from briefer.layout.header import title_role
from briefer.layout.lines import words_of
from briefer.layout.pieces import Passage, Slab, Solid
from briefer.layout.setting import Setting
from briefer.layout.sheet import varied
from briefer.layout.stacks import solid


def heading(block: Heading, setting: Setting, parent: Element, level: int, following: Block | None = None) -> Slab:
    """A heading, kept with what follows; `level` is its level in the structure, where none may be left out."""
    element = parent.add(f"H{level}")
    if block.look == "compact":
        made = _compact(block, setting, parent, element)
    elif block.look in ("eyebrow", "title"):
        made = _label_or_title(block, setting, element, following)
    else:
        made = _section(block, setting, element)
    kept = f"{block.number} {words_of(block.content)}".strip() if block.listed else ""
    return replace(made, title=kept, level=block.level)


def _label_or_title(block: Heading, setting: Setting, element: Element, following: Block | None) -> Slab:
    """A small label, or the title of a page of its own, to which a label above it belongs."""
    sheet, style = setting.sheet, setting.style
    if block.look == "title":
        role = sheet[title_role(words_of(block.content), style)]
        piece = setting.whole(role, sheet.left, sheet.width, block.content, block.id, element, loose=True)
        return Slab(block.id, (piece,), style.number("page_title.before_pt"), style.number("page_title.after_pt"), True)
    above_title = isinstance(following, Heading) and following.look == "title"
    piece = setting.whole(sheet["eyebrow"], sheet.left, sheet.width, block.content, block.id, element, loose=True)
    after = "header_block.staff.gap_eyebrow_to_title_pt" if above_title else "eyebrow.after_pt"
    return Slab(block.id, (piece,), style.number("eyebrow.before_pt"), style.number(after), True)


def _section(block: Heading, setting: Setting, element: Element) -> Slab:
    """The heading of a section, of back matter, or one of the second level."""
    sheet = setting.sheet
    role = sheet["h2" if block.look == "sub" or block.level == 2 else "h1"]
    hanging = bool(block.number) or role.name == "h2"
    x, width = (sheet.axis, sheet.body_width) if hanging else (sheet.left, sheet.width)
    lines = setting.lines(role, width, block.content, element)
    if role.tracking and len(lines.operators) > 1:
        role = varied(role, tracking=0)
        lines = setting.lines(role, width, block.content, element)
    beside: tuple[TextBox, ...] = ()
    if block.number:
        number = sheet.role(role.name, color="accent")
        beside = (setting.box(number, sheet.left, 0, sheet.axis - sheet.left, block.number, block.id, element),)
    piece = Passage(lines, role, x, width, element, block.id, whole=True, beside=beside)
    return Slab(block.id, (piece,), role.before, role.after, True)


def _compact(block: Heading, setting: Setting, parent: Element, element: Element) -> Slab:
    """The heading of a short section: a hairline over the frame, number and title; with a remark at the right nothing follows."""
    sheet, style = setting.sheet, setting.style
    role, body = sheet.role("h2", color="accent"), sheet.role("body", color="ink_soft")
    x = sheet.axis if block.number else sheet.left
    rule = Stroke(sheet.left, 0, sheet.width, 0, block.id, style.number("section_compact.rule_above_pt"), style.colors["rule"])
    boxes = [setting.box(role, sheet.left, 0, sheet.axis - sheet.left, block.number, block.id, element)] if block.number else []
    title = setting.box(role, x, 0, sheet.right - x, block.content, block.id, element)
    boxes.append(title)
    if block.remark:
        remark = setting.box(body, x, role.drop - body.drop, sheet.right - x, block.remark, block.id, parent.add("P"), "right")
        taken = title.lines.widths[0] + style.mm("list.marker_gap_mm") + remark.lines.widths[0]
        beside = len(title.lines.operators) == len(remark.lines.operators) == 1 and taken <= remark.width
        boxes.append(remark if beside else replace(remark, y=title.height))
    pieces = (Solid(style.number("section_compact.pad_top_pt"), (rule,)), solid(boxes))
    return Slab(block.id, pieces, style.number("section_compact.before_pt"), style.number("section_compact.after_pt"), not block.remark)


def paragraph(block: Paragraph, setting: Setting, parent: Element, following: Block | None) -> Slab:
    """A paragraph with its number in the hanging column; a short one stays with the quotation or list it introduces."""
    sheet, style = setting.sheet, setting.style
    element = parent.add("P")
    if block.role == "source_note":
        role = sheet["meta"]
        note = Passage(setting.lines(role, sheet.width, block.content, element), role, sheet.left, sheet.width, element, block.id)
        return Slab(block.id, (note,), style.number("caption.source_note_gap_pt"), style.number("caption.source_note_after_pt"))
    role = sheet.role("body", color="ink_soft") if block.role == "empty" else sheet["body" if block.role == "opening" else block.role]
    start = sheet.left if block.role == "opening" and not (block.number or block.depth) else sheet.axis
    indent = block.depth * style.mm("paragraph_levels.indent_mm")
    x, width = start + indent, sheet.right - start - indent
    beside: tuple[TextBox, ...] = ()
    if block.number:
        left = sheet.axis + indent - style.mm("paragraph_levels.indent_mm") if block.depth else sheet.left
        number = sheet.role(role.name, weight="regular", color="ink_soft")
        beside = (setting.box(number, left, 0, x - left, block.number, block.id, element),)
    content = (*portion_mark(block.portion, setting), *block.content)
    piece = Passage(setting.lines(role, width, content, element), role, x, width, element, block.id, beside=beside)
    after = role.after or sheet["body"].after
    return Slab(block.id, (piece,), role.before, after, _introduces(block, piece.count, setting, following))


def portion_mark(portion: str, setting: Setting) -> Inlines:
    """The marking of a paragraph alone, before its words: in their type and in the language of the document."""
    return (Text(f"({portion})\xa0", language=setting.document.meta.language),) if portion else ()


def _introduces(block: Paragraph, lines: int, setting: Setting, following: Block | None) -> bool:
    """Whether a paragraph stays with the block after it."""
    style = setting.style
    if isinstance(following, Quote) and block.role in ("body", "meta"):
        return lines <= style.number("flow.intro_max_lines")
    short = isinstance(following, BulletList) and len(following.items) <= style.number("flow.list_keep_together_max_items")
    return block.role == "body" and short


def bullets(block: BulletList, setting: Setting, parent: Element) -> Slab:
    """A list with en dashes; an item is never parted, nor a short list."""
    sheet, role = setting.sheet, setting.sheet["list"]
    element = parent.add("L", attributes=PLAIN_LIST)
    gap, short = setting.style.mm("list.marker_gap_mm"), setting.style.number("flow.list_keep_together_max_items")
    x = sheet.axis
    pieces = []
    for index, item in enumerate(block.items):
        entry = element.add("LI")
        label, body = entry.add("Lbl"), entry.add("LBody")
        dash = setting.box(role, x - gap, 0, gap, "–", block.id, label)
        loose = index == 0 or len(block.items) > short
        pieces.append(Passage(setting.lines(role, sheet.right - x, item, body), role, x, sheet.right - x, body, block.id,
                              role.after if index else 0, loose, True, (dash,)))
    return Slab(block.id, pieces, role.before, role.after)


def references(block: References, setting: Setting, parent: Element) -> Slab:
    """The one-line list of sources: the letter in the hanging column."""
    sheet, style, role = setting.sheet, setting.style, setting.sheet["table"]
    element = parent.add("L", attributes=PLAIN_LIST)
    letters = sheet.role("table", weight="bold", color="accent")
    pieces = []
    for index, entry in enumerate(block.entries):
        item = element.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        letter = setting.box(letters, sheet.left, 0, sheet.axis - sheet.left, f"[{entry.letter}]", block.id, label)
        pieces.append(_entry(setting, entry.content, body, block.id, style.number("references.row_gap_pt") if index else 0, letter))
    if block.note:
        meta = sheet["meta"]
        note = parent.add("P")
        pieces.append(Passage(setting.lines(meta, sheet.width, block.note, note), meta, sheet.left, sheet.width, note, block.id,
                              style.number("references.note_gap_pt"), not block.entries))
    return Slab(block.id, pieces, role.before, role.after or sheet["body"].after)


def _entry(setting: Setting, content: Inlines, body: Element, node_id: str, gap: float, letter: TextBox) -> Passage:
    """An entry of the list, never parted."""
    sheet, role = setting.sheet, setting.sheet["table"]
    lines = setting.lines(role, sheet.body_width, content, body)
    return Passage(lines, role, sheet.axis, sheet.body_width, body, node_id, gap, True, True, (letter,))
