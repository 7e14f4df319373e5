"""The manifest: version of the format, save token, and size and SHA-256 of every other member."""
from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from briefer import __version__
from briefer.files import is_safe
from briefer.model.extra import Extra
from briefer.model.pack import FORMAT_VERSION
from briefer.schema import compose, refuse
from briefer.storage.emit import to_yaml
from briefer.storage.kinds import TEXT, Kind, field, integer, listed, record
from briefer.values import dataclass

PROGRAM = f"Briefer {__version__}"
_LARGEST = 10**12
_LONGEST_SHOWN = 80  # signs of a name that cannot be one


@dataclass(frozen=True, slots=True)
class Entry:
    """A member: where it stands, how many bytes it has, and their SHA-256."""

    path: str
    size: int
    sha256: str
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself; `token` names this save, `previous` the one before it."""

    format: tuple[int, int] = FORMAT_VERSION
    program: str = ""
    token: str = ""
    previous: str = ""
    members: tuple[Entry, ...] = ()
    extra: Extra = ()


def _version(node: Any) -> tuple[int, int]:
    said = TEXT.read(node)
    major, dot, minor = said.partition(".")
    if not (dot and said.isascii() and major.isdigit() and minor.isdigit() and len(said) <= 12):
        refuse(node, "schema.version", value=said)
    return int(major), int(minor)


def _path(node: Any) -> str:
    said = TEXT.read(node)
    if not is_safe(said):
        refuse(node, "schema.member_path", value=said[:_LONGEST_SHOWN])
    return said


_ENTRY: Kind[Entry] = record(
    Entry,
    field("path", Kind(_path, str), required=True),
    field("size", integer(most=_LARGEST), required=True),
    field("sha256", TEXT, required=True),
)
_LISTED = listed(_ENTRY)


def _entries(node: Any) -> tuple[Entry, ...]:
    entries = _LISTED.read(node)
    known: set[str] = set()
    for one in entries:
        if one.path.casefold() in known:
            refuse(node, "schema.duplicate_key", key=one.path)
        known.add(one.path.casefold())
    return entries


_ENTRIES: Kind[tuple[Entry, ...]] = Kind(_entries, _LISTED.write, _LISTED.keys)
MANIFEST_KIND: Kind[Manifest] = record(
    Manifest,
    field("format", Kind(_version, lambda version: f"{version[0]}.{version[1]}"), required=True),
    field("program", TEXT),
    field("token", TEXT, required=True),
    field("previous", TEXT),
    field("members", _ENTRIES, required=True),
)


def read_manifest(text: str) -> Manifest:
    """The manifest from its YAML; SchemaError when it is none."""
    return MANIFEST_KIND.read(compose(text))


def manifest_yaml(manifest: Manifest) -> str:
    """The YAML of a manifest."""
    return to_yaml(MANIFEST_KIND.write(manifest) or {})


def entry(path: str, data: bytes) -> Entry:
    """What the manifest says of a member with these bytes."""
    return Entry(path, len(data), sha256(data).hexdigest())


def next_manifest(entries: Mapping[str, Entry], former: Manifest) -> Manifest:
    """The manifest of a save that follows another; its token comes from the members and the token before, nothing else.

    What a newer minor version of the format wrote is kept, and so is its number.
    """
    members = tuple(entries[path] for path in sorted(entries))
    said = "\n".join((former.token, *(f"{member.path} {member.size} {member.sha256}" for member in members)))
    token = sha256(said.encode()).hexdigest()[:32]
    return Manifest(max(FORMAT_VERSION, former.format), PROGRAM, token, former.token, members, former.extra)
