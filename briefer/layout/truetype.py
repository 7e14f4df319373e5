"""TrueType files: which signs a font has, how wide they are, and its tables as they stand in the file."""
from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from struct import unpack_from
from typing import NamedTuple


class Box(NamedTuple):
    """The rectangle that holds every sign of a font, in thousandths of an em."""

    left: int
    bottom: int
    right: int
    top: int


class TrueType:
    """A font file with TrueType outlines. Measures are in thousandths of an em; ValueError for a file of another kind."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        if self.data[:4] != b"\0\1\0\0":
            raise ValueError(f"{path.name} has no TrueType outlines")
        count, = unpack_from(">H", self.data, 4)
        self._places: dict[str, tuple[int, int]] = {}
        for index in range(count):
            tag, _, start, length = unpack_from(">4sIII", self.data, 12 + 16 * index)
            self._places[tag.decode("latin-1")] = (start, length)
        self.scale = 1000 / self._number("head", 18, "H")
        self.glyph_of: Mapping[int, int] = self._characters()
        self.metrics = self._metrics()

    def table(self, tag: str) -> bytes:
        """A table's bytes; none if the font has no such table."""
        start, length = self._places.get(tag, (0, 0))
        return self.data[start:start + length]

    def width(self, point: int) -> float:
        """The advance of the sign for a code point; that of the sign for what is missing if there is none."""
        return self.metrics[2 * self.glyph_of.get(point, 0)] * self.scale

    # what a PDF says of a font ---------------------------------------------------------------------------------------
    @property
    def box(self) -> Box:
        """The box around all signs."""
        return Box(*(round(value * self.scale) for value in unpack_from(">4h", self.table("head"), 36)))

    @property
    def ascent(self) -> int:
        """How high signs reach."""
        return round(self._number("hhea", 4, "h") * self.scale)

    @property
    def descent(self) -> int:
        """How far signs reach below the line, as a negative number."""
        return round(self._number("hhea", 6, "h") * self.scale)

    @property
    def cap_height(self) -> int:
        """The height of capitals, or of the ascent where the file does not say."""
        versioned = self._number("OS/2", 0, "H") >= 2
        return round(self._number("OS/2", 88, "h") * self.scale) if versioned else self.ascent

    @property
    def stem(self) -> int:
        """The width of upright strokes, guessed from the weight: the file does not hold it."""
        return 50 + (self._number("OS/2", 4, "H") // 65) ** 2

    @property
    def italic_angle(self) -> float:
        """The slant in degrees, negative when it leans to the right."""
        return self._number("post", 4, "i") / 65536

    @property
    def fixed_pitch(self) -> bool:
        """Whether all signs are equally wide."""
        return self._number("post", 12, "I") != 0

    @cached_property
    def name(self) -> str:
        """The PostScript name."""
        table = self.table("name")
        count, start = unpack_from(">HH", table, 2)
        for index in range(count):
            platform, _, _, kind, length, offset = unpack_from(">6H", table, 6 + 12 * index)
            if kind == 6:
                data = table[start + offset:start + offset + length]
                return data.decode("utf-16-be" if platform in (0, 3) else "latin-1")
        raise ValueError("a font without a name")

    # reading ---------------------------------------------------------------------------------------------------------
    def _number(self, tag: str, offset: int, form: str) -> int:
        value, = unpack_from(f">{form}", self.data, self._places[tag][0] + offset)
        return int(value)

    def _metrics(self) -> array[int]:
        """Advance and left bearing of each glyph, one after the other; bearings as they stand, without their sign."""
        glyphs, known = self._number("maxp", 4, "H"), self._number("hhea", 34, "H")
        table = self.table("hmtx")
        metrics = _numbers("H", table[:4 * known])
        last = metrics[-2]
        for bearing in _numbers("H", table[4 * known:4 * known + 2 * (glyphs - known)]):
            metrics.extend((last, bearing))
        return metrics

    def _characters(self) -> dict[int, int]:
        """Code points to glyphs, from the widest of the Unicode tables."""
        table = self.table("cmap")
        count, = unpack_from(">H", table, 2)
        found: dict[int, int] = {}
        for index in range(count):
            platform, _, start = unpack_from(">HHI", table, 4 + 8 * index)
            form, = unpack_from(">H", table, start)
            if platform in (0, 3) and form in (4, 12):
                found.update(_segments(table[start:]) if form == 4 else _groups(table[start:]))
        return {point: glyph for point, glyph in found.items() if glyph}


def _numbers(kind: str, data: bytes) -> array[int]:
    """Big-endian numbers."""
    numbers = array(kind, data)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _segments(table: bytes) -> dict[int, int]:
    """A cmap of format 4: runs of code points, by difference or by list."""
    count = unpack_from(">H", table, 6)[0] // 2
    numbers = _numbers("H", table[14:14 + 2 * ((len(table) - 14) // 2)])
    ends, starts = numbers[:count], numbers[count + 1:2 * count + 1]
    deltas, offsets = numbers[2 * count + 1:3 * count + 1], numbers[3 * count + 1:4 * count + 1]
    found: dict[int, int] = {}
    for index, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if offset == 0:
            found.update({point: (point + delta) & 0xFFFF for point in range(start, end + 1)})
            continue
        first = 3 * count + 1 + index + offset // 2  # the list begins so many numbers after the offset itself
        for point, glyph in zip(range(start, end + 1), numbers[first:first + end - start + 1], strict=False):
            found[point] = (glyph + delta) & 0xFFFF if glyph else 0
    found.pop(0xFFFF, None)
    return found


def _groups(table: bytes) -> dict[int, int]:
    """A cmap of format 12: runs of code points with their first glyph."""
    count, = unpack_from(">I", table, 12)
    found: dict[int, int] = {}
    for index in range(count):
        start, end, glyph = unpack_from(">III", table, 16 + 12 * index)
        found.update(zip(range(start, end + 1), range(glyph, glyph + end - start + 1), strict=True))
    return found
