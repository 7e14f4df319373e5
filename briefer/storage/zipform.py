"""A pack as one zip file: read with bounds, written with fixed times and sorted members so that the same members give the same bytes."""
from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefer.errors import PackError, message
from briefer.files import is_safe
from briefer.storage.members import MANIFEST, MAX_MEMBERS, MIMETYPE, Damage, Form, MemberError, damage, is_bomb

_DOS_TIME, _DOS_DATE = 0, 0x21  # 1980-01-01 00:00, the first moment a zip can name
_MODE = (stat.S_IFREG | 0o644) << 16
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
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


class ZipContainer:
    """The members of a zip file, all of it held in memory, so that nobody can change it underneath."""

    form: Form = "zip"

    def __init__(self, path: Path) -> None:
        """Raises PackError for a file that is no zip, or one whose end is missing; OSError when it cannot be read."""
        self._data = path.read_bytes()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(self._data))
            listed = self._zip.infolist()
        except (zipfile.BadZipFile, struct.error, UnicodeDecodeError, NotImplementedError, ValueError, OverflowError) as error:
            id = "pack_cut_short" if self._data.startswith(b"PK\x03\x04") else "pack_not_a_pack"
            raise PackError(id, pack=path.name) from error
        if len(listed) > MAX_MEMBERS:
            raise PackError("pack_too_many_members", pack=path.name, most=MAX_MEMBERS)
        self._infos, self.problems = _usable(listed)

    def paths(self) -> Iterable[str]:
        """The members there are, by path."""
        return self._infos

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a member; MemberError when it is missing, damaged or above the limit."""
        info = self._info(path)
        if info.file_size > limit:
            raise MemberError(message("damage.too_large", size=info.file_size, limit=limit))
        if is_bomb(info.file_size, info.compress_size):
            raise MemberError(message("damage.bomb"))
        try:
            with self._zip.open(info) as file:
                data = file.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, RuntimeError, UnicodeDecodeError,
                ValueError, OSError) as error:
            raise MemberError(message("damage.unreadable")) from error
        if len(data) != info.file_size:
            raise MemberError(message("damage.unreadable"))
        return data

    def packed(self, path: str) -> Packed:
        """A member without unpacking it; MemberError when its place in the file does not hold."""
        info = self._info(path)
        head = self._data[info.header_offset:info.header_offset + _LOCAL.size]
        if len(head) < _LOCAL.size or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise MemberError(message("damage.unreadable"))
        *_, name_length, extra_length = _LOCAL.unpack(head)
        start = info.header_offset + _LOCAL.size + name_length + extra_length
        data = self._data[start:start + info.compress_size]
        if len(data) != info.compress_size:
            raise MemberError(message("damage.unreadable"))
        return Packed(data, info.compress_type, info.file_size, info.CRC)

    def stamp(self) -> str:
        """A digest of what the directory of the file says of every member."""
        return stamp_of({path: (info.file_size, info.CRC) for path, info in self._infos.items()})

    def _info(self, path: str) -> zipfile.ZipInfo:
        info = self._infos.get(path)
        if info is None:
            raise MemberError(message("damage.missing"))
        return info


def _usable(listed: list[zipfile.ZipInfo]) -> tuple[dict[str, zipfile.ZipInfo], tuple[Damage, ...]]:
    """The members with a name of their own that stays within the pack, and what is wrong with the others."""
    usable: dict[str, zipfile.ZipInfo] = {}
    problems: list[Damage] = []
    known: dict[str, str] = {}  # by the name that a file system without capitals would see
    for info in listed:
        path = info.filename
        if info.is_dir():
            continue
        if not is_safe(path) or "\\" in info.orig_filename or "\0" in info.orig_filename:
            problems.append(damage(path, "unsafe_name"))
        elif stat.S_ISLNK(info.external_attr >> 16):
            problems.append(damage(path, "link"))
        elif info.flag_bits & _ENCRYPTED:
            problems.append(damage(path, "encrypted"))
        elif path.casefold() in known:
            usable.pop(known[path.casefold()], None)
            problems.append(damage(path, "twice"))
        else:
            usable[path] = info
        known.setdefault(path.casefold(), path)
    return usable, tuple(problems)


def stamp_of(members: Mapping[str, tuple[int, int]]) -> str:
    """The stamp of a zip file from the size and checksum of each member."""
    lines = [f"{path} {size} {crc:08x}" for path, (size, crc) in sorted(members.items())]
    return sha256("\n".join(lines).encode()).hexdigest()


def pack_member(path: str, data: bytes) -> Packed:
    """A member ready for a zip file: deflated unless that is of no use."""
    crc = zlib.crc32(data)
    if path != MIMETYPE and path.rpartition(".")[2] not in _ALREADY_PACKED:
        squeeze = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        deflated = squeeze.compress(data) + squeeze.flush()
        if len(deflated) < len(data):
            return Packed(deflated, zipfile.ZIP_DEFLATED, len(data), crc)
    return Packed(data, zipfile.ZIP_STORED, len(data), crc)


def zip_bytes(members: Mapping[str, Packed]) -> bytes:
    """A zip file of members with plain ASCII paths; `mimetype` stands first, the manifest second, the rest sorted.

    Raises OverflowError beyond 4 GiB, which the format without its 64-bit records cannot name.
    """
    parts: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for path in sorted(members, key=lambda path: (path != MIMETYPE, path != MANIFEST, path)):
        member, name = members[path], path.encode("ascii")
        if place + len(member.data) + 2**20 > _MOST_BYTES or member.size > _MOST_BYTES:
            raise OverflowError(path)
        about = (20, 0, member.method, _DOS_TIME, _DOS_DATE, member.crc, len(member.data), member.size, len(name), 0)
        parts += (_LOCAL.pack(b"PK\x03\x04", *about), name, member.data)
        directory.append(_CENTRAL.pack(b"PK\x01\x02", _UNIX << 8 | 20, *about, 0, 0, 0, _MODE, place) + name)
        place += _LOCAL.size + len(name) + len(member.data)
    listing = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(listing), place, 0)
    return b"".join((*parts, listing, end))
