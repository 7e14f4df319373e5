"""Running heads, feet and page numbers: lines that stand at the same height of several pages and say the same, figures apart."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefer.importers.pdf_lines import Line

RUNNING_HEAD = "running_head"
_EDGE = 0.12  # of a page's height, at its top and foot
_FEWEST = 3
_FIGURES = re.compile(r"\d+|\b[ivxlc]+\b")


def furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> frozenset[tuple[int, int]]:
    """The lines, as page and number on it, that repeat over pages at their edge."""
    places: dict[tuple[int, int], tuple[str, int]] = {}
    for page, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for number, line in enumerate(lines):
            if line.middle > (1 - _EDGE) * height or line.middle < _EDGE * height:
                places[page, number] = _FIGURES.sub("#", line.text.casefold()), round(line.middle / 4)
    seen = Counter(places.values())
    needed = min(_FEWEST, max(2, len(pages)))
    return frozenset(
        key for key, (text, height) in places.items()
        if sum(seen[text, height + near] for near in (-1, 0, 1)) >= needed)
