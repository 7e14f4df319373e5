"""The sheet in the print dialog, and the way from side to side."""
from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui.dialogs.print_work import SideMade
from ui.dialogs.sheet_view import SheetView
from ui.kit import Kit
from ui.widgets.named import labelled, named
from ui.widgets.pictures import image_of

_LEAST = QSize(520, 500)
_AROUND = 24


class SheetPane(QWidget):
    """Sides of sheets; `turned` when another is to be seen, or there is other room for it."""

    turned = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.side, self._sides = 0, 0
        self.view = SheetView(kit, "print_sheet_view", _LEAST, self)
        self.label = labelled(self, "small", "print_sheet_label")
        self.previous = self._button("print_side_prev", "chevron-left", -1)
        self.next = self._button("print_side_next", "chevron-right", 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 8)
        row.addStretch(1)
        for part in (self.previous, self.label, self.next):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.turned)
        kit.words.call(self, self._say)
        kit.look.changed.connect(self._dress)
        self._dress()

    @property
    def scale(self) -> tuple[float, float]:
        """The room for a sheet, in dots."""
        ratio = self.devicePixelRatioF()
        return max(self.view.width() - _AROUND, 50) * ratio, max(self.view.height() - _AROUND, 50) * ratio

    def show_side(self, made: SideMade, ratio: float, *, grey: bool) -> None:
        """Shows a side; without colour as a printer would without."""
        image = image_of(made.picture, ratio)
        if grey:
            image = image.convertToFormat(QImage.Format.Format_Grayscale8)
        self.view.show_image(image)
        self.side, self._sides = made.side, made.sides
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room: another picture."""
        super().resizeEvent(event)
        self._soon.start(60)

    def _button(self, name: str, icon: str, step: int) -> QToolButton:
        button = named(QToolButton(self), name)
        button.setProperty("icon_name", icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._turn(step))
        return button

    def _turn(self, step: int) -> None:
        self.side = min(max(self.side + step, 0), max(self._sides - 1, 0))
        self.turned.emit()

    def _say(self) -> None:
        words = self._kit.words
        self.label.setText(words.text("print.side", number=self.side + 1, total=self._sides) if self._sides else "")
        for button, id in ((self.previous, "print.side_before"), (self.next, "print.side_after")):
            button.setAccessibleName(words.text(id))
            button.setToolTip(words.text(id))
        self.previous.setEnabled(self.side > 0)
        self.next.setEnabled(self.side + 1 < self._sides)

    def _dress(self) -> None:
        for button in (self.previous, self.next):
            button.setIcon(self._kit.look.icon(button.property("icon_name")))
