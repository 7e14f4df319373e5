"""Words of a PDF page to lines: what stands beside each other at one height, without the marks of notes."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from briefer.importers.pdf_words import SLANTED, Word
from briefer.values import dataclass

_GAP = 2.0  # times the size: what parts two cells or columns
_CELL_GAP, _CELL_SHARE = 1.1, 2.5  # the least gap between cells, times the size, and times the narrowest gap of the line
_LABEL_GAP = 9.0  # the same behind the number of a paragraph
_LABEL = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|\(?[a-z][.)]|[ivx]{1,5}[.)]|[•▪–·■●○\uf0b7\uf0a7]")
_FEWEST_NUMBERS = 6
_BLANK = 0.75  # times the size: the widest blank between pieces of one line that the file draws apart
_RAISED, _SMALL = 0.15, 0.86  # of the size of a line: by what a mark stands above it, and how large it is at most
_DESCENT = 0.22  # of the size, what a box reaches below the line that letters stand on
_MARK = re.compile(r"[\[(]?\d{1,3}(?:[,;–-]\d{1,3})*[\])]?,?|[*∗†‡§¶]{1,3}")
_NOT_POWER = re.compile(r"(?:[^\W\d_]{3,}|\b(?:1[89]|20)\d\d|[.,;:!?…\"'’”»)\]])$")
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand beside each other; `column` tells the columns of a page apart, `cell` the cells of a row.

    `label` is the mark of a note with which it begins, `marks` are those that were left out of it.
    """

    words: tuple[Word, ...]
    text: str
    left: float
    right: float
    middle: float
    bottom: float
    size: float
    bold: bool
    column: int = 0
    cell: int = 0
    label: str = ""
    marks: tuple[str, ...] = ()


def line_of(words: Sequence[Word], column: int = 0, cell: int = 0) -> Line:
    """The line that words make."""
    weights: dict[float, int] = {}
    for word in words:
        weights[word.size] = weights.get(word.size, 0) + len(word.text)
    size = max(weights, key=lambda size: (weights[size], size)) if len(weights) > 1 else words[0].size
    main = [word for word in words if word.size == size] if len(weights) > 1 else words
    text = "".join(word.text if word.joins or not number else f" {word.text}" for number, word in enumerate(words))
    bottom, top = (sum(values) / len(main) for values in ([word.bottom for word in main], [word.top for word in main]))
    return Line(tuple(words), text, min(words[0].left, words[-1].left), max(word.right for word in words), (bottom + top) / 2, bottom,
                size, all(word.bold for word in words), column, cell)


def in_column(line: Line, column: int) -> Line:
    """The line as one of a column."""
    return line if line.column == column else replace(line, column=column)


def in_cell(line: Line, cell: int) -> Line:
    """The line as a part of a cell."""
    return replace(line, cell=cell)


def lines_of(words: Sequence[Word]) -> tuple[list[Line], list[Line]]:
    """The lines of a page in the order of the file, those that are turned last, and what is no text: slanted words, numbers of lines."""
    numbers = _line_numbers(words)
    if numbers:
        found, aside = lines_of([word for word in words if word not in numbers])
        return found, [*aside, line_of(sorted(numbers, key=lambda word: -word.top))]
    turns = Counter(word.turn for word in words)
    if len(turns) == 1 and SLANTED not in turns:
        return _without_marks(_straight(words)), []
    found = []
    for number, (turn, _) in enumerate(turns.most_common()):
        if turn != SLANTED:
            found += [in_column(line, -number) for line in _without_marks(_straight([word for word in words if word.turn == turn]))]
    slanted = [word for word in words if word.turn == SLANTED]
    return found, [line_of(slanted)] if slanted else []


def _line_numbers(words: Sequence[Word]) -> frozenset[Word]:
    """Small numbers under each other that count the lines of a page at its side."""
    edges: dict[int, list[Word]] = {}
    for word in words:
        if word.text.isdigit() and word.text.isascii() and len(word.text) < 6:
            edges.setdefault(round(word.right / 2), []).append(word)
    if max(map(len, edges.values()), default=0) < _FEWEST_NUMBERS:
        return frozenset()
    sizes = Counter[float]()
    for word in words:
        sizes[word.size] += len(word.text)
    usual = sizes.most_common(1)[0][0]
    found: list[Word] = []
    for edge in sorted(edges):
        small = sorted((word for word in edges[edge] if word.size < _SMALL * usual), key=lambda word: -word.top)
        steps = Counter(int(after.text) - int(before.text) for before, after in pairwise(small))
        step, count = steps.most_common(1)[0] if steps else (0, 0)
        if len(small) >= _FEWEST_NUMBERS and step in (1, 2, 5) and count > 0.9 * sum(steps.values()):
            found += small
    return frozenset(found)


