"""Edits of what sections hold: framing text, placed excerpts, tables and cards, in reading order."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from briefer.edits.base import Edit, briefing_of, excerpt_of, inserted, label, require_themes, section_of, with_briefing, with_section
from briefer.edits.bodies import Spot, items_at, section_without, with_items, without_excerpts
from briefer.errors import EditError, Message, message
from briefer.model.briefing import TAKING, ExcerptItem, GroupItem, LeafItem, Placement, Section, TableItem, TextItem
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.values import dataclass


def _changed(pack: Pack, briefing: str, spot: Spot, items: tuple[Any, ...]) -> Pack:
    """The pack with other items at a spot; EditError when they cannot stand there."""
    there = briefing_of(pack, briefing)
    section = section_of(there, spot.section)
    for item in items:
        _require_place(section, spot, item)
    return with_briefing(pack, with_section(there, with_items(pack, section, spot, items)))


def _items(pack: Pack, briefing: str, spot: Spot) -> tuple[Any, ...]:
    """The items at a spot; EditError when there is no such section or theme."""
    section = section_of(briefing_of(pack, briefing), spot.section)
    if spot.theme and not any(isinstance(item, GroupItem) and item.theme == spot.theme for item in section.body):
        require_themes(pack, (spot.theme,))
    return items_at(section, spot)


def _require_place(section: Section, spot: Spot, item: object) -> None:
    """EditError when an item is of a kind that does not stand at a spot."""
    if spot.intro and not isinstance(item, TextItem):
        raise EditError("intro_takes_text", section=section.id)
    if isinstance(item, ExcerptItem) and section.kind not in TAKING:
        raise EditError("section_takes_no_excerpts", section=section.id)
    if isinstance(item, GroupItem) and (section.kind != "by_theme" or spot.theme):
        raise EditError("section_without_groups", section=section.id)
    if isinstance(item, TableItem) and any(len(row) != len(item.columns) for row in item.rows):
        raise EditError("table_row_length", section=section.id, columns=len(item.columns))


def _item(items: tuple[Any, ...], at: int) -> Any:
    """The item at a place; EditError when there is none."""
    if not items:
        raise EditError("nothing_there")
    if not 0 <= at < len(items):
        raise EditError("no_such_place", place=at, last=len(items) - 1)
    return items[at]


def _placed(pack: Pack, briefing: str, placement: Placement) -> Pack:
    """The pack with an excerpt placed."""
    excerpt_of(pack, placement.excerpt)
    section = section_of(briefing_of(pack, briefing), placement.section)
    if placement.excerpt in section.placed():
        raise EditError("excerpt_placed_already", excerpt=str(placement.excerpt), section=section.id)
    spot = Spot(placement.section, placement.theme)
    items = inserted(_items(pack, briefing, spot), ExcerptItem(placement.excerpt), placement.at)
    return _changed(pack, briefing, spot, items)


@dataclass(frozen=True)
class Place(Edit):
    """Places an excerpt in a section of a briefing."""

    briefing: str
    placement: Placement

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such excerpt, section, theme or place, or the excerpt stands in this section already."""
        return _placed(pack, self.briefing, self.placement)

    @property
    def label(self) -> Message:
        """Place excerpt 5.2."""
        return label("place", excerpt=str(self.placement.excerpt), section=self.placement.section)


@dataclass(frozen=True)
class PlaceMany(Edit):
    """Places several excerpts at once, in the order given."""

    briefing: str
    placements: tuple[Placement, ...]

    def apply(self, pack: Pack) -> Pack:
        """EditError as for a single one; then none is placed."""
        for placement in self.placements:
            pack = _placed(pack, self.briefing, placement)
        return pack

    @property
    def label(self) -> Message:
        """Place 10 excerpts."""
        return message("edit.place_many", count=len(self.placements))


@dataclass(frozen=True)
class Unplace(Edit):
    """Takes excerpts out of a section, or out of the whole briefing when none is named; they stay in the pack."""

    briefing: str
    excerpts: tuple[ExcerptId, ...]
    section: str = ""

    def apply(self, pack: Pack) -> Pack:
        """EditError when one of them is not placed there."""
        briefing = briefing_of(pack, self.briefing)
        there = {id for section, id in briefing.placed() if self.section in ("", section)}
        for id in self.excerpts:
            if id not in there:
                raise EditError("excerpt_not_placed", excerpt=str(id), briefing=self.briefing)
        if not self.section:
            return with_briefing(pack, without_excerpts(briefing, self.excerpts))
        return with_briefing(pack, with_section(briefing, section_without(section_of(briefing, self.section), self.excerpts)))

    @property
    def label(self) -> Message:
        """Take 3 excerpts out of the briefing."""
        return message("edit.unplace", count=len(self.excerpts))


