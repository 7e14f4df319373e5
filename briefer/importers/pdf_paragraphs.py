"""Lines of a PDF page to paragraphs: by the gaps between them, their indents, where they end, and how large they are."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefer.importers.pdf_lines import Line, in_cell
from briefer.importers.pdf_words import Word
from briefer.model.sources import Role
from briefer.values import dataclass

BULLETS = frozenset("•▪▫■□◦‣⁃●○◆❖➢➤–·\uf0b7\uf0a7\uf0d8")
_NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,4}\.?|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|\[\d{1,3}\])$")
_END = re.compile(r"[.!?:;…][\"'’”»)\]]*$")
_CLOSED = re.compile(r"[.!?:;…\])”’»\"']$")
_ALIKE = 1.08  # sizes within this ratio are one
_LOOSE = 1.25  # times the usual distance of lines
_INDENT = 0.8  # times the size
_NEAR = 8  # lines before and after that tell how wide a column is
_WIDE = 0.6  # of a column's width, what lines of an indented passage take


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that make a paragraph, the page each stands on, and what the paragraph is.

    `full`: its last line reaches the edge of its column. `told`: the file says itself what the paragraph is;
    then `goes_on` and `came_on` say that it continues on the next page, or does so from the one before.
    """

    lines: tuple[tuple[int, Line], ...]
    role: Role | None = None
    full: bool = False
    told: bool = False
    goes_on: bool = False
    came_on: bool = False

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0][1]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1][1]


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size of most signs."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def usual_steps(pages: Sequence[Sequence[Line]]) -> Mapping[float, float]:
    """For each size the distance of lines within paragraphs: the smallest that is frequent."""
    seen: dict[float, Counter[float]] = {}
    for lines in pages:
        for before, line in pairwise(lines):
            step = before.middle - line.middle
            if before.size == line.size and before.column == line.column and 0.7 * line.size < step < 2.5 * line.size:
                seen.setdefault(line.size, Counter())[round(2 * step) / 2] += 1
    return {size: min(step for step, count in steps.items() if 4 * count >= max(steps.values())) for size, steps in seen.items()}


def page_blocks(page: int, lines: Sequence[Line], steps: Mapping[float, float], body: float) -> list[Block]:
    """The paragraphs of a page, without their roles but those of items and rows."""
    rows = _rows(lines)
    lines = _with_cells(lines, rows)
    blocks: list[list[Line]] = []
    kinds: list[int] = []
    ends: list[float] = []
    for index, line in enumerate(lines):
        if blocks and kinds[-1] and not rows[index] and _is_rest(blocks[-1][-1], line):
            blocks[-1].append(in_cell(line, blocks[-1][-1].cell))
        elif blocks and (rows[index] == kinds[-1] if rows[index] or kinds[-1]
                         else _goes_on(blocks[-1], line, _Edge(lines, index), steps.get(line.size, 1.2 * line.size), body)):
            blocks[-1].append(line)
        else:
            blocks.append([line])
            kinds.append(rows[index])
        ends = [*ends[:len(blocks) - 1], _margin(lines, index)]
    return [Block(tuple((page, line) for line in block), "row" if kind else _item(block[0]), block[-1].right > end - 3 * block[-1].size)
            for block, kind, end in zip(blocks, kinds, ends, strict=True)]


