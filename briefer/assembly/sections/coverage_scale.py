"""The scale of a coverage matrix: which periods its columns are, and where an item falls in them. Knows dates only."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from briefer.model.dates import Date
from briefer.values import dataclass

Unit = Literal["month", "quarter", "half", "year", "week"]

_MONTHS_MAX, _QUARTERS_YEARS, _HALVES_YEARS = 18, 5, 10  # how long a time may be to be counted in months, quarters, half-years
_COLUMNS_MAX = 20
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # years in a column of a longer time
_WEEKS, _WEEKS_ITEMS = 9, 5  # weeks stand beside the scale where nine of them hold five items
_VAGUE_DAYS = 366  # what is known no finer than this has no place on any scale


@dataclass(frozen=True, slots=True)
class Span:
    """When an item was: its first and last day, and whether it is known to the day, or to the month only."""

    first: date
    last: date
    fine: Literal["day", "month", ""]


@dataclass(frozen=True, slots=True)
class Period:
    """A column: its days; `soft` for the one that holds what is known only to a month."""

    first: date
    last: date
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Columns of one unit; `step` is how many years a column of years has."""

    unit: Unit
    periods: tuple[Period, ...]
    step: int = 1

    def touched(self, span: Span) -> range:
        """The columns an item falls in; a scale of weeks takes what is known to the day or the month only."""
        if self.unit != "week":
            firsts, lasts = [period.first for period in self.periods], [period.last for period in self.periods]
            return range(bisect_left(lasts, span.first), bisect_right(firsts, span.last))
        wanted = [index for index, period in enumerate(self.periods) if period.soft == (span.fine == "month") and
                  (period.first <= span.last and span.first <= period.last)]
        known = span.fine == "month" or (span.fine == "day" and (span.last - span.first).days < 7 * _WEEKS)
        return range(wanted[0], wanted[-1] + 1) if known and wanted else range(0)


def span_of(when: Date) -> Span | None:
    """The days of a date; of one that is open, those of the end that is known. None for what is too vague for any scale."""
    value = when.value
    if value is None or not when.given:
        return None
    ends = [end for end in (value.start, value.end) if end] or [value]
    bounds = [day for day in (ends[0].earliest, ends[-1].latest) if day] if value.precision == "open" \
        else [day for day in when.bounds if day]
    vague = any(end.earliest is None or end.latest is None or (end.latest - end.earliest).days > _VAGUE_DAYS for end in ends)
    if vague or not bounds:
        return None
    if all(end.precision in ("day", "time") for end in ends):
        return Span(bounds[0], bounds[-1], "day")
    return Span(bounds[0], bounds[-1], "month" if value.precision == "month" else "")


def main_scale(spans: Sequence[Span]) -> Scale:
    """Months, quarters, half-years or years, by how long a time the items cover; ValueError without items."""
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= _MONTHS_MAX:
        return Scale("month", tuple(_months(first.year, first.month + index, 1) for index in range(months)))
    years = last.year - first.year + 1
    if years <= _QUARTERS_YEARS:
        return Scale("quarter", tuple(_months(first.year, 3 * index + 1, 3) for index in range(4 * years)))
    if years <= _HALVES_YEARS:
        return Scale("half", tuple(_months(first.year, 6 * index + 1, 6) for index in range(2 * years)))
    step = next(step for step in _STEPS if last.year // step - first.year // step < _COLUMNS_MAX)
    return Scale("year", tuple(Period(date(max(year, 1), 1, 1), date(min(year + step - 1, date.max.year), 12, 31))
                               for year in range(first.year - first.year % step, last.year + 1, step)), step)


def week_scale(spans: Iterable[Span]) -> Scale | None:
    """The nine weeks that hold most items, each month's own column after its weeks; None where no nine weeks hold five."""
    short = sorted((span.first, span.last) for span in spans if span.fine == "day" and (span.last - span.first).days < 7 * _WEEKS)
    firsts = [first for first, _ in short]
    best: tuple[int, date] | None = None
    for monday in dict.fromkeys(first - timedelta(first.weekday()) for first in firsts):
        end = monday + timedelta(7 * _WEEKS - 1)
        count = sum(last <= end for _, last in short[bisect_left(firsts, monday):bisect_right(firsts, end)])
        if count >= _WEEKS_ITEMS and (best is None or count > best[0]):
            best = (count, monday)
    return Scale("week", _weeks(best[1])) if best else None


def _weeks(monday: date) -> tuple[Period, ...]:
    """Nine weeks; after the last of those that belong to a month, by their Thursday, the column of that month."""
    periods: list[Period] = []
    for index in range(_WEEKS):
        start = monday + timedelta(7 * index)
        periods.append(Period(start, start + timedelta(6)))
        here, following = start + timedelta(3), start + timedelta(10)
        if index == _WEEKS - 1 or (here.year, here.month) != (following.year, following.month):
            month = _months(here.year, here.month, 1)
            periods.append(Period(month.first, month.last, soft=True))
    return tuple(periods)


def _months(year: int, month: int, count: int) -> Period:
    """So many months from this one, which may be counted on over the end of the year."""
    first = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    end = month + count - 1
    last_year, last_month = year + (end - 1) // 12, (end - 1) % 12 + 1
    return Period(first, date(last_year, last_month, monthrange(last_year, last_month)[1]))
