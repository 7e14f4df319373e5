"""Saving by itself: some seconds after the last edit, at once when asked, and before the pack leaves the desk."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTime, QTimer, Signal

from briefer.errors import BrieferError
from briefer.session import Kept, Saving, Session
from ui.kit import Kit
from ui.tasks import Task

_BEAT = 60_000  # milliseconds


class Saver(QObject):
    """Saves the pack on the desk. `state` tells what to show: words, and ok, busy or err.

    `failed` brings the error of a save, or the message that edits cannot be noted; `recovered` comes when a save went well again.
    What it saves by itself is written in a thread, because a drive may be slow; `save` waits for that first.
    """

    state = Signal(str, str)
    failed = Signal(object)  # BrieferError or Message
    recovered = Signal()
    _kept = Signal(object)  # Kept, from the thread of the journal

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._beside: tuple[Session, Saving, Task] | None = None
        self._trouble = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.save_beside)
        kit.desk.changed.connect(self._wait)
        kit.desk.saved.connect(self.tell)
        kit.desk.opened.connect(self.tell)
        kit.desk.opened.connect(self._follow)
        kit.desk.leaving.connect(self._join)
        kit.desk.moving.connect(self._join)
        kit.desk.closed.connect(self.tell)
        self._kept.connect(self._heard, Qt.ConnectionType.QueuedConnection)
        self._alive = QTimer(self)
        self._alive.setInterval(_BEAT)
        self._alive.timeout.connect(self._beat)
        self._alive.start()
        kit.words.changed.connect(self.tell)
        kit.desk.workspace_changed.connect(lambda _: self.save_beside())

    def save(self) -> bool:
        """Saves what is not saved yet; whether everything is on disk now."""
        desk = self._kit.desk
        self._kit.settling.emit()
        self._later.stop()
        self._join()
        if not desk.is_open or not desk.session.unsaved or desk.session.read_only:
            return True
        try:
            desk.save()
        except BrieferError as error:
            self._refused(error)
            return False
        self._went_well()
        return True

    def save_beside(self) -> None:
        """Begins to save what is not saved yet; edits go on meanwhile."""
        desk = self._kit.desk
        if not desk.is_open or self._beside is not None:
            return
        self._kit.settling.emit()
        self._later.stop()
        session = desk.session
        saving = None if session.read_only else session.begin_save()
        if saving is not None:
            task = self._kit.tasks.run(lambda _: saving.run(), done=lambda _: self._adopt(saving),
                                       failed=lambda error: self._failed_beside(saving, error))
            self._beside = session, saving, task

    def _adopt(self, saving: Saving) -> None:
        """The thread has saved: the session takes that on; what changed meanwhile is saved in its turn."""
        if self._beside is None or self._beside[1] is not saving:  # somebody waited for it, and has done this
            return
        session = self._beside[0]
        self._beside = None
        desk = self._kit.desk
        if not desk.is_open or desk.session is not session:
            return
        desk.adopt(saving)
        self._went_well()
        if session.unsaved:
            self._wait()

    def _failed_beside(self, saving: Saving, error: Exception) -> None:
        """The thread could not save."""
        if self._beside is None or self._beside[1] is not saving:
            return
        self._beside = None
        if isinstance(error, BrieferError):
            self._refused(error)
        else:
            self._kit.problem(error)

    def _join(self) -> None:
        """Waits for a save that is going on, and takes it on; what it failed for, the next one meets as well."""
        if self._beside is not None:
            saving, task = self._beside[1:]
            while not task.wait(1):
                continue
            if saving.opened is not None:
                self._adopt(saving)
            self._beside = None

    def _refused(self, error: BrieferError) -> None:
        self._trouble = True
        self.state.emit(self._kit.words.text("saved.not"), "err")
        self.failed.emit(error)

    def _went_well(self) -> None:
        if self._trouble:
            self._trouble = False
            self.recovered.emit()

    def _follow(self) -> None:
        """Hears whether what is done in the pack on the desk reaches the disk."""
        kept: Callable[[Kept], None] = self._kept.emit
        self._kit.desk.session.listen_kept(kept)

    def _heard(self, kept: Kept) -> None:
        """What was done is on disk, and that is said; or it cannot be noted there: then that is said, and the pack saved instead."""
        if not self._kit.desk.is_open:
            return
        if kept.problem is not None:
            self.failed.emit(kept.problem)
            self.save()
        elif self._kit.desk.session.unsaved and self._kit.desk.session.settled and not self._trouble:
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
            self._trouble = False
            self.state.emit(self._kit.words.text("saved.none"), "busy")
        elif self._kit.desk.session.read_only:
            self.state.emit(self._kit.words.text("saved.read_only"), "busy")
        elif not self._kit.desk.session.unsaved:
            self.state.emit(self._kit.words.text("saved.at", time=QTime.currentTime().toString("HH:mm")), "ok")
