"""What the paragraphs of a PDF are, where the file does not say it: headings, footnotes and captions."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefer.importers.pdf_lines import Line, line_of
from briefer.importers.pdf_paragraphs import Block
from briefer.model.sources import Role

_SMALL = 0.93  # of the size of the body, what a note is at most
_LARGE, _TITLE, _LONGEST_HEADING = 1.12, 1.5, 200
_END = re.compile(r"[.!?:;…,][\"'’”»)\]]*$")
_SENTENCE = re.compile(r"[.;:,…][\"'’”»)\]]*(?:\s*\[[^\]]{1,20}\])*$")
_NOTE = re.compile(r"[\[(]?(?P<label>\d{1,3}|[*∗†‡§¶]{1,3})[\])]?")
_CAPTION = re.compile(
    r"(?:fig(?:ure|ura|\.)?|tab(?:le|ella|\.)?|box|chart|grafico|photo|foto|mapp?a?|riquadro|scheda)\s?[\dIVX]+(?:[.-]\d+)*(?P<sign>[.:]|\s[–—-])?",
    re.IGNORECASE)
_LEVELS: tuple[Role, ...] = ("h1", "h2", "h3", "h4", "h5", "h6")
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def with_notes(blocks: Sequence[Block], body: float) -> list[Block]:
    """The paragraphs of a page with its footnotes as such: at the foot of their column, the first with a mark, small or marked above."""
    made = list(blocks)
    marks = frozenset(mark for block in made for _, line in block.lines for mark in line.marks)
    foot: dict[int, bool] = {}  # of each column, whether all below is small
    inside: dict[int, list[int]] = {}
    for index in range(len(made) - 1, -1, -1):
        block = made[index]
        column = block.first.column
        if not foot.setdefault(column, True):
            continue
        if block.role == "row" or (block.first.size > _SMALL * body and _label(block.first) not in marks):
            foot[column] = False
            continue
        inside.setdefault(column, []).append(index)
        if _label(block.first) and (_label(block.first) in marks or block.role is None):
            for below in inside[column]:
                made[below] = as_note(made[below])
            inside[column] = []
    return [block if block.role == "note" else _with_label(block) for block in made]


def with_captions(blocks: Sequence[Block], body: float) -> list[Block]:
    """The paragraphs, with those that name a figure or table as captions."""
    return [replace(block, role="caption") if block.role is None and _is_caption(block, body) else block for block in blocks]


def with_headings(blocks: Sequence[Block], body: float, outline: Mapping[tuple[int, str], int]) -> list[Block]:
    """The paragraphs, with those of the outline (page and `key` of the words to level) and the short and large or bold ones as headings."""
    heads: dict[int, Role] = {}
    for number, block in enumerate(blocks):
        level = outline.get((block.lines[0][0], key(" ".join(line.text for _, line in block.lines))), 0) if _may_head(block) else 0
        if level:
            heads[number] = _LEVELS[min(level, 6) - 1]
    large = [number for number, block in enumerate(blocks)
             if number not in heads and _may_head(block) and block.first.size >= _LARGE * body and not _is_sentence(block, body)]
    sizes = sorted({round(blocks[number].first.size) for number in (*large, *heads)}, reverse=True)
    known = {round(blocks[number].first.size): role for number, role in reversed(heads.items())}
    for number in large:
        size = round(blocks[number].first.size)
        heads[number] = known.get(size, _LEVELS[min(sizes.index(size), 3)])
    below = _LEVELS[min(len([size for size in sizes if size >= _LARGE * body]), 4)]
    for number, block in enumerate(blocks):
        bold = number not in heads and _may_head(block) and all(line.bold for _, line in block.lines)
        if bold and block.first.size >= 0.95 * body and not _END.search(block.last.text):
            heads[number] = below
    return [replace(block, role=heads.get(number, block.role)) for number, block in enumerate(blocks)]


def as_note(block: Block) -> Block:
    """The paragraph as a note, its mark in brackets before it."""
    page, first = block.lines[0]
    label = _label(first)
    if not label:
        return replace(block, role="note")
    words = first.words if first.label else first.words[1:]
    lead = first.words[0]._replace(text=f"[{label}]", joins=False, broken=False)
    line = line_of((lead, *words), first.column)
    return replace(block, lines=((page, line), *block.lines[1:]), role="note")


def key(words: str) -> str:
    """Words as they are compared with those of the outline."""
    return "".join(sign for sign in words.casefold() if sign.isalnum()).lstrip("0123456789")


def _may_head(block: Block) -> bool:
    if block.told or block.role not in (None, "item") or block.first.column < 0:
        return False
    length = sum(len(line.text) + 1 for _, line in block.lines)
    return len(block.lines) <= 4 and length <= _LONGEST_HEADING and sum(map(str.isalpha, block.first.text)) > 2


def _is_sentence(block: Block, body: float) -> bool:
    """Whether a paragraph that is somewhat larger than most text is a sentence all the same."""
    return block.first.size < _TITLE * body and _SENTENCE.search(block.last.text) is not None


def _label(line: Line) -> str:
    """The mark of the note that a line begins with, if it does."""
    if line.label:
        return line.label
    found = _NOTE.fullmatch(line.words[0].text)
    return found["label"] if found and len(line.words) > 1 else ""


def _with_label(block: Block) -> Block:
    """The paragraph with the raised marks before its lines, which are no notes, as small figures."""
    if not any(line.label for _, line in block.lines):
        return block
    return replace(block, lines=tuple((page, _labelled(line) if line.label else line) for page, line in block.lines))


def _labelled(line: Line) -> Line:
    first = line.words[0]
    lead = first._replace(text=line.label.translate(_POWERS), right=first.left, joins=False, broken=False)
    return line_of((lead, first._replace(joins=True), *line.words[1:]), line.column)


def _is_caption(block: Block, body: float) -> bool:
    found = _CAPTION.match(block.first.text)
    if not found or sum(len(line.text) for _, line in block.lines) > 600:
        return False
    return bool(found["sign"]) or block.first.size < 0.97 * body or found.end() == len(block.first.text)
