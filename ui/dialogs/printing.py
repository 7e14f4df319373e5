"""The ways out: export, handouts, and the data that stand on every page; the dialogs are loaded when they are first opened."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.kit import Kit
from ui.press_room import PressRoom
from ui.shelf import Shelf


class Printing(QObject):
    """Opens the dialogs; at most one of them is open."""

    def __init__(self, kit: Kit, room: PressRoom, shelf: Shelf, page: Callable[[], int], window: QWidget) -> None:
        super().__init__(window)
        self._page = page  # the page that the preview shows, from 0
        self._kit, self._room, self._shelf, self._window = kit, room, shelf, window
        kit.actions.on("act_export", self.export)
        kit.actions.on("act_print_handout", self.print_handout)
        kit.actions.on("act_briefing_data", self.briefing_data)

    def export(self) -> None:
        """Saves the briefing as PDF or Word."""
        from ui.dialogs.export import ExportDialog

        if self._ready():
            ExportDialog(self._kit, self._room, self._shelf, self._window).open()

    def print_handout(self) -> None:
        """Prints the briefing for its audience."""
        from ui.dialogs.print import PrintDialog

        if self._ready():
            PrintDialog(self._kit, self._room, self._shelf, self._page() + 1, self._window).open()

    def briefing_data(self) -> None:
        """What stands in the head of the paper and on every page."""
        from ui.dialogs.briefing_data import BriefingDataDialog

        if self._ready():
            BriefingDataDialog(self._kit, self._window).open()

    def _ready(self) -> bool:
        """Whether there is a briefing; what was typed is handed over first."""
        self._kit.settling.emit()
        return self._kit.desk.is_open and self._kit.desk.briefing is not None
