"""Cards as a sheet: a row for the title of each and for each of its lines, a group is a card. Without Qt."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from briefer.model.briefing import Card, CardLayout, CardsItem
from briefer.model.localized import NOTHING, Localized
from briefer.values import dataclass
from ui.briefing.sheets import Cell, Place, said, swapped, words

RECOMMENDED = "recommended"
_SIGNS: Mapping[str, str] = MappingProxyType({"+": "+", "-": "-", "–": "-", "−": "-"})  # as written, as kept
_SIDES = ("", "+", "-")
_ROLE_WIDTH = 30.0


@dataclass(frozen=True, slots=True)
class CardSheet:
    """A row of cards in the language being written. `first` is the number of its first card among those of the briefing."""

    item: CardsItem
    language: str
    languages: tuple[str, ...]
    first: int = 1

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """What a line is, and its words."""
        out: list[tuple[Cell, ...]] = []
        for at, card in enumerate(self.item.items):
            title = words(card.title, self.language, strong=True, on=RECOMMENDED in card.marks)
            out.append((Cell(kind="none", says=f"sheet.{self.item.layout}.title", number=self.first + at, strong=True), title))
            out += ((self._role(line, place), words(_bare(line) if self._sided else line, self.language))
                    for place, line in enumerate(card.lines))
        return tuple(out)

    @property
    def widths(self) -> tuple[float, ...]:
        """The words take what is left."""
        return (_ROLE_WIDTH, 0)

    @property
    def _sided(self) -> bool:
        return self.item.layout == "options"

    def _role(self, line: Localized, place: int) -> Cell:
        """What a line says: for or against a course of action, or what it is of a person."""
        if self._sided:
            side = _side(line, self.language)
            return Cell(kind="choice", says=f"sheet.options.{'for' if side == '+' else 'against' if side else 'line'}", sign=side)
        return Cell(kind="none", says=f"sheet.{self.item.layout}.{'first' if not place else 'line'}")

    def at(self, row: int) -> tuple[int, int]:
        """The card of a row, and its line; -1 is the title."""
        for card, one in enumerate(self.item.items):
            if row <= len(one.lines):
                return card, row - 1
            row -= 1 + len(one.lines)
        raise IndexError(row)

    def row_of(self, card: int, line: int = -1) -> int:
        """The row of a card's title, or of one of its lines."""
        return sum(1 + len(one.lines) for one in self.item.items[:card]) + line + 1

    def write(self, place: Place, text: str) -> CardSheet:
        """A sign typed before the words of a line says on which side it is."""
        card, line = self.at(place[0])
        if place[1] == 0:
            return self
        if line < 0:
            return self._with_card(card, title=said(self.item.items[card].title, self.language, text, self.languages))
        former = self.item.items[card].lines[line]
        if not self._sided:
            return self._with_line(card, line, said(former, self.language, text, self.languages))
        typed, rest = _parted(text)
        side = typed or _side(former, self.language)
        fresh = {language: _signed(side, _parted(written)[1]) for language, written in former.items()}
        return self._with_line(card, line, said(Localized(fresh), self.language, _signed(side, rest), self.languages))

    def turn(self, place: Place, sign: str = "") -> CardSheet:
        """On a line: the next side, or the one named. On a title: whether the course is the one recommended, of which there is one."""
        card, line = self.at(place[0])
        if not self._sided:
            return self
        if line < 0:
            on = RECOMMENDED not in self.item.items[card].marks
            return self._with(items=tuple(_marked(one, on and at == card) for at, one in enumerate(self.item.items)))
        former = self.item.items[card].lines[line]
        side = _SIGNS.get(sign) or _SIDES[(_SIDES.index(_side(former, self.language)) + 1) % len(_SIDES)]
        languages = {*self.languages, *former} if side else set(former)
        return self._with_line(card, line, Localized({one: _signed(side, _parted(former.get(one, ""))[1]) for one in languages}))

    def add_row(self, below: Place) -> tuple[CardSheet, Place]:
        """A line of the same card, on the same side."""
        if not self.item.items:
            return self.add_group(below)
        card, line = self.at(below[0])
        lines = self.item.items[card].lines
        side = _side(lines[line], self.language) if self._sided and line >= 0 else ""
        fresh = Localized(dict.fromkeys(self.languages, side)) if side else NOTHING
        made = self._with_card(card, lines=(*lines[:line + 1], fresh, *lines[line + 1:]))
        return made, (self.row_of(card, line + 1), 1)

    def remove_row(self, place: Place) -> CardSheet:
        """A line; with its title goes the card."""
        card, line = self.at(place[0])
        if line < 0:
            return self.remove_group(place)
        lines = self.item.items[card].lines
        return self._with_card(card, lines=(*lines[:line], *lines[line + 1:]))

    def move_row(self, place: Place, by: int) -> tuple[CardSheet, Place]:
        """A line within its card; with its title moves the card."""
        card, line = self.at(place[0])
        if line < 0:
            return self.move_group(place, by)
        lines = swapped(self.item.items[card].lines, line, by)
        return (self, place) if lines is None else (self._with_card(card, lines=lines), (place[0] + by, place[1]))

    def add_group(self, beside: Place) -> tuple[CardSheet, Place]:
        """A card with room for what such cards say."""
        at = self.at(beside[0])[0] + 1 if self.item.items else 0
        items = self.item.items
        made = self._with(items=(*items[:at], new_card(self.item.layout, self.languages), *items[at:]))
        return made, (made.row_of(at), 1)

    def remove_group(self, place: Place) -> CardSheet:
        """The last card stays."""
        at, items = self.at(place[0])[0], self.item.items
        return self._with(items=(*items[:at], *items[at + 1:])) if len(items) > 1 else self

    def move_group(self, place: Place, by: int) -> tuple[CardSheet, Place]:
        """The card with all its lines."""
        card, line = self.at(place[0])
        items = swapped(self.item.items, card, by)
        if items is None:
            return self, place
        made = self._with(items=items)
        return made, (made.row_of(card + by, line), place[1])

    def recommended(self, row: int) -> bool:
        """Whether the card of a row is the course that is proposed."""
        return RECOMMENDED in self.item.items[self.at(row)[0]].marks

    def _with_card(self, at: int, **changes: Any) -> CardSheet:
        items = self.item.items
        return self._with(items=(*items[:at], replace(items[at], **changes), *items[at + 1:]))

    def _with_line(self, card: int, line: int, value: Localized) -> CardSheet:
        lines = self.item.items[card].lines
        return self._with_card(card, lines=(*lines[:line], value, *lines[line + 1:]))

    def _with(self, **changes: Any) -> CardSheet:
        return replace(self, item=replace(self.item, **changes))


