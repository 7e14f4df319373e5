"""Excerpts in the order in which they are shown: which stands where, and what stands beside another."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from briefer.model.pack import Pack
from briefer.model.selection import Selected
from briefer.model.sources import ExcerptId


class Listing:
    """A value: rows of excerpts. Where each stands is reckoned when it is first asked, or looked up where an order knows it.

    `ranks` are the ranks of all excerpts of a pack, `places` those of the rows, ascending.
    """

    def __init__(self, shown: Sequence[Selected] = (), ranks: Mapping[tuple[int, int], int] | None = None,
                 places: Sequence[int] = ()) -> None:
        self.shown, self._places = shown, places
        self._known_ranks = ranks

    @cached_property
    def _ranks(self) -> Mapping[tuple[int, int], int]:
        if self._known_ranks is not None:
            return self._known_ranks
        self._places = range(len(self.shown))
        return {(source.number, excerpt.number): row for row, (source, excerpt) in enumerate(self.shown)}

    def id(self, row: int) -> ExcerptId:
        """The excerpt in a row."""
        return ExcerptId.of(*self.shown[row])

    def row(self, id: ExcerptId) -> int:
        """The row of an excerpt, -1 when it is not shown."""
        rank = self._ranks.get(id, -1)
        row = bisect_left(self._places, rank)
        return row if row < len(self._places) and self._places[row] == rank else -1

    def beside(self, id: ExcerptId, step: int) -> ExcerptId | None:
        """The excerpt so many rows further on, or None beyond the ends and for one that is not shown."""
        row = self.row(id)
        return self.id(row + step) if row >= 0 and 0 <= row + step < len(self.shown) else None


def beside_in(pack: Pack, id: ExcerptId, step: int) -> ExcerptId | None:
    """The excerpt before (-1) or after (1) another as they stand in the sources of a pack, or None at its ends."""
    source = pack.source(id.source)
    numbers = [one.number for one in source.excerpts] if source else []
    if source is None or id.number not in numbers:
        return None
    if 0 <= (at := numbers.index(id.number) + step) < len(numbers):
        return ExcerptId(source.number, numbers[at])
    place = bisect_left(pack.sources, id.source, key=lambda one: one.number) + step
    while 0 <= place < len(pack.sources):
        other = pack.sources[place]
        if other.excerpts:
            return ExcerptId.of(other, other.excerpts[0 if step > 0 else -1])
        place += step
    return None
