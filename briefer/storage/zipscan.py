"""Where the members of a zip file lie: as its directory says if all of it holds, else by every trace that is left of them.

A trace is a member's own header, or its row in the directory; whichever is whole serves, wherever damage has moved it to. What a
trace says of a member counts only if the bytes there unpack to that length and checksum.
"""
from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefer.files import is_safe
from briefer.storage.members import MAX_CARRIED, MAX_MEMBERS, Damage, damage, is_bomb, is_read
from briefer.values import dataclass

LOCAL_SIGN, CENTRAL_SIGN, END_SIGN = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
LOCAL = struct.Struct("<4sHHHHHLLLHH")
CENTRAL = struct.Struct("<4sHHHHHHLLLHHHHHLL")
END = struct.Struct("<4sHHHHLLH")
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_SIZES_FOLLOW = 0x8  # flag of a member whose sizes stand behind it
_LONGEST_COMMENT = 2**16
_MOST_MOVES = 8  # distances by which parts of a file may have moved
_PIECE, _OUT = 2**16, 2**18  # bytes taken in and given out at a time
# How much is unpacked of one file: so many bytes whatever its size, and so many times its size; less of what is parsed.
_ROOM, _RATIO_OF_ALL = 192 * 2**20, 20
_ROOM_READ, _RATIO_READ = 16 * 2**20, 8


@dataclass(frozen=True, slots=True)
class Entry:
    """What a zip file says of a member, in its directory or in the member's own header; its data begins at `start`."""

    path: str
    start: int
    packed_size: int
    size: int
    crc: int
    method: int
    encrypted: bool = False
    link: bool = False

    @property
    def end(self) -> int:
        """Where its data ends."""
        return self.start + self.packed_size

    @property
    def content(self) -> tuple[int, int]:
        """What tells its bytes from others."""
        return self.size, self.crc


@dataclass(frozen=True, slots=True)
class Found:
    """The members of a zip file by path, and what is wrong with others.

    `listed`: there is a directory. `torn`: it does not hold, or there is none. `many`: there are more members than any pack has.
    """

    entries: Mapping[str, Entry]
    problems: tuple[Damage, ...]
    listed: bool
    torn: bool
    many: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the directory: what it says of a member, and where it says that the member's header stands."""

    said: Entry
    place: int


def members_in(data: bytes) -> Found:
    """The members of a zip file that is in memory."""
    rows = _directory(data)
    if rows is not None and len(rows) > MAX_MEMBERS:
        return Found({}, (), listed=True, torn=False, many=True)
    entries = None if rows is None else _placed(data, rows)
    torn = entries is None
    if entries is None:
        entries = _traced(data)
    many = len(entries) > MAX_MEMBERS
    usable, problems = _usable(() if many else entries)
    return Found(*_affordable(usable, problems, len(data)), listed=rows is not None, torn=torn, many=many)


def unpacked(data: bytes, entry: Entry) -> Iterator[bytes]:
    """The bytes of a member piece by piece, at most one more than it says; zlib.error when they do not unpack."""
    if entry.method == zipfile.ZIP_STORED:
        yield data[entry.start:entry.end]
        return
    inflate, rest, at = zlib.decompressobj(-zlib.MAX_WBITS), b"", entry.start
    left = entry.size + 1
    while left > 0 and not inflate.eof:
        if not rest:  # in pieces, because what is left over is copied each time
            rest = data[at:min(at + _PIECE, entry.end)]
            at += len(rest)
        piece = inflate.decompress(rest, min(_OUT, left))
        rest, left = inflate.unconsumed_tail, left - len(piece)
        if piece:
            yield piece
        elif not rest and at >= entry.end:
            return


def _holds(data: bytes, entry: Entry) -> bool:
    """Whether the bytes of a member are there and are what its checksum says."""
    if entry.encrypted or entry.method not in METHODS or entry.end > len(data) or entry.size > MAX_CARRIED:
        return False
    if is_bomb(entry.size, entry.packed_size):
        return False
    size = crc = 0
    try:
        for piece in unpacked(data, entry):
            size, crc = size + len(piece), zlib.crc32(piece, crc)
    except zlib.error:
        return False
    return (size, crc) == entry.content


# --- by the directory ----------------------------------------------------------------------------------------------


