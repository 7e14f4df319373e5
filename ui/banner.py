"""One notice at a time below the top bar, with what can be done about it."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui.announcing import announce
from ui.kit import Kit
from ui.widgets.named import named

Choice = tuple[str, Callable[[], object]]  # the id of its words, and what it does


class Banner(QFrame):
    """The notice that matters now; another takes its place."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName("notice_banner")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self.label = named(QLabel(self), "notice_label")
        self.label.setWordWrap(True)
        close = named(QToolButton(self), "notice_close_button")
        close.setProperty("flat", True)
        close.clicked.connect(self.hide)
        kit.words.bind(self, close.setText, "banner.close")
        self._row.addWidget(self.label, 1)
        self._row.addWidget(close)
        self.buttons: list[QPushButton] = []
        self._say: Callable[[], str] = lambda: ""
        kit.words.changed.connect(self._said)
        kit.desk.closed.connect(self.hide)
        self.hide()

    def show_notice(self, said: str | Callable[[], str], kind: str, choices: Sequence[Choice] = ()) -> None:
        """Shows a sentence, or what a function says in the language of the window; `kind` is warn or err. A choice ends the notice."""
        self._say = said if callable(said) else lambda: said
        self.setProperty("kind", kind)
        self.style().polish(self)
        self.label.setText(self._say())
        for button in self.buttons:
            button.deleteLater()
        self.buttons = [self._button(*choice) for choice in choices]
        self.show()
        announce(self._kit.settings, self, self.label.text(), urgent=kind == "err")
        QTimer.singleShot(0, self.label, self.label.updateGeometry)

    def _said(self) -> None:
        self.label.setText(self._say())

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        """A button before the one that closes."""
        button = named(QPushButton(self), words.replace(".", "_"))
        self._kit.words.bind(button, button.setText, words)
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda: act())
        self._row.insertWidget(self._row.count() - 1, button)
        return button
