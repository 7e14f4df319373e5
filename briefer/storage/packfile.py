"""A pack on disk: opened whole or as far as it is whole, saved so that nobody ever sees half of it."""
from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from briefer.errors import Message, PackError, message
from briefer.model.pack import FORMAT_VERSION, Pack
from briefer.schema import SchemaError
from briefer.storage.codec import read_members
from briefer.storage.folderform import FolderContainer, is_pack_folder
from briefer.storage.manifest import Entry, Manifest, entry, read_manifest
from briefer.storage.members import (
    MANIFEST,
    MAX_CARRIED,
    MAX_MEMBERS,
    MAX_READ,
    MEDIA_TYPE,
    MIMETYPE,
    PACK,
    README,
    Container,
    Damage,
    Form,
    MemberError,
    damage,
    is_ours,
    is_read,
    original_path,
)
from briefer.storage.migrations import migrated
from briefer.storage.sealed import Key
from briefer.storage.zipform import ZipContainer
from briefer.values import dataclass

_OUR_TYPE = entry(MIMETYPE, MEDIA_TYPE.encode())


@dataclass(frozen=True, slots=True)
class Opened:
    """A pack and the state of the file it came from.

    `damage` says what could not be read, `changed` which members were altered outside Briefer. A damaged pack and one of a
    newer major version are read-only. `members` says what is on disk, which may differ from what the manifest says.
    """

    pack: Pack
    path: Path
    form: Form
    manifest: Manifest
    members: Mapping[str, Entry]
    stamp: str
    damage: tuple[Damage, ...] = ()
    changed: tuple[str, ...] = ()
    total: int = 0
    key: Key | None = None  # of a sealed file

    @property
    def hashes(self) -> Mapping[str, str]:
        """The SHA-256 of every member on disk."""
        return {path: entry.sha256 for path, entry in self.members.items()}

    @property
    def token(self) -> str:
        """The name of the save that the file holds."""
        return self.manifest.token

    @property
    def newer(self) -> bool:
        """Whether a newer Briefer wrote the pack in a way that this one may not understand."""
        return self.manifest.format[0] > FORMAT_VERSION[0]

    @property
    def read_only(self) -> bool:
        """Whether saving to the same place is refused, so that nothing in the file is lost."""
        return self.newer or bool(self.damage)

    @property
    def notice(self) -> Message | None:
        """What the user has to know about the file, if anything; an entry of the catalogue's errors."""
        if self.newer:
            return message("error.pack_newer", pack=self.path.name, version=self.manifest.program)
        if self.damage:
            return message("error.pack_damaged", count=len(self.damage), pack=self.path.name, lost=len(self.damage), total=self.total)
        return None


def read_pack(path: Path, key: Key | None = None) -> Opened:
    """The pack in a file or folder; what is damaged is left out and reported. A sealed file needs its key.

    Raises PackError when there is no pack there, or nothing of it can be read.
    """
    container = open_container(path, key)
    with _without_garbage_collection():
        return replace(_read(path, container), key=key if container.sealed else None)


def open_container(path: Path, key: Key | None = None) -> Container:
    """The members of a pack in whichever form it has; PackError when there is none at this place, or the key does not fit."""
    try:
        if path.is_dir():
            if not is_pack_folder(path):
                raise PackError("pack_not_a_pack", pack=path.name)
            return FolderContainer(path)
        return ZipContainer(path, key)
    except FileNotFoundError as error:
        raise PackError("pack_missing", pack=path.name) from error
    except OSError as error:
        raise PackError("pack_unreadable", pack=path.name) from error


def read_original(path: Path, sha256_of_file: str, key: Key | None = None) -> bytes:
    """The bytes of an imported file, a style or a picture that the pack at a path carries.

    Raises PackError when the pack holds nothing with this SHA-256.
    """
    opened = open_container(path, key)
    manifest, _ = manifest_of(opened)
    named = [member.path for member in manifest.members if member.sha256 == sha256_of_file]
    for member in (*named, *(path for path in opened.paths() if path not in named and not is_read(path))):
        try:
            data = opened.read(member, MAX_CARRIED)
        except MemberError:
            continue
        if sha256(data).hexdigest() == sha256_of_file:
            return data
    raise PackError("pack_original_missing", pack=path.name)


def _read(path: Path, container: Container) -> Opened:
    """The pack of a container."""
    manifest, found = manifest_of(container)
    survey = _survey(container, manifest, listed=not found)
    known = (*container.problems, *found, *survey.damage)
    lost = {one.path for one in known}
    left = survey.members.keys() - {MIMETYPE, README}
    if not (survey.texts or left) and isinstance(container, ZipContainer) and container.cut_short:
        raise PackError("pack_cut_short", pack=path.name)
    if not (survey.texts or PACK in lost or survey.members.get(MIMETYPE) == _OUR_TYPE):
        raise PackError("pack_not_a_pack", pack=path.name)
    pack, misread = read_members(migrated(survey.texts, manifest.format), lost)
    everything = (*known, *misread)
    members = {**survey.members, **dict(_unlisted(container, survey.members, pack))}
    total = len(members.keys() | {one.path for one in everything})
    return Opened(pack, path, container.form, manifest, members, container.stamp(), everything, survey.changed, total)


