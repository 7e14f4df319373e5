"""A report for support, in a text file that anybody can read first: versions and what went wrong, nothing of packs, people or places."""
from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from briefer.bugs import LOG, state_folder
from briefer.files import write_atomically
from ui.dialogs.about import versions
from ui.kit import Kit

_HEAD = re.compile(r"^--- (?P<when>\S+) · briefer (?P<version>\S+)")
_PLACE = re.compile(r'^\s*File "(?P<path>[^"]*)", line (?P<line>\d+), in (?P<name>.+)$')
_ERROR = re.compile(r"^(?P<kind>[A-Za-z_][\w.]*?)(?:: .*)?$")
_OURS = re.compile(r"(?:^|[\\/])((?:ui|briefer)[\\/][\w\\/]+\.py)$")
_LONGEST = 200_000  # signs of the log


def cleaned(log: str) -> str:
    """A log with the moments, the places in the program and the kinds of errors, and nothing that a message could say of a pack."""
    kept = []
    for line in log[-_LONGEST:].splitlines():
        if head := _HEAD.match(line):
            kept.append(f"--- {head['when']} briefer {head['version']}")
        elif place := _PLACE.match(line):
            ours = _OURS.search(place["path"])
            where = ours[1].replace("\\", "/") if ours else re.split(r"[\\/]", place["path"])[-1]
            kept.append(f"  {where}:{place['line']} {place['name']}")
        elif not line.startswith((" ", "\t")) and (error := _ERROR.match(line)) and not line.startswith("Traceback"):
            kept.append(f"  {error['kind']}")
    return "\n".join(kept)


def report(environ: Mapping[str, str] = os.environ) -> str:
    """The whole report."""
    path = state_folder(environ) / LOG
    log = path.read_text("utf-8", "replace") if path.is_file() else ""
    lines = [f"{name} {number}" for name, number in versions()]
    return "\n".join((*lines, f"{platform.system()} {platform.release()} {platform.machine()}", "", cleaned(log) or "-", ""))


def ask(kit: Kit, window: QWidget) -> None:
    """Asks where to save the report."""
    dialog = QFileDialog(window, kit.words.text("report.title"))
    dialog.setObjectName("problem_report_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("txt")
    dialog.selectFile(kit.words.text("report.file"))
    dialog.fileSelected.connect(lambda name: _save(kit, Path(name)))
    dialog.open()


def _save(kit: Kit, path: Path) -> None:
    """Writes the report, or says why it cannot."""
    try:
        write_atomically(path, report().encode("utf-8"))
    except OSError:
        kit.say(kit.words.text("report.not_written", name=path.name))
        return
    kit.say(kit.words.text("report.saved", name=path.name))
