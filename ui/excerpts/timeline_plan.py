"""Where the marks of a timeline stand: years, points stacked into columns, ranges in lanes. In days and pixels, without Qt."""
from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from briefer.model.dates import Date
from briefer.model.selection import Selected
from briefer.model.sources import Excerpt, ExcerptId
from briefer.values import dataclass

LANES, HIGH, SLOT, MOST = 3, 3, 10, 9
_LEAST_YEARS = 3
_LONG = 45  # days; what can mean more is a range


class Mark(NamedTuple):
    """What one excerpt shows: the days it can mean, and the theme that gives the colour. A range has lanes, a point stacks."""

    id: ExcerptId
    first: date
    last: date
    theme: str
    is_range: bool

    @property
    def month(self) -> date:
        """The month in which a point stands."""
        return self.first.replace(day=1)


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years, at least three."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it spans."""
        return (date(self.last + 1, 1, 1) - date(self.first, 1, 1)).days

    @property
    def years(self) -> range:
        """The years."""
        return range(self.first, self.last + 1)

    @property
    def months(self) -> int:
        """How many months it spans."""
        return (self.last - self.first + 1) * 12

    def part(self, day: date) -> float:
        """Where a day stands, from 0 to 1."""
        return min(max((day - date(self.first, 1, 1)).days / self.days, 0.0), 1.0)

    def month_at(self, part: float) -> int:
        """The edge between months that is nearest to a place, counted from the beginning."""
        return min(max(round(part * self.months), 0), self.months)

    def month_start(self, month: int) -> date:
        """The first day of a month counted from the beginning."""
        return date(self.first + month // 12, month % 12 + 1, 1)

    def month_end(self, month: int) -> date:
        """The last day before an edge between months."""
        year, within = self.first + (month - 1) // 12, (month - 1) % 12 + 1
        return date(year, within, monthrange(year, within)[1])


@dataclass(frozen=True, slots=True)
class Point:
    """A square: which excerpts it stands for (several share one that bears their number), and where in pixels."""

    marks: tuple[Mark, ...]
    x: float
    row: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A range in its lane."""

    mark: Mark
    left: float
    right: float
    lane: int


class Marks:
    """The marks of excerpts; each is found once, until its excerpt is another value."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], tuple[Excerpt, Mark | None]] = {}

    def of(self, excerpts: Iterable[Selected]) -> tuple[Mark, ...]:
        """The dated excerpts as marks; an open end counts as the end that is known."""
        known, found = self._known, list[Mark]()
        for source, excerpt in excerpts:  # thousands at each edit: no call for one that is known
            place = (source.number, excerpt.number)
            entry = known.get(place)
            if entry is None or entry[0] is not excerpt:
                entry = known[place] = (excerpt, _mark(ExcerptId(*place), excerpt))
            if entry[1] is not None:
                found.append(entry[1])
        return tuple(found)


def _mark(id: ExcerptId, excerpt: Excerpt) -> Mark | None:
    """The mark of an excerpt, or None without a date."""
    bounds = _bounds(excerpt.date)
    if bounds is None:
        return None
    first, last = bounds
    return Mark(id, first, last, excerpt.themes[0] if excerpt.themes else "", (last - first).days > _LONG)


def _bounds(when: Date | None) -> tuple[date, date] | None:
    """The first and last day that a date can mean, or None."""
    first, last = when.bounds if when is not None else (None, None)
    start, end = first or last, last or first
    return (start, end) if start is not None and end is not None else None


def axis_of(marks: Sequence[Mark]) -> Axis | None:
    """From the first year to the last; None without marks."""
    if not marks:
        return None
    first, last = min(mark.first.year for mark in marks), max(mark.last.year for mark in marks)
    while last - first + 1 < _LEAST_YEARS:
        first, last = (first - 1, last) if (last - first) % 2 else (first, last + 1)
    return Axis(first, last)


def bars_of(marks: Iterable[Mark], axis: Axis, width: float) -> tuple[Bar, ...]:
    """The ranges, the longest first, each in the first lane that is free there; those beyond the lanes in the last one."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(LANES - 1)]
    found = []
    for mark in sorted((one for one in marks if one.is_range), key=lambda one: (one.first - one.last, one.first, one.id)):
        left = axis.part(mark.first) * width
        right = max(axis.part(mark.last) * width, left + SLOT / 2)
        lane = next((at for at, bars in enumerate(taken) if all(right < a - 2 or left > b + 2 for a, b in bars)), LANES - 1)
        if lane < LANES - 1:
            taken[lane].append((left, right))
        found.append(Bar(mark, left, right, lane))
    return tuple(found)


def points_of(marks: Iterable[Mark], axis: Axis, width: float) -> tuple[Point, ...]:
    """The points: three high, then a column to the right; a month with more than nine has one square with their number.

    A month begins where the columns of the one before it end, if these reach beyond it.
    """
    months: dict[date, list[Mark]] = {}
    for mark in marks:
        if not mark.is_range:
            months.setdefault(mark.month, []).append(mark)
    found: list[Point] = []
    free = 0.0
    for month, those in sorted(months.items()):
        x = max(axis.part(month) * width, free)
        if len(those) > MOST:
            found.append(Point(tuple(those), x, 0))
            free = x + 2 * SLOT
            continue
        for place, mark in enumerate(sorted(those, key=lambda one: (one.first, one.id))):
            found.append(Point((mark,), x + place // HIGH * SLOT, place % HIGH))
        free = x + ((len(those) - 1) // HIGH + 1) * SLOT
    return tuple(found)
