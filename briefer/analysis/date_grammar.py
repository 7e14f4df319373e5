"""The grammar of dates in both languages: what is said at a place of a text, be it typed in a field or found in a sentence."""
from __future__ import annotations

from briefer.analysis.date_calendar import calendar_at
from briefer.analysis.date_clock import clock_at
from briefer.analysis.date_meanings import Calendar, Period, Reading, Shift, Single, Vague, Weekday, Window
from briefer.analysis.date_months import days_at, month_and_year
from briefer.analysis.date_relative import of_reference, relative_at, unit_of_reference, with_lean
from briefer.analysis.date_texts import Texts


def date_at(texts: Texts, at: int) -> Reading | None:
    """The date or period that stands at a place, as much of it as there is; None when none begins there."""
    return _between(texts, at) or _half_open(texts, at) or _pair(texts, at) or single_at(texts, at)


def _between(texts: Texts, at: int) -> Reading | None:
    """From one date to another: from … to, between … and, dal … al, tra … e."""
    opened = texts.words.from_.at(texts.tokens, at)
    if not opened:
        return None
    place = texts.words.articles.skip(texts.tokens, opened[1])
    days = days_at(texts, place)
    if days and isinstance(days.meaning, Period):
        return days._replace(rule="period")
    open_days = _days_said_apart(texts, place)
    if open_days:
        return open_days
    start = single_at(texts, place) or single_at(texts, opened[1])
    if not start:
        return None
    return _to(texts, start, texts.words.to.at(texts.tokens, start.after))


def _days_said_apart(texts: Texts, at: int) -> Reading | None:
    """Two days of one month that do not follow each other, after a word that makes them a range: between 3 and 6 January."""
    days = days_at(texts, at)
    if not days or not isinstance(days.meaning, Single):
        return None
    to = texts.words.to.at(texts.tokens, days.after)
    end = single_at(texts, texts.words.articles.skip(texts.tokens, to[1])) if to else None
    if not end or not isinstance(end.meaning, Single) or not isinstance(end.meaning.base, Calendar) or not end.meaning.base.day:
        return None
    return Reading(Period(days.meaning, end.meaning), end.after, "period")


def _pair(texts: Texts, at: int) -> Reading | None:
    """Two dates with a dash or a word between them, and none before: June 2015 to mid-2020, 3–6 gennaio 2020."""
    place = texts.words.articles.skip(texts.tokens, at) if texts.typed else at
    days = days_at(texts, place)
    if days:
        return days
    start = single_at(texts, at)
    if not start or not _dated(start):
        return None
    to = texts.words.plain_to.at(texts.tokens, start.after)
    if not to and texts.typed:
        to = texts.words.to.at(texts.tokens, start.after)
    return (_hours(texts, start, to[1]) if to else None) or _to(texts, start, to)


def _hours(texts: Texts, start: Reading, at: int) -> Reading | None:
    """From one hour to another of the same day: 7 January 2020, 08:00Z-10:00Z."""
    base = start.calendar
    clock = clock_at(texts, at) if base and base.time else None
    if base is None or clock is None:
        return None
    end = base._replace(time=clock.time, offset=clock.offset, letter=clock.letter)
    return Reading(Period(Single(base), Single(end)), clock.after, "hours")


def _dated(reading: Reading) -> bool:
    """Whether a reading is a date of the calendar, which alone can begin a period without a word that says so."""
    return isinstance(reading.meaning, Single) and isinstance(reading.meaning.base, Calendar)


def _to(texts: Texts, start: Reading, to: tuple[object, int] | None) -> Reading | None:
    """The period from a date to the one after the words that join them, if one stands there."""
    if not to or not isinstance(start.meaning, Single):
        return None
    end = single_at(texts, to[1]) or single_at(texts, texts.words.articles.skip(texts.tokens, to[1]))
    if not end or not isinstance(end.meaning, Single) or isinstance(end.meaning.base, Vague | Window):
        return None
    if not texts.typed and not _fit(start.meaning, end.meaning):
        return None
    return Reading(Period(start.meaning, end.meaning), end.after, "period")


