"""What happens when the program itself is wrong: the details go to a log, the pack is saved, the user gets a sentence, and all goes on."""
from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from briefer.bugs import write_log
from ui.kit import Kit

_MOST = 20  # entries of one run of the program: a mistake at every repaint must not fill the disk


class Bugs(QObject):
    """Hears of mistakes of the program from Qt's calls, from threads and from panels; `told` brings the sentence for the user."""

    told = Signal(str)
    _heard = Signal(object)

    def __init__(self, kit: Kit, save: Callable[[], bool], parent: QObject, environ: Mapping[str, str] = os.environ) -> None:
        super().__init__(parent)
        self._kit, self._save, self._environ = kit, save, environ
        self._known: set[str] = set()
        self._telling = False
        self._heard.connect(self.report, Qt.ConnectionType.QueuedConnection)  # not in the middle of what went wrong, nor in its thread
        kit.troubled.connect(self._heard)

    def install(self) -> None:
        """Hears from now on of exceptions that nobody caught, wherever they are raised."""
        sys.excepthook = self.hook
        threading.excepthook = self._of_thread

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Takes the place of Python's own last word."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._heard.emit(error.with_traceback(trace))

    def report(self, error: BaseException) -> None:
        """Logs a mistake, saves the pack and says so; one that was told before is not told again."""
        place = "".join(traceback.format_tb(error.__traceback__)[-1:]) + type(error).__name__
        if place in self._known or len(self._known) >= _MOST or self._telling:
            return
        self._known.add(place)
        self._telling = True
        try:
            log = write_log(error, ("window",), datetime.now(UTC).isoformat(timespec="seconds"), self._environ)
            saved = self._saved()
            words = self._kit.words
            where = words.text("bug.log", log=str(log)) if log else words.text("bug.no_log", kind=type(error).__name__)
            self.told.emit(f"{words.text(saved)} {where}")
        finally:
            self._telling = False

    def _saved(self) -> str:
        """What has become of the work: the id of its words."""
        if not self._kit.desk.is_open:
            return "bug.no_pack"
        return "bug.saved" if self._save() else "bug.not_saved"

    def _of_thread(self, found: threading.ExceptHookArgs) -> None:
        """The same for threads."""
        if found.exc_value is not None:
            self.hook(found.exc_type, found.exc_value, found.exc_traceback)
