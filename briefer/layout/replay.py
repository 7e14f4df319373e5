"""Stretches of a document that are on pages already: what they put there is kept, and put there again while nothing has changed."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from briefer.layout.boxes import Box, Place
from briefer.layout.notes import FootState
from briefer.layout.pieces import Slab
from briefer.layout.sheet import Sheet
from briefer.values import dataclass

_KEPT_STATES = 4  # in how many places on a page a stretch is kept


@dataclass(frozen=True, slots=True)
class Start:
    """Where on a page a stretch begins: all that decides where its pages end. `headed` if it stands below a heading alone."""

    sheet: Sheet
    y: float
    after: float
    fresh: bool
    headed: bool
    foot: FootState


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """What a stretch put on pages, the first of which may have boxes of others before them, and the state it left.

    Numbers of pages count from the first one.
    """

    boxes: Sequence[Sequence[Box]]
    notes: Sequence[list[Box]]  # of all pages but the last, which is not full yet
    places: Sequence[Place]
    starts: Mapping[str, tuple[int, float]]
    y: float
    after: float
    foot: FootState


@dataclass(slots=True)
class Stretch:
    """Slabs that flow together: from one heading of the first level to the next; with what they became by where they began."""

    slabs: Sequence[Slab]
    records: dict[Start, Record] = field(default_factory=dict)

    @property
    def closed(self) -> bool:
        """Whether nothing before or after the stretch decides how it flows, its place on the page apart."""
        slabs = self.slabs
        return bool(slabs) and bool(slabs[0].pieces) and bool(slabs[-1].pieces) and not slabs[-1].keep_next

    def keep(self, start: Start, record: Record) -> None:
        """Keeps what the stretch became; the oldest goes when there are many."""
        self.records[start] = record
        if len(self.records) > _KEPT_STATES:
            del self.records[next(iter(self.records))]
