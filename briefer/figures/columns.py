"""The scale of a swimlane: years, months or days as columns, and the labels below them."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from briefer.document.styles import HouseStyle
from briefer.figures.drawing import Measure
from briefer.values import dataclass

Unit = Literal["year", "month", "day"]
# Labels stand under every column, or under as many of them as have room.
_STEPS: Mapping[Unit, tuple[int, ...]] = MappingProxyType({
    "year": (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000), "month": (1, 2, 3, 6, 12), "day": (1, 2, 5, 10, 15, 31)})
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Column:
    """A year, a month or a day: its first day and the one after its last as ordinals, its number, its label, and the label of the
    month or year that it is part of."""

    start: int
    end: int
    number: int
    label: str
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days, as ordinals, to places; `last` is the day after the last one."""

    first: int
    last: int
    unit: Unit
    left: float
    right: float
    months: tuple[str, ...] = ()

    def at(self, day: float) -> float:
        """The place where a day begins, or of a part of it."""
        return self.left + (day - self.first) * (self.right - self.left) / (self.last - self.first)

    def columns(self) -> list[Column]:
        """All columns in their order."""
        starts = [*_starts(self.first, self.last, self.unit), self.last]
        return [Column(start, end, *self._named(date.fromordinal(start))) for start, end in pairwise(starts)]

    def _named(self, day: date) -> tuple[int, str, str]:
        """The number and the labels of the column that begins with a day."""
        if self.unit == "year":
            return day.year, str(day.year), ""
        month = self.months[day.month - 1] if self.months else str(day.month)
        if self.unit == "month":
            return day.month, month, str(day.year)
        return day.day, str(day.day), f"{month} {day.year}" if self.months else f"{month}/{day.year}"


def scale_of(first: date, last: date, left: float, right: float, style: HouseStyle, months: tuple[str, ...]) -> Scale:
    """Whole years around two days; months or days where the time between them is short."""
    span = (last.year - first.year) * 12 + last.month - first.month + 1
    unit: Unit = "year"
    if (last - first).days < style.number("swimlane.day_max_span_days"):
        unit = "day"
    elif span <= style.number("swimlane.month_max_span_months"):
        unit = "month"
    return Scale(_start(first, unit), _end(last, unit), unit, left, right, months)


def _start(day: date, unit: Unit) -> int:
    """The first day of the column of a day."""
    return {"year": date(day.year, 1, 1), "month": date(day.year, day.month, 1), "day": day}[unit].toordinal()


def _end(day: date, unit: Unit) -> int:
    """The day after the last one of the column of a day."""
    if unit == "day":
        return day.toordinal() + 1
    year, month = (day.year, day.month + 1) if unit == "month" and day.month < 12 else (day.year + 1, 1)
    return date(year, month, 1).toordinal() if year <= date.max.year else date.max.toordinal() + 1


def _starts(first: int, last: int, unit: Unit) -> Iterator[int]:
    """The first day of each column."""
    while first < last:
        yield first
        first = _end(date.fromordinal(first), unit)


def labelled(scale: Scale, size: float, gap: float, width: float, measure: Measure) -> list[tuple[Column, float]]:
    """The columns that are labelled, as many as leave a gap between their labels, and where the middle of each label stands."""
    columns = scale.columns()
    found: list[tuple[Column, float]] = []
    for step in _STEPS[scale.unit]:
        found = [(column, _middle(scale, column, size, width, measure)) for column in columns if _counts(column, step, scale.unit)]
        if _apart(found, size, gap, measure):
            return found
    return found[:1]


def _counts(column: Column, step: int, unit: Unit) -> bool:
    """Whether a column is labelled when only every so many are."""
    if step == 1:
        return True
    if unit == "year":
        return column.number % step == 0
    return (column.number - 1) % step == 0 and (unit == "month" or column.number - 1 + step <= _LONGEST_MONTH)


def _middle(scale: Scale, column: Column, size: float, width: float, measure: Measure) -> float:
    """Under the middle of its column, but not beyond the edge of the drawing."""
    half = measure(column.label, size, "regular") / 2
    return max(half, min((scale.at(column.start) + scale.at(column.end)) / 2, width - half))


def _apart(placed: Sequence[tuple[Column, float]], size: float, gap: float, measure: Measure) -> bool:
    ends = [(middle - measure(column.label, size, "regular") / 2, middle + measure(column.label, size, "regular") / 2)
            for column, middle in placed]
    return bool(ends) and all(before[1] + gap <= after[0] for before, after in pairwise(ends))


def wholes(scale: Scale, size: float, gap: float, measure: Measure) -> list[tuple[str, float]]:
    """The months or years that the columns are part of, each with the middle of its stretch; those without room left out."""
    stretches: dict[str, tuple[int, int]] = {}
    for column in scale.columns():
        start, _ = stretches.get(column.whole, (column.start, column.end))
        stretches[column.whole] = (start, column.end)
    return [(label, (scale.at(start) + scale.at(end)) / 2) for label, (start, end) in stretches.items()
            if label and measure(label, size, "regular") + gap <= scale.at(end) - scale.at(start)]
