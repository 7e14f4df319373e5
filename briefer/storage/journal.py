"""The journal of a pack: a line for each edit that its file does not hold yet.

Each line begins with a check sum over itself and all lines before it, so that one torn, lost or changed is told from a whole one.
The head names the save that the first edit follows. Before a save replaces the file, a line names that save and how many of the edits it
holds: whichever of the two saves is found on disk later, the journal says which edits it lacks.
"""
from __future__ import annotations

import base64
import binascii
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefer import __version__
from briefer.edits import Edit, Json, from_record, to_record
from briefer.files import sync_folder
from briefer.storage.sealed import MAGIC
from briefer.storage.state import PlainSeal, Seal, make_folder
from briefer.values import dataclass

VERSION = 1
_SUM = 16  # signs of the check sum
_LARGEST = 2**30  # bytes of a journal that is read
_SEALED = base64.b64encode(MAGIC)  # how a sealed line begins, behind its check sum


@dataclass(frozen=True, slots=True)
class Noted:
    """An edit as it was noted: when, by what (done, undone, redone, restored), with which others it is one step, the files it brought."""

    record: Mapping[str, Json]
    at: str = ""
    cause: str = "done"
    merge: str = ""
    brings: tuple[str, ...] = ()

    def edit(self) -> Edit:
        """The edit; EditError when this version knows none like it."""
        return from_record(self.record)


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal as it was read: `noted` are its edits, `saves` the saves begun meanwhile, each with the number of edits that it holds.

    `torn` says that its last line was not whole, which nobody was promised; `spoilt` counts lines that were whole once.
    """

    pack: str = ""
    opened: str = ""
    base: str = ""
    noted: tuple[Noted, ...] = ()
    saves: tuple[tuple[str, int], ...] = ()
    torn: bool = False
    spoilt: int = 0
    end: int = 0
    sum: str = ""

    def missing_from(self, save: str) -> tuple[Noted, ...] | None:
        """The edits that a save of the pack does not hold; None when the journal does not follow from it."""
        held = [count for token, count in ((self.base, 0), *self.saves) if token == save]
        return self.noted[held[-1]:] if held else None

    @property
    def brings(self) -> frozenset[str]:
        """The files that its edits brought."""
        return frozenset(digest for one in self.noted for digest in one.brings)


def read_journal(path: Path, seal: Seal | None = None) -> Journal | None:
    """The journal in a file, as far as it is whole; None when there is none, or nothing was ever promised in it. Raises OSError."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except FileNotFoundError:
        return None
    lines = data.split(b"\n")
    torn, lines = bool(lines[-1]), lines[:-1]
    if not lines:
        return None
    entries: list[Mapping[str, Any]] = []
    former, end = "", 0
    for line in lines:
        entry = _entry(line, former, seal or PlainSeal())
        if entry is None:
            break
        entries.append(entry)
        former, end = line[:_SUM].decode("ascii"), end + len(line) + 1
    bad = len(lines) - len(entries)
    last_is_bad = bad == 1 and not torn and b"\0" in lines[-1]  # a line whose end reached the disk before the rest of it
    found = _journal(entries)
    return Journal(*found, torn or last_is_bad, 0 if last_is_bad and entries else bad, end, former)


def _entry(line: bytes, former: str, seal: Seal) -> Mapping[str, Any] | None:
    """What a line says, or None when it is not what was written."""
    opened = _payload(line, former, seal)
    try:
        entry = json.loads(opened) if opened is not None else None
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def _payload(line: bytes, former: str, seal: Seal) -> bytes | None:
    """What stands behind the check sum of a line, opened; None when the line is not what was written."""
    said, payload = line[:_SUM], line[_SUM + 1:]
    if said != _sum(former, payload).encode("ascii"):
        return None
    try:
        return payload if seal.plain else seal.open(base64.b64decode(payload, validate=True))
    except (ValueError, binascii.Error):
        return None


