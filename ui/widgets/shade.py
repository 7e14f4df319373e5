"""The shade over the window while a dialog wants an answer first."""
from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.look import Look

_LIGHT, _DARK = 0.16, 0.50  # how much of the light is taken
_LARGE = 16_000  # as wide and high as no window is: it need not follow the size of its own


class Shade(QWidget):
    """Lies over a window as long as one of the dialogs that it serves is open; it takes no clicks and no focus."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look, self._open = look, 0
        self.setObjectName("window_shade")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(0, 0, _LARGE, _LARGE)
        self.hide()

    def serve(self, dialog: QDialog) -> None:
        """Comes with a dialog that is about to open, and goes when it is finished."""
        dialog.finished.connect(self._finished)
        self._open += 1
        self.raise_()
        self.show()

    def _finished(self) -> None:
        self._open -= 1
        self.setVisible(self._open > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Less light."""
        painter = QPainter(self)
        dark = QColor(Qt.GlobalColor.black)
        dark.setAlphaF(_DARK if self._look.dark else _LIGHT)
        painter.fillRect(event.rect(), dark)
        painter.end()


def shade(look: Look, dialog: QDialog) -> None:
    """Darkens the window of a dialog until that is finished; one over another dialog darkens nothing more."""
    parent = dialog.parentWidget()
    window = parent.window() if parent is not None else None
    if window is None or isinstance(window, QDialog):
        return
    found = window.findChild(Shade, "window_shade", Qt.FindChildOption.FindDirectChildrenOnly)
    (found or Shade(look, window)).serve(dialog)
