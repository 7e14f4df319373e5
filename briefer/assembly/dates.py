"""Dates as they are printed, in a document's language.

Babel writes «03–06 gen 2020», «1 gennaio» and “Sept” and knows neither articles, parts of a period nor open ends; the
forms here are our own, and so are the tests that name each of these cases.
"""
from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from briefer.assembly import dates_it
from briefer.assembly.date_time_groups import group, zone_letter
from briefer.assembly.dates_it import Preposition
from briefer.assembly.words import NBSP, Words
from briefer.model.dates import Date, Edtf, Part, parse_edtf

Length = Literal["long", "short"]
Context = Literal["event", "publication"]

_UNTIL = re.compile(r"\b(?:until|till|up to|fino|sino)\b", re.IGNORECASE)
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Dates:
    """Prints dates with the words of one language."""

    __slots__ = ("words", "italian")

    def __init__(self, words: Words) -> None:
        self.words, self.italian = words, words.language == "it"

    def event(self, when: Date | None, length: Length = "long") -> str:
        """The date of an event, in square brackets if the source does not state it; nothing if there is none to print."""
        return self._bracketed(when, length, "event") if when and when.given else ""

    def published(self, when: Date | None, length: Length = "short") -> str:
        """The date of a publication, in square brackets if the source does not state it; "n.d." without one."""
        return self._bracketed(when, length, "publication") if when and when.given else self.words.text("date.none")

    def day(self, iso: str, length: Length = "long") -> str:
        """An ISO date in words; text that is none comes back as it is."""
        value = parse_edtf(iso)
        return self._single(value, None, length) if value and value.precision != "open" else iso

    def place_date(self, place: str, iso: str) -> str:
        """The line above a letter: «Roma, 21 novembre 2026»."""
        return self.words.text("header.place_date", place=place, date=self.day(iso)) if place else self.day(iso)

    def on_day(self, iso: str) -> str:
        """An ISO date within a sentence: "21 November 2026", «il 21 novembre 2026», «l’8 gennaio 2020»."""
        value = parse_edtf(iso)
        return self._italian(value, None, "", "long") if value and self.italian else self.day(iso)

    def sentence(self, when: Date) -> str:
        """A date as an adverb of time: "on 3 January 2020", «dall’8 all’11 gennaio 2020»; its words if it has no value."""
        value = _of_one(when.value)
        if value is None:
            return when.stated
        if value.precision == "open" or (value.start and value.end):
            return self._period(value, when, "long") if value.start and value.end else self._open(value, when, "long", "event")
        if self.italian:
            return self._italian_adverb(value, when.part)
        return self._english_adverb(value, when.part)

    def span(self, first: Date, last: Date) -> str:
        """From the start of one date to the end of another: "from January 2020 to April 2023"; as fine as a month where both are."""
        start, end = first.bounds[0] or first.bounds[1], last.bounds[1] or last.bounds[0]
        if start is None or end is None:
            return self.sentence(last if start is None else first)
        ends = _ends(first, last)
        return self.sentence(Date(edtf=ends[0] if ends[0] == ends[1] else "/".join(ends)))

    def group(self, when: Date) -> str:
        """A date-time group as far as known: "072230Z JAN 20", "03 JAN 20", "[by 06 JAN 20]"; else as an event."""
        printed = self._group(when) if when.given else ""
        if not printed:
            return self.event(when)
        return f"[{printed}]" if _ours(when) else printed

    def _group(self, when: Date) -> str:
        """The group of a date or period; of one end alone, with the word that says which it is."""
        printed, value = group(when), when.value
        if not printed or value is None or value.precision != "open":
            return printed
        id, preposition = _of_open_end(value, when)
        if self.italian and preposition:
            printed = dates_it.melted(preposition, "il" if printed[0].isdigit() else "", printed)
        return self.words.text(id, date=printed)

    def extent(self, first: Date, last: Date) -> str:
        """From one date to another as a label says it: "January 2020 to April 2023", «da gennaio 2020 ad aprile 2023»."""
        ends = _ends(first, last)
        if not ends or ends[0] == ends[1] or self.italian:
            return self.event(Date(edtf=ends[0])) if ends and ends[0] == ends[1] else self.span(first, last)
        first_said, last_said = (self.event(Date(edtf=end)) for end in ends)
        same_year = len(ends[0]) > 4 and ends[0][:4] == ends[1][:4]
        return self.words.text("date.to", first=first_said.removesuffix(f" {ends[0][:4]}") if same_year else first_said, last=last_said)

    def within_year(self, when: Date) -> str:
        """An event's date where the year is plain, without brackets or hour: "3 January", "8–9 January", «entro il 6 gennaio»."""
        value = when.value
        if value is None:
            return when.stated
        if value.precision == "open":
            end = value.start or value.end
            year = f" {end.year}" if end else ""
            return self._open(value, when, "long", "event").removesuffix(year)
        if value.start and value.end:
            first, last = _to_the_day(value.start), _to_the_day(value.end)
            return self._range(first, last, when.part, "long").removesuffix(f" {last.year}")
        return self._single(_to_the_day(value), when.part, "long", year=False)

    # ---- from the value to words ------------------------------------------------------------------------------------

    def _bracketed(self, when: Date, length: Length, context: Context) -> str:
        value = when.value
        if value is None:
            return when.stated
        printed = self._value(value, when, length, context)
        return f"[{printed}]" if _ours(when) else printed

    def _value(self, value: Edtf, when: Date, length: Length, context: Context) -> str:
        if value.precision == "open":
            return self._open(value, when, length, context)
        if value.start and value.end:
            return self._range(value.start, value.end, when.part, length)
        return self._single(value, when.part, length, zone=when.zone)

    def _single(self, value: Edtf, part: Part | None, length: Length, *, zone: str = "", year: bool = True, within: bool = False) -> str:
        """One date, season, quarter, year or decade; without its year when a range gives it at its end.

        Within a phrase, English gives quarters, decades and centuries their article.
        """
        printed = self._bare(value, length, year)
        if value.precision == "time":
            printed = self.words.text("date.time", date=printed, time=self._time(value, zone))
        if part is not None:
            printed = self.words.text(f"date.{part}", date=printed)
        if not self.italian and (within or value.qualifier in ("~", "%")) and _takes_the(value, length):
            printed = f"the {printed}"
        if value.qualifier in ("~", "%"):
            printed = self.words.text("date.circa", date=printed)
        return self._qualified(printed, value)

    def _bare(self, value: Edtf, length: Length, year: bool) -> str:
        after = f" {value.year}" if year else ""
        short = "short." if length == "short" else ""
        match value.precision:
            case "day" | "time":
                return f"{self._day_number(value.day)}{NBSP}{self.words.text(f'month.{short}{value.month}')}{after}"
            case "month":
                return self.words.text(f"month.{short}{value.month}") + after
            case "season":
                return self.words.text(f"season.{value.season}") + (self._season_year(value) if year else "")
            case "quarter":
                quarter = self.words.text(f"quarter.{short}{value.season}")
                return self.words.text("quarter.of_year", quarter=quarter, year=value.year) if year and not short else quarter + after
            case "decade":
                return self._decade(value)
            case _:
                return str(value.year)

    def _day_number(self, day: int) -> str:
        return "1º" if self.italian and day == 1 else str(day)

    def _season_year(self, value: Edtf) -> str:
        """A winter runs into the next year and says so."""
        return f" {value.year}–{(value.year + 1) % 100:02}" if value.season == 24 else f" {value.year}"

    def _decade(self, value: Edtf) -> str:
        """A decade or a century."""
        century = bool(value.earliest and value.latest and value.latest.year - value.earliest.year > 10)
        if century:
            number = value.year // 100 + 1
            return self.words.text("date.century", n=_roman(number) if self.italian else f"{number}{_ordinal(number)}")
        if self.italian and 1920 <= value.year < 2000:
            return self.words.text(f"decade.{value.year % 100 // 10}")
        return self.words.text("date.decade", years=f"{value.year}–{value.year + 9}" if self.italian else value.year)

    def _time(self, value: Edtf, zone: str) -> str:
        """Hours and minutes with the letter of their zone, or the offset where no letter stands for it."""
        hours = value.time[:5].replace(":", ".") if self.italian else value.time[:5]
        return hours + (zone or zone_letter(value) or (f" UTC{value.zone}" if value.zone else ""))

    def _range(self, first: Edtf, last: Edtf, part: Part | None, length: Length) -> str:
        """A closed period: "8–9 January 2020", "3 January – 29 February 2020", "2016–2019"."""
        if first == last:
            return self._single(first, part, length)
        if _of_one_day(first, last):
            return self._hours(first, last, self._single(_to_the_day(first), None, length))
        plain = part is None and not first.qualifier and not last.qualifier and first.precision == last.precision
        same_year = plain and first.year == last.year
        if same_year and first.precision == "day" and first.month == last.month:
            return f"{self._day_number(first.day)}–{self._single(last, None, length)}"
        if plain and (first.precision == "year" or (same_year and first.precision == "month")):
            return f"{self._single(first, None, length, year=first.precision == 'year')}–{self._single(last, None, length)}"
        year = not (same_year and first.precision in ("day", "quarter"))
        return f"{self._single(first, None, length, year=year)}{NBSP}– {self._single(last, part, length)}"

    def _open(self, value: Edtf, when: Date, length: Length, context: Context) -> str:
        """A period with one end: since, by or until a date; for a publication "or later", "or earlier"."""
        end = value.start or value.end
        if end is None:
            return when.stated
        if context == "publication":
            id = "date.or_later" if value.start else "date.or_earlier"
            return self.words.text(id, date=self._single(end, when.part, length))
        id, preposition = _of_open_end(value, when)
        italian = self.italian
        printed = self._italian(end, when.part, preposition, length) if italian else self._single(end, when.part, length, within=True)
        return self.words.text(id, date=printed)

    def _hours(self, first: Edtf, last: Edtf, day: str) -> str:
        """Two hours of one day: "7 January 2020, 08:00Z–10:00Z"."""
        return self.words.text("date.time", date=day, time=f"{self._time(first, '')}–{self._time(last, '')}")

    # ---- running text -----------------------------------------------------------------------------------------------

    def _period(self, value: Edtf, when: Date, length: Length) -> str:
        first, last = value.start, value.end
        if first is None or last is None:
            return when.stated
        same_year = first.precision == last.precision != "year" and first.year == last.year
        rough = first.qualifier or last.qualifier in ("~", "%")
        same_month = same_year and first.precision == "day" and first.month == last.month and not rough
        if _of_one_day(first, last):
            return self._hours(first, last, self.sentence(Date(edtf=f"{first.year:04}-{first.month:02}-{first.day:02}")))
        if not self.italian:
            start = str(first.day) if same_month else self._single(first, None, length, year=not same_year, within=True)
            return self.words.text("date.from_to", first=start, last=self._single(last, when.part, length, within=True))
        months = first.precision == last.precision == "month" and not same_year
        if same_month:
            start = dates_it.melted("da", dates_it.article(first, ""), self._day_number(first.day))
        else:
            start = self._italian(first, None, "da", length, month=months, year=not same_year)
        return self.words.text("date.from_to", first=start, last=self._italian(last, when.part, "a", length, month=months))

    def _italian(self, value: Edtf, part: Part | None, preposition: Preposition, length: Length, *, month: bool = False,
                 year: bool = True) -> str:
        """An Italian date with its article, melted with a preposition; one with a part takes no article, a rough one says so at its end."""
        printed = self._single(replace(value, qualifier=""), part, length, year=year)
        said = dates_it.melted(preposition, "" if part is not None else dates_it.article(value, printed, month=month), printed)
        return self._qualified(dates_it.roughly(said) if value.qualifier in ("~", "%") else said, value)

    def _qualified(self, printed: str, value: Edtf) -> str:
        """With the sign of doubt, if the date is uncertain."""
        return self.words.text("date.uncertain", date=printed) if value.qualifier in ("?", "%") else printed

    def _italian_adverb(self, value: Edtf, part: Part | None) -> str:
        if value.qualifier in ("~", "%"):
            printed = self._single(replace(value, qualifier=""), part, "long")
            near = dates_it.melted("a", dates_it.article(value, printed), printed) if part is None else f"a {printed}"
            return self._qualified(f"intorno {near}", value)
        return dates_it.when(value, self._single(value, None, "long"), part)

    def _english_adverb(self, value: Edtf, part: Part | None) -> str:
        printed = self._single(value, part, "long", within=True)
        if value.qualifier in ("~", "%"):
            return printed
        return f"{'on' if value.precision in ('day', 'time') and part is None else 'in'} {printed}"


