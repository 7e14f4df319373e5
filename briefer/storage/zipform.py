"""A pack as one zip file: read with bounds, written with fixed times and sorted members so that the same members give the same bytes."""
from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from briefer.errors import PackError, message
from briefer.files import is_safe
from briefer.storage import sealed
from briefer.storage.members import MANIFEST, MAX_MEMBERS, MIMETYPE, Damage, Form, MemberError, damage, is_bomb, is_read
from briefer.storage.sealed import Key
from briefer.values import dataclass

_DOS_TIME, _DOS_DATE = 0, 0x21  # 1980-01-01 00:00, the first moment a zip can name
_MODE = (stat.S_IFREG | 0o644) << 16
_ENCRYPTED = 0x1
_SIZES_FOLLOW = 0x8  # flag of a member whose sizes stand behind it
_LOCAL_SIGN = b"PK\x03\x04"
_ANY_SIGN = b"PK"
_UNIX = 3
_ALREADY_PACKED = frozenset({"pdf", "docx", "xlsx", "pptx", "odt", "zip", "jpg", "jpeg", "png", "gif", "webp", "epub"})
_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
_MOST_BYTES = 2**32 - 1  # what a zip without the 64-bit records can name


@dataclass(frozen=True, slots=True)
class Packed:
    """A member as it stands in a zip file."""

    data: bytes
    method: int
    size: int
    crc: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a zip file says of a member, in its directory or in the member's own header, which stands at `place`."""

    path: str
    place: int
    packed_size: int
    size: int
    crc: int
    method: int
    encrypted: bool
    link: bool = False


class ZipContainer:
    """The members of a zip file, all of it held in memory, so that nobody can change it underneath.

    `cut_short` says that the directory at its end is lost; the members were then found one by one.
    """

    form: Form = "zip"

    def __init__(self, path: Path, key: Key | None = None) -> None:
        """Opens a sealed file with its key.

        Raises PackError for a file that is no zip, one that holds no whole member, or one that the key does not open; OSError
        when it cannot be read.
        """
        self._data, self.sealed = _content(path, key)
        listed = _directory(self._data)
        self.cut_short = listed is None
        if listed is None:
            listed = list(_found(self._data))
        if not listed:
            raise PackError("pack_cut_short" if self._data.startswith(_LOCAL_SIGN) else "pack_not_a_pack", pack=path.name)
        if len(listed) > MAX_MEMBERS:
            raise PackError("pack_too_many_members", pack=path.name, most=MAX_MEMBERS)
        self._entries, self.problems = _usable(listed)
        if self.cut_short:
            self.problems = (Damage(path.name, message("damage.lost.directory"), message("damage.cut_short")), *self.problems)

    @property
    def data(self) -> bytes:
        """The whole file, not sealed."""
        return self._data

    def paths(self) -> Iterable[str]:
        """The members there are, by path."""
        return self._entries

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a member; MemberError when it is missing, damaged or above the limit."""
        packed = self.packed(path)
        if packed.size > limit:
            raise MemberError(message("damage.too_large", size=packed.size, limit=limit))
        if is_bomb(packed.size, len(packed.data)):
            raise MemberError(message("damage.bomb"))
        data = packed.data
        if packed.method == zipfile.ZIP_DEFLATED:
            try:
                data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed.data, packed.size + 1)
            except zlib.error as error:
                raise MemberError(message("damage.unreadable")) from error
        if len(data) != packed.size or zlib.crc32(data) != packed.crc:
            raise MemberError(message("damage.unreadable"))
        return data

    def packed(self, path: str) -> Packed:
        """A member without unpacking it; MemberError when it is missing or its place in the file does not hold."""
        entry = self._entries.get(path)
        if entry is None:
            raise MemberError(message("damage.missing"))
        head = self._data[entry.place:entry.place + _LOCAL.size]
        if len(head) < _LOCAL.size or entry.method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise MemberError(message("damage.unreadable"))
        *_, name_length, extra_length = _LOCAL.unpack(head)
        start = entry.place + _LOCAL.size + name_length + extra_length
        data = self._data[start:start + entry.packed_size]
        if len(data) != entry.packed_size:
            raise MemberError(message("damage.unreadable"))
        return Packed(data, entry.method, entry.size, entry.crc)

    def stamp(self) -> str:
        """A digest of what the file says of every member."""
        return stamp_of({path: (entry.size, entry.crc) for path, entry in self._entries.items()})


def _content(path: Path, key: Key | None) -> tuple[bytes, bool]:
    """The bytes of a zip file, and whether they were taken out of the sealed form."""
    with path.open("rb") as file:
        head = file.read(len(sealed.MAGIC))
        if head == sealed.MAGIC:
            if key is None:
                raise PackError("pack_needs_password", pack=path.name)
            file.seek(0)
            return key.open(file, path.name), True
        if not head.startswith(_ANY_SIGN):  # before all of somebody's film is read
            raise PackError("pack_not_a_pack", pack=path.name)
        return head + file.read(), False


def _directory(data: bytes) -> list[_Entry] | None:
    """The members that the directory of a zip file lists, or None when it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return [
                _Entry(info.orig_filename, info.header_offset, info.compress_size, info.file_size, info.CRC, info.compress_type,
                       bool(info.flag_bits & _ENCRYPTED), stat.S_ISLNK(info.external_attr >> 16))
                for info in file.infolist()]
    except (zipfile.BadZipFile, struct.error, UnicodeDecodeError, NotImplementedError, ValueError, OverflowError):
        return None


