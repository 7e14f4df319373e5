"""The members of a pack whichever form it has: their names, their bounds, and what is said of one that is damaged."""
from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from types import MappingProxyType
from typing import Literal, Protocol

from briefer.errors import Message, message
from briefer.values import dataclass

Form = Literal["zip", "folder"]

MIMETYPE = "mimetype"
MANIFEST = "manifest.yaml"
README = "README.txt"
PACK = "pack.yaml"
SUFFIX = ".briefpack"
MEDIA_TYPE = "application/vnd.briefer.pack+zip"

MAX_MEMBERS = 20_000
MAX_READ = 64 * 2**20  # bytes of a member that is parsed
MAX_CARRIED = 2**30  # bytes of a member that is only carried along
MAX_RATIO = 300  # unpacked size to packed size, above which a member is taken for a bomb
_ROOM_FOR_RATIO = 2**20  # below this size any ratio is harmless

_SOURCE = re.compile(r"sources/([0-9]{4,9})\.(yaml|txt)")
_ORIGINAL = re.compile(r"originals/([0-9]{4,9})(\.[a-z0-9]{1,10})?")
_CARRIED = re.compile(r"(?:styles|media)/.+")


@dataclass(frozen=True, slots=True)
class Damage:
    """A member that cannot be used: which one, what is lost with it, and why."""

    path: str
    lost: Message
    reason: Message


class MemberError(Exception):
    """A member that cannot be read, and why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.id)
        self.reason = reason


class Container(Protocol):
    """The members of a pack on disk."""

    form: Form
    problems: tuple[Damage, ...]  # members left out because of their names
    sealed: bool  # whether it was opened with a key
    torn: bool  # whether the file is not as it was written, so that the members were found one by one

    def paths(self) -> Iterable[str]:
        """The members there are, by path."""

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a member; MemberError when it is missing, damaged or above the limit."""

    def measured(self, path: str, limit: int) -> tuple[int, str]:
        """The size and SHA-256 of a member, never held whole; MemberError as for `read`."""

    def stamp(self) -> str:
        """What tells this state of the pack from any other, without reading the members."""


def measured(pieces: Iterable[bytes]) -> tuple[int, str]:
    """The size and SHA-256 of bytes that come piece by piece."""
    digest, size = sha256(), 0
    for piece in pieces:
        digest.update(piece)
        size += len(piece)
    return size, digest.hexdigest()


def damage(path: str, id: str, **fields: object) -> Damage:
    """Damage to a member for the reason with this id."""
    return Damage(path, _lost(path), Message(f"damage.{id}", MappingProxyType(fields)))


def _lost(path: str) -> Message:
    """What goes with a member."""
    if path == PACK:
        return message("damage.lost.pack")
    if path == MANIFEST:
        return message("damage.lost.manifest")
    if match := _SOURCE.fullmatch(path):
        return message("damage.lost.text" if match[2] == "txt" else "damage.lost.source", source=int(match[1]))
    if match := _ORIGINAL.fullmatch(path):
        return message("damage.lost.original", source=int(match[1]))
    return message("damage.lost.other", path=path)


def is_ours(path: str) -> bool:
    """Whether a path is one that this version of the format gives a meaning."""
    return path in (MIMETYPE, README, PACK) or any(pattern.fullmatch(path) for pattern in (_SOURCE, _ORIGINAL, _CARRIED))


def is_carried(path: str) -> bool:
    """Whether a path is one where a pack keeps styles and media byte for byte."""
    return _CARRIED.fullmatch(path) is not None


def is_read(path: str) -> bool:
    """Whether opening a pack parses this member; all others are only carried along."""
    return path == PACK or _SOURCE.fullmatch(path) is not None


def source_number(path: str) -> int | None:
    """The source that a member of `sources` belongs to, or None for any other member."""
    match = _SOURCE.fullmatch(path)
    return int(match[1]) if match else None


def source_path(number: int) -> str:
    """Where what is known of a source stands."""
    return f"sources/{number:04d}.yaml"


def text_path(number: int) -> str:
    """Where the text of a source stands."""
    return f"sources/{number:04d}.txt"


def original_path(number: int, file: str) -> str:
    """Where the imported file of a source stands; it keeps its extension if that is a plain one."""
    stem, dot, extension = file.rpartition(".")
    extension = extension.lower() if stem and dot else ""
    plain = extension.isascii() and extension.isalnum() and len(extension) <= 10
    return f"originals/{number:04d}.{extension}" if plain else f"originals/{number:04d}"


def is_bomb(size: int, packed: int) -> bool:
    """Whether a member would unpack to suspiciously more than it takes in the file."""
    return size > _ROOM_FOR_RATIO and size > packed * MAX_RATIO
