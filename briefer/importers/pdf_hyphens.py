"""Words broken at the end of a line: whether the hyphen was put there by the break or belongs to the word."""
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_LETTERS = re.compile(r"[^\W\d_]+")
_EDGES = "\"'’“”«».,;:!?()[]"
_SHORTEST = 4  # letters of what counts as a word of its own
_ENGLISH, _ITALIAN = ("the", "and", "of", "to"), ("di", "che", "il", "e")
_TENS = re.compile(r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-"
                   r"(?:one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|odd)$")


class Hyphens:
    """Knows the words of a text, and by them the hyphens that belong to its compounds."""

    __slots__ = ("_compounds", "_words", "_english")

    def __init__(self, words: Iterable[str]) -> None:
        counted = Counter(word.casefold().strip(_EDGES) for word in words)
        self._compounds = frozenset(word for word in counted if "-" in word)
        self._words = frozenset(word for word in counted if "-" not in word)
        self._english = sum(counted[word] for word in _ENGLISH) > sum(counted[word] for word in _ITALIAN)

    def between(self, before: str, after: str) -> str:
        """What stands between the parts of a word: its hyphen, nothing, or a blank where it only looks broken.

        A hyphen stays when the text has the compound elsewhere; before figures and capitals; and in English between two words that
        the text has, unless it has them written as one.
        """
        if unicodedata.combining(after[0]):
            return " "
        first, second = before.casefold().lstrip(_EDGES), after.casefold().rstrip(_EDGES)
        compound = f"{first}-{second}"
        if compound in self._compounds or not after[0].islower() or _TENS.search(compound):
            return "-"
        if first + second in self._words or not self._english:
            return ""
        return "-" if self._alone(first.rpartition("-")[2]) and self._alone(second.partition("-")[0]) else ""

    def _alone(self, part: str) -> bool:
        return len(part) >= _SHORTEST and part in self._words and _LETTERS.fullmatch(part) is not None
