"""Buttons that show the key which presses them, as a key cap."""
from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.look import Look

_GAP, _PAD, _CAP, _ICON = 8, 12, 18, 16


def draw_key(painter: QPainter, look: Look, right: int, middle: int, text: str, ink: QColor, edge: QColor) -> int:
    """Draws a key cap that ends at `right`; gives back where it begins."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.font(11, 500))
    width = key_width(look, text)
    height = look.size(_CAP)
    box = QRectF(right - width + 0.5, middle - height / 2 + 0.5, width - 1, height - 1)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()
    return right - width


def key_width(look: Look, text: str) -> int:
    """How wide a key cap is."""
    return QFontMetrics(look.font(11, 500)).horizontalAdvance(text) + look.size(11)


class KeyButton(QPushButton):
    """A push button with its key beside its words, and an icon before them if it is given one by name (`picture`)."""

    def __init__(self, look: Look, key: str, parent: QWidget | None = None, *, picture: str = "") -> None:
        super().__init__(parent)
        self._look = look
        self.key, self.picture = key, picture
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Room for the icon, the words and the key."""
        size = super().sizeHint()
        more = (key_width(self._look, self.key) + _GAP if self.key else 0) + (self._look.size(_ICON) + _GAP if self.picture else 0)
        return QSize(size.width() + more, size.height())

    def minimumSizeHint(self) -> QSize:
        """No less than that."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button without words, then the words and the key."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        text = option.text
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        ink = self._look.colour(self._ink())
        edge = QColor(ink)
        edge.setAlpha(140)
        inner = QRect(_PAD, 0, self.width() - 2 * _PAD, self.height())
        left, right = inner.left(), inner.right() + 1
        if self.key:
            right = draw_key(painter, self._look, right, self.height() // 2, self.key, ink, edge) - _GAP
        if self.picture:
            size = self._look.size(_ICON)
            self._look.icon(self.picture, self._ink()).paint(painter, left, (self.height() - size) // 2, size, size)
            left += size + _GAP
        painter.setPen(ink)
        painter.setFont(self.font())
        hides = self.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, option, self)
        flag = Qt.TextFlag.TextShowMnemonic if hides else Qt.TextFlag.TextHideMnemonic
        painter.drawText(QRect(left, 0, right - left, self.height()), int(Qt.AlignmentFlag.AlignCenter) | int(flag), text)

    def _ink(self) -> str:
        """The colour of the words."""
        if not self.isEnabled():
            return "disabled"
        return "on_accent" if self.property("primary") else "accent" if self.property("soft") else "text"

    def changeEvent(self, event: QEvent) -> None:
        """Other words take other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
