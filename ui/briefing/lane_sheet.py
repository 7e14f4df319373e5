"""The lanes of a swimlane as a sheet: a row for each lane and for each of its bars, a group is a lane. Without Qt."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from briefer.model.briefing import Lane, LaneBar
from briefer.model.localized import NOTHING
from briefer.values import dataclass
from ui.briefing.sheets import Cell, Place, said, swapped, words

_WIDTHS = (26.0, 0, 26.0, 26.0, 20.0)
KIND, LABEL, FROM, TO, OPEN = range(5)


@dataclass(frozen=True, slots=True)
class LaneSheet:
    """Lanes in the language being written; `say` puts a date of a bar into words, `read` gives one as it was typed, or nothing."""

    lanes: tuple[Lane, ...]
    language: str
    languages: tuple[str, ...]
    say: Callable[[str], str]
    read: Callable[[str], str]

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """What a row is, its name, from when to when, and whether its end is open."""
        out: list[tuple[Cell, ...]] = []
        for lane in self.lanes:
            none = Cell(kind="none", strong=True)
            title = words(lane.title, self.language, strong=True)
            out.append((Cell(kind="none", says="sheet.lanes.title", strong=True), title, none, none, none))
            out += map(self._bar, lane.bars)
        return tuple(out)

    @property
    def widths(self) -> tuple[float, ...]:
        """The names take what is left."""
        return _WIDTHS

    def _bar(self, bar: LaneBar) -> tuple[Cell, ...]:
        kind = Cell(kind="choice", says=f"sheet.lanes.{'milestone' if bar.milestone else 'bar'}")
        none = Cell(kind="none")
        end = none if bar.milestone else Cell(self.say(bar.end) if bar.end else "", kind="day")
        open = none if bar.milestone or bar.end else Cell(kind="tick", says="sheet.lanes.open", on=bar.open)
        return kind, words(bar.label, self.language), Cell(self.say(bar.start) if bar.start else "", kind="day"), end, open

    def at(self, row: int) -> tuple[int, int]:
        """The lane of a row, and its bar; -1 is the lane itself."""
        for lane, one in enumerate(self.lanes):
            if row <= len(one.bars):
                return lane, row - 1
            row -= 1 + len(one.bars)
        raise IndexError(row)

    def row_of(self, lane: int, bar: int = -1) -> int:
        """The row of a lane, or of one of its bars."""
        return sum(1 + len(one.bars) for one in self.lanes[:lane]) + bar + 1

    def write(self, place: Place, text: str) -> LaneSheet:
        """A date that cannot be read is not taken."""
        lane, bar = self.at(place[0])
        if bar < 0:
            return self._with_lane(lane, title=said(self.lanes[lane].title, self.language, text, self.languages))
        former = self.lanes[lane].bars[bar]
        if place[1] == LABEL:
            return self._with_bar(lane, bar, label=said(former.label, self.language, text, self.languages))
        when = self.read(text) if text.strip() else ""
        if place[1] not in (FROM, TO) or (text.strip() and not when):
            return self
        if place[1] == FROM:
            return self._with_bar(lane, bar, start=when)
        return self._with_bar(lane, bar, end=when, open=former.open and not when)

    def turn(self, place: Place, sign: str = "") -> LaneSheet:
        """Activity or milestone; whether the end is open."""
        lane, bar = self.at(place[0])
        if bar < 0:
            return self
        former = self.lanes[lane].bars[bar]
        if place[1] == OPEN and not former.milestone and not former.end:
            return self._with_bar(lane, bar, open=not former.open)
        if place[1] == KIND:
            return self._with_bar(lane, bar, milestone=not former.milestone)
        return self

    def add_row(self, below: Place) -> tuple[LaneSheet, Place]:
        """A bar of the same lane."""
        if not self.lanes:
            return self.add_group(below)
        lane, bar = self.at(below[0])
        bars = self.lanes[lane].bars
        return self._with_lane(lane, bars=(*bars[:bar + 1], LaneBar(""), *bars[bar + 1:])), (self.row_of(lane, bar + 1), LABEL)

    def remove_row(self, place: Place) -> LaneSheet:
        """A bar; with its name goes the lane."""
        lane, bar = self.at(place[0])
        if bar < 0:
            return self.remove_group(place)
        bars = self.lanes[lane].bars
        return self._with_lane(lane, bars=(*bars[:bar], *bars[bar + 1:]))

    def move_row(self, place: Place, by: int) -> tuple[LaneSheet, Place]:
        """A bar within its lane; with its name moves the lane."""
        lane, bar = self.at(place[0])
        if bar < 0:
            return self.move_group(place, by)
        bars = swapped(self.lanes[lane].bars, bar, by)
        return (self, place) if bars is None else (self._with_lane(lane, bars=bars), (place[0] + by, place[1]))

    def add_group(self, beside: Place) -> tuple[LaneSheet, Place]:
        """An empty lane."""
        at = self.at(beside[0])[0] + 1 if self.lanes else 0
        made = replace(self, lanes=(*self.lanes[:at], Lane(NOTHING), *self.lanes[at:]))
        return made, (made.row_of(at), LABEL)

    def remove_group(self, place: Place) -> LaneSheet:
        """Without any lane, the figure draws the themes again."""
        at = self.at(place[0])[0]
        return replace(self, lanes=(*self.lanes[:at], *self.lanes[at + 1:]))

    def move_group(self, place: Place, by: int) -> tuple[LaneSheet, Place]:
        """The lane with all its bars."""
        lane, bar = self.at(place[0])
        lanes = swapped(self.lanes, lane, by)
        if lanes is None:
            return self, place
        made = replace(self, lanes=lanes)
        return made, (made.row_of(lane + by, bar), place[1])

    def _with_lane(self, at: int, **changes: Any) -> LaneSheet:
        return replace(self, lanes=(*self.lanes[:at], replace(self.lanes[at], **changes), *self.lanes[at + 1:]))

    def _with_bar(self, lane: int, bar: int, **changes: Any) -> LaneSheet:
        bars = self.lanes[lane].bars
        return self._with_lane(lane, bars=(*bars[:bar], replace(bars[bar], **changes), *bars[bar + 1:]))
