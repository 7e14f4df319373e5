"""The body: every block of the document in Word's own terms, each gap between blocks written once."""
from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest

from briefer.document.heads import heads_part
from briefer.document.nodes import (
    AddressRows,
    Band,
    BioCards,
    Block,
    BulletList,
    Contents,
    DataBlock,
    DecisionBox,
    Distribution,
    Figure,
    FigureStrip,
    HeaderBlock,
    Heading,
    KeyBox,
    NoteColumns,
    OptionCard,
    PageBreak,
    Paragraph,
    ParagraphRole,
    Part,
    PressCard,
    Quote,
    References,
    SideBox,
    Signature,
    SpeakingPoints,
    Table,
    TermList,
)
from briefer.exporters.docx.back import distribution, references, signature
from briefer.exporters.docx.boxes import key_box, quote
from briefer.exporters.docx.cards import bio_cards, option_card, press_card
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.contents import contents
from briefer.exporters.docx.decision import decision_box
from briefer.exporters.docx.figures import figure
from briefer.exporters.docx.flow import Edges, Place, edges
from briefer.exporters.docx.forms import band, data_block, figure_strip, note_columns, side_box, speaking_points
from briefer.exporters.docx.head import address_rows, header_block
from briefer.exporters.docx.headings import heading
from briefer.exporters.docx.markup import run, tab
from briefer.exporters.docx.parts import Parts
from briefer.exporters.docx.styles import level_indent
from briefer.exporters.docx.tables import data_table, term_list
from briefer.layout.keeps import is_signed

_ROLES: Mapping[ParagraphRole, str] = {
    "body": "BrieferBody", "opening": "BrieferOpening", "empty": "BrieferEmpty", "source_note": "BrieferNote", "meta": "BrieferAside"}
_KEPT = re.compile(r'(<w:pStyle w:val="[^"]*"/>)(?:<w:keepNext(?: w:val="0")?/>)?')


def body(composition: Composition, parts: Parts) -> list[str]:
    """All blocks of the document as the inside of the body, one after the other, but for the properties of its last part."""
    blocks = composition.document.blocks
    edged = [edges(block, following, composition) for block, following in zip_longest(blocks, blocks[1:])]
    written: list[str] = []
    above: Edges | None = None
    top = shifted = False
    for index, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            top, above = True, None
            continue
        if isinstance(block, Part):
            if written:
                written.append(_ended(written.pop(), above, parts.section(), composition))
            parts.begin(block)
            top, above = False, None
            continue
        own = edged[index]
        gap = own.gap_above(above) if above else 0.0
        if own.opens_with_table and (top or above is None or above.closes_with_table):
            written.append(composition.spacer(gap, top=top, keep=index > 0 and is_signed(blocks[index - 1], block)))
        if block.id in composition.targets and not (isinstance(block, Heading) or _is_headed(block, composition)):
            written.append(composition.bookmarked(block.id))
        following = edged[index + 1] if index + 1 < len(blocks) else None
        following_block = blocks[index + 1] if index + 1 < len(blocks) else None
        below = following.gap_above(own) if following and following.opens_with_table and not own.closes_with_table else 0.0
        shifted = isinstance(block, Heading) and block.look == "compact" and not shifted
        made = _block(block, Place(gap, below, top and not own.opens_with_table, _keeps(index, composition), shifted), composition)
        written.append(_kept(made) if following_block and is_signed(block, following_block) else made)
        above, top = own, False
    if above is None or above.closes_with_table:
        written.append(composition.spacer(0))
    return written


def _is_headed(block: Block, composition: Composition) -> bool:
    """Whether a block is the head of a part, whose title has the bookmark."""
    return isinstance(block, HeaderBlock) and heads_part(composition.document, block)


def _ended(last: str, edge: Edges | None, section: str, composition: Composition) -> str:
    """The last block of a section with the properties that end it: in its last paragraph, or in one of its own below a table."""
    before, mark, after = last.rpartition("</w:pPr>")
    if mark and edge and not edge.closes_with_table:
        return f"{before}{section}{mark}{after}"
    return last + composition.spacer(0, section=section)


