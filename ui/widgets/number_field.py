"""A field for a number, without the small arrows."""
from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSpinBox, QWidget

_EDGE, _SIDE = 3, 9


class NumberField(QSpinBox):
    """A spin box whose digits have the whole field: with a style sheet and no arrows Qt leaves them a dot's width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The digits follow the field."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """The style sheet has taken effect by now."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another style or font places the digits anew."""
        super().changeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.lineEdit().setGeometry(self.rect().adjusted(_SIDE, _EDGE, -_SIDE, -_EDGE))
