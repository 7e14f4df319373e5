"""Blocks one below the other: Word adds spaces where paper takes the larger, so each gap is written once, on the lower block."""
from __future__ import annotations

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
from briefer.document.styles import HouseStyle
from briefer.exporters.docx.composition import Composition
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class Edges:
    """The space a block asks for above and below, in points, and whether it begins and ends with a table in Word's sense.

    `rise` is how far its upper rule stands in the space above: on the page the middle of a rule is the edge of the block. `foot` is
    room at its end that no space of the next block takes the place of.
    """

    before: float
    after: float
    opens_with_table: bool = False
    closes_with_table: bool = False
    rise: float = 0
    foot: float = 0

    def gap_above(self, upper: Edges) -> float:
        """The space between the block above and this one."""
        return upper.foot + max(upper.after, self.before) - self.rise


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block comes to stand: space above its first and below its last paragraph, whether it starts a page or stays with the next.

    `shifted` is true of every other one of headings under each other: Word draws one rule for paragraphs whose rules are alike.
    """

    above: float = 0
    below: float = 0
    top: bool = False
    keep: bool = False
    shifted: bool = False


NOWHERE = Place()


def edges(block: Block, following: Block | None, composition: Composition) -> Edges:  # noqa: C901 - one branch a kind of block
    """The edges of a block before another."""
    style = composition.style
    roles, number = style.roles, style.number
    match block:
        case Heading():
            return _heading(block, following, style)
        case Paragraph():
            return _paragraph(block, style)
        case Quote():
            return Edges(number("quote_block.before_pt"), number("quote_block.after_pt"), True, True)
        case KeyBox():
            gap = number("bottom_line_box.gap_pt")
            return Edges(gap, gap, True, True, number("bottom_line_box.rule_top_pt") / 2)
        case BulletList():
            return Edges(0, roles["list"].after)
        case Table():
            after = number("caption.source_note_after_pt") if block.note else number("tables.gap_after_pt")
            before = number("caption.gap_above_pt" if block.caption else "space.s1_pt")
            return Edges(before, after, not block.caption, not block.note)
        case Figure():
            tabled = block.id not in composition.drawings
            return Edges(number("caption.gap_above_pt"), number("caption.source_note_after_pt" if block.note else "caption.gap_above_pt"),
                         tabled and not block.caption, tabled and not block.note)
        case TermList():
            return Edges(0, roles["body"].after, True, True)
        case AddressRows():
            return _address(style)
        case HeaderBlock():
            return _head(block, composition)
        case Signature():
            return _signature(style, composition.document.meta.language)
        case Contents() | References() | Distribution():
            return Edges(0, roles["body"].after)
        case OptionCard() | BioCards() | PressCard():
            return _card(block, style)
        case DataBlock() | DecisionBox() | FigureStrip() | SpeakingPoints() | SideBox() | Band() | NoteColumns():
            return _form(block, style)
        case PageBreak() | Part():
            return Edges(0, 0)


def _card(block: OptionCard | BioCards | PressCard, style: HouseStyle) -> Edges:
    """A card under its rule."""
    gap = style.number("card.gap_after_pt")
    if isinstance(block, OptionCard):  # its rule stands within it, as the heavy one of the recommended card would reach too far up
        return Edges(0, gap, True, True)
    return Edges(0, gap, True, True, style.number("bio_card.rule_top_pt" if isinstance(block, BioCards) else "card.rule_top_pt") / 2)


def _form(block: DataBlock | DecisionBox | FigureStrip | SpeakingPoints | SideBox | Band | NoteColumns, style: HouseStyle) -> Edges:
    """A block with a form of its own."""
    number = style.number
    match block:
        case DataBlock():
            token = {"rows": "gap_pt", "pairs": "gap_pair_pt", "matter": "gap_matter_pt", "axis": "gap_axis_pt"}[block.look]
            return Edges(0, number(f"data_block.{token}"), True, True, number("rule.hair_pt") / 2)
        case DecisionBox():
            return Edges(number("decision_box.above_pt"), number("decision_box.below_pt"), True, True)
        case FigureStrip():
            return Edges(0, number("figure_strip.gap_pt"), True, True, number("figure_strip.rule_top_pt") / 2)
        case SpeakingPoints():
            return Edges(0, number("speaking_points.gap_pt"))
        case SideBox() | Band():
            gap = number("side_box.gap_pt")
            return Edges(gap, gap, True, True, number("bottom_line_box.rule_top_pt") / 2)
        case NoteColumns():
            return Edges(number("note_columns.gap_pt"), number("note_columns.after_pt"), True, True)


def _heading(block: Heading, following: Block | None, style: HouseStyle) -> Edges:
    """A heading of its look; a label belongs to the title of a page below it."""
    if block.look == "eyebrow":
        above_title = isinstance(following, Heading) and following.look == "title"
        after = "header_block.staff.gap_eyebrow_to_title_pt" if above_title else "eyebrow.after_pt"
        return Edges(style.number("eyebrow.before_pt"), style.number(after))
    if block.look == "compact":
        return Edges(style.number("section_compact.before_pt"), style.number("section_compact.after_pt"))
    if block.look == "title":
        return Edges(style.number("page_title.before_pt"), style.number("page_title.after_pt"))
    role = style.roles["h2" if block.look == "sub" else "h1"]
    return Edges(role.before, role.after)


def _paragraph(block: Paragraph, style: HouseStyle) -> Edges:
    """A paragraph of its role."""
    if block.role == "source_note":
        return Edges(style.number("caption.source_note_gap_pt"), style.number("caption.source_note_after_pt"))
    role = style.roles["body" if block.role in ("empty", "opening") else block.role]
    return Edges(role.before, role.after or style.roles["body"].after)


def _head(block: HeaderBlock, composition: Composition) -> Edges:
    """The head of the first page, or of a part."""
    style = composition.style
    if block.band:
        return Edges(0, style.number("header_block.staff.band_after_pt"), True, True)
    if style.as_letter:
        return Edges(0, style.number("header_block.diplomatic.matter_gap_pt" if has_matter(composition) else "space.s4_pt"))
    return Edges(0, style.number("header_block.staff.statement_after_pt" if block.statement else "address.gap_above_pt"), True)


def has_matter(composition: Composition) -> bool:
    """Whether the head is followed by what a talk is about, so that its title stands closer."""
    return any(isinstance(block, DataBlock) and block.look == "matter" for block in composition.document.blocks)


def _address(style: HouseStyle) -> Edges:
    """The rows under the title."""
    after = style.number("space.s4_pt")
    if style.as_letter:
        return Edges(style.number("address.subject_gap_above_pt"), after, True, True)
    return Edges(style.number("address.gap_above_pt"), after, True, True, style.number("rule.hair_pt") / 2)


def _signature(style: HouseStyle, language: str) -> Edges:
    """The room for a signature."""
    after = style.roles["body"].after
    if style.signs_on_axis(language):
        return Edges(style.number("signature.staff.above_pt"), style.number("signature.staff.below_pt") + after, True, True)
    return Edges(style.number("signature.diplomatic.gap_above_pt"), after, foot=style.number("signature.diplomatic.below_pt"))
