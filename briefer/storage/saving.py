"""Saving a pack, and turning one of its forms into the other."""
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

from briefer.errors import PackError
from briefer.files import is_for_want_of_room, is_for_want_of_the_drive, is_safe, write_atomically
from briefer.model.pack import Pack
from briefer.storage.codec import members_of
from briefer.storage.folderform import FolderContainer, is_empty, is_pack_folder, write_folder, write_plainly
from briefer.storage.manifest import Entry, Manifest, entry, manifest_yaml, next_manifest
from briefer.storage.members import (
    MANIFEST,
    MAX_CARRIED,
    MEDIA_TYPE,
    MIMETYPE,
    PACK,
    README,
    Container,
    Damage,
    Form,
    MemberError,
    damage,
    is_carried,
    is_ours,
    original_path,
    source_path,
    text_path,
)
from briefer.storage.packfile import Opened, manifest_of, open_container, read_pack
from briefer.storage.readme import README_TEXT
from briefer.storage.sealed import Key
from briefer.storage.zipform import Packed, ZipContainer, pack_member, stamp_of, zip_bytes
from briefer.values import dataclass


def save(pack: Pack, path: Path, *, form: Form | None = None, opened: Opened | None = None,
         blobs: Mapping[str, bytes] = MappingProxyType({}), announce: Callable[[str], None] | None = None) -> Opened:
    """Writes a pack to a path and gives back what is there now; what has not changed since it was opened is not made anew.

    `opened` is the state the pack grew from; its file also gives the bytes of imported files that `blobs` (by SHA-256) does
    not hold, and its key seals. Raises PackError, and then the former file stands: it is read-only or somebody changed it
    since, the disk is full, the place cannot be written, or the bytes of an imported file cannot be found.
    """
    try:
        here = opened if opened is not None and path.exists() and path.resolve() == opened.path.resolve() else None
        if here is not None and here.read_only:
            raise PackError("pack_read_only", pack=path.name)
        if not path.parent.exists():
            raise FileNotFoundError(path.parent)
        form = form or _form(path, opened)
        if form == "folder" and opened is not None and opened.key is not None:
            raise PackError("pack_folder_not_sealed", pack=path.name)
        plan = _plan(pack, opened, blobs, everything=opened is not None and not opened.path.exists())
        manifest = next_manifest(plan.entries, opened.manifest if opened else Manifest())
        if here is not None and here.form == form and manifest.members == here.manifest.members:
            return replace(here, pack=pack)
        if announce is not None:
            announce(manifest.token)
        write = _write_folder if form == "folder" else _write_zip
        return write(pack, path, plan, manifest, here)
    except OSError as error:
        explain(error, path)


