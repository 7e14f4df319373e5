"""A text as the tokens that dates are read from, and tables of phrases that are found in them."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V")

_TOKEN = re.compile(r"[0-9]+|[^\W\d_º]+|º|[^\w\s]|_")
_SHAPES = str.maketrans({
    **dict.fromkeys("‘’‛′`´", "'"), **dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("ªº˚", "°"), "\u00a0": " ", "\u202f": " "})
_BEYOND = 12  # tokens of nothing after the last, so that looking ahead needs no care


class Token(NamedTuple):
    """A number, a word or a sign, in lower case and as it stands; places count code points."""

    low: str
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.text[:1].isupper()


Tokens = Sequence[Token]


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text, with one shape of apostrophe, dash and ordinal sign, and empty ones after the last."""
    even = text.translate(_SHAPES)
    found = [Token(match[0].lower(), match[0], match.start(), match.end()) for match in _TOKEN.finditer(even)]
    return (*found, *[Token("", "", len(text), len(text))] * _BEYOND)


def evened(text: str) -> str:
    """The text with one shape of apostrophe, dash, ordinal sign and blank, of the same length."""
    return text.translate(_SHAPES)


def glued(tokens: Tokens, at: int) -> bool:
    """Whether nothing stands between a token and the one before."""
    return at > 0 and tokens[at - 1].end == tokens[at].start


class Phrases(Generic[V]):
    """Words in small letters, or several in a row, and what each means; the longest that stands at a place counts."""

    __slots__ = ("_rows",)

    def __init__(self, *tables: Mapping[str, V]) -> None:
        rows: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for table in tables:
            for phrase, meaning in table.items():
                words = tuple(_TOKEN.findall(phrase))
                rows.setdefault(words[0], []).append((words, meaning))
        self._rows: Mapping[str, tuple[tuple[tuple[str, ...], V], ...]] = MappingProxyType(
            {first: tuple(sorted(row, key=lambda one: -len(one[0]))) for first, row in rows.items()})

    def at(self, tokens: Tokens, place: int) -> tuple[V, int] | None:
        """What the longest phrase at a place means, and the place after it; None when none stands there."""
        for words, meaning in self._rows.get(tokens[place].low, ()):
            after = place + len(words)
            if len(words) == 1 or tuple(token.low for token in tokens[place:after]) == words:
                return meaning, after
        return None

    def skip(self, tokens: Tokens, place: int) -> int:
        """The place after the phrase that stands here, or the same place when none does."""
        found = self.at(tokens, place)
        return found[1] if found else place

    def __contains__(self, word: str) -> bool:
        return word in self._rows

    def firsts(self) -> Iterable[str]:
        """The words that phrases begin with."""
        return self._rows
