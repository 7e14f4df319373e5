"""Where something printed comes from: a place in a briefing."""
from __future__ import annotations

from briefer.model.sources import ExcerptId
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a block comes from: its section and, if one item of it made the block, the place of that in the body (in that of the group
    for `theme`, or in the `intro`), and the excerpt it quotes. Without an item the section made the block itself."""

    section: str
    theme: str = ""
    intro: bool = False
    item: int | None = None
    excerpt: ExcerptId | None = None
