"""Key points: the officer's list of facts, each with its letters."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.sections.body import body_blocks
from briefer.document.nodes import Block
from briefer.model.briefing import Section
from briefer.model.selection import body


def key_points(composer: Composer, section: Section) -> list[Block]:
    """The list as it was written."""
    return body_blocks(composer, section.id, body(composer.pack, section))
