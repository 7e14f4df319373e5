"""Datelines: the place, day and agency with which a report begins, as agencies of both languages write them."""
from __future__ import annotations

import re

from briefer.analysis.event_dates import read_date
from briefer.model.dates import Date
from briefer.values import dataclass

_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|gen|mag|giu|lug|ago|set|ott|dic)"
_PLACE = (r"(?P<place>[A-ZÀ-Ý][\w'’.À-ÿ-]*(?:[ /][A-ZÀ-Ý(][\w'’.À-ÿ)-]*){0,4}"
          rf"(?:,\s(?!{_MONTH}[a-z]{{0,6}}\.?\s\d)[A-ZÀ-Ý][\w'’. À-ÿ-]{{1,20}})?)")
_DAY = r"(?P<day>\d{1,2}(?:º|°|st|nd|rd|th)?\s?[A-Za-zÀ-ÿ]{3,10}\.?(?:\s\d{4})?|[A-Za-zÀ-ÿ]{3,9}\.?\s\d{1,2}(?:,\s\d{4})?)"
_AGENCY = r"\((?P<agency>[^\W\d_][\w'’.&/ À-ÿ-]{1,29})\)"
_DASH = r"\s*[-–—]{1,2}\s*"
# ROME, Jan. 8 (Reuters) - … ; ROMA, 8 gen. (ANSA) - … ; BAGHDAD (AP) — … ; (ANSA) - ROMA, 08 GEN - … ; Roma, 8 gennaio 2020 (Adnkronos) – …
_PLACE_FIRST = re.compile(rf"{_PLACE}(?:,\s+{_DAY})?\s+{_AGENCY}{_DASH}(?=\S)")
_AGENCY_FIRST = re.compile(rf"{_AGENCY}{_DASH}{_PLACE}(?:,\s*{_DAY})?{_DASH}(?=\S)")
_AGENCY_ALONE = re.compile(rf"(?P<place>)(?P<day>){_AGENCY}{_DASH}(?=\S)")
_NO_AGENCY = re.compile(rf"(?P<place>[A-ZÀ-Ý][A-ZÀ-Ý'’. ]{{2,30}}),\s+{_DAY}{_DASH}(?=\S)")
_AGENCIES: frozenset[str] = frozenset(name.casefold() for name in (
    "Reuters", "AP", "AFP", "ANSA", "Adnkronos", "AGI", "askanews", "Nova", "LaPresse", "Italpress", "DIRE", "EFE", "dpa", "TASS", "Xinhua",
    "UPI", "Anadolu", "AA", "IRNA", "Fars", "Tasnim", "SANA", "MENA", "WAFA", "PA", "Bloomberg", "NINA", "Shafaq", "Rudaw", "Interfax",
    "Kyodo", "Yonhap", "RIA", "Novosti", "Agerpres", "Belga", "Ritzau", "ATS", "APA", "Sputnik", "AgenPress", "9Colonne"))
_FORMS = (_AGENCY_FIRST, _PLACE_FIRST, _NO_AGENCY, _AGENCY_ALONE)
_IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>\d{2})[/-](?P<day>\d{2})(?:\D|$)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The beginning of a report: where and when it was sent, by which agency, and how many signs that takes."""

    place: str
    day: str
    agency: str
    length: int

    def date(self, url: str = "") -> Date | None:
        """The day it was sent, if the dateline gives its year; if not, with the year in the report's address when the days agree."""
        if not self.day:
            return None
        whole = read_date(self.day)
        if whole is not None and whole.edtf and whole.value is not None and whole.value.precision == "day":
            return whole
        address = _IN_ADDRESS.search(url)
        with_year = read_date(f"{self.day.rstrip('.')} {address['year']}") if address else None
        if address is None or with_year is None or with_year.edtf != "-".join(address.group("year", "month", "day")):
            return None
        return Date(self.day, with_year.edtf, "inferred", "high")


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline at the beginning of a paragraph, or None."""
    head = paragraph[:160].lstrip()
    match = next(filter(None, (pattern.match(head) for pattern in _FORMS)), None)
    if match is None:
        return None
    found = match.groupdict()
    agency = (found.get("agency") or "").strip()
    if not found["day"] and _AGENCIES.isdisjoint(re.findall(r"\w+", agency.casefold())):
        return None  # a name and a party in brackets look the same
    return Dateline(found["place"].strip(), (found["day"] or "").strip(), agency, match.end())
