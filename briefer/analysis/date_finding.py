"""Every expression of time in a text: where it stands, what it means, how sure that is, and by which rule it was read."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefer.analysis.date_found import FoundDate
from briefer.analysis.date_grammar import date_at
from briefer.analysis.date_meanings import Reading, Single
from briefer.analysis.date_resolving import Lights, Reference, Resolved, reference_from, reference_of, resolve
from briefer.analysis.date_texts import Texts
from briefer.analysis.date_tokens import evened, tokens_of
from briefer.analysis.date_traps import stands, tense_at
from briefer.analysis.date_words import words_of
from briefer.model.dates import Basis, Date, parse_edtf
from briefer.model.sources import Source
from briefer.model.text import Span, paragraph_range, paragraphs

_YEARLESS = frozenset({"day_without_year", "month_without_year"})
_LONG_PAST = 5  # years; a paragraph on what was then goes on with it: "on 15 December 1917 … on 17 December"
_FROM_LAST = frozenset({"from_last", "units_later", "units_earlier"})


def dates_of(source: Source, within: Span | None = None) -> tuple[FoundDate, ...]:
    """The expressions of time in a source, or in a passage of it, by the language of each paragraph and from the date it was published."""
    languages = source.paragraph_languages
    return find_dates(source.text, lambda number: languages.get(number, source.language), source.published, within)


def find_dates(text: str, language: Callable[[int], str] | str = "", published: Date | None = None,
               within: Span | None = None) -> tuple[FoundDate, ...]:
    """The expressions of time in a text, or in a passage of it, in order.

    `language` is that of the text, or gives that of each paragraph from 1; `published` is the date that others are reckoned from.
    """
    told = _Told(published)
    found: list[FoundDate] = []
    for number, span in _wanted(text, within):
        words = words_of(language if isinstance(language, str) else language(number))
        body = evened(text[span.start:span.end])
        texts = Texts(body, tokens_of(body), words)
        told.begin_paragraph()
        for at, reading in _readings(texts):
            resolved, reference = told.resolved(texts, at, reading)
            start, end = span.start + texts.tokens[at].start, span.start + texts.tokens[reading.after - 1].end
            found.append(_found(text, start, end, reading, resolved, reference))
    return tuple(found if within is None else (one for one in found if within.start <= one.start and one.end <= within.end))


def _wanted(text: str, within: Span | None) -> Iterable[tuple[int, Span]]:
    """The paragraphs to look at, numbered: those of a passage have the one before with them, which "the same day" may mean."""
    spans = paragraphs(text)
    if within is None:
        return enumerate(spans, 1)
    first, last = paragraph_range(spans, within.start, within.end)
    return enumerate(spans[max(0, first - 2):last], max(1, first - 1))


def _readings(texts: Texts) -> Iterator[tuple[int, Reading]]:
    """What can be read as dates, from left to right; what was read is not read again."""
    at, starters = 0, texts.words.starters
    while texts.tokens[at].low:
        token = texts.tokens[at]
        begins = token.low in starters or token.low.isdecimal() or token.low.startswith(("mille", "duemila"))
        reading = date_at(texts, at) if begins else None
        if reading is not None and stands(texts, at, reading):
            yield at, reading
            at = reading.after
        else:
            at += 1


def _found(text: str, start: int, end: int, reading: Reading, resolved: Resolved | None, reference: str) -> FoundDate:
    if resolved is None:
        return FoundDate(start, end, text[start:end], None, "inferred", reading.rule, "low")
    basis: Basis = "inferred" if resolved.inferred else "stated"
    return FoundDate(start, end, text[start:end], resolved.edtf, basis, reading.rule, resolved.confidence, resolved.part, resolved.letter,
                 reference if resolved.inferred else "")


class _Told:
    """What a text has told of dates so far: the one it was published on, the one given last, the one its last line began with."""

    def __init__(self, published: Date | None) -> None:
        self._document = reference_of(published)
        self._published = published.edtf if published is not None and self._document is not None else ""
        self._last: Reference | None = None
        self._entry: Reference | None = None
        self._history = 0  # the year that this paragraph tells of, if that is long past

    def begin_paragraph(self) -> None:
        """What a paragraph tells of ends with it."""
        self._history = 0

    def resolved(self, texts: Texts, at: int, reading: Reading) -> tuple[Resolved | None, str]:
        """What a reading means, and from which date it was reckoned if it was."""
        begins = texts.begins(at)
        entry = self._entry.day.year if begins and self._entry else 0  # "15 March: …" below "2011" or "4 February 2011: …"
        year = (entry or self._history) if reading.rule in _YEARLESS else 0
        if year:
            resolved, reference = _in_year(reading, year), str(year)
        else:
            resolved = resolve(reading.meaning, Lights(self._document, self._last, tense_at(texts.tokens, at, reading.after)))
            from_last = reading.rule in _FROM_LAST
            reference = str(self._last.day) if from_last and self._last else self._published
        here = reference_from(parse_edtf(resolved.edtf)) if resolved else None
        if resolved and (year or not resolved.inferred):
            self._entry = here if begins else self._entry
            self._history = self._long_past(here) or self._history
        self._last = here or self._last
        return resolved, reference

    def _long_past(self, here: Reference | None) -> int:
        """The year of a day or month if it is far from the document's, else 0."""
        if here is None or self._document is None or here.fine == "year":
            return 0
        return here.day.year if abs(here.day.year - self._document.day.year) >= _LONG_PAST else 0


def _in_year(reading: Reading, year: int) -> Resolved | None:
    """A date without a year as one of this year."""
    base = reading.calendar
    resolved = resolve(Single(base._replace(year=year)), Lights()) if base else None
    return resolved and resolved._replace(inferred=True, confidence="low")
