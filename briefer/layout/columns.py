"""How wide the columns of a table are: as given, else as the style says, else by what stands in them."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.document.nodes import Column, Row, Table
from briefer.document.styles import POINTS_PER_MM, HouseStyle
from briefer.layout.lines import words_of
from briefer.layout.sheet import Role
from briefer.values import dataclass

_ROUNDING = 0.05  # points: so that a word fits the width it was measured to have
_LEAST_SHARE = 1 / 3  # of an even share: a column that takes what is left by those of the style is not narrower
_PAD_SHARE = 1 / 5  # of a column's width: no more than this is kept free at each side


@dataclass(frozen=True, slots=True)
class Measures:
    """What widths are found with: the frame, the space at the sides of a cell, the roles of head and body."""

    frame: float
    pad: float
    head: Role
    body: Role


def parts_of(table: Table, frame: float, style: HouseStyle) -> Sequence[Table]:
    """The table, or if its columns are too many for the frame, tables of some columns each, the first column in all of them."""
    fitting = max(2, int(frame / style.mm("tables.column_least_mm")))
    if len(table.columns) <= fitting:
        return (table,)
    groups = [(0, *range(start, min(start + fitting - 1, len(table.columns)))) for start in range(1, len(table.columns), fitting - 1)]
    return [_some_columns(table, group, last=group is groups[-1], first=group is groups[0]) for group in groups]


def _some_columns(table: Table, group: Sequence[int], *, first: bool, last: bool) -> Table:
    rows = tuple(Row(tuple(row.cells[index] if index < len(row.cells) else () for index in group), (0,) if 0 in row.head else ())
                 for row in table.rows)
    accent = group.index(table.accent) if table.accent in group else None
    return replace(table, kind="free", columns=tuple(_open(table.columns[index]) for index in group), rows=rows, accent=accent,
                   caption=table.caption if first else None, note=table.note if last else ())


def _open(column: Column) -> Column:
    return replace(column, width_mm=0)


def widths(table: Table, rows: Sequence[Row], style: HouseStyle, measures: Measures) -> list[float]:
    """The widths of the columns in points; together they are as wide as the frame."""
    columns, frame = table.columns, measures.frame
    given = [column.width_mm * POINTS_PER_MM for column in columns]
    if not any(given):
        given = _of_style(table, style)
    if not any(given):
        return _natural(table, rows, measures)
    given = [max(width, _longest_word_of_head(table, index, measures)) if width else 0.0 for index, width in enumerate(given)]
    rest, open_columns = frame - sum(given), given.count(0)
    if not open_columns:
        least = frame * _PAD_SHARE / len(columns)
        scaled = [width * frame / sum(given) for width in given]
        return scaled if min(scaled) > least else _natural(table, rows, measures)
    if rest / open_columns < frame / len(columns) * _LEAST_SHARE:
        return _natural(table, rows, measures)
    return [width or rest / open_columns for width in given]


def _of_style(table: Table, style: HouseStyle) -> list[float]:
    """The widths that the style gives to a kind of table, 0 for what is left; none for another number of columns."""
    count = len(table.columns)
    if table.kind == "free":
        return []
    if table.kind == "comparison":
        weighed = count > 2 and table.columns[1].align == "right"
        courses = count - 1 - weighed
        token = "two_courses_mm" if courses <= 2 else "course_mm" if courses == 3 else "four_courses_mm"
        weight = [style.mm("tables.comparison.weight_mm")] if weighed else []
        return [0.0, *weight, *[style.mm(f"tables.comparison.{token}")] * courses]
    tokens = style.items(f"tables.{table.kind}.widths_mm")
    return [float(token) * POINTS_PER_MM for token in tokens if isinstance(token, (int, float))] if len(tokens) == count else []


def _longest_word_of_head(table: Table, index: int, measures: Measures) -> float:
    """How wide a column is at the least; the outer edges are flush with the frame."""
    sides = (index > 0) + (index < len(table.columns) - 1)
    return max(map(measures.head.width, words_of(table.columns[index].title).split(" "))) + sides * measures.pad + _ROUNDING


def _natural(table: Table, rows: Sequence[Row], measures: Measures) -> list[float]:
    """Widths by content: narrow columns as they are, the others sharing what is left, none less than its longest word if it may."""
    frame, spare = measures.frame, 2 * measures.pad + 1
    heads = [words_of(column.title) for column in table.columns]
    cells = [[words_of(row.cells[index]) for row in rows if index < len(row.cells)] for index in range(len(heads))]
    wanted = [min(frame, max([measures.head.width(head), *map(measures.body.width, below)]) + spare)
              for head, below in zip(heads, cells, strict=True)]
    if sum(wanted) <= frame:
        wanted[wanted.index(max(wanted))] += frame - sum(wanted)
        return wanted
    words = [_widest(measures.head, (head,), _widest(measures.body, below, 0.0)) + spare for head, below in zip(heads, cells, strict=True)]
    return _shared(wanted, words, frame)


def _widest(role: Role, texts: Sequence[str], least: float) -> float:
    """The width of the longest word of some texts, `least` at the least."""
    return max([least, *(role.width(word) for text in texts for word in text.split(" "))])


def _shared(wanted: Sequence[float], words: Sequence[float], frame: float) -> list[float]:
    """What each column gets where not all get what they want: those below an even share all of it, the others by their wants."""
    got, still, left = [0.0] * len(wanted), set(range(len(wanted))), frame
    while still:
        share = left / len(still)
        content = {index for index in still if wanted[index] <= share}
        for index in content:
            got[index] = wanted[index]
        if not content:
            break
        still -= content
        left -= sum(wanted[index] for index in content)
    while still:
        share, together = left / len(still), sum(wanted[index] for index in still)
        short = {index for index in still if left * wanted[index] / together < min(words[index], share) - _ROUNDING}
        for index in short or still:
            got[index] = min(words[index], share) if short else left * wanted[index] / together
        if not short:
            break
        still -= short
        left -= sum(got[index] for index in short)
    return got


def text_columns(found: Sequence[float], left: float, pad: float) -> list[tuple[float, float]]:
    """Where the text of each column begins and how wide it may be: the outer edges are flush with the frame."""
    columns = []
    for index, width in enumerate(found):
        side = min(pad, width * _PAD_SHARE)
        before, after = side if index else 0.0, side if index < len(found) - 1 else 0.0
        columns.append((left + before, width - before - after))
        left += width
    return columns
