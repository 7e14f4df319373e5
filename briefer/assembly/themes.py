"""The theme that what prints stands under, and the order in which themes are printed."""
from __future__ import annotations

from collections.abc import Container

from briefer.assembly.composer import Composer
from briefer.model.sources import Excerpt
from briefer.model.themes import first_level


def main_theme(composer: Composer, excerpt: Excerpt) -> str:
    """The first theme of an excerpt, of either level, by id; nothing without one that the pack has."""
    return _known(composer, excerpt.themes[0] if excerpt.themes else "")


def first_level_theme(composer: Composer, excerpt: Excerpt) -> str:
    """The theme of the first level that an excerpt belongs to, by id; nothing without one that the pack has."""
    return _known(composer, first_level(composer.pack.themes, excerpt.themes[0]) if excerpt.themes else "")


def in_order(composer: Composer, ids: Container[str]) -> tuple[str, ...]:
    """These themes in the pack's order; what has none, under the empty id, comes last."""
    return tuple(id for id in (*composer.themes, "") if id in ids)


def _known(composer: Composer, id: str) -> str:
    return id if id in composer.themes else ""
