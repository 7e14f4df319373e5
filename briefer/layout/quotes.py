"""Quotations: letter and grade in the hanging column, a rule beside the words, translation and source below."""
from __future__ import annotations

from briefer.document.inlines import Inlines
from briefer.document.nodes import Quote
from briefer.layout.boxes import Box, Element
from briefer.layout.margin import height_beside, letter_and_grade, letter_box
from briefer.layout.paragraphs import portion_mark
from briefer.layout.pieces import Bar, Passage, Piece, Resumed, Slab, Solid
from briefer.layout.setting import Setting


def quote(block: Quote, setting: Setting, parent: Element) -> Slab:
    """A quotation. One of few lines stays whole; a longer one may be parted, its source staying with the last two lines."""
    sheet, style = setting.sheet, setting.style
    element = parent.add("BlockQuote")
    pad = style.mm("quote_block.pad_left_mm")
    x, width = sheet.axis + pad, sheet.body_width - pad - style.mm("quote_block.pad_right_mm")
    passages = _passages(block, setting, element, x, width)
    split_from = style.number("flow.quote_split_min_lines")
    whole = sum(piece.count for piece in passages if piece.role.name == "quote") < split_from
    pieces: list[Piece] = [Solid(style.number("quote_block.pad_top_pt"),
                                letter_and_grade(block.letter, block.grade, "quote", setting, block.id, element))]
    for piece in passages:
        last = piece.role.name == "meta"
        loose = piece is not passages[0] and not last and not whole
        pieces.append(Passage(piece.lines, piece.role, x, width, piece.element, block.id, piece.gap, loose, whole or last))
    pieces.append(Solid(style.number("quote_block.pad_bottom_pt") + _filler(block, setting, pieces), (), loose=False))
    bar = Bar(sheet.axis, style.number("quote_block.rule_pt"), style.color("quote_block.rule_color"))
    resumed = _resumed(block, setting) if sum(piece.count for piece in passages) >= split_from else None
    return Slab(block.id, pieces, style.number("quote_block.before_pt"), style.number("quote_block.after_pt"), resumed=resumed, side=bar)


def _passages(block: Quote, setting: Setting, element: Element, x: float, width: float) -> list[Passage]:
    """Quotation, translation and source in lines, each paragraph with the space above it."""
    sheet, style = setting.sheet, setting.style
    inner, between = style.number("quote_block.paragraph_gap_pt"), style.number("quote_block.part_gap_pt")
    found: list[Passage] = []

    def add(name: str, content: Inlines, language: str, gap: float) -> None:
        foreign = language if language != setting.document.meta.language else ""
        child, role = element.add("P", foreign), sheet[name]
        found.append(Passage(setting.lines(role, width, content, child, language), role, x, width, child, block.id, gap if found else 0))

    for index, content in enumerate(block.paragraphs):
        add("quote", content if index else (*portion_mark(block.portion, setting), *content), block.language, inner)
    for index, content in enumerate(block.translation):
        add("translation", content, block.translation_language or setting.document.meta.language, inner if index else between)
    if block.meta:
        add("meta", block.meta, setting.document.meta.language, between)
    return found


def _filler(block: Quote, setting: Setting, pieces: list[Piece]) -> float:
    """The height missing for the grade to stand within the block."""
    return max(0.0, height_beside(block.grade, "quote", setting) - sum(piece.height + piece.gap for piece in pieces))


def _resumed(block: Quote, setting: Setting) -> Resumed:
    """The letter again, with the word that says that the quotation goes on."""
    sheet = setting.sheet
    role = sheet["meta"]
    boxes: list[Box] = [letter_box(block.letter, "quote", setting, block.id, None)] if block.letter else []
    y = sheet["quote"].leading if block.letter else 0.0
    boxes.append(setting.box(role, sheet.left, y, sheet.axis - sheet.left, setting.document.phrases.continued, block.id, None))
    return Resumed(0, tuple(boxes))
