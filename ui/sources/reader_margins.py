"""The margins of the reader: numbers of paragraphs at the left, tags of excerpts at the right."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QToolTip, QWidget

from briefer.model.sources import ExcerptId
from ui.kit import Kit
from ui.sources.reader_paint import Tag, draw_tag, tags_of
from ui.sources.reading import Marks, Shown

_GAP = 23  # between numbers and words
_TIP = 120


class Beside(Protocol):
    """The text that the margins stand beside."""

    shown: Shown | None
    marks: Marks | None
    selected: frozenset[ExcerptId]

    def visible(self) -> list[tuple[QTextBlock, QRectF]]:
        """The blocks that are seen, and where each is."""


class LeftMargin(QWidget):
    """The numbers of paragraphs, and the marks of items."""

    def __init__(self, kit: Kit, reader: Beside, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._reader = kit, reader

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the number of each paragraph beside its first line."""
        shown = self._reader.shown
        if shown is None or not self._kit.settings.value("show_paragraph_numbers"):
            return
        look = self._kit.look
        painter = QPainter(self)
        painter.setFont(look.font(11, 500))
        painter.setPen(look.colour("text3"))
        for block, place in self._reader.visible():
            number = shown.blocks[block.blockNumber()] if block.blockNumber() < len(shown.blocks) else 0
            if number and block.layout().lineCount():
                line = block.layout().lineAt(0)
                room = QRectF(0, place.top() + line.y(), self.width() - look.size(_GAP), line.height())
                painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
        painter.end()


class RightMargin(QWidget):
    """The tags of excerpts; `marked` brings the one that was clicked."""

    marked = Signal(object)  # ExcerptId

    def __init__(self, kit: Kit, reader: Beside, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._reader = kit, reader
        self.setMouseTracking(True)

    @property
    def tags(self) -> Sequence[Tag]:
        """The tags that are seen."""
        reader = self._reader
        if reader.shown is None or reader.marks is None:
            return ()
        blocks = reader.visible()
        if not blocks:
            return ()
        first, last = blocks[0][0].position(), blocks[-1][0].position() + blocks[-1][0].length()
        seen = reader.marks.within(reader.shown.from_qt(first), reader.shown.from_qt(last))
        return tags_of(blocks, [(reader.shown.to_qt(mark.start), mark) for mark in seen], self._kit.look)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the tags."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tag in self.tags:
            draw_tag(painter, tag, self._kit.look, selected=tag.mark.id in self._reader.selected)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selects the excerpt of a tag."""
        if (tag := self._at(event.position().x(), event.position().y())) is not None:
            self.marked.emit(tag.mark.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows that a tag can be clicked."""
        over = self._at(event.position().x(), event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Tells the first words of an excerpt."""
        if event.type() == QEvent.Type.ToolTip:
            asked = cast(QHelpEvent, event)
            tag, shown = self._at(asked.pos().x(), asked.pos().y()), self._reader.shown
            words = shown.source.text[tag.mark.start:tag.mark.end] if tag and shown else ""
            QToolTip.showText(asked.globalPos(), words if len(words) <= _TIP else f"{words[:_TIP]}…", self)
            return True
        return super().event(event)

    def _at(self, x: float, y: float) -> Tag | None:
        return next((tag for tag in self.tags if tag.place.contains(x, y)), None)
