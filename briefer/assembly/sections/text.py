"""Sections of framing text, with whatever else the officer put among it."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.prose import text_blocks
from briefer.assembly.sections import forms
from briefer.assembly.sections.body import body_blocks
from briefer.document.nodes import Block
from briefer.model.briefing import Section, TextItem
from briefer.model.selection import body


def text(composer: Composer, section: Section) -> list[Block]:
    """The body in the look that the template asks for."""
    match section.variant:
        case forms.MATTER:
            return forms.matter(composer, section)
        case forms.HORIZONS:
            return forms.horizons(composer, section)
        case forms.SIDE_BOX:
            return forms.side_box(composer, section)
        case forms.ANNEXES:
            return forms.annexes(composer, section)
        case forms.NOTICE:
            return forms.notice(composer, section)
        case _:
            return _as_it_stands(composer, section)


def _as_it_stands(composer: Composer, section: Section) -> list[Block]:
    """The body as it stands; opening lines without a heading take the full measure."""
    if section.heading != "none":
        return body_blocks(composer, section.id, body(composer.pack, section))
    blocks: list[Block] = []
    for item in body(composer.pack, section):
        blocks += text_blocks(composer, section.id, item, "opening") if isinstance(item, TextItem) \
            else body_blocks(composer, section.id, (item,))
    return blocks
