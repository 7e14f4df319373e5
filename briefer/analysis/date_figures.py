"""Dates in figures alone: 8/1/2020, 2020-01-08, 01/2020, 2016-2019, 072234Z JAN 20."""
from __future__ import annotations

import re

from briefer.analysis.date_clock import full_year, group_at, timed
from briefer.analysis.date_meanings import Calendar, Period, Reading, Single, reading_of
from briefer.analysis.date_texts import EARLIEST, LATEST, Texts

_NUMERIC = re.compile(r"(?P<day>[0-9]{1,2})(?P<sign>[/.-])(?P<month>[0-9]{1,2})(?P=sign)"
                      r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9/]|\.[0-9]|[^\W\d_])")
_ISO = re.compile(r"(?P<year>[0-9]{4})(?P<sign>[-/])(?P<month>[0-9]{2})(?P=sign)(?P<day>[0-9]{2})"
                  r"(?:[T ](?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?(?![\w/-])", re.IGNORECASE)
_MONTH_NUMERIC = re.compile(r"(?P<month>[0-9]{1,2})[/.](?P<year>[0-9]{4})(?![\w/]|\.[0-9])")
_YEARS = re.compile(r"(?P<first>[0-9]{4})(?P<sign>[-/])(?P<second>[0-9]{4}|[0-9]{2})(?![\w/-]|\.[0-9])")
_TYPED = re.compile(r"(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?[~?%]?|[~?%])|"
                    r"[0-9]{3}X|[0-9]{2}XX)(?![\w/'~?%-])", re.IGNORECASE)
_ATTACHED = "./+$€£"  # before a number, they make it a part of something else
_SEASON_FIGURES = re.compile(r"[0-9]{4}-(?:2[1-4]|3[3-6])")


def figures_at(texts: Texts, at: int) -> Reading | None:
    """A date in figures alone: a date-time group, ISO, day before month, or the other way round where nothing else is possible."""
    start = texts.tokens[at].start
    if start and (texts.text[start - 1].isalnum() or texts.text[start - 1] in _ATTACHED) and not _sentence_end(texts.text, start):
        return None
    match = _TYPED.match(texts.text, start) if texts.typed else None
    if match and not _SEASON_FIGURES.match(match[0]):
        return reading_of(Calendar(fixed=match[0].upper()), texts.at_place(at, match.end()), "edtf")
    group = group_at(texts.text, start)
    if group:
        return reading_of(group[0], texts.at_place(at, group[1]), "date_time_group")
    match = _ISO.match(texts.text, start)
    if match:
        base = Calendar(int(match["year"]), int(match["month"]), int(match["day"]), time=_seconds(match["time"] or ""),
                        offset=(match["zone"] or "").upper())
        return timed(texts, reading_of(base, texts.at_place(at, match.end()), "iso"))
    match = _NUMERIC.match(texts.text, start)
    if match:
        day, month = int(match["day"]), int(match["month"])
        us = month > 12 >= day and match["sign"] == "/" and len(match["year"]) == 4 and not texts.typed
        base = Calendar(full_year(match["year"]), *((day, month) if us else (month, day)))
        return timed(texts, reading_of(base, texts.at_place(at, match.end()), "numeric_us" if us else "numeric"))
    return years_at(texts, at)


def _sentence_end(text: str, start: int) -> bool:
    return text[start - 1] == "." and start > 1 and text[start - 2].isalpha()


def _seconds(time: str) -> str:
    return f"{time}:00" if len(time) == 5 else time


def years_at(texts: Texts, at: int) -> Reading | None:
    """Month and year in figures (01/2020), or two years (2016-2019, 2020-21)."""
    start = texts.tokens[at].start
    match = _MONTH_NUMERIC.match(texts.text, start)
    if match and 1 <= int(match["month"]) <= 12 and (texts.typed or match["year"][:2] in ("19", "20")):
        return reading_of(Calendar(int(match["year"]), int(match["month"])), texts.at_place(at, match.end()), "numeric_month")
    match = _YEARS.match(texts.text, start)
    if not match:
        return None
    first, short = int(match["first"]), len(match["second"]) == 2
    second = int(match["first"][:2] + match["second"]) if short else int(match["second"])
    if short and (texts.typed or not 0 < second - first < 10):
        return None
    if EARLIEST <= first < second <= LATEST:
        ends = Single(Calendar(first)), Single(Calendar(second))
        return Reading(Period(*ends), texts.at_place(at, match.end()), "years")
    return None


def two_years_at(texts: Texts, at: int) -> tuple[int, int] | None:
    """The first of two years as a winter has them (2019-20), and the place after them."""
    match = _YEARS.match(texts.text, texts.tokens[at].start)
    return (int(match["first"]), texts.at_place(at, match.end())) if match else None


def ten_years_at(texts: Texts, at: int) -> tuple[int, int] | None:
    """The first year of a decade given by its ends (2010-2019), and the place after them."""
    match = _YEARS.match(texts.text, texts.tokens[at].start)
    if not match or match["first"][3:] != "0" or match["second"] != f"{match['first'][:3]}9":
        return None
    return int(match["first"]), texts.at_place(at, match.end())
