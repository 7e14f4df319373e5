"""From a template to a briefing, and which excerpts go where in it."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from briefer.model import rules
from briefer.model.briefing import PLACING, Briefing, ExcerptItem, GroupItem, Item, Placement, Section, Template, TemplateOrigin
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.rules import Closeness
from briefer.model.selection import Selected, order_key
from briefer.model.sources import Excerpt, ExcerptId
from briefer.model.themes import first_level
from briefer.values import dataclass

Reason = Literal["no_theme", "no_section", "section_full", "placed_already", "not_in_pack"]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An excerpt that found no place, and why; the catalogue has the words as `unplaced.<reason>`."""

    excerpt: ExcerptId
    reason: Reason


@dataclass(frozen=True, slots=True)
class Plan:
    """Where excerpts go, to be placed one after the other, and which of those asked for go nowhere."""

    placements: tuple[Placement, ...]
    unplaced: tuple[Unplaced, ...]


@dataclass(frozen=True, slots=True)
class _Spot:
    """The body of a section, or of its group for a theme."""

    section: str
    theme: str = ""


def new_briefing(
        template: Template, *, id: str, languages: tuple[str, ...] = ("en", "it"), style: str = "", as_of: str = "", date: str = "",
        titles: Mapping[str, Localized] = MappingProxyType({}), fields: Mapping[str, Localized] = MappingProxyType({})) -> Briefing:
    """A briefing that starts with a copy of the template's frame and sections; from then on they are its own."""
    return Briefing(
        id, TemplateOrigin(template.id, template.sha256), style or template.style, languages, date, as_of, 0, template.frame,
        dict(titles), dict(fields), template.sections)


def plan(pack: Pack, briefing: Briefing, excerpts: Iterable[ExcerptId] | None = None) -> tuple[Placement, ...]:
    """Where excerpts go, as `propose` says; those that find no place are left out."""
    return propose(pack, briefing, excerpts).placements


def propose(pack: Pack, briefing: Briefing, excerpts: Iterable[ExcerptId] | None = None) -> Plan:
    """Places for these excerpts, or for all that the briefing has not placed.

    An excerpt goes by its first theme that any section takes: to the section that names the theme most closely, of those to the
    first, and in a section by theme to the group of its first-level theme. Its place follows the section's order.
    """
    placed = frozenset(id for section in briefing.sections for id in section.quoted())
    every = {ExcerptId.of(source, excerpt): (source, excerpt) for source, excerpt in pack.excerpts()}
    wanted = list(dict.fromkeys(excerpts)) if excerpts is not None else [id for id in every if id not in placed]
    unplaced: list[Unplaced] = []
    chosen: dict[_Spot, list[Selected]] = {}
    for id in wanted:
        if id in placed:
            unplaced.append(Unplaced(id, "placed_already"))
        elif id not in every:
            unplaced.append(Unplaced(id, "not_in_pack"))
        elif spot := _spot(pack, briefing, every[id][1], id):
            chosen.setdefault(spot, []).append(every[id])
        else:
            known = any(pack.theme(theme) for theme in every[id][1].themes)
            unplaced.append(Unplaced(id, "no_section" if known else "no_theme"))
    placements: list[Placement] = []
    for section in briefing.sections:
        spots = [spot for spot in chosen if spot.section == section.id]
        full = _overflow(section, [one for spot in spots for one in chosen[spot]])
        unplaced += (Unplaced(id, "section_full") for id in full)
        for spot in spots:
            placements += _placements(pack, section, spot, [one for one in chosen[spot] if ExcerptId.of(*one) not in full])
    return Plan(tuple(placements), tuple(sorted(unplaced, key=lambda one: one.excerpt)))


def _spot(pack: Pack, briefing: Briefing, excerpt: Excerpt, id: ExcerptId) -> _Spot | None:
    """Where an excerpt goes, or None when no section takes it."""
    sections = [section for section in briefing.sections if section.kind in PLACING and _takes(briefing, section, excerpt, id)]
    for theme in excerpt.themes:
        close, section = _closest(pack, sections, theme)
        if close and section:
            return _Spot(section.id, first_level(pack.themes, theme) if section.kind == "by_theme" else "")
    open_to_any = (section for section in sections if section.kind == "excerpts" and not rules.names_themes(section.rule))
    return next((_Spot(section.id) for section in open_to_any), None)


def _takes(briefing: Briefing, section: Section, excerpt: Excerpt, id: ExcerptId) -> bool:
    """Whether the rule of a section, themes apart, takes an excerpt."""
    rule = section.rule
    return not rules.by_hand(rule) and (not rule.sources or id.source in rule.sources) and rules.takes_date(briefing, rule, excerpt.date)


def _closest(pack: Pack, sections: Sequence[Section], theme: str) -> tuple[Closeness, Section | None]:
    """The section that names a theme most closely; of several the first."""
    best: tuple[Closeness, Section | None] = (Closeness.NONE, None)
    for section in sections:
        close = rules.closeness(pack, section.rule, theme)
        if close > best[0]:
            best = close, section
    return best


def _overflow(section: Section, new: list[Selected]) -> frozenset[ExcerptId]:
    """Those of the new excerpts for which a section has no room, the last in its order."""
    if not section.rule.max:
        return frozenset()
    room = max(0, section.rule.max - len(tuple(section.placed())))
    return frozenset(ExcerptId.of(*one) for one in sorted(new, key=lambda one: order_key(section, one, one[1].date))[room:])


def _placements(pack: Pack, section: Section, spot: _Spot, new: list[Selected]) -> list[Placement]:
    """Places for excerpts in one spot: at its end where the officer keeps the order, else where the order asks for them.

    The new ones come in order, so that each finds its place after those put in before it.
    """
    new.sort(key=lambda one: order_key(section, one, one[1].date))
    if section.order == "mine":
        return [Placement(ExcerptId.of(*one), spot.section, spot.theme) for one in new]
    starts = _starts(pack, section, _items(section, spot))
    placements: list[Placement] = []
    passed = 0
    for one in new:
        key = order_key(section, one, one[1].date)
        while passed < len(starts) and starts[passed][0] <= key:
            passed += 1
        at = starts[passed][1] if passed < len(starts) else _end(section, spot)
        placements.append(Placement(ExcerptId.of(*one), spot.section, spot.theme, at + len(placements)))
    return placements


def _items(section: Section, spot: _Spot) -> tuple[Item, ...]:
    """The items at a spot."""
    if not spot.theme:
        return section.body
    return next((item.body for item in section.body if isinstance(item, GroupItem) and item.theme == spot.theme), ())


def _starts(pack: Pack, section: Section, items: Sequence[Item]) -> list[tuple[tuple[int, ...], int]]:
    """For each excerpt that stands there: its place in the order, and where what belongs to it begins."""
    starts: list[tuple[tuple[int, ...], int]] = []
    begin = 0
    for index, item in enumerate(items):
        if isinstance(item, ExcerptItem):
            source, excerpt = pack.source(item.excerpt.source), pack.excerpt(item.excerpt)
            if source and excerpt:
                starts.append((order_key(section, (source, excerpt), excerpt.date), begin))
            begin = index + 1
    return starts


def _end(section: Section, spot: _Spot) -> int:
    """The place behind the last excerpt of a spot: what follows it stays at the end."""
    items = _items(section, spot)
    return max((index + 1 for index, item in enumerate(items) if isinstance(item, ExcerptItem)), default=len(items))