def new_card(layout: CardLayout, languages: Sequence[str]) -> Card:
    """An empty card: a course with what it is and what speaks for and against it, a person with office and profile, else one line."""
    sides = tuple(Localized(dict.fromkeys(languages, side)) for side in _SIDES[1:])
    return Card(NOTHING, (NOTHING, *(sides if layout == "options" else (NOTHING,) if layout == "people" else ())))


def _parted(text: str) -> tuple[str, str]:
    """The sign with which a line begins, as it is kept, and the rest."""
    written = text.strip()
    if written in _SIGNS:
        return _SIGNS[written], ""
    if written[:1] in _SIGNS and written[1:2] == " ":
        return _SIGNS[written[0]], written[2:].strip()
    return "", written


def _signed(side: str, text: str) -> str:
    return f"{side} {text}".strip() if side else text


def _side(line: Localized, language: str) -> str:
    """On which side a line is: as it says in a language, else as it says in any."""
    return _parted(line.best(language))[0]


def _bare(line: Localized) -> Localized:
    """The words of a line without their signs."""
    return Localized({language: _parted(written)[1] for language, written in line.items()})


def _marked(card: Card, on: bool) -> Card:
    others = tuple(mark for mark in card.marks if mark != RECOMMENDED)
    return replace(card, marks=(*others, RECOMMENDED) if on else others)
