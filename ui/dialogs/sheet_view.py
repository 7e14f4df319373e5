"""A picture of paper in a dialog: a page or a side of a sheet, as large as its place."""
from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import Kit

_AROUND = 12


class SheetView(QWidget):
    """Paper on a desk; the former picture stays until there is another."""

    def __init__(self, kit: Kit, name: str, least: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName(name)
        self.setMinimumSize(least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.image: QImage | None = None
        kit.look.changed.connect(self.update)

    def scale_for(self, width: float, height: float) -> float:
        """Dots a point at which paper of this size fills the place."""
        room = self.size()
        fit = min((room.width() - 2 * _AROUND) / width, (room.height() - 2 * _AROUND) / height)
        return max(fit, 0.05) * self.devicePixelRatioF()

    def show_image(self, image: QImage | None) -> None:
        """Shows a picture."""
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk and the paper in its middle."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._kit.look.colour("desk"))
        if self.image is not None:
            size = self.image.deviceIndependentSize().toSize()
            rect = QRect((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height())
            painter.drawImage(rect.topLeft(), self.image)
            painter.setPen(QPen(self._kit.look.colour("line"), 1))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        else:
            painter.setPen(self._kit.look.colour("text2"))
            painter.setFont(self._kit.look.font(12))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._kit.words.text("preview.drawing"))
        painter.end()
