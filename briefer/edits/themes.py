"""Edits of themes; what they do to a theme reaches the excerpts, rules and groups that name it."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Any

from briefer.edits.base import Edit, changed, inserted, label, require_choice
from briefer.edits.rules import exchanged, with_rules, with_theme, without_theme
from briefer.errors import EditError, Message
from briefer.model.briefing import Briefing, ExcerptItem, GroupItem, Item, LeafItem, Section
from briefer.model.pack import Pack
from briefer.model.sources import Source
from briefer.model.themes import PMESII, Theme
from briefer.values import dataclass

_SAID_OF_A_THEME = ("name", "parent", "key", "colour", "keywords", "pmesii")
_KEYS, _COLOURS = range(10), range(1, 7)


def theme_of(pack: Pack, id: str) -> Theme:
    """The theme with an id; EditError without one."""
    theme = pack.theme(id)
    if theme is None:
        raise EditError("unknown_theme", theme=id)
    return theme


def _require_sound(pack: Pack, theme: Theme) -> None:
    """EditError when a theme cannot stand in the tree of the pack as it says."""
    if not theme.id or not theme.name:
        raise EditError("theme_without_name", theme=theme.id)
    require_choice("key", theme.key, _KEYS)
    require_choice("colour", theme.colour, _COLOURS)
    require_choice("pmesii", theme.pmesii, (None, *PMESII))
    others = [one for one in pack.themes if one.id != theme.id]
    if theme.key and any(one.key == theme.key for one in others):
        raise EditError("theme_key_taken", key=theme.key)
    above = theme_of(pack, theme.parent) if theme.parent else None
    if above is not None and (above.parent or above.id == theme.id or any(one.parent == theme.id for one in others)):
        raise EditError("theme_too_deep", theme=theme.id)


@dataclass(frozen=True)
class AddTheme(Edit):
    """Adds a theme at a place in the tree's order, or at its end."""

    theme: Theme
    at: int | None = None

    def apply(self, pack: Pack) -> Pack:
        """EditError when the id is taken, the parent unknown or itself below another, or the key taken."""
        if pack.theme(self.theme.id) is not None:
            raise EditError("theme_exists", theme=self.theme.id)
        _require_sound(pack, self.theme)
        return replace(pack, themes=inserted(pack.themes, self.theme, self.at))

    @property
    def label(self) -> Message:
        """Add a theme."""
        return label("add_theme", theme=self.theme.id)


@dataclass(frozen=True)
class ChangeTheme(Edit):
    """Changes a theme: name, parent, key, colour, keywords, PMESII letter. Its id never changes."""

    theme: str
    changes: Annotated[Mapping[str, Any], Theme]

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such theme, or it cannot stand in the tree like that."""
        theme = changed(theme_of(pack, self.theme), self.changes, _SAID_OF_A_THEME)
        _require_sound(pack, theme)
        return replace(pack, themes=tuple(theme if one.id == theme.id else one for one in pack.themes))

    @property
    def label(self) -> Message:
        """Change a theme."""
        return label("change_theme", theme=self.theme)


@dataclass(frozen=True)
class MergeThemes(Edit):
    """Makes one theme of two: excerpts, rules and groups of the first go over to the second, which also gets its key if it has none."""

    theme: str
    into: str

    def apply(self, pack: Pack) -> Pack:
        """EditError when either is unknown, or both are the same."""
        gone, kept = theme_of(pack, self.theme), theme_of(pack, self.into)
        if gone is kept:
            raise EditError("theme_merged_with_itself", theme=gone.id)
        parent = "" if kept.parent == gone.id else kept.parent
        kept = replace(kept, parent=parent, key=kept.key or gone.key)
        heir = kept.parent or kept.id
        themes = tuple(
            kept if one.id == kept.id else replace(one, parent=heir) if one.parent == gone.id else one
            for one in pack.themes if one is not gone)
        briefings = with_rules(pack, lambda rule: with_theme(rule, gone.id, kept.id))
        return replace(
            pack,
            themes=themes,
            sources=_with_themes(pack.sources, gone.id, lambda ids: exchanged(ids, gone.id, kept.id)),
            briefings=tuple(_with_bodies(briefing, gone.id, lambda body: _merged_groups(body, gone.id, kept.id)) for briefing in briefings))

    @property
    def label(self) -> Message:
        """Merge two themes."""
        return label("merge_themes", theme=self.theme, into=self.into)


@dataclass(frozen=True)
class RemoveTheme(Edit):
    """Takes a theme away, from excerpts and rules too. Themes below it move up; its groups go, and their excerpts are placed nowhere."""

    theme: str

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such theme."""
        gone = theme_of(pack, self.theme)
        themes = tuple(replace(one, parent="") if one.parent == gone.id else one for one in pack.themes if one is not gone)
        briefings = with_rules(pack, lambda rule: without_theme(rule, gone.id))
        return replace(
            pack,
            themes=themes,
            sources=_with_themes(pack.sources, gone.id, lambda ids: tuple(id for id in ids if id != gone.id)),
            briefings=tuple(_with_bodies(briefing, gone.id, lambda body: _without_group(body, gone.id)) for briefing in briefings))

    @property
    def label(self) -> Message:
        """Remove a theme."""
        return label("remove_theme", theme=self.theme)


