"""The body of a section: framing text, quotations, tables and cards in the order the officer gave them."""
from __future__ import annotations

from collections.abc import Sequence

from briefer.assembly.composer import Composer
from briefer.assembly.numbers import Captioned
from briefer.assembly.prose import one_line, text_blocks
from briefer.assembly.quotes import quote
from briefer.assembly.sections.cards import cards
from briefer.assembly.sections.comparison import comparison, rated
from briefer.document.inlines import Inlines, Marks, Text
from briefer.document.nodes import Block, Caption, Column, Paragraph, Row, Table
from briefer.document.walk import plain_text
from briefer.model.briefing import CardsItem, ExcerptItem, GroupItem, Item, TableItem, TextItem
from briefer.model.localized import Localized


def body_blocks(composer: Composer, section: str, items: Sequence[Item]) -> list[Block]:
    """The blocks of a body; text not written in the document's language is left out."""
    blocks: list[Block] = []
    for item in items:
        match item:
            case TextItem():
                blocks += text_blocks(composer, section, item)
            case ExcerptItem():
                blocks.append(_excerpt(composer, section, item))
                composer.made_of[blocks[-1].id] = item
            case TableItem():
                blocks.append(table(composer, section, item))
                composer.made_of[blocks[-1].id] = item
            case CardsItem():
                blocks += (made := cards(composer, section, item))
                composer.made_of.update((block.id, item) for block in made)
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
    made = Table(id, "free", columns, rows, caption(composer, id, "table", title) if title else None,
                 empty=composer.words.text("table.empty"), summary=summary)
    return comparison(composer, item, made) if rated(item) else made


def _excerpt(composer: Composer, section: str, item: ExcerptItem) -> Block:
    source, excerpt = composer.pack.source(item.excerpt.source), composer.pack.excerpt(item.excerpt)
    if source is None or excerpt is None:
        words = composer.words.text("quote.missing", excerpt=str(item.excerpt))
        return Paragraph(composer.unique(item.id or f"{section}.{item.excerpt}"), (Text(words),), role="empty")
    return quote(composer, item.id or section, source, excerpt)


def soft(text: str) -> Inlines:
    """Words said aside, in the soft ink."""
    return (Text(text, Marks.SOFT),)


def localized_or(composer: Composer, value: Localized, id: str) -> Inlines:
    """The officer's words, else those of the catalogue."""
    return one_line(composer, value) or (Text(composer.words.text(id)),)
