"""The arithmetic of the print dialog, told without a widget."""
from __future__ import annotations

import re

from briefer.document.handout import HandoutLayout

_PART = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")
_FLIP_SHORT = frozenset({"2up-notes", "booklet"})
_PAGES_A_SIDE = (("1up", 1), ("2up-notes", 2), ("4up", 4))
_PAGES_A_SHEET = 4  # of a booklet


def sides_of(layout: HandoutLayout, pages: int) -> int:
    """How many sides one copy takes."""
    if layout == "booklet":
        return 2 * -(-pages // _PAGES_A_SHEET)
    return -(-pages // dict(_PAGES_A_SIDE)[layout])


def sheets_of(sides: int, copies: int, *, duplex: bool) -> int:
    """How many sheets of paper all copies take."""
    return copies * (-(-sides // 2) if duplex else sides)


def sides_wish(layout: HandoutLayout, *, duplex: bool) -> str:
    """What the printer is asked for: one side, or both, turned over the edge that the layout needs."""
    if not duplex:
        return "one-sided"
    return "two-sided-short-edge" if layout in _FLIP_SHORT else "two-sided-long-edge"


def pages_typed(text: str, total: int) -> tuple[int, ...]:
    """The pages named as "1-3, 5", each once and in order; nothing when that names none that there are."""
    found: set[int] = set()
    for part in filter(None, (one.strip() for one in text.split(","))):
        match = _PART.fullmatch(part)
        if match is None:
            return ()
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= total:
            return ()
        found.update(range(first, last + 1))
    return tuple(sorted(found))