@dataclass(frozen=True)
class WriteText(Edit):
    """Writes framing text in one language: into the text item at a place, or as a new item at the end.

    A text item that has no text left in any language goes, unless something refers to it by its id.
    """

    briefing: str
    spot: Spot
    language: str
    text: str
    at: int | None = None

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such section or place, or no text item stands there."""
        items = _items(pack, self.briefing, self.spot)
        if self.at is None:
            added = (*items, TextItem(Localized({self.language: self.text}))) if self.text else items
            return _changed(pack, self.briefing, self.spot, added)
        former = _item(items, self.at)
        if not isinstance(former, TextItem):
            raise EditError("no_text_there", place=self.at, section=self.spot.section)
        written = replace(former, text=former.text.with_text(self.language, self.text))
        kept = (written,) if written.text or written.id else ()
        return _changed(pack, self.briefing, self.spot, (*items[:self.at], *kept, *items[self.at + 1:]))

    @property
    def label(self) -> Message:
        """Write text."""
        return label("write_text", section=self.spot.section)


@dataclass(frozen=True)
class InsertItem(Edit):
    """Puts a text, table or row of cards at a place, or at the end."""

    briefing: str
    spot: Spot
    item: LeafItem
    at: int | None = None

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such section or place, or the item cannot stand there; excerpts are placed by `Place`."""
        _refuse_excerpt(self.item)
        items = inserted(_items(pack, self.briefing, self.spot), self.item, self.at)
        return _changed(pack, self.briefing, self.spot, items)

    @property
    def label(self) -> Message:
        """Insert text, a table or cards."""
        return label("insert_item", section=self.spot.section)


@dataclass(frozen=True)
class SetItem(Edit):
    """Puts a text, table or row of cards in the place of the one that stands there."""

    briefing: str
    spot: Spot
    at: int
    item: LeafItem

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such place, or an excerpt stands there."""
        items = _items(pack, self.briefing, self.spot)
        for item in (self.item, _item(items, self.at)):
            _refuse_excerpt(item)
        return _changed(pack, self.briefing, self.spot, (*items[:self.at], self.item, *items[self.at + 1:]))

    @property
    def label(self) -> Message:
        """Change text, a table or cards."""
        return label("set_item", section=self.spot.section)


def _refuse_excerpt(item: object) -> None:
    """EditError for what is no text, table or row of cards."""
    if isinstance(item, (ExcerptItem, GroupItem)):
        raise EditError("item_is_an_excerpt")


@dataclass(frozen=True)
class RemoveItem(Edit):
    """Takes the item at a place out of a section; an excerpt stays in the pack."""

    briefing: str
    spot: Spot
    at: int

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such place."""
        items = _items(pack, self.briefing, self.spot)
        _item(items, self.at)
        return _changed(pack, self.briefing, self.spot, (*items[:self.at], *items[self.at + 1:]))

    @property
    def label(self) -> Message:
        """Remove an item."""
        return label("remove_item", section=self.spot.section)


@dataclass(frozen=True)
class MoveItem(Edit):
    """Moves a run of items to another place, in the same list or another one of the briefing.

    The new place is counted after the items have been taken out.
    """

    briefing: str
    spot: Spot
    at: int
    to: Spot
    to_at: int | None = None
    count: int = 1

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such place, an item cannot stand there, or an excerpt would stand twice in a section."""
        items = _items(pack, self.briefing, self.spot)
        if self.count < 1:
            raise EditError("no_such_place", place=self.at, last=len(items) - 1)
        _item(items, self.at)
        _item(items, self.at + self.count - 1)
        moved = items[self.at:self.at + self.count]
        pack = _changed(pack, self.briefing, self.spot, (*items[:self.at], *items[self.at + self.count:]))
        _refuse_twice(section_of(briefing_of(pack, self.briefing), self.to.section), moved)
        there = _items(pack, self.briefing, self.to)
        place = len(there) if self.to_at is None else self.to_at
        if not 0 <= place <= len(there):
            raise EditError("no_such_place", place=place, last=len(there))
        return _changed(pack, self.briefing, self.to, (*there[:place], *moved, *there[place:]))

    @property
    def label(self) -> Message:
        """Move 2 items."""
        return message("edit.move_item", count=self.count)


def _refuse_twice(section: Section, items: Iterable[object]) -> None:
    """EditError when a section holds one of these excerpts already."""
    there = set(section.placed())
    for item in items:
        if isinstance(item, ExcerptItem) and item.excerpt in there:
            raise EditError("excerpt_placed_already", excerpt=str(item.excerpt), section=section.id)
