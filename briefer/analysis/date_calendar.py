"""Dates of the calendar of every size: days and months by their own modules, seasons, quarters, years, decades and centuries here."""
from __future__ import annotations

from briefer.analysis.date_clock import full_year
from briefer.analysis.date_figures import figures_at, ten_years_at, two_years_at
from briefer.analysis.date_meanings import Calendar, Reading, Stretch, reading_of
from briefer.analysis.date_months import SHORT_YEAR, goes_on, month_and_year, spelled_year, worded_at, year_at
from briefer.analysis.date_texts import EARLIEST, LATEST, Texts
from briefer.analysis.date_tokens import Tokens, glued
from briefer.analysis.date_words import CENTURY_NAMES

_DECADE_TURN = 20  # "the tens" are those of this century, "the twenties" of the last


def calendar_at(texts: Texts, at: int) -> Reading | None:
    """The date of the calendar that stands at a place, or None."""
    if texts.tokens[at].low.isdecimal() and (found := figures_at(texts, at)):
        return found
    for read in (worded_at, _season, _quarter, _stretch, _decade, _century, _year):
        if found := read(texts, at):
            return found
    return None


def _season(texts: Texts, at: int) -> Reading | None:
    """A season, with its year or alone; a winter of two years is that of the first."""
    found = texts.words.seasons.at(texts.tokens, at)
    if not found:
        return None
    place = texts.words.of.skip(texts.tokens, found[1])
    years = two_years_at(texts, place)
    if years:
        return reading_of(Calendar(years[0], season=found[0]), years[1], "season")
    year = year_at(texts, place)
    if year:
        return reading_of(Calendar(year[0], season=found[0]), year[1], "season")
    return reading_of(Calendar(season=found[0]), found[1], "season_without_year")


def _quarter(texts: Texts, at: int) -> Reading | None:
    """A quarter (Q1 2020, first quarter of 2020, 2º trimestre 2020)."""
    tokens, words = texts.tokens, texts.words
    if tokens[at].low == "q" and tokens[at + 1].low in ("1", "2", "3", "4") and glued(tokens, at + 1):
        number, place = int(tokens[at + 1].low), at + 2
    else:
        ordinal = ordinal_at(texts, at)
        after = words.quarters.at(tokens, ordinal[1]) if ordinal else None
        if not ordinal or not after or not 1 <= ordinal[0] <= 4:
            return None
        number, place = ordinal[0], after[1]
    if tokens[place].low in ("-", "/") and glued(tokens, place):
        place += 1
    year = year_at(texts, words.of.skip(tokens, place))
    if year:
        return reading_of(Calendar(year[0], season=32 + number), year[1], "quarter")
    return reading_of(Calendar(season=32 + number), place, "quarter_without_year")


def ordinal_at(texts: Texts, at: int) -> tuple[int, int] | None:
    """An ordinal number in words or figures, with the place after it."""
    tokens = texts.tokens
    if tokens[at].low.isdecimal() and len(tokens[at].low) <= 2:
        after = at + 1
        if tokens[after].low in ("st", "nd", "rd", "th", "°", "o", "a") and glued(tokens, after):
            return int(tokens[at].low), after + 1
        return (int(tokens[at].low), after) if texts.typed else None
    return texts.words.ordinals.at(tokens, at)


def _stretch(texts: Texts, at: int) -> Reading | None:
    """Half a year or month, a week or ten days of a month: "first half of 2020", «prima decade di gennaio 2020»."""
    ordinal = ordinal_at(texts, at)
    if not ordinal or not 1 <= ordinal[0] <= 4:
        return None
    tokens, words = texts.tokens, texts.words
    half = words.halves.at(tokens, ordinal[1])
    kind = "half" if half else {"week": "week", "settimana": "week", "decade": "ten_days"}.get(tokens[ordinal[1]].low, "")
    if not kind or (kind == "half" and ordinal[0] > 2):
        return None
    place = words.of.skip(tokens, ordinal[1] + 1)
    month = month_and_year(texts, place)
    if month and month.calendar:
        return reading_of(Stretch(month.calendar, kind, ordinal[0]), month.after, kind)
    year = year_at(texts, place) if kind == "half" else None
    return reading_of(Stretch(Calendar(year[0]), kind, ordinal[0]), year[1], kind) if year else None


def _decade(texts: Texts, at: int) -> Reading | None:
    """Ten years: the 1990s, the nineties, anni Novanta, anni '80."""
    tokens, words = texts.tokens, texts.words
    if tokens[at].low == "decennio" and (years := ten_years_at(texts, at + 1)):
        return reading_of(Calendar(fixed=_decade_of(years[0])), years[1], "decade")
    anni = tokens[at].low == "anni" and "it" in words.languages
    place = at + 1 if anni else at
    short = tokens[place].low == "'"
    place += short
    number = tokens[place].low
    if number.isdecimal() and number.endswith("0") and len(number) in (2, 4):
        after = _plural(tokens, place + 1)
        if (anni or after > place + 1) and (len(number) == 4 or anni or short or tokens[at - 1].low == "the"):
            return reading_of(Calendar(fixed=_decade_of(int(number))), after, "decade")
    named = words.decades.at(tokens, place)
    before = tokens[at - 1].low if at else ""
    english = tokens[place].low.endswith("ies") and (texts.typed or before in ("the", "early", "late", "mid", "-"))
    return reading_of(Calendar(fixed=_decade_of(named[0])), named[1], "decade") if named and (anni or english) else None


def _plural(tokens: Tokens, at: int) -> int:
    """The place after the s of "1990s" or "1990's", if there is one."""
    place = at + 1 if tokens[at].low == "'" and glued(tokens, at) else at
    return place + 1 if tokens[place].low == "s" and glued(tokens, place) else at


def _decade_of(number: int) -> str:
    if number >= 100:
        return f"{number // 10}X"
    return f"{'20' if number < _DECADE_TURN else '19'}{number // 10}X"


def _century(texts: Texts, at: int) -> Reading | None:
    """A hundred years: the 20th century, XIX secolo, Ottocento."""
    token = texts.tokens[at]
    if token.low in CENTURY_NAMES and "it" in texts.words.languages and (token.capital or texts.typed):
        return reading_of(Calendar(fixed=f"{CENTURY_NAMES[token.low]}XX"), at + 1, "century")
    ordinal = ordinal_at(texts, at)
    after = texts.words.centuries.at(texts.tokens, ordinal[1]) if ordinal else None
    if ordinal and after and 2 <= ordinal[0] <= 22:
        return reading_of(Calendar(fixed=f"{ordinal[0] - 1:02}XX"), after[1], "century")
    return None


def _year(texts: Texts, at: int) -> Reading | None:
    """A year alone: four figures, '99 after an Italian preposition, or words."""
    tokens = texts.tokens
    number = tokens[at].low
    if number.isdecimal():
        if len(number) != 4 or not EARLIEST <= int(number) <= LATEST or goes_on(tokens, at):
            return None
        return reading_of(Calendar(int(number)), at + 1, "year")
    if number == "'" and not texts.typed and "it" in texts.words.languages:
        match = SHORT_YEAR.match(texts.text, tokens[at].start)
        return reading_of(Calendar(full_year(match[1])), at + 2, "short_year") if match else None
    spelled = spelled_year(texts, at)
    return reading_of(Calendar(spelled[0]), spelled[1], "year_in_words") if spelled else None
