"""Which sources carry the same copy: a wire story that three papers printed is one voice, not three."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefer.model.sources import Source
from briefer.model.text import folded

_RUN = 3  # words; longer runs do not outlive an editor, shorter ones any two texts share
_SHARE = 0.3  # of the shorter text's words that must stand in runs of the other
_ENOUGH = 200_000  # signs of a text that are compared
_FEWEST = 40  # words, below which a text is too short to tell
_SIEVE = 8  # one run in so many is looked at first; texts that share none of those are not the same copy
_SIEVED = 60  # runs from which on the sieve is trusted
_WORD = re.compile(r"\w+")


class _Copy(NamedTuple):
    """A text as it is compared: its runs in their order and as a set, those that the sieve keeps, and a mark of the whole text."""

    order: tuple[int, ...]
    runs: frozenset[int]
    sieve: frozenset[int]
    whole: int


class Copies:
    """The word runs of a pack's sources, made once for many comparisons."""

    __slots__ = ("_copies", "_last")

    def __init__(self, sources: Iterable[Source]) -> None:
        self._copies = {source.number: _copy(source.text) for source in sources}
        self._last = "", _copy("")

    def same_copy(self, text: str) -> tuple[int, ...]:
        """The sources that share so much of the shorter text, word for word, that both are from one hand; or all of it."""
        own = self._of(text)
        return tuple(number for number, other in self._copies.items() if own.whole == other.whole or _alike(own, other))

    def same_text(self, text: str) -> tuple[int, ...]:
        """The sources with the very same text, whatever their file, and the shape of quotation marks, dashes and blanks."""
        whole = hash(folded(text))
        return tuple(number for number, other in self._copies.items() if other.whole == whole)

    def add(self, source: Source) -> None:
        """Takes in another source."""
        self._copies[source.number] = self._of(source.text)

    def _of(self, text: str) -> _Copy:
        """A text as it is compared; the last one is kept, because a text that is looked for is mostly added next."""
        if self._last[0] != text:
            self._last = text, _copy(text)
        return self._last[1]


def _copy(text: str) -> _Copy:
    """A text as it is compared. Numbers stand for words; only compared within one run of the program."""
    words = _WORD.findall(text[:_ENOUGH].casefold())
    order = tuple(map(hash, zip(*(words[at:] for at in range(_RUN)), strict=False)))
    runs = frozenset(order)
    return _Copy(order, runs, frozenset(run for run in runs if run % _SIEVE == 0), hash(folded(text)))


def _alike(one: _Copy, other: _Copy) -> bool:
    """Whether enough words of the shorter text stand in runs that the other has too."""
    shorter, longer = (one, other) if len(one.order) <= len(other.order) else (other, one)
    if len(shorter.order) < _FEWEST - _RUN + 1 or (len(shorter.runs) >= _SIEVED and shorter.sieve.isdisjoint(longer.sieve)):
        return False
    shared = shorter.runs & longer.runs
    words = len(shorter.order) + _RUN - 1
    return len(shared) * _RUN >= _SHARE * words and _covered(shorter.order, shared) >= _SHARE * words


def _covered(order: Sequence[int], shared: frozenset[int]) -> int:
    """How many words stand in a run that is shared."""
    covered = reach = 0
    for place, run in enumerate(order):
        if run in shared:
            covered += place + _RUN - max(place, reach)
            reach = place + _RUN
    return covered
