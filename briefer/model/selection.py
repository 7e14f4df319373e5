"""Which excerpts a section prints, in which order, and which of them are one event."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, islice
from typing import TypeAlias

from briefer.model.briefing import CHOOSING, Briefing, ExcerptItem, GroupItem, Item, LeafItem, Section, TextItem
from briefer.model.dates import BASES, UNDATED_KEY, Date, sort_key
from briefer.model.grading import rank
from briefer.model.localized import NOTHING, Localized
from briefer.model.pack import Pack
from briefer.model.rules import match, names_themes, takes_date
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.values import dataclass

Selected: TypeAlias = tuple[Source, Excerpt]

FULL_PAGES = "full"  # the variant of a press review in which every article has a page of its own
_NOTE = re.compile(r"s([1-9][0-9]{0,5})")  # the id of a text that is the compiler's note on a source, by its number


@dataclass(frozen=True, slots=True)
class Event:
    """A row of a chronology: its excerpts by number, and the best date among them.

    Dates go by basis (stated before inferred before supplied), then the finest, then the lowest number.
    """

    excerpts: tuple[Selected, ...]
    date: Date | None

    @property
    def lead(self) -> Selected:
        """The excerpt with the lowest number, from which the row takes its theme and what else it has one of."""
        return self.excerpts[0]

    @property
    def headline(self) -> Localized:
        """The headline of the lowest number that has one; empty when none has."""
        return next((excerpt.headline for _, excerpt in self.excerpts if excerpt.headline), NOTHING)

    @property
    def label(self) -> Localized:
        """The short label of the lowest number that has one; empty when none has."""
        return next((excerpt.label for _, excerpt in self.excerpts if excerpt.label), NOTHING)


def select(pack: Pack, briefing: Briefing, section: Section) -> tuple[Selected, ...]:
    """The excerpts a section prints, in printed order: what its rule takes if it fills itself, else what is placed in it.

    Placed excerpts that the pack no longer has are left out. An event's excerpts stand together, by number.
    """
    if section.kind in ("chronology", "timeline"):
        return tuple(one for event in events(pack, briefing, section) for one in event.excerpts)
    if section.kind == "press_items":
        return _press_items(pack, briefing, section)
    found = (_find(pack, item.excerpt) for item in leaves(body(pack, section)) if isinstance(item, ExcerptItem))
    return tuple(one for one in found if one)


def events(pack: Pack, briefing: Briefing, section: Section) -> tuple[Event, ...]:
    """The rows of a chronology or the marks of a timeline; nothing when there are fewer excerpts than the rule's least.

    Where the officer placed excerpts, their events alone, whatever the rule says; in the order `mine`, as they are placed.
    More than the rule's most: in order of date the latest stay, else the first.
    """
    rule = section.rule
    chosen = _chosen(section)
    if chosen:
        return _chosen_events(pack, section, chosen)
    found = [event for event in _merged(_taken(pack, briefing, section)) if takes_date(briefing, rule, event.date)]
    if sum(len(event.excerpts) for event in found) < rule.min:
        return ()
    found.sort(key=lambda event: order_key(section, event.lead, event.date))
    if rule.max and len(found) > rule.max:
        found = found[-rule.max:] if section.order == "date" else found[:rule.max]
    return tuple(found)


def _chosen(section: Section) -> Mapping[ExcerptId, int]:
    """The excerpts that say what a section takes, each with its place."""
    return {id: place for place, id in enumerate(section.placed())} if section.kind in CHOOSING else {}


def _chosen_events(pack: Pack, section: Section, chosen: Mapping[ExcerptId, int]) -> tuple[Event, ...]:
    """The events of which an officer placed an excerpt, with all the excerpts that tell them."""
    first: list[tuple[int, Event]] = []
    for event in _merged(pack.excerpts()):
        places = [chosen[id] for one in event.excerpts if (id := ExcerptId.of(*one)) in chosen]
        if places:
            first.append((min(places), event))
    if section.order == "mine":
        return tuple(event for _, event in sorted(first, key=lambda pair: pair[0]))
    return tuple(sorted((event for _, event in first), key=lambda event: order_key(section, event.lead, event.date)))


def body(pack: Pack, section: Section) -> tuple[Item, ...]:
    """The body of a section in printed order: groups as the pack orders its themes, excerpts as the section says.

    What stands before an excerpt travels with it; what follows the last one stays at the end.
    """
    items = tuple(replace(item, body=_ordered(pack, section, item.body)) if isinstance(item, GroupItem) else item for item in section.body)
    if section.kind != "by_theme":
        return _ordered(pack, section, items)
    places = {theme.id: index for index, theme in enumerate(pack.themes)}
    groups = [item for item in items if isinstance(item, GroupItem)]
    groups.sort(key=lambda group: places.get(group.theme, len(places)))
    return (*(item for item in items if not isinstance(item, GroupItem)), *groups)


def noted_source(item: Item) -> int:
    """The number of the source on which a text of a press review is the compiler's note; 0 for any other item."""
    named = _NOTE.fullmatch(item.id) if isinstance(item, TextItem) else None
    return int(named[1]) if named else 0


