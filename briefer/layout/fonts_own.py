"""Font files that a style brings: what keeps one from being used, and the kerning it holds."""
from __future__ import annotations

import struct
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any

from briefer.errors import Message, message

LARGEST = 8_000_000  # bytes
_MOST_TABLES, _MOST_CODES, _MOST_PAIRS = 64, 200_000, 100_000
_TRUE_TYPE = (b"\0\1\0\0", b"true")
_NEEDED = frozenset({b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post"})
# Bits of a font's licence: no embedding at all, no cutting to the signs used, pictures of the signs only.
_ONLY_HERE, _WHOLE_OR_PICTURES = 0x0002, 0x0300
# Signs of every Italian and English text, and of every paper.
BASIC_SIGNS = (
    "".join(map(chr, range(0x21, 0x7F))) + "ÀÈÉÌÍÎÒÓÙÚàèéìíîòóùú" + "‘’“”«»–—…€£§°ºª·•")
_MOST_NAMED = 40
_CODES_OF_A_SUBSET = 256


def complaint(data: bytes) -> Message | None:
    """What keeps a font file from being used: of another kind, damaged, too large, protected, or without basic signs; else None."""
    if len(data) > LARGEST:
        return message("schema.font_too_large", most_megabytes=LARGEST // 1_000_000)
    if data[:4] not in _TRUE_TYPE:
        return message("schema.font_kind")
    try:
        tables = _tables(data)
        if b"fvar" in tables or b"glyf" not in tables:
            return message("schema.font_kind")
        if _is_protected(data, tables):
            return message("schema.font_protected")
        _bound(data, tables)
        font = read_font(data)
        if missing := [sign for sign in BASIC_SIGNS if ord(sign) not in font.charToGlyph]:
            return message("schema.font_signs", signs=" ".join(missing[:_MOST_NAMED]),
                           more=" …" if len(missing) > _MOST_NAMED else "")
        _try_out(font, tables)
    except Exception:  # a damaged file lets its reader stumble in any way; whatever it was, the file is of no use
        return message("schema.font_broken")
    return None


@lru_cache(maxsize=8)
def read_font(data: bytes) -> Any:
    """A font file as reportlab reads it, once for whoever asks; for bytes that `complaint` has nothing against."""
    from reportlab.pdfbase.ttfonts import TTFontFace

    font = TTFontFace(BytesIO(data))
    font.charToGlyph = {code: glyph for code, glyph in font.charToGlyph.items() if glyph}  # 0 is the box for what is not there
    return font


def _tables(data: bytes) -> Mapping[bytes, tuple[int, int]]:
    """Where each table begins and ends; ValueError when one lies outside the file."""
    count = int.from_bytes(data[4:6])
    if not 0 < count <= _MOST_TABLES:
        raise ValueError("too many tables")
    records = [struct.unpack_from(">4sLLL", data, 12 + 16 * number) for number in range(count)]
    found = {tag: (start, start + length) for tag, _, start, length in records}
    if any(end > len(data) for _, end in found.values()):
        raise ValueError("a table ends beyond the file")
    return found


def _is_protected(data: bytes, tables: Mapping[bytes, tuple[int, int]]) -> bool:
    """Whether the licence bits forbid putting the signs used into a document."""
    if b"OS/2" not in tables:
        return False
    (rights,) = struct.unpack_from(">H", data, tables[b"OS/2"][0] + 8)
    return rights & 0x000F == _ONLY_HERE or bool(rights & _WHOLE_OR_PICTURES)


def _bound(data: bytes, tables: Mapping[bytes, tuple[int, int]]) -> None:
    """ValueError when a needed table is missing, or a list of codes says it is longer than any can be: reading it would not end."""
    if not tables.keys() >= _NEEDED:
        raise ValueError("a table is missing")
    start, _ = tables[b"cmap"]
    for number in range(struct.unpack_from(">H", data, start + 2)[0]):
        (offset,) = struct.unpack_from(">L", data, start + 8 + 8 * number)
        (form,) = struct.unpack_from(">H", data, start + offset)
        if form not in (0, 4, 6, 12, 14):
            raise ValueError("an unusual list of codes")
        ranges = _segments(data, start + offset) if form == 4 else _groups(data, start + offset) if form == 12 else ()
        if sum(last - first + 1 for first, last in ranges if first <= last <= sys.maxunicode) > _MOST_CODES or any(
                last > sys.maxunicode for _, last in ranges):
            raise ValueError("too many codes")


def _segments(data: bytes, place: int) -> Sequence[tuple[int, int]]:
    """The first and last code of each stretch of a list of form 4."""
    count = struct.unpack_from(">H", data, place + 6)[0] // 2
    lasts = struct.unpack_from(f">{count}H", data, place + 14)
    return tuple(zip(struct.unpack_from(f">{count}H", data, place + 16 + 2 * count), lasts, strict=True))


def _groups(data: bytes, place: int) -> Sequence[tuple[int, int]]:
    """The first and last code of each stretch of a list of form 12."""
    (count,) = struct.unpack_from(">L", data, place + 12)
    if place + 16 + 12 * count > len(data):
        raise ValueError("a list of codes ends beyond the file")
    return tuple((first, last) for first, last, _ in struct.iter_unpack(">LLL", data[place + 16:place + 16 + 12 * count]))


def _try_out(font: Any, tables: Mapping[bytes, tuple[int, int]]) -> None:
    """Cuts the font to each page of its codes, as writing a document would; any exception when it cannot be cut."""
    start, end = tables[b"glyf"]
    if any(after < before for before, after in pairwise(font.glyphPos)) or font.glyphPos[-1] > end - start:
        raise ValueError("outlines in disorder")
    full = int.from_bytes(font.get_table("hhea")[34:36])  # signs with a width of their own; the others have that of the last one
    if len(font.get_table("hmtx")) < 4 * full + 2 * (font.numGlyphs - full):
        raise ValueError("widths are missing")
    if not 16 <= font.unitsPerEm <= 16384 or font.capHeight <= 0 or font.charWidths[ord(" ")] <= 0 or b"#" in font.name:
        raise ValueError("measures out of bounds, or a name that a document cannot hold")
    codes = sorted(font.charToGlyph)
    for first in range(0, len(codes), _CODES_OF_A_SUBSET):
        font.makeSubset(codes[first:first + _CODES_OF_A_SUBSET])


def kerning_of(font: Any) -> dict[str, int]:
    """The kerning of a font that still has the plain table of pairs, in thousandths of an em; none for others."""
    if "kern" not in font.table:
        return {}
    signs = {glyph: chars for glyph, chars in font.glyphToChar.items() if glyph}
    scale = 1000 / font.unitsPerEm
    found: dict[str, int] = {}
    for left, right, value in _pairs(font.get_table("kern")):
        pull = round(value * scale)
        if pull:
            found.update({chr(a) + chr(b): pull for a in signs.get(left, ()) for b in signs.get(right, ())})
    return found


def _pairs(table: bytes) -> Iterator[tuple[int, int, int]]:
    """The pairs of glyphs of the first list of level kerning, with the distance between them."""
    if len(table) < 18 or table[:2] != b"\0\0":
        return
    form, covers, count = struct.unpack_from(">BBH", table, 8)
    if form or covers & 0x07 != 1:
        return
    count = min(count, _MOST_PAIRS, (len(table) - 18) // 6)
    yield from struct.iter_unpack(">HHh", table[18:18 + 6 * count])
