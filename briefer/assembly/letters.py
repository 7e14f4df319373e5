"""Reference letters: one for each source cited, in the order of first citation."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType


def letter(index: int) -> str:
    """The letters for a place counted from 0: A … Z, AA, AB …"""
    written = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        written = chr(ord("A") + rest) + written
    return written


def place(letter: str) -> int:
    """The place of a letter in the order of letters, counted from 1."""
    number = 0
    for sign in letter:
        number = number * 26 + ord(sign) - ord("A") + 1
    return number


class Letters:
    """Gives letters to sources as they are cited, in printed order."""

    __slots__ = ("_given",)

    def __init__(self, given: Mapping[int, str] = MappingProxyType({})) -> None:
        self._given: dict[int, str] = dict(given)

    def of(self, source: int) -> str:
        """The letter of a source; its first citation gives it the next one."""
        if source not in self._given:
            self._given[source] = letter(len(self._given))
        return self._given[source]

    def bracket(self, sources: Iterable[int]) -> tuple[str, ...]:
        """The letters of sources cited together, each once, in the order of the alphabet."""
        letters = {self.of(source) for source in sources}
        return tuple(letters) if len(letters) == 1 else tuple(sorted(letters, key=place))

    def given(self) -> Mapping[int, str]:
        """Every source cited so far and its letter, in the order of the letters."""
        return MappingProxyType(dict(self._given))
