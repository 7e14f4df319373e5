"""From a place on disk to the pack on the desk: opening, making new ones, the sample, and what was open lately."""
from __future__ import annotations

import os
import shutil
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QStandardPaths, Signal

from briefer.errors import PackError
from briefer.model.pack import Pack
from briefer.resources import sample_packs_folder
from briefer.session import Key, Recovery, Session, is_sealed, keep_of
from briefer.values import dataclass
from briefer.workflow import default_themes
from ui.kit import Kit

SUFFIX = ".briefpack"
SAMPLE = "iraq-nato"
_RECENT = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """A pack that was open lately: where, when, and what was in it then; 0 of what is not known.

    Of a `sealed` one nothing is kept but that a password protects it.
    """

    path: Path
    when: str = ""  # ISO
    sources: int = 0
    excerpts: int = 0
    sealed: bool = False


class Packs(QObject):
    """The packs of this user; `recent_changed` is sent when the list of what was open lately is another."""

    recent_changed = Signal()

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self.recovered: Recovery | None = None
        self.keep = keep_of(os.environ, lambda: datetime.now().astimezone().isoformat(timespec="seconds"))
        for signal in (kit.desk.opened, kit.desk.saved):
            signal.connect(self._note)

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

    @property
    def recent_rows(self) -> tuple[Recent, ...]:
        """What was open lately, with what is known of it."""
        return tuple(self._known(path) for path in self.recent)

    def is_sealed(self, path: Path) -> bool:
        """Whether a pack has a password; one that cannot be looked at says what is the matter when it is opened."""
        try:
            return is_sealed(path)
        except OSError:
            return False

    def open(self, path: Path, key: Key | None = None) -> None:
        """Puts the pack of a file or folder on the desk, with its key if it has a password; PackError when it cannot be opened.

        What an earlier run did not save comes back at once, to be undone step by step; `recovered` says what that was.
        """
        desk = self._kit.desk
        if desk.is_open and desk.session.path.resolve() == path.resolve():
            desk.take_away()  # its lock goes before it is taken again
        session = Session.open(path, self.keep, key=key)
        self.recovered = session.recovery
        session.recover()
        desk.put(session, self._kit.words.language)
        self._remember(path)

    def new(self, name: str = "") -> Path:
        """Makes an empty pack, named after the day without a name, and puts it on the desk; PackError when it cannot be written."""
        path = self._free(_as_file(name) or self.day_name)
        pack = Pack(f"{path.stem}-{uuid4().hex[:12]}", datetime.now(UTC).isoformat(timespec="seconds"), themes=default_themes())
        self.recovered = None
        self._kit.desk.put(Session.create(path, pack, keep=self.keep), self._kit.words.language)
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

    @property
    def day_name(self) -> str:
        """The name of a pack that was not given one."""
        return self._kit.words.text("pack.name", day=date.today().isoformat())

    def save_copy(self, path: Path) -> None:
        """Saves the pack on the desk under another name and goes on there; PackError when something stands there already."""
        self._kit.desk.save_copy(path)
        self._remember(path)
        self._note()

    def beside(self, path: Path, name: str) -> Path:
        """A free place for a copy of a pack under another name: in its folder, or in that of packs where nobody may write."""
        suffix = path.suffix if path.is_file() else ""
        folder = path.parent if os.access(path.parent, os.W_OK) else self.folder
        names = (name, *(f"{name} {number}" for number in range(2, 10_000)))
        return next(place for one in names if not (place := folder / f"{_as_file(one)}{suffix}").exists())

    def forget(self, path: Path) -> None:
        """Takes a pack out of the list; the file stays where it is."""
        self._keep(tuple(one for one in self.recent if one != path))

    def _note(self) -> None:
        """Keeps what is in the pack on the desk, for the list."""
        desk = self._kit.desk
        if desk.is_open:
            pack = desk.pack
            counts = (len(pack.sources), sum(len(one.excerpts) for one in pack.sources))
            told = ("sealed",) if desk.session.sealed else tuple(map(str, counts))  # what a password protects is not told elsewhere
            said = [datetime.now().isoformat(timespec="minutes"), *told]
            self._kit.settings.keep(f"pack/{_mark(desk.session.path)}", said)

    def _known(self, path: Path) -> Recent:
        """What was kept of a pack."""
        match self._kit.settings.recall(f"pack/{_mark(path)}"):
            case [str(when), str(sources), str(excerpts)] if sources.isdigit() and excerpts.isdigit():
                return Recent(path, when, int(sources), int(excerpts))
            case [str(when), "sealed"]:
                return Recent(path, when, sealed=True)
            case _:
                return Recent(path)

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


def _mark(path: Path) -> str:
    """By what a pack is known among the settings, which divide names at slashes."""
    return sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _as_file(name: str) -> str:
    """A name as a file can have it everywhere."""
    kept = "".join(" " if sign in '<>:"/\\|?*' or ord(sign) < 32 else sign for sign in name)
    return " ".join(kept.split()).strip(". ")[:120]
