"""A second copy of each pack, in a folder that the user has chosen, such as on another drive: written beside the window after each save."""
from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject

from briefer.files import write_atomically
from ui.kit import Kit

_FOLDER = "backup_folder"


class SecondCopy(QObject):
    """Follows the saves of the pack on the desk. What cannot be written is said once, until it can be again."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._told = False
        kit.desk.saved.connect(self._copy)

    def _copy(self) -> None:
        folder = self._kit.settings.value(_FOLDER)
        if folder:
            path = self._kit.desk.session.path
            self._kit.tasks.run(lambda _: copy_pack(path, Path(folder)), done=self._done, failed=self._failed)

    def _done(self, _: Path) -> None:
        self._told = False

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            self._kit.problem(error)
        elif not self._told:
            self._told = True
            folder = self._kit.settings.value(_FOLDER)
            self._kit.say(self._kit.words.text("backup.failed", folder=folder), seconds=20)


def copy_pack(path: Path, folder: Path) -> Path:
    """Copies a pack, file or folder, whole or not at all; gives back where to. Packs of one name from two places have two copies.

    OSError if it fails.
    """
    mark = sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    target = folder / f"{path.stem} ({mark}){path.suffix}"
    if not folder.is_dir():
        raise FileNotFoundError(str(folder))  # a drive that is not connected: its folder is not made elsewhere
    if path.is_file():
        write_atomically(target, path.read_bytes())
        return target
    fresh, former = target.with_name(f"{target.name}.new"), target.with_name(f"{target.name}.old")
    for left in (fresh, former):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(path, fresh)
    if target.exists():
        target.rename(former)
    fresh.rename(target)
    shutil.rmtree(former, ignore_errors=True)
    return target
