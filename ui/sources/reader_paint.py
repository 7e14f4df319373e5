"""What is drawn around the words of the reader: tints and lines of marks below them, numbers and tags beside them."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLine

from ui.look import Look
from ui.sources.reading import Mark
from ui.tokens import theme_ink

_RULE = 2  # px, the line below a mark
_BELOW = 20  # px, what is drawn below a line of text at most
_TAG_WIDTH, _TAG_HEIGHT, _TAG_STEP, _TAG_LEFT = 34, 18, 21, 12
_RADIUS = 4


class Band(NamedTuple):
    """A stretch to be drawn below words: from where to where in the document, its tint, its line, the lane of that, and how it is drawn."""

    start: int
    end: int
    tint: QColor
    ink: QColor
    lane: int = 0
    dashed: bool = False


class Line(NamedTuple):
    """A line of a block: from where to where in it, its layout, where it stands on the viewport, and how far words reach above that."""

    start: int
    end: int
    layout: QTextLine
    baseline: float
    ascent: float


class Tag(NamedTuple):
    """The number of an excerpt in the right margin, and where it is drawn there."""

    mark: Mark
    place: QRectF


def colours_of(look: Look, colour: int) -> tuple[QColor, QColor]:
    """The ink and the tint of a theme's colour; grey for none."""
    if not colour:
        return look.colour("line_strong"), look.colour("sunken")
    ink, tint = theme_ink(look.colours, colour)
    return QColor(ink), QColor(tint)


def draw_bands(painter: QPainter, block: QTextBlock, place: QRectF, bands: Sequence[Band], seen: QRect) -> None:
    """Draws what lies below the words of a block: all tints first, so that none covers a line; lines out of sight are passed over."""
    begin, end = block.position(), block.position() + block.length()
    here = [band for band in bands if band.start < end and band.end > begin]
    if not here or place.top() > seen.bottom() or place.bottom() < seen.top():
        return
    lines = _lines(block, place, seen)
    pieces = [(band, piece) for band in here for piece in _pieces(lines, place, band.start - begin, band.end - begin)]
    for band, (left, right, baseline, size) in pieces:
        painter.fillRect(QRectF(left, baseline - size, right - left, size * 1.33), band.tint)
    for band, (left, right, baseline, size) in pieces:
        y = baseline + size * 0.33 + band.lane * (_RULE + 1)
        if band.dashed:
            painter.setPen(QPen(band.ink, _RULE, Qt.PenStyle.DashLine))
            painter.drawLine(round(left), round(y), round(right), round(y))
        else:
            painter.fillRect(QRectF(left, y - _RULE / 2, right - left, _RULE), band.ink)


def _lines(block: QTextBlock, place: QRectF, seen: QRect) -> list[Line]:
    """The lines of a block that are seen, asked of the layout once for all that is drawn on them."""
    layout, found = block.layout(), []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        top = place.top() + line.y()
        if top > seen.bottom():
            break
        if top + line.height() + _BELOW >= seen.top():
            first, ascent = line.textStart(), line.ascent()
            found.append(Line(first, first + line.textLength(), line, top + ascent, ascent))
    return found


def _pieces(lines: Sequence[Line], place: QRectF, start: int, end: int) -> Iterator[tuple[float, float, float, float]]:
    """Where a stretch of a block stands, line by line: left, right, baseline, and how far words reach above that."""
    for first, last, line, baseline, ascent in lines:
        if first < end and start < last:
            x, to = _x(line, max(start, first)), _x(line, min(end, last))
            if end >= last:
                to = min(to, line.x() + line.naturalTextWidth()) if to > x else to
            yield place.left() + min(x, to), place.left() + max(x, to), baseline, ascent


def _x(line: QTextLine, at: int) -> float:
    """Where a sign of a line begins."""
    x, _ = cast(tuple[float, int], line.cursorToX(at))
    return x


def tags_of(blocks: Sequence[tuple[QTextBlock, QRectF]], marks: Sequence[tuple[int, Mark]], look: Look) -> tuple[Tag, ...]:
    """The tags of the excerpts that begin in some blocks, below each other from the first line of the block."""
    made: list[Tag] = []
    free = -1e9
    width, height, step, left = (look.size(size) for size in (_TAG_WIDTH, _TAG_HEIGHT, _TAG_STEP, _TAG_LEFT))
    for block, place in blocks:
        begin, end = block.position(), block.position() + block.length()
        for at, mark in marks:
            if begin <= at < end:
                y = max(place.top() + look.size(4), free)
                made.append(Tag(mark, QRectF(left, y, width, height)))
                free = y + step
    return tuple(made)


def draw_tag(painter: QPainter, tag: Tag, look: Look, *, selected: bool) -> None:
    """Draws a tag."""
    ink, tint = colours_of(look, tag.mark.colour)
    painter.setPen(QPen(ink, 1) if selected else Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(tag.place, _RADIUS, _RADIUS)
    painter.setPen(ink if tag.mark.colour else look.colour("text2"))
    painter.setFont(look.font(11, 600))
    words = tag.place.adjusted(look.size(6), 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(tag.mark.id))
