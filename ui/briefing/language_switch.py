"""The switch between the languages in which the briefing is written."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from briefer.i18n import LANGUAGES
from ui.kit import Kit


class LanguageSwitch(QWidget):
    """English and Italiano, one of them chosen; each is named in its own language."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("content_language_switch")
        self.setProperty("switch", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._kit = kit
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        for language in LANGUAGES:
            button = self.buttons[language] = QToolButton(self)
            button.setObjectName(f"content_{language}_button")
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, language))
            self._group.addButton(button)
            row.addWidget(button)
        kit.words.call(self, self._say)
        for signal in (kit.desk.opened, kit.desk.language_changed):
            signal.connect(self.show_language)
        self.show_language()

    def show_language(self) -> None:
        """Ticks the language being written."""
        for language, button in self.buttons.items():
            button.setChecked(language == self._kit.desk.language)

    def _choose(self, language: str, _checked: bool = False) -> None:
        self._kit.settling.emit()
        self._kit.desk.write_in(language)
        self.show_language()

    def _say(self) -> None:
        for language, button in self.buttons.items():
            button.setText(self._kit.words.text(f"content.name.{language}"))
            button.setAccessibleName(self._kit.words.text("content.accessible", language=self._kit.words.text(f"content.{language}")))
        self.setAccessibleName(self._kit.words.text("content.switch"))
