"""A pack as a plain folder: read member by member; saved in steps of which one, the new manifest, is the commit.

Changed members are written to `.next/<token>/` and synced; the manifest with that token replaces the former one; then the
members move to their places. Whoever opens the folder in between reads them where they are, so no state is ever half.
"""
from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from briefer.errors import PackError, message
from briefer.files import is_safe, sync_folder, write_atomically
from briefer.schema import SchemaError
from briefer.storage.manifest import read_manifest
from briefer.storage.members import MANIFEST, MAX_MEMBERS, MAX_READ, Damage, Form, MemberError, damage, is_ours, measured

_NEXT = ".next"
_MOST_NAMES = 10 * MAX_MEMBERS  # in a folder that may hold other files too
_PIECE = 2**16  # bytes read at a time
_REMOVED = "removed"  # in the folder of a save: the members it takes away, one path a line


class FolderContainer:
    """The members of a folder; those of a committed save that have not moved yet count as being in their places."""

    form: Form = "folder"
    sealed = False
    torn = False

    def __init__(self, folder: Path) -> None:
        self._pending, removed = _pending_of(folder)
        self._paths: dict[str, Path] = {}
        found: list[Damage] = []
        for root in (folder, self._pending) if self._pending else (folder,):
            for path in _files(root):
                place = root / path
                if place.is_symlink() or not place.is_file():
                    found += (damage(path, "link"),) if is_ours(path) else ()
                elif root is folder or path != _REMOVED:
                    self._paths[path] = place
        for path in removed:
            if self._pending is not None and not (self._pending / path).exists():
                self._paths.pop(path, None)
        self.problems: tuple[Damage, ...] = tuple(found)

    def paths(self) -> Iterable[str]:
        """The members there are, by path."""
        return self._paths

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a member; MemberError when it is missing, cannot be read, or is above the limit."""
        return b"".join(self._pieces(path, limit))

    def measured(self, path: str, limit: int) -> tuple[int, str]:
        """The size and SHA-256 of a member, never held whole; MemberError as for `read`."""
        return measured(self._pieces(path, limit))

    def _pieces(self, path: str, limit: int) -> Iterator[bytes]:
        """The bytes of a member piece by piece."""
        place = self._paths.get(path)
        if place is None:
            raise MemberError(message("damage.missing"))
        try:
            with place.open("rb") as file:
                about = os.fstat(file.fileno())
                if about.st_size > limit:
                    raise MemberError(message("damage.too_large", size=about.st_size, limit=limit))
                left = limit
                while left > 0 and (piece := file.read(min(_PIECE, left))):
                    left -= len(piece)
                    yield piece
        except FileNotFoundError as error:
            raise MemberError(message("damage.missing")) from error
        except OSError as error:
            raise MemberError(message("damage.unreadable")) from error

    def stamp(self) -> str:
        """The digest of the manifest: each save has another token."""
        try:
            return sha256(self.read(MANIFEST, MAX_READ)).hexdigest()
        except MemberError:
            return ""


def _files(root: Path) -> Iterable[str]:
    """The files whose names can be members of a pack, hidden folders left out."""
    count = 0
    for place, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        prefix = Path(place).relative_to(root).as_posix()
        count += len(files) + len(folders)
        if count > _MOST_NAMES:
            raise PackError("pack_too_many_members", pack=root.name, most=MAX_MEMBERS)
        for name in sorted(files):
            path = name if prefix == "." else f"{prefix}/{name}"
            if is_safe(path):
                yield path


def _pending_of(folder: Path) -> tuple[Path | None, tuple[str, ...]]:
    """Where the members of a committed but unmoved save lie, and what it takes away."""
    if not ((folder / _NEXT).is_dir() and (folder / MANIFEST).is_file()):
        return None, ()
    try:
        token = read_manifest((folder / MANIFEST).read_text("utf-8")).token
    except (OSError, UnicodeDecodeError, SchemaError):
        return None, ()
    pending = folder / _NEXT / token
    if not token.isalnum() or not pending.is_dir() or not _is_within(folder, pending / _REMOVED):
        return None, ()
    listed = pending / _REMOVED
    removed = listed.read_text("utf-8", "replace").splitlines() if listed.is_file() else []
    return pending, tuple(path for path in removed if is_safe(path))


def _is_within(folder: Path, place: Path) -> bool:
    """Whether a place below a folder is there by the names of the path alone, and by no link that leads elsewhere."""
    return place.parent.resolve() == folder.resolve() / place.parent.relative_to(folder)


def _keep_within(folder: Path, places: Iterable[Path]) -> None:
    """OSError if one of the places below a folder is reached by a link: what is written or removed there may be anybody's."""
    for place in places:
        if not _is_within(folder, place):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(place))