def _fit(start: Single, end: Single) -> bool:
    """Whether two dates can be the ends of one period: a year alone is no end of a day without one."""
    one, other = start.base, end.base
    if isinstance(one, Calendar) and isinstance(other, Calendar):
        return bool(one.year or one.fixed or not other.year or other.month)
    return isinstance(one, Calendar | Weekday | Shift) and isinstance(other, Calendar | Weekday | Shift)


_NO_ENDS = frozenset({"units_ago", "from_last", "units_later", "units_earlier"})  # what no period begins or ends with


def _half_open(texts: Texts, at: int) -> Reading | None:
    """Since a date, or until one."""
    tokens, words = texts.tokens, texts.words
    for phrases, since in ((words.since, True), (words.until, False)):
        found = phrases.at(tokens, at)
        if not found:
            continue
        single = single_at(texts, found[1]) or single_at(texts, words.articles.skip(tokens, found[1]))
        if single and single.single and not isinstance(single.single.base, Vague | Window) and single.rule not in _NO_ENDS:
            after = single.after + (tokens[single.after].low in ("onwards", "onward", "on") and since)
            return Reading(Period(single.single, None) if since else Period(None, single.single), after, "since" if since else "until")
    return None


def single_at(texts: Texts, at: int) -> Reading | None:
    """One date of any kind, with what is said around it."""
    return _about(texts, at) or _part(texts, at) or _clock_first(texts, at) or _bare(texts, at)


def _bare(texts: Texts, at: int) -> Reading | None:
    """One date, with the words after it that say which one, or that it is rough."""
    found = of_reference(texts, at) or calendar_at(texts, at)
    found = with_lean(texts, found) if found else relative_at(texts, at)
    if found and isinstance(found.meaning, Single) and texts.tokens[found.after].low == "circa":
        return Reading(found.meaning._replace(mark="~"), found.after + 1, found.rule)
    return found


def _about(texts: Texts, at: int) -> Reading | None:
    """Roughly a date: circa 1890, intorno al 1956."""
    found = texts.words.about.at(texts.tokens, at)
    if not found:
        return None
    inner = _bare(texts, texts.words.articles.skip(texts.tokens, found[1])) or _bare(texts, found[1])
    if not inner or not isinstance(inner.meaning, Single) or isinstance(inner.meaning.base, Vague | Window):
        return None
    return inner._replace(meaning=inner.meaning._replace(mark="~"))


def _part(texts: Texts, at: int) -> Reading | None:
    """Early, mid or late in a period: mid-2020, «inizio luglio 2021», "by the end of the year"."""
    tokens, words = texts.tokens, texts.words
    found = words.parts.at(tokens, at)
    if not found:
        return None
    place = found[1] + 1 if tokens[found[1]].low == "-" else found[1]
    inner = None
    for start in dict.fromkeys((place, words.of.skip(tokens, place), words.articles.skip(tokens, place))):
        inner = inner or calendar_at(texts, start) or month_and_year(texts, start)
    if inner:
        inner = with_lean(texts, inner)
    else:
        inner = relative_at(texts, place)  # "late last year", before "the end of the year"
        if not inner or inner.rule != "named_unit":
            inner = unit_of_reference(texts, words.of.skip(tokens, place) if tokens[place].low == "of" else place)
    if not inner or not isinstance(inner.meaning, Single) or (_of_a_day(inner.meaning) and not texts.typed):
        return None
    return Reading(inner.meaning._replace(part=found[0]), inner.after, f"part_of_{inner.rule}")


def _of_a_day(single: Single) -> bool:
    return isinstance(single.base, Calendar) and bool(single.base.day)


def _clock_first(texts: Texts, at: int) -> Reading | None:
    """A time of day before its date: "18:45 UTC on 7 January 2020", «alle ore 18.45 dell'8 gennaio»."""
    clock = clock_at(texts, at)
    if clock is None:
        return None
    place = texts.words.articles.skip(texts.tokens, clock.after + (texts.tokens[clock.after].low in (",", "on")))
    place = texts.words.of.skip(texts.tokens, place)
    inner = calendar_at(texts, place)
    if not inner or not isinstance(inner.meaning, Single) or not isinstance(inner.meaning.base, Calendar):
        return None
    base = inner.meaning.base
    if not base.day or base.time:
        return None
    timed = base._replace(time=clock.time, offset=clock.offset, letter=clock.letter)
    return Reading(inner.meaning._replace(base=timed), inner.after, inner.rule)
