"""Acronyms in texts, and what the texts themselves say that they stand for.

"Iraqi Security Forces (ISF)", "ISF (Iraqi Security Forces)", "CTS, the Counter Terrorism Service,": the initials decide. In the order of
the letters they are sure; in another order, as when Italian words stand beside an English acronym, or with one letter too many, they
are likely. Marks of classification before a paragraph are never read as acronyms, nor anything else.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefer.analysis.language import language_of, weigh
from briefer.model.text import Span, paragraphs

# Acronyms that are written like the short form of a protective marking.
MARKS = frozenset(("CTS", "NS", "NC", "NR", "NU", "TS", "SS", "RR", "RIS", "U", "C", "S", "R"))

_ACRONYM = re.compile(r"(?<![\w-])(?=[A-Z0-9&-]*[A-Z][a-z]?[0-9&-]*[A-Z])[A-Z](?:[A-Z0-9&]|[a-z](?=[A-Z])|-(?=[A-Z0-9]))*(?=s?(?!\w))")
_LONGEST = 12
_ROMAN = re.compile("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_DATE_TIME_GROUP = re.compile(r"\b\d{6}[A-Z] ?$")  # what stands before its month
_MARKED = re.compile(rf"(?:[\dA-Za-z]{{1,3}}[.)]\s+)?[(\[](?:{'|'.join(sorted(MARKS))})(?:[ /-][A-Z /-]{{1,20}})?[)\]]\s")
_DATELINE = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý' ]{3,30}(?=(?:,? ?[^\s–—][^\n–—]{0,40})?\s[–—-]\s)")
_WORD = re.compile(r"[^\W_]+(?:['’](?=s\b))?")
_NUMBERED = re.compile(r"[(\[]([A-Z][A-Za-z0-9&-]{1,11} \d{1,4})[)\]]")
_BRACKETS = re.compile(r"\s[(\[]([^()\[\]]{5,160})[)\]]")
_APPOSITION = re.compile(r",\s+(?:the|an?|its|il|lo|la|le|gli|i|l['’]|ossia|cioè|or|i\.e\.)\s*([^,.;:()]{5,120})(?=[,.;:)]|$)")
_ALSO = re.compile(r"(?:,?\s+(?:or|o|in sigla|in breve|abbreviated to|abbreviated as|known as|sigla)\s+|/)$")
_PARTS = re.compile(r"\s*[,;–—=]\s*|\s+(?:ovvero|ossia|cioè)\s+")
_WINDOW_WORDS, _WINDOW = 12, 160
_MOST_OF_A_WORD = 6  # letters of an acronym that one word may give: "CENTCOM"
_SMALL_WORDS = """
    of the and for in on to a an at by with from or against di del dello della dei degli delle dell da dal dalla per il lo la i gli le l un
    una e ed in nel nella con su sul sulla contro a al allo alla ai agli alle all d nell