def finish_move(folder: Path) -> None:
    """Moves the members of a committed save to their places and clears what other saves left; nothing if there is nothing to do.

    Raises OSError; then the next opening still reads the same pack.
    """
    pending, removed = _pending_of(folder)
    _keep_within(folder, [folder / _NEXT / _REMOVED])
    if pending is not None:
        _keep_within(folder, [folder / path for path in (*removed, *_files(pending))])
        for path in removed:
            if not (pending / path).exists():
                (folder / path).unlink(missing_ok=True)
        touched = {folder}
        for path in list(_files(pending)):
            if path != _REMOVED:
                place = folder / path
                place.parent.mkdir(parents=True, exist_ok=True)
                os.replace(pending / path, place)
                touched.add(place.parent)
        for place in sorted(touched):
            sync_folder(place)
    if (folder / _NEXT).is_dir():
        shutil.rmtree(folder / _NEXT)


def write_folder(folder: Path, changed: Mapping[str, bytes], removed: Iterable[str], manifest: bytes, token: str) -> None:
    """Saves a folder: what changed, what goes, and the manifest that says so.

    Raises OSError. Before the manifest stands, the former pack is whole; after that, the new one.
    """
    folder.mkdir(exist_ok=True)  # not its parents: when they are gone, so is the drive
    finish_move(folder)
    aside = folder / _NEXT / token
    changed, removed = dict(changed), list(removed)
    _keep_within(folder, [folder / path for path in (*changed, *removed)])
    lines = "".join(f"{path}\n" for path in sorted(removed))
    try:
        _write_aside(aside, {**changed, _REMOVED: lines.encode()} if lines else changed)
    except OSError:
        shutil.rmtree(folder / _NEXT, ignore_errors=True)  # a full disk needs the room; the next save clears what stays
        raise
    write_atomically(folder / MANIFEST, manifest)  # when this fails, nobody knows whether it happened: both sides stay readable
    finish_move(folder)


def _write_aside(aside: Path, members: Mapping[str, bytes]) -> None:
    """Writes members below a new folder and syncs each, then the folders that name them."""
    aside.mkdir(parents=True)
    folders = {aside, aside.parent, aside.parent.parent}
    for path, data in members.items():
        place = aside / path
        place.parent.mkdir(parents=True, exist_ok=True)
        folders.add(place.parent)
        with place.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    for place in sorted(folders, reverse=True):
        sync_folder(place)


def write_plainly(folder: Path, members: Mapping[str, bytes]) -> None:
    """Writes members into a folder that holds no pack yet, the manifest last; raises OSError."""
    for path in sorted(members, key=lambda path: path == MANIFEST):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(place, members[path])


def is_pack_folder(folder: Path) -> bool:
    """Whether a folder holds a pack, or what is left of one."""
    return (folder / MANIFEST).is_file() or (folder / "pack.yaml").is_file()


def is_empty(folder: Path) -> bool:
    """Whether there is no folder yet, or one with nothing in it."""
    return not folder.exists() or not any(folder.iterdir())