def joined(blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs, those that run over the end of a page or column put together.

    Notes and captions below the first part come before the whole, and so stay on their page.
    """
    made: list[Block] = []
    for block in blocks:
        place = _open(made)
        if place is not None and block.role in (None, made[place].role) and _runs_over(made[place], block):
            before = made[place]
            page = before.lines[-1][0]
            tail = made[place + 1:]
            whole = Block(before.lines + block.lines, before.role, block.full, block.told, block.goes_on, before.came_on)
            made[place:] = [*(one for one in tail if one.lines[0][0] == page), whole, *(one for one in tail if one.lines[0][0] != page)]
        else:
            made.append(block)
    return made


def words_of(block: Block) -> list[tuple[int, Word, bool]]:
    """The words of a paragraph with their pages, and whether each begins another cell of a row; a bullet is left out."""
    if block.role == "row":
        lines = [line for _, line in block.lines]
        apart = [before.cell != line.cell for before, line in pairwise(lines)]
        return [(page, word, not place and new) for (page, line), new in zip(block.lines, (False, *apart), strict=True)
                for place, word in enumerate(line.words)]
    words = [(page, word, False) for page, line in block.lines for word in line.words]
    return words[1:] if block.role == "item" and len(words) > 1 and words[0][1].text in BULLETS else words


def _open(made: Sequence[Block]) -> int | None:
    """The place of the last paragraph, if only notes, captions and rows stand behind it."""
    for place in range(len(made) - 1, max(-1, len(made) - 60), -1):
        if made[place].role in (None, "item"):
            return place
        if made[place].role not in ("note", "caption", "row"):
            return None
    return None


def _runs_over(before: Block, block: Block) -> bool:
    """Whether a paragraph goes on in another column or on another page."""
    if before.told or block.told:
        return before.goes_on and block.came_on
    page, last = before.lines[-1]
    first = block.first
    if page == block.lines[0][0] and last.column == first.column:
        return False
    if not _alike(last, first) or last.bold != first.bold or first.label or page < block.lines[0][0] - 1:
        return False
    if last.words[-1].broken:
        return True
    if len(block.lines) == 1 and not _CLOSED.search(first.text):
        return False  # a label of a drawing, more likely
    return not _END.search(last.text) and (first.text[0].islower() or (before.full and min(len(before.lines), len(block.lines)) > 1))


def _alike(first: Line, second: Line) -> bool:
    return max(first.size, second.size) <= _ALIKE * min(first.size, second.size)


def _item(line: Line) -> Role | None:
    return "item" if len(line.words) > 1 and (line.words[0].text in BULLETS or _NUMBERED.match(line.words[0].text)) else None


def _margin(lines: Sequence[Line], index: int) -> float:
    """Where lines near this one end, in its column."""
    near = lines[max(0, index - _NEAR):index + _NEAR + 1]
    return max(line.right for line in near if line.column == lines[index].column)


class _Edge:
    """How far lines reach near a place."""

    __slots__ = ("_lines", "_index")

    def __init__(self, lines: Sequence[Line], index: int) -> None:
        self._lines = lines
        self._index = index

    def full(self, before: Line, line: Line) -> bool:
        """Whether the first word of a line had no room in the line before it."""
        need = line.words[0].right - line.words[0].left + 0.6 * line.size
        near = [one for one in self._lines[max(0, self._index - _NEAR):self._index + _NEAR + 1]
                if one.column == line.column and _alike(one, line)]
        margin = max(one.right for one in near)
        if margin - before.right < need:
            return True
        indented = [one for one in near if min(abs(one.left - before.left), abs(one.left - line.left)) < _INDENT * line.size]
        edge = max(one.right for one in indented)
        left = min(one.left for one in near)
        return edge - before.right < need and edge - line.left > _WIDE * (margin - left) and len(indented) > 2


    def hangs(self, before: Line, line: Line) -> bool:
        """Whether a line further right than the one before it is followed by another such."""
        after = self._lines[self._index + 1] if self._index + 1 < len(self._lines) else None
        right = line.left - before.left > _INDENT * line.size
        return right and after is not None and after.column == line.column and _alike(after, line) and abs(after.left - line.left) < 1


def _rows(lines: Sequence[Line]) -> list[int]:
    """For each line the number of the row of a table that it is a cell of, or 0: rows are two or more at a time, with cells that align."""
    heights: list[list[int]] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        if before and abs(before.middle - line.middle) < 0.4 * line.size and line.left > before.right and before.column == line.column:
            heights[-1].append(index)
        else:
            heights.append([index])
    rows = [0] * len(lines)
    for number, cells in enumerate(heights, 1):
        neighbours = heights[max(0, number - 2):number - 1] + heights[number:number + 1]
        if len(cells) > 1 and any(_aligned([lines[cell] for cell in cells], [lines[cell] for cell in other]) for other in neighbours):
            for cell in cells:
                rows[cell] = number
    return rows


def _with_cells(lines: Sequence[Line], rows: Sequence[int]) -> Sequence[Line]:
    """The lines, those of rows with the numbers of their cells."""
    if not any(rows):
        return lines
    made, cell = [], 0
    for index, (line, row) in enumerate(zip(lines, rows, strict=True)):
        cell = cell + 1 if row and index and row == rows[index - 1] else 1
        made.append(in_cell(line, cell) if row else line)
    return made


def _is_rest(cell: Line, line: Line) -> bool:
    """Whether a line is the next one within the last cell of a row."""
    below = 0.7 * line.size < cell.middle - line.middle < 1.4 * line.size
    return below and abs(cell.left - line.left) < 2 and cell.column == line.column and _alike(cell, line) and not _item(line)


def _aligned(cells: Sequence[Line], others: Sequence[Line]) -> bool:
    """Whether two cells of a row stand above or below two of another."""
    if len(others) < 2:
        return False
    same = sum(any(abs(cell.left - other.left) < 3 or abs(cell.right - other.right) < 3
                   or abs(cell.left + cell.right - other.left - other.right) < 6 for other in others) for cell in cells)
    return same > 1


def _goes_on(block: Sequence[Line], line: Line, edge: _Edge, step: float, body: float) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    before = block[-1]
    distance = before.middle - line.middle
    if before.column != line.column or not _alike(before, line) or line.label:
        return False
    if abs(distance) < 0.4 * line.size:
        return line.left > before.left
    usual = min(step, block[-2].middle - before.middle) if len(block) > 1 else step
    if not 0 <= distance <= min(2.2 * line.size, max(_LOOSE * usual, 1.15 * usual + 1.0, 1.35 * line.size)):
        return False
    if before.words[-1].broken:
        return True
    unfinished = not _END.search(before.text)
    if line.size >= 1.12 * body:
        close = distance <= 1.35 * line.size and abs(before.size - line.size) < 0.3
        return close and unfinished and before.bold == line.bold and not _item(line)
    full, low = edge.full(before, line), line.text[0].islower()
    if before.bold != line.bold and not (full and unfinished and low):
        return False
    if _item(line):
        return line.words[0].text not in BULLETS and unfinished and full and abs(line.left - before.left) < 1 and not _item(block[0])
    if not full:
        return unfinished and low
    return _keeps_left(block, line) or (unfinished and (low or len(block) == 1)) or (len(block) == 1 and edge.hangs(before, line))


def _keeps_left(block: Sequence[Line], line: Line) -> bool:
    """Whether a line begins where one of its paragraph should."""
    shift = line.left - block[-1].left
    tolerance = _INDENT * line.size
    if shift > tolerance:
        return len(block) == 1 and _item(block[0]) is not None
    return shift > -tolerance or len(block) == 1
