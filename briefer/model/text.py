"""Text in normal form, its paragraphs, and the one judge of whether a wording is faithful to what the source says."""
from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from operator import attrgetter
from typing import NamedTuple

from briefer.values import dataclass

# What XML 1.0 forbids, plus the C1 controls, the byte order mark and the non-characters, none of which a text has a use for.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_SHAPES = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "…": "...",
    "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl",
})
# One after the other: a text has few of them, and to look whether it has one is nothing beside going through a table sign by sign.
_FOLDED = (*((chr(sign), shape) for sign, shape in _SHAPES.items()), *((sign, "") for sign in sorted(_INVISIBLE)))
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_CUT = frozenset({"[...]", "[…]"})


def clean(text: str) -> str:
    """The text in normal form: NFC, line feeds, no control characters that XML forbids, no lone surrogates, no byte order mark."""
    if text.replace("\n", "").isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = _FORBIDDEN.sub("", text)  # before the normal form, which joins what then stands together
    return text if text.isascii() else unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text))


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode("utf-8")).hexdigest()


class Span(NamedTuple):
    """A stretch of text, in code points."""

    start: int
    end: int


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a source: its lines that hold more than white space, without that white space."""
    spans = []
    start = 0
    for line in text.split("\n"):
        body = line.strip()
        if body:
            left = start + line.index(body)
            spans.append(Span(left, left + len(body)))
        start += len(line) + 1
    return tuple(spans)


def paragraph_range(spans: Sequence[Span], start: int, end: int) -> tuple[int, int]:
    """The numbers, counted from 1, of the first and last paragraph that a passage touches; (0, 0) without paragraphs."""
    if not spans:
        return 0, 0
    first = max(1, bisect_right(spans, start, key=attrgetter("start")))
    last = max(first, bisect_right(spans, max(start, end - 1), key=attrgetter("start")))
    return first, last


def fold(text: str) -> tuple[str, list[int]]:
    """The text with one shape of quotes, dashes and spaces, and for each of its characters the place it came from.

    White-space runs become one blank, invisible characters vanish, ligatures open; letters keep their case.
    The list has one more entry than the text: the length of the original.
    """
    out: list[str] = []
    places: list[int] = []
    blank = True
    index, length = 0, len(text)
    while index < length:
        stop = index + 1
        while stop < length and unicodedata.combining(text[stop]):
            stop += 1
        for character in unicodedata.normalize("NFC", text[index:stop]).translate(_SHAPES):
            if character in _INVISIBLE:
                continue
            if character.isspace():
                if blank:
                    continue
                character = " "
            blank = character == " "
            out.append(character)
            places.append(index)
        index = stop
    places.append(length)
    return "".join(out), places


def folded(text: str) -> str:
    """The text as `fold` gives it, without blanks at its ends."""
    if unicodedata.is_normalized("NFC", text):  # so is each part of it: no need to go sign by sign
        for sign, shape in _FOLDED:
            if sign in text:
                text = text.replace(sign, shape)
        return " ".join(text.split())
    return fold(text)[0].strip()


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where a wording leaves its source: what the source says there and what the wording says."""

    source: str
    wording: str


def faithful(wording: str, exact: str) -> tuple[Difference, ...]:
    """Where a wording differs from the exact passage; nothing if it is faithful.

    Allowed are the shape of quotation marks, apostrophes, dashes and spaces, cuts `[…]`, additions `[text]`,
    and a changed initial `[s]arebbe`. A bracket that stands in the source itself counts as text.
    """
    said, source = folded(wording), folded(exact)
    if said == source or len(source) in _ends(said, source, (0,)):
        return ()
    return _differences(said, source) or (Difference(source, said),)


def stands_in(words: str, exact: str) -> bool:
    """Whether words quoted within a sentence stand in a passage, with the same freedoms as `faithful`; nothing but brackets does not."""
    said, source = folded(words), folded(exact)
    if not _BRACKETS.sub("", said).strip():
        return bool(said) and said in source
    return said in source or bool(_ends(said, source, range(len(source) + 1)))


def _differences(said: str, source: str) -> tuple[Difference, ...]:
    """The places where words differ; where a wording is cut, what it leaves out is none."""
    from difflib import SequenceMatcher

    theirs, ours = source.split(), _BRACKETS.sub(" ", said).split()
    cut = not _CUT.isdisjoint(_BRACKETS.findall(said))
    return tuple(
        Difference(" ".join(theirs[a:b]), " ".join(ours[c:d]))
        for tag, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
        if tag != "equal" and not (cut and tag == "delete")
    )


def _ends(said: str, source: str, places: Iterable[int]) -> set[int]:
    """Where a folded wording may end in a source when it begins at one of some places; blanks beside a bracket are free.

    All places are followed at once: trying one after the other takes, with each cut, as many times longer as the source has signs.
    """
    ends = set(places)
    for number, (text, following) in enumerate(_pieces(said)):
        if number:
            ends |= {end + 1 for end in ends if source.startswith(" ", end)}
        said_there = {end + len(text) for end in ends if source.startswith(text, end)}
        if _BRACKETS.fullmatch(text) and ends:  # the bracket itself, if the source has it, always may stand there
            said_there.update(_bracketed(text, following, source, ends))
        ends = said_there
    return ends


def _pieces(said: str) -> Iterator[tuple[str, str]]:
    """The words and brackets of a folded wording in turn, each with the sign behind it."""
    end = 0
    for match in _BRACKETS.finditer(said):
        if words := said[end:match.start()].strip(" "):
            yield words, "["
        yield match[0], said[match.end():match.end() + 1]
        end = match.end()
    if words := said[end:].strip(" "):
        yield words, ""


def _bracketed(bracket: str, following: str, source: str, places: set[int]) -> Iterable[int]:
    """Where what may stand in the source for a bracket ends: anything for a cut, one letter for an initial, nothing for an addition."""
    if bracket in _CUT:
        return range(min(places) + 1, len(source) + 1)
    inside = bracket[1:-1]
    if len(inside) == 1 and following.isalpha():
        return (place + 1 for place in places if source[place:place + 1].casefold() == inside.casefold())
    return places
