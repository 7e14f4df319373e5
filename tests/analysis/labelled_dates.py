"""The labelled sentences of `dates/en.tsv` and `dates/it.tsv`, and how a finder does on them.

A line holds the date of the document (or -) and a sentence whose expressions of time stand in braces with what they mean:
`{8 January 2020|2020-01-08}`, `{mid-July 2021|2021-07 mid}`, `{in recent days|-}` for what names no date.
The sentences were all written before the first rule; only the seen half was looked at while rules were written.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "dates"
HALVES = ("seen", "held out")


class Expected(NamedTuple):
    """An expression of time, where it stands, and its EDTF with early, mid or late; - when it names no date."""

    start: int
    end: int
    value: str


class Labelled(NamedTuple):
    """A sentence with its expressions."""

    language: str
    published: str
    text: str
    expected: tuple[Expected, ...]

    @property
    def half(self) -> str:
        """Which half it is in, by its own letters."""
        return HALVES[sha256(self.text.encode()).digest()[0] % 2]


@dataclass
class Score:
    """How many expressions there are, were found, were rightly found, and with the right value."""

    there: int = 0
    found: int = 0
    right: int = 0
    valued: int = 0

    def add(self, expected: Sequence[Expected], found: Sequence[Expected]) -> None:
        """Counts a sentence; what was found is right when it overlaps an expression that nothing found before does."""
        left = list(expected)
        self.there += len(expected)
        self.found += len(found)
        for one in found:
            match = next((other for other in left if one.start < other.end and other.start < one.end), None)
            if match is not None:
                left.remove(match)
                self.right += 1
                self.valued += one.value == match.value

    @property
    def rates(self) -> tuple[float, float, float]:
        """Precision, recall, and the share of right values among what was rightly found."""
        return self.right / max(1, self.found), self.right / max(1, self.there), self.valued / max(1, self.right)


def labelled(language: str, written: str = "") -> Iterator[Labelled]:
    """The labelled sentences of a language; those `later_` were written when the rules were done, by somebody who had not read them."""
    for line in (FOLDER / f"{written}{language}.tsv").read_text(encoding="utf-8").splitlines():
        published, _, marked = line.partition("\t")
        text, expected = "", []
        for piece in re.split(r"(\{[^{}]*\})", marked):
            said, _, value = piece[1:-1].partition("|") if piece.startswith("{") else (piece, "", "")
            if value:
                expected.append(Expected(len(text), len(text) + len(said), value))
            text += said
        yield Labelled(language, "" if published == "-" else published, text, tuple(expected))


def score(sentences: Sequence[Labelled], finder: Callable[[Labelled], Sequence[Expected]]) -> Score:
    """How a finder does on some sentences."""
    total = Score()
    for sentence in sentences:
        total.add(sentence.expected, finder(sentence))
    return total
