"""Days and months with the names of months, the years that go with them, and several days of one month."""
from __future__ import annotations

import re
from typing import NamedTuple

from briefer.analysis.date_clock import full_year, timed
from briefer.analysis.date_meanings import Calendar, Period, Reading, Single, reading_of
from briefer.analysis.date_texts import EARLIEST, LATEST, Texts
from briefer.analysis.date_tokens import Tokens, glued
from briefer.analysis.date_words import english_figure, english_tens, italian_year

_NO_DAYS = frozenset({"a", "an", "un", "una", "uno", "i", "prima", "seconda", "terza", "quarta"})  # numbers that count no day
SHORT_YEAR = re.compile(r"'([0-9]{2})(?!\w)")


class Month(NamedTuple):
    """A month by name, whether it is shortened, and the place after it."""

    number: int
    short: bool
    after: int


def month_at(texts: Texts, at: int) -> Month | None:
    """The month whose name stands at a place."""
    found = texts.words.months.at(texts.tokens, at)
    if found:
        return Month(found[0], False, found[1])
    found = texts.words.short_months.at(texts.tokens, at)
    if not found:
        return None
    after = found[1]
    return Month(found[0], True, after + 1 if texts.tokens[after].low == "." and glued(texts.tokens, after) else after)


def day_at(texts: Texts, at: int) -> tuple[int, int] | None:
    """The day of a month that stands at a place, in figures or words, and the place after it."""
    tokens, words = texts.tokens, texts.words
    if tokens[at].low.isdecimal():
        number, after = tokens[at].low, at + 1
        if len(number) > 2 or not 1 <= int(number) <= 31:
            return None
        if tokens[after].low in ("st", "nd", "rd", "th", "°", "o") and glued(tokens, after):
            after += 1
        return int(number), after
    found = words.ordinals.at(tokens, at) or words.cardinals.at(tokens, at)
    return found if found and tokens[at].low not in _NO_DAYS else None


def worded_at(texts: Texts, at: int) -> Reading | None:
    """A date with the name of a month: weekday, day, month and year as far as they are there."""
    weekday, place = _weekday_before(texts, at)
    found = day_first(texts, place) or _month_first(texts, place)
    if found is None:  # "mar" is a weekday to Italians, but not in "mar 2020"
        found = _month_first(texts, at) or month_and_year(texts, at) or (month_and_year(texts, place) if texts.typed else None)
        weekday = None
    if found is None:
        return None
    if weekday is not None and found.calendar:
        found = found._replace(meaning=Single(found.calendar._replace(weekday=weekday)))
    return timed(texts, found)


def _weekday_before(texts: Texts, at: int) -> tuple[int | None, int]:
    """The weekday that stands before a date, and the place after it."""
    tokens = texts.tokens
    found = texts.words.weekdays.at(tokens, at) or texts.words.short_weekdays.at(tokens, at)
    if not found:
        return None, at
    after = found[1]
    while tokens[after].low in (",", ".", "'"):
        after += 1
    if tokens[after].low in ("the", "il", "l"):
        after = texts.words.articles.skip(tokens, after)
    return found[0], after


def day_first(texts: Texts, at: int) -> Reading | None:
    """Day, month and year (3 January 2020, 3rd of Jan. 20, 1º gennaio 2020)."""
    day = day_at(texts, at)
    if not day:
        return None
    place = day[1]
    if texts.tokens[place].low in (".", "-", "/") and glued(texts.tokens, place):
        place += 1
    month = month_at(texts, texts.words.of.skip(texts.tokens, place))
    if not month or not _is_a_month(texts, month):
        return None
    return _with_year(texts, month, day[0], month.after, comma=texts.words.languages != ("it",))


def _month_first(texts: Texts, at: int) -> Reading | None:
    """Month, day and year (January 3, 2020); a day alone only where the month bears a capital, so not "may 3 of them"."""
    month = month_at(texts, at)
    if not month or texts.words.languages == ("it",) or not (texts.typed or texts.tokens[at].capital):
        return None
    place = month.after + 1 if texts.tokens[month.after].low == "the" else month.after
    day = day_at(texts, place)
    if not day or texts.tokens[day[1]].low == ":":
        return None
    if not texts.tokens[place].low.isdecimal() and texts.tokens[place].low not in texts.words.ordinals:
        return None
    if texts.typed and not year_at(texts, day[1], comma=True):
        return None  # "Jan 20" is a day or a year
    return _with_year(texts, month, day[0], day[1], comma=True)


def _is_a_month(texts: Texts, month: Month) -> bool:
    """Whether the name of a month after a day is one: a verb or a name bears no capital, or stands for something else."""
    token = texts.tokens[month.after - 1 if texts.tokens[month.after - 1].low != "." else month.after - 2]
    if texts.typed or texts.words.languages == ("it",) or token.capital:
        return True
    return token.low not in ("may", "march", "mar", "dec", "august", "set", "sett") or texts.words.languages != ("en",)


def _with_year(texts: Texts, month: Month, day: int, after: int, *, comma: bool = False) -> Reading:
    year = year_at(texts, after, comma=comma, short=month.short or texts.typed)
    if year:
        return reading_of(Calendar(year[0], month.number, day), year[1], "day")
    return reading_of(Calendar(0, month.number, day), after, "day_without_year")


