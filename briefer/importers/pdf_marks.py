"""Passages that somebody marked in a PDF, with author and comment; a note without a passage counts for the line nearest to it."""
from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefer.importers.pdf_flow import Flow
from briefer.importers.pdf_passages import Passages
from briefer.model.sources import Highlight
from briefer.model.text import clean
from briefer.values import dataclass

_MOST = 5_000  # marks of a page, and boxes of a mark
_LONGEST_NAME, _LONGEST_COMMENT = 200, 15_000  # signs; what is longer is no comment

_DAY = re.compile(r",? \d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b.*$")  # LibreOffice writes it behind the name

Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True, slots=True)
class PageMark:
    """A mark on a page: the boxes it covers, who made it and what was written beside it; a note has the box where it stands."""

    page: int
    boxes: tuple[Box, ...]
    author: str
    comment: str
    passage: bool = True


def page_marks(page: Any, number: int) -> tuple[PageMark, ...]:
    """The marks of a page in the order of the file, each with the replies to it."""
    import pypdfium2.raw as pdfium

    found: dict[int, PageMark] = {}
    replies: dict[int, tuple[int, PageMark]] = {}
    for index in range(min(_MOST, pdfium.FPDFPage_GetAnnotCount(page))):
        drawn = pdfium.FPDFPage_GetAnnot(page, index)
        if not drawn:
            continue
        mark = _mark(drawn, number, pdfium)
        answered = _answered(page, drawn, pdfium) if mark else -1
        pdfium.FPDFPage_CloseAnnot(drawn)
        if mark and answered >= 0:
            replies[index] = answered, mark
        elif mark:
            found[index] = mark
    for index, (_, reply) in replies.items():
        first = _first(index, replies)
        if first not in found:  # what answers a drawing is a note of its own
            found[first] = reply
        elif reply.passage and found[first].passage:
            found[index] = reply
        else:
            found[first] = _with_reply(found[first], reply)
    return tuple(mark for mark in found.values() if mark.passage or mark.comment)


def highlights(flow: Flow, marks: Sequence[PageMark]) -> tuple[Highlight, ...]:
    """The marked passages as they stand in the text, in reading order; those that go on over a page's end are one."""
    passages = Passages(flow)
    found: list[tuple[int, int, str, str]] = []
    for mark in marks:
        runs = passages.covered(mark.page, mark.boxes) if mark.passage else ()
        if not runs and mark.comment:
            runs = passages.nearest_line(mark.page, mark.boxes[0])
        found += [(first, last, mark.author, mark.comment) for first, last in runs]
    made = []
    for first, last, author, comment in passages.over_pages(found):
        if highlight := passages.highlight(first, last):
            made.append(replace(highlight, author=author, comment=comment))
    return tuple(sorted(dict.fromkeys(made), key=lambda one: (one.start, one.end)))


def _mark(drawn: Any, number: int, pdfium: Any) -> PageMark | None:
    """What somebody marked or noted; None for other things that lie on a page, and for what only sets the state of a comment."""
    kind = pdfium.FPDFAnnot_GetSubtype(drawn)
    passage = kind in (
        pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_SQUIGGLY, pdfium.FPDF_ANNOT_STRIKEOUT)
    if not passage and kind not in (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_CARET):
        return None
    if pdfium.FPDFAnnot_HasKey(drawn, b"StateModel"):
        return None
    boxes = tuple(_boxes(drawn, pdfium)) if passage else ()
    author, comment = _words(drawn, b"T", _LONGEST_NAME, pdfium), _words(drawn, b"Contents", _LONGEST_COMMENT, pdfium)
    return PageMark(number, boxes or (_rectangle(drawn, pdfium),), _DAY.sub("", " ".join(author.split())), comment, passage)


def _answered(page: Any, drawn: Any, pdfium: Any) -> int:
    """The number of the mark that this one answers, or -1."""
    if not pdfium.FPDFAnnot_HasKey(drawn, b"IRT"):
        return -1
    other = pdfium.FPDFAnnot_GetLinkedAnnot(drawn, b"IRT")
    if not other:
        return -1
    index = int(pdfium.FPDFPage_GetAnnotIndex(page, other))
    pdfium.FPDFPage_CloseAnnot(other)
    return index


def _first(index: int, replies: dict[int, tuple[int, PageMark]]) -> int:
    """The mark at which a chain of replies began."""
    for _ in range(len(replies)):
        if index not in replies:
            break
        index = replies[index][0]
    return index


def _with_reply(mark: PageMark, reply: PageMark) -> PageMark:
    """A mark with what somebody answered, beginning with the name; a passage struck out belongs to the words that replace it."""
    if reply.passage:
        return replace(mark, boxes=reply.boxes, passage=True, comment=mark.comment or reply.comment)
    said = f"{reply.author}: {reply.comment}" if reply.author and reply.author != mark.author else reply.comment
    return replace(mark, comment=f"{mark.comment}\n{said}".strip()[:_LONGEST_COMMENT])


def _boxes(drawn: Any, pdfium: Any) -> Iterator[Box]:
    """The boxes of a mark; its corners come in any order."""
    corners = pdfium.FS_QUADPOINTSF()
    for index in range(min(_MOST, pdfium.FPDFAnnot_CountAttachmentPoints(drawn))):
        if pdfium.FPDFAnnot_GetAttachmentPoints(drawn, index, corners):
            wide, high = (corners.x1, corners.x2, corners.x3, corners.x4), (corners.y1, corners.y2, corners.y3, corners.y4)
            yield min(wide), min(high), max(wide), max(high)


def _rectangle(drawn: Any, pdfium: Any) -> Box:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(drawn, box)
    return box.left, box.bottom, box.right, box.top


def _words(drawn: Any, key: bytes, longest: int, pdfium: Any) -> str:
    """Words written beside a mark; nothing for what is too long to be any."""
    length = pdfium.FPDFAnnot_GetStringValue(drawn, key, None, 0)
    if not 2 < length <= 2 * longest:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(drawn, key, buffer, length)
    return clean(bytes(buffer)[:length - 2].decode("utf-16-le", "replace")).strip()
