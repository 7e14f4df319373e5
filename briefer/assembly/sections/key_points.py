"""Key points: the officer's list of facts, each with its letters."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.sections.body import body_blocks
from briefer.document.nodes import Block, BulletList, Paragraph
from briefer.model.briefing import Section
from briefer.model.selection import body

NUMBERED = "numbered"  # the variant that a template names


def key_points(composer: Composer, section: Section) -> list[Block]:
    """The list as it was written; its points as numbered paragraphs where the template asks for them."""
    blocks = body_blocks(composer, section.id, body(composer.pack, section))
    if section.variant != NUMBERED:
        return blocks
    return [one for block in blocks for one in (_numbered(composer, block) if isinstance(block, BulletList) else (block,))]


def _numbered(composer: Composer, points: BulletList) -> list[Block]:
    return [Paragraph(composer.unique(f"{points.id}.p"), item, composer.numbers.paragraph()) for item in points.items]
