"""What happens when the program itself is wrong: the details go to a log, the user gets one sentence."""
from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefer import __version__

LOG = "errors.log"
_LARGEST = 1024 * 1024  # bytes; beyond it the log starts again


def state_folder(environ: Mapping[str, str]) -> Path:
    """Where this user's programs keep what is not a document: BRIEFER_STATE, or the place that the system has for it."""
    if environ.get("BRIEFER_STATE"):
        return Path(environ["BRIEFER_STATE"])
    if os.name == "nt":
        return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Briefer"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Briefer"
    return Path(environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "briefer"


def write_log(error: BaseException, argv: Sequence[str], when: str, environ: Mapping[str, str]) -> Path | None:
    """Appends the traceback of a bug to the log; its path, or None when there is no place to write."""
    import traceback

    entry = f"--- {when} · briefer {__version__} · {' '.join(argv)}\n{''.join(traceback.format_exception(error))}\n"
    with contextlib.suppress(OSError, RuntimeError):
        path = state_folder(environ) / LOG
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists() or path.stat().st_size > _LARGEST
        with path.open("w" if fresh else "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(entry)
        return path
    return None
