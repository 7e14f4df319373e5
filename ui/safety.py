"""What ties the parts together by which nothing is lost: notices, earlier versions, recovered work, damaged packs."""
from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from ui.kit import Kit
from ui.main_window import MainWindow
from ui.notices import Notices
from ui.packs import Packs
from ui.start.page import StartPage


class Safety(QObject):
    """Opens the dialogs, and follows what they ask for."""

    def __init__(self, kit: Kit, packs: Packs, window: MainWindow, start: StartPage) -> None:
        super().__init__(window)
        self._kit, self._packs, self._window = kit, packs, window
        notices = Notices(kit, packs, window.saver, window.banner, self)
        notices.reopen.connect(window.reopen)
        notices.leave.connect(window.leave)
        notices.damaged.connect(self.show_damage)
        start.recovery.chosen.connect(window.open_pack)
        start.recovery.versions.connect(self._open_for_versions)
        kit.actions.on("act_versions", self.show_versions)

    def show_versions(self) -> None:
        """The earlier versions of the pack that is open."""
        from ui.dialogs.versions import VersionsDialog

        dialog = VersionsDialog(self._kit, self._packs, self._window)
        dialog.opened.connect(self._window.open_pack)
        dialog.open()

    def show_damage(self) -> None:
        """What is left of the pack that was opened."""
        from ui.dialogs.recovery import RecoveryDialog

        dialog = RecoveryDialog(self._kit, self._window)
        dialog.copy.connect(self._go_on_in_copy)
        dialog.versions.connect(self.show_versions)
        dialog.open()

    def _go_on_in_copy(self) -> None:
        """Saves what is left under another name and goes on there."""
        words, path = self._kit.words, self._kit.desk.session.path
        place = self._packs.beside(path, words.text("damaged.copy_name", name=path.stem))
        if self._kit.trying(lambda: self._packs.save_copy(place)):
            self._window.banner.hide()
            self._kit.say(words.text("doors.copied", name=place.stem))

    def _open_for_versions(self, path: Path) -> None:
        if self._window.open_pack(path):
            self.show_versions()
