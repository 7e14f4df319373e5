"""Which sources carry the same copy: a wire story that three papers printed is one voice, not three."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from briefer.model.sources import Source
from briefer.model.text import folded

_RUN = 3  # words; longer runs do not outlive an editor, shorter ones any two texts share
_SHARE = 0.3  # of the shorter text's words that must stand in runs of the other
_ENOUGH = 200_000  # signs of a text that are compared
_FEWEST = 40  # words, below which a text is too short to tell
_FEWEST_RUNS = int(_SHARE * _FEWEST / _RUN)  # that must be shared, whatever the text
_WORD = re.compile(r"\w+")


class _Copy(NamedTuple):
    """A text as it is compared: its runs in their order, and a mark of the whole text."""

    order: tuple[int, ...]
    whole: int


class _Looked(NamedTuple):
    """The text that was looked at last, its copy and runs, and which of these no source had when there were so many."""

    text: str
    copy: _Copy
    runs: frozenset[int]
    fresh: frozenset[int]
    sources: int


class Copies:
    """The word runs of a pack's sources, made once for many comparisons, and by run the sources that have it."""

    __slots__ = ("_copies", "_last", "_where", "_wholes")

    def __init__(self, sources: Iterable[Source]) -> None:
        self._copies: dict[int, _Copy] = {}
        self._where: dict[int, Sequence[int]] = {}
        self._wholes: dict[int, Sequence[int]] = {}
        self._last: _Looked | None = None
        for source in sources:
            self.add(source)

    def same_copy(self, text: str) -> tuple[int, ...]:
        """The sources that share so much of the shorter text, word for word, that both are from one hand; or all of it."""
        own = self._look(text)
        shared = Counter(chain.from_iterable(map(self._where.__getitem__, own.runs - own.fresh)))
        same = set(self._wholes.get(own.copy.whole, ()))
        for number, count in shared.items():
            if count >= _FEWEST_RUNS and number not in same:
                other = self._copies[number].order
                if _enough(own.copy.order, other, count) and _alike(own.copy.order, other, own.runs):
                    same.add(number)
        return tuple(number for number in self._copies if number in same) if same else ()

    def same_text(self, text: str) -> tuple[int, ...]:
        """The sources with the very same text, whatever their file, and the shape of quotation marks, dashes and blanks."""
        return tuple(self._wholes.get(self._look(text).copy.whole, ()))

    def add(self, source: Source) -> None:
        """Takes in a source that is not there yet."""
        number, (_, copy, runs, fresh, _) = source.number, self._look(source.text)
        self._copies[number] = copy
        self._wholes[copy.whole] = (*self._wholes.get(copy.whole, ()), number)
        for run in runs - fresh:
            there = self._where[run]
            if isinstance(there, list):
                there.append(number)
            else:
                self._where[run] = [*there, number]
        self._where.update(dict.fromkeys(fresh, (number,)))  # one tuple for all: most runs stand in no other source

    def _look(self, text: str) -> _Looked:
        """A text as it is compared; the last one is kept, because a text that is looked for is mostly added next."""
        sources, known = len(self._copies), self._where
        if self._last is None or self._last.text != text:
            copy = _copy(text)
            runs = frozenset(copy.order)
            self._last = _Looked(text, copy, runs, runs.difference(known), sources)
        elif self._last.sources != sources:
            self._last = self._last._replace(fresh=self._last.fresh.difference(known), sources=sources)
        return self._last


def _copy(text: str) -> _Copy:
    """A text as it is compared. Numbers stand for words; only compared within one run of the program."""
    words = _WORD.findall(text[:_ENOUGH].casefold())
    return _Copy(tuple(map(hash, zip(*(words[at:] for at in range(_RUN)), strict=False))), hash(folded(text)))


def _enough(one: Sequence[int], other: Sequence[int], shared: int) -> bool:
    """Whether so many shared runs could hold enough words of the shorter text."""
    words = min(len(one), len(other)) + _RUN - 1
    return words >= _FEWEST and shared * _RUN >= _SHARE * words


def _alike(one: Sequence[int], other: Sequence[int], runs: frozenset[int]) -> bool:
    """Whether enough words of the shorter text stand in runs that the other has too; `runs` are those of the one."""
    shorter = one if len(one) <= len(other) else other
    return _covered(shorter, runs.intersection(other)) >= _SHARE * (len(shorter) + _RUN - 1)


def _covered(order: Sequence[int], shared: frozenset[int]) -> int:
    """How many words stand in a run that is shared."""
    covered = reach = 0
    for place, run in enumerate(order):
        if run in shared:
            covered += place + _RUN - max(place, reach)
            reach = place + _RUN
    return covered
