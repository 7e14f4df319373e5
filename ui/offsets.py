"""Places in a text as Qt counts them (UTF-16 units) and as Briefer does (code points)."""
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """The way from one count to the other for one text; the same for a text without signs beyond the first plane."""

    __slots__ = ("_behind", "_wide")

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [found.start() for found in _WIDE.finditer(text)]
        self._behind = [at + earlier + 2 for earlier, at in enumerate(self._wide)]  # in units, where each wide sign ends

    def to_qt(self, place: int) -> int:
        """A place in code points, in UTF-16 units."""
        return place + bisect_left(self._wide, place)

    def from_qt(self, place: int) -> int:
        """A place in UTF-16 units, in code points; one within a sign is that of the sign."""
        passed = bisect_right(self._behind, place)
        found = place - passed
        inside = passed < len(self._wide) and found > self._wide[passed]
        return self._wide[passed] if inside else found
