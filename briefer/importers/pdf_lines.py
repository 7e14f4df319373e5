"""Words of a PDF page to lines in reading order, column by column."""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from briefer.importers.pdf_words import Word
from briefer.values import dataclass

_GAP = 2.0  # times the size: what parts two cells or columns
_LABEL_GAP = 5.0  # the same behind the number of a paragraph
_LABEL = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?|[a-z][.)]|[•▪–·]")
_FEWEST = 5  # lines that make a column
_FULL = 0.85  # of a column's width, what a full line takes


@dataclass(frozen=True)
class Line:
    """Words that stand beside each other; `column` tells the columns of a page apart."""

    words: tuple[Word, ...]
    column: int = 0

    @cached_property
    def text(self) -> str:
        """The words with a blank between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)

    @cached_property
    def middle(self) -> float:
        """Its height on the page."""
        return sum(word.bottom + word.top for word in self.words) / (2 * len(self.words))

    @cached_property
    def size(self) -> float:
        """The size of most of its signs."""
        weights: dict[float, int] = {}
        for word in self.words:
            weights[word.size] = weights.get(word.size, 0) + len(word.text)
        return max(weights, key=lambda size: (weights[size], size))

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


def page_lines(words: Sequence[Word]) -> tuple[tuple[Line, ...], bool]:
    """The lines of a page in reading order, and whether the order of columns was guessed."""
    lines = _lines(words)
    gutter = _gutter(lines)
    if gutter is None:
        return tuple(lines), False
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.middle):
        if line.left < gutter < line.right:
            ordered += [*_columns(band, gutter, len(ordered)), line]
            band = []
        else:
            band.append(line)
    return (*ordered, *_columns(band, gutter, len(ordered))), True


def _columns(band: Sequence[Line], gutter: float, number: int) -> list[Line]:
    """Lines left of the gutter, then those right of it; the right part may hold a third column."""
    left = [Line(line.words, 2 * number + 1) for line in band if line.right <= gutter]
    right = [line for line in band if line.left >= gutter]
    further = _gutter(right)
    if further is None:
        return left + [Line(line.words, 2 * number + 2) for line in right]
    middle = [Line(line.words, 2 * number + 2) for line in right if line.right <= further]
    return left + middle + [Line(line.words, 2 * number + 3) for line in right if line.right > further]


def _lines(words: Sequence[Word]) -> list[Line]:
    """Words that follow each other at one height, parted at wide gaps."""
    lines: list[Line] = []
    current: list[Word] = []
    for word in words:
        label = len(current) == 1 and _LABEL.fullmatch(current[0].text)
        if current and not _beside(current[-1], word, _LABEL_GAP if label else _GAP):
            lines.append(Line(tuple(current)))
            current = []
        current.append(word)
    if current:
        lines.append(Line(tuple(current)))
    return lines


def _beside(before: Word, word: Word, gap: float) -> bool:
    if before.broken:
        return False
    shared = min(before.top, word.top) - max(before.bottom, word.bottom)
    lower = min(before.top - before.bottom, word.top - word.bottom)
    return shared > 0.5 * lower and -0.5 * word.size < word.left - before.right < gap * max(before.size, word.size)


def _gutter(lines: Sequence[Line]) -> float | None:
    """The height-wise gap that parts two columns of prose, if there is one: cells of tables are rarely full lines."""
    if len(lines) < 2 * _FEWEST:
        return None
    starts = sorted({round(line.left) for line in lines})
    candidates = [after - 1.0 for before, after in pairwise(starts) if after - before > 40]
    best: tuple[int, float] | None = None
    for place in candidates:
        left, right = [line for line in lines if line.right <= place + 1], [line for line in lines if line.left >= place]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < _FEWEST or crossing > 0.4 * len(lines) or not (_prose(left) and _prose(right)):
            continue
        if best is None or crossing < best[0]:
            best = crossing, place
    return best[1] if best else None


def _prose(lines: Sequence[Line]) -> bool:
    """Whether half of the lines are full ones of several words."""
    rights = sorted(line.right for line in lines)
    left, right = min(line.left for line in lines), rights[int(0.9 * (len(rights) - 1))]
    full = sum(line.right - line.left > _FULL * (right - left) and len(line.words) > 2 for line in lines)
    return 2 * full >= len(lines)
