"""The body: every block of the document in Word's own terms, each gap between blocks written once."""
from __future__ import annotations

from collections.abc import Mapping

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
from briefer.document.walk import stretches
from briefer.exporters.docx.back import distribution, references, signature
from briefer.exporters.docx.boxes import key_box, quote
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.contents import contents
from briefer.exporters.docx.figures import figure
from briefer.exporters.docx.flow import Edges, Place, edges
from briefer.exporters.docx.head import address_rows, header_block
from briefer.exporters.docx.markup import run, tab, twips
from briefer.exporters.docx.numbering import HEADINGS, numbered
from briefer.exporters.docx.styles import level_indent, outline
from briefer.exporters.docx.tables import data_table, term_list

_ROLES: Mapping[ParagraphRole, str] = {
    "body": "BrieferBody", "lead": "BrieferLead", "empty": "BrieferEmpty", "source_note": "BrieferNote", "meta": "BrieferAside"}
_KEPT_ITEMS = 6  # a list no longer than this stays with the paragraph that introduces it


def body(composition: Composition) -> str:
    """All blocks of the document as the inside of the body."""
    blocks = composition.document.blocks
    edged = [edges(block, composition) for block in blocks]
    written: list[str] = []
    above: Edges | None = None
    top = False
    for index, block in enumerate(blocks):
        if isinstance(block, (PageBreak, Part)):
            top, above = True, None
            continue
        own = edged[index]
        gap = own.gap_above(above) if above else 0.0
        if own.opens_with_table and (top or above is None or above.closes_with_table):
            written.append(_spacer(gap, composition, top=top))
        if block.id in composition.targets and not isinstance(block, Heading):
            written.append(composition.bookmarked(block.id))
        following = edged[index + 1] if index + 1 < len(blocks) else None
        below = following.gap_above(own) if following and following.opens_with_table and not own.closes_with_table else 0.0
        written.append(_block(block, Place(gap, below, top and not own.opens_with_table, _keeps(index, composition)), composition))
        above, top = own, False
    if above is None or above.closes_with_table:
        written.append(_spacer(0, composition))
    return "".join(written)


def _spacer(gap: float, composition: Composition, *, top: bool = False) -> str:
    """The paragraph that Word wants around tables: before the first, between two, after the last; as tall as the gap."""
    height = max(twips(gap), 20)
    return composition.paragraph("BrieferSpacer", "", top=top, setting=f'<w:spacing w:line="{height}" w:lineRule="exact"/>')


def _keeps(index: int, composition: Composition) -> bool:
    """Whether a paragraph stays with the block after it: a short one that leads to a quotation or a list."""
    block, rest = composition.document.blocks[index], composition.document.blocks[index + 1:index + 2]
    if not isinstance(block, Paragraph) or block.role != "body" or not rest:
        return False
    if isinstance(rest[0], BulletList):
        return len(rest[0].items) <= _KEPT_ITEMS
    return isinstance(rest[0], Quote) and composition.lines.get(block.id, 0) <= composition.style.number("flow.intro_max_lines")


def _block(block: Block, place: Place, composition: Composition) -> str:  # noqa: C901 - one branch a kind of block, checked by mypy
    """One block."""
    match block:
        case Heading():
            return _heading(block, place, composition)
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
        case (OptionCard() | BioCards() | PressCard() | DataBlock() | DecisionBox() | FigureStrip() | SpeakingPoints() | SideBox() | Band()
              | NoteColumns()):
            return _in_words(block, place, composition)
        case PageBreak() | Part():
            return ""


def _in_words(block: Block, place: Place, composition: Composition) -> str:
    """A block as paragraphs, one for each of its stretches of text."""
    said = [stretch for stretch in stretches(block) if stretch]
    last = len(said) - 1
    return "".join(
        composition.paragraph("BrieferBody", composition.runs(stretch, "BrieferBody"), node=f"{block.id}/{index}",
                              above=None if index else place.above, below=place.below if index == last else 0,
                              top=place.top and not index, keep=index < last)
        for index, stretch in enumerate(said))


def _heading(block: Heading, place: Place, composition: Composition) -> str:
    """A heading; its number is Word's to count, typed out only where Word would count differently."""
    counts = bool(block.number) and block.look == "section" and block.level == 1
    number = composition.counter.heading(block.number) if counts else None
    style = _heading_style(block, counted=number is not None or not composition.counter.scheme.headings)
    typed = run(block.number) + tab() if block.number and number is None else ""
    if number == "" and style != "Heading1":
        number = numbered(HEADINGS, 0)
    setting = composition.hanging if typed or (number and style != "Heading1") else ""
    if block.look == "eyebrow":
        setting += outline(block.level - 1 if block.listed else 2)
    content = composition.bookmarked(block.id, typed + composition.runs(block.content, style))
    return composition.paragraph(style, content, node=block.id, above=place.above, below=place.below, top=place.top, number=number or "",
                                 setting=setting)


def _heading_style(block: Heading, *, counted: bool) -> str:
    """The style of a heading of this look; where none is numbered, the plain ones bear Word's own."""
    if block.look == "eyebrow":
        return "BrieferLabel"
    if block.look == "sub" or block.level == 2:
        return "Heading2"
    if not block.listed:
        return "BrieferHeadingUnlisted"
    return "Heading1" if counted else "BrieferHeadingPlain"


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
    content = typed + composition.runs(block.content, style)
    return composition.paragraph(style, content, node=block.id, above=place.above, below=place.below, keep=place.keep, top=place.top,
                                 number=number or "", setting=setting)


def _list(block: BulletList, place: Place, composition: Composition) -> str:
    """A list with en dashes."""
    style = "ListBullet" if block.hanging else "BrieferListFlush"
    last, together = len(block.items) - 1, len(block.items) <= _KEPT_ITEMS
    return "".join(
        composition.paragraph(style, composition.runs(item, style), node=f"{block.id}/{index}", above=None if index else place.above,
                              below=place.below if index == last else 0, top=place.top and not index, keep=together and index < last)
        for index, item in enumerate(block.items))
