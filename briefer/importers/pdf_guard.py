"""A bounded look at a PDF before pdfium opens it: pdfium unpacks a stream whole, whatever it grows to, and cannot be stopped."""
from __future__ import annotations

import re
from binascii import Error as BinasciiError
from collections.abc import Iterator

from briefer.errors import SourceError
from briefer.importers.imported import RawFile
from briefer.importers.pdf_streams import Stream, TooManyStreams, inflated, packed, streams, unpacked

_MB = 1024 * 1024
_LARGEST = 128 * _MB  # bytes, unpacked, of a stream, or of all that one page is drawn with
_LARGEST_TABLE = 48 * _MB  # of a stream that holds objects, of which pdfium makes far more
_LARGEST_TOTAL = 1024 * _MB  # of all streams that had to be unpacked to know their size
_MOST_TRIED = 5_000  # streams long enough to be unpacked; more than these cannot lie beside each other in a file that may be read
_DEFLATE = 1032  # Flate unpacks a byte to no more
_LZW = 1400  # LZW as well
_RUNS = 64
_FLATE = frozenset({b"FlateDecode", b"Fl"})
_GROWING = frozenset({*_FLATE, b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL"})
_UNREAD = re.compile(rb"/Subtype\s*/Image\b|/Type\s*/EmbeddedFile\b")  # pictures and attached files are never unpacked
_TABLE = re.compile(rb"/Type\s*/(?:ObjStm|XRef)\b")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_CONTENTS = re.compile(rb"/Contents\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R")


def refuse_bombs(raw: RawFile) -> None:
    """Nothing for a file whose streams unpack to what a document may have; SourceError `source_bomb` for others."""
    try:
        _Look(raw.data).judge()
    except (_Bomb, TooManyStreams) as error:
        raise SourceError("source_bomb", file=raw.name) from error


class _Bomb(Exception):
    """Unpacks to too much."""


class _Look:
    """Goes through the streams of a file once; only what could be too large is unpacked, and thrown away at once."""

    def __init__(self, data: bytes) -> None:
        self._data, self._left, self._tries = data, _LARGEST_TOTAL, _MOST_TRIED
        self._found: dict[int, Stream] = {}
        self._known: dict[int, int] = {}

    def judge(self) -> None:
        """Raises _Bomb."""
        objects: list[Stream] = []
        for stream in streams(self._data):
            if _UNREAD.search(stream.head):
                continue
            self._found[stream.number] = stream
            most = _LARGEST_TABLE if _TABLE.search(stream.head) else _LARGEST
            if _most_bytes(stream) > most and self._size(stream, most) > most:
                raise _Bomb
            if _OBJECTS.search(stream.head):
                objects.append(stream)
        self._judge_pages(self._data)
        for stream in objects:
            self._judge_pages(b"".join(unpacked(self._data, stream)))

    def _judge_pages(self, written: bytes) -> None:
        """Raises _Bomb for a page that is drawn with too much altogether, be it one stream many times over."""
        for found in _CONTENTS.finditer(written):
            drawn = [self._found[number] for number in map(int, _REFERENCE.findall(found[1])) if number in self._found]
            if sum(map(_most_bytes, drawn)) <= _LARGEST:
                continue
            room = _LARGEST
            for stream in drawn:
                if stream.number not in self._known:
                    self._known[stream.number] = self._size(stream, _LARGEST)
                room -= self._known[stream.number]
                if room < 0:
                    raise _Bomb

    def _size(self, stream: Stream, most: int) -> int:
        """How many bytes a stream unpacks to; it stops counting behind `most`."""
        self._tries -= 1
        if self._tries < 0:
            raise _Bomb
        pieces = packed(self._data, stream)
        growth = 1
        for name in stream.filters:
            if growth > 1:  # what LZW and runs make is not packed again by anybody
                raise _Bomb
            if name in _FLATE:
                pieces = self._counted(inflated(pieces))
            elif name in (b"ASCII85Decode", b"A85", b"ASCIIHexDecode", b"AHx"):
                pieces = iter((_from_ascii(b"".join(pieces), name),))
            elif name in (b"LZWDecode", b"LZW"):
                return _lzw_size(b"".join(pieces), most)
            elif name in _GROWING:
                growth = _RUNS
            else:
                break
        size = 0
        for piece in pieces:
            size += growth * len(piece)
            if size > most:
                break
        return size

    def _counted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Pieces, and _Bomb when all that was unpacked for this file is too much."""
        for piece in pieces:
            self._left -= len(piece)
            if self._left < 0:
                raise _Bomb
            yield piece


def _most_bytes(stream: Stream) -> int:
    """The most that a stream of its length can unpack to."""
    size = stream.end - stream.start
    for name in stream.filters:
        size *= _DEFLATE if name in _FLATE else _RUNS if name in (b"RunLengthDecode", b"RL") else _LZW if name in _GROWING else 1
    return size


def _from_ascii(data: bytes, name: bytes) -> bytes:
    """Bytes written as letters; nothing when they are not."""
    import base64

    try:
        if name in (b"ASCII85Decode", b"A85"):
            return base64.a85decode(data.partition(b"~>")[0], ignorechars=b" \t\n\r\v\f\0")
        return bytes.fromhex(data.partition(b">")[0].decode("ascii"))
    except (ValueError, BinasciiError):
        return b""


def _lzw_size(data: bytes, most: int) -> int:
    """How many bytes LZW unpacks to: the length of each code's words is enough to know."""
    lengths = [1] * 256 + [0, 0]
    size, width, before = 0, 9, 0
    bits = held = 0
    for byte in data:
        bits, held = (bits << 8 | byte) & 0xFFFFFF, held + 8
        if held < width:
            continue
        held -= width
        code = bits >> held & (1 << width) - 1
        if code == 256:
            del lengths[258:]
            width, before = 9, 0
            continue
        if code == 257 or code > len(lengths) or size > most:
            break
        length = lengths[code] if code < len(lengths) else before + 1
        size += length
        if before and len(lengths) < 4096:
            lengths.append(before + 1)
        before = length
        width = min(12, max(9, (len(lengths) + 1).bit_length()))
    return size
