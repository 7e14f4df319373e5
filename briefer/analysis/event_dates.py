"""Dates as officers type them, in Italian and in English alike, whatever the language of the program.

Day before month, always. What can be read in two ways is not read: `2020-21` is a spring to some and two years to others.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from briefer.model.dates import Basis, Confidence, Date, Part, parse_edtf

_MONTH_NAMES = (
    "jan january gen gennaio", "feb february febbraio", "mar march marzo", "apr april aprile", "may mag maggio", "jun june giu giugno",
    "jul july lug luglio", "aug august ago agosto", "sep sept september set sett settembre", "oct october ott ottobre",
    "nov november novembre", "dec december dic dicembre")
_MONTHS: Mapping[str, int] = MappingProxyType({name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()})
_SEASONS: Mapping[str, int] = MappingProxyType({
    "spring": 21, "primavera": 21, "summer": 22, "estate": 22, "autumn": 23, "fall": 23, "autunno": 23, "winter": 24, "inverno": 24})
_PARTS: Mapping[str, Part] = MappingProxyType({
    "early": "early", "beginning of": "early", "inizio": "early", "inizi": "early", "primi di": "early", "mid": "mid", "middle of": "mid",
    "metà": "mid", "meta": "mid", "late": "late", "end of": "late", "fine": "late"})
_NONE = frozenset({"none", "no date", "nessuna", "nessuna data", "-", "–"})
_NOT_GIVEN = frozenset({"n.d.", "n.d", "nd", "undated", "s.d.", "s.d", "sd", "senza data"})
_ORDINALS: Mapping[str, int] = MappingProxyType({
    "1st": 1, "first": 1, "1º": 1, "1°": 1, "primo": 1, "i": 1, "2nd": 2, "second": 2, "2º": 2, "2°": 2, "secondo": 2, "ii": 2,
    "3rd": 3, "third": 3, "3º": 3, "3°": 3, "terzo": 3, "iii": 3, "4th": 4, "fourth": 4, "4º": 4, "4°": 4, "quarto": 4, "iv": 4,
    "1": 1, "2": 2, "3": 3, "4": 4})
_ITALIAN_DECADES: Mapping[str, str] = MappingProxyType({
    "venti": "192X", "trenta": "193X", "quaranta": "194X", "cinquanta": "195X", "sessanta": "196X", "settanta": "197X", "ottanta": "198X",
    "novanta": "199X"})

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|º|°)?"
_MONTH = r"(?P<month>[a-z]+)\.?"
_YEAR = r"(?P<year>\d{4})"
_WORDED = re.compile(rf"(?:{_DAY}[ /.-]?(?:of |di )?)?{_MONTH}[ /.-]?(?:of |del )?(?:{_YEAR}|['’]?(?P<short>\d{{2}}))")
_MONTH_FIRST = re.compile(rf"{_MONTH} {_DAY},? {_YEAR}")
_NUMERIC = re.compile(r"(?P<day>\d{1,2})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})")
_MONTH_NUMERIC = re.compile(r"(?P<month>\d{1,2})[/.](?P<year>\d{4})")
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?[~?%]?|\d{3}X|\d{2}XX")
_SEASON = re.compile(r"(?P<season>[a-z]+)(?: of| del(?:l['’])?)? ?(?P<year>\d{4})(?:[-/]\d{2,4})?")
_QUARTER = re.compile(r"(?:q(?P<q>[1-4])[ /-]?|(?P<ordinal>\S+) (?:quarter|trimestre)(?: of| del)? )(?P<year>\d{4})")
_DECADE = re.compile(r"(?:the |gli )?(?:anni )?(?:(?P<year>\d{3})0(?:['’]?s)?|['’](?P<short>\d)0s?|(?P<word>[a-z]+))")
_DTG = re.compile(r"(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})(?P<zone>[a-z]) ?(?P<month>[a-z]{3}) ?(?P<year>\d{2}|\d{4})")
_SAME_END = re.compile(r"(?P<first>\d{1,2})(?:st|nd|rd|th|º|°)?(?: ?- ?| to | al?l?['’ ] ?| and | e )(?P<rest>\d{1,2}.*[a-z].*)")
_DAY_MONTH = re.compile(rf"{_DAY} (?P<month>[a-z]+)\.?")
_BARE_MONTH = re.compile(r"(?P<month>[a-z]+)\.?")
_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mon|tue|wed|thu|fri|sat|sun),? |"
    r"(?:luned|marted|mercoled|gioved|venerd)[iì]'?,? |(?:sabato|domenica),? ")
_ARTICLES = re.compile(r"^(?:on |in |the |il |lo |l['’]|nel |nell['’]|a |ad )")
_OPEN_START = re.compile(r"^(?:until|till|up to|before|by|fino al?l?['’]?|prima del?l?['’]?|entro (?:il |l['’])?)\s*")
_OPEN_END = re.compile(r"^(?:since|from|after|da(?:l|ll['’])?|dopo (?:il |l['’])?)\s*")
_RANGE_START = re.compile(r"^(?:from|between|dall['’]|dal|da|tra(?: il| l['’])?|fra(?: il| l['’])?)\s*(?=.* (?:to|and|al|all['’]|a|e) ?)")
_ABOUT = re.compile(r"^(?:circa|c\.|ca\.|around|about|verso(?: il)?)\s*")
_ZONES = "ABCDEFGHIKLMNOPQRSTUVWXYZ"
_CENTURY_TURN = 70  # two figures from here on mean the 1900s


class _Value(NamedTuple):
    """What was read: the EDTF text and what EDTF has no word for."""

    edtf: str
    part: Part | None = None
    zone: str = ""


def read_date(text: str, *, bracketed: Basis = "inferred") -> Date | None:
    """The date that a person typed, or None when it cannot be read; `stated` keeps the words as typed.

    Square brackets around it mean that the source does not state it: its basis is then `bracketed`.
    """
    stated = " ".join(text.split())
    said = stated
    basis: Basis = "stated"
    if said.startswith("[") and said.endswith("]"):
        said, basis = said[1:-1].strip(), bracketed
    low = said.lower()
    if low in _NONE:
        return Date(stated, basis="not_applicable")
    if low in _NOT_GIVEN:
        return Date(stated, basis="not_given")
    direct = _ISO.fullmatch(said) or ("/" in said and not re.search(r"[a-z]", said))
    value = _edtf(said) if direct else None
    value = value or _read(_plain(low))
    if value is None or parse_edtf(value.edtf) is None:
        return None
    confidence: Confidence = "medium" if value.edtf.endswith(("~", "?", "%")) else "high"
    return Date(said, value.edtf, basis, confidence, zone=value.zone, part=value.part)


def date_in_passage(text: str, passage: str) -> Date | None:
    """As `read_date`, for the event date of a passage: a year that the passage does not give is inferred, not stated."""
    when = read_date(text)
    if when is None or when.basis != "stated":
        return when
    value = when.value
    years = {when.edtf[:4], *(part[:4] for part in when.edtf.split("/"))} if value else set()
    stated = all(year.strip(".X") in passage for year in years)
    return when if stated else replace(when, basis="inferred")


def _plain(text: str) -> str:
    """What was typed with one shape of dash and without words that say nothing of when."""
    text = re.sub(r"[‐‑–—−]", "-", text).replace("mid-", "mid ").replace("metà-", "metà ")
    return _WEEKDAY.sub("", text).strip(" .,")


def _edtf(text: str) -> _Value | None:
    """EDTF itself, but for what a person would read otherwise: seasons and quarters as figures (2020-21)."""
    ends = text.split("/")
    if any(re.fullmatch(r"\d{4}-(?:2[1-4]|3[3-6]).?", end) for end in ends):
        return None
    return _Value(text) if parse_edtf(text) is not None else None


def _read(text: str) -> _Value | None:
    """A date, a period, or a period with one end."""
    single = _single(text)
    if single is not None:
        return single
    return _period(text) or _half_open(text)


def _half_open(text: str) -> _Value | None:
    """Since a date, or until one."""
    for pattern, side in ((_OPEN_END, "start"), (_OPEN_START, "end")):
        match = pattern.match(text)
        if match and (value := _single(text[match.end():])):
            return _Value(f"{value.edtf}/.." if side == "start" else f"../{value.edtf}")
    return None


def _period(text: str) -> _Value | None:
    """From one date to another; the first may lack what the second says (3-6 Jan 2020, June - July 2020)."""
    text = _RANGE_START.sub("", text)
    years = re.fullmatch(r"(?:il )?(\d{4}) ?(?:-| to | and | al | e il | e )\s?(\d{4})", text)
    if years:
        return _Value(f"{years[1]}/{years[2]}")
    same = _SAME_END.fullmatch(text)
    if same and (value := _single(same["rest"])) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.edtf):
        return _Value(f"{value.edtf[:8]}{int(same['first']):02}/{value.edtf}")
    for match in re.finditer(r"\s-\s|-(?=[a-z])|(?<=[a-z\d])-(?=\d{1,2} [a-z])| to | until | and | al (?:l['’])?| all['’]| a | e ", text):
        end = _single(text[match.end():])
        start = _single(text[:match.start()]) or (_completed(text[:match.start()], end) if end else None)
        if start and end:
            return _Value(f"{_edge(start)}/{_edge(end)}")
    return None


def _edge(value: _Value) -> str:
    """A date as an end of a period: the middle of a year is its June, roughly."""
    if value.part is None:
        return value.edtf
    when = parse_edtf(value.edtf)
    if when is None or when.precision != "year":
        return f"{value.edtf.rstrip('~')}~"
    month = {"early": 1, "mid": 6, "late": 12}[value.part]
    return f"{when.year:04}-{month:02}~"


def _completed(text: str, end: _Value) -> _Value | None:
    """The first date of a period that leaves its year to the second."""
    match = _DAY_MONTH.fullmatch(text.strip()) or _BARE_MONTH.fullmatch(text.strip())
    if not match or match["month"] not in _MONTHS:
        return None
    day = f"-{int(match['day']):02}" if "day" in match.groupdict() else ""
    return _Value(f"{end.edtf[:4]}-{_MONTHS[match['month']]:02}{day}")


def _single(text: str) -> _Value | None:
    """One date of any precision."""
    text = _ARTICLES.sub("", text.strip())
    about = _ABOUT.match(text)
    if about:
        inner = _single(text[about.end():])
        return inner and inner._replace(edtf=f"{inner.edtf.rstrip('~')}~")
    for phrase, part in _PARTS.items():
        if text.startswith(f"{phrase} "):
            inner = _exact(_ARTICLES.sub("", text[len(phrase) + 1:].removeprefix("di ").removeprefix("del ").strip()))
            return inner and inner._replace(part=part)
    return _exact(text)


def _exact(text: str) -> _Value | None:
    """One date without words around it."""
    if _ISO.fullmatch(text.upper()):
        return _edtf(text.upper())
    for read in (_numeric, _worded, _group, _season, _quarter, _decade):
        value = read(text)
        if value is not None:
            return value
    return None


def _numeric(text: str) -> _Value | None:
    """Figures only, day before month."""
    match = _NUMERIC.fullmatch(text)
    if match:
        return _day(_full_year(match["year"]), int(match["month"]), match["day"])
    match = _MONTH_NUMERIC.fullmatch(text)
    return _day(match["year"], int(match["month"]), None) if match else None


def _worded(text: str) -> _Value | None:
    """A month by name, with or without its day."""
    match = _MONTH_FIRST.fullmatch(text)
    if match and match["month"] in _MONTHS:
        return _day(match["year"], _MONTHS[match["month"]], match["day"])
    match = _WORDED.fullmatch(text)
    if not match or match["month"] not in _MONTHS:
        return None
    if match["short"] and not match["day"]:
        return None  # "Jan 20" is a day or a year
    return _day(match["year"] or _full_year(match["short"]), _MONTHS[match["month"]], match["day"])


def _day(year: str, month: int, day: str | None) -> _Value | None:
    """A day or month in EDTF, if there is such a one."""
    edtf = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    return _Value(edtf) if 1 <= month <= 12 and parse_edtf(edtf) is not None else None


def _full_year(text: str) -> str:
    """A year of four figures."""
    if len(text) == 4:
        return text
    return f"{'19' if int(text) >= _CENTURY_TURN else '20'}{text}"


def _group(text: str) -> _Value | None:
    """A date-time group: 072234Z JAN 20. The letter of the zone is kept; only Z is an offset that EDTF can write."""
    match = _DTG.fullmatch(text)
    if not match or match["month"] not in _MONTHS or match["zone"].upper() not in _ZONES + "J":
        return None
    zone = match["zone"].upper()
    offset = _offset(zone)
    when = f"{_full_year(match['year'])}-{_MONTHS[match['month']]:02}-{match['day']}T{match['hour']}:{match['minute']}:00{offset}"
    return _Value(when, zone=zone) if parse_edtf(when) is not None else None


def _offset(zone: str) -> str:
    """The offset of a military time zone; J is local time and has none."""
    if zone in ("Z", "J"):
        return "Z" if zone == "Z" else ""
    east = "ABCDEFGHIKLM"
    hours = east.index(zone) + 1 if zone in east else "NOPQRSTUVWXY".index(zone) + 1
    return f"{'+' if zone in east else '-'}{hours:02}:00"


def _season(text: str) -> _Value | None:
    """A season of a year."""
    match = _SEASON.fullmatch(text)
    return _Value(f"{match['year']}-{_SEASONS[match['season']]}") if match and match["season"] in _SEASONS else None


def _quarter(text: str) -> _Value | None:
    """A quarter of a year."""
    match = _QUARTER.fullmatch(text)
    number = _ORDINALS.get(match["q"] or match["ordinal"]) if match else None
    return _Value(f"{match['year']}-{32 + number}") if match and number else None


def _decade(text: str) -> _Value | None:
    """Ten years: the 1990s, anni Novanta."""
    match = _DECADE.fullmatch(text)
    if not match or not re.search(r"s$|^(?:gli )?anni |^the ", text):
        return None
    if match["word"]:
        decade = _ITALIAN_DECADES.get(match["word"])
        return _Value(decade) if decade else None
    if match["year"]:
        return _Value(f"{match['year']}X")
    return _Value(f"{'20' if int(match['short']) < 3 else '19'}{match['short']}X")