def _kept(made: str) -> str:
    """A block whose last paragraph, or last row, stays with what follows."""
    start = max(made.rfind("<w:tr>"), 0) if made.endswith("</w:tbl>") else max(made.rfind("<w:p>"), made.rfind("<w:p "), 0)
    return made[:start] + _KEPT.sub(r"\1<w:keepNext/>", made[start:])


def _keeps(index: int, composition: Composition) -> bool:
    """Whether a paragraph stays with the block after it: a short one that leads to a quotation or a list."""
    block, rest, style = composition.document.blocks[index], composition.document.blocks[index + 1:index + 2], composition.style
    if not isinstance(block, Paragraph) or block.role != "body" or not rest:
        return False
    if isinstance(rest[0], BulletList):
        return len(rest[0].items) <= style.number("flow.list_keep_together_max_items")
    return isinstance(rest[0], Quote) and composition.lines.get(block.id, 0) <= style.number("flow.intro_max_lines")


def _block(block: Block, place: Place, composition: Composition) -> str:  # noqa: C901 - one branch a kind of block, checked by mypy
    """One block."""
    match block:
        case Heading():
            return heading(block, place, composition)
        case Paragraph():
            return _paragraph(block, place, composition)
        case Quote():
            return quote(block, composition)
        case KeyBox():
            return key_box(block, composition)
        case BulletList():
            return _list(block, place, composition)
        case Table():
            return data_table(block, place, composition)
        case TermList():
            return term_list(block, composition)
        case Figure():
            return figure(block, place, composition)
        case Contents():
            return contents(block, place, composition)
        case HeaderBlock():
            return header_block(block, place, composition)
        case AddressRows():
            return address_rows(block, composition)
        case References():
            return references(block, place, composition)
        case Signature():
            return signature(block, place, composition)
        case Distribution():
            return distribution(block, place, composition)
        case OptionCard():
            return option_card(block, composition)
        case BioCards():
            return bio_cards(block, composition)
        case PressCard():
            return press_card(block, composition)
        case DataBlock():
            return data_block(block, composition)
        case DecisionBox():
            return decision_box(block, composition)
        case FigureStrip():
            return figure_strip(block, composition)
        case SpeakingPoints():
            return speaking_points(block, place, composition)
        case SideBox():
            return side_box(block, composition)
        case Band():
            return band(block, composition)
        case NoteColumns():
            return note_columns(block, composition)
        case PageBreak() | Part():
            return ""


def _paragraph(block: Paragraph, place: Place, composition: Composition) -> str:
    """A paragraph of its role, numbered by Word."""
    style = _ROLES[block.role]
    number = composition.counter.paragraph(block.number, block.depth) if block.number else None
    typed = ""
    if number is not None:
        style = f"BrieferNumbered{block.depth + 1}"
    elif block.number:
        typed = run(block.number, '<w:rStyle w:val="BrieferSoft"/>') + tab()
    setting = level_indent(composition.style, block.depth, hung=bool(typed)) if typed or (block.depth and number is None) else ""
    content = typed + composition.portion(block.portion) + composition.runs(block.content, style)
    return composition.paragraph(style, content, node=block.id, above=place.above, below=place.below, keep=place.keep, top=place.top,
                                 number=number or "", setting=setting)


def _list(block: BulletList, place: Place, composition: Composition) -> str:
    """A list with en dashes."""
    style = "ListBullet"
    last = len(block.items) - 1
    together = last < composition.style.number("flow.list_keep_together_max_items")
    return "".join(
        composition.paragraph(style, composition.runs(item, style), node=f"{block.id}/{index}", above=None if index else place.above,
                              below=place.below if index == last else 0, top=place.top and not index, keep=together and index < last)
        for index, item in enumerate(block.items))
