"""Where words may be hyphenated, by language: Liang's patterns, from the dictionaries that come with pyphen.

Its files are read here, without the module, which takes every pattern apart at the start; few of them are met in a document.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

_DICTIONARIES = (("it", "it_IT"), ("en", "en_GB"))
_NO_DIGITS = str.maketrans("", "", "0123456789")
_NO_PATTERN = re.compile("^(?:[%#A-Z].*|.*/.*)$", re.MULTILINE)  # settings, comments, and what would change a word's letters
_STEP = re.compile(r"(\d?)(\D?)")
_LEAST_PART = 2  # letters on both sides of a hyphen, whatever the style says
Positions: TypeAlias = Callable[[str], "list[int]"]


class Patterns(dict[str, "list[int]"]):
    """A word to the places where it may be hyphenated, each word looked up once."""

    __slots__ = ("_patterns", "_values", "_longest")

    def __init__(self, dictionary: str) -> None:
        """Takes the text of a dictionary: the encoding on the first line, then a pattern on each."""
        text = _NO_PATTERN.sub("", dictionary)
        self._patterns = dict(zip(text.translate(_NO_DIGITS).split(), text.split(), strict=True))
        self._values: dict[str, list[int]] = {}
        self._longest = max(map(len, self._patterns), default=0)

    def __missing__(self, word: str) -> list[int]:
        found = self[word] = self._found(word)
        return found

    def _found(self, word: str) -> list[int]:
        pointed = f".{word.lower()}."
        count = len(pointed)
        if count != len(word) + 2:  # a letter that is two in lower case
            return []
        marks = [0] * (count + 1)
        for start in range(count - 1):
            for end in range(start + 1, min(start + self._longest, count) + 1):
                letters = pointed[start:end]
                if letters in self._patterns:
                    for place, value in enumerate(self._values_of(letters), start):
                        if value > marks[place]:
                            marks[place] = value
        return [place - 1 for place in range(_LEAST_PART + 1, count - _LEAST_PART) if marks[place] % 2]

    def _values_of(self, letters: str) -> list[int]:
        """The numbers of a pattern: before each of its letters, and after the last."""
        values = self._values.get(letters)
        if values is None:
            values = self._values[letters] = [int(digit or "0") for digit, _ in _STEP.findall(self._patterns[letters])]
        return values


class Hyphenator:
    """Break positions of words; the dictionary of a language is read when it is first asked for."""

    __slots__ = ("_by_language",)

    def __init__(self) -> None:
        self._by_language: dict[str, Positions | None] = {}

    def positions(self, language: str) -> Positions | None:
        """What finds the break positions of a language's words, or None without a dictionary."""
        language = language.partition("-")[0]
        if language not in self._by_language:
            name = dict(_DICTIONARIES).get(language)
            self._by_language[language] = Patterns(_dictionary(name)).__getitem__ if name else None
        return self._by_language[language]


def _dictionary(name: str) -> str:
    """The text of a dictionary."""
    module = find_spec("pyphen")
    if module is None or module.origin is None:
        raise ModuleNotFoundError("pyphen")
    return (Path(module.origin).parent / "dictionaries" / f"hyph_{name}.dic").read_text("utf-8")
