"""The properties of a message in a compound file (MS-OXMSG): text in its code page, numbers, times, bytes."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from struct import error as StructError
from struct import unpack_from
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefer.errors import SourceError
from briefer.importers.compound import Tree
from briefer.importers.encoding import Decoded, is_encoding
from briefer.importers.mail_headers import decoded
from briefer.model.text import clean

if TYPE_CHECKING:
    from olefile import OleFileIO

Folder = tuple[str, ...]
_UNICODE, _NARROW, _BINARY, _LONG, _FLAG, _TIME = "001F", "001E", "0102", 0x0003, 0x000B, 0x0040
_STREAM, _FIXED = "__substg1.0_", "__properties_version1.0"
_MESSAGE_PAGE, _INTERNET_PAGE = 0x3FFD, 0x3FDE
_PAGES: Mapping[int, str] = MappingProxyType({65001: "utf-8", 20127: "ascii", 28591: "iso8859-1", 28605: "iso8859-15",
                                             1200: "utf-16-le", 1201: "utf-16-be"})
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_DEEPEST = 20
_SPARE = 1024 * 1024  # bytes that streams may claim beyond what the file has: a stream that many entries share would be read many times


class Compound:
    """The streams of a file; what it says of itself is doubted, and reading stops when it gives more than it can hold."""

    def __init__(self, name: str, data: bytes, ole: OleFileIO) -> None:
        self.name = name
        self._ole = ole
        self._left = len(data) + _SPARE
        self._names: dict[Folder, dict[str, str]] = {}
        for path in ole.listdir(streams=True, storages=True):
            self._names.setdefault(tuple(path[:-1]), {})[path[-1].upper()] = path[-1]

    def members(self, folder: Folder) -> tuple[str, ...]:
        """The names in a storage."""
        return tuple(self._names.get(folder, {}).values())

    def has(self, folder: Folder, name: str) -> bool:
        """Whether a storage has a member, whatever the case of its name."""
        return name.upper() in self._names.get(folder, {})

    def read(self, folder: Folder, name: str) -> bytes:
        """The bytes of a stream; nothing when there is none."""
        known = self._names.get(folder, {}).get(name.upper())
        path = [*folder, known or name]
        if known is None or self._ole.get_type(path) != 2:
            return b""
        with damage(self.name):
            size = self._ole.get_size(path)
            self._left -= size
            if self._left < 0:
                raise SourceError("source_damaged", file=self.name)
            data: bytes = self._ole.openstream(path).read()
        return data

    def tree(self, folder: Folder, depth: int = 0) -> Tree:
        """All that lies in a storage."""
        if depth > _DEEPEST:
            raise SourceError("source_damaged", file=self.name)
        return {name: self.tree((*folder, name), depth + 1) if self._ole.get_type([*folder, name]) == 1 else self.read(folder, name)
                for name in self.members(folder)}


class Properties:
    """What a message or attachment states, by the numbers of MAPI."""

    def __init__(self, file: Compound, folder: Folder, header: int) -> None:
        self.file, self.folder = file, folder
        self._fixed = dict(_fixed(file.read(folder, _FIXED)[header:]))
        page = self.number(_MESSAGE_PAGE) or self.number(_INTERNET_PAGE)
        self._charset = _python_name(page)

    def text(self, *ids: int) -> str:
        """The first of these that has words, in one line."""
        for id in ids:
            if words := " ".join(self.long_text(id).text.split()):
                return words
        return ""

    def long_text(self, id: int) -> Decoded:
        """A text with its lines."""
        data = self.file.read(self.folder, f"{_STREAM}{id:04X}{_UNICODE}")
        if data:
            text = data.decode("utf-16-le", errors="replace")
            return Decoded(clean(text).rstrip("\x00"), "utf-16-le", damaged="\ufffd" in text)
        data = self.file.read(self.folder, f"{_STREAM}{id:04X}{_NARROW}").rstrip(b"\x00")
        return decoded(data, self._charset) if data else Decoded("", "")

    def page(self, id: int) -> Decoded:
        """A text that is kept as bytes, in the code page of the internet."""
        data = self.data(id)
        return decoded(data, _python_name(self.number(_INTERNET_PAGE)) or self._charset) if data else self.long_text(id)

    def data(self, id: int) -> bytes:
        """Bytes."""
        return self.file.read(self.folder, f"{_STREAM}{id:04X}{_BINARY}")

    def number(self, id: int) -> int:
        """A number; 0 when there is none."""
        return unpack_from("<I", self._fixed.get(id << 16 | _LONG, bytes(4)))[0]  # type: ignore[no-any-return]

    def flag(self, id: int) -> bool:
        """Yes or no."""
        return self._fixed.get(id << 16 | _FLAG, b"\0")[0] != 0

    def time(self, id: int) -> datetime | None:
        """A moment."""
        ticks = unpack_from("<Q", self._fixed.get(id << 16 | _TIME, bytes(8)))[0]
        try:
            return _EPOCH + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None


@contextmanager
def damage(name: str) -> Iterator[None]:
    """Turns what the library says of a broken file into our refusal; it trips in as many ways as such a file can be broken."""
    try:
        yield
    except (OSError, ValueError, TypeError, IndexError, KeyError, AttributeError, OverflowError, RecursionError, StructError) as error:
        raise SourceError("source_damaged", file=name) from error


def _fixed(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The properties of a fixed size: number and kind in one, and their eight bytes."""
    for place in range(0, len(data) - 15, 16):
        tag, _ = unpack_from("<II", data, place)
        yield tag, data[place + 8:place + 16]


def _python_name(page: int) -> str:
    """A code page as Python names it; empty for an unknown one."""
    name = _PAGES.get(page, f"cp{page}") if page else ""
    return name if name and is_encoding(name) else ""