def _directory(data: bytes) -> tuple[_Row, ...] | None:
    """The rows of the directory at the end of a file; None when there is none, or less or more than it says."""
    place = data.rfind(END_SIGN, max(0, len(data) - END.size - _LONGEST_COMMENT))
    if place < 0 or place + END.size > len(data):
        return None
    _, disk, first_disk, here, count, size, start, comment = END.unpack_from(data, place)
    if disk or first_disk or here != count or start + size != place or place + END.size + comment != len(data):
        return None
    rows: list[_Row] = []
    at = start
    while at < place:
        row = _row(data, at)
        if row is None or len(rows) > MAX_MEMBERS:
            break
        rows.append(row[0])
        at = row[1]
    whole = (at == place and len(rows) == count) or len(rows) > MAX_MEMBERS
    return tuple(rows) if whole else None


def _row(data: bytes, at: int) -> tuple[_Row, int] | None:
    """The row of a directory that stands at a place, and where it ends."""
    if not data.startswith(CENTRAL_SIGN, at) or at + CENTRAL.size > len(data):
        return None
    (_, _, _, flags, method, _, _, crc, packed_size, size, name_length, extra_length, comment_length, disk, _, mode,
     place) = CENTRAL.unpack_from(data, at)
    end = at + CENTRAL.size + name_length
    if end > len(data) or disk:
        return None
    name = data[at + CENTRAL.size:end].decode("cp437")  # as any name is read that says nothing else; ours are ASCII
    said = Entry(name, 0, packed_size, size, crc, method, bool(flags & _ENCRYPTED), stat.S_ISLNK(mode >> 16))
    return _Row(said, place), end + extra_length + comment_length


def _placed(data: bytes, rows: Sequence[_Row]) -> list[Entry] | None:
    """The members where the directory says they are; None when a header there says otherwise, or two of them share bytes."""
    entries: list[Entry] = []
    free = 0
    for row in sorted(rows, key=lambda row: row.place):
        header = _header(data, row.place)
        if header is None or row.place < free or header.path != row.said.path:
            return None
        entry = replace(row.said, start=header.start)
        if entry.end > len(data) or entry.method not in METHODS or (
                header.content != entry.content and header.content != (0, 0)):  # sizes may stand behind a member
            return None
        free = entry.end
        entries.append(entry)
    return entries


def _header(data: bytes, place: int) -> Entry | None:
    """What the header of a member says that stands at a place."""
    if not data.startswith(LOCAL_SIGN, place) or place + LOCAL.size > len(data):
        return None
    _, _, flags, method, _, _, crc, packed_size, size, name_length, extra_length = LOCAL.unpack_from(data, place)
    end = place + LOCAL.size + name_length
    if end + extra_length > len(data):
        return None
    name = data[place + LOCAL.size:end].decode("cp437")
    if flags & _SIZES_FOLLOW:
        packed_size = size = crc = 0
    return Entry(name, end + extra_length, packed_size, size, crc, method, bool(flags & _ENCRYPTED))


# --- by what is left -----------------------------------------------------------------------------------------------


class _Work:
    """How much may still be unpacked while traces are tried: a file that makes many promises is not followed without end."""

    def __init__(self, data: bytes) -> None:
        self._data, self._left = data, _ROOM + _RATIO_OF_ALL * len(data)

    @property
    def moved(self) -> int:
        """How far the directory stands from where its last line says it does."""
        place = self._data.rfind(END_SIGN)
        if not 0 <= place <= len(self._data) - END.size:
            return 0
        *_, size, start, _ = END.unpack_from(self._data, place)
        return int(place - size - start)

    def holds(self, entry: Entry) -> bool:
        """Whether a trace leads to a whole member."""
        if self._left <= 0:
            return False
        self._left -= entry.size + 1000
        return _holds(self._data, entry)


def _traced(data: bytes) -> list[Entry]:
    """The members of a file without a directory that can be believed; those that are not whole too, if their names can be read."""
    work = _Work(data)
    headers = list(_headers(data, work))
    whole = [(place, entry) for place, entry, holds in headers if holds]
    rows = list(_rows(data, [entry for _, entry in whole]))
    known: dict[str, set[tuple[int, int]]] = {}
    for row in rows:
        known.setdefault(row.said.path, set()).add(row.said.content)
    found = [entry for _, entry in whole] + list(_by_rows(rows, whole, work))
    there = {entry.path for entry in found}
    broken = {entry.path: entry for entry in (*(row.said for row in rows), *(entry for _, entry, holds in headers if not holds))
              if entry.path not in there and is_safe(entry.path)}
    return [*_distinct(found, known), *broken.values()]


