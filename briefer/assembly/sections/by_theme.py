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

BLOCKS = "blocks"  # the variant that a template names: one section, its themes under sub-headings


def by_theme(composer: Composer, section: Section) -> list[Block]:
    """The groups of the section in the pack's order of themes; what stands in none comes first, under the section's title."""
    mark, together = composer.mark(), section.variant == BLOCKS
    blocks = section_heading(composer, section, composer.words.text("heading.themes")) if together else []
    before = len(blocks)
    blocks += _loose(composer, section, headed=together)
    for theme, groups in _by_first_level(composer, section).items():
        blocks += _theme(composer, section, theme, groups)
    if len(blocks) == before:
        composer.back_to(mark)
        return []
    return blocks


def _theme(composer: Composer, section: Section, theme: str, groups: dict[str, list[Item]]) -> list[Block]:
    """A theme of the first level with what is said of it and of those below it; nothing if nothing is."""
    mark = composer.mark()
    id = f"{section.id}.{theme}"
    name = composer.theme(theme)
    heading = [_sub(composer, id, name)] if section.variant == BLOCKS else heading_for(composer, section, id, name)
    said: list[Block] = []
    for group, items in groups.items():
        below = body_blocks(composer, f"{section.id}.{group}", items)
        if below and group != theme:
            said.append(_sub(composer, f"{section.id}.{group}", composer.theme(group)))
        said += below
    if said:
        return [*heading, *said]
    composer.back_to(mark)
    return []


def _sub(composer: Composer, id: str, name: Text) -> Heading:
    return Heading(composer.unique(id), (name,), "sub", 2, listed=False)


def _loose(composer: Composer, section: Section, *, headed: bool) -> list[Block]:
    """What stands in no group."""
    items = [*section.intro, *(item for item in body(composer.pack, section) if not isinstance(item, GroupItem))]
    if not items:
        return []
    mark = composer.mark()
    heading = section_heading(composer, section) if composer.ours(section.titles) and not headed else []
    blocks = body_blocks(composer, section.id, items)
    if blocks:
        return [*heading, *blocks]
    composer.back_to(mark)
    return []


def _by_first_level(composer: Composer, section: Section) -> dict[str, dict[str, list[Item]]]:
    """The bodies of the groups: by theme of the first level, then by the group's own theme, in the order of the tree."""
    bodies: dict[str, list[Item]] = {}
    for item in body(composer.pack, section):
        if isinstance(item, GroupItem):
            bodies.setdefault(item.theme, []).extend(item.body)
    order = {theme: place for place, theme in enumerate(composer.themes)}
    themes, last = composer.pack.themes, len(order)

    def rank(theme: str) -> tuple[int, bool, int]:
        top = first_level(themes, theme)
        return order.get(top, last), top != theme, order.get(theme, last)

    tops: dict[str, dict[str, list[Item]]] = {}
    for theme in sorted(bodies, key=rank):
        tops.setdefault(first_level(themes, theme), {})[theme] = bodies[theme]
    return tops

