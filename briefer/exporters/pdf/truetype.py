"""TrueType programs cut to the glyphs that a document uses, byte for byte as reportlab cuts them."""
from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

_COPIED = ("name", "OS/2", "cvt ", "fpgm", "prep")
# What a part of a composite glyph says of itself: more parts follow, two words of arguments, and one, two or four numbers of scale.
_MORE, _WORDS, _SCALES = 0x0020, 0x0001, ((0x0008, 2), (0x0040, 4), (0x0080, 8))
_WHOLE_FILE = 0xB1B0AFBA  # what the checksum of a whole file is taken from


def cut(data: bytes, shown: Sequence[int]) -> bytes:
    """A font program with these glyphs, the first for code 0, and so on; for a file that was tried out before."""
    tables = _tables(data)
    outlines = _outlines(tables)
    kept = dict.fromkeys((0, *shown))
    waiting = list(kept)
    for glyph in waiting:  # which grows while it is read
        for _, part in _parts(outlines[glyph]):
            if part not in kept:
                kept[part] = None
                waiting.append(part)
    new = {glyph: number for number, glyph in enumerate(kept)}
    made = {tag: tables[tag] for tag in _COPIED if tag in tables}
    made["post"] = b"\0\3\0\0" + tables["post"][4:16] + bytes(16)
    metrics, full = _metrics(tables, kept)
    made["hmtx"], made["hhea"] = metrics, _with_number(tables["hhea"], 34, full)
    made["maxp"] = _with_number(tables["maxp"], 4, len(kept))
    codes = [new[glyph] for glyph in shown]
    made["cmap"] = struct.pack(f">{11 + len(codes)}H", 0, 1, 1, 0, 0, 12, 6, 10 + 2 * len(codes), 0, 0, len(codes), *codes)
    made["glyf"], offsets = _glyphs([_renumbered(outlines[glyph], new) for glyph in kept])
    long = (offsets[-1] + 1) >> 1 > 0xFFFF
    made["loca"] = struct.pack(f">{len(offsets)}L", *offsets) if long else struct.pack(f">{len(offsets)}H", *(at >> 1 for at in offsets))
    head = _with_number(tables["head"], 50, int(long))
    made["head"] = head[:8] + bytes(4) + head[12:]
    return _file(made)


def _tables(data: bytes) -> Mapping[str, bytes]:
    """The tables of a font file by name."""
    records = struct.iter_unpack(">4sLLL", data[12:12 + 16 * int.from_bytes(data[4:6])])
    return {tag.decode("latin-1"): data[start:start + length] for tag, _, start, length in records}


def _outlines(tables: Mapping[str, bytes]) -> Sequence[bytes]:
    """What each glyph looks like, by its number."""
    loca, glyf = tables["loca"], tables["glyf"]
    if int.from_bytes(tables["head"][50:52]):
        places: Sequence[int] = struct.unpack(f">{len(loca) // 4}L", loca)
    else:
        places = [place << 1 for place in struct.unpack(f">{len(loca) // 2}H", loca)]
    return [glyf[start:end] for start, end in pairwise(places)]


def _parts(outline: bytes) -> Iterator[tuple[int, int]]:
    """The glyphs that a composite glyph is made of, each with the place of its number."""
    if len(outline) <= 2 or outline[0] < 0x80:  # a simple glyph has no negative number of contours
        return
    place, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", outline, place)
        yield place + 2, glyph
        place += 8 if flags & _WORDS else 6
        place += next((size for flag, size in _SCALES if flags & flag), 0)


def _renumbered(outline: bytes, new: Mapping[int, int]) -> bytes:
    """A glyph that names its parts by their new numbers."""
    for place, glyph in _parts(outline):
        outline = _with_number(outline, place, new[glyph])
    return outline


def _metrics(tables: Mapping[str, bytes], glyphs: Sequence[int] | Mapping[int, None]) -> tuple[bytes, int]:
    """Advances and side bearings of glyphs, and how many of them stand in full: equal advances at the end are written once."""
    data, count = tables["hmtx"], int.from_bytes(tables["hhea"][34:36])
    numbers = struct.unpack(f">{len(data) // 2}H", data[:len(data) & ~1])
    pairs = [numbers[2 * glyph:2 * glyph + 2] if glyph < count else (numbers[2 * count - 2], numbers[count + glyph]) for glyph in glyphs]
    full = len(pairs)
    while full > 1 and pairs[full - 1][0] == pairs[full - 2][0]:
        full -= 1
    flat = [number for pair in pairs[:full] for number in pair] + [bearing for _, bearing in pairs[full:]]
    return struct.pack(f">{len(flat)}H", *flat), full


def _glyphs(outlines: Sequence[bytes]) -> tuple[bytes, Sequence[int]]:
    """Glyphs one after the other, each at a multiple of four; where each begins, and the end."""
    padded = [outline + bytes(-len(outline) % 4) for outline in outlines]
    offsets = [0]
    for outline in padded:
        offsets.append(offsets[-1] + len(outline))
    return b"".join(padded), offsets


def _file(tables: Mapping[str, bytes]) -> bytes:
    """A font file from its tables."""
    count = len(tables)
    power = count.bit_length() - 1
    head = [struct.pack(">lHHHH", 0x00010000, count, 16 << power, power, 16 * (count - (1 << power)))]
    body: list[bytes] = []
    start = 12 + 16 * count
    corrected = 0
    for tag, data in sorted(tables.items()):
        corrected = start + 8 if tag == "head" else corrected
        padded = data + bytes(-len(data) % 4)
        head.append(struct.pack(">4sLLL", tag.encode("latin-1"), _checksum(padded), start, len(data)))
        body.append(padded)
        start += len(padded)
    whole = b"".join((*head, *body))
    return whole[:corrected] + struct.pack(">L", (_WHOLE_FILE - _checksum(whole)) & 0xFFFFFFFF) + whole[corrected + 4:]


def _checksum(data: bytes) -> int:
    """The sum of numbers of four bytes."""
    total: int = sum(struct.unpack(f">{len(data) // 4}L", data))
    return total & 0xFFFFFFFF


def _with_number(data: bytes, place: int, number: int) -> bytes:
    """Bytes with another number of two bytes at a place."""
    return data[:place] + struct.pack(">H", number) + data[place + 2:]
