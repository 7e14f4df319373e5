"""Passages that somebody marked in a PDF, with author and comment; a note without a passage counts for the words nearest to it."""
from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from briefer.importers.pdf_flow import Flow, Placed
from briefer.model.sources import CONTEXT, Highlight
from briefer.model.text import clean
from briefer.values import dataclass

_MOST = 5_000  # marks of a page
_SHARE = 0.4  # of a word's width that a mark must cover

Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True, slots=True)
class PageMark:
    """A mark on a page: the boxes it covers, who made it and what was written beside it."""

    page: int
    boxes: tuple[Box, ...]
    author: str
    comment: str
    passage: bool = True


def page_marks(page: Any, number: int) -> tuple[PageMark, ...]:
    """The marks of a page in the order of the file."""
    import pypdfium2.raw as pdfium

    passages = frozenset((
        pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_SQUIGGLY, pdfium.FPDF_ANNOT_STRIKEOUT))
    notes = frozenset((pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT))
    marks = []
    for index in range(min(_MOST, pdfium.FPDFPage_GetAnnotCount(page))):
        mark = pdfium.FPDFPage_GetAnnot(page, index)
        if not mark:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(mark)
        if kind in passages or kind in notes:
            boxes = tuple(_boxes(mark, pdfium)) if kind in passages else ()
            comment = _words(mark, b"Contents", pdfium)
            if boxes or comment:
                marks.append(PageMark(number, boxes or (_rectangle(mark, pdfium),), _words(mark, b"T", pdfium), comment, bool(boxes)))
        pdfium.FPDFPage_CloseAnnot(mark)
    return tuple(marks)


def highlights(flow: Flow, marks: Sequence[PageMark]) -> tuple[Highlight, ...]:
    """The marked passages as they stand in the text, in reading order."""
    words: dict[int, list[tuple[int, Placed]]] = {}
    for index, placed in enumerate(flow.words):
        words.setdefault(placed.page, []).append((index, placed))
    found = []
    for mark in marks:
        here = words.get(mark.page, [])
        covered = [index for index, placed in here if any(_covers(box, placed) for box in mark.boxes)] if mark.passage else []
        if not covered and here and mark.comment:
            covered = [_nearest(mark.boxes[0], here)]
        for first, last in _runs(covered):
            start, end = flow.words[first].start, flow.words[last].end
            found.append(Highlight(start, end, flow.text[start:end], flow.text[max(0, start - CONTEXT):start],
                                   flow.text[end:end + CONTEXT], mark.author, mark.comment))
    return tuple(sorted(found, key=lambda highlight: (highlight.start, highlight.end)))


def _runs(indexes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of words that follow each other."""
    if not indexes:
        return
    first = indexes[0]
    for index, following in pairwise(indexes):
        if following > index + 2:
            yield first, index
            first = following
    yield first, indexes[-1]


def _covers(box: Box, placed: Placed) -> bool:
    word = placed.word
    middle = (word.bottom + word.top) / 2
    shared = min(box[2], word.right) - max(box[0], word.left)
    return box[1] < middle < box[3] and shared > _SHARE * (word.right - word.left)


def _nearest(box: Box, here: Sequence[tuple[int, Placed]]) -> int:
    x, y = box[0], (box[1] + box[3]) / 2
    return min(here, key=lambda item: (item[1].word.left - x) ** 2 + 9 * ((item[1].word.bottom + item[1].word.top) / 2 - y) ** 2)[0]


def _boxes(mark: Any, pdfium: Any) -> Iterator[Box]:
    corners = pdfium.FS_QUADPOINTSF()
    for index in range(min(_MOST, pdfium.FPDFAnnot_CountAttachmentPoints(mark))):
        if pdfium.FPDFAnnot_GetAttachmentPoints(mark, index, corners):
            wide, high = (corners.x1, corners.x2, corners.x3, corners.x4), (corners.y1, corners.y2, corners.y3, corners.y4)
            yield min(wide), min(high), max(wide), max(high)


def _rectangle(mark: Any, pdfium: Any) -> Box:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(mark, box)
    return box.left, box.bottom, box.right, box.top


def _words(mark: Any, key: bytes, pdfium: Any) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(mark, key, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(mark, key, buffer, length)
    return clean(bytes(buffer)[:length - 2].decode("utf-16-le", "replace")).strip()
