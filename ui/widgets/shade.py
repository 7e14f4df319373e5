"""The shade over the window while a dialog wants an answer first."""
from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.look import Look

_LIGHT, _DARK = 0.16, 0.50  # how much of the light is taken


class Shade(QWidget):
    """Lies over a window as long as one of the dialogs that it was given is open; it takes no clicks and no focus."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look, self._open = look, set[int]()
        self.setObjectName("window_shade")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self.hide()

    def serve(self, dialog: QDialog) -> None:
        """Comes and goes with a dialog."""
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the size of the window, and the coming and going of dialogs."""
        if watched is self.parent():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self.setGeometry(self.parentWidget().rect())
        elif event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            (self._open.add if event.type() == QEvent.Type.Show else self._open.discard)(id(watched))
            self._follow()
        return False

    def _follow(self) -> None:
        """Lies over everything, or is not there."""
        if self._open:
            self.setGeometry(self.parentWidget().rect())
            self.raise_()
        self.setVisible(bool(self._open))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Less light."""
        painter = QPainter(self)
        dark = QColor(Qt.GlobalColor.black)
        dark.setAlphaF(_DARK if self._look.dark else _LIGHT)
        painter.fillRect(event.rect(), dark)
        painter.end()


def shade(look: Look, dialog: QDialog) -> None:
    """Darkens the window of a dialog while it is open."""
    parent = dialog.parentWidget()
    window = parent.window() if parent is not None else None
    if window is None or isinstance(window, QDialog):
        return
    found = window.findChild(Shade, "window_shade", Qt.FindChildOption.FindDirectChildrenOnly)
    (found or Shade(look, window)).serve(dialog)
