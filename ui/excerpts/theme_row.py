"""The themes of what is selected, as chips that can be taken away, and a button to add one."""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from briefer.model.themes import Theme
from ui.excerpts.saying import Saying
from ui.kit import Kit
from ui.widgets.chips import Chip, ChipRows
from ui.widgets.named import named


class ThemeRow(ChipRows):
    """The row. `removed` brings the id of a theme, `asked` wants one to be added."""

    removed = Signal(str)
    asked = Signal()

    def __init__(self, kit: Kit, saying: Saying, parent: QWidget) -> None:
        super().__init__(kit.look, parent)
        self.setObjectName("exc_theme_row")
        self._kit, self._saying = kit, saying
        self._chips: dict[str, Chip] = {}
        self._writable = True
        self.add = named(QToolButton(self), "exc_theme_add_button")
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.clicked.connect(self.asked)
        self.show_parts([self.add])

    def show_themes(self, themes: Sequence[Theme]) -> None:
        """Shows themes; a chip that stays keeps the focus it has."""
        words = self._kit.words
        if list(self._chips) != [theme.id for theme in themes]:
            self._exchange(themes)
        for theme in themes:
            chip, name = self._chips[theme.id], self._saying.theme(theme)
            chip.show_theme(name, number=theme.key, colour=theme.colour)
            chip.setAccessibleName(words.text("excerpt.remove_theme", name=name))
            chip.setToolTip(words.text("excerpt.remove_theme", name=name))
        self.add.setText(words.text("excerpt.add"))
        self.add.setAccessibleName(words.text("excerpt.add.accessible"))
        self.arrange()

    def set_read_only(self, read_only: bool) -> None:
        """Lets the themes be read but not changed."""
        self._writable = not read_only
        for part in (self.add, *self._chips.values()):
            part.setEnabled(self._writable)

    def dress(self) -> None:
        """The icon in the colours of the day."""
        self.add.setIcon(self._kit.look.icon("plus"))

    def _exchange(self, themes: Sequence[Theme]) -> None:
        """Other chips; the focus of one that goes is given to the button."""
        wanted = {theme.id for theme in themes}
        if any(chip.hasFocus() for id, chip in self._chips.items() if id not in wanted):
            self.add.setFocus()
        chips: dict[str, Chip] = {}
        for theme in themes:
            chip = self._chips.pop(theme.id, None)
            if chip is None:
                chip = Chip(self._kit.look, f"exc_theme_{theme.id}", self, removable=True)
                chip.removed.connect(partial(self.removed.emit, theme.id))
                chip.setEnabled(self._writable)
            chips[theme.id] = chip
        for gone in self._chips.values():
            gone.hide()
            gone.deleteLater()
        self._chips = chips
        self.show_parts([*chips.values(), self.add])
