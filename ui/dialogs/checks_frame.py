"""What the checks found, before something is handed over: the first ones in words, the others by number, and a way there."""
from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from briefer.workflow import Finding
from ui.kit import Kit
from ui.widgets.named import named

_NAMED = 2
_ICON = 16


class ChecksFrame(QFrame):
    """Hidden as long as there is nothing to tell; `asked` when somebody wants to see the checks."""

    asked = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._findings: tuple[Finding, ...] = ()
        self.setObjectName("export_checks_frame")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        self._icon = QLabel(self)
        self.label = named(QLabel(self), "export_checks_label")
        self.label.setWordWrap(True)
        self.link = named(QPushButton(self), "export_checks_button")
        self.link.setAutoDefault(False)
        self.link.setProperty("soft", True)
        self.link.clicked.connect(self.asked)
        kit.words.bind(self.link, self.link.setText, "export.show_checks")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        row.addWidget(self.link)
        kit.words.call(self, self._say)
        self.hide()

    def tell(self, findings: tuple[Finding, ...]) -> None:
        """Shows what was found."""
        self._findings = findings
        self._say()
        self.setVisible(bool(findings))

    def _say(self) -> None:
        """The sentences."""
        words, found = self._kit.words, self._findings
        told = [words.say(one.message) for one in found[:_NAMED]]
        if len(found) > _NAMED:
            told.append(words.counted("export.more_checks", len(found) - _NAMED))
        self.label.setText(" ".join(told))
        self._icon.setPixmap(self._kit.look.icon("alert-triangle", "warn").pixmap(_ICON, _ICON))
