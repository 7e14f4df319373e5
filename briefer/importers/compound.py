"""Writes a compound file (MS-CFB): a message that lay within another becomes a file of its own, every stream byte for byte."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from struct import pack
from typing import NamedTuple, TypeAlias

Tree: TypeAlias = "Mapping[str, bytes | Tree]"

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE, _END, _TABLE, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_BLACK = 1
_SMALL, _PIECE = 4096, 64  # streams below this size share one stream, in pieces
_IN_HEADER = 109  # sectors of the allocation table that the header can name
_SHIFTS = (9, 12)  # sectors of 512 bytes, or of 4096 where the table would not fit


class _Entry(NamedTuple):
    """An entry of the directory before it has its place: name, kind, content, and its neighbours and first child by number."""

    name: str
    kind: int
    data: bytes = b""
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE


def write_compound(tree: Tree) -> bytes:
    """The bytes of a compound file with these streams and storages; ValueError when they are too many for one."""
    entries = [_Entry("Root Entry", _ROOT)]
    entries[0] = entries[0]._replace(child=_place(tree, entries))
    for shift in _SHIFTS:
        found = _written(entries, shift)
        if found is not None:
            return found
    raise ValueError("too large for a compound file")


def _place(tree: Tree, entries: list[_Entry]) -> int:
    """Adds the members of a storage to the directory; gives back the number of the one at the root of their search tree."""
    numbers = []
    for name, content in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        number = len(entries)
        numbers.append(number)
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            entries.append(_Entry(name, _STORAGE))
            entries[number] = entries[number]._replace(child=_place(content, entries))
    return _balanced(numbers, entries)


def _balanced(numbers: Sequence[int], entries: list[_Entry]) -> int:
    """Ties sorted members into a balanced tree; gives back its root."""
    if not numbers:
        return _NONE
    middle = len(numbers) // 2
    left, right = _balanced(numbers[:middle], entries), _balanced(numbers[middle + 1:], entries)
    entries[numbers[middle]] = entries[numbers[middle]]._replace(left=left, right=right)
    return numbers[middle]


class _Sectors:
    """Sectors of one size with their table: which follows which."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.parts: list[bytes] = []
        self.table: list[int] = []

    def add(self, data: bytes) -> int:
        """Adds a stream; gives back its first sector."""
        count = -(-len(data) // self.size)
        if not count:
            return _END
        first = len(self.table)
        self.parts.append(data.ljust(count * self.size, b"\0"))
        self.table += [*range(first + 1, first + count), _END]
        return first


def _written(entries: Sequence[_Entry], shift: int) -> bytes | None:
    """The file with sectors of a size; None when its table does not fit into the header."""
    sectors, pieces = _Sectors(1 << shift), _Sectors(_PIECE)
    starts = [(pieces if len(entry.data) < _SMALL else sectors).add(entry.data) if entry.kind == _STREAM else 0 for entry in entries]
    shared = b"".join(pieces.parts)
    starts[0] = sectors.add(shared)
    small = _numbers(pieces.table, sectors.size)
    small_start = sectors.add(small)
    sizes = [len(shared), *(len(entry.data) for entry in entries[1:])]
    listed = b"".join(_entry(entry, start, size) for entry, start, size in zip(entries, starts, sizes, strict=True))
    blank = _entry(_Entry("", 0), 0, 0)
    directory = listed + blank * (-len(entries) % (sectors.size // 128))
    directory_start = sectors.add(directory)
    per_sector = sectors.size // 4
    count = 1
    while count * per_sector < len(sectors.table) + count:
        count += 1
    if count > _IN_HEADER:
        return None
    first = len(sectors.table)
    table = _numbers([*sectors.table, *[_TABLE] * count], sectors.size)
    header = pack(
        "<8s16sHHHHH6xIIIIIIIIII", _SIGNATURE, bytes(16), 0x3E, 4 if shift == 12 else 3, 0xFFFE, shift, 6,
        len(directory) // sectors.size if shift == 12 else 0, count, directory_start, 0, _SMALL, small_start, len(small) // sectors.size,
        _END, 0, first)
    header += pack(f"<{_IN_HEADER - 1}I", *[first + number if number < count else _FREE for number in range(1, _IN_HEADER)])
    return header.ljust(sectors.size, b"\0") + b"".join(sectors.parts) + table


def _numbers(table: Sequence[int], size: int) -> bytes:
    """A table as sectors."""
    free = -len(table) % (size // 4)
    return pack(f"<{len(table) + free}I", *table, *[_FREE] * free)


def _entry(entry: _Entry, start: int, size: int) -> bytes:
    """An entry of the directory."""
    name = entry.name.encode("utf-16-le")[:62]
    return pack("<64sHBBIII16xI16xIQ", name, len(name) + 2 if name else 0, entry.kind, _BLACK, entry.left, entry.right, entry.child, 0,
                start, size)
