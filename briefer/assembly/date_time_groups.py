"""Date-time groups as messages write them: day, hour and minute with the letter of the zone, month and year ("072230Z JAN 20")."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from briefer.model.dates import Date, Edtf

_ZONES: Mapping[int, str] = dict(zip(range(-12, 13), "YXWVUTSRQPONZABCDEFGHIKLM", strict=True))
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def group(when: Date) -> str:
    """The group of a date, of the two ends of a period or of the one that is known; nothing for what no group can say."""
    value = when.value
    if value is None or when.part:
        return ""
    if value.precision == "open":
        value = value.start or value.end or value
    if value.start and value.start == value.end:
        value = value.start
    if value.start and value.end:
        first, last = value.start, value.end
        fits = _groupable(first, when.zone) and _groupable(last, when.zone) and first.precision != "month"
        return _period(first, last, when.zone) if fits else ""
    return _one(value, when.zone) if _groupable(value, when.zone) else ""


def in_zulu(when: Date) -> str:
    """The group in zone Z of a moment given in a zone where it was another day; nothing for any other date."""
    value = when.value
    offset = _offset(value, when.zone) if value is not None and value.precision == "time" and not value.qualifier else 0
    if value is None or value.earliest is None or not offset or value.year == date.min.year:
        return ""
    there = datetime.combine(value.earliest, time.fromisoformat(value.time))
    here = there - timedelta(minutes=offset)
    if here.date() == there.date():
        return ""
    return _one(replace(value, year=here.year, month=here.month, day=here.day, time=f"{here:%H:%M}", zone="Z"), "Z")


def zone_letter(value: Edtf) -> str:
    """The letter of a zone given as an offset; none for half hours, which have no letter."""
    if value.zone in ("", "Z"):
        return value.zone
    hours, minutes = int(value.zone[:3]), value.zone[4:]
    return _ZONES.get(hours, "") if minutes == "00" else ""


def _groupable(value: Edtf, zone: str) -> bool:
    """Whether a date can be written as a date-time group: certain, no coarser than a month, in a zone that has a letter."""
    if value.qualifier or value.precision not in ("time", "day", "month"):
        return False
    return value.precision != "time" or bool(zone or zone_letter(value))


def _one(value: Edtf, zone: str) -> str:
    """Day, time with zone if known, month and year."""
    month = f"{_MONTHS[value.month - 1]} {value.year % 100:02}"
    if value.precision == "month":
        return month
    hours = value.time[:5].replace(":", "")
    return f"{value.day:02}{hours}{(zone or zone_letter(value)) if hours else ''} {month}"


def _period(first: Edtf, last: Edtf, zone: str) -> str:
    """Two groups, the month once where both ends share it: "03–06 JAN 20", "030000Z–100000Z JAN 20"."""
    start, end = _one(first, zone), _one(last, zone)
    same = (first.year, first.month, first.precision) == (last.year, last.month, last.precision)
    return f"{start.partition(' ')[0] if same else start}–{end}"


def _offset(value: Edtf, zone: str) -> int:
    """The minutes by which a zone is ahead of Z; none where the zone is not known."""
    if value.zone and value.zone != "Z":
        minutes = int(value.zone[1:3]) * 60 + int(value.zone[4:])
        return -minutes if value.zone[0] == "-" else minutes
    letter = value.zone or zone
    return next((hours * 60 for hours, name in _ZONES.items() if name == letter), 0)
