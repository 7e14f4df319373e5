"""One clock for all that a process is asked, one turn after the other: a thread for each turn would cost more than most texts.

What the process waits for its turn, while others have the processors, does not count where the system tells it: on a busy machine a
file may take as long as on an idle one.
"""
from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONGEST = 6  # times what was allowed, whatever was waited or added
_FIRST_LOOK = 0.5  # seconds; most turns are over before
_NEVER = float("inf")


class Patience:
    """Calls a function, once, when a turn takes longer than it may; `waited` says how long the process has waited in all, in seconds.

    Turns are begun by one thread at a time.
    """

    def __init__(self, too_late: Callable[[], None], waited: Callable[[], float] = lambda: 0.0) -> None:
        self._too_late, self._waited = too_late, waited
        self._state = threading.Condition()
        self._begun, self._allowed, self._added, self._looks_at = _NEVER, 0.0, 0.0, 0.0
        self._waited_before: float | None = None
        self._running = self._closed = False

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Times what is done meanwhile."""
        with self._state:
            self._begun, self._allowed, self._added, self._waited_before = time.monotonic(), seconds, 0.0, None
            if not self._running and not self._closed:
                self._running = True
                threading.Thread(target=self._watch, daemon=True).start()
            elif self._looks_at > self._begun + min(_FIRST_LOOK, seconds):
                self._state.notify_all()
        try:
            yield
        finally:
            with self._state:
                self._begun = _NEVER  # nobody need be woken for that: the thread sees it when it looks

    def add(self, seconds: float) -> None:
        """Allows this turn so many seconds more than it had at first."""
        with self._state:
            self._added = max(self._added, seconds)

    def close(self) -> None:
        """Ends the thread."""
        with self._state:
            self._closed = True
            self._state.notify_all()

    def _watch(self) -> None:
        """Looks now and then whether a turn lasts too long."""
        with self._state:
            while not self._closed:
                left = self._left()
                if left <= 0:
                    self._too_late()
                    return
                self._looks_at = time.monotonic() + left
                self._state.wait(None if left == _NEVER else left)

    def _left(self) -> float:
        """How long the turn may go on before the next look."""
        if self._begun == _NEVER:
            return _NEVER
        lasted = time.monotonic() - self._begun
        if self._waited_before is None:
            first = min(_FIRST_LOOK, self._allowed / 2)
            if lasted < first:
                return first - lasted
            self._waited_before = self._waited()
        more = self._added + max(0.0, self._waited() - self._waited_before)
        return min(self._allowed + more, LONGEST * self._allowed) - lasted
