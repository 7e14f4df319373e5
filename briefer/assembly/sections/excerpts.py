"""Sections of excerpts with the text between them; or of figures at a glance."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.sections.body import body_blocks
from briefer.assembly.sections.cards import figure_strip
from briefer.document.nodes import Block
from briefer.model.briefing import CardsItem, Section
from briefer.model.selection import body

FIGURES = "figures"  # the variant that a template names


def excerpts(composer: Composer, section: Section) -> list[Block]:
    """The body in the order it stands."""
    items = body(composer.pack, section)
    if section.variant != FIGURES:
        return body_blocks(composer, section.id, items)
    return [block for item in items for block in (
        figure_strip(composer, section.id, item) if isinstance(item, CardsItem) else body_blocks(composer, section.id, (item,)))]
