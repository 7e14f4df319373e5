"""The printers of the system, and sending them a PDF: by its own commands, `lpstat` and `lp`, where it has them."""
from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from briefer.errors import ExportError
from briefer.values import dataclass

_ASKING, _SENDING = 3, 60  # seconds
# What a printer is asked for, and how pages, which are A4, come onto it.
_PAPER: Mapping[str, tuple[str, str]] = MappingProxyType({"a4": ("A4", "none"), "a3": ("A3", "fit"), "letter": ("Letter", "fit")})


@dataclass(frozen=True, slots=True)
class Printers:
    """The names of the printers there are, and the usual one."""

    names: tuple[str, ...] = ()
    usual: str = ""


def printers() -> Printers:
    """What the system knows; none where it has no such command, or does not answer soon."""
    names = tuple(line.strip() for line in _asked("lpstat", "-e").splitlines() if line.strip())
    usual = _asked("lpstat", "-d").rpartition(":")[2].strip() if names else ""
    return Printers(names, usual if usual in names else names[0] if names else "")


def send(data: bytes, printer: str, title: str, *, copies: int = 1, sides: str = "one-sided", grey: bool = False,
         paper: str = "a4") -> None:
    """Hands a PDF to a printer as it is, at true size, or on other paper than A4 to fit; ExportError when the system does not take it.

    Nothing of it is left on the disk.
    """
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
