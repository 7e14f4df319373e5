"""The list of sections."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.document.nodes import Block, Contents
from briefer.model.briefing import Section

_SECTIONS_MIN = 4  # a shorter paper needs none


def contents(composer: Composer, section: Section) -> list[Block]:
    """The list, or nothing in a paper of fewer than four sections."""
    if composer.ahead.sections < _SECTIONS_MIN:
        return []
    return [Contents(composer.unique(f"{section.id}.list"))]
