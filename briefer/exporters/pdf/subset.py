"""A TrueType font with only the glyphs that are needed, as a PDF embeds it."""
from __future__ import annotations

from collections.abc import Sequence
from struct import pack, pack_into, unpack_from

from briefer.layout.truetype import TrueType

# Flags of the parts of a composite glyph.
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80
_CHECKSUM_OF_ALL = 0xB1B0AFBA
_KEPT = ("cvt ", "fpgm", "prep")  # what glyphs need for their hints


def subset(font: TrueType, points: Sequence[int]) -> bytes:
    """A font in which code n shows the sign of the n-th code point; at most 256 of them."""
    shown = [font.glyph_of.get(point, 0) for point in points]
    order = list(dict.fromkeys([0, *shown]))
    outlines = _Outlines(font)
    for glyph in order:  # grows while parts of composite glyphs come in
        order += [part for part in outlines.parts(glyph) if part not in order]
    number = {glyph: index for index, glyph in enumerate(order)}
    glyf, loca = outlines.collected(order, number)
    metrics = b"".join(pack(">HH", *font.metrics[2 * glyph:2 * glyph + 2]) for glyph in order)
    head = bytearray(font.table("head"))
    pack_into(">I", head, 8, 0)
    pack_into(">h", head, 50, 1)  # loca in long form
    hhea, maxp = bytearray(font.table("hhea")), bytearray(font.table("maxp"))
    pack_into(">H", hhea, 34, len(order))
    pack_into(">H", maxp, 4, len(order))
    tables = {"cmap": _cmap([number[glyph] for glyph in shown]), "glyf": glyf, "head": bytes(head), "hhea": bytes(hhea), "hmtx": metrics,
              "loca": loca, "maxp": bytes(maxp), **{tag: table for tag in _KEPT if (table := font.table(tag))}}
    return _file(tables)


class _Outlines:
    """The outlines of a font's glyphs."""

    def __init__(self, font: TrueType) -> None:
        count, = unpack_from(">H", font.table("maxp"), 4)
        long, = unpack_from(">h", font.table("head"), 50)
        loca = font.table("loca")
        places = unpack_from(f">{count + 1}{'I' if long else 'H'}", loca)
        self._places = places if long else tuple(2 * place for place in places)
        self._glyf = font.table("glyf")

    def _outline(self, glyph: int) -> bytes:
        return self._glyf[self._places[glyph]:self._places[glyph + 1]]

    def parts(self, glyph: int) -> list[int]:
        """The glyphs a composite glyph is made of."""
        return [part for _, part in _parts(self._outline(glyph))]

    def collected(self, order: Sequence[int], number: dict[int, int]) -> tuple[bytes, bytes]:
        """The outlines in this order, parts of composite glyphs renumbered, and where each begins."""
        out = bytearray()
        places = [0]
        for glyph in order:
            outline = bytearray(self._outline(glyph))
            for place, part in _parts(outline):
                pack_into(">H", outline, place, number[part])
            out += outline + b"\0" * (-len(outline) % 4)
            places.append(len(out))
        return bytes(out), pack(f">{len(places)}I", *places)


def _parts(outline: bytes | bytearray) -> list[tuple[int, int]]:
    """The parts of a composite glyph, each with the place of its number in the outline."""
    if not outline or unpack_from(">h", outline)[0] >= 0:
        return []
    found = []
    place, flags = 10, _MORE
    while flags & _MORE:
        flags, part = unpack_from(">HH", outline, place)
        found.append((place + 2, part))
        place += 4 + (4 if flags & _WORDS else 2)
        place += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
    return found


def _cmap(glyphs: Sequence[int]) -> bytes:
    """The one table from codes to glyphs, as PDF/A asks of a font that is not known by character names."""
    return pack(">HHHHI", 0, 1, 1, 0, 12) + pack(f">5H{len(glyphs)}H", 6, 10 + 2 * len(glyphs), 0, 0, len(glyphs), *glyphs)


def _file(tables: dict[str, bytes]) -> bytes:
    """A font file from its tables."""
    count = len(tables)
    power = count.bit_length() - 1
    directory = pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    start = len(directory) + 16 * count
    body = bytearray()
    head = 0
    for tag, table in sorted(tables.items()):
        if tag == "head":
            head = start + len(body)
        directory += tag.encode() + pack(">III", _checksum(table), start + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    out = bytearray(directory + body)
    pack_into(">I", out, head + 8, (_CHECKSUM_OF_ALL - _checksum(bytes(out))) & 0xFFFFFFFF)
    return bytes(out)


def _checksum(table: bytes) -> int:
    """The sum of a table's numbers of four bytes."""
    padded = table + b"\0" * (-len(table) % 4)
    total: int = sum(unpack_from(f">{len(padded) // 4}I", padded))
    return total & 0xFFFFFFFF
