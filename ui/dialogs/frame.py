"""What all dialogs share: a name, words in its title, a foot with buttons, and the focus going back where it was."""
from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import Kit
from ui.widgets.key_button import KeyButton
from ui.widgets.named import named
from ui.widgets.shade import shade

_AROUND = 16  # what is left to see of the window, at large text


class Dialog(QDialog):
    """An empty dialog; `body` takes its parts, `foot` its buttons. It lives as long as it is open."""

    def __init__(self, kit: Kit, parent: QWidget, name: str, title: str, *, margin: int = 20) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._kit, self._back = kit, QApplication.focusWidget()
        kit.words.bind(self, self.setWindowTitle, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(12)
        column.addLayout(self.body, 1)
        frame = named(QFrame(self), "dialog_foot")
        self.foot = QHBoxLayout(frame)
        self.foot.setContentsMargins(16, 12, 16, 12)
        self.foot.setSpacing(8)
        column.addWidget(frame)
        self.finished.connect(self._give_back)

    def open(self) -> None:
        """Shows it over the window, which is darker as long as it waits for an answer."""
        parent = self.parentWidget()
        if parent is not None:
            room = parent.window().size()
            self.resize(min(self.width(), room.width() - _AROUND), min(self.height(), room.height() - _AROUND))
        shade(self._kit.look, self)
        super().open()

    def button(self, name: str, words: str, *, primary: bool = False, key: str = "", picture: str = "") -> KeyButton:
        """A button at the foot, with its key and an icon if they are named."""
        made = named(KeyButton(self._kit.look, key, self, picture=picture), name)
        made.setProperty("primary", primary)
        made.setAutoDefault(False)
        if primary:
            made.setDefault(True)
        if words:
            self._kit.words.bind(made, made.setText, words)
        self.foot.addWidget(made)
        return made

    def changeEvent(self, event: QEvent) -> None:
        """Takes on another size of text at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _give_back(self) -> None:
        """The focus goes back to what had it."""
        back = self._back
        if back is not None:
            try:
                if back.isVisible():  # else what is shown now has the focus already
                    back.setFocus(Qt.FocusReason.PopupFocusReason)
            except RuntimeError:  # it is gone meanwhile
                self._back = None