def _straight(words: Sequence[Word]) -> list[Line]:
    """Words that follow each other at one height, parted at wide gaps; pieces of a line that the file draws apart are joined."""
    pieces: list[list[Word]] = []
    for word in words:
        if pieces and _beside(pieces[-1], word):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return _mended([line_of(part) for piece in pieces for part in _parted(piece)])


def _parted(piece: list[Word]) -> list[list[Word]]:
    """The words of a line parted where a gap is far wider than its narrowest one, as between the cells of a narrow table."""
    if len(piece) < 3:
        return [piece]
    gaps = [0.0 if word.joins else word.left - before.right for before, word in pairwise(piece)]
    wide = max(_CELL_GAP * piece[0].size, _CELL_SHARE * max(min((gap for gap in gaps if gap > 0), default=0.0), 0.15 * piece[0].size))
    if max(gaps) <= wide:
        return [piece]
    parts = [[piece[0]]]
    for gap, word in zip(gaps, piece[1:], strict=True):
        if gap > wide and not (word is piece[1] and _LABEL.fullmatch(piece[0].text)):
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _beside(piece: Sequence[Word], word: Word) -> bool:
    """Whether a word follows the words of a piece of a line."""
    before = piece[-1]
    if word.joins:
        return True
    if before.broken:
        return False
    shared = min(before.top, word.top) - max(before.bottom, word.bottom)
    lower = min(before.top - before.bottom, word.top - word.bottom)
    gap = _LABEL_GAP if len(piece) == 1 and _LABEL.fullmatch(before.text) else _GAP
    return shared > 0.5 * lower and -0.5 * word.size < word.left - before.right < gap * max(before.size, word.size)


def _mended(lines: list[Line]) -> list[Line]:
    """Lines, those put together that stand at one height with no more than a blank between them."""
    rows: dict[int, list[int]] = {}
    made: list[Line | None] = list(lines)
    for index, line in enumerate(lines):
        key = round(line.middle / 3)
        for near in (key - 1, key, key + 1):
            other = next((found for found in rows.get(near, ()) if _touch(made[found], made[index])), None)
            if other is not None:
                first, second = made[other], made[index]
                if first and second:
                    ordered = (first, second) if first.left <= second.left else (second, first)
                    made[other], made[index] = line_of((*ordered[0].words, *ordered[1].words)), None
                break
        else:
            rows.setdefault(key, []).append(index)
    return [line for line in made if line]


def _touch(first: Line | None, second: Line | None) -> bool:
    """Whether two pieces are of one line."""
    if not first or not second or abs(first.middle - second.middle) > 0.3 * max(first.size, second.size):
        return False
    before, after = (first, second) if first.left <= second.left else (second, first)
    return not before.words[-1].broken and -0.3 * after.size < after.left - before.right < _BLANK * min(before.size, after.size)


def _without_marks(lines: Iterable[Line]) -> list[Line]:
    """Lines without the small raised marks of notes; a mark with which a line begins is its label, a power stays as one."""
    found = [_labelled(line) for line in lines]
    labels = frozenset(line.label for line in found if line.label)
    return [_unmarked(line, labels) for line in found]


def _labelled(line: Line) -> Line:
    if len(line.words) > 1 and _raised(line.words[0], line):
        words = (line.words[1]._replace(joins=False), *line.words[2:])
        return replace(line_of(words, line.column), label=line.words[0].text.strip("[](),"))
    return line


def _unmarked(line: Line, labels: frozenset[str]) -> Line:
    kept: list[Word] = []
    marks: list[str] = []
    changed = False
    for word in line.words:
        if not kept or not _raised(word, line):
            kept.append(word)
        elif word.text.strip("[](),") in labels or not word.text[0].isdigit() or _NOT_POWER.search(kept[-1].text):
            marks.append(word.text.strip("[](),"))
        else:
            kept.append(word._replace(text=word.text.translate(_POWERS), joins=True))
            changed = True
    if not marks and not changed:
        return line
    if line.words[-1] is not kept[-1] and line.words[-1].broken:
        kept[-1] = kept[-1]._replace(broken=True)
    return replace(line_of(kept, line.column), label=line.label, marks=tuple(marks))


def _raised(word: Word, line: Line) -> bool:
    """Whether a word is a small one that stands higher than its line, as the mark of a note does."""
    if word.size > _SMALL * line.size or not _MARK.fullmatch(word.text):
        return False
    return word.bottom + _DESCENT * word.size > line.bottom + (_DESCENT + _RAISED) * line.size