def needs_key(path: Path) -> bool:
    """Whether a file holds a journal of a pack with a password; False when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(_SUM + 1 + len(_SEALED))[_SUM + 1:] == _SEALED
    except OSError:
        return False


def resealed(data: bytes, before: Seal, after: Seal) -> bytes:
    """A journal under another seal; what is not whole in it stays at its end, sealed as it is when it could be read before."""
    if before.plain and data[_SUM + 1:].startswith(_SEALED):
        return data
    lines, former, sum, end = list[bytes](), "", "", 0
    for line in data.split(b"\n")[:-1]:
        opened = _payload(line, former, before)
        if opened is None:
            break
        former, end = line[:_SUM].decode("ascii"), end + len(line) + 1
        payload = opened if after.plain else base64.b64encode(after.close(opened))
        sum = _sum(sum, payload)
        lines.append(sum.encode("ascii") + b" " + payload + b"\n")
    rest = data[end:]
    if rest and before.plain and not after.plain:
        rest = b"-" * _SUM + b" " + base64.b64encode(after.close(rest)) + b"\n"
    return b"".join((*lines, rest))


def _journal(entries: Sequence[Mapping[str, Any]]) -> tuple[str, str, str, tuple[Noted, ...], tuple[tuple[str, int], ...]]:
    """Head, edits and saves of the lines; those of a later version, whose meaning is not known, are edits that nobody can make."""
    if not entries or entries[0].get("journal") != VERSION:
        return "", "", "", (), ()
    head, noted, saves = entries[0], [], []
    for entry in entries[1:]:
        if "saving" in entry:
            saves.append((str(entry["saving"]), int(entry.get("holds", 0))))
        else:
            record = entry.get("edit")
            noted.append(Noted(record if isinstance(record, dict) else {}, str(entry.get("at", "")), str(entry.get("cause", "done")),
                               str(entry.get("merge", "")), tuple(str(one) for one in entry.get("brings", ()))))
    return str(head.get("pack", "")), str(head.get("opened", "")), str(head.get("after", "")), tuple(noted), tuple(saves)


def _sum(former: str, payload: bytes) -> str:
    return sha256(former.encode("ascii") + payload).hexdigest()[:_SUM]


def head(pack: str, opened: str, after: str) -> Mapping[str, Json]:
    """The first line: which pack, opened when, and the save that the edits follow."""
    return {"journal": VERSION, "program": f"Briefer {__version__}", "pack": pack, "opened": opened, "after": after}


def edit_line(edit: Edit, after: str, at: str, cause: str = "done", merge: str = "", brings: Iterable[str] = ()) -> Mapping[str, Json]:
    """The line of an edit."""
    line: dict[str, Json] = {"after": after, "at": at, "cause": cause, "edit": to_record(edit)}
    if merge:
        line["merge"] = merge
    if digests := sorted(brings):
        line["brings"] = list(digests)
    return line


def save_line(after: str, token: str, holds: int) -> Mapping[str, Json]:
    """The line that announces a save which holds so many of the edits."""
    return {"after": after, "saving": token, "holds": holds}


class JournalFile:
    """A journal being written, by one thread at a time. What `append` gave back for is on disk."""

    def __init__(self, path: Path, seal: Seal | None = None, *, found: Journal | None = None) -> None:
        """Goes on behind what was `found`, from which a torn last line is cut; else begins anew."""
        self._path, self._seal = path, seal or PlainSeal()
        self._end, self._sum = (found.end, found.sum) if found else (0, "")

    def append(self, entries: Iterable[Mapping[str, Json]]) -> None:
        """Writes lines and waits until they are on disk; raises OSError, and then none of them counts."""
        lines, former = [], self._sum
        for entry in entries:
            payload = json.dumps(entry, ensure_ascii=True, separators=(",", ":")).encode("ascii")
            payload = payload if self._seal.plain else base64.b64encode(self._seal.close(payload))
            former = _sum(former, payload)
            lines.append(former.encode("ascii") + b" " + payload + b"\n")
        data = b"".join(lines)
        make_folder(self._path.parent)
        fresh = self._end == 0
        with self._path.open("wb" if fresh else "rb+") as file:
            file.seek(self._end)
            file.truncate()
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if fresh:
            sync_folder(self._path.parent)
        self._end, self._sum = self._end + len(data), former

    def remove(self) -> None:
        """Ends the journal: a save holds everything. Raises OSError."""
        self._path.unlink(missing_ok=True)
        self._end, self._sum = 0, ""

