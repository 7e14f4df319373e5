"""The user's state folder: what is kept of a pack outside of it, until it is safe inside, and its earlier versions.

A pack is known there by the place where it lies, because copies share their id. Whatever is written there goes through a `Seal`,
where a cipher can stand.
"""
from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from briefer.files import sync_folder
from briefer.values import dataclass

_PACKS = "packs"
_JOURNAL = "journal"
_ASIDE = "aside"
_PART = ".part"
_FRESH = 60 * 60  # seconds


class Seal(Protocol):
    """What turns bytes into those that are kept, and back; names by which bytes are found say nothing of them either."""

    @property
    def plain(self) -> bool:
        """Whether what is kept can be read by anybody."""

    def close(self, data: bytes) -> bytes:
        """The bytes to keep."""

    def open(self, kept: bytes) -> bytes | None:
        """The bytes that were kept, or None when these are not of this seal or were changed."""

    def name(self, digest: str) -> str:
        """The name under which the bytes with a SHA-256 are kept."""


@dataclass(frozen=True, slots=True)
class PlainSeal:
    """No cipher: bytes are kept as they are, under their SHA-256."""

    plain: bool = True

    def close(self, data: bytes) -> bytes:
        """The bytes themselves."""
        return data

    def open(self, kept: bytes) -> bytes | None:
        """The bytes themselves."""
        return kept

    def name(self, digest: str) -> str:
        """The digest itself."""
        return digest


@dataclass(frozen=True, slots=True)
class Corner:
    """The place of one pack in the state folder, made when something is first put there."""

    folder: Path
    seal: Seal = PlainSeal()

    @property
    def journal(self) -> Path:
        """Where the edits are that the pack does not hold yet."""
        return self.folder / _JOURNAL

    @property
    def aside(self) -> Path:
        """Where journals lie that fit no pack."""
        return self.folder / _ASIDE

    @property
    def versions(self) -> Path:
        """Where earlier versions are listed."""
        return self.folder / "versions"

    @property
    def blobs_folder(self) -> Path:
        """Where the bytes are that journal and versions name."""
        return self.folder / "blobs"

    @property
    def blobs(self) -> Blobs:
        """The bytes that journal and versions name."""
        return Blobs(self.blobs_folder, self.seal)

    def set_aside(self) -> Path:
        """Gives the journal another name, under which nothing touches it any more, and gives that back; raises OSError."""
        make_folder(self.aside)
        taken = {one.name for one in self.aside.iterdir()}
        name = next(name for number in range(1, len(taken) + 2) if (name := f"{_JOURNAL}-{number}") not in taken)
        os.replace(self.journal, self.aside / name)
        sync_folder(self.aside)
        sync_folder(self.folder)
        return self.aside / name


def corner_of(state: Path, pack: Path, seal: Seal | None = None) -> Corner:
    """The corner of the pack at a path; links lead to the same one as what they point to."""
    place = os.path.normcase(os.path.realpath(pack))
    return Corner(state / _PACKS / sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:32], seal or PlainSeal())


def corners(state: Path) -> Iterator[Corner]:
    """The corners that hold a journal, or one that was set aside."""
    try:
        folders = sorted((state / _PACKS).iterdir())
    except OSError:
        return
    for folder in folders:
        corner = Corner(folder)
        if os.path.isfile(corner.journal) or os.path.isdir(corner.aside):
            yield corner


class Blobs:
    """Bytes by their SHA-256, each in a file that is there whole or not at all."""

    def __init__(self, folder: Path, seal: Seal) -> None:
        self._folder, self._seal = folder, seal

    def put(self, blobs: Mapping[str, bytes]) -> None:
        """Keeps bytes, so that they outlast a loss of power; raises OSError. Many are written before the first is waited for."""
        fresh = {self._folder / self._seal.name(digest): data for digest, data in blobs.items()}
        for path in [path for path in fresh if path.exists()]:
            os.utime(path)  # wanted again just now
            del fresh[path]
        if not fresh:
            return
        make_folder(self._folder)
        aside = {path: path.with_name(f"{path.name}.{os.urandom(4).hex()}{_PART}") for path in fresh}
        for path, data in fresh.items():
            aside[path].write_bytes(self._seal.close(data))
        for part in aside.values():
            with part.open("rb+") as file:
                os.fsync(file.fileno())
        for path, part in aside.items():
            os.replace(part, path)
        sync_folder(self._folder)

    def get(self, digest: str) -> bytes | None:
        """The bytes with a SHA-256, or None when they are not here, or not what they were."""
        try:
            data = self._seal.open((self._folder / self._seal.name(digest)).read_bytes())
        except OSError:
            return None
        return data if data is not None and sha256(data).hexdigest() == digest else None

    def keep_only(self, digests: Collection[str]) -> None:
        """Lets go of everything else that was not wanted for an hour: a line that names it may be about to be written. Raises OSError."""
        if not self._folder.is_dir():
            return
        names = {self._seal.name(digest) for digest in digests}
        with os.scandir(self._folder) as entries:
            for entry in entries:
                if entry.name not in names and time.time() - entry.stat().st_mtime > _FRESH:
                    Path(entry.path).unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Makes a folder of the state folder for its user alone, with those above it, and makes their names last; raises OSError."""
    if folder.is_dir():
        return
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for one in made:
        sync_folder(one.parent)