def _found(data: bytes) -> Iterator[_Entry]:
    """The members of a zip file without its directory, each by the header before it; those that are not whole are left out."""
    place = data.find(_LOCAL_SIGN)
    while 0 <= place <= len(data) - _LOCAL.size:
        _, _, flags, method, _, _, crc, packed_size, size, name_length, extra_length = _LOCAL.unpack_from(data, place)
        start = place + _LOCAL.size + name_length + extra_length
        name = data[place + _LOCAL.size:place + _LOCAL.size + name_length]
        if start + packed_size <= len(data) and not flags & _SIZES_FOLLOW and name.isascii():
            yield _Entry(name.decode("ascii"), place, packed_size, size, crc, method, bool(flags & _ENCRYPTED))
            place = data.find(_LOCAL_SIGN, start + packed_size)
        else:
            place = data.find(_LOCAL_SIGN, place + len(_LOCAL_SIGN))


def _usable(listed: list[_Entry]) -> tuple[dict[str, _Entry], tuple[Damage, ...]]:
    """The members with a name of their own that stays within the pack, and what is wrong with the others."""
    usable: dict[str, _Entry] = {}
    problems: list[Damage] = []
    known: dict[str, str] = {}  # by the name that a file system without capitals would see
    for entry in listed:
        path = entry.path
        if path.endswith("/"):
            continue
        if not is_safe(path):
            problems.append(damage(path, "unsafe_name"))
        elif entry.link:
            problems.append(damage(path, "link"))
        elif entry.encrypted:
            problems.append(damage(path, "encrypted"))
        elif path.casefold() in known:
            usable.pop(known[path.casefold()], None)
            problems.append(damage(path, "twice"))
        else:
            usable[path] = entry
        known.setdefault(path.casefold(), path)
    return usable, tuple(problems)


def pack_member(path: str, data: bytes) -> Packed:
    """A member ready for a zip file: deflated unless that is of no use."""
    crc = zlib.crc32(data)
    if path != MIMETYPE and path.rpartition(".")[2] not in _ALREADY_PACKED:
        squeeze = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        deflated = squeeze.compress(data) + squeeze.flush()
        if len(deflated) < len(data):
            return Packed(deflated, zipfile.ZIP_DEFLATED, len(data), crc)
    return Packed(data, zipfile.ZIP_STORED, len(data), crc)


def stamp_of(members: Mapping[str, tuple[int, int]]) -> str:
    """The stamp of a zip file from the size and checksum of each member."""
    lines = [f"{path} {size} {crc:08x}" for path, (size, crc) in sorted(members.items())]
    return sha256("\n".join(lines).encode()).hexdigest()


def zip_bytes(members: Mapping[str, Packed]) -> bytes:
    """A zip file of members with plain ASCII paths: `mimetype`, the manifest, what is read on opening, then the rest.

    The shorter a file is cut, the less of what cannot be had elsewhere is lost. Each group is sorted.
    Raises OverflowError beyond 4 GiB, which the format without its 64-bit records cannot name.
    """
    parts: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for path in sorted(members, key=lambda path: (path != MIMETYPE, path != MANIFEST, not is_read(path), path)):
        member, name = members[path], path.encode("ascii")
        if place + len(member.data) + 2**20 > _MOST_BYTES or member.size > _MOST_BYTES:
            raise OverflowError(path)
        about = (20, 0, member.method, _DOS_TIME, _DOS_DATE, member.crc, len(member.data), member.size, len(name), 0)
        parts += (_LOCAL.pack(_LOCAL_SIGN, *about), name, member.data)
        directory.append(_CENTRAL.pack(b"PK\x01\x02", _UNIX << 8 | 20, *about, 0, 0, 0, _MODE, place) + name)
        place += _LOCAL.size + len(name) + len(member.data)
    listing = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(listing), place, 0)
    return b"".join((*parts, listing, end))
