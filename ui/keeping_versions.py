"""Earlier versions of the pack on the desk, kept as it is opened, worked on, saved and closed."""
from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject

from briefer.errors import BrieferError
from briefer.session import EVERY
from ui.kit import Kit

Reason = Literal["opened", "closed", "saved", "worked"]


class KeepingVersions(QObject):
    """Keeps them, in a thread but for the last one."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        kit.desk.opened.connect(lambda: self.keep("opened"))
        kit.desk.saved.connect(lambda: self.keep("worked", every=EVERY))
        kit.desk.leaving.connect(self._last)
        kit.desk.closed.connect(lambda: kit.actions.know(versions=False))

    def keep(self, reason: Reason, *, every: int = 0) -> None:
        """Keeps what is in the file now, unless a version is younger than so many seconds."""
        desk = self._kit.desk
        if not desk.is_open or desk.session.read_only:
            self._look()
            return
        session, versions, last = desk.session, desk.session.versions, self._kit.settings.value("versions")
        self._kit.tasks.run(lambda _: versions.keep(reason, every=every, last=last), done=lambda _: self._look(),
                            failed=lambda error: self._say(session, error))

    def _look(self) -> None:
        """Whether there is a version to look at."""
        desk = self._kit.desk
        if desk.is_open:
            versions = desk.session.versions
            self._kit.tasks.run(lambda _: bool(versions.listed()), done=lambda some: self._kit.actions.know(versions=some),
                                failed=lambda _: self._kit.actions.know(versions=False))

    def _last(self) -> None:
        """The one of the end, before the pack goes; one that cannot be kept is no reason to stay."""
        desk = self._kit.desk
        if not desk.session.read_only:
            try:
                desk.session.versions.keep("closed", last=self._kit.settings.value("versions"))
            except BrieferError as error:
                self._kit.say(self._kit.words.explain(error))

    def _say(self, session: object, error: Exception) -> None:
        if not isinstance(error, BrieferError):
            self._kit.problem(error)
        elif self._kit.desk.is_open and self._kit.desk.session is session and error.id != "pack_changed_on_disk":
            self._kit.say(self._kit.words.explain(error))  # that a file was changed is said when it is saved
