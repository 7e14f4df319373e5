"""The quote of an excerpt as the details show it: read, selected, copied, but not changed."""
from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QWidget

from ui.look import Look

_RULE, _GAP, _LINE, _MOST_LINES = 3, 10, 22, 9


class QuoteView(QFrame):
    """The quote beside a rule in the colour of its theme. `entered` is sent by Enter and double click."""

    entered = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._ink = QColor()
        self.edit = _Quote(self)
        self.edit.setObjectName("exc_quote_view")
        self.edit.setReadOnly(True)
        self.edit.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.edit.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.document().setDocumentMargin(0)
        self.edit.entered.connect(self.entered)
        self.edit.resized.connect(self._fit)
        row = QHBoxLayout(self)
        row.setContentsMargins(_RULE + _GAP, 0, 0, 0)
        row.addWidget(self.edit)
        look.changed.connect(self.dress)
        self.dress()

    def show_quote(self, text: str, ink: str) -> None:
        """Shows a quote, its rule in a colour."""
        self._ink = QColor(ink)
        if self.edit.toPlainText() != text:
            self.edit.setPlainText(text)
            self.dress()
        self.update()

    def dress(self) -> None:
        """Font and line height of the day."""
        self.edit.setFont(self._look.font(15, serif=True))
        cursor = QTextCursor(self.edit.document())
        cursor.select(QTextCursor.SelectionType.Document)
        lines = QTextBlockFormat()
        lines.setLineHeight(self._look.size(_LINE), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(lines)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the rule."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, _RULE, self.height(), self._ink)

    def _fit(self) -> None:
        """As high as the quote, up to some lines; the rest is scrolled to."""
        high = round(self.edit.document().size().height()) + 4
        self.edit.setFixedHeight(min(max(high, self._look.size(_LINE)), self._look.size(_LINE * _MOST_LINES)))


class _Quote(QTextEdit):
    """A text that tells its width, Enter and double click."""

    entered = Signal()
    resized = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is told."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height follows the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()
