"""Files of the user outside of the window: opened by the program they belong to, shown in their folder."""
from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> bool:
    """Opens a file with the program it belongs to; whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_folder(path: Path) -> bool:
    """Shows the folder of a file; whether something can."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
