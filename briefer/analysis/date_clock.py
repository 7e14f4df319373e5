"""Times of day and their zones: with a date, and as date-time groups (072234Z JAN 20)."""
from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from briefer.analysis.date_meanings import Calendar, Reading, reading_of
from briefer.analysis.date_texts import Texts
from briefer.analysis.date_tokens import Tokens, glued
from briefer.analysis.date_words import GROUP_MONTHS

_GROUP = re.compile(r"(?P<day>[0-9]{2})(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?P<second>[0-9]{2})?(?P<zone>[a-z]) ?(?P<month>[a-z]{3}) ?"
                    r"(?P<year>[0-9]{4}|[0-9]{2})(?!\w)", re.IGNORECASE)
_CENTURY_TURN = 70  # two figures from here on mean the 1900s
_EAST, _WEST = "ABCDEFGHIKLM", "NOPQRSTUVWXY"
_ZONES: Mapping[str, str] = MappingProxyType({
    "utc": "Z", "gmt": "Z", "z": "Z", "zulu": "Z", "cet": "+01:00", "cest": "+02:00", "est": "-05:00", "edt": "-04:00", "eet": "+02:00",
    "eest": "+03:00", "ast": "+03:00", "bst": "+01:00", "msk": "+03:00"})
_NO_OFFSET = frozenset({"local", "locali", "locale", "lt"})


class Clock(NamedTuple):
    """A time of day as EDTF writes it, its offset, the letter of its zone, and the place after it."""

    time: str
    offset: str
    letter: str
    after: int


def full_year(text: str) -> int:
    """A year from four figures, or from two."""
    if len(text) == 2:
        return int(text) + (1900 if int(text) >= _CENTURY_TURN else 2000)
    return int(text)


def offset_of(letter: str) -> str:
    """The offset of a military time zone; J is local time and has none."""
    if letter in ("Z", "J"):
        return "Z" if letter == "Z" else ""
    hours = _EAST.index(letter) + 1 if letter in _EAST else _WEST.index(letter) + 1
    return f"{'+' if letter in _EAST else '-'}{hours:02}:00"


def group_at(text: str, start: int) -> tuple[Calendar, int] | None:
    """The date-time group that stands at a place of a text, and where it ends; None when none does."""
    match = _GROUP.match(text, start)
    month = GROUP_MONTHS.get(match["month"].lower(), 0) if match else 0
    if not match or not month or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        return None
    letter = match["zone"].upper()
    time = f"{match['hour']}:{match['minute']}:{match['second'] or '00'}"
    return Calendar(full_year(match["year"]), month, int(match["day"]), time=time, offset=offset_of(letter), letter=letter), match.end()


def clock_at(texts: Texts, at: int) -> Clock | None:
    """The time of day that stands at a place, its word before it included ("at 18:45 UTC", "alle ore 18.45"); None when none does."""
    tokens = texts.tokens
    found = texts.words.at.at(tokens, at)
    at = found[1] if found else at
    hour = tokens[at]
    if not hour.low.isdecimal() or len(hour.low) > 2 or int(hour.low) > 23:
        return None
    minutes, after = "00", at + 1
    if tokens[after].low in (":", ".") and glued(tokens, after) and glued(tokens, after + 1) and _is_minutes(tokens[after + 1].low):
        minutes, after = tokens[after + 1].low, after + 2
    elif not found or not _word_of_hours(tokens[after].low):
        return None
    number, after = _half_of_day(tokens, after, int(hour.low))
    zone, letter, after = _zone(tokens, after)
    return Clock(f"{number:02}:{minutes}:00", zone, letter, after)


def _is_minutes(text: str) -> bool:
    return len(text) == 2 and text.isdecimal() and int(text) < 60


def _word_of_hours(word: str) -> bool:
    """Whether a bare hour is one: "at 6 pm", "alle ore 10"; "at 6" alone is too little."""
    return word in ("am", "pm", "a", "p", "hours", "hrs", "z", "utc", "gmt")


def _half_of_day(tokens: Tokens, at: int, hour: int) -> tuple[int, int]:
    """The hour of 24 when a.m. or p.m. follows, and the place after it and after the word for hours."""
    low = tokens[at].low
    if low in ("hours", "hrs", "h", "hour"):
        return hour, at + 1
    for half in ("am", "pm"):
        if low == half or (low == half[0] and tokens[at + 1].low == "." and tokens[at + 2].low == "m"):
            after = at + 1 if low == half else at + (4 if tokens[at + 3].low == "." else 3)
            return (hour % 12 + (12 if half == "pm" else 0)) if hour <= 12 else hour, after
    return hour, at


def _zone(tokens: Tokens, at: int) -> tuple[str, str, int]:
    """The offset of the zone that stands at a place, its letter if it is one, and the place after it."""
    token = tokens[at]
    if token.low in ("utc", "gmt") and tokens[at + 1].low in ("+", "-") and tokens[at + 3].low == ":":
        hours, minutes = tokens[at + 2].low, tokens[at + 4].low
        if hours.isdecimal() and minutes.isdecimal() and len(hours) == len(minutes) == 2:
            return f"{tokens[at + 1].low}{hours}:{minutes}", "", at + 5
    if token.low in _ZONES:
        return _ZONES[token.low], "Z" if token.low in ("z", "zulu") else "", at + 1
    if token.low in _NO_OFFSET:
        return "", "", at + 1
    if len(token.text) == 1 and token.text.isupper() and token.text.isascii() and token.text.isalpha() and glued(tokens, at):
        return offset_of(token.text), token.text, at + 1
    return "", "", at


def timed(texts: Texts, found: Reading) -> Reading:
    """A date with the time of day that follows it, if it is a day and one does."""
    base = found.calendar
    if base is None or not base.day or base.time:
        return found
    place = found.after + 1 if texts.tokens[found.after].low in (",", "-") else found.after
    clock = clock_at(texts, place)
    if clock is None:
        return found
    return reading_of(base._replace(time=clock.time, offset=clock.offset, letter=clock.letter), clock.after, found.rule)
