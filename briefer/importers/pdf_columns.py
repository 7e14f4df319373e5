"""Lines of a PDF page in reading order, column by column."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefer.importers.pdf_lines import Line, in_column
from briefer.values import dataclass

_FEWEST = 5  # lines that make a column
_FULL = 0.85  # of a column's width, what a full line takes
_NARROWEST = 40.0  # points between the left edges of columns
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class _Gutter:
    """Where a column ends and the next one begins."""

    left: float
    right: float


def in_reading_order(lines: Sequence[Line]) -> tuple[tuple[Line, ...], bool]:
    """The lines of a page in reading order, and whether there were columns whose order was guessed."""
    gutter = _gutter(lines)
    if gutter is None:
        return tuple(_as_drawn(lines)), False
    ordered: list[Line] = []
    band: list[Line] = []
    for line in _from_the_top(lines):
        if line.left < gutter.left and line.right > gutter.right:
            ordered += [*_columns(band, gutter, len(ordered) + 1), line]
            band = []
        else:
            band.append(line)
    return (*ordered, *_columns(band, gutter, len(ordered) + 1)), True


def _from_the_top(lines: Sequence[Line]) -> list[Line]:
    """The lines by their height; those at one height from left to right."""
    ordered: list[Line] = []
    beside: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.middle):
        if beside and beside[0].middle - line.middle > 0.4 * line.size:
            ordered += sorted(beside, key=lambda line: line.left)
            beside = []
        beside.append(line)
    return ordered + sorted(beside, key=lambda line: line.left)


def _as_drawn(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines in their order; one that stands higher than the line before it and beside it begins another column."""
    column = 0
    before: Line | None = None
    for line in lines:
        beside = before and (line.left >= before.right or line.right <= before.left)
        if before and beside and line.middle > before.middle + 1.5 * line.size and line.column == before.column:
            column += 1
        before = line
        yield in_column(line, column) if line.column == 0 else line


def _columns(band: Sequence[Line], gutter: _Gutter, number: int, depth: int = 0) -> list[Line]:
    """Lines left of the gutter, then those right of it; either part may hold further columns. `number` is that of the first column."""
    found: list[Line] = []
    for part in ([line for line in band if line.left < gutter.left], [line for line in band if line.left >= gutter.left]):
        further = _gutter(part) if depth < _DEEPEST else None
        if further:
            found += _columns(part, further, number, depth + 1)
        else:
            found += [in_column(line, number) for line in part]
        number += 1 + max((line.column - number for line in found), default=0)
    return found


def _gutter(lines: Sequence[Line]) -> _Gutter | None:
    """The height-wise gap that parts two columns of prose, if there is one: cells of tables are rarely full lines."""
    if len(lines) < 2 * _FEWEST:
        return None
    starts = sorted({round(line.left) for line in lines})
    candidates = [after - 1.0 for before, after in pairwise(starts) if after - before > _NARROWEST]
    best: tuple[int, _Gutter] | None = None
    for place in candidates:
        left, right = [line for line in lines if line.right <= place + 1], [line for line in lines if line.left >= place]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < _FEWEST or crossing > 0.4 * len(lines) or not (_prose(left) and _prose(right)):
            continue
        if best is None or crossing < best[0]:
            best = crossing, _Gutter(place, place + 1)
    return best[1] if best else None


def _prose(lines: Sequence[Line]) -> bool:
    """Whether half of the lines are full ones of several words."""
    widths = sorted(line.right - line.left for line in lines)
    usual = widths[int(0.9 * (len(widths) - 1))]
    full = sum(line.right - line.left > _FULL * usual and len(line.words) > 2 for line in lines)
    return 2 * full >= len(lines)
