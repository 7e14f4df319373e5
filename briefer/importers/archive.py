"""The zip container of office files: members are bounded before they are opened and while they unpack, and no name is ever a path."""
from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from operator import attrgetter
from struct import error as StructError
from typing import NoReturn

from briefer.errors import SourceError

LARGEST_MEMBER = 100 * 1024 * 1024  # bytes, unpacked
LARGEST_TOTAL = 200 * 1024 * 1024  # of all members that are read
MOST_MEMBERS = 20_000
_RATIO, _RATIO_FROM = 150, 4 * 1024 * 1024  # XML of long tables packs to a fiftieth; only files made to exhaust go much further
_CHUNK = 64 * 1024
_LOCAL_HEADER = 30
_ENTRY = b"PK\x01\x02"  # begins each entry of the list at a zip's end
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, StructError, ValueError, OverflowError, RuntimeError, IndexError)


class Archive:
    """A zip held in memory; its members are found by name, whatever the case and the slashes."""

    def __init__(self, file: str, data: bytes) -> None:
        """Raises SourceError: source_damaged for what is no whole zip, source_bomb for one made to exhaust."""
        self._file = file
        if data.count(_ENTRY) > MOST_MEMBERS:
            self._refuse("source_bomb")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise SourceError("source_damaged", file=file) from error
        self._members: dict[str, list[zipfile.ZipInfo]] = {}
        for info in self._zip.infolist():
            self._members.setdefault(_key(info.filename), []).append(info)
        self._room = LARGEST_TOTAL
        if _overlapping(self._zip.infolist()):
            self._refuse("source_bomb")

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a member, piece by piece; nothing when there is none.

        Raises SourceError: source_locked, source_bomb, source_damaged (also for a name that two members share).
        """
        found = self._members.get(_key(name), [])
        if len(found) > 1:
            self._refuse("source_damaged")
        return self._unpacked(found[0]) if found else iter(())

    def read(self, name: str) -> bytes:
        """The bytes of a member, refused as `chunks` refuses."""
        return b"".join(self.chunks(name))

    def _unpacked(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of a member; what its header says is judged first, what really comes out is counted too."""
        self._judge(info)
        room = info.file_size
        try:
            with self._zip.open(info) as member:
                while piece := member.read(_CHUNK):
                    room -= len(piece)
                    self._room -= len(piece)
                    if room < 0 or self._room < 0:
                        self._refuse("source_bomb")
                    yield piece
        except _BROKEN as error:
            raise SourceError("source_damaged", file=self._file) from error

    def _judge(self, info: zipfile.ZipInfo) -> None:
        """Refuses a member by what its header says."""
        if info.flag_bits & _ENCRYPTED:
            self._refuse("source_locked")
        size, packed = info.file_size, info.compress_size
        if size > LARGEST_MEMBER or size > self._room or (size > _RATIO_FROM and size > _RATIO * packed):
            self._refuse("source_bomb")

    def _refuse(self, id: str) -> NoReturn:
        raise SourceError(id, file=self._file)


def _key(name: str) -> str:
    """A member's name as it is compared: names of parts know no case, and some programs write backslashes."""
    return name.replace("\\", "/").lstrip("/").lower()


def _overlapping(members: list[zipfile.ZipInfo]) -> bool:
    """Whether two members share packed bytes, which unpacks a small file to a huge one without a high ratio."""
    placed = sorted(members, key=attrgetter("header_offset"))
    return any(one.header_offset + _LOCAL_HEADER + one.compress_size > other.header_offset for one, other in pairwise(placed))
