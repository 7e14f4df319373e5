"""The printers of the system, sending them a PDF (by its commands `lpstat` and `lp`; on Windows by Qt), and its settings of printers."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from briefer.errors import ExportError
from briefer.values import dataclass

_ASKING, _SENDING = 3, 60  # seconds
_SETTINGS = (("gnome-control-center", "printers"), ("kcmshell6", "kcm_printer_manager"), ("kcmshell5", "kcm_printer_manager"),
             ("system-config-printer",))
# What a printer is asked for, and how pages, which are A4, come onto it.
_PAPER: Mapping[str, tuple[str, str]] = MappingProxyType({"a4": ("A4", "none"), "a3": ("A3", "fit"), "letter": ("Letter", "fit")})


@dataclass(frozen=True, slots=True)
class Printers:
    """The names of the printers there are, and the usual one."""

    names: tuple[str, ...] = ()
    usual: str = ""


def printers() -> Printers:
    """What the system knows; none where it has no such command, or does not answer soon."""
    if sys.platform == "win32":
        from ui.spooling import names

        there, first = names()
        return Printers(there, first if first in there else there[0] if there else "")
    names = tuple(line.strip() for line in _asked("lpstat", "-e").splitlines() if line.strip())
    usual = _asked("lpstat", "-d").rpartition(":")[2].strip() if names else ""
    return Printers(names, usual if usual in names else names[0] if names else "")


def send(data: bytes, printer: str, title: str, *, copies: int = 1, sides: str = "one-sided", grey: bool = False,
         paper: str = "a4") -> None:
    """Hands a PDF to a printer as it is, at true size, or on other paper than A4 to fit; ExportError when the system does not take it.

    Nothing of it is left on the disk.
    """
    if sys.platform == "win32":
        from ui.spooling import printer_for, spool

        spool(data, printer_for(printer, title, copies=copies, sides=sides, grey=grey, paper=paper))
        return
    handle, name = tempfile.mkstemp(prefix="briefer-", suffix=".pdf")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        media, scaling = _PAPER[paper]
        wishes = [f"sides={sides}", f"media={media}", f"print-scaling={scaling}", *(["print-color-mode=monochrome"] if grey else [])]
        words = ["lp", "-d", printer, "-n", str(copies), "-t", title, *(part for wish in wishes for part in ("-o", wish)), "--", str(path)]
        done = subprocess.run(words, capture_output=True, text=True, timeout=_SENDING, stdin=subprocess.DEVNULL, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ExportError("print_refused", printer=printer, said=str(error)) from error
    finally:
        path.unlink(missing_ok=True)
    if done.returncode:
        raise ExportError("print_refused", printer=printer, said=done.stderr.strip() or str(done.returncode))


def settings_address() -> tuple[str, ...]:
    """What opens the system's own settings of printers: a command, or an address alone; nothing where none is known."""
    if sys.platform == "win32":
        return ("ms-settings:printers",)
    if sys.platform == "darwin":
        return ("x-apple.systempreferences:com.apple.Print-Scan-Settings.extension",)
    found = (command for command in _SETTINGS if shutil.which(command[0]) is not None)
    return next(found, ())


def open_settings() -> bool:
    """Opens them; whether that could be begun."""
    address = settings_address()
    if len(address) == 1 and ":" in address[0]:
        return QDesktopServices.openUrl(QUrl(address[0]))
    return bool(address) and QProcess.startDetached(address[0], list(address[1:]))[0]


def _asked(*words: str) -> str:
    """What a command answers; nothing when it is not there, fails or is too slow."""
    if shutil.which(words[0]) is None:
        return ""
    try:
        environment = {**os.environ, "LC_ALL": "C"}
        answer = subprocess.run(words, capture_output=True, text=True, timeout=_ASKING, env=environment, stdin=subprocess.DEVNULL,
                                check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout if answer.returncode == 0 else ""
