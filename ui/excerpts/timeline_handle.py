"""The handles of the timeline."""
from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QWidget

HANDLE = (8, 56)
GRAB = 26  # how wide a handle is for the pointer
YEAR = 12
_KEYS = Qt.Key
_MODIFIERS = Qt.KeyboardModifier


class Months(Protocol):
    """What tells which month is where."""

    def month_under(self, x: float, *, years: bool) -> int:
        """The edge between months, or years, nearest to a place."""


class Handle(QAbstractSlider):
    """An end of the period, counted in months. Arrows move it by a month, with Ctrl by a year; Home and End choose all, Enter types it."""

    moved = Signal(object, int)
    entered = Signal()
    all = Signal()

    def __init__(self, name: str, months: Months, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._months = months
        self._accent, self._base, self._wide = QColor(), QColor(), HANDLE[0]
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setPageStep(YEAR)

    def hold(self, least: int, most: int, value: int) -> None:
        """Where it is, and how far it may go."""
        self.blockSignals(True)
        self.setRange(least, most)
        self.setValue(value)
        self.blockSignals(False)

    def dress(self, accent: QColor, base: QColor, wide: int) -> None:
        """Colours and size of the day."""
        self._accent, self._base, self._wide = accent, base, wide
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves it."""
        step = {_KEYS.Key_Left: -1, _KEYS.Key_Right: 1, _KEYS.Key_PageDown: -YEAR, _KEYS.Key_PageUp: YEAR}.get(_KEYS(event.key()))
        if step is not None:
            years = event.modifiers() & _MODIFIERS.ControlModifier and abs(step) == 1
            self.moved.emit(self, self.value() + (step * YEAR if years else step))
        elif event.key() in (_KEYS.Key_Home, _KEYS.Key_End):
            self.all.emit()
        elif event.key() in (_KEYS.Key_Return, _KEYS.Key_Enter):
            self.entered.emit()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follows the pointer, from month to month, with Shift from year to year."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            x = self.mapToParent(event.position()).x()
            self.moved.emit(self, self._months.month_under(x, years=bool(event.modifiers() & _MODIFIERS.ShiftModifier)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes the focus; a mark behind the handle's edge can still be clicked."""
        if abs(event.position().x() - self.width() / 2) > self._wide:
            event.ignore()
        self.raise_()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it, thicker with the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = 3 if self.hasFocus() else 1.5
        body = QRectF((self.width() - self._wide) / 2, 0, self._wide, self.height()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.setPen(QPen(self._accent, line))
        painter.setBrush(self._base)
        painter.drawRoundedRect(body, self._wide / 2, self._wide / 2)
