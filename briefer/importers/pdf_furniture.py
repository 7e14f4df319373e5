"""Running heads, feet and page numbers: lines that stand at the same height of several pages and say the same, figures apart."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefer.importers.pdf_lines import Line

RUNNING_HEAD = "running_head"
_EDGE = 0.12  # of a page's height, at its top and foot
_FEWEST, _FEWEST_APART = 3, 6
_SHORT = 8  # pages of a file in which twice is enough
_APART, _SHARE, _CLOSE = 1.7, 0.5, 1.4
_FIGURES = re.compile(r"\d+|\b[ivxlc]+\b")
_END = re.compile(r"[.!?;:][\"'’”»)\]]*$")

Extent = tuple[float, float]  # of a page, from below to the top


def furniture(pages: Sequence[Sequence[Line]], extents: Sequence[Extent], body: float) -> frozenset[tuple[int, int]]:
    """The lines, as page and number on it, that repeat over pages at their edge, or stand apart at one height above most of them."""
    places: dict[tuple[int, int], tuple[str, int]] = {}
    above: dict[int, list[tuple[int, int]]] = {}
    for page, (lines, (low, high)) in enumerate(zip(pages, extents, strict=True)):
        edge = _EDGE * (high - low)
        for number, line in enumerate(lines):
            if line.middle > high - edge or line.middle < low + edge:
                places[page, number] = _said(line, page), round(line.middle / 4)
        for number in _apart(lines, high - edge, body):
            above.setdefault(round(lines[number].middle / 3), []).append((page, number))
    seen = Counter(places.values())
    needed = _FEWEST if len(pages) > _SHORT else 2
    frequent = frozenset(
        key for key, (text, height) in places.items()
        if sum(seen[text, height + near] for near in (-1, 0, 1)) >= needed)
    repeated = frozenset(one for one in frequent if places[one][0] == "#" or _parted(one, pages[one[0]], extents[one[0]], frequent))
    with_text = sum(map(bool, pages))
    heads = [one for height, found in above.items()
             if sum(len(above.get(height + near, ())) for near in (-1, 0, 1)) >= max(_FEWEST_APART, _SHARE * with_text) for one in found]
    return repeated.union(heads)


def _parted(one: tuple[int, int], lines: Sequence[Line], extent: Extent, frequent: frozenset[tuple[int, int]]) -> bool:
    """Whether a line stands apart from the text of its page: what is a part of a paragraph is no head, whatever it says."""
    page, number = one
    line = lines[number]
    inwards = 1 if line.middle > sum(extent) / 2 else -1
    near = (inwards * (line.middle - other.middle) for at, other in enumerate(lines) if (page, at) not in frequent)
    return all(not -0.3 * line.size < distance < _CLOSE * line.size for distance in near)


def _said(line: Line, page: int) -> str:
    """What a line says, figures apart; a number before words counts only as far as it goes with the pages, as numbers of notes do not."""
    first, _, rest = line.text.partition(" ")
    first = first.strip("[]().")
    if line.label or (first.isascii() and first.isdigit() and len(first) < 6 and rest):
        return f"{int(first) - page if first.isdigit() else line.label} {_FIGURES.sub('#', rest.casefold())}"
    return _FIGURES.sub("#", line.text.casefold())


def _apart(lines: Sequence[Line], edge: float, body: float) -> list[int]:
    """The topmost line of a page, with what stands beside it, if it is no larger than the body and parted from all below."""
    if not lines:
        return []
    top = max(line.middle for line in lines)
    beside = [number for number, line in enumerate(lines) if line.middle > top - 0.5 * line.size]
    below = max((line.middle for line in lines if line.middle <= top - 0.5 * line.size), default=None)
    first = lines[beside[0]]
    if below is None or top < edge or top - below < _APART * body:
        return []
    small = all(lines[number].size <= 1.05 * body and not _END.search(lines[number].text) for number in beside)
    return beside if small and first.column >= 0 else []
