"""Who writes the journal beside the session: a thread that lives for as long as there is something to write."""
from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from types import MappingProxyType

from briefer.edits import Edit, Json
from briefer.errors import Message, message
from briefer.files import is_for_want_of_room
from briefer.storage.journal import Journal, JournalFile, edit_line, head, save_line
from briefer.storage.state import Corner
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """News of the journal: `settled` when all that was done so far is on disk, else `problem` says why it cannot be written."""

    settled: bool
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """An edit to be noted; `blobs` are the bytes that it brings."""

    edit: Edit
    at: str
    cause: str = "done"
    merge: str = ""
    blobs: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class _Task:
    """A line to write; or, with `ends`, that a save holds so many edits, after which the journal may go."""

    after: str
    note: Note | None = None
    saving: str = ""
    holds: int = 0
    ends: bool = False


class Scribe:
    """Notes edits in the order in which they are given and says when they are on disk.

    When the journal cannot be written, it says so once and notes nothing more until it begins anew after a save.
    """

    def __init__(self, corner: Corner, about: Mapping[str, str], tell: Callable[[Kept], None]) -> None:
        """`about` is the head's: `pack` and `opened`; `tell` is called by the thread that writes, if one can be had."""
        self._corner, self._about, self._tell = corner, about, tell
        self._file = JournalFile(corner.journal, corner.seal)
        self._written = 0  # edits in the file
        self._waiting: list[_Task] = []
        self._changed = threading.Condition()
        self._at_work = False
        self.noted = 0
        self.problem: Message | None = None

    def go_on(self, found: Journal) -> None:
        """Goes on behind a journal that was found."""
        self._file = JournalFile(self._corner.journal, self._corner.seal, found=found)
        self._written = self.noted = len(found.noted)

    @property
    def settled(self) -> bool:
        """Whether all that was given is on disk."""
        with self._changed:
            return self.problem is None and not self._waiting and not self._at_work

    def note(self, note: Note, after: str) -> None:
        """An edit that follows a save."""
        self.noted += 1
        self._give(_Task(after, note))

    def announce(self, token: str, after: str, holds: int) -> None:
        """A save that is about to replace another one and holds so many of the edits; returns when that is on disk."""
        self._give(_Task(after, saving=token, holds=holds))
        self.wait(None)

    def saved(self, token: str, holds: int) -> None:
        """The pack holds so many of the edits; if those are all, the journal ends."""
        if self.noted == holds:
            self.noted = 0
        self._give(_Task(token, holds=holds, ends=True))

    def begin_anew(self) -> None:
        """Leaves what is there behind, which a save holds now, or which has another name."""
        self.wait(None)
        with self._changed:
            self._file = JournalFile(self._corner.journal, self._corner.seal)
            self._written = self.noted = 0
            self.problem = None
        with suppress(OSError):  # the next line is written over it
            self._file.remove()

    def wait(self, timeout: float | None) -> bool:
        """Waits until there is nothing to write any more, for so many seconds at most; whether all that was given is on disk."""
        with self._changed:
            self._changed.wait_for(lambda: not self._waiting and not self._at_work, timeout)
        return self.settled

    def _give(self, task: _Task) -> None:
        with self._changed:
            if self.problem is not None:
                return
            self._waiting.append(task)
            if self._at_work:
                return
            self._at_work = True
        try:
            threading.Thread(target=self._work, name="journal").start()
        except RuntimeError:  # the system has no more of them
            self._fail("error.journal_not_writable")

    def _work(self) -> None:
        """Writes until nothing waits any more; what came in meanwhile is written together."""
        while tasks := self._next():
            try:
                self._write(tasks)
            except OSError as error:
                self._fail("error.journal_disk_full" if is_for_want_of_room(error) else "error.journal_not_writable")
                return
            except BaseException:
                self._fail("error.journal_not_writable")
                raise
        self._tell(Kept(settled=True))

    def _next(self) -> Sequence[_Task]:
        """What waits; with nothing of it the work ends."""
        with self._changed:
            tasks, self._waiting = self._waiting, []
            if not tasks:
                self._at_work = False
                self._changed.notify_all()
            return tasks

    def _fail(self, problem: str) -> None:
        """Nothing more is noted."""
        with self._changed:
            self.problem = message(problem)
            self._waiting, self._at_work = [], False
            self._changed.notify_all()
        self._tell(Kept(settled=False, problem=self.problem))

    def _write(self, tasks: Sequence[_Task]) -> None:
        """Puts bytes, then lines, on disk; a journal that a save holds whole goes."""
        lines: list[_Task] = []
        for task in tasks:
            if not task.ends:
                lines.append(task)
                continue
            self._append(lines)
            lines = []
            if self._written == task.holds:
                self._file.remove()
                self._written = 0
        self._append(lines)

    def _append(self, tasks: Sequence[_Task]) -> None:
        """Bytes first: a line never names what is not there."""
        notes = [task.note for task in tasks if task.note is not None]
        if not self._written:  # a save alone is nothing to note
            first = next((at for at, task in enumerate(tasks) if task.note is not None), len(tasks))
            tasks = tasks[first:]
        if not tasks:
            return
        self._corner.blobs.put({digest: data for note in notes for digest, data in note.blobs.items()})
        entries: list[Mapping[str, Json]] = []
        if not self._written:
            entries.append({**head(self._about["pack"], self._about["opened"], tasks[0].after)})
        self._file.append([*entries, *map(_line, tasks)])
        self._written += len(notes)


def _line(task: _Task) -> Mapping[str, Json]:
    """The line of a task."""
    if task.note is None:
        return save_line(task.after, task.saving, task.holds)
    note = task.note
    return edit_line(note.edit, task.after, note.at, note.cause, note.merge, note.blobs)