"""
_SMALL = frozenset(_SMALL_WORDS.split())


class Expansion(NamedTuple):
    """What a text says an acronym stands for, where it says so, in which language; `sure` when the initials are in its order."""

    acronym: str
    meaning: str
    span: Span
    language: str
    sure: bool


class _Word(NamedTuple):
    low: str
    start: int
    end: int
    optional: bool  # may give no letter: a small word, or the second part of one with a hyphen


def acronyms_in(text: str) -> tuple[tuple[str, Span], ...]:
    """The acronyms of a text and where they stand; an English plural in s is left out of the span."""
    return tuple(_candidates(text))


def expansions_in(text: str, language: str = "") -> tuple[Expansion, ...]:
    """What a text says of its acronyms, each saying once, in its order; `language` is that of the text."""
    found: dict[tuple[str, str], Expansion] = {}
    for acronym, span in _candidates(text):
        for meaning, sure in _said_of(text, acronym, span):
            said = text[meaning.start:meaning.end]
            found.setdefault((acronym, said.casefold()), Expansion(acronym, said, meaning, _language(said, language), sure))
    return tuple(sorted(found.values(), key=lambda one: one.span))


def no_acronym(text: str, start: int, end: int) -> bool:
    """Whether capitals are a Roman number, the month of a date-time group, or stand in a text that is all in capitals."""
    return _shouted(text) or _counts(text, start, end)


def _shouted(text: str) -> bool:
    return text.isupper() and len(text.split()) > 1


def _counts(text: str, start: int, end: int) -> bool:
    """Whether capitals are a Roman number, or the month of a date-time group."""
    return bool(_ROMAN.fullmatch(text, start, end) or _DATE_TIME_GROUP.search(text[max(0, start - 9):start]))


def spells(acronym: str, meaning: str) -> bool:
    """Whether the letters of an acronym are, in order, initials of its meaning."""
    letters = [sign for sign in acronym.casefold() if sign.isalpha()]
    initials = iter(word[0] for word in re.findall(r"\w+", meaning.casefold()))
    return all(any(sign == initial for initial in initials) for sign in letters)


def alike(one: str, other: str) -> bool:
    """Whether two expansions are the same but for small words, a plural s, or what one adds: "NATO Mission (in) Iraq"."""
    first, second = ({word.low.rstrip("s") for word in _words(said) if word.low not in _SMALL} for said in (one, other))
    return first <= second or second <= first


def _found(text: str) -> Iterator[re.Match[str]]:
    """Capitals that are acronyms, paragraph by paragraph: no shouting, no date line, no mark of classification."""
    for paragraph in paragraphs(text):
        said = text[paragraph.start:paragraph.end]
        if _shouted(said):
            continue
        marked, line = _MARKED.match(said), _DATELINE.match(said)
        begin = paragraph.start + (marked.end() if marked else line.end() if line and len(line[0].split()[0]) > 3 else 0)
        for match in _ACRONYM.finditer(text, begin, paragraph.end):
            if 2 <= len(match[0]) <= _LONGEST and not _counts(text, match.start(), match.end()):
                yield match


def _candidates(text: str) -> Iterator[tuple[str, Span]]:
    """The acronyms of a text, and what stands in brackets like one («JTF 633»)."""
    for match in _found(text):
        number = _NUMBERED.match(text, match.start() - 1) if match.start() else None
        span = Span(number.start(1), number.end(1)) if number else Span(match.start(), match.end())
        yield text[span.start:span.end], span


def _said_of(text: str, acronym: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """What is said of an acronym at the place where it stands, and whether its initials are in order."""
    before = text[max(0, span.start - _WINDOW):span.start].rpartition("\n")[2]
    offset = span.start - len(before)
    inside = before[-1:] in ("(", "[") and text[span.end:span.end + 2].removeprefix("s")[:1] in (")", "]")
    also = _ALSO.search(before)
    if inside or also:
        stop = len(before) - 1 if inside else also.start() if also else 0
        if (found := _before(before[:stop].rstrip(" «“\""), acronym)) is not None:
            yield Span(offset + found[0].start, offset + found[0].end), found[1]
        return
    after = text[span.end:span.end + 2 * _WINDOW].partition("\n")[0]
    match = _BRACKETS.match(after) or _APPOSITION.match(after)
    if match is None:
        return
    start = span.end + match.start(1)
    for part in _parts(match[1]):
        if (sure := _whole(match[1][part.start:part.end], acronym)) is not None:
            yield Span(start + part.start, start + part.end), sure


def _parts(said: str) -> Iterator[Span]:
    """What brackets hold, as a whole and part by part, without quotation marks round it."""
    cuts = [0, *(place for match in _PARTS.finditer(said) for place in match.span()), len(said)]
    pairs = [(0, len(said))] if len(cuts) == 2 else [(0, len(said)), *zip(cuts[::2], cuts[1::2], strict=True)]
    for start, end in pairs:
        part = said[start:end]
        left = len(part) - len(part.lstrip(" «“\"'*"))
        right = len(part.rstrip(" »”\"'*"))
        if left < right:
            yield Span(start + left, start + right)


def _before(said: str, acronym: str) -> tuple[Span, bool] | None:
    """The words before an acronym that it stands for: the fewest of them, in order if they can be."""
    letters = _letters(acronym)
    words = _words(said)[-min(_WINDOW_WORDS, 2 * len(letters) + 1):]
    for sure, judge in ((True, _in_order), (False, _in_another_order)):
        for start in range(len(words) - 1, -1, -1):
            if not words[start].optional and _unbroken(said, words[start].start) and judge(letters, words[start:]):
                return Span(words[start].start, words[-1].end), sure
    return None


def _whole(said: str, acronym: str) -> bool | None:
    """Whether words as a whole are what an acronym stands for: in order, in another, or not at all."""
    words, letters = _words(said), _letters(acronym)
    while words and words[0].low in _SMALL:
        words = words[1:]
    if not words or len(words) > _WINDOW_WORDS:
        return None
    return True if _in_order(letters, words) else False if _in_another_order(letters, words) else None


def _unbroken(said: str, start: int) -> bool:
    """Whether the words from a place on are one expression, without a stop or bracket among them."""
    return re.search(r"[.;:!?()\[\]]", said[start:]) is None


def _words(said: str) -> list[_Word]:
    return [_Word(low := match[0].casefold(), match.start(), match.end(), low in _SMALL or said[match.start() - 1:match.start()] == "-")
            for match in _WORD.finditer(said)]


def _letters(acronym: str) -> str:
    return "".join(sign for sign in acronym.casefold() if sign.isalnum())


def _in_order(letters: str, words: Sequence[_Word]) -> bool:
    """Whether words give the letters in order: each its first letter or more, small words nothing if need be; all words are used."""
    reached = {0}
    for word in words:
        reached = {place + size for place in reached for size in range(0 if word.optional else 1, _MOST_OF_A_WORD + 1)
                   if word.low.startswith(letters[place:place + size]) and place + size <= len(letters)}
        if not reached:
            return False
    return len(letters) in reached and sum(word.low not in _SMALL for word in words) > 1


def _in_another_order(letters: str, words: Sequence[_Word]) -> bool:
    """Whether the letters are the initials of the words in another order, or in order but for one letter that stands twice."""
    initials = [word.low[0] for word in words if word.low not in _SMALL]
    once = re.sub(r"(.)\1", r"\1", letters, count=1)
    if once != letters and len(once) > 2 and _in_order(once, words):
        return True
    return len(initials) == len(letters) > 1 and Counter(initials) == Counter(letters)


def _language(meaning: str, language: str) -> str:
    """The language of an expansion: what its words say, else that of the text round it."""
    told = language_of(meaning)
    if told:
        return told
    evidence = weigh(meaning)
    return language if abs(evidence.en - evidence.it) < 1 else "en" if evidence.en > evidence.it else "it"
