"""The press room: one thread beside the window in which pages are laid out and drawn, the latest wish first."""
from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from briefer.values import dataclass

Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """A wish: what it is for, how soon, the work, and who hears of it."""

    key: str
    rank: int
    number: int
    work: Callable[[Stopped], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class PressRoom(QObject):
    """Does one piece of work at a time, lower ranks first. A wish takes the place of an earlier one with the same key, and what comes
    of that one is thrown away. The library that draws pages bears one thread only: whatever uses it is done here."""

    _ended = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._wishes: dict[str, _Job] = {}
        self._latest: dict[str, int] = {}
        self._numbers = count(1)
        self._bell = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None
        self._ended.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def ask(self, key: str, work: Callable[[Stopped], Any], done: Callable[[Any], None], failed: Callable[[Exception], None], *,
            rank: int = 0) -> None:
        """Wishes for some work, which is given a question: whether it is still wanted. `done` or `failed` is called in the window's
        thread, unless something else was asked under this key or it was forgotten."""
        with self._bell:
            if self._closed:
                return
            job = _Job(key, rank, next(self._numbers), work, done, failed)
            self._wishes[key] = job
            self._latest[key] = job.number
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="press room", daemon=True)
                self._thread.start()
            self._bell.notify()

    def forget(self, prefix: str = "") -> None:
        """Nobody waits any more for what was asked under keys that begin so."""
        with self._bell:
            for key in [key for key in self._latest if key.startswith(prefix)]:
                self._latest.pop(key)
                self._wishes.pop(key, None)

    def is_busy(self, key: str) -> bool:
        """Whether somebody waits for what was asked under a key."""
        return key in self._latest

    def close(self) -> None:
        """No more work; what is going on is thrown away."""
        with self._bell:
            self._closed = True
            self._latest.clear()
            self._wishes.clear()
            self._bell.notify()

    def _run(self) -> None:
        """The thread."""
        while (job := self._next()) is not None:
            try:
                result, error = job.work(lambda number=job.number, key=job.key: self._latest.get(key) != number), None  # type: ignore[misc]
            except Exception as failure:  # told to whoever asked, in the window's thread
                result, error = None, failure
            self._ended.emit(job, result, error)

    def _next(self) -> _Job | None:
        """The next wish; waits for one, and gives None when the room is closed."""
        with self._bell:
            while not self._wishes and not self._closed:
                self._bell.wait()
            if self._closed:
                return None
            job = min(self._wishes.values(), key=lambda one: (one.rank, one.number))
            return self._wishes.pop(job.key)

    def _hand_over(self, job: _Job, result: object, error: Exception | None) -> None:
        """What came of some work, if anybody still waits for it."""
        if self._latest.get(job.key) != job.number:
            return
        self._latest.pop(job.key)
        if error is not None:
            job.failed(error)
        else:
            job.done(result)
