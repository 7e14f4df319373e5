"""A title in both languages, asked for in a small dialog: new sections, renamed ones, copies of briefings."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefer.i18n import LANGUAGES
from briefer.model.localized import Localized
from briefer.model.text import clean
from ui.kit import Kit
from ui.widgets.named import labelled, named
from ui.widgets.shade import shade


class TitlesDialog(QDialog):
    """Asks for a title; `take` is given the titles when they are accepted. At least one language has to have one."""

    def __init__(self, kit: Kit, heading: str, button: str, titles: Localized, take: Callable[[Localized], object],
                 parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("titles_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(kit.look.size(420))
        self._kit, self._titles, self._take = kit, titles, take
        self.edits: dict[str, QLineEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        for language in LANGUAGES:
            label = labelled(self, "small")
            edit = self.edits[language] = named(QLineEdit(titles.text(language), self), f"title_{language}_edit")
            kit.words.bind(edit, label.setText, f"titles.{language}")
            kit.words.bind(edit, edit.setAccessibleName, f"titles.{language}")
            label.setBuddy(edit)
            edit.textChanged.connect(self._look)
            edit.returnPressed.connect(self.accept)
            column.addWidget(label)
            column.addWidget(edit)
        self.accept_button = named(QPushButton(self), "titles_ok_button")
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        cancel = named(QPushButton(self), "titles_cancel_button")
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(QLabel(self), 1)
        row.addWidget(cancel)
        row.addWidget(self.accept_button)
        column.addSpacing(6)
        column.addLayout(row)
        kit.words.bind(self, self.setWindowTitle, heading)
        kit.words.bind(self, self.accept_button.setText, button)
        kit.words.bind(self, cancel.setText, "dialog.cancel")
        first = self.edits[kit.desk.language if kit.desk.language in self.edits else LANGUAGES[0]]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()
        self._look()

    def open(self) -> None:
        """Shows it over the window, which is darker as long as it waits."""
        shade(self._kit.look, self)
        super().open()

    def accept(self) -> None:
        """Hands the titles over, if there is one."""
        if not self.accept_button.isEnabled():
            return
        kept = {language: text for language, text in self._titles.items() if language not in self.edits}
        self._take(Localized({**kept, **{language: clean(edit.text()).strip() for language, edit in self.edits.items()}}))
        super().accept()

    def _look(self) -> None:
        self.accept_button.setEnabled(any(edit.text().strip() for edit in self.edits.values()))
