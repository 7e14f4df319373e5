"""The four layouts of a handout, each a drawing with its name."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from briefer.document.handout import HANDOUT_LAYOUTS, HandoutLayout
from ui.kit import Kit
from ui.look import Look
from ui.widgets.named import named

_SIZE = QSize(52, 46)
_HEIGHT = 88
_SHEETS = (  # left, top, width, height of pages in the drawing
    ("1up", ((14, 2, 24, 42),)), ("2up-notes", ((6, 2, 16, 19), (6, 25, 16, 19))),
    ("4up", ((8, 2, 16, 19), (28, 2, 16, 19), (8, 25, 16, 19), (28, 25, 16, 19))), ("booklet", ((2, 6, 24, 34), (26, 6, 24, 34))))
_NOTES = tuple((28, y, 18) for y in (5, 10, 15, 20, 28, 33, 38, 43))


class LayoutButtons(QWidget):
    """One of four; `chosen` when another is taken."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, current: HandoutLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName("print_layout_group")
        self.current = current
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        group = QButtonGroup(self)
        self.buttons: dict[HandoutLayout, QToolButton] = {}
        for layout in HANDOUT_LAYOUTS:
            button = self.buttons[layout] = named(QToolButton(self), f"print_layout_{layout}")
            button.setCheckable(True)
            button.setChecked(layout == current)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(_SIZE)
            button.setProperty("tile", True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.pressed.connect(partial(self._take, layout))
            button.clicked.connect(partial(self._take, layout))
            kit.words.bind(button, button.setText, f"print.layout.{layout}")
            group.addButton(button)
            row.addWidget(button, 1)
        kit.words.bind(self, self.setAccessibleName, "print.layout")
        kit.look.changed.connect(self._dress)
        self._dress()

    def _take(self, layout: HandoutLayout) -> None:
        """Takes a layout at once, also by a key whose click comes later."""
        self.buttons[layout].setChecked(True)
        if layout != self.current:
            self.current = layout
            self.chosen.emit(layout)

    def _dress(self) -> None:
        """The drawings in the colours of the day."""
        look = self._kit.look
        for layout, button in self.buttons.items():
            button.setMinimumHeight(look.size(_HEIGHT))
            button.setIcon(_drawing(layout, self._kit.look, self.devicePixelRatioF()))


def _drawing(layout: HandoutLayout, look: Look, ratio: float) -> QIcon:
    """Small pages on paper."""
    pixmap = QPixmap(_SIZE * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setPen(look.colour("text3"))
    painter.setBrush(look.colour("base"))
    for left, top, width, height in dict(_SHEETS)[layout]:
        painter.drawRect(QRectF(left + 0.5, top + 0.5, width - 1, height - 1))
    if layout == "2up-notes":
        for left, top, width in _NOTES:
            painter.drawLine(left, top, left + width, top)
    painter.end()
    return QIcon(pixmap)
