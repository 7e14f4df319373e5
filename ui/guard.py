"""Whether a window can be opened here at all; asked before more of Qt is loaded than its core."""
from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Literal

Reason = Literal["display", "library", "binding"]
_CALLS = 64


def unusable(environ: Mapping[str, str] = os.environ) -> Reason | None:
    """Why no window can be opened, or None if one can: no display, a library of Qt that does not load, a binding that would crash."""
    if display_missing(environ):
        return "display"
    try:
        import PySide6.QtWidgets  # noqa: F401 - whether it loads is the question
    except ImportError:
        return "library"
    return "binding" if binding_leaks_none() else None


def display_missing(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether there is no screen: on Linux Qt would end the process without a word."""
    if sys.platform in ("win32", "darwin"):
        return False
    return not any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def binding_leaks_none() -> bool:
    """Whether this Qt binding loses a reference to None at each call; PySide6 6.12.0 does before Python 3.12, and dies of it."""
    if sys.version_info >= (3, 12):
        return False
    from PySide6.QtCore import QObject

    one = QObject()
    before = sys.getrefcount(None)
    for _ in range(_CALLS):
        one.setObjectName("x")
    return before - sys.getrefcount(None) > _CALLS // 2
