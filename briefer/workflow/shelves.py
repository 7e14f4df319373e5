"""Where a user keeps templates and styles of their own."""
from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path


def templates_folder(environ: Mapping[str, str]) -> Path | None:
    """Where this user keeps templates and, in `styles/`, house styles: BRIEFER_TEMPLATES, or a place among the user's data; None for a
    user without a home."""
    if environ.get("BRIEFER_TEMPLATES"):
        return Path(environ["BRIEFER_TEMPLATES"])
    with contextlib.suppress(RuntimeError):  # raised when the system knows of no home
        if os.name == "nt":
            return Path(environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "Briefer" / "templates"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Application Support" / "Briefer" / "templates"
        return Path(environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "briefer" / "templates"
    return None
