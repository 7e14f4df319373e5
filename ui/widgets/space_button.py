"""A button of the workspace switch: its number, its name, and how many there are."""
from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QWidget

from ui.look import Look

_PAD, _GAP, _HEIGHT = 12, 8, 28


class SpaceButton(QToolButton):
    """Shows three words in three sizes; what is said of it is its accessible name."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._words = ("", "", "")
        self.setCheckable(True)
        look.changed.connect(self.updateGeometry)

    def show_words(self, number: str, name: str, count: str) -> None:
        """What it shows; the text of the button says it in one."""
        if self._words != (number, name, count):
            self._words = (number, name, count)
            self.setText("  ".join(one for one in self._words if one))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for all three, the name as wide as when it is chosen."""
        widths = [QFontMetrics(self._look.font(size, weight)).horizontalAdvance(text)
                  for text, (size, weight) in zip(self._words, ((11, 600), (13, 600), (12, 500)), strict=True) if text]
        return QSize(sum(widths) + self._look.size(_GAP) * (len(widths) - 1) + 2 * self._look.size(_PAD), self._look.size(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """No less than that."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button without words, then the words."""
        painter, look, chosen = QStylePainter(self), self._look, self.isChecked()
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        inks = ("accent" if chosen else "text3", "text" if chosen else "text2", "text2" if chosen else "text3")
        left = look.size(_PAD)
        for text, (size, weight), ink in zip(self._words, ((11, 600), (13, 600 if chosen else 500), (12, 500)), inks, strict=True):
            font = look.font(size, weight)
            painter.setFont(font)
            painter.setPen(look.colour(ink if self.isEnabled() else "disabled"))
            width = QFontMetrics(font).horizontalAdvance(text)
            painter.drawText(QRect(left, 0, width + 2, self.height()), int(Qt.AlignmentFlag.AlignVCenter), text)
            left += (width if size != 13 else QFontMetrics(look.font(13, 600)).horizontalAdvance(text)) + look.size(_GAP)
