"""Lines of a PDF page to paragraphs: by the gaps between them, their indents, where they end, and how large they are."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from briefer.importers.pdf_lines import Line
from briefer.importers.pdf_words import Word
from briefer.model.sources import Role
from briefer.values import dataclass

_BULLETS = frozenset("•▪▫■□◦‣⁃●○◆❖➢➤–·\uf0b7\uf0a7\uf0d8")
_NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z][.)])$")
_END = re.compile(r"[.!?:;…][\"'’”»)\]]*$")
_ALIKE = 1.08  # sizes within this ratio are one
_LOOSE = 1.3  # times the usual distance of lines
_HEADING, _LONGEST_HEADING = 1.12, 200


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that make a paragraph, the page each stands on, and what the paragraph is."""

    lines: tuple[tuple[int, Line], ...]
    role: Role | None = None

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


def page_blocks(page: int, lines: Sequence[Line]) -> list[Block]:
    """The paragraphs of a page, without their roles but those of items and rows."""
    rows = _rows(lines)
    steps = [before.middle - line.middle for before, line in pairwise(lines)
             if 0.5 * line.size < before.middle - line.middle < 2.5 * line.size and before.column == line.column]
    step = Counter(round(step, 1) for step in steps).most_common(1)[0][0] if steps else 0.0
    blocks: list[list[Line]] = []
    for index, line in enumerate(lines):
        same = bool(blocks) and rows[index] == rows[index - 1]
        if same and (rows[index] or _goes_on(blocks[-1], line, _margin(lines, index), step)):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    number = 0
    made = []
    for block in blocks:
        made.append(Block(tuple((page, line) for line in block), "row" if rows[number] else _item(block[0])))
        number += len(block)
    return made


def joined(blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs, those that run over the end of a page or column put together."""
    made: list[Block] = []
    for block in blocks:
        if made and made[-1].role in (None, "item") and block.role is None and _runs_over(made[-1], block):
            made[-1] = Block(made[-1].lines + block.lines, made[-1].role)
        else:
            made.append(block)
    return made


def with_headings(blocks: Sequence[Block], body: float) -> list[Block]:
    """The paragraphs, with the short and large or bold ones as headings: the larger, the higher."""
    large = [block for block in blocks if block.role is None and _short(block) and block.first.size >= _HEADING * body]
    ranks = {size: rank for rank, size in enumerate(sorted({round(block.first.size) for block in large}, reverse=True))}
    levels: tuple[Role, ...] = ("h1", "h2", "h3", "h4")
    heads = {id(block): levels[min(ranks[round(block.first.size)], 3)] for block in large}
    below = levels[min(len(ranks), 3)]
    for block in blocks:
        bold = all(line.bold for _, line in block.lines)
        if block.role is None and id(block) not in heads and bold and _short(block) and not _END.search(block.last.text):
            heads[id(block)] = below
    return [Block(block.lines, heads.get(id(block), block.role)) for block in blocks]


def words_of(block: Block) -> list[tuple[int, Word]]:
    """The words of a paragraph with their pages; a bullet is left out."""
    words = [(page, word) for page, line in block.lines for word in line.words]
    if block.role == "item" and words[0][1].text in _BULLETS:
        words = words[1:]
    return words


def _short(block: Block) -> bool:
    return sum(len(line.text) + 1 for _, line in block.lines) <= _LONGEST_HEADING and any(map(str.isalpha, block.first.text))


def _item(line: Line) -> Role | None:
    return "item" if len(line.words) > 1 and (line.words[0].text in _BULLETS or _NUMBERED.match(line.words[0].text)) else None


def _margin(lines: Sequence[Line], index: int) -> float:
    """Where lines near this one end, in its column."""
    near = lines[max(0, index - 6):index + 7]
    return max(line.right for line in near if line.column == lines[index].column)


def _rows(lines: Sequence[Line]) -> list[int]:
    """For each line the number of the row of a table that it is a cell of, or 0: rows are two or more at a time."""
    heights: list[list[int]] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        beside = before and abs(before.middle - line.middle) < 0.4 * line.size and line.left > before.right and before.column == line.column
        if beside:
            heights[-1].append(index)
        else:
            heights.append([index])
    rows = [0] * len(lines)
    for number, cells in enumerate(heights, 1):
        neighbours = heights[max(0, number - 2):number - 1] + heights[number:number + 1]
        if len(cells) > 1 and any(len(other) > 1 for other in neighbours):
            for cell in cells:
                rows[cell] = number
    return rows


def _goes_on(block: Sequence[Line], line: Line, margin: float, step: float) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    before = block[-1]
    if before.words[-1].broken:
        return True
    distance = before.middle - line.middle
    if before.column != line.column or max(before.size, line.size) > _ALIKE * min(before.size, line.size) or before.bold != line.bold:
        return False
    if abs(distance) < 0.4 * line.size:
        return True
    if distance < 0 or distance > max(_LOOSE * step, 1.35 * line.size) or distance > 2.2 * line.size or _item(line):
        return False
    indented = line.left - before.left > 0.8 * line.size
    if indented and not (len(block) == 1 and _item(before)):
        return False
    return margin - before.right < line.words[0].right - line.words[0].left + line.size


def _runs_over(before: Block, block: Block) -> bool:
    """Whether a paragraph goes on in another column or on another page."""
    page, last = before.lines[-1]
    moved = page != block.lines[0][0] or last.column != block.first.column
    if not moved or max(last.size, block.first.size) > _ALIKE * min(last.size, block.first.size) or last.bold != block.first.bold:
        return False
    return last.words[-1].broken or (not _END.search(last.text) and block.first.text[0].islower())
