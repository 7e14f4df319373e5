"""Dates as machines write them into pages, to EDTF; what can be read in two ways is not read."""
from __future__ import annotations

import re
from email.utils import parsedate_tz

from briefer.model.dates import Date, parse_edtf

_ISO = re.compile(r"(?P<year>\d{4})(?:(?P<sep>[-/.])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2}))?)?(?:[T ].{0,40})?$")
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{4,6}.{0,10})?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AMERICAN = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(?P<month>[a-z]{3})[a-z]{0,6}\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b", re.IGNORECASE)
_BRITISH = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[a-z]{3})[a-z]{0,6}\.?,?\s+(?P<year>\d{4})\b", re.IGNORECASE)
_FIRST_YEAR = 1800  # an epoch of computers, or a field left empty, lies before or at one of these
_EPOCHS = frozenset({"1970-01-01", "1969-12-31", "1900-01-01", "1899-12-30"})


def stated_date(text: str) -> Date | None:
    """The day (or month, or year) that a text of a page's head or a letter's names, as stated; None when it names none for certain."""
    stated = " ".join(text.split())[:60]
    edtf = _iso(stated) or _in_words(stated) or _of_mail(stated)
    if not edtf or edtf in _EPOCHS or parse_edtf(edtf) is None or int(edtf[:4]) < _FIRST_YEAR:
        return None
    return Date(stated=stated, edtf=edtf)


def _iso(text: str) -> str:
    """EDTF of a date that begins with its year."""
    match = _COMPACT.match(text) or _ISO.match(text)
    if not match:
        return ""
    parts = [match["year"], *(part.zfill(2) for part in (match["month"], match["day"]) if part)]
    return "-".join(parts) if len(parts) > 1 or match.end() == 4 else ""


def _in_words(text: str) -> str:
    """EDTF of a date with an English month."""
    match = _AMERICAN.match(text) or _BRITISH.match(text)
    if not match or match["month"].lower() not in _MONTHS:
        return ""
    return f"{match['year']}-{_MONTHS.index(match['month'].lower()) + 1:02}-{int(match['day']):02}"


def _of_mail(text: str) -> str:
    """EDTF of a date as mails have it."""
    parts = parsedate_tz(text) if re.match(r"[A-Za-z]{3}, \d", text) else None
    return f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}" if parts else ""
