"""Earlier versions of a pack: what its file held at a moment, member by member, each text kept once however many versions hold it.

Imported files, styles and pictures are named, not kept again: they lie in the pack, and a save that lets go of one keeps it first.
"""
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Literal, get_args

from briefer.errors import PackError
from briefer.files import write_atomically
from briefer.model.pack import Pack
from briefer.storage.codec import read_members
from briefer.storage.journal import read_journal
from briefer.storage.members import MAX_READ, PACK, Damage, MemberError, damage, is_read, source_number
from briefer.storage.migrations import migrated
from briefer.storage.packfile import Opened, open_container
from briefer.storage.state import Corner, make_folder
from briefer.values import dataclass

Reason = Literal["opened", "closed", "saved", "worked"]
REASONS: tuple[Reason, ...] = get_args(Reason)
LAST = 20
DAYS = 30
_ENDING = ".json"
_MOST = 64 * 2**20  # bytes of the list of one version


@dataclass(frozen=True, slots=True)
class Version:
    """What a pack held at a moment: its number, when and why it was kept, what it counts, and the SHA-256 of each member by path."""

    number: int
    at: str
    reason: Reason
    format: tuple[int, int]
    sources: int
    excerpts: int
    briefings: int
    members: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """What one version has that another had not: sources added, gone and changed, by number, and whether anything else is different."""

    added: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    rest: bool = False


def changes(before: Version, after: Version) -> Changes:
    """What changed from one version to another."""
    was, now = _by_source(before.members), _by_source(after.members)
    changed = tuple(sorted(number for number in was.keys() & now.keys() if was[number] != now[number]))
    rest = before.members.get(PACK) != after.members.get(PACK)
    return Changes(tuple(sorted(now.keys() - was.keys())), tuple(sorted(was.keys() - now.keys())), changed, rest)


def _by_source(members: Mapping[str, str]) -> Mapping[int, frozenset[tuple[str, str]]]:
    found: dict[int, set[tuple[str, str]]] = {}
    for path, digest in members.items():
        if (number := source_number(path)) is not None:
            found.setdefault(number, set()).add((path, digest))
    return {number: frozenset(parts) for number, parts in found.items()}


def list_versions(corner: Corner) -> tuple[Version, ...]:
    """The versions that are kept, the latest first; one that cannot be read is left out. Raises OSError."""
    if not corner.versions.is_dir():
        return ()
    found = (_read(corner, path.stem) for path in corner.versions.iterdir() if path.suffix == _ENDING and path.stem.isdigit())
    return tuple(sorted((one for one in found if one is not None), key=lambda one: -one.number))


def keep_version(corner: Corner, opened: Opened, at: str, reason: Reason, last: int = LAST) -> Version | None:
    """Keeps what the file of a pack holds, and lets go of versions that are too old, but for so many of the last.

    None when the latest version holds the same.

    Raises OSError, and PackError when the file is no longer what was opened.
    """
    kept = list_versions(corner)
    members = {path: one.sha256 for path, one in opened.members.items()}
    if kept and kept[0].members == members:
        return None
    container = None
    texts: dict[str, bytes] = {}
    known = {digest for one in kept for path, digest in one.members.items() if is_read(path)}
    for path, digest in members.items():
        if is_read(path) and digest not in known:
            container = container or open_container(opened.path, opened.key)
            try:
                texts[digest] = container.read(path, MAX_READ)
            except MemberError as error:
                raise PackError("pack_changed_on_disk", pack=opened.path.name) from error
    corner.blobs.put(texts)
    pack = opened.pack
    version = Version(kept[0].number + 1 if kept else 1, at, reason, opened.manifest.format, len(pack.sources),
                      sum(len(one.excerpts) for one in pack.sources), len(pack.briefings), MappingProxyType(members))
    _write(corner, version)
    _thin(corner, (version, *kept), at, last)
    return version


def pack_of(corner: Corner, version: Version) -> tuple[Pack, tuple[Damage, ...]]:
    """The pack as it was, and what of it cannot be read any more."""
    texts: dict[str, str] = {}
    lost: list[Damage] = []
    for path, digest in version.members.items():
        if not is_read(path):
            continue
        data = corner.blobs.get(digest)
        if data is None:
            lost.append(damage(path, "missing"))
        else:
            texts[path] = data.decode("utf-8").removeprefix("\ufeff")
    pack, misread = read_members(migrated(texts, version.format), {one.path for one in lost})
    return pack, (*lost, *misread)


def _write(corner: Corner, version: Version) -> None:
    said = {"version": version.number, "at": version.at, "reason": version.reason, "format": list(version.format),
            "sources": version.sources, "excerpts": version.excerpts, "briefings": version.briefings, "members": dict(version.members)}
    make_folder(corner.versions)
    data = json.dumps(said, ensure_ascii=True, indent=0, sort_keys=True).encode("ascii")
    write_atomically(corner.versions / f"{version.number}{_ENDING}", corner.seal.close(data))


def _read(corner: Corner, name: str) -> Version | None:
    """The version of a number, or None when it cannot be understood."""
    with (corner.versions / f"{name}{_ENDING}").open("rb") as file:
        data = corner.seal.open(file.read(_MOST))
    try:
        said = json.loads(data or b"")
        members = {str(path): str(digest) for path, digest in said["members"].items()}
        major, minor = said["format"]
        reason = next(one for one in REASONS if one == said["reason"])
        return Version(int(name), str(said["at"]), reason, (int(major), int(minor)), *_counts(said), MappingProxyType(members))
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration, RecursionError):
        return None


def _counts(said: Any) -> tuple[int, int, int]:
    return int(said["sources"]), int(said["excerpts"]), int(said["briefings"])


def _thin(corner: Corner, versions: Sequence[Version], now: str, last: int) -> None:
    """Lets go of versions beyond the last and the last of each day, and of bytes that nothing names any more."""
    stay = staying(versions, now, last)
    for version in versions:
        if version not in stay:
            (corner.versions / f"{version.number}{_ENDING}").unlink(missing_ok=True)
    named = {digest for one in stay for digest in one.members.values()}
    journals = [corner.journal, *(corner.aside.iterdir() if corner.aside.is_dir() else ())]
    for path in journals:
        if (journal := read_journal(path, corner.seal)) is not None:
            if journal.spoilt:
                return  # nobody knows any more what it names
            named |= journal.brings
    corner.blobs.keep_only(named)


def staying(versions: Iterable[Version], now: str, last: int = LAST) -> tuple[Version, ...]:
    """Of versions, the latest first, those that stay: the last, and the last of each day for a while."""
    listed = tuple(versions)
    since = (date.fromisoformat(now[:10]) - timedelta(days=DAYS)).isoformat()
    days: set[str] = set()
    stay: list[Version] = []
    for place, version in enumerate(listed):
        day = version.at[:10]
        if place < last or (day not in days and day >= since):
            stay.append(version)
        days.add(day)
    return tuple(stay)
