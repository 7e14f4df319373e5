"""The search field: a line with a glass before it and, while it is empty, the key that leads to it."""
from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.look import Look
from ui.widgets.key_button import draw_key, key_width

_LEFT, _RIGHT = 36, 9  # the glass, and what is left free


class SearchLine(QLineEdit):
    """A line to search in; `key` is shown at its end."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self.key = look, ""
        self.setClearButtonEnabled(True)
        self._glass = self.addAction(look.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        look.changed.connect(lambda: self._glass.setIcon(look.icon("search")))

    def _has_room(self) -> bool:
        """Whether the key fits behind what the empty field says."""
        said = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return self.width() >= _LEFT + said + key_width(self._look, self.key) + 2 * _RIGHT

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, then the key cap."""
        super().paintEvent(event)
        if self.key and not self.text() and not self.hasFocus() and self._has_room():
            painter = QPainter(self)
            draw_key(painter, self._look, self.width() - _RIGHT, self.height() // 2, self.key, self._look.colour("text3"),
                     self._look.colour("line"))
            painter.end()