def _headers(data: bytes, work: _Work) -> Iterator[tuple[int, Entry, bool]]:
    """Every header of a member with its place, and whether its member is whole; what lies within a whole one is its own affair."""
    place, count = data.find(LOCAL_SIGN), 0
    while place >= 0 and count <= MAX_MEMBERS:
        entry, past = _header(data, place), place + len(LOCAL_SIGN)
        if entry is not None and entry.path.isascii():
            holds = work.holds(entry)
            count += 1
            yield place, entry, holds
            past = entry.end if holds else past
        place = data.find(LOCAL_SIGN, past)


def _rows(data: bytes, whole: Sequence[Entry]) -> Iterator[_Row]:
    """Every row of a directory that stands outside the members that are whole."""
    count = 0
    for start, end in _between(whole, len(data)):
        for match in re.finditer(re.escape(CENTRAL_SIGN), data[start:end]):
            row = _row(data, start + match.start())
            if row is not None and row[0].said.path.isascii() and count <= MAX_MEMBERS:
                count += 1
                yield row[0]


def _between(whole: Sequence[Entry], length: int) -> Iterator[tuple[int, int]]:
    """The stretches of a file between its whole members."""
    free = 0
    for entry in whole:
        yield free, entry.start
        free = entry.end
    yield free, length


def _by_rows(rows: Sequence[_Row], whole: Sequence[tuple[int, Entry]], work: _Work) -> Iterator[Entry]:
    """The members whose own header is lost: their data lies where the directory says, or as far away as others have moved."""
    places: dict[tuple[str, int, int], list[int]] = {}
    for place, entry in whole:
        places.setdefault((entry.path, *entry.content), []).append(place)
    gone = [row for row in rows if (row.said.path, *row.said.content) not in places]
    moves = Counter(place - row.place for row in rows for place in places.get((row.said.path, *row.said.content), ()))
    shifts = dict.fromkeys((0, *(shift for shift, _ in moves.most_common(_MOST_MOVES)), work.moved))
    for row in gone:
        for shift in shifts:
            start = row.place + shift + LOCAL.size + len(row.said.path)
            entry = replace(row.said, start=start)
            if start >= 0 and work.holds(entry):
                yield entry
                break


def _distinct(found: Iterable[Entry], known: Mapping[str, set[tuple[int, int]]]) -> Iterator[Entry]:
    """One entry for each content that a path has: those that the directory knows before others, the same bytes once."""
    by_path: dict[str, dict[tuple[int, int], Entry]] = {}
    for entry in found:
        by_path.setdefault(entry.path, {}).setdefault(entry.content, entry)
    for path, entries in by_path.items():
        vouched = [entry for content, entry in entries.items() if content in known.get(path, ())]
        yield from vouched or entries.values()


# --- which of them are used ----------------------------------------------------------------------------------------


def _usable(listed: Sequence[Entry]) -> tuple[dict[str, Entry], list[Damage]]:
    """The members with a name of their own that stays within the pack, and what is wrong with the others."""
    usable: dict[str, Entry] = {}
    problems: list[Damage] = []
    known: dict[str, Entry] = {}
    named = {entry.start for entry in listed if is_safe(entry.path)}
    for entry in listed:
        former = known.setdefault(entry.path.casefold(), entry)
        if entry.path.endswith("/") or (entry.start in named and not is_safe(entry.path)):
            continue  # a folder, or a name that damage made for a member that has another
        if not is_safe(entry.path):
            problems.append(damage(entry.path, "unsafe_name"))
        elif entry.link or entry.encrypted:
            problems.append(damage(entry.path, "link" if entry.link else "encrypted"))
        elif former.start != entry.start:
            usable.pop(former.path, None)
            problems.append(damage(entry.path, "twice"))
        else:
            usable[entry.path] = entry
    return usable, problems


def _affordable(usable: Mapping[str, Entry], problems: Sequence[Damage], length: int) -> tuple[Mapping[str, Entry], tuple[Damage, ...]]:
    """The members as far as all of them together unpack to what a file of this length can mean; those that grow most go first."""
    left, left_read = _ROOM + _RATIO_OF_ALL * length, _ROOM_READ + _RATIO_READ * length
    refused: list[Damage] = []
    for path, entry in sorted(usable.items(), key=lambda item: item[1].size / max(item[1].packed_size, 1)):
        left -= entry.size
        left_read -= entry.size if is_read(path) else 0
        if min(left, left_read) < 0:
            refused.append(damage(path, "bomb"))
    if not refused:
        return usable, tuple(problems)
    gone = {one.path for one in refused}
    return {path: entry for path, entry in usable.items() if path not in gone}, (*problems, *refused)
