"""One clock for all that a process is asked, one turn after the other: a thread for each turn would cost more than most texts."""
from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_NEVER = float("inf")


class Patience:
    """Calls a function, once, when what is timed takes longer than it may; used by one thread at a time."""

    def __init__(self, too_late: Callable[[], None]) -> None:
        self._too_late = too_late
        self._state = threading.Condition()
        self._until, self._looks_at = _NEVER, 0.0
        self._running = self._closed = False

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Times what is done meanwhile."""
        until = time.monotonic() + seconds
        with self._state:
            self._until = until
            if not self._running and not self._closed:
                self._running = True
                threading.Thread(target=self._watch, daemon=True).start()
            elif self._looks_at > until:
                self._state.notify_all()
        try:
            yield
        finally:
            with self._state:
                self._until = _NEVER  # nobody need be woken for that: at its old end the thread sees that there is nothing to do

    def close(self) -> None:
        """Ends the thread."""
        with self._state:
            self._closed = True
            self._state.notify_all()

    def _watch(self) -> None:
        """Looks again whenever a turn may have lasted too long."""
        with self._state:
            while not self._closed:
                now = time.monotonic()
                if now >= self._until:
                    self._too_late()
                    return
                self._looks_at = self._until
                self._state.wait(None if self._until == _NEVER else self._until - now)
