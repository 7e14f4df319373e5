"""Themes as chips: to choose by, to show, and to take away."""
from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.icons import pixmap
from ui.look import Look
from ui.tokens import theme_ink

_HEIGHT, _BADGE, _PAD, _CROSS = 26, 18, 5, 14
_NO_CAP = 10_000


class Chip(QAbstractButton):
    """A theme: its number, name, and how many excerpts it has. With `removable` it has a cross, and Enter, Space or Del take it away."""

    removed = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget, *, removable: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._look, self.removable = look, removable
        self._number = self._colour = 0
        self._count: int | None = None
        self._cap = _NO_CAP
        self._widths: tuple[int, int] | None = None  # of name and count, measured once for each size they are tried in
        self.setCheckable(not removable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self._dress)
        if removable:
            self.clicked.connect(self._pressed)

    def show_theme(self, text: str, *, number: int, colour: int, count: int | None = None) -> None:
        """What the chip shows; a theme without a number has a mark in its place."""
        if (self.text(), self._number, self._colour, self._count) == (text, number, colour, count):
            return
        self.setText(text)
        self._number, self._colour, self._count = number, colour, count
        self._dress()

    @property
    def count(self) -> int | None:
        """How many it shows."""
        return self._count

    def cap(self, pixels: int = _NO_CAP) -> None:
        """The most that the name may take."""
        self._cap = pixels

    def sizeHint(self) -> QSize:
        """As wide as its words, up to the cap."""
        look = self._look
        if self._widths is None:
            count = QFontMetrics(look.font(12)).horizontalAdvance(str(self._count)) + look.size(5) if self._count is not None else 0
            self._widths = QFontMetrics(look.font(12.5)).horizontalAdvance(self.text()) + 1, count
        name, count = min(self._widths[0], self._cap), self._widths[1]
        cross = look.size(_CROSS + 6) if self.removable else 0
        return QSize(look.size(_PAD + _BADGE + 6) + name + count + cross + look.size(9), look.size(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Room for the number and some letters."""
        return QSize(min(self._look.size(64), self.sizeHint().width()), self._look.size(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it: quiet, or in the colours of its theme when it is chosen."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, soft = (QColor(one) for one in theme_ink(look.colours, self._colour))
        strong = self.isChecked() or self.removable
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(ink if strong else look.colour("line_strong" if self.underMouse() else "line"), 1))
        painter.setBrush(soft if strong else look.colour("base"))
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
        self._paint_badge(painter, ink, soft, strong)
        self._paint_words(painter, strong)
        if self.removable:
            size = look.size(_CROSS)
            at = self._cross()
            painter.drawPixmap(QPointF(at.center().x() - size / 2, at.center().y() - size / 2),
                               pixmap("x", look.colours["text2"], size, self.devicePixelRatioF()))
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Of a chip that can be taken away, only the cross does so."""
        if self.removable:
            self.setDown(False)
            if event.button() == Qt.MouseButton.LeftButton and self._cross().contains(event.position()):
                self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del and Backspace take a chip away as the cross does; Enter chooses as Space does."""
        keys = Qt.Key
        if self.removable and event.key() in (keys.Key_Delete, keys.Key_Backspace):
            self.removed.emit()
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The border answers to the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """And lets go."""
        super().leaveEvent(event)
        self.update()

    def _paint_badge(self, painter: QPainter, ink: QColor, soft: QColor, strong: bool) -> None:
        """The number in its circle."""
        look, size = self._look, self._look.size(_BADGE)
        circle = QRectF(look.size(_PAD), (self.height() - size) / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink if strong else soft)
        painter.drawEllipse(circle)
        painter.setPen(look.colour("base") if strong else ink)
        painter.setFont(look.font(11, 600))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number) if self._number else "•")

    def _paint_words(self, painter: QPainter, strong: bool) -> None:
        """Name and count."""
        look = self._look
        left, right = look.size(_PAD + _BADGE + 6), self.width() - look.size(9) - (look.size(_CROSS + 6) if self.removable else 0)
        faint = self._count == 0 and not strong
        if self._count is not None:
            painter.setFont(look.font(12))
            painter.setPen(look.colour("text2" if strong else "text3"))
            painter.drawText(QRectF(left, 0, right - left, self.height()), _RIGHT, str(self._count))
            right -= painter.fontMetrics().horizontalAdvance(str(self._count)) + look.size(5)
        painter.setFont(look.font(12.5))
        painter.setPen(look.colour("text3" if faint else "text"))
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRectF(left, 0, right - left, self.height()), _LEFT, name)

    def _cross(self) -> QRectF:
        """Where the cross is."""
        size = self._look.size(_CROSS + 12)
        return QRectF(self.width() - size, 0, size, self.height())

    def _pressed(self) -> None:
        """Space or Enter on a chip that can be taken away."""
        self.removed.emit()

    def _dress(self) -> None:
        self._widths = None
        self.updateGeometry()
        self.update()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChipRows(QWidget):
    """Chips beside each other, in as few rows as they need; where they are too many their names are cut, never the chips."""

    def __init__(self, look: Look, parent: QWidget, *, caps: tuple[int, ...] = (_NO_CAP,), rows: int = 99) -> None:
        super().__init__(parent)
        self._look, self._caps, self._rows = look, caps, rows
        self._parts: list[QWidget] = []
        look.changed.connect(self.arrange)

    def show_parts(self, parts: list[QWidget]) -> None:
        """The chips, and what else stands behind them, in order."""
        self._parts = parts
        for part in parts:
            part.setParent(self)
            part.show()
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)
        self.arrange()

    def resizeEvent(self, event: object) -> None:
        """Breaks the rows anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.arrange()

    def arrange(self) -> None:
        """Puts each part in its place."""
        gap, places, bottom = self._look.size(6), list[tuple[QWidget, int, int, QSize]](), 0
        for cap in self._caps:
            for part in self._parts:
                if isinstance(part, Chip):
                    part.cap(self._look.size(cap))
            places, bottom, rows = self._flow(gap)
            if rows <= self._rows:
                break
        for part, x, y, size in places:
            part.setGeometry(x, y, size.width(), size.height())
        if self.minimumHeight() != bottom:
            self.setFixedHeight(max(bottom, 0))

    def _flow(self, gap: int) -> tuple[list[tuple[QWidget, int, int, QSize]], int, int]:
        """Where each part goes, how high all of it is, and in how many rows."""
        x = y = high = 0
        rows, places = 1, []
        for part in self._parts:
            size = part.sizeHint()
            if x and x + size.width() > self.width():
                x, y, high, rows = 0, y + high + gap, 0, rows + 1
            size.setWidth(min(size.width(), max(self.width(), 1)))
            places.append((part, x, y, size))
            x, high = x + size.width() + gap, max(high, size.height())
        return places, y + high, rows
