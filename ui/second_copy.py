"""A second copy of each pack, in a folder that the user has chosen, such as on another drive: written beside the window after each save."""
from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject

from briefer.files import write_atomically
from ui.kit import Kit

_FOLDER = "backup_folder"


class SecondCopy(QObject):
    """Follows the saves of the pack on the desk, with one copy at a time: saves meanwhile are copied once, after it.

    What cannot be written is said once, until it can be again.
    """

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._told = False
        self._turn = threading.Lock()  # of the two below
        self._wanted: dict[Path, Path] = {}  # packs, and the folder of the copy of each
        self._at_work = False
        kit.desk.saved.connect(self._copy)

    def _copy(self) -> None:
        folder = self._kit.settings.value(_FOLDER)
        if folder:
            with self._turn:
                self._wanted[self._kit.desk.session.path] = Path(folder)
                begun, self._at_work = self._at_work, True
            if not begun:
                self._kit.tasks.run(lambda _: self._work(), done=self._done, failed=self._failed)

    def _work(self) -> None:
        """The thread: copies until nothing is wanted any more."""
        try:
            while (wanted := self._next()) is not None:
                copy_pack(*wanted)
        except BaseException:
            with self._turn:
                self._at_work = False
            raise

    def _next(self) -> tuple[Path, Path] | None:
        """A pack to copy, and where to; with none the work ends."""
        with self._turn:
            self._at_work = bool(self._wanted)
            return self._wanted.popitem() if self._wanted else None

    def _done(self, _: None) -> None:
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

    The copy of a folder is without its lock, and without what its links lead to. OSError if it fails.
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
    shutil.copytree(path, fresh, ignore=_not_of_the_pack)
    if target.exists():
        target.rename(former)
    fresh.rename(target)
    shutil.rmtree(former, ignore_errors=True)
    return target


def _not_of_the_pack(folder: str, names: Collection[str]) -> set[str]:
    """What lies in a pack folder and is none of it."""
    return {name for name in names if name.startswith(".lock") or os.path.islink(os.path.join(folder, name))}
