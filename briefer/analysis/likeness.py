"""Which sources carry the same copy: a wire story that three papers printed is one voice, not three."""
from __future__ import annotations

import re
from collections.abc import Iterable

from briefer.model.sources import Source

_RUN = 5  # words; a run of five shared by chance is rare
_SHARE = 0.5  # of the shorter text's runs
_ENOUGH = 200_000  # signs of a text that are compared
_FEWEST = 20  # runs, below which a text is too short to tell
_WORD = re.compile(r"\w+")


class Copies:
    """The word runs of a pack's sources, made once for many comparisons."""

    __slots__ = ("_runs",)

    def __init__(self, sources: Iterable[Source]) -> None:
        self._runs = {source.number: _runs(source.text) for source in sources}

    def same_copy(self, text: str) -> tuple[int, ...]:
        """The sources that share at least half of the shorter text with this one."""
        own = _runs(text)
        return tuple(number for number, runs in self._runs.items() if _alike(own, runs))

    def add(self, source: Source) -> None:
        """Takes in another source."""
        self._runs[source.number] = _runs(source.text)


def _runs(text: str) -> frozenset[int]:
    """The runs of five words of a text, as numbers; only compared within one run of the program."""
    words = _WORD.findall(text[:_ENOUGH].casefold())
    return frozenset(hash(tuple(words[at:at + _RUN])) for at in range(len(words) - _RUN + 1))


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether half of the shorter text stands in the other."""
    shorter = min(len(one), len(other))
    return shorter >= _FEWEST and len(one & other) >= _SHARE * shorter
