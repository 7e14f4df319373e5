"""A briefing as pages for the screen, again and again: the very pages that the exporter writes, and what stands where on them.

One thread at a time uses a Previewer; pictures are drawn by a library that bears one thread in the whole program.
"""
from __future__ import annotations

import gc
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from briefer.document.styles import HouseStyle
from briefer.model.briefing import Briefing
from briefer.model.origins import Origin
from briefer.model.pack import Pack
from briefer.values import dataclass
from briefer.workflow.pages import numbering_of

if TYPE_CHECKING:
    from briefer.layout import Laid

_NEAR = 6.0  # points around a block that still count as on it


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as dots, four bytes each: blue, green, red and one without meaning; a row takes `stride` bytes."""

    width: int
    height: int
    stride: int
    dots: bytes


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block stands on a page, in points from the left and top edge, and where it comes from (None: the head of the paper)."""

    node: str
    origin: Origin | None
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float, around: float = 0) -> bool:
        """Whether a point is on it, or within so many points around it."""
        return self.left - around <= x <= self.right + around and self.top - around <= y <= self.bottom + around


@dataclass(frozen=True, slots=True, eq=False)
class Pages:
    """A briefing laid out: width and height of each page in points, and what stands there; `laid` is for the Previewer."""

    sizes: tuple[tuple[float, float], ...]
    starts: Mapping[str, tuple[int, float]]
    origins: Mapping[str, Origin]
    laid: Laid

    def spots(self, number: int) -> tuple[Spot, ...]:
        """The blocks of a page (from 0) in reading order, each with the edges of what it prints there."""
        found: dict[str, tuple[float, float, float, float]] = {}
        for box in self.laid.pages[number].boxes:
            left, top, right, bottom = found.get(box.node_id, (box.x, box.y, box.x, box.y))
            found[box.node_id] = (min(left, box.x), min(top, box.y), max(right, box.x + box.width), max(bottom, box.y + box.height))
        return tuple(Spot(node, self.origins.get(node), *edges) for node, edges in found.items() if node)

    def at(self, number: int, x: float, y: float) -> Spot | None:
        """The block at a point of a page: the smallest that holds it, else one close by; None on the empty paper."""
        spots = self.spots(number)
        for around in (0.0, _NEAR):
            holding = [one for one in spots if one.holds(x, y, around)]
            if holding:
                return min(holding, key=lambda one: (one.right - one.left) * (one.bottom - one.top))
        return next((one for one in spots if one.top <= y <= one.bottom), None)  # in the margin beside it

    def made_of(self, wanted: Origin) -> frozenset[str]:
        """The blocks made of an item or excerpt; of its section, when no block is (it prints within a box, or not at all)."""
        there = [(node, origin) for node, origin in self.origins.items() if origin.section == wanted.section and node in self.starts]
        exact = frozenset(node for node, origin in there if _is_of(origin, wanted))
        return exact or frozenset(node for node, _ in there)


def _is_of(origin: Origin, wanted: Origin) -> bool:
    """Whether a block comes from what is wanted: an excerpt, an item at its place, or nothing nearer than its section."""
    if wanted.excerpt is not None:
        return origin.excerpt == wanted.excerpt
    return wanted.item is not None and (origin.item, origin.theme, origin.intro) == (wanted.item, wanted.theme, wanted.intro)


class Previewer:
    """Keeps what it laid out, so that the next version of the same briefing comes soon. One that `lasts` tells the collector of rubbish to
    pass over what it keeps."""

    def __init__(self, *, lasts: bool = False) -> None:
        self._lasts = lasts
        self._press: Any = None
        self._style: HouseStyle | None = None
        self._words: Any = None
        self._memory: Any = None
        self._writer: Any = None

    def pages(self, pack: Pack, briefing: Briefing, language: str, style: HouseStyle) -> Pages:
        """The pages of a briefing; ExportError for what cannot be put on paper."""
        from briefer.assembly import assemble
        from briefer.assembly.memory import Memory
        from briefer.assembly.words import Words
        from briefer.exporters.pdf.preview import Preview
        from briefer.layout.press import Press

        if self._words is None or self._words.language != language:
            self._words, self._memory = Words(language), Memory()
        fresh = self._style is not style
        if fresh:
            self._press, self._writer, self._style = Press(style), Preview(), style
        made = assemble(pack, briefing, language, numbering=numbering_of(style), words=self._words, memory=self._memory)
        laid = self._press.lay_out(made.document)
        if fresh and self._lasts:
            gc.freeze()  # else the collector goes through all that the press keeps, again and again
        return Pages(tuple((page.width, page.height) for page in laid.pages), laid.starts, made.origins, laid)

    def picture(self, pages: Pages, number: int, scale: float) -> Picture:
        """A page (from 0) of what was laid out last, at so many dots a point."""
        from briefer.exporters.raster import dots

        return Picture(*dots(self._writer.page(pages.laid, number), 0, scale))

    def words(self, pages: Pages, number: int, spot: Spot) -> str:
        """What a block of a page (from 0) of what was laid out last prints there, on one line."""
        from briefer.exporters.raster import words_within

        found = words_within(self._writer.page(pages.laid, number), 0, spot.left - 1, spot.top - 1, spot.right + 1, spot.bottom + 1)
        return " ".join(found.split())


def page_count(pdf: bytes) -> int:
    """How many pages a file has."""
    from briefer.exporters.raster import page_count as counted

    return counted(pdf)


def picture_of(pdf: bytes, number: int, room: tuple[float, float]) -> Picture:
    """A page (from 0) of a file, as large as it fits a room of so many dots."""
    from briefer.exporters.raster import dots, page_size

    width, height = page_size(pdf, number)
    return Picture(*dots(pdf, number, min(room[0] / width, room[1] / height)))
