"""From a place on disk to the pack on the desk: opening, making new ones, the sample, and what was open lately."""
from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QStandardPaths, Signal

from briefer.errors import PackError
from briefer.model.pack import Pack
from briefer.resources import sample_packs_folder
from briefer.session import Session
from briefer.workflow import default_themes
from ui.kit import Kit

SUFFIX = ".briefpack"
SAMPLE = "iraq-nato"
_RECENT = 12


class Packs(QObject):
    """The packs of this user; `recent_changed` is sent when the list of what was open lately is another."""

    recent_changed = Signal()

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit

    @property
    def folder(self) -> Path:
        """Where new packs go."""
        chosen = self._kit.settings.value("pack_folder")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(chosen) if chosen else Path(documents) / "Briefer"

    @property
    def recent(self) -> tuple[Path, ...]:
        """What was open lately, the last first."""
        kept = self._kit.settings.recall("recent")
        return tuple(Path(one) for one in kept) if isinstance(kept, list) else (Path(kept),) if isinstance(kept, str) and kept else ()

    def open(self, path: Path) -> None:
        """Puts the pack of a file or folder on the desk; PackError when it cannot be opened."""
        self._kit.desk.put(Session.open(path))
        self._remember(path)

    def new(self) -> Path:
        """Makes an empty pack named after the day and puts it on the desk; PackError when it cannot be written."""
        path = self._free(self._kit.words.text("pack.name", day=date.today().isoformat()))
        pack = Pack(f"{path.stem}-{uuid4().hex[:12]}", datetime.now(UTC).isoformat(timespec="seconds"), themes=default_themes())
        self._kit.desk.put(Session.create(path, pack))
        self._kit.desk.save()
        self._remember(path)
        return path

    def open_sample(self) -> None:
        """Puts a copy of the sample pack on the desk; PackError when it cannot be copied or opened."""
        path = self._free(self._kit.words.text("pack.sample"), suffix="")
        try:
            shutil.copytree(sample_packs_folder() / SAMPLE, path)
        except OSError as error:
            raise PackError("pack_not_writable", pack=path.name) from error
        self.open(path)

    def forget(self, path: Path) -> None:
        """Takes a pack out of the list; the file stays where it is."""
        self._keep(tuple(one for one in self.recent if one != path))

    def _remember(self, path: Path) -> None:
        """Puts a pack at the head of the list."""
        path = path.absolute()
        self._keep((path, *(one for one in self.recent if one != path))[:_RECENT])

    def _keep(self, paths: tuple[Path, ...]) -> None:
        self._kit.settings.keep("recent", [str(one) for one in paths])
        self.recent_changed.emit()

    def _free(self, stem: str, suffix: str = SUFFIX) -> Path:
        """A path in the folder of packs that nothing has yet; the folder is made if need be."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PackError("pack_not_writable", pack=stem) from error
        names = (stem, *(f"{stem} {number}" for number in range(2, 10_000)))
        return next(path for name in names if not (path := self.folder / f"{name}{suffix}").exists())
