"""The start screen: four ways to begin, what was open lately, the language."""
from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.kit import Kit
from ui.packs import Packs
from ui.widgets.named import named

_WAYS = (("start_import_button", "act_import"), ("start_template_button", "act_new_from_template"),
         ("start_open_button", "act_open_pack"), ("start_sample_button", "act_open_sample"))


class StartPage(QWidget):
    """The page before a pack is open; `chosen` brings a pack to open."""

    chosen = Signal(Path)

    def __init__(self, kit: Kit, packs: Packs) -> None:
        super().__init__()
        self._kit, self._packs = kit, packs
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        title = QLabel(self)
        title.setProperty("role", "screen")
        kit.words.bind(self, title.setText, "start.title")
        column.addWidget(title)
        grid = QGridLayout()
        for at, (name, id) in enumerate(_WAYS):
            button = named(QPushButton(self), name)
            button.setMinimumSize(QSize(260, 56))
            kit.words.call(self, partial(self._name, button, id))
            button.clicked.connect(kit.actions[id].trigger)
            grid.addWidget(button, at // 2, at % 2)
        column.addLayout(grid)

    def _name(self, button: QPushButton, id: str) -> None:
        """The words of an action on its button."""
        button.setText(self._kit.actions[id].text().replace("&", "").rstrip("…"))
