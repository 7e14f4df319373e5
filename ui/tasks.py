"""Work beside the window: a function in another thread, its news in the window's own."""
from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Task(QObject):
    """One piece of work. `news` brings whatever the function reports, then comes exactly one of `done`, `failed` and `cancelled`.

    The function takes the task: it calls `report(value)` as it goes and looks at `stopped` where it can stop.
    """

    news = Signal(object)
    done = Signal(object)
    failed = Signal(object)  # the exception
    cancelled = Signal()
    _ended = Signal(object, object)

    def __init__(self, work: Callable[[Task], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._stop = work, threading.Event()
        self._on_cancel: Callable[[], None] = lambda: None
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.running = False

    @property
    def stopped(self) -> bool:
        """Whether somebody has asked it to stop."""
        return self._stop.is_set()

    def start(self) -> Task:
        """Begins; gives the task back."""
        self.running = True
        self._thread.start()
        return self

    def cancel(self) -> None:
        """Asks it to stop; what it finds after that is thrown away."""
        self._stop.set()
        self._on_cancel()

    def on_cancel(self, act: Callable[[], None]) -> None:
        """What else to do when it is cancelled: for work that waits for something and does not look."""
        self._on_cancel = act

    def report(self, value: object) -> None:
        """News from the work; called in its thread."""
        if not self.stopped:
            self.news.emit(value)

    def wait(self, seconds: float) -> bool:
        """Waits for the thread to end, at most so long; whether it has."""
        if self._thread.is_alive():
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        """The thread."""
        try:
            result, error = self._work(self), None
        except Exception as failure:  # told to whoever started it, in the window's thread
            result, error = None, failure
        self._ended.emit(result, error)

    def _end(self, result: object, error: Exception | None) -> None:
        """The end, in the window's thread."""
        self.running = False
        if self.stopped:
            self.cancelled.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            self.done.emit(result)


class Tasks(QObject):
    """The work that is going on; `changed` is sent when some begins or ends."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.running: tuple[Task, ...] = ()

    def run(self, work: Callable[[Task], Any], *, done: Callable[[Any], None], failed: Callable[[Exception], None],
            news: Callable[[Any], None] | None = None) -> Task:
        """Starts some work; `done` or `failed` is called in the window's thread, neither after it was cancelled."""
        task = Task(work, self)
        task.done.connect(done)
        task.failed.connect(failed)
        if news is not None:
            task.news.connect(news)
        for end in (task.done, task.failed, task.cancelled):
            end.connect(lambda *_: self._gone(task))
        self.running = (*self.running, task)
        self.changed.emit()
        return task.start()

    def cancel_all(self) -> None:
        """Asks everything to stop."""
        for task in self.running:
            task.cancel()

    def stop_all(self, seconds: float = 3.0) -> bool:
        """Cancels everything and waits a little; whether all of it has ended."""
        self.cancel_all()
        ended = [task.wait(seconds) for task in self.running]  # each of them gets its time, also behind one that goes on
        return all(ended)

    def _gone(self, task: Task) -> None:
        """Forgets a task that has ended."""
        if task in self.running:
            self.running = tuple(one for one in self.running if one is not task)
            task.deleteLater()
            self.changed.emit()