def year_at(texts: Texts, at: int, *, comma: bool = False, short: bool = False) -> tuple[int, int] | None:
    """The year that follows a day or month, in four figures, in words, with an apostrophe, or in two figures where they can be no other."""
    tokens = texts.tokens
    place = _to_year(texts, at, comma)
    if tokens[place].low.isdecimal():
        number = tokens[place].low
        if len(number) == 4 and EARLIEST <= int(number) <= LATEST and not goes_on(tokens, place):
            return int(number), place + 1
        if len(number) == 2 and short and (place == at or texts.typed or tokens[at].low == "-") and not goes_on(tokens, place):
            return full_year(number), place + 1
        return None
    match = SHORT_YEAR.match(texts.text, tokens[place].start)
    if match:
        return full_year(match[1]), place + 2
    return spelled_year(texts, place)


def _to_year(texts: Texts, at: int, comma: bool) -> int:
    """Where a year stands that belongs to what is before: after a sign or «del»."""
    tokens = texts.tokens
    sign = tokens[at].low
    if sign in ("of", "del", "dell", "di"):
        return texts.words.of.skip(tokens, at)
    if sign == ",":
        return at + 1 if comma or texts.typed else at
    return at + 1 if sign in ("-", "/", *("." * texts.typed)) and glued(tokens, at) else at


def goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a number is a part of a longer one: 2,020.5, 20%, 20:30."""
    sign, beyond = tokens[at + 1], tokens[at + 2]
    if sign.low in ("%", "°"):
        return True
    return sign.low in (",", ".", ":") and glued(tokens, at + 1) and glued(tokens, at + 2) and beyond.low.isdecimal()


def spelled_year(texts: Texts, at: int) -> tuple[int, int] | None:
    """A year in words ("two thousand and twenty", "nineteen seventy-six", "duemilaventi"), and the place after it."""
    tokens = texts.tokens
    low = tokens[at].low
    if low.startswith(("mille", "duemila")) and (year := italian_year(low)):
        return year, at + 1
    if low == "two" and tokens[at + 1].low == "thousand":
        place = at + 3 if tokens[at + 2].low == "and" else at + 2
        tens, taken = english_tens((tokens[place].low, tokens[place + 1].low, tokens[place + 2].low))
        if tens:
            return 2000 + tens, place + taken
        figure = english_figure(tokens[place].low)
        return (2000 + figure, place + 1) if figure else (2000, at + 2)
    if low in ("eighteen", "nineteen", "twenty"):
        tens, taken = english_tens((tokens[at + 1].low, tokens[at + 2].low, tokens[at + 3].low))
        if tens:
            return {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[low] + tens, at + 1 + taken
    return None


def month_and_year(texts: Texts, at: int) -> Reading | None:
    """A month with its year, or alone."""
    month = month_at(texts, at)
    if not month or not _month_may_stand(texts, at):
        return None
    year = year_at(texts, month.after, comma=texts.words.languages != ("it",))
    if year:
        return reading_of(Calendar(year[0], month.number), year[1], "month")
    return None if month.short and not texts.typed else reading_of(Calendar(0, month.number), month.after, "month_without_year")


def _month_may_stand(texts: Texts, at: int) -> bool:
    """Whether a month without a day can be one as it is written: "may", "march" and "set" in small letters are other words."""
    token = texts.tokens[at]
    return texts.typed or token.capital or token.low not in ("may", "march", "mar", "dec", "august", "set", "dic", "ago", "gen", "lug")


def days_at(texts: Texts, at: int) -> Reading | None:
    """Several days of one month: 3-6 January 2020, January 3-6, 8 and 9 July 2016, dal 3 al 6 gennaio.

    Of days that do not follow each other only the first is read; the next stands where it is.
    """
    first = day_at(texts, at)
    if not first or (not texts.tokens[at].low.isdecimal() and texts.typed):
        return _days_after_month(texts, at)
    joined = _joined_day(texts, first[1])
    if not joined:
        return None
    second, place, is_range = joined
    found = day_first(texts, second)
    last = found.calendar if found else None
    if not found or not last:
        return None
    return _two_days(last._replace(day=first[0]), last, is_range, place, found.after)


def _joined_day(texts: Texts, at: int) -> tuple[int, int, bool] | None:
    """Where the second of two days begins, where the first ends, and whether the words between them make a range."""
    to = texts.words.plain_to.at(texts.tokens, at)
    if to:
        return texts.words.articles.skip(texts.tokens, to[1]), at, True
    both = texts.words.and_.at(texts.tokens, at)
    return (both[1], at, texts.typed) if both else None


def _two_days(first: Calendar, last: Calendar, is_range: bool, place: int, after: int) -> Reading | None:
    if first.day >= last.day:
        return None
    if is_range or last.day == first.day + 1:
        return Reading(Period(Single(first), Single(last)), after, "days")
    return reading_of(first, place, "day_of_several")


def _days_after_month(texts: Texts, at: int) -> Reading | None:
    """January 3-6, 2020."""
    month = month_at(texts, at)
    first = day_at(texts, month.after) if month and texts.tokens[at].capital | texts.typed else None
    joined = _joined_day(texts, first[1]) if first and texts.words.languages != ("it",) else None
    if not month or not first or not joined:
        return None
    second, place, is_range = joined
    day = day_at(texts, second)
    if not day or not texts.tokens[second].low.isdecimal() or texts.tokens[second + 1].low in texts.words.months:
        return None
    year = year_at(texts, day[1], comma=True)
    last = Calendar(year[0] if year else 0, month.number, day[0])
    return _two_days(last._replace(day=first[0]), last, is_range, place, year[1] if year else day[1])
