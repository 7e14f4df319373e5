"""Courses of action compared by criteria: a mark in each cell, weights, and the score they add up to."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from briefer.assembly.composer import Composer
from briefer.assembly.leads import strong
from briefer.assembly.prose import one_line
from briefer.assembly.sections.cards import RECOMMENDED, options
from briefer.assembly.sections.key_line import key_line
from briefer.document.inlines import Inlines, Rating, Text
from briefer.document.nodes import Column, Row, Table
from briefer.document.walk import plain_text
from briefer.model.briefing import TableItem
from briefer.model.localized import Localized
from briefer.model.rating import POINTS, rate, weight

_BEST = 2  # points


def rated(item: TableItem) -> bool:
    """Whether a table compares by marks."""
    return any(column.type == "mark" for column in item.columns)


def comparison(composer: Composer, item: TableItem, made: Table) -> Table:
    """The table with marks in place of signs, the recommended course under a heavy rule, and a last row with the scores.

    Without a mark in each of its cells or a number in each weight there is no score.
    """
    marked = [place for place, column in enumerate(item.columns) if column.type == "mark"]
    weighed = next((place for place, column in enumerate(item.columns) if column.type == "number"), None)
    rows = tuple(_row(composer, cells, row, marked) for cells, row in zip(item.rows, made.rows, strict=True))
    scores = _scores(composer, item, marked, weighed)
    total = (_total(composer, item, scores, weighed, marked),) if scores else ()
    courses = options(composer.briefing)
    chosen = next((place for place, card in enumerate(courses) if RECOMMENDED in card.marks), None)
    counted = len(courses) == len(marked)
    columns = tuple(_column(column, marked.index(place) + 1 if counted and place in marked else 0)
                    for place, column in enumerate(made.columns))
    return replace(made, kind="comparison", columns=columns, rows=(*rows, *total), note=_key(composer, weighed is not None, bool(scores)),
                   accent=marked[chosen] if counted and chosen is not None else None, total=bool(scores))


def _row(composer: Composer, cells: Sequence[Localized], row: Row, marked: Sequence[int]) -> Row:
    return Row(tuple(_cell(composer, cells[place], content) if place in marked else content
                     for place, content in enumerate(row.cells)), (0,))


def _cell(composer: Composer, written: Localized, content: Inlines) -> Inlines:
    """A mark and the words beside it; a cell without a mark as it stands."""
    said = written.text(composer.language).strip()
    value = rate(said)
    if value is None:
        return content
    words = one_line(composer, Localized({composer.language: said[1:].strip()}))
    return (Rating(value, composer.words.text(f"rating.{value}")), *((Text(" "), *words) if words else ()))


def _column(column: Column, number: int) -> Column:
    """A column, that of a course of action with its number before the title."""
    title = plain_text(column.title)
    if not number or title[:1].isdigit():
        return column
    return replace(column, title=(Text(f"{number} · "), *column.title))


def _scores(composer: Composer, item: TableItem, marked: Sequence[int], weighed: int | None) -> tuple[Decimal, ...]:
    """The most that can be reached, and what each course of action reaches; nothing where a mark or a weight is missing."""
    most, reached = Decimal(0), [Decimal(0)] * len(marked)
    for row in item.rows:
        heavy = Decimal(1) if weighed is None else weight(row[weighed].text(composer.language))
        values = [rate(row[place].text(composer.language)) for place in marked]
        if heavy is None or None in values:
            return ()
        most += heavy * _BEST
        reached = [before + heavy * POINTS[value] for before, value in zip(reached, values, strict=True) if value is not None]
    return (most, *reached) if item.rows else ()


def _total(composer: Composer, item: TableItem, scores: Sequence[Decimal], weighed: int | None, marked: Sequence[int]) -> Row:
    """The last row: the maximum in its head, the score of each course of action below its marks."""
    most, *reached = (_number(composer, score) for score in scores)
    cells: list[Inlines] = [()] * len(item.columns)
    cells[0] = (Text(composer.words.text("comparison.score" if weighed is not None else "comparison.score_plain", most=most)),)
    for place, score in zip(marked, reached, strict=True):
        cells[place] = (Text(score),)
    return Row(tuple(strong(cell) for cell in cells), (0,))


def _number(composer: Composer, value: Decimal) -> str:
    """A score as the language writes it."""
    whole = value.to_integral_value()
    return composer.words.number(int(whole) if value == whole else value.normalize())


def _key(composer: Composer, weighed: bool, scored: bool) -> Inlines:
    """What each mark means, and how the score comes about."""
    say = composer.words.text
    entries = [(Rating(value, say(f"rating.{value}")), say(f"comparison.key_{value}")) for value in POINTS]
    return key_line(entries, say("comparison.key_weighed" if weighed else "comparison.key_plain") if scored else "")