def _form(path: Path, opened: Opened | None) -> Form:
    """The form a pack takes: that of what stands there or, for a new name without ending, of the file it came from; else one file."""
    if path.is_dir():
        return "folder"
    return "zip" if path.exists() or path.suffix or opened is None else opened.form


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a save is to hold: what the manifest says of each member, and the bytes of those that are new or changed."""

    entries: Mapping[str, Entry]
    made: Mapping[str, bytes]
    former: Opened | None

    def carried(self) -> Iterator[tuple[str, str]]:
        """The members whose bytes are in the former file, each with the path it had there."""
        places = {one.sha256: path for path, one in self.former.members.items()} if self.former else {}
        for path, one in self.entries.items():
            if path not in self.made:
                yield path, path if self.former and self.former.members.get(path) == one else places[one.sha256]


def _plan(pack: Pack, opened: Opened | None, blobs: Mapping[str, bytes], *, everything: bool) -> _Plan:
    """Sorts the members of a save into those to make (`everything`: wherever possible) and those to carry over."""
    made = {MIMETYPE: MEDIA_TYPE.encode(), README: README_TEXT.encode()}
    entries: dict[str, Entry] = {}
    same = frozenset[str]() if opened is None or everything else _unchanged(pack, opened)
    for path, text in members_of(pack).items():
        if path in same and opened is not None:
            entries[path] = opened.members[path]
        else:
            made[path] = text().encode("utf-8")
    _add_files(pack, entries, made, opened, blobs)
    if opened is not None:
        for path, one in opened.members.items():
            if not is_ours(path):
                entries[path] = one
    for path, data in list(made.items()):
        entries[path] = entry(path, data)
        if opened is not None and not everything and opened.members.get(path) == entries[path]:
            del made[path]
    return _Plan(entries, made, opened)


def _unchanged(pack: Pack, opened: Opened) -> frozenset[str]:
    """The text members that would say what they say on disk; equal values are mostly the same objects, so this is quick."""
    former = opened.pack
    same = set()
    rest = [part.name for part in fields(Pack) if part.name != "sources"]
    if all(getattr(pack, name) == getattr(former, name) for name in rest):
        same.add(PACK)
    before = {source.number: source for source in former.sources}
    for source in pack.sources:
        earlier = before.get(source.number)
        if earlier is not None:
            if earlier is source or replace(earlier, text="") == replace(source, text=""):
                same.add(source_path(source.number))
            if earlier.text == source.text:
                same.add(text_path(source.number))
    damaged = {one.path for one in opened.damage}
    return frozenset(path for path in same if path in opened.members and path not in damaged)


def files_of(pack: Pack) -> Mapping[str, str]:
    """Where the files stand that a pack carries byte for byte, with the SHA-256 of each; PackError for a place outside the pack."""
    files = {original_path(source.number, source.origin.file): source.origin.sha256 for source in pack.sources if source.origin.sha256}
    for path, sha in pack.files.items():
        if not (is_safe(path) and is_carried(path)):
            raise PackError("pack_member_name", path=path)
        files[path] = sha
    return files


def _add_files(pack: Pack, entries: dict[str, Entry], made: dict[str, bytes], opened: Opened | None, blobs: Mapping[str, bytes]) -> None:
    """Finds the bytes of every carried file; one that the former file had lost already stays away."""
    there = {one.sha256: one for one in opened.members.values()} if opened else {}
    lost = frozenset(files_of(opened.pack).values()) - there.keys() if opened else frozenset[str]()
    for path, sha in files_of(pack).items():
        if sha in blobs:
            made[path] = blobs[sha]
        elif sha in there:
            entries[path] = replace(there[sha], path=path)
        elif sha not in lost:
            raise PackError("pack_original_missing", pack=path)


def _write_zip(pack: Pack, path: Path, plan: _Plan, manifest: Manifest, here: Opened | None) -> Opened:
    """Writes the file form; what it replaces stays beside it as `.bak`."""
    listing = manifest_yaml(manifest).encode("utf-8")
    members = {name: pack_member(name, data) for name, data in (*plan.made.items(), (MANIFEST, listing))}
    former = _container_of(plan, here)
    for name, place in plan.carried():
        members[name] = _carried(former, place, plan.entries[name].sha256)
    try:
        data = zip_bytes(members)
    except OverflowError as error:
        raise PackError("pack_too_large", pack=path.name) from error
    key = plan.former.key if plan.former else None
    target = path.resolve()  # through a link to the pack, not over it
    write_atomically(target, key.seal(data) if key else data, backup=target.with_name(f"{target.name}.bak"))
    stamp = stamp_of({name: (member.size, member.crc) for name, member in members.items()})
    return Opened(pack, path, "zip", manifest, plan.entries, stamp, key=key)


def _container_of(plan: _Plan, here: Opened | None) -> Container | None:
    """The file that the pack grew from; PackError if it is the one to be replaced and somebody changed it since."""
    if plan.former is None or not (here or any(plan.carried())):
        return None
    return container_of(here) if here is not None else open_container(plan.former.path, plan.former.key)


def container_of(here: Opened) -> Container:
    """The file of a pack, as it was when the pack was opened; PackError if somebody changed it since, or its password."""
    changed = PackError("pack_changed_on_disk", pack=here.path.name)
    try:
        container = open_container(here.path, here.key)
    except PackError as error:
        if error.id in ("pack_needs_password", "pack_wrong_password"):
            raise changed from error
        raise
    if container.stamp() != here.stamp or container.sealed != (here.key is not None):
        raise changed
    return container


def _carried(former: Container | None, place: str, sha: str) -> Packed:
    """A member of the former file, packed; PackError if it is no longer what it was."""
    data = _carried_bytes(former, place, sha)
    return former.packed(place) if isinstance(former, ZipContainer) else pack_member(place, data)


def _carried_bytes(former: Container | None, place: str, sha: str) -> bytes:
    """The bytes of a member of the former file; PackError if it is no longer what it was."""
    try:
        data = former.read(place, MAX_CARRIED) if former else b""
    except MemberError as error:
        raise PackError("pack_original_missing", pack=place) from error
    if former is None or sha256(data).hexdigest() != sha:
        raise PackError("pack_original_missing", pack=place)
    return data


def _write_folder(pack: Pack, path: Path, plan: _Plan, manifest: Manifest, here: Opened | None) -> Opened:
    """Writes the folder form; with the former state in the same place, only what changed."""
    former = _container_of(plan, here)
    changed = dict(plan.made)
    for name, place in plan.carried():
        if here is None or name not in here.members or place != name:
            changed[name] = _carried_bytes(former, place, plan.entries[name].sha256)
    if here is not None and isinstance(former, FolderContainer):
        removed = here.members.keys() - plan.entries.keys()
        _refuse_overwriting(former, here, {*changed, *removed})
    elif is_empty(path):
        removed = set()
    elif is_pack_folder(path):
        removed = {one.path for one in manifest_of(FolderContainer(path))[0].members} - plan.entries.keys()
    else:
        raise PackError("pack_folder_not_empty", folder=path.name)
    listing = manifest_yaml(manifest).encode("utf-8")
    write_folder(path, changed, removed, listing, manifest.token)
    return Opened(pack, path, "folder", manifest, plan.entries, sha256(listing).hexdigest())


def _refuse_overwriting(container: FolderContainer, here: Opened, paths: Iterable[str]) -> None:
    """PackError if a member about to be replaced or removed is not what it was when the pack was opened."""
    there = set(container.paths())
    for path in paths:
        known = here.members.get(path)
        if known is None and path not in there:
            continue
        try:
            same = known is not None and entry(path, container.read(path, MAX_CARRIED)).sha256 == known.sha256
        except MemberError:
            same = False
        if not same:
            raise PackError("pack_changed_on_disk", pack=here.path.name)


def unpack(path: Path, folder: Path, key: Key | None = None) -> tuple[Damage, ...]:
    """Writes the members of a pack file into an empty folder as they are, and says which could not be; nothing of it is sealed there.

    Raises PackError when there is no pack, the key does not fit, or the folder holds something already.
    """
    container = open_container(path, key)
    if not is_empty(folder):
        raise PackError("pack_folder_not_empty", folder=folder.name)
    found = list(container.problems)
    members: dict[str, bytes] = {}
    for name in container.paths():
        try:
            members[name] = container.read(name, MAX_CARRIED)
        except MemberError as error:
            found.append(replace(damage(name, "missing"), reason=error.reason))
    try:
        write_plainly(folder, members)
    except OSError as error:
        explain(error, folder)
    return tuple(found)


def pack_folder(folder: Path, path: Path) -> Opened:
    """Writes the members of a pack folder into one new file; members changed by hand are accepted as they are now.

    Raises PackError when the folder is no pack, parts of it cannot be read, or the file exists already.
    """
    opened = read_pack(folder)
    if opened.damage:
        raise PackError("pack_damaged", count=len(opened.damage), pack=folder.name, lost=len(opened.damage), total=opened.total)
    if path.exists():
        raise PackError("pack_exists", pack=path.name)
    changed = opened.members != {one.path: one for one in opened.manifest.members}
    manifest = next_manifest(opened.members, opened.manifest) if changed else opened.manifest
    plan = _Plan(opened.members, {}, opened)
    try:
        return _write_zip(opened.pack, path, plan, manifest, None)
    except OSError as error:
        explain(error, path)


def is_writable(path: Path) -> bool:
    """Whether a pack can be saved where it is, as far as its permissions say."""
    return os.access(path, os.W_OK) and (path.is_dir() or os.access(path.resolve().parent, os.W_OK))


def explain(error: OSError, path: Path) -> NoReturn:
    """Raises the PackError for what kept a pack from being written."""
    if is_for_want_of_room(error):
        raise PackError("disk_full", pack=path.name) from error
    if is_for_want_of_the_drive(error):
        raise PackError("pack_drive_gone", pack=path.name) from error
    if isinstance(error, FileNotFoundError):
        raise PackError("pack_folder_gone", pack=path.name, folder=path.parent.name) from error
    raise PackError("pack_not_writable", pack=path.name) from error
