"""A table the officer made as a sheet: the first row holds the titles of the columns, a group is a column. Without Qt."""
from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefer.model.briefing import TableColumn, TableItem
from briefer.model.localized import NOTHING, Localized
from briefer.model.rating import SIGNS, rate
from briefer.values import dataclass
from ui.briefing.sheets import Cell, Place, said, swapped, words

_NEXT = ("", *reversed(tuple(SIGNS)))  # none, open, half, full
_POINTS = {"0": "○", "1": "◐", "2": "●"}.get


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A table in the language being written; `languages` are those of the briefing."""

    item: TableItem
    language: str
    languages: tuple[str, ...]

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The titles, then the rows."""
        columns = self.item.columns
        head = tuple(words(column.title, self.language, strong=True, align=_align(column)) for column in columns)
        return (head, *(tuple(self._cell(column, cell) for column, cell in zip(columns, row, strict=False)) for row in self.item.rows))

    @property
    def widths(self) -> tuple[float, ...]:
        """As the columns say."""
        return tuple(column.width for column in self.item.columns)

    def _cell(self, column: TableColumn, value: Localized) -> Cell:
        if column.type == "mark":
            shown = words(_without_sign(value), self.language, kind="mark", align=column.align)
            return replace(shown, sign=_sign(value.text(self.language)))
        return words(value, self.language, kind="number" if column.type == "number" else "words", align=_align(column))

    def write(self, place: Place, text: str) -> TableSheet:
        """Numbers count for all languages, as long as none has its own; marks stay before their words."""
        row, column = place
        if row == 0:
            return self._with_column(column, title=said(self.item.columns[column].title, self.language, text, self.languages))
        former, type = self.item.rows[row - 1][column], self.item.columns[column].type
        if type == "number" and not [one for one in former if one]:
            return self._with_cell(place, Localized(text))
        if type == "mark":
            sign = _sign(text) or _sign(former.text(self.language))
            text = f"{sign} {text.removeprefix(_sign(text)).strip()}".strip()
        return self._with_cell(place, said(former, self.language, text, self.languages))

    def turn(self, place: Place, sign: str = "") -> TableSheet:
        """The next mark, or that of so many points: it holds for every language."""
        row, column = place
        if row == 0 or self.item.columns[column].type != "mark":
            return self
        former = self.item.rows[row - 1][column]
        now = _sign(former.text(self.language))
        fresh = sign if sign in SIGNS else _POINTS(sign) or _NEXT[(_NEXT.index(now) + 1) % len(_NEXT)]
        bare = _without_sign(former)
        languages = {*self.languages, *filter(None, bare)}
        return self._with_cell(place, Localized({one: f"{fresh} {bare.text(one)}".strip() for one in languages}))

    def add_row(self, below: Place) -> tuple[TableSheet, Place]:
        """An empty row."""
        rows = self.item.rows
        fresh = (NOTHING,) * len(self.item.columns)
        return self._with(rows=(*rows[:below[0]], fresh, *rows[below[0]:])), (below[0] + 1, 0)

    def remove_row(self, place: Place) -> TableSheet:
        """The titles stay."""
        rows, at = self.item.rows, place[0] - 1
        return self._with(rows=(*rows[:at], *rows[at + 1:])) if at >= 0 else self

    def move_row(self, place: Place, by: int) -> tuple[TableSheet, Place]:
        """The titles stay where they are."""
        rows = swapped(self.item.rows, place[0] - 1, by)
        return (self, place) if rows is None else (self._with(rows=rows), (place[0] + by, place[1]))

    def add_group(self, beside: Place) -> tuple[TableSheet, Place]:
        """An empty column, of the same type."""
        at, columns = beside[1] + 1, self.item.columns
        alike = columns[beside[1]]
        fresh = TableColumn(NOTHING, alike.align, 0, alike.type)
        rows = tuple((*row[:at], NOTHING, *row[at:]) for row in self.item.rows)
        return self._with(columns=(*columns[:at], fresh, *columns[at:]), rows=rows), (0, at)

    def remove_group(self, place: Place) -> TableSheet:
        """The last column stays."""
        at, columns = place[1], self.item.columns
        if len(columns) == 1:
            return self
        return self._with(columns=(*columns[:at], *columns[at + 1:]), rows=tuple((*row[:at], *row[at + 1:]) for row in self.item.rows))

    def move_group(self, place: Place, by: int) -> tuple[TableSheet, Place]:
        """The column with all its cells."""
        columns = swapped(self.item.columns, place[1], by)
        if columns is None:
            return self, place
        rows = tuple(swapped(row, place[1], by) for row in self.item.rows)
        return self._with(columns=columns, rows=rows), (place[0], place[1] + by)

    def column(self, at: int) -> TableColumn:
        """What is said of a column."""
        return self.item.columns[at]

    def with_column(self, at: int, **changes: Any) -> TableSheet:
        """The sheet with something else said of a column: its align, type or width."""
        return self._with_column(at, **changes)

    def captioned(self, text: str) -> TableSheet:
        """The sheet with another caption in the language being written."""
        return self._with(caption=said(self.item.caption, self.language, text, self.languages))

    def _with_column(self, at: int, **changes: Any) -> TableSheet:
        columns = self.item.columns
        return self._with(columns=(*columns[:at], replace(columns[at], **changes), *columns[at + 1:]))

    def _with_cell(self, place: Place, value: Localized) -> TableSheet:
        row, column = place[0] - 1, place[1]
        rows = self.item.rows
        fresh = (*rows[row][:column], value, *rows[row][column + 1:])
        return self._with(rows=(*rows[:row], fresh, *rows[row + 1:]))

    def _with(self, **changes: Any) -> TableSheet:
        return replace(self, item=replace(self.item, **changes))


def _align(column: TableColumn) -> Any:
    """Where the words of a column stand: numbers at the right, as they print."""
    return "right" if column.type == "number" and column.align == "left" else column.align


def _sign(said: str) -> str:
    """The mark with which a cell begins, or nothing."""
    return said.strip()[:1] if rate(said) is not None else ""


def _without_sign(value: Localized) -> Localized:
    return Localized({language: said.strip().removeprefix(_sign(said)).strip() for language, said in value.items()})
