"""The bodies of sections as lists that edits take items out of and put items into."""
from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from briefer.edits.base import inserted
from briefer.errors import EditError
from briefer.model.briefing import Briefing, ExcerptItem, GroupItem, Item, Section
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """One of the lists of items in a briefing: a section's body, its intro, or the body of its group for a theme."""

    section: str
    theme: str = ""
    intro: bool = False


def without_excerpts(briefing: Briefing, ids: Collection[ExcerptId]) -> Briefing:
    """The briefing with these excerpts placed nowhere; the same object when none of them was."""
    if not any(id in ids for _, id in briefing.placed()):
        return briefing
    return replace(briefing, sections=tuple(section_without(section, ids) for section in briefing.sections))


def section_without(section: Section, ids: Collection[ExcerptId]) -> Section:
    """The section without these excerpts."""
    if not any(id in ids for id in section.placed()):
        return section
    return replace(section, body=tuple(
        replace(item, body=tuple(leaf for leaf in item.body if not _is_one(leaf, ids))) if isinstance(item, GroupItem) else item
        for item in section.body if not _is_one(item, ids)))


def _is_one(item: Item, ids: Collection[ExcerptId]) -> bool:
    return isinstance(item, ExcerptItem) and item.excerpt in ids


def items_at(section: Section, spot: Spot) -> tuple[Any, ...]:
    """The items at a spot of a section; a group that is not there yet is empty."""
    if spot.intro:
        return section.intro
    if not spot.theme:
        return section.body
    return next((item.body for item in section.body if isinstance(item, GroupItem) and item.theme == spot.theme), ())


def with_items(pack: Pack, section: Section, spot: Spot, items: tuple[Any, ...]) -> Section:
    """The section with other items at a spot; a new group takes its place in the order of the pack's themes."""
    if spot.intro:
        return replace(section, intro=items)
    if not spot.theme:
        return replace(section, body=items)
    groups = [item for item in section.body if isinstance(item, GroupItem)]
    if any(group.theme == spot.theme for group in groups):
        return replace(section, body=tuple(
            replace(item, body=items) if isinstance(item, GroupItem) and item.theme == spot.theme else item for item in section.body))
    if section.kind != "by_theme":
        raise EditError("section_without_groups", section=section.id)
    return replace(section, body=_with_group(pack, section.body, GroupItem(spot.theme, items)))


def _with_group(pack: Pack, body: tuple[Item, ...], group: GroupItem) -> tuple[Item, ...]:
    """A body with a new group before the first one whose theme comes later in the pack."""
    order = {theme.id: place for place, theme in enumerate(pack.themes)}
    own = order.get(group.theme, len(order))
    later = (place for place, item in enumerate(body) if isinstance(item, GroupItem) and order.get(item.theme, len(order)) > own)
    return inserted(body, group, next(later, None))


