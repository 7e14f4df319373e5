"""One section for each theme of the first level, its sub-themes under headings of their own."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.headings import heading_for, section_heading
from briefer.assembly.sections.body import body_blocks
from briefer.document.inlines import Text
from briefer.document.nodes import Block, Heading
from briefer.model.briefing import GroupItem, Item, Section
from briefer.model.selection import body
from briefer.model.themes import first_level


def by_theme(composer: Composer, section: Section) -> list[Block]:
    """The groups of the section in the pack's order of themes; what stands in none comes first, under the section's title."""
    blocks = _loose(composer, section)
    for theme, groups in _by_first_level(composer, section).items():
        mark = composer.mark()
        id = f"{section.id}.{theme}"
        heading = heading_for(composer, section, id, _name(composer, theme))
        said: list[Block] = []
        for group, items in groups.items():
            below = body_blocks(composer, f"{section.id}.{group}", items)
            if below and group != theme:
                said.append(Heading(composer.unique(f"{section.id}.{group}"), (Text(_name(composer, group)),), "sub", 2, listed=False))
            said += below
        if said:
            blocks += [*heading, *said]
        else:
            composer.back_to(mark)
    return blocks


def _loose(composer: Composer, section: Section) -> list[Block]:
    """What stands in no group."""
    items = [*section.intro, *(item for item in body(composer.pack, section) if not isinstance(item, GroupItem))]
    if not items:
        return []
    mark = composer.mark()
    heading = section_heading(composer, section) if composer.ours(section.titles) else []
    blocks = body_blocks(composer, section.id, items)
    if not blocks:
        composer.back_to(mark)
        return []
    return [*heading, *blocks]


def _by_first_level(composer: Composer, section: Section) -> dict[str, dict[str, list[Item]]]:
    """The bodies of the groups: by theme of the first level, then by the group's own theme, in the order of the tree."""
    bodies: dict[str, list[Item]] = {}
    for item in body(composer.pack, section):
        if isinstance(item, GroupItem):
            bodies.setdefault(item.theme, []).extend(item.body)
    order = {theme: place for place, theme in enumerate(composer.themes)}
    tops: dict[str, dict[str, list[Item]]] = {}
    themes = composer.pack.themes
    ranked = sorted(bodies, key=lambda theme: (order.get(first_level(themes, theme), len(order)), first_level(themes, theme) != theme,
                                               order.get(theme, len(order))))
    for theme in ranked:
        tops.setdefault(first_level(themes, theme), {})[theme] = bodies[theme]
    return tops


def _name(composer: Composer, id: str) -> str:
    theme = composer.themes.get(id)
    name = composer.any_language(theme.name)[0] if theme else ""
    return name or id or composer.words.text("theme.none")
