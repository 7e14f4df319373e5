"""Headings, paragraphs and lists."""
from __future__ import annotations

from briefer.document.inlines import Inlines
from briefer.document.nodes import Block, BulletList, Heading, Paragraph, Quote, References
from briefer.layout.boxes import Element, TextBox
from briefer.layout.lines import words_of
from briefer.layout.pieces import Passage, Slab
from briefer.layout.setting import Setting

_KEPT_ITEMS = 6  # a list no longer than this stays with the paragraph that introduces it


def heading(block: Heading, setting: Setting, parent: Element, level: int) -> Slab:
    """A heading, kept with what follows; `level` is its level in the structure, where none may be left out."""
    sheet, style = setting.sheet, setting.style
    element = parent.add(f"H{level}")
    kept = f"{block.number} {words_of(block.content)}".strip() if block.listed else ""
    if block.look == "eyebrow":
        piece = setting.whole(sheet["eyebrow"], sheet.left, sheet.width, block.content, block.id, element, loose=True)
        return Slab(block.id, (piece,), style.number("eyebrow.before_pt"), style.number("eyebrow.after_pt"), True,
                    title=kept, level=block.level)
    role = sheet["h2" if block.look == "sub" or block.level == 2 else "h1"]
    hanging = bool(block.number) or role.name == "h2"
    x, width = (sheet.axis, sheet.body_width) if hanging else (sheet.left, sheet.width)
    beside: tuple[TextBox, ...] = ()
    if block.number:
        number = sheet.role(role.name, color="accent")
        beside = (setting.box(number, sheet.left, 0, sheet.axis - sheet.left, block.number, block.id, element),)
    piece = Passage(setting.lines(role, width, block.content, element), role, x, width, element, block.id, whole=True, beside=beside)
    return Slab(block.id, (piece,), role.before, role.after, True, title=kept, level=block.level)


def paragraph(block: Paragraph, setting: Setting, parent: Element, following: Block | None) -> Slab:
    """A paragraph with its number in the hanging column; a short one stays with the quotation or list it introduces."""
    sheet, style = setting.sheet, setting.style
    element = parent.add("P")
    if block.role == "source_note":
        role = sheet["meta"]
        note = Passage(setting.lines(role, sheet.width, block.content, element), role, sheet.left, sheet.width, element, block.id)
        return Slab(block.id, (note,), style.number("caption.source_note_gap_pt"), style.number("caption.source_note_after_pt"))
    role = sheet.role("body", color="ink_soft") if block.role == "empty" else sheet[block.role]
    indent = block.depth * style.mm("paragraph_levels.indent_mm")
    x, width = sheet.axis + indent, sheet.body_width - indent
    beside: tuple[TextBox, ...] = ()
    if block.number:
        left = sheet.axis + indent - style.mm("paragraph_levels.indent_mm") if block.depth else sheet.left
        number = sheet.role(role.name, weight="regular", color="ink_soft")
        beside = (setting.box(number, left, 0, x - left, block.number, block.id, element),)
    piece = Passage(setting.lines(role, width, block.content, element), role, x, width, element, block.id, beside=beside)
    after = role.after or sheet["body"].after
    return Slab(block.id, (piece,), role.before, after, _introduces(block, piece.count, setting, following))


def _introduces(block: Paragraph, lines: int, setting: Setting, following: Block | None) -> bool:
    """Whether a paragraph stays with the block after it."""
    if isinstance(following, Quote) and block.role in ("body", "meta"):
        return lines <= setting.style.number("flow.intro_max_lines")
    return block.role == "body" and isinstance(following, BulletList) and len(following.items) <= _KEPT_ITEMS


def bullets(block: BulletList, setting: Setting, parent: Element) -> Slab:
    """A list with en dashes; an item is never parted, nor a short list."""
    sheet, role = setting.sheet, setting.sheet["list"]
    element = parent.add("L", attributes="/O /List /ListNumbering /None")
    gap = setting.style.mm("list.marker_gap_mm")
    x = sheet.axis if block.hanging else sheet.left + gap
    pieces = []
    for index, item in enumerate(block.items):
        entry = element.add("LI")
        label, body = entry.add("Lbl"), entry.add("LBody")
        dash = setting.box(role, x - gap, 0, gap, "–", block.id, label)
        loose = index == 0 or len(block.items) > _KEPT_ITEMS
        pieces.append(Passage(setting.lines(role, sheet.right - x, item, body), role, x, sheet.right - x, body, block.id,
                              role.after if index else 0, loose, True, (dash,)))
    return Slab(block.id, pieces, role.before, role.after)


def references(block: References, setting: Setting, parent: Element) -> Slab:
    """The one-line list of sources: the letter in the hanging column."""
    sheet, style, role = setting.sheet, setting.style, setting.sheet["table"]
    element = parent.add("L", attributes="/O /List /ListNumbering /None")
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
