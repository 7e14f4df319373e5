"""The streams of a PDF file where they lie, found without its tables, and unpacked in bounded steps."""
from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from briefer.values import dataclass

MOST_STREAMS = 500_000
_HEAD = 4096  # bytes before a stream in which its dictionary stands
_STEP = 1024 * 1024
_BITE = 64 * 1024  # what cannot be unpacked is copied by zlib, so that it gets a little at a time
_STREAM = re.compile(rb"stream")
_OBJECT = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_FILTERS = re.compile(rb"/(?:Filter|F)\s*(\[[^\]]*\]|/[A-Za-z0-9]+)")
_NAME = re.compile(rb"/([A-Za-z0-9]+)")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: the number of its object (0 if it cannot be told), its dictionary as written, and where its bytes begin and end."""

    number: int
    head: bytes
    start: int
    end: int

    @property
    def filters(self) -> tuple[bytes, ...]:
        """How it is packed, the outermost first; Flate when its dictionary does not say."""
        found = _FILTERS.search(self.head)
        return tuple(_NAME.findall(found[1])) if found else (b"FlateDecode",)


class TooManyStreams(Exception):
    """More streams than any document has."""


def streams(data: bytes) -> Iterator[Stream]:
    """The streams of a file one after the other; TooManyStreams when there is no end of them."""
    end = -1
    before = 0
    for count, found in enumerate(_STREAM.finditer(data)):
        if count > 2 * MOST_STREAMS:
            raise TooManyStreams
        place = found.start()
        if data[place - 3:place] == b"end":
            before = found.end()
            continue
        start = found.end() + (2 if data[found.end():found.end() + 2] == b"\r\n" else 1)
        if end < start:
            end = data.find(b"endstream", start)
            end = end if end >= 0 else len(data)
        begin = data.rfind(b"obj", max(before, place - _HEAD), place)
        head = data[begin:place] if begin >= 0 else b""
        number = _OBJECT.search(data, max(0, begin - 24), begin + 3) if begin >= 0 else None
        yield Stream(int(number[1]) if number else 0, _plain(head), start, end)


def unpacked(data: bytes, stream: Stream) -> Iterator[bytes]:
    """What a stream holds, packed once with Flate, in pieces; nothing more where it is damaged or packed in another way."""
    yield from inflated(packed(data, stream))


def packed(data: bytes, stream: Stream) -> Iterator[bytes]:
    """What a stream holds as it lies in the file, in pieces."""
    for start in range(stream.start, stream.end, _BITE):
        yield data[start:min(stream.end, start + _BITE)]


def inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """What Flate unpacks from pieces, in pieces of a bounded size; it ends where the data is damaged."""
    inflater = zlib.decompressobj()
    for piece in pieces:
        left = piece
        while left and not inflater.eof:
            try:
                made = inflater.decompress(left, _STEP)
            except zlib.error:
                return
            left = inflater.unconsumed_tail
            if made:
                yield made


def _plain(head: bytes) -> bytes:
    """A dictionary with the names in it as they are meant: `#46` is F."""
    return _ESCAPED.sub(lambda found: bytes((int(found[1], 16),)), head) if b"#" in head else head
