"""Where pages lie below each other, how large they are, and which of them is to be seen."""
from __future__ import annotations

import math
from collections.abc import Sequence

from briefer.values import dataclass
from briefer.workflow.previews import Pages, Spot

FIT_PAGE, FIT_WIDTH = "page", "width"
PERCENTS = (50, 75, 100, 125, 150, 200)
ZOOMS = (FIT_PAGE, FIT_WIDTH, *(str(percent) for percent in PERCENTS))
GAP = 10  # logical pixels above, between, below and beside pages
A4 = (595.28, 841.89)
_FULL = 96 / 72  # logical pixels a point at 100 %
_LEAST, _MOST = 0.2, 4.0


@dataclass(frozen=True, slots=True)
class Rect:
    """A page on the desk, in logical pixels from its left and top."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height


def scale_for(zoom: str, page: tuple[float, float], room: tuple[int, int]) -> float:
    """Logical pixels a point, so that a page of this size is as large as wanted in this room."""
    wide, high = (max(side - 2 * GAP, 1) for side in room)
    if zoom == FIT_PAGE:
        wanted = min(wide / page[0], high / page[1])
    elif zoom == FIT_WIDTH:
        wanted = wide / page[0]
    else:
        wanted = int(zoom) / 100 * _FULL
    return min(max(wanted, _LEAST), _MOST)


def next_zoom(zoom: str, scale: float, step: int) -> str:
    """The percentage above or below what is seen now; `step` is 1 or -1."""
    percent = scale / _FULL * 100
    if step > 0:
        return str(next((one for one in PERCENTS if one > percent + 0.5), PERCENTS[-1]))
    return str(next((one for one in reversed(PERCENTS) if one < percent - 0.5), PERCENTS[0]))


def stacked(sizes: tuple[tuple[float, float], ...], scale: float, room: int, ratio: float = 1.0) -> tuple[Rect, ...]:
    """The pages below each other, in the middle of a room so wide; a page is as many dots as its picture has, `ratio` dots a pixel."""
    rects: list[Rect] = []
    top = GAP
    for width, height in sizes:
        wide, high = (math.ceil(math.ceil(side * scale * ratio) / ratio) for side in (width, height))
        rects.append(Rect(max((room - wide) // 2, GAP), top, wide, high))
        top += high + GAP
    return tuple(rects)


def page_in_view(rects: tuple[Rect, ...], top: int, height: int) -> int:
    """The page of which most is to be seen, from 0."""
    def seen(rect: Rect) -> int:
        return max(min(rect.bottom, top + height) - max(rect.top, top), 0)

    return max(range(len(rects)), key=lambda number: (seen(rects[number]), -number), default=0)


def page_of(pages: Pages, nodes: frozenset[str], otherwise: str, at: int) -> int:
    """The page to draw first: one on which wanted blocks begin, else where a block is now that was at the top, else the same number."""
    starts = [pages.starts[node][0] for node in nodes if node in pages.starts]
    if starts:
        return at if at in starts else min(starts)
    if otherwise in pages.starts:
        return pages.starts[otherwise][0]
    return min(max(at, 0), len(pages.sizes) - 1)


def spots_of(pages: Pages, nodes: frozenset[str]) -> tuple[tuple[int, Spot], ...]:
    """Where some blocks stand, each with its page; a block may go on overleaf."""
    first = {pages.starts[node][0] for node in nodes if node in pages.starts}
    numbers = sorted({number for one in first for number in (one, one + 1) if number < len(pages.sizes)})
    return tuple((number, spot) for number in numbers for spot in pages.spots(number) if spot.node in nodes)


def bars_of(spots: Sequence[tuple[int, Spot]]) -> dict[int, tuple[float, float]]:
    """The bar beside blocks, by page: from the top of the first to the foot of the last, in points."""
    found: dict[int, tuple[float, float]] = {}
    for number, spot in spots:
        top, bottom = found.get(number, (spot.top, spot.bottom))
        found[number] = (min(top, spot.top), max(bottom, spot.bottom))
    return found
