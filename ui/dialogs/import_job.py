"""An import that is going on: files are read beside the window, their sources go into the pack on the desk."""
from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

from PySide6.QtCore import QObject, Signal

from briefer.errors import BrieferError, message
from briefer.values import dataclass
from briefer.workflow.importing import FileRead, FileToRead, Importing, Pool, Progress, attachments_of
from briefer.workflow.intake import Intake
from ui.dialogs.import_rows import MORE_PATIENCE, Row, arrived
from ui.kit import Kit
from ui.tasks import Task


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows that are read together, and how."""

    rows: tuple[int, ...]
    again: bool = False


class ImportJob(QObject):
    """The files of one import by row. `changed` names a row that is another now, `grown` comes with new ones, `ended` when none is open.

    It belongs to the pack that was on the desk when it began; what is read for another is let go.
    """

    changed = Signal(int)
    grown = Signal()
    ended = Signal()

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._session, self._counts = kit, kit.desk.session, count(1)
        self.rows: list[Row] = []
        self._waiting: list[_Run] = []
        self._task: Task | None = None
        self._intake: Intake | None = None
        self._came = self._began = 0
        self._step = ""
        self._clock = time.monotonic()

    @property
    def running(self) -> bool:
        """Whether files are being read."""
        return self._task is not None

    @property
    def done(self) -> int:
        """How many files are dealt with."""
        return sum(not row.is_open for row in self.rows)

    @property
    def seconds(self) -> float:
        """How long it has been going on."""
        return time.monotonic() - self._clock

    @property
    def is_settled(self) -> bool:
        """Whether every file came in and nobody has to decide anything."""
        return all(row.is_settled for row in self.rows)

    def add(self, rows: Sequence[Row]) -> None:
        """Takes in more files."""
        first = len(self.rows)
        self.rows += rows
        self.grown.emit()
        self._run(tuple(at for at in range(first, len(self.rows)) if self.rows[at].is_open))

    def stop(self) -> None:
        """Stops reading; what came in stays."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def again(self, at: int, *, password: str = "", anyway: bool = False, patient: bool = False) -> None:
        """Reads a file once more: with a password, although the pack has it, or with more patience."""
        row = self.rows[at]
        patience = row.patience * MORE_PATIENCE if patient else row.patience
        file = replace(row.file, password=password or row.file.password)
        self._put(at, Row(file, attached_to=row.attached_to, patience=patience))
        self._run((at,), again=anyway)

    def take_attachments(self, at: int) -> None:
        """Reads the files that came with a mail."""
        mail = self.rows[at].source
        if mail is None or not self._here():
            return
        try:
            data = self._session.original(mail.origin.sha256)
        except BrieferError as error:
            self._kit.say(self._kit.words.explain(error))
            return
        self._put(at, replace(self.rows[at], source=replace(mail, attachments=())))
        letter = replace(self.rows[at].file, path=None, data=data)

        def unpack(_: Task) -> tuple[FileToRead, ...]:
            with Pool() as pool:
                return tuple(FileToRead(one.name, data=one.data) for one in attachments_of(pool, letter))

        self._kit.tasks.run(unpack, failed=self._broken, done=lambda files: self.add(
            [Row(one, attached_to=mail.number) for one in files]))

    def _run(self, rows: tuple[int, ...], *, again: bool = False) -> None:
        """Reads rows now, or after those that are being read."""
        if rows:
            self._waiting.append(_Run(rows, again))
        self._next()

    def _next(self) -> None:
        """Begins with what waits; when nothing does, it is over."""
        if self._task is not None:
            return
        if not self._waiting or not self._here():
            self._close_open_rows()
            self.ended.emit()
            return
        run = self._waiting.pop(0)
        self._clock, self._came, self._intake = time.monotonic(), 0, None
        self._step = f"import {id(self)} {next(self._counts)}"
        files = [self.rows[at].file for at in run.rows]
        patience = max(self.rows[at].patience for at in run.rows)
        sources = self._session.pack.sources
        known = () if run.again else frozenset(source.origin.sha256 for source in sources)

        def read(task: Task) -> None:
            task.report(Intake(sources, again=run.again))
            with Pool() as pool:
                importing = Importing(pool, files, patience=patience, known=known)
                task.on_cancel(importing.cancel)
                if not task.stopped:
                    for event in importing:
                        task.report(event)

        self._task = self._kit.tasks.run(read, news=lambda event: self._hear(run, event), done=lambda _: self._over(),
                                         failed=self._broken)
        self._task.cancelled.connect(self._over)

    def _hear(self, run: _Run, event: object) -> None:
        """News of a file, in the window's thread."""
        if isinstance(event, Intake):
            self._intake = event
        elif isinstance(event, Progress) and event.phase == "reading":
            at = run.rows[event.index]
            self._put(at, replace(self.rows[at], state="reading", page=event.page, pages=event.pages))
        elif isinstance(event, FileRead):
            self._take(run.rows[event.index], event)

    def _take(self, at: int, read: FileRead) -> None:
        """Puts a file that was read into the pack."""
        if not self._here() or self._intake is None:
            self.stop()
            return
        row = self.rows[at]
        origin = {"attached_to": row.attached_to} if row.attached_to else {}
        if read.source is not None:
            read = replace(read, source=replace(read.source, reliability=self._kit.settings.value("default_source_grade")))
        arrival = self._intake.take(read, self._kit.desk.pack, datetime.now(UTC).isoformat(timespec="seconds"), **origin)
        if arrival.edit is not None:
            step = message("intake.step", count=self._came + 1)
            try:
                self._kit.desk.do(arrival.edit, {arrival.digest: arrival.data}, merge=self._step, label=step)
            except BrieferError as error:
                self._put(at, replace(row, state="failed", error=error))
                return
            self._came += 1
        if read.log:
            self._kit.problem(RuntimeError(read.log))
        self._put(at, arrived(row, arrival))

    def _over(self) -> None:
        """One run has ended, by itself or because somebody stopped it."""
        self._task = None
        if self._came and self._here():
            self._kit.say(self._kit.words.counted("intake.came", self._came), undo=True)
        self._next()

    def _broken(self, error: Exception) -> None:
        """Reading went wrong otherwise than by a file."""
        if isinstance(error, BrieferError):
            self._kit.say(self._kit.words.explain(error))
        else:
            self._kit.problem(error)
        self._over()

    def _close_open_rows(self) -> None:
        """What was not read is stopped."""
        for at, row in enumerate(self.rows):
            if row.is_open:
                self._put(at, replace(row, state="stopped", page=0, pages=0))

    def _put(self, at: int, row: Row) -> None:
        self.rows[at] = row
        self.changed.emit(at)

    def _here(self) -> bool:
        """Whether the pack of this import is still on the desk."""
        return self._kit.desk.is_open and self._kit.desk.session is self._session
