"""A PNG to plain dots of eight bits, set on paper: enough for a logo, and nothing that a hostile file could make grow."""
from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NoReturn

from briefer.errors import Message, message
from briefer.values import dataclass

MOST_BYTES = 2_000_000
MOST_DOTS = 600_000  # ten times what a logo of one centimetre needs at 300 dots an inch
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = struct.Struct(">IIBBBBB")
# Kind of colour to how many samples a dot has: grey, colour, palette, grey with alpha, colour with alpha.
_SAMPLES: Mapping[int, int] = MappingProxyType({0: 1, 2: 3, 3: 1, 4: 2, 6: 4})
_DEPTHS: Mapping[int, tuple[int, ...]] = MappingProxyType({0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)})


class PngError(Exception):
    """A file that gives no dots: what is wrong with it."""

    def __init__(self, what: Message) -> None:
        super().__init__(what.id)
        self.what = what


@dataclass(frozen=True, slots=True)
class Dots:
    """A picture row by row: one sample a dot if it is grey, else red, green and blue."""

    width: int
    height: int
    samples: bytes

    @property
    def is_grey(self) -> bool:
        """Whether a dot is one sample."""
        return len(self.samples) == self.width * self.height


@dataclass(frozen=True, slots=True)
class _Head:
    """What the first chunk says."""

    width: int
    height: int
    depth: int
    kind: int

    @property
    def row(self) -> int:
        """The bytes of a row."""
        return (self.width * _SAMPLES[self.kind] * self.depth + 7) // 8

    @property
    def step(self) -> int:
        """How many bytes before a byte the same sample of the dot at its left stands."""
        return max(1, _SAMPLES[self.kind] * self.depth // 8)


def read_png(data: bytes, paper: tuple[int, int, int]) -> Dots:
    """The dots of a PNG, what is see-through set on a paper of this colour; PngError when it is none, too large, or damaged."""
    if len(data) > MOST_BYTES:
        _refuse_size()
    if not data.startswith(_SIGNATURE):
        _refuse("schema.picture_kind")
    found = tuple(_chunks(data))
    chunks = dict(found)
    head = _head(chunks.get(b"IHDR", b""))
    packed = b"".join(body for kind, body in found if kind == b"IDAT")
    rows = _unfiltered(_unpacked(packed, (head.row + 1) * head.height), head)
    samples = b"".join(_eight_bits(row, head) for row in rows)
    return _on_paper(samples, head, chunks, paper)


def _refuse(id: str) -> NoReturn:
    raise PngError(message(id))


def _refuse_size() -> NoReturn:
    raise PngError(message("schema.picture_too_large", most_dots=MOST_DOTS, most_megabytes=MOST_BYTES // 1_000_000))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to the last one, whose checksums must hold."""
    place = len(_SIGNATURE)
    while True:
        length, kind = int.from_bytes(data[place:place + 4]), data[place + 4:place + 8]
        body, check = data[place + 8:place + 8 + length], data[place + 8 + length:place + 12 + length]
        if len(check) != 4 or zlib.crc32(kind + body) != int.from_bytes(check):
            _refuse("schema.picture_broken")
        if kind == b"IEND":
            return
        yield kind, body
        place += 12 + length


def _head(body: bytes) -> _Head:
    """The head, if it is one that a logo can have."""
    if len(body) != _HEAD.size:
        _refuse("schema.picture_broken")
    width, height, depth, kind, packing, filters, interlaced = _HEAD.unpack(body)
    if not width or not height or depth not in _DEPTHS.get(kind, ()) or packing or filters or interlaced > 1:
        _refuse("schema.picture_broken")
    if width * height > MOST_DOTS:
        _refuse_size()
    if interlaced:
        _refuse("schema.picture_interlaced")
    return _Head(width, height, depth, kind)


def _unpacked(packed: bytes, size: int) -> bytes:
    """The rows as packed, which must be of this size; no more than that is ever unpacked."""
    try:
        rows = zlib.decompressobj().decompress(packed, size)
    except zlib.error:
        rows = b""
    if len(rows) != size:
        _refuse("schema.picture_broken")
    return rows


def _unfiltered(data: bytes, head: _Head) -> Iterator[bytes]:
    """The rows without the filters that made them pack better."""
    before = bytes(head.row)
    for start in range(0, len(data), head.row + 1):
        kind, row = data[start], bytearray(data[start + 1:start + 1 + head.row])
        if kind == 1:
            _from_left(row, head.step)
        elif kind == 2:
            row = bytearray((byte + above) & 255 for byte, above in zip(row, before, strict=True))
        elif kind == 3:
            _from_mean(row, before, head.step)
        elif kind == 4:
            _from_nearest(row, before, head.step)
        elif kind:
            _refuse("schema.picture_broken")
        before = bytes(row)
        yield before


def _from_left(row: bytearray, step: int) -> None:
    for place in range(step, len(row)):
        row[place] = (row[place] + row[place - step]) & 255


def _from_mean(row: bytearray, before: bytes, step: int) -> None:
    for place, above in enumerate(before):
        left = row[place - step] if place >= step else 0
        row[place] = (row[place] + (left + above) // 2) & 255


def _from_nearest(row: bytearray, before: bytes, step: int) -> None:
    """The filter that takes left, above or above left, whichever is nearest to left + above - above left."""
    for place in range(min(step, len(row))):
        row[place] = (row[place] + before[place]) & 255
    for place in range(step, len(row)):
        left, above, corner = row[place - step], before[place], before[place - step]
        by_left, by_above, by_corner = abs(above - corner), abs(left - corner), abs(left + above - 2 * corner)
        nearest = left if by_left <= by_above and by_left <= by_corner else above if by_above <= by_corner else corner
        row[place] = (row[place] + nearest) & 255


def _eight_bits(row: bytes, head: _Head) -> bytes:
    """A row with one byte a sample; samples that are numbers in a palette stay as they are."""
    if head.depth == 8:
        return row
    if head.depth == 16:
        return row[::2]
    most, scale = (1 << head.depth) - 1, 1 if head.kind == 3 else 255 // ((1 << head.depth) - 1)
    samples = bytes((byte >> shift & most) * scale for byte in row for shift in range(8 - head.depth, -1, -head.depth))
    return samples[:head.width]


def _on_paper(samples: bytes, head: _Head, chunks: Mapping[bytes, bytes], paper: tuple[int, int, int]) -> Dots:
    """Opaque dots: palettes looked up, what is see-through mixed with the paper."""
    if head.kind == 3:
        return _from_palette(samples, head, chunks, paper)
    if head.kind in (0, 2):
        clear = _clear_colour(chunks.get(b"tRNS", b""), head)
        if clear is None:
            return Dots(head.width, head.height, samples)
        channels = [samples[start::_SAMPLES[head.kind]] for start in range(_SAMPLES[head.kind])]
        alpha = bytes(0 if dot == clear else 255 for dot in zip(*channels, strict=True))
    else:
        channels = [samples[start::_SAMPLES[head.kind]] for start in range(_SAMPLES[head.kind])]
        alpha = channels.pop()
    if len(channels) == 1 and len(set(paper)) > 1:
        channels *= 3
    mixed = bytearray(len(alpha) * len(channels))
    for start, (channel, ground) in enumerate(zip(channels, paper, strict=False)):
        mixed[start::len(channels)] = bytes(
            value if part == 255 else (value * part + ground * (255 - part) + 127) // 255
            for value, part in zip(channel, alpha, strict=True))
    return Dots(head.width, head.height, bytes(mixed))


def _clear_colour(chunk: bytes, head: _Head) -> tuple[int, ...] | None:
    """The one colour that stands for nothing, in eight bits, or None."""
    if len(chunk) != 2 * _SAMPLES[head.kind]:
        return None
    values = struct.unpack(f">{_SAMPLES[head.kind]}H", chunk)
    if head.depth == 16:
        return tuple(value >> 8 for value in values)
    return tuple(value * 255 // ((1 << head.depth) - 1) & 255 for value in values)


def _from_palette(samples: bytes, head: _Head, chunks: Mapping[bytes, bytes], paper: tuple[int, int, int]) -> Dots:
    """Dots in the colours that their numbers stand for."""
    palette, alpha = chunks.get(b"PLTE", b""), chunks.get(b"tRNS", b"")
    count = len(palette) // 3
    if not count or max(samples) >= count:
        _refuse("schema.picture_broken")
    parts = alpha[:count].ljust(count, b"\xff")
    tables = [bytes((palette[3 * one + start] * parts[one] + paper[start] * (255 - parts[one]) + 127) // 255 for one in range(count))
              for start in range(3)]
    out = bytearray(3 * len(samples))
    for start, table in enumerate(tables):
        out[start::3] = samples.translate(table.ljust(256, b"\0"))
    return Dots(head.width, head.height, bytes(out))