def _unlisted(container: Container, members: Mapping[str, Entry], pack: Pack) -> Iterator[tuple[str, Entry]]:
    """The files that the pack names and that are there as it says, although the manifest has lost them."""
    named = [(original_path(source.number, source.origin.file), source.origin.sha256) for source in pack.sources]
    there = frozenset(container.paths())
    for path, sha in (*named, *pack.files.items()):
        if path in there and path not in members:
            try:
                found = Entry(path, *container.measured(path, MAX_CARRIED))
            except MemberError:
                continue  # the survey has said so of what the manifest names; of the rest nothing can be known
            if found.sha256 == sha:
                yield path, found


def manifest_of(container: Container) -> tuple[Manifest, tuple[Damage, ...]]:
    """The manifest, or an empty one and why."""
    try:
        return read_manifest(container.read(MANIFEST, MAX_READ).decode("utf-8")), ()
    except MemberError as error:
        return Manifest(), (replace(damage(MANIFEST, "missing"), reason=error.reason),)
    except UnicodeDecodeError:
        return Manifest(), (damage(MANIFEST, "not_utf8"),)
    except SchemaError as error:
        return Manifest(), (damage(MANIFEST, "not_understood", line=error.line, column=error.column, field=error.field, what=error.what),)


@dataclass(frozen=True, slots=True)
class _Survey:
    """What stands in a container: texts to read, what the manifest should say of each member, what is damaged, what was changed."""

    texts: Mapping[str, str]
    members: Mapping[str, Entry]
    damage: tuple[Damage, ...]
    changed: tuple[str, ...]


def _survey(container: Container, manifest: Manifest, *, listed: bool) -> _Survey:
    """Reads every member once and holds it against the manifest; without one (`listed` false) nothing can be compared."""
    expected = {member.path: member for member in manifest.members}
    known = is_ours if container.form == "zip" else is_read  # other files in a folder that nobody listed are somebody's own
    present = [path for path in container.paths() if path in expected or known(path)]
    if len(present) > MAX_MEMBERS or len(expected) > MAX_MEMBERS:
        raise PackError("pack_too_many_members", pack="", most=MAX_MEMBERS)
    refused = {one.path for one in container.problems}
    read = _Reading(container, expected, {}, {}, [], [])
    for path in sorted({*expected, *present} - {MANIFEST} - refused):
        try:
            read.take(path, listed=listed)
        except MemberError as error:
            read.damage.append(replace(damage(path, "missing"), reason=error.reason))
    if container.torn:
        read.know_again()
    return _Survey(read.texts, read.members, tuple(read.damage), tuple(read.changed))


@dataclass(frozen=True, slots=True)
class _Reading:
    """The members of a container as they are read, one after the other."""

    container: Container
    expected: Mapping[str, Entry]
    texts: dict[str, str]
    members: dict[str, Entry]
    damage: list[Damage]
    changed: list[str]

    def take(self, path: str, *, listed: bool) -> None:
        """Reads a member and holds it against what the manifest says of it, if there is one; MemberError when it cannot be read."""
        said = self.expected.get(path)
        data = self.container.read(path, MAX_READ) if is_read(path) else b""
        there = entry(path, data) if is_read(path) else Entry(path, *self.container.measured(path, MAX_CARRIED))
        same = said is not None and (said.size, said.sha256) == (there.size, there.sha256)
        self.members[path] = said if said is not None and same else there
        if listed and not same:
            if self.container.form == "zip":
                raise MemberError(message("damage.altered"))
            if is_read(path) and said is not None and said.size and not data:
                raise MemberError(message("damage.emptied"))
            self.changed.append(path)
        if is_read(path):
            if not same and b"\0" in data:  # what a disk does to a text, and no hand
                raise MemberError(message("damage.holes"))
            self._read(path, data)

    def _read(self, path: str, data: bytes) -> None:
        """Keeps the text of a member."""
        try:
            self.texts[path] = data.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError:
            self.damage.append(damage(path, "not_utf8"))

    def know_again(self) -> None:
        """Damage to names: what lies under a wrong one is known by its bytes, so it is nothing strange, and nothing is lost with it."""
        strange = {(one.size, one.sha256): path for path, one in self.members.items() if path not in self.expected}
        whole = {(one.size, one.sha256) for path, one in self.members.items() if self.expected.get(path) == one}
        for path, said in self.expected.items():
            content = (said.size, said.sha256)
            if content in strange and content not in whole:
                self.members[path] = said
                whole.add(content)
                self._forget(path)
                if is_read(path):
                    self._read(path, self.container.read(strange[content], MAX_READ))
        for content in strange.keys() & whole:
            self._forget(strange[content])
            del self.members[strange[content]]

    def _forget(self, path: str) -> None:
        """Takes back what was said of a member."""
        self.damage[:] = [one for one in self.damage if one.path != path]


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Reading makes many values that all stay; looking for rubbish among them takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
