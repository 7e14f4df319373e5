"""Levels of headings and numbers as files of word processors write them."""
from __future__ import annotations

import re

from briefer.model.sources import Role

_HEADING = re.compile(r"(?:heading|titolo|überschrift|titre|título|titel|kop|rubrik) ?(?P<level>[1-9])", re.IGNORECASE)
_HEADINGS: tuple[Role, ...] = ("h1", "h2", "h3", "h4", "h5", "h6")


def number(text: str | None) -> int | None:
    """A whole number, or None."""
    digits = (text or "").removeprefix("-")
    return int(text or "") if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def named_level(style: str) -> int:
    """The level of a heading that the name of its style gives, from 1; 0 for other names."""
    match = _HEADING.fullmatch(style)
    return int(match["level"]) if match else 0


def heading(level: int) -> Role:
    """The role of a heading of a level from 1; those below the sixth are of the sixth."""
    return _HEADINGS[min(level, 6) - 1]