def press_quotations(pack: Pack, briefing: Briefing, section: Section) -> tuple[Selected, ...]:
    """The excerpts a press review quotes: the first of each article, and all of those that have a page of their own."""
    noted = {noted_source(item) for item in section.body}
    articles = groupby(_press_items(pack, briefing, section), key=lambda one: one[0].number)
    return tuple(one for number, found in articles
                 for one in (found if number in noted or section.variant == FULL_PAGES else islice(found, 1)))


def leaves(items: Iterable[Item]) -> Iterator[LeafItem]:
    """The items of a body, groups opened."""
    for item in items:
        if isinstance(item, GroupItem):
            yield from item.body
        else:
            yield item


def order_key(section: Section, one: Selected, when: Date | None) -> tuple[int, ...]:
    """The place of an excerpt with its date, or of an event by its lead and date, in the order of a section.

    Of equal ones the lower number comes first, and `mine` has the order of numbers alone.
    """
    source, excerpt = one
    key: tuple[int, ...] = ()
    if section.order == "date":
        key = sort_key(when)
    elif section.order == "published_desc":
        key = _latest_first(source.published)
    elif section.order == "grade":
        key = (*rank(source.reliability, excerpt.credibility), *_latest_first(when))
    return (*key, source.number, excerpt.number)


def _find(pack: Pack, id: ExcerptId) -> Selected | None:
    source = pack.source(id.source)
    excerpt = source.excerpt(id.number) if source else None
    return (source, excerpt) if source and excerpt else None


def _taken(pack: Pack, briefing: Briefing, section: Section) -> Iterator[Selected]:
    """The excerpts a rule takes by theme, source and placing, in the order of their numbers."""
    rule = section.rule
    placed = frozenset(id for one in briefing.sections for id in one.quoted()) if rule.placed else frozenset()
    for source, excerpt in pack.excerpts():
        if rule.sources and source.number not in rule.sources:
            continue
        if rule.placed and ExcerptId.of(source, excerpt) not in placed:
            continue
        if not names_themes(rule) or match(pack, rule, excerpt):
            yield source, excerpt


def _merged(selected: Iterable[Selected]) -> Iterator[Event]:
    """Excerpts of one event as one, in the order of their lowest numbers."""
    rows: dict[str | ExcerptId, list[Selected]] = {}
    for source, excerpt in selected:
        rows.setdefault(excerpt.event or ExcerptId.of(source, excerpt), []).append((source, excerpt))
    for row in rows.values():
        row.sort(key=lambda one: (one[0].number, one[1].number))
        yield Event(tuple(row), _best_date([excerpt for _, excerpt in row]))


def _best_date(excerpts: list[Excerpt]) -> Date | None:
    """The date of an event: one with a value before one without, then by basis, then the finest; of equal ones the first."""
    dates = [excerpt.date for excerpt in excerpts if excerpt.date is not None]
    return min(dates, key=lambda when: (not when.given or when.value is None, BASES.index(when.basis), sort_key(when)[1]), default=None)


def _press_items(pack: Pack, briefing: Briefing, section: Section) -> tuple[Selected, ...]:
    """The excerpts of the articles a rule takes, article by article: those the officer placed, in that order, else all of an article.

    Period and dated refer to the publication.
    """
    rule = section.rule
    articles: dict[int, list[Selected]] = {}
    for source, excerpt in _taken(pack, briefing, section):
        if takes_date(briefing, rule, source.published):
            articles.setdefault(source.number, []).append((source, excerpt))
    if len(articles) < rule.min:
        return ()
    found = sorted(articles.values(), key=lambda article: order_key(section, article[0], article[0][1].date))
    chosen: dict[int, list[Selected]] = {}
    for id in _chosen(section):
        if one := _find(pack, id):
            chosen.setdefault(id.source, []).append(one)
    return tuple(one for article in found[:rule.max or None] for one in chosen.get(article[0][0].number, article))


def _ordered(pack: Pack, section: Section, items: tuple[Item, ...]) -> tuple[LeafItem, ...]:
    """Items sorted by their excerpts, each excerpt with what stands before it."""
    flat = tuple(leaves(items))
    if section.order == "mine":
        return flat
    stacks: list[tuple[tuple[int, ...], list[LeafItem]]] = []
    stack: list[LeafItem] = []
    for item in flat:
        stack.append(item)
        if isinstance(item, ExcerptItem):
            found = _find(pack, item.excerpt)
            stacks.append(((0, *order_key(section, found, found[1].date)) if found else (1,), stack))
            stack = []
    stacks.sort(key=lambda pair: pair[0])
    return (*(item for _, moved in stacks for item in moved), *stack)


def _latest_first(when: Date | None) -> tuple[int, ...]:
    """Order from the latest to the earliest, the finer first, undated last."""
    key = sort_key(when)
    return (1,) if key == UNDATED_KEY else (0, -key[0], key[1])
