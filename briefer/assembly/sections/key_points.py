"""Key points: the officer's list, as it stands, numbered, in pairs of question and answer, or to speak from."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.assembly.composer import Composer
from briefer.assembly.leads import framing_lines, lines, parted, stopped, strong
from briefer.assembly.prose import framing_paragraph, one_line
from briefer.assembly.sections.body import body_blocks
from briefer.document.inlines import Inlines, Text
from briefer.document.nodes import Block, Column, Row, SpeakingPoints, Table
from briefer.model.briefing import Item, Section, TableItem, TextItem
from briefer.model.selection import body

_PAIR = 2  # columns: what is asked or named, and what is said of it


def key_points(composer: Composer, section: Section) -> list[Block]:
    """The list in the look that the template asks for; what is no list follows it."""
    blocks = _points(composer, section)
    for block in blocks:
        composer.places[block.id] = composer.words.text("audit.place.key_points")
    return blocks


def _points(composer: Composer, section: Section) -> list[Block]:
    items = body(composer.pack, section)
    match section.variant:
        case "numbered":
            return _numbered(composer, section, items)
        case "pairs":
            return _pairs(composer, section, items)
        case "speak":
            return _speak(composer, section, items)
        case _:
            return body_blocks(composer, section.id, items)


def _numbered(composer: Composer, section: Section, items: Sequence[Item]) -> list[Block]:
    """Each point as a numbered paragraph."""
    blocks: list[Block] = []
    for item in items:
        if not isinstance(item, TextItem):
            blocks += body_blocks(composer, section.id, (item,))
            continue
        for line in framing_lines(composer, item):
            point = framing_paragraph(composer, section.id, item, line)
            blocks.append(replace(point, content=stopped(composer, point.content)))
    return blocks


def _pairs(composer: Composer, section: Section, items: Sequence[Item]) -> list[Block]:
    """What may be said in bold, and what to answer; from lines with a lead, or from tables of two columns."""
    rows: list[Row] = []
    titles: tuple[Inlines, ...] = ()
    rest: list[Item] = []
    for item in items:
        if isinstance(item, TextItem):
            entries = [parted(line) for line in lines(composer, (item,))]
            rows += (Row((strong(entry.name), stopped(composer, entry.content)), (0,)) for entry in entries)
        elif isinstance(item, TableItem) and len(item.columns) == _PAIR:
            titles = titles or tuple(one_line(composer, column.title) for column in item.columns)
            rows += (Row((strong(one_line(composer, said)), one_line(composer, answer)), (0,)) for said, answer in item.rows)
        else:
            rest.append(item)
    words = composer.words
    usual: tuple[Inlines, ...] = ((Text(words.text("pairs.they_say")),), (Text(words.text("pairs.answer")),))
    columns = tuple(Column(title) for title in (titles if any(titles) else usual))
    table: list[Block] = [Table(composer.unique(f"{section.id}.table"), "pairs", columns, tuple(rows), empty=words.text("table.empty"),
                                summary=words.text("pairs.summary"))] if rows else []
    return [*table, *body_blocks(composer, section.id, rest)]


def _speak(composer: Composer, section: Section, items: Sequence[Item]) -> list[Block]:
    """The points, each a sentence with its stop."""
    points = tuple(stopped(composer, line) for line in lines(composer, items))
    spoken: list[Block] = [SpeakingPoints(composer.unique(f"{section.id}.points"), points)] if points else []
    return [*spoken, *body_blocks(composer, section.id, [item for item in items if not isinstance(item, TextItem)])]
