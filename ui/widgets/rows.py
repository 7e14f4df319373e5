"""What the rows of lists have in common: the ground of one that is chosen, and the line below each."""
from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from ui.look import Look


def paint_chosen(painter: QPainter, look: Look, rect: QRect, *, focused: bool, framed: bool = True) -> None:
    """The ground of a chosen row, with its bar at the left; the focus shows in the bar and, if `framed`, in a frame around the row."""
    painter.fillRect(rect, look.colour("accent_soft"))
    painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), look.colour("accent" if focused else "line_strong"))
    if focused and framed:
        painter.setPen(QPen(look.colour("accent"), 1))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def paint_ring(painter: QPainter, look: Look, rect: QRect) -> None:
    """The frame around what has the focus where nothing else shows it, as thick as other rings."""
    thick = 3 if look.thick else 2
    painter.setPen(QPen(look.colour("accent"), thick))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(thick // 2, thick // 2, -thick + thick // 2, -thick + thick // 2))


def paint_rule(painter: QPainter, look: Look, rect: QRect) -> None:
    """The line that parts a row from the next."""
    painter.setPen(look.colour("line"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
