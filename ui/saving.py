"""Saving by itself: some seconds after the last edit, at once when asked, and before the pack leaves the desk."""
from __future__ import annotations

from PySide6.QtCore import QObject, QTime, QTimer, Signal

from briefer.errors import BrieferError
from ui.kit import Kit


class Saver(QObject):
    """Saves the pack on the desk. `state` tells what to show: words, and ok, busy or err; `failed` brings what went wrong."""

    state = Signal(str, str)
    failed = Signal(str)

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.save)
        kit.desk.changed.connect(self._wait)
        kit.desk.saved.connect(self.tell)
        kit.desk.opened.connect(self.tell)
        kit.desk.closed.connect(self.tell)
        kit.words.changed.connect(self.tell)
        kit.desk.workspace_changed.connect(lambda _: self.save())

    def save(self) -> bool:
        """Saves what is not saved yet; whether everything is on disk now."""
        desk = self._kit.desk
        self._kit.settling.emit()
        self._later.stop()
        if not desk.is_open or not desk.session.unsaved or desk.session.read_only:
            return True
        try:
            desk.save()
        except BrieferError as error:
            self.state.emit(self._kit.words.text("saved.not"), "err")
            self.failed.emit(self._kit.words.explain(error))
            return False
        return True

    def _wait(self, *_: object) -> None:
        """Something has changed: it is saved in a while, unless more is changing."""
        if not self._kit.desk.session.read_only:
            self.state.emit(self._kit.words.text("saved.soon"), "busy")
            self._later.start(self._kit.settings.value("autosave_s") * 1000)

    def tell(self) -> None:
        """Says that everything is saved, and since when; or that no pack is open."""
        if not self._kit.desk.is_open:
            self.state.emit(self._kit.words.text("saved.none"), "busy")
        elif self._kit.desk.session.read_only:
            self.state.emit(self._kit.words.text("saved.read_only"), "busy")
        elif not self._kit.desk.session.unsaved:
            self.state.emit(self._kit.words.text("saved.at", time=QTime.currentTime().toString("HH:mm")), "ok")
