"""Where words may be hyphenated, by language."""
from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

_DICTIONARIES = (("it", "it_IT"), ("en", "en_GB"))
Positions: TypeAlias = Callable[[str], "list[int]"]


class _Kept(dict[str, "list[int]"]):
    """A word to its break positions, each word looked up once."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[str], list[int]]) -> None:
        self._find = find

    def __missing__(self, word: str) -> list[int]:
        found = self[word] = [int(position) for position in self._find(word)]
        return found


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
            self._by_language[language] = _reader(name) if name else None
        return self._by_language[language]


def _reader(name: str) -> Positions:
    import pyphen

    return _Kept(pyphen.Pyphen(lang=name).positions).__getitem__
