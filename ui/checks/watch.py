"""Checks run beside the window, a moment after the last change; what comes too late for the pack as it is now is thrown away."""
from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.errors import BrieferError
from briefer.i18n import LANGUAGES
from briefer.workflow import Finding
from ui.kit import Kit
from ui.shelf import Shelf
from ui.tasks import Task

Scope = Literal["briefing", "pack"]
_IDLE = 300  # ms after the last change


class Watch(QObject):
    """`found` is sent when `findings` are others; `fails` says why they could not be made, if so."""

    found = Signal()

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._shelf = kit, Shelf()
        self.scope: Scope = "briefing"
        self.findings: tuple[Finding, ...] = ()
        self.failure = ""
        self.looked = True  # False from when a pack is opened until its first checks have run
        self._task: Task | None = None
        self._stale = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_IDLE)
        self._later.timeout.connect(self._look)
        desk = kit.desk
        for signal in (desk.changed, desk.briefing_changed):
            signal.connect(self._soon)
        desk.opened.connect(self._begin)
        desk.closed.connect(self._forget)
        kit.settings.changed.connect(self._on_setting)

    @property
    def busy(self) -> bool:
        """Whether checks are running or about to."""
        return self._task is not None or self._later.isActive()

    def look_at(self, scope: Scope) -> None:
        """Checks this briefing, or the whole pack."""
        if scope != self.scope:
            self.scope = scope
            self._soon()

    def _on_setting(self, name: str) -> None:
        if name == "briefing_languages":
            self._soon()

    def _soon(self, *_: object) -> None:
        if self._kit.desk.is_open:
            self._later.start()

    def _begin(self) -> None:
        """Another pack is on the desk."""
        self.looked = False
        self.findings, self.failure = (), ""
        self.found.emit()
        self._soon()

    def _forget(self) -> None:
        """No pack is."""
        self._later.stop()
        if self._task is not None:
            self._task.cancel()
        self._take((), "")

    def _look(self) -> None:
        """Checks the pack as it is now; while that goes on, the next time waits."""
        desk = self._kit.desk
        if self._task is not None:
            self._stale = True
            return
        if not desk.is_open:
            return
        session, pack, briefing, shelf = desk.session, desk.pack, desk.briefing, self._shelf
        wanted = self._kit.settings.value("briefing_languages")
        whole = self.scope == "pack" or briefing is None

        def run(_: Task) -> tuple[Finding, ...]:
            from briefer.workflow import check, check_pack

            if whole or briefing is None:
                return check_pack(pack, LANGUAGES if wanted == "both" else (wanted,))
            return check(pack, briefing, briefing.languages, shelf.style(session, pack, briefing.style))

        def done(findings: tuple[Finding, ...]) -> None:
            if desk.is_open and desk.pack is pack and not self._stale:
                self._take(findings, "")

        def failed(error: Exception) -> None:
            if isinstance(error, BrieferError):
                self._take((), self._kit.words.explain(error))
            else:
                self._kit.problem(error)

        task = self._task = self._kit.tasks.run(run, done=done, failed=failed)
        for end in (task.done, task.failed, task.cancelled):
            end.connect(lambda *_: self._over(task))

    def _over(self, task: Task) -> None:
        """One run has ended; if something changed meanwhile, there is another."""
        if self._task is task:
            self._task = None
        if self._stale:
            self._stale = False
            self._soon()

    def _take(self, findings: tuple[Finding, ...], failure: str) -> None:
        self.findings, self.failure, self.looked = findings, failure, True
        self.found.emit()