def _of_open_end(value: Edtf, when: Date) -> tuple[str, Preposition]:
    """The words for a period with one end, and the preposition that melts with its date in Italian."""
    if value.start:
        return "date.since", "da"
    return ("date.until", "a") if _UNTIL.search(when.stated) else ("date.by", "")


def _of_one(value: Edtf | None) -> Edtf | None:
    """A period from a date to itself as that date."""
    return value.start if value is not None and value.start is not None and value.start == value.end else value


def _of_one_day(first: Edtf, last: Edtf) -> bool:
    """Whether a period is from one hour to another of a day."""
    return first.precision == last.precision == "time" and first.earliest == last.earliest and not first.qualifier and not last.qualifier


def _takes_the(value: Edtf, length: Length) -> bool:
    """Whether English says "the": the 1990s, the 20th century, the first quarter, but Q1."""
    return value.precision == "decade" or (value.precision == "quarter" and length == "long")


def _ours(when: Date) -> bool:
    """Whether a date is the compiler's, not the source's."""
    return when.basis in ("inferred", "supplied")


def _ends(first: Date, last: Date) -> tuple[str, ...]:
    """The first and last month of two dates, their years where one is no finer; nothing where an end is open on both sides."""
    start, end = first.bounds[0] or first.bounds[1], last.bounds[1] or last.bounds[0]
    if start is None or end is None:
        return ()
    months = all(when.value is not None and _to_the_month(when.value) for when in (first, last))
    return tuple(day.isoformat()[:7 if months else 4] for day in (start, end))


def _to_the_day(value: Edtf) -> Edtf:
    """A date without its hour."""
    return replace(value, precision="day", time="", zone="") if value.precision == "time" else value


def _to_the_month(value: Edtf) -> bool:
    """Whether a date, or each end of a period that is given, is known to the month."""
    if ends := [end for end in (value.start, value.end) if end]:
        return all(map(_to_the_month, ends))
    return value.precision in ("time", "day", "month")


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written


def _ordinal(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
