"""Saving by itself: some seconds after the last edit, at once when asked, and before the pack leaves the desk."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTime, QTimer, Signal

from briefer.errors import BrieferError
from briefer.session import Kept
from ui.kit import Kit

_BEAT = 60_000  # milliseconds


class Saver(QObject):
    """Saves the pack on the desk. `state` tells what to show: words, and ok, busy or err; `failed` brings what went wrong."""

    state = Signal(str, str)
    failed = Signal(str)
    _kept = Signal(object)  # Kept, from the thread of the journal

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.save)
        kit.desk.changed.connect(self._wait)
        kit.desk.saved.connect(self.tell)
        kit.desk.opened.connect(self.tell)
        kit.desk.opened.connect(self._follow)
        kit.desk.closed.connect(self.tell)
        self._kept.connect(self._heard, Qt.ConnectionType.QueuedConnection)
        self._alive = QTimer(self)
        self._alive.setInterval(_BEAT)
        self._alive.timeout.connect(self._beat)
        self._alive.start()
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

    def _follow(self) -> None:
        """Hears whether what is done in the pack on the desk reaches the disk."""
        kept: Callable[[Kept], None] = self._kept.emit
        self._kit.desk.session.listen_kept(kept)

    def _heard(self, kept: Kept) -> None:
        """What was done is on disk, and that is said; or it cannot be noted there: then that is said, and the pack saved instead."""
        if not self._kit.desk.is_open:
            return
        if kept.problem is not None:
            self.failed.emit(self._kit.words.say(kept.problem))
            self.save()
        elif self._kit.desk.session.unsaved and self._kit.desk.session.settled:
            self.state.emit(self._kit.words.text("saved.at", time=QTime.currentTime().toString("HH:mm")), "ok")

    def _beat(self) -> None:
        """A sign of life for those who look at the pack from another machine."""
        if self._kit.desk.is_open:
            self._kit.desk.session.beat()

    def _wait(self, *_: object) -> None:
        """Something has changed: it is saved in a while, unless more is changing."""
        if not self._kit.desk.session.read_only:
            self.state.emit(self._kit.words.text("saved.soon"), "busy")
            broken = self._kit.desk.session.journal_problem is not None
            self._later.start(0 if broken else self._kit.settings.value("autosave_s") * 1000)

    def tell(self) -> None:
        """Says that everything is saved, and since when; or that no pack is open."""
        if not self._kit.desk.is_open:
            self.state.emit(self._kit.words.text("saved.none"), "busy")
        elif self._kit.desk.session.read_only:
            self.state.emit(self._kit.words.text("saved.read_only"), "busy")
        elif not self._kit.desk.session.unsaved:
            self.state.emit(self._kit.words.text("saved.at", time=QTime.currentTime().toString("HH:mm")), "ok")