@dataclass(frozen=True)
class ReorderThemes(Edit):
    """Puts the themes into another order, given as all their ids."""

    order: tuple[str, ...]

    def apply(self, pack: Pack) -> Pack:
        """EditError when the ids are not exactly those of the pack's themes."""
        known = {theme.id: theme for theme in pack.themes}
        if len(self.order) != len(known) or set(self.order) != known.keys():
            raise EditError("theme_order_incomplete")
        return replace(pack, themes=tuple(known[id] for id in self.order))

    @property
    def label(self) -> Message:
        """Reorder themes."""
        return label("reorder_themes")


def _with_themes(sources: Iterable[Source], id: str, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> tuple[Source, ...]:
    """The sources with the themes changed of every excerpt that has this one; the others stay the same objects."""
    return tuple(
        source if not any(id in excerpt.themes for excerpt in source.excerpts) else replace(source, excerpts=tuple(
            replace(excerpt, themes=change(excerpt.themes)) if id in excerpt.themes else excerpt for excerpt in source.excerpts))
        for source in sources)


def _with_bodies(briefing: Briefing, id: str, change: Callable[[tuple[Item, ...]], tuple[Item, ...]]) -> Briefing:
    """The briefing with the bodies changed that have a group for a theme."""
    def has_group(section: Section) -> bool:
        return any(isinstance(item, GroupItem) and item.theme == id for item in section.body)

    if not any(has_group(section) for section in briefing.sections):
        return briefing
    return replace(briefing, sections=tuple(
        replace(section, body=change(section.body)) if has_group(section) else section for section in briefing.sections))


def _without_group(body: tuple[Item, ...], id: str) -> tuple[Item, ...]:
    return tuple(item for item in body if not (isinstance(item, GroupItem) and item.theme == id))


def _merged_groups(body: tuple[Item, ...], former: str, id: str) -> tuple[Item, ...]:
    """A body in which a theme's group is at the end of another's, or takes its name; no excerpt stands twice in it."""
    groups = {item.theme: item for item in body if isinstance(item, GroupItem)}
    if id not in groups:
        return tuple(replace(item, theme=id) if isinstance(item, GroupItem) and item.theme == former else item for item in body)
    there = {leaf.excerpt for leaf in groups[id].body if isinstance(leaf, ExcerptItem)}
    added: tuple[LeafItem, ...] = tuple(
        leaf for leaf in groups[former].body if not (isinstance(leaf, ExcerptItem) and leaf.excerpt in there))
    joined = replace(groups[id], body=(*groups[id].body, *added))
    return tuple(joined if isinstance(item, GroupItem) and item.theme == id else item for item in _without_group(body, former))
