"""Dates as sources give them: what is stated, its EDTF value, and how sure we are. Level 0–1 subset plus quarters."""
from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Literal, get_args

from briefer.model.extra import Extra
from briefer.model.localized import NOTHING, Localized
from briefer.values import dataclass

Basis = Literal["stated", "inferred", "supplied", "not_applicable", "not_given"]
Confidence = Literal["high", "medium", "low"]
Part = Literal["early", "mid", "late"]
Precision = Literal["time", "day", "month", "season", "quarter", "year", "decade", "interval", "open"]

BASES: tuple[Basis, ...] = get_args(Basis)
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
PARTS: tuple[Part, ...] = get_args(Part)
_FINENESS: tuple[Precision, ...] = get_args(Precision)  # from the finest to the widest

_SINGLE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)"
    r"(?:T(?P<time>\d{2}:\d{2}(?::\d{2})?)(?P<zone>Z|[+-]\d{2}:\d{2})?)?)?)?(?P<mark>[~?%])?"
)
# Northern seasons by their first month; winter runs into the next year.
_SEASONS: Mapping[int, tuple[int, int]] = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_QUARTERS: Mapping[int, tuple[int, int]] = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}


@dataclass(frozen=True, slots=True)
class Edtf:
    """One EDTF expression understood: the days it can mean, how fine it is, and its qualifier (~ ? % or none)."""

    earliest: date | None
    latest: date | None
    precision: Precision
    qualifier: str = ""
    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0
    time: str = ""
    zone: str = ""
    start: Edtf | None = None
    end: Edtf | None = None


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Edtf | None:
    """The meaning of an EDTF expression, or None when it is none of the forms Briefer knows or names no real day."""
    if "/" not in text:
        return _single(text)
    first, _, second = text.partition("/")
    open_start, open_end = first in ("", ".."), second in ("", "..")
    if open_start and open_end:
        return None
    start, end = _single(first) if not open_start else None, _single(second) if not open_end else None
    if (start is None and not open_start) or (end is None and not open_end):
        return None
    if start and end and start.earliest and end.latest and start.earliest > end.latest:
        return None
    return Edtf(start.earliest if start else None, end.latest if end else None,
                "open" if open_start or open_end else "interval", start=start, end=end)


def _single(text: str) -> Edtf | None:
    """One date, season, quarter or decade."""
    match = _SINGLE.fullmatch(text)
    if not match:
        return None
    year_text, month_text, day_text = match["year"], match["month"], match["day"]
    mark = match["mark"] or ""
    if "X" in year_text:
        return None if month_text else _decade(year_text, mark)
    year = int(year_text)
    if not 1 <= year <= 9998:
        return None
    if month_text in (None, "XX"):
        if day_text not in (None, "XX"):
            return None
        return Edtf(date(year, 1, 1), date(year, 12, 31), "year", mark, year)
    month = int(month_text)
    if month in _SEASONS or month in _QUARTERS:
        return None if day_text else _months(year, month, mark)
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    if day_text in (None, "XX"):
        return Edtf(date(year, month, 1), date(year, month, last), "month", mark, year, month)
    day = int(day_text)
    if not 1 <= day <= last:
        return None
    return _day(match, date(year, month, day), mark)


def _day(match: re.Match[str], when: date, mark: str) -> Edtf | None:
    """A day, with its time if it has one."""
    time, zone = match["time"] or "", match["zone"] or ""
    if time and not (int(time[:2]) < 24 and int(time[3:5]) < 60 and (len(time) < 6 or int(time[6:]) < 60)):
        return None
    return Edtf(when, when, "time" if time else "day", mark, when.year, when.month, when.day, time=time, zone=zone)


def _decade(text: str, mark: str) -> Edtf | None:
    """A decade (199X) or a century (19XX)."""
    first, last = int(text.replace("X", "0")), int(text.replace("X", "9"))
    if first < 1 or last > 9998:
        return None
    return Edtf(date(first, 1, 1), date(last, 12, 31), "decade", mark, first)


def _months(year: int, code: int, mark: str) -> Edtf:
    """A season or a quarter."""
    season = code in _SEASONS
    first, last = (_SEASONS if season else _QUARTERS)[code]
    last_year, last_month = (year + 1, last - 12) if last > 12 else (year, last)
    return Edtf(date(year, first, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]),
                "season" if season else "quarter", mark, year, season=code)


@dataclass(frozen=True, slots=True)
class Date:
    """When something happened or was published: as stated, as EDTF, on what basis, how surely.

    `note` (printed as a footnote) says why; `zone` is the letter of a date-time group; `part` says early, mid or late.
    """

    stated: str = ""
    edtf: str = ""
    basis: Basis = "stated"
    confidence: Confidence = "high"
    note: Localized = NOTHING
    zone: str = ""
    part: Part | None = None
    extra: Extra = ()

    @property
    def value(self) -> Edtf | None:
        """What the EDTF text means, or None without a readable one."""
        return parse_edtf(self.edtf) if self.edtf else None

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        """The first and last day this can mean, early, mid and late taken into account."""
        value = self.value
        if value is None:
            return None, None
        if self.part is None or value.earliest is None or value.latest is None:
            return value.earliest, value.latest
        return _third(value.earliest, value.latest, self.part)

    @property
    def given(self) -> bool:
        """Whether there is anything to print: a value, or the words of the source."""
        return bool(self.edtf or self.stated) and self.basis not in ("not_applicable", "not_given")


def _third(first: date, last: date, part: Part) -> tuple[date, date]:
    """The early, middle or late third of a period, to the month for years and to the day for months."""
    index = PARTS.index(part)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        end = 4 * index + 4
        return date(first.year, 4 * index + 1, 1), date(first.year, end, monthrange(first.year, end)[1])
    days = (last - first).days + 1
    start = date.fromordinal(first.toordinal() + days * index // 3)
    return start, date.fromordinal(first.toordinal() + days * (index + 1) // 3 - 1)


SortKey = tuple[int, int, int]
UNDATED_KEY: SortKey = (date.max.toordinal() + 1, 0, 0)


def sort_key(when: Date | None) -> SortKey:
    """Earliest day first, then the finer precision; an open start sorts by its end; undated last."""
    if when is None or (value := when.value) is None:
        return UNDATED_KEY
    earliest, latest = when.bounds
    first = earliest or latest
    if first is None:
        return UNDATED_KEY
    fineness = _FINENESS.index(value.precision) * 2 + (when.part is not None)
    return first.toordinal(), fineness, latest.toordinal() if latest else date.max.toordinal()


def overlaps(when: Date, period: str) -> bool:
    """Whether a date can fall within a period given as EDTF; a date without value falls in none."""
    wanted = parse_edtf(period)
    if wanted is None or when.value is None:
        return False
    first, last = when.bounds
    after_start = wanted.earliest is None or last is None or last >= wanted.earliest
    return after_start and (wanted.latest is None or first is None or first <= wanted.latest)
