"""Going through a document in reading order: its blocks, their stretches of inlines, and the plain words."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefer.document.cards import BioCards, OptionCard, PressCard
from briefer.document.drawings import Coverage, Shown, Swimlane, Timeline
from briefer.document.forms import DataBlock, DecisionBox, FigureStrip, LabelledRow, NoteColumns, SideBox, SpeakingPoints
from briefer.document.inlines import Inline, Inlines, LineBreak, Link, Note, Rating, Reference, Text
from briefer.document.nodes import (
    AddressRows,
    Band,
    Block,
    BulletList,
    Distribution,
    Document,
    Figure,
    HeaderBlock,
    Heading,
    KeyBox,
    Paragraph,
    Quote,
    References,
    Signature,
    Table,
    TermList,
)


def plain_text(content: Iterable[Inline]) -> str:
    """The words of a stretch of inlines, references as printed; footnotes are left out."""
    return "".join(_plain(inline) for inline in content)


def _plain(inline: Inline) -> str:
    match inline:
        case Text() | Reference():
            return inline.text
        case Link():
            return "".join(text.text for text in inline.content)
        case LineBreak():
            return "\n"
        case Note() | Rating():
            return ""


def stretches(block: Block) -> Iterator[Inlines]:  # noqa: C901 - one branch a kind of block
    """Each stretch of inlines of a block, in reading order; words that stand outside inlines come as one text each."""
    match block:
        case Heading():
            yield block.content
            yield block.remark
        case Paragraph():
            yield (*((Text(f"({block.portion}) "),) if block.portion else ()), *block.content)
        case Quote():
            yield from (*block.paragraphs, *block.translation, block.meta)
        case KeyBox():
            yield from (words(block.label), *block.paragraphs)
        case BulletList():
            yield from block.items
        case Table():
            yield from _table(block)
        case TermList():
            for term in block.terms:
                yield from (words(term.term), term.content)
        case Figure():
            yield from _figure(block)
        case OptionCard() | BioCards() | PressCard():
            yield from _cards(block)
        case DataBlock() | DecisionBox() | FigureStrip() | SpeakingPoints() | SideBox() | Band() | NoteColumns():
            yield from _forms(block)
        case _:
            yield from _furniture(block)


def words(text: str) -> Inlines:
    """Plain words as a stretch of inlines."""
    return (Text(text),) if text else ()


def notes(block: Block) -> Iterator[Note]:
    """The footnotes of a block, in reading order."""
    return (inline for stretch in stretches(block) for inline in stretch if isinstance(inline, Note))


def texts(document: Document) -> Iterator[Text]:
    """Every text of a document, footnotes included, in reading order."""
    for block in document.blocks:
        for stretch in stretches(block):
            yield from _texts(stretch)


def _texts(content: Iterable[Inline]) -> Iterator[Text]:
    for inline in content:
        match inline:
            case Text():
                yield inline
            case Link() | Note():
                yield from _texts(inline.content)
            case _:
                continue


def count_words(document: Document) -> int:
    """How many words a document prints, footnotes included, banners and page numbers not."""
    total = 0
    for block in document.blocks:
        for stretch in stretches(block):
            total += len(plain_text(stretch).split())
            total += sum(len(plain_text(inline.content).split()) for inline in stretch if isinstance(inline, Note))
    return total


def _table(table: Table) -> Iterator[Inlines]:
    if table.caption:
        yield (Text(f"{table.caption.label} "), *table.caption.content)
    yield from (column.title for column in table.columns)
    for row in table.rows:
        yield from row.cells
    if not table.rows:
        yield words(table.empty)
    yield table.note


def _figure(figure: Figure) -> Iterator[Inlines]:
    if figure.caption:
        yield (Text(f"{figure.caption.label} "), *figure.caption.content)
    if figure.drawing:
        yield from map(words, _shown(figure.drawing))
    else:
        yield words(figure.empty)
    yield figure.note


def _shown(drawing: Shown) -> Iterator[str]:
    """The words in a figure."""
    match drawing:
        case Timeline():
            for row in drawing.rows:
                yield row.label
                yield from (mark.label for mark in row.marks)
            yield from (drawing.axis_label, drawing.key_point, drawing.key_period, drawing.key_inferred, drawing.key_ticks)
        case Swimlane():
            for lane in drawing.lanes:
                yield lane.label
                yield from (bar.label for bar in lane.bars)
            if drawing.detail:
                yield drawing.detail.title
                yield from (mark.label for mark in drawing.detail.marks)
        case Coverage():
            yield from _covered(drawing)


def _covered(drawing: Coverage) -> Iterator[str]:
    yield from (drawing.theme_head, drawing.events_head)
    for panel in drawing.panels:
        yield panel.title
        yield from (head.label for head in panel.heads)
    for group in drawing.groups:
        yield group.label
        yield from (row.label for row in group.rows)
    yield from (drawing.totals_label, drawing.key_two, drawing.key_one, drawing.key_gap, drawing.key_letters, *drawing.key_months)


def _cards(block: OptionCard | BioCards | PressCard) -> Iterator[Inlines]:
    match block:
        case OptionCard():
            yield from (block.title, words(block.tag), *block.paragraphs, *block.advantages, *block.drawbacks)
        case BioCards():
            for card in block.cards:
                yield from (card.name, card.office, *card.paragraphs)
        case PressCard():
            yield from (block.title, block.meta, *map(words, block.tags), *block.summary, *block.quote, words(block.locator))


def _forms(block: DataBlock | DecisionBox | FigureStrip | SpeakingPoints | SideBox | Band | NoteColumns) -> Iterator[Inlines]:
    match block:
        case DataBlock():
            yield from _labelled(block.rows)
        case DecisionBox():
            yield from map(words, (block.label, *block.options, block.remarks, block.signature, block.date))
        case FigureStrip():
            for figure in block.figures:
                yield from (figure.number, figure.label)
        case SpeakingPoints():
            yield from block.items
        case Band():
            yield words(block.label)
            yield from _table(block.table)
            yield from _forms(block.box)
        case SideBox() | NoteColumns():
            if isinstance(block, SideBox):
                yield words(block.label)
            for entry in block.entries:
                yield from (entry.name, entry.content)


def _labelled(rows: Iterable[LabelledRow]) -> Iterator[Inlines]:
    return ((Text(row.label), Text(" "), *row.value) for row in rows)


def _header(header: HeaderBlock) -> Iterator[Inlines]:
    yield from map(words, (header.office, header.office_section))
    yield from _labelled(header.rows)
    yield from map(words, (header.document_type, header.title, header.statement, header.subtitle, header.addressee))


def _furniture(block: Block) -> Iterator[Inlines]:
    """What stands around the text: the head of the first page, the one-line list of sources, who signs and who receives."""
    match block:
        case HeaderBlock():
            yield from _header(block)
        case AddressRows():
            yield from _labelled(block.rows)
        case References():
            yield from ((Text(f"[{entry.letter}] "), *entry.content) for entry in block.entries)
            yield block.note
        case Signature():
            yield from (words(block.office), words(block.under_line))
        case Distribution():
            for label, names in block.groups:
                yield from (words(label), *(words(name) for name in names))
        case _:
            return
