"""Dates as officers type them, in Italian and in English alike, whatever the language of the program; and as passages propose them.

Day before month, always. What can be read in two ways is not read: `2020-21` is a spring to some and two years to others.
"""
from __future__ import annotations

import re
from dataclasses import replace

from briefer.model.dates import Basis, Confidence, Date, parse_edtf
from briefer.model.sources import Source
from briefer.model.text import Span
from briefer.values import dataclass

_NONE = frozenset({"none", "no date", "nessuna", "nessuna data", "-", "–"})
_NOT_GIVEN = frozenset({"n.d.", "n.d", "nd", "undated", "s.d.", "s.d", "sd", "senza data"})
_EDTF = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?[~?%]?|\d{3}X|\d{2}XX|"
                   r"\d{4}-(?:\d{2}|XX)-XX[~?%]?|\d{4}-XX[~?%]?")
_SEASON_FIGURES = re.compile(r"\d{4}-(?:2[1-4]|3[3-6]).?")
_GLUED = re.compile(r"(?<=\d(?:st|nd|rd|th))(?=[a-z])|(?<=\bq[1-4])(?=\d{4}\b)", re.IGNORECASE)  # 3rdJan, Q12020
_LONGEST = 200  # signs; nobody types a longer date


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
    value = _direct(said) or _typed(said)
    if value is None or parse_edtf(value.edtf) is None:
        return None
    confidence: Confidence = "medium" if value.edtf.endswith(("~", "?", "%")) else "high"
    return replace(value, stated=said, basis=basis, confidence=confidence)


def _direct(text: str) -> Date | None:
    """EDTF itself, but for what a person would read otherwise: seasons and quarters as figures (2020-21)."""
    upper = text.upper()
    if not _EDTF.fullmatch(upper) and ("/" not in text or re.search(r"[a-zà-ÿ]", text)):
        return None
    if any(_SEASON_FIGURES.fullmatch(end) for end in upper.split("/")) or parse_edtf(upper) is None:
        return None
    return Date(edtf=upper)


def _typed(text: str) -> Date | None:
    """A date in words or figures, if all of the text is one and nothing is missing of it."""
    from briefer.analysis.date_grammar import date_at
    from briefer.analysis.date_resolving import Lights, resolve
    from briefer.analysis.date_texts import Texts  # the grammar is large, and most commands read no typed date
    from briefer.analysis.date_tokens import evened, tokens_of
    from briefer.analysis.date_words import words_of

    if len(text) > _LONGEST:
        return None
    even = _GLUED.sub(" ", evened(text).strip(" .,"))
    doubted = even.endswith("?") and not even[:-1].endswith("?")
    even = even[:-1] if doubted else even
    texts = Texts(even, tokens_of(even), words_of(""), typed=True)
    first = texts.words.articles.skip(texts.tokens, 0)
    for start in dict.fromkeys((0, first, texts.words.articles.skip(texts.tokens, first))):
        reading = date_at(texts, start)
        if reading is not None and not texts.tokens[reading.after].low:
            found = resolve(reading.meaning, Lights())
            return Date(edtf=_doubted(found.edtf) if doubted else found.edtf, zone=found.letter, part=found.part) if found else None
    return None


def _doubted(edtf: str) -> str:
    """A date as uncertain: of a period, the end that was said last."""
    start, _, end = edtf.partition("/")
    if end == "..":
        return f"{_doubted(start)}/.."
    if end:
        return f"{start}/{_doubted(end)}"
    return f"{edtf[:-1]}%" if edtf.endswith("~") else f"{edtf}?"


def date_in_passage(text: str, passage: str) -> Date | None:
    """As `read_date`, for the event date of a passage: a year that the passage does not give is inferred, not stated."""
    when = read_date(text)
    if when is None or when.basis != "stated":
        return when
    value = when.value
    years = {when.edtf[:4], *(part[:4] for part in when.edtf.split("/"))} if value else set()
    stated = all(year.strip(".X") in passage for year in years)
    return when if stated else replace(when, basis="inferred")


@dataclass(frozen=True, slots=True)
class DateProposal:
    """The event date that a passage proposes: filled in only when the passage states one date, and all of it; else hints to choose from.

    Who shows a hint that is inferred asks to check its year.
    """

    filled: Date | None = None
    hints: tuple[Date, ...] = ()

    @property
    def check_year(self) -> bool:
        """Whether a hint was reckoned from the date of the document, so that its year wants a look."""
        return any(hint.basis == "inferred" for hint in self.hints)


def propose_date(source: Source, start: int, end: int) -> DateProposal:
    """The event date that the passage between two places of a source proposes."""
    from briefer.analysis.date_finding import dates_of

    distinct: dict[tuple[str, str | None], Date] = {}
    for found in dates_of(source, Span(start, end)):
        if found.edtf:
            distinct.setdefault((found.edtf, found.part), found.date)
    dates = tuple(distinct.values())
    if len(dates) == 1 and dates[0].basis == "stated" and _complete(dates[0]):
        return DateProposal(dates[0])
    return DateProposal(None, dates)


def _complete(when: Date) -> bool:
    """Whether a date says at least the month, at both ends if it is a period, and leaves nothing open."""
    value = when.value
    ends = (value.start, value.end) if value and value.precision == "interval" else (value,)
    return when.part is None and all(end is not None and end.precision in ("time", "day", "month") and not end.qualifier for end in ends)
