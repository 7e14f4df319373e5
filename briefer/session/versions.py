"""Earlier versions of the pack that a session has open: keeping them, listing them, and bringing one back."""
from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefer.edits import SetParts, parts_between
from briefer.errors import EditError, PackError
from briefer.files import is_for_want_of_room
from briefer.model.pack import Pack
from briefer.storage.packfile import Opened, read_original
from briefer.storage.saving import files_of, save
from briefer.storage.sealed import Key
from briefer.storage.state import Corner
from briefer.storage.versions import LAST, Changes, Reason, Version, changes, keep_version, list_versions, pack_of
from briefer.values import dataclass

EVERY = 10 * 60  # seconds of editing between versions


@dataclass(frozen=True, slots=True)
class Listed:
    """A version with what it has that the one before it had not; `changes` is None for the first."""

    version: Version
    changes: Changes | None


class Turn:
    """Lets one thread at a time keep a version, and none under a key that the pack has no longer."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.key: Key | None = None


class Versions:
    """The versions of a pack as it was last opened or saved; none without a state folder. May be used by any thread."""

    def __init__(self, corner: Corner | None, opened: Opened, now: str, turn: Turn) -> None:
        """Use `Session.versions`."""
        self._corner, self._opened, self._now, self._turn = corner, opened, now, turn

    def listed(self) -> tuple[Listed, ...]:
        """What is kept, the latest first; PackError when the state folder cannot be read."""
        kept = self._kept()
        return tuple(Listed(one, changes(before, one) if before is not None else None)
                     for one, before in zip(kept, (*kept[1:], None), strict=False))

    def version(self, number: int) -> Version:
        """The version with a number; EditError when there is none."""
        kept = self._kept()
        found = next((one for one in kept if one.number == number), None)
        if found is None:
            raise EditError("unknown_version", version=number, known=tuple(one.number for one in kept))
        return found

    def keep(self, reason: Reason, *, every: int = 0, last: int = LAST) -> Version | None:
        """Keeps what is in the file now; None when the latest version holds the same, or is not older than so many seconds.

        PackError when the state folder cannot be written, or the file was changed by somebody else.
        """
        if self._corner is None or self._opened.read_only:
            return None
        try:
            with self._turn.lock:
                return self._keep(self._corner, reason, every, last) if self._opened.key is self._turn.key else None
        except OSError as error:
            id = "versions_disk_full" if is_for_want_of_room(error) else "versions_not_kept"
            raise PackError(id, folder=str(self._corner.versions)) from error

    def _keep(self, corner: Corner, reason: Reason, every: int, last: int) -> Version | None:
        if every and (kept := list_versions(corner)) and 0 <= _seconds(kept[0].at, self._now) < every:
            return None
        return keep_version(corner, self._opened, self._now, reason, last)

    def pack(self, version: Version) -> Pack:
        """The pack as it was; PackError when parts of it cannot be read any more."""
        if self._corner is None:
            raise PackError("version_damaged", version=version.number)
        pack, damage = pack_of(self._corner, version)
        if damage:
            raise PackError("version_damaged", version=version.number)
        return pack

    def save_copy(self, version: Version, path: Path) -> None:
        """Writes a version as a pack of its own to a new place; PackError when that cannot be, or parts of it are lost."""
        pack = self.pack(version)
        if path.exists():
            raise PackError("pack_exists", pack=path.name)
        empty = replace(self._opened, members={}, pack=replace(pack, sources=(), files={}))  # of this form and key, with nothing in it
        save(pack, path, form=self._opened.form, opened=empty, blobs=self.files(pack))

    def files(self, pack: Pack) -> Mapping[str, bytes]:
        """The bytes of all files that a pack carried, from this pack or from what its saves let go of; PackError when one is lost."""
        found: dict[str, bytes] = {}
        for digest in sorted(set(files_of(pack).values())):
            kept = self._corner.blobs.get(digest) if self._corner is not None else None
            found[digest] = kept if kept is not None else read_original(self._opened.path, digest, self._opened.key)
        return found

    def _kept(self) -> tuple[Version, ...]:
        try:
            return list_versions(self._corner) if self._corner is not None else ()
        except OSError as error:
            raise PackError("versions_unreadable", folder=str(self._corner.versions) if self._corner else "") from error


def restoring(now: Pack, then: Pack) -> SetParts:
    """The edit that makes a pack what it was. Numbers that were given since are not given again; what is the same stays the same."""
    current = {source.number: source for source in now.sources}
    sources = []
    for source in then.sources:
        there = current.get(source.number)
        if there is not None:
            source = replace(source, next_excerpt=max(source.next_excerpt, there.next_excerpt))
        sources.append(there if there == source and there is not None else source)
    same = {name: getattr(now, name) for name in ("themes", "glossary", "briefings", "deliveries", "files", "extra")
            if getattr(now, name) == getattr(then, name)}
    parts = tuple(sources)
    return parts_between(now, replace(then, sources=now.sources if parts == now.sources else parts,
                                      next_source=max(now.next_source, then.next_source), **same))


def _seconds(earlier: str, later: str) -> float:
    """The seconds between two times in ISO; a negative number when one of them is none."""
    try:
        return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()
    except (ValueError, TypeError):
        return -1.0
