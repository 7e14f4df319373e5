"""The body of a section: framing text, quotations, tables and cards in the order the officer gave them."""
from __future__ import annotations

from collections.abc import Sequence

from briefer.assembly.composer import Composer
from briefer.assembly.numbers import Captioned
from briefer.assembly.prose import one_line, punctuated, text_blocks
from briefer.assembly.quotes import quote
from briefer.document.inlines import Inlines, Marks, Text
from briefer.document.nodes import Block, BulletList, Caption, Column, Heading, Paragraph, Row, Table
from briefer.document.walk import plain_text
from briefer.errors import ExportError
from briefer.model.briefing import Card, CardsItem, ExcerptItem, GroupItem, Item, TableItem, TextItem
from briefer.model.localized import Localized


def body_blocks(composer: Composer, section: str, items: Sequence[Item]) -> list[Block]:
    """The blocks of a body; text not written in the document's language is left out.

    ExportError `cards_not_printed` for courses of action, which no page can show yet.
    """
    blocks: list[Block] = []
    for item in items:
        match item:
            case TextItem():
                blocks += text_blocks(composer, section, item)
            case ExcerptItem():
                blocks.append(_excerpt(composer, section, item))
            case TableItem():
                blocks.append(table(composer, section, item))
            case CardsItem():
                blocks += _cards(composer, section, item)
            case GroupItem():
                blocks += body_blocks(composer, section, item.body)
    return blocks


def caption(composer: Composer, id: str, kind: Captioned, text: Inlines) -> Caption:
    """The caption of a figure or table with the next number; cross-references can name it."""
    number = composer.numbers.captioned(kind)
    composer.target(id, kind, str(number))
    return Caption(composer.words.text(f"caption.{kind}", n=number), text)


def table(composer: Composer, section: str, item: TableItem) -> Table:
    """A table the officer made; without a caption it bears no number."""
    id = composer.unique(item.id or f"{section}.table")
    title = one_line(composer, item.caption)
    columns = tuple(
        Column(one_line(composer, column.title), "right" if column.type == "number" and column.align == "left" else column.align,
               column.width)
        for column in item.columns)
    rows = tuple(Row(tuple(one_line(composer, cell) for cell in row)) for row in item.rows)
    heads = ", ".join(filter(None, (plain_text(column.title) for column in columns)))
    summary = ": ".join(filter(None, (plain_text(title) or composer.words.text("table.caption_less"), heads)))
    return Table(id, "free", columns, rows, caption(composer, id, "table", title) if title else None, summary=summary)


def _excerpt(composer: Composer, section: str, item: ExcerptItem) -> Block:
    source, excerpt = composer.pack.source(item.excerpt.source), composer.pack.excerpt(item.excerpt)
    if source is None or excerpt is None:
        words = composer.words.text("quote.missing", excerpt=str(item.excerpt))
        return Paragraph(composer.unique(item.id or f"{section}.{item.excerpt}"), (Text(words),), role="empty")
    return quote(composer, item.id or section, source, excerpt)


def _cards(composer: Composer, section: str, item: CardsItem) -> list[Block]:
    """Cards as a sub-heading and a list each; a person's lines as one paragraph."""
    if item.layout == "options":
        raise ExportError("cards_not_printed", section=section)
    blocks: list[Block] = []
    for card in item.items:
        blocks += _card(composer, composer.unique(f"{item.id or section}.card"), card, person=item.layout == "people")
    return blocks


def _card(composer: Composer, id: str, card: Card, *, person: bool) -> list[Block]:
    title = one_line(composer, card.title)
    lines = [line for line in (one_line(composer, text) for text in card.lines) if line]
    head: list[Block] = [Heading(id, title, "sub", 2, listed=False)] if title else []
    if not lines:
        return head
    if person:
        return [*head, *(Paragraph(composer.unique(f"{id}.p"), line) for line in lines)]
    return [*head, BulletList(composer.unique(f"{id}.list"), punctuated(lines, composer.language))]


def soft(text: str) -> Inlines:
    """Words said aside, in the soft ink."""
    return (Text(text, Marks.SOFT),)


def localized_or(composer: Composer, value: Localized, id: str) -> Inlines:
    """The officer's words, else those of the catalogue."""
    return one_line(composer, value) or (Text(composer.words.text(id)),)
