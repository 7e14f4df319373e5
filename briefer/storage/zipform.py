"""A pack as one zip file: read with bounds, written with fixed times and sorted members so that the same members give the same bytes."""
from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from briefer.errors import PackError, message
from briefer.storage import sealed
from briefer.storage.members import MANIFEST, MAX_MEMBERS, MIMETYPE, SUFFIX, Damage, Form, MemberError, is_bomb, is_read, measured
from briefer.storage.sealed import Key
from briefer.storage.zipscan import CENTRAL, CENTRAL_SIGN, END, END_SIGN, LOCAL, LOCAL_SIGN, METHODS, Entry, members_in, unpacked
from briefer.values import dataclass

_DOS_TIME, _DOS_DATE = 0, 0x21  # 1980-01-01 00:00, the first moment a zip can name
_MODE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3
_ALREADY_PACKED = frozenset({"pdf", "docx", "xlsx", "pptx", "odt", "zip", "jpg", "jpeg", "png", "gif", "webp", "epub"})
_END_READ = 2**16  # bytes at the end of a file among which its directory ends, if it is a zip
_MOST_BYTES = 2**32 - 1  # what a zip without the 64-bit records can name


@dataclass(frozen=True, slots=True)
class Packed:
    """A member as it stands in a zip file."""

    data: bytes
    method: int
    size: int
    crc: int


class ZipContainer:
    """The members of a zip file, all of it held in memory, so that nobody can change it underneath.

    `torn` says that the file is not as it was written: its directory does not hold, and the members were found one by one.
    `cut_short` says that there is no directory at all.
    """

    form: Form = "zip"

    def __init__(self, path: Path, key: Key | None = None) -> None:
        """Opens a sealed file with its key.

        Raises PackError for a file that is no zip, one that holds no whole member, or one that the key does not open; OSError
        when it cannot be read.
        """
        self._data, self.sealed = _content(path, key)
        found = members_in(self._data)
        if found.many:
            raise PackError("pack_too_many_members", pack=path.name, most=MAX_MEMBERS)
        if not (found.entries or found.problems):
            raise PackError("pack_cut_short" if self._data.startswith(LOCAL_SIGN) else "pack_not_a_pack", pack=path.name)
        self._entries, self.problems = found.entries, found.problems
        self.torn, self.cut_short = found.torn, found.torn and not found.listed
        if found.torn:
            why = message("damage.cut_short" if self.cut_short else "damage.torn")
            self.problems = (Damage(path.name, message("damage.lost.directory"), why), *self.problems)

    @property
    def data(self) -> bytes:
        """The whole file, not sealed."""
        return self._data

    def paths(self) -> Iterable[str]:
        """The members there are, by path."""
        return self._entries

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a member; MemberError when it is missing, damaged or above the limit."""
        return b"".join(self._pieces(path, limit))

    def measured(self, path: str, limit: int) -> tuple[int, str]:
        """The size and SHA-256 of a member, never held whole; MemberError as for `read`."""
        return measured(self._pieces(path, limit))

    def _pieces(self, path: str, limit: int) -> Iterator[bytes]:
        """The bytes of a member piece by piece; what is wrong with it may be known at the end only."""
        entry = self._entry(path)
        if entry.size > limit:
            raise MemberError(message("damage.too_large", size=entry.size, limit=limit))
        if is_bomb(entry.size, entry.packed_size):
            raise MemberError(message("damage.bomb"))
        size = crc = 0
        try:
            for piece in unpacked(self._data, entry):
                size, crc = size + len(piece), zlib.crc32(piece, crc)
                yield piece
        except zlib.error as error:
            raise MemberError(message("damage.unreadable")) from error
        if (size, crc) != entry.content:
            raise MemberError(message("damage.unreadable"))

    def packed(self, path: str) -> Packed:
        """A member without unpacking it; MemberError when it is missing or its place in the file does not hold."""
        entry = self._entry(path)
        return Packed(self._data[entry.start:entry.end], entry.method, entry.size, entry.crc)

    def _entry(self, path: str) -> Entry:
        """Where a member lies."""
        entry = self._entries.get(path)
        if entry is None:
            raise MemberError(message("damage.missing"))
        if entry.method not in METHODS or entry.end > len(self._data):
            raise MemberError(message("damage.unreadable"))
        return entry

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
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - _END_READ))
        signs = head.startswith(LOCAL_SIGN[:2]), END_SIGN in file.read(), path.suffix == SUFFIX
        if not any(signs):  # before all of somebody's film is read
            raise PackError("pack_not_a_pack", pack=path.name)
        file.seek(0)
        return file.read(), False


def pack_member(path: str, data: bytes) -> Packed:
    """A member ready for a zip file: deflated unless that is of no use, or would look like a bomb to whoever opens it."""
    crc = zlib.crc32(data)
    if path != MIMETYPE and path.rpartition(".")[2] not in _ALREADY_PACKED:
        squeeze = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        deflated = squeeze.compress(data) + squeeze.flush()
        if len(deflated) < len(data) and not is_bomb(len(data), len(deflated)):
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
        parts += (LOCAL.pack(LOCAL_SIGN, *about), name, member.data)
        directory.append(CENTRAL.pack(CENTRAL_SIGN, _UNIX << 8 | 20, *about, 0, 0, 0, _MODE, place) + name)
        place += LOCAL.size + len(name) + len(member.data)
    listing = b"".join(directory)
    end = END.pack(END_SIGN, 0, 0, len(members), len(members), len(listing), place, 0)
    return b"".join((*parts, listing, end))
