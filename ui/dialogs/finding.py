"""Takes on the palette and the search: both look through the pack with one index."""
from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.searching import Searcher
from ui.kit import Kit
from ui.widgets.shade import shade


class Finding(QObject):
    """The palette is made when it is opened, the list of the search with the window."""

    def __init__(self, kit: Kit, field: QLineEdit, window: QWidget) -> None:
        super().__init__(window)
        from ui.dialogs.search_popup import SearchPopup

        self._kit, self._window = kit, window
        self.searcher = Searcher(kit, self)
        self.popup = SearchPopup(kit, field, self.searcher, window)
        kit.actions.on("act_palette", self.open_palette)

    def open_palette(self) -> None:
        """Opens the palette."""
        from ui.dialogs.palette import Palette

        palette = Palette(self._kit, self.searcher, self._window)
        palette.place(self._window)
        shade(self._kit.look, palette)
        palette.open()
