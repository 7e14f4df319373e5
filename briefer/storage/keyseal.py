"""The seal of what the state folder keeps for a pack with a password, and changing it when the password changes."""
from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from briefer.errors import PackError
from briefer.files import sync_folder, write_atomically
from briefer.storage.journal import resealed
from briefer.storage.sealed import KEPT, MAGIC, Key
from briefer.storage.state import Corner, PlainSeal, Seal
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class KeySeal:
    """Everything is sealed with the key of the pack, and lies under a name that only the key makes."""

    key: Key
    plain: bool = False

    def close(self, data: bytes) -> bytes:
        """The bytes sealed."""
        return self.key.seal(data, KEPT)

    def open(self, kept: bytes) -> bytes | None:
        """The bytes that were sealed, or None when they were sealed with another key or are damaged."""
        try:
            return self.key.open(io.BytesIO(kept), "", KEPT)
        except PackError:
            return None

    def name(self, digest: str) -> str:
        """A name that says nothing of the digest."""
        return self.key.name(digest)


def seal_of(key: Key | None) -> Seal:
    """The seal that goes with the key of a pack; a plain one without a key."""
    return PlainSeal() if key is None else KeySeal(key)


def reseal_corner(corner: Corner, before: Seal, after: Seal) -> None:
    """Puts everything that is kept for a pack under another seal; what the former one does not open stays. Raises OSError."""
    for path in _files(corner.blobs_folder):
        data = _opened(path, before)
        if data is not None:
            _write(path, path.with_name(after.name(sha256(data).hexdigest())), after.close(data))
    for path in (corner.journal, *_files(corner.aside)):
        _convert(path, lambda data: resealed(data, before, after))
    for path in _files(corner.versions):
        _convert(path, lambda data: _closed_again(data, before, after))


def _closed_again(data: bytes, before: Seal, after: Seal) -> bytes:
    """Bytes that were kept whole, under another seal."""
    opened = None if before.plain and data.startswith(MAGIC) else before.open(data)
    return data if opened is None else after.close(opened)


def _opened(path: Path, seal: Seal) -> bytes | None:
    """What a file keeps, or None when it is not under this seal."""
    if seal.plain:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) == MAGIC:
                return None
    return seal.open(path.read_bytes())


def _files(folder: Path) -> Iterator[Path]:
    """The files in a folder, if there is one, as they are now."""
    return iter(sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else ())


def _convert(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Replaces a file by what is made of it."""
    if path.is_file():
        data = path.read_bytes()
        changed = change(data)
        if changed != data:
            write_atomically(path, changed)


def _write(former: Path, path: Path, data: bytes) -> None:
    """Writes a file and takes the one away in whose place it comes."""
    write_atomically(path, data)
    if former != path:
        former.unlink()
        sync_folder(former.parent)
