"""A page as it lies on the desk, and the frame of the desk when it has the focus."""
from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from ui.look import Look

_BAR = 4


def paint_page(painter: QPainter, look: Look, rect: QRect, image: QImage | None, bar: tuple[float, float] | None, scale: float,
               *, fresh: bool, current: bool) -> None:
    """A page: its picture, drawn larger or smaller unless it is fresh, or paper until there is one; a bar between two points of it."""
    painter.fillRect(rect, look.colour("paper"))
    if image is not None and fresh:
        painter.drawImage(rect.topLeft(), image)
    elif image is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(rect), image)
    painter.setPen(look.colour("line_strong" if current else "line"))
    painter.drawRect(rect.adjusted(-1, -1, 0, 0))
    if bar is not None:
        top, bottom = (value * scale for value in bar)
        painter.fillRect(QRectF(rect.left(), rect.top() + top, _BAR, bottom - top), look.light("accent"))
