"""What an expression of time says before anything is reckoned from it: a date or period, complete or leaning on another date."""
from __future__ import annotations

from typing import NamedTuple

from briefer.analysis.date_words import Lean, Unit
from briefer.model.dates import Part


class Calendar(NamedTuple):
    """A place in the calendar: year, month, day, season or quarter as in EDTF, as much as is said of it.

    `fixed` is EDTF itself, for decades, centuries and what was typed as such. What lacks its year is found by `lean`, by `years`
    or `months` away from the reference, or else as the nearest that the sentence allows.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0
    fixed: str = ""
    time: str = ""
    offset: str = ""
    letter: str = ""
    weekday: int | None = None
    lean: Lean | None = None
    years: int | None = None
    months: int | None = None


class Shift(NamedTuple):
    """So many days, weeks, months or years from the reference, or from the date given last."""

    unit: Unit
    amount: int
    from_last: bool = False
    named: bool = False  # "last week", which is a week of the calendar, not "a week ago"


class Weekday(NamedTuple):
    """A day of the week, from Monday as 0."""

    number: int
    lean: Lean | None = None


class Window(NamedTuple):
    """The last so many units up to the reference, or the next ones if the count is not negative."""

    unit: Unit
    amount: int


class Stretch(NamedTuple):
    """A stretch of a year or month: from one of its days or months to another (first half, first week)."""

    whole: Calendar
    kind: str
    number: int


class Vague(NamedTuple):
    """Words about when that name no date."""


class Single(NamedTuple):
    """One date with what is said around it: early, mid or late, roughly."""

    base: Calendar | Shift | Weekday | Window | Stretch | Vague
    part: Part | None = None
    mark: str = ""


class Period(NamedTuple):
    """From one date to another; an end that is open is None."""

    start: Single | None
    end: Single | None


Meaning = Single | Period


class Reading(NamedTuple):
    """What stands at a place of a text, where the next token is, and by which rule it was read."""

    meaning: Meaning
    after: int
    rule: str

    @property
    def single(self) -> Single | None:
        """The one date that was read, if it is no period."""
        return self.meaning if isinstance(self.meaning, Single) else None

    @property
    def calendar(self) -> Calendar | None:
        """The one date of the calendar that was read, if it is one."""
        single = self.single
        return single.base if single is not None and isinstance(single.base, Calendar) else None


def reading_of(base: Calendar | Stretch, after: int, rule: str) -> Reading:
    """One date of the calendar as it was read."""
    return Reading(Single(base), after, rule)
