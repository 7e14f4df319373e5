"""Sections that hold a table the officer made: as a table, as labelled data, or beside a box."""
from __future__ import annotations

from dataclasses import replace

from briefer.assembly.composer import Composer
from briefer.assembly.head import moved_rows
from briefer.assembly.prose import one_line
from briefer.assembly.sections.body import body_blocks, soft
from briefer.document.inlines import Inlines
from briefer.document.nodes import Block, DataBlock, LabelledRow, Row, Table
from briefer.document.walk import plain_text
from briefer.model.briefing import Item, Section, TableItem
from briefer.model.selection import body

_PAIR = 2  # columns: what is asked or named, and what is said of it


def table(composer: Composer, section: Section) -> list[Block]:
    """The tables and the text beside them."""
    items = body(composer.pack, section)
    match section.variant:
        case "data":
            return _data(composer, section, items)
        case "band":
            return [_filled(composer, block) if isinstance(block, Table) else block
                    for block in body_blocks(composer, section.id, items)]
        case _:
            return body_blocks(composer, section.id, items)


def _data(composer: Composer, section: Section, items: tuple[Item, ...]) -> list[Block]:
    """Rows of labels and values, those that the head leaves to this section first."""
    rows = list(moved_rows(composer))
    rest: list[Item] = []
    for item in items:
        if isinstance(item, TableItem) and len(item.columns) == _PAIR:
            rows += (LabelledRow(section.id, plain_text(one_line(composer, label)), _known(composer, one_line(composer, value)))
                     for label, value in item.rows)
        else:
            rest.append(item)
    block: list[Block] = [DataBlock(composer.unique(f"{section.id}.data"), tuple(rows))] if rows else []
    return [*block, *body_blocks(composer, section.id, rest)]


def _filled(composer: Composer, made: Table) -> Table:
    """A table that says of each value the pack lacks that it does."""
    rows = (Row((row.cells[0], *(_known(composer, cell) for cell in row.cells[1:])), row.head) for row in made.rows)
    return replace(made, rows=tuple(rows))


def _known(composer: Composer, value: Inlines) -> Inlines:
    """A value, or the words for one that the pack lacks."""
    return value or soft(composer.words.text("value.missing"))
