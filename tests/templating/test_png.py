"""Pictures of logos: every plain kind of PNG gives its dots, every hostile one a sentence."""
from __future__ import annotations

import contextlib
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.templating.png import MOST_BYTES, MOST_DOTS, PngError, read_png
from tests.own_style import chunk, logo, png

WHITE = (255, 255, 255)
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def refusal(data: bytes) -> str:
    with pytest.raises(PngError) as caught:
        read_png(data, WHITE)
    return caught.value.what.id


def head(width: int, height: int, kind: int = 2, depth: int = 8) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0))


@pytest.mark.parametrize(("kind", "depth", "row", "samples"), [
    (0, 8, b"\x00\x0a\xff", b"\x0a\xff"),
    (0, 1, b"\x00\x40", b"\x00\xff"),
    (0, 2, b"\x00\xd0", b"\xff\x55"),
    (0, 4, b"\x00\xf3", b"\xff\x33"),
    (0, 16, b"\x00\x0a\x99\xff\x01", b"\x0a\xff"),
    (2, 8, b"\x00\x01\x02\x03\x04\x05\x06", b"\x01\x02\x03\x04\x05\x06"),
    (2, 16, b"\x00" + b"\x01\x99\x02\x99\x03\x99" * 2, b"\x01\x02\x03" * 2),
    (4, 8, b"\x00\x00\xff\x00\x00", b"\x00\xff"),
    (6, 8, b"\x00\x01\x02\x03\xff\x01\x02\x03\x00", b"\x01\x02\x03\xff\xff\xff"),
])
def test_each_kind_of_dot_becomes_eight_bits_on_white(kind: int, depth: int, row: bytes, samples: bytes) -> None:
    dots = read_png(png(2, 1, [row], kind=kind, depth=depth), WHITE)
    assert (dots.width, dots.height, dots.samples) == (2, 1, samples)
    assert dots.is_grey == (kind in (0, 4))


def test_half_seen_dots_are_mixed_with_the_paper() -> None:
    dots = read_png(png(1, 1, [b"\x00\x64\x80"], kind=4), (255, 205, 155))
    assert tuple(dots.samples) == (177, 152, 127)


@pytest.mark.parametrize("depth", [1, 8])
def test_numbers_in_a_palette_become_its_colours(depth: int) -> None:
    row = {1: b"\x00\x40", 8: b"\x00\x00\x01"}[depth]
    more = {b"PLTE": b"\x01\x02\x03\x0a\x0b\x0c", b"tRNS": b"\x00"}
    assert read_png(png(2, 1, [row], kind=3, depth=depth, more=more), WHITE).samples == b"\xff\xff\xff\x0a\x0b\x0c"


def test_one_colour_may_stand_for_nothing() -> None:
    assert read_png(png(2, 1, [b"\x00\x05\x06"], kind=0, more={b"tRNS": b"\x00\x05"}), WHITE).samples == b"\xff\x06"


@given(st.lists(st.binary(min_size=12, max_size=12), min_size=1, max_size=5), st.data())
def test_every_filter_is_undone(rows: list[bytes], data: st.DataObject) -> None:
    kinds = [data.draw(st.integers(0, 4)) for _ in rows]
    before, filtered = bytes(12), []
    for kind, row in zip(kinds, rows, strict=True):
        filtered.append(bytes([kind]) + bytes((row[i] - guess(kind, row, before, i)) & 255 for i in range(12)))
        before = row
    assert read_png(png(4, len(rows), filtered, kind=2), WHITE).samples == b"".join(rows)


def guess(kind: int, row: bytes, before: bytes, place: int) -> int:
    """What a filter expects of a byte, as the standard words it."""
    a, b, c = (row[place - 3], before[place], before[place - 3]) if place >= 3 else (0, before[place], 0)
    p = a + b - c
    nearest = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
    return (0, a, b, (a + b) // 2, nearest)[kind]


@pytest.mark.parametrize(("data", "id"), [
    (b"", "kind"), (b"<svg/>", "kind"), (b"\xff\xd8\xff\xe0 a photograph", "kind"), (SIGNATURE, "broken"),
    (logo()[:-20], "broken"), (logo()[:200], "broken"), (logo().replace(b"IDAT", b"IDAX"), "broken"),
    (bytes(MOST_BYTES + 1), "too_large"),
    (png(2, 1, [b"\x00\x01"], kind=2), "broken"),
    (png(1, 1, [b"\x09\x01"], kind=0), "broken"),
    (png(1, 1, [b"\x00\x01"], kind=5), "broken"),
    (png(1, 1, [b"\x00\x01"], kind=0, depth=3), "broken"),
    (png(1, 1, [b"\x00\x01"], kind=3), "broken"),
    (png(1, 1, [b"\x00\x07"], kind=3, more={b"PLTE": b"\x01\x02\x03"}), "broken"),
    (png(0, 1, [b"\x00"], kind=0), "broken"),
    (png(1, 1, [b"\x00\x01"], kind=0, interlaced=1), "interlaced"),
    (SIGNATURE + head(1, 1) + chunk(b"IDAT", b"not packed") + chunk(b"IEND", b""), "broken"),
    (SIGNATURE + chunk(b"IHDR", b"short") + chunk(b"IEND", b""), "broken"),
])
def test_what_gives_no_picture_is_refused(data: bytes, id: str) -> None:
    assert refusal(data) == f"schema.picture_{id}"


def test_a_picture_of_too_many_dots_is_refused_before_it_is_unpacked() -> None:
    bomb = SIGNATURE + head(100_000, 100_000) + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b"")
    assert refusal(bomb) == "schema.picture_too_large"
    assert refusal(SIGNATURE + head(MOST_DOTS + 1, 1) + chunk(b"IEND", b"")) == "schema.picture_too_large"


def test_no_more_is_unpacked_than_the_head_promises() -> None:
    bomb = SIGNATURE + head(1, 1, kind=0) + chunk(b"IDAT", zlib.compress(b"\x00\x07" + bytes(100_000_000))) + chunk(b"IEND", b"")
    assert read_png(bomb, WHITE).samples == b"\x07"


@given(st.integers(0, len(logo()) - 1), st.integers(0, 255))
def test_a_changed_byte_gives_a_picture_or_a_sentence(place: int, byte: int) -> None:
    data = bytearray(logo(8, 8).ljust(len(logo()), b"\0"))
    data[place] = byte
    with contextlib.suppress(PngError):
        assert len(read_png(bytes(data), WHITE).samples) > 0
