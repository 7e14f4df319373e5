"""Sections of framing text, with whatever else the officer put among it."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.prose import text_blocks
from briefer.assembly.sections.body import body_blocks
from briefer.document.nodes import Block
from briefer.model.briefing import Section, TextItem
from briefer.model.selection import body


def text(composer: Composer, section: Section) -> list[Block]:
    """The body as it stands; opening lines without a heading are set larger."""
    if section.heading != "none":
        return body_blocks(composer, section.id, body(composer.pack, section))
    blocks: list[Block] = []
    for item in body(composer.pack, section):
        blocks += text_blocks(composer, section.id, item, "lead") if isinstance(item, TextItem) \
            else body_blocks(composer, section.id, (item,))
    return blocks
