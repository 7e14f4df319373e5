"""The frame around the window while something is dragged over it, with what letting go would do."""
from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.look import Look

_FRAME, _HEIGHT, _PAD = 2, 44, 24


class DropFrame(QWidget):
    """Lies over the window and takes nothing itself."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self.text = ""
        self.setObjectName("drop_frame")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_text(self, text: str) -> None:
        """Says what letting go would do."""
        self.text = text
        self.setAccessibleName(text)
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, and the sentence in its middle."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent"), _FRAME))
        painter.drawRect(QRectF(self.rect()).adjusted(_FRAME / 2, _FRAME / 2, -_FRAME / 2, -_FRAME / 2))
        font = look.font(15, 600)
        wide, high = QFontMetrics(font).horizontalAdvance(self.text) + 2 * look.size(_PAD), look.size(_HEIGHT)
        box = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(look.colour("on_accent"))
        painter.setFont(font)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.text)
        painter.end()
