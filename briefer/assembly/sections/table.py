"""Sections that hold a table the officer made."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.sections.body import body_blocks
from briefer.document.nodes import Block
from briefer.model.briefing import Section
from briefer.model.selection import body


def table(composer: Composer, section: Section) -> list[Block]:
    """The tables and the text beside them."""
    return body_blocks(composer, section.id, body(composer.pack, section))
