"""Sections of excerpts with the text between them, as they stand or by theme or source; or of figures at a glance."""
from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.sections.body import body_blocks
from briefer.assembly.sections.cards import figure_strip
from briefer.assembly.sections.dated import BY_SOURCE
from briefer.assembly.themes import in_order, main_theme
from briefer.document.inlines import Inlines
from briefer.document.nodes import Block, Heading
from briefer.model.briefing import CardsItem, ExcerptItem, Item, Section
from briefer.model.selection import body

FIGURES = "figures"  # the variant that a template names
BY_THEME = "theme"  # what a section may be grouped by, as a template names it


def excerpts(composer: Composer, section: Section) -> list[Block]:
    """The body in the order it stands; grouped, under a sub-heading for each theme or source."""
    items = body(composer.pack, section)
    if section.group_by in (BY_THEME, BY_SOURCE):
        return _grouped(composer, section, items)
    if section.variant != FIGURES:
        return body_blocks(composer, section.id, items)
    return [block for item in items for block in (
        figure_strip(composer, section.id, item) if isinstance(item, CardsItem) else body_blocks(composer, section.id, (item,)))]


def _grouped(composer: Composer, section: Section, items: Iterable[Item]) -> list[Block]:
    """Each group under its name; what stands before an excerpt goes with it, what follows the last one ends the section."""
    groups: dict[str, list[Item]] = {}
    waiting: list[Item] = []
    for item in items:
        waiting.append(item)
        if isinstance(item, ExcerptItem):
            groups.setdefault(_group(composer, section, item), []).extend(waiting)
            waiting = []
    blocks: list[Block] = []
    for group, members in _in_order(composer, section, groups).items():
        id = composer.unique(f"{section.id}.{group or 'none'}")
        below = body_blocks(composer, section.id, members)
        blocks += (Heading(id, _named(composer, section, group), "sub", 2, listed=False), *below) if below else ()
    return [*blocks, *body_blocks(composer, section.id, waiting)]


def _group(composer: Composer, section: Section, item: ExcerptItem) -> str:
    """The source of an excerpt by number, or its first theme; nothing without a theme that the pack has."""
    if section.group_by == BY_SOURCE:
        return str(item.excerpt.source)
    excerpt = composer.pack.excerpt(item.excerpt)
    return main_theme(composer, excerpt) if excerpt else ""


def _in_order(composer: Composer, section: Section, groups: Mapping[str, list[Item]]) -> Mapping[str, list[Item]]:
    """Sources as they first come, themes in the pack's order, those without a theme last."""
    if section.group_by == BY_SOURCE:
        return groups
    return {theme: groups[theme] for theme in in_order(composer, groups)}


def _named(composer: Composer, section: Section, group: str) -> Inlines:
    if section.group_by == BY_THEME:
        return (composer.theme(group),)
    source = composer.pack.source(int(group))
    return (sources.publisher(composer, source, short=False) or sources.title(composer, source)) if source else ()
