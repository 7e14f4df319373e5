"""Sections of excerpts with the text between them."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.sections.body import body_blocks
from briefer.document.nodes import Block
from briefer.model.briefing import Section
from briefer.model.selection import body


def excerpts(composer: Composer, section: Section) -> list[Block]:
    """The body in the order it stands."""
    return body_blocks(composer, section.id, body(composer.pack, section))
