"""How a file is spoilt: a few small changes at chosen places, as readers meet them and as whoever wishes them ill would make them."""
from __future__ import annotations

from collections.abc import Sequence
from random import Random

# Numbers at the edges of what fields of files hold, and pieces of what readers take for structure.
_PIECES = (
    b"\0", b"\0\0\0\0", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\x80", b"\xef\xbb\xbf", b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80", b"0", b"-1", b"4294967296", b"99999999999999999999", b"1e999", b"NaN", b"%n", b"{0}", b"{", b"}", b"[", b"]",
    b"(", b")", b"<", b">", b"&", b"*", b"!", b"\\", b"\n", b"\r", b"\t", b" ", b":", b": ", b"- ", b"? ", b'"', b"'", b"|\n",
    b"PK\x03\x04", b"obj", b"endobj", b"stream", b"<<", b">>", b"&#0;", b"&#xD800;", b"<!DOCTYPE", b"<![CDATA[", b"]]>", b"<!--",
    b"\xe2\x80\xa8", b"\xcc\x81", b"\xe2\x80\xae", b"\\bin9", b"\\'", b"=?utf-7?b?")


def mutated(seed: bytes, random: Random, others: Sequence[bytes] = ()) -> bytes:
    """A file with one to six changes."""
    data = bytearray(seed)
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        change = random.choice((_flip, _write, _insert, _cut, _double, _zero, _move, _join))
        change(data, random, others)
    return bytes(data)


def _place(data: bytearray, random: Random) -> int:
    return random.randrange(len(data) + 1)


def _span(data: bytearray, random: Random) -> slice:
    start = _place(data, random)
    return slice(start, start + random.choice((1, 2, 4, 8, 30, 200, 2000)))


def _flip(data: bytearray, random: Random, others: Sequence[bytes]) -> None:
    if data:
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _write(data: bytearray, random: Random, others: Sequence[bytes]) -> None:
    piece, start = random.choice(_PIECES), _place(data, random)
    data[start:start + len(piece)] = piece


def _insert(data: bytearray, random: Random, others: Sequence[bytes]) -> None:
    start = _place(data, random)
    data[start:start] = random.choice(_PIECES) * random.choice((1, 1, 2, 50, 1000))


def _cut(data: bytearray, random: Random, others: Sequence[bytes]) -> None:
    del data[_span(data, random)]


def _double(data: bytearray, random: Random, others: Sequence[bytes]) -> None:
    span = _span(data, random)
    data[span.start:span.start] = data[span] * random.choice((1, 1, 3, 40))


def _zero(data: bytearray, random: Random, others: Sequence[bytes]) -> None:
    span = _span(data, random)
    data[span] = bytes(len(data[span]))


def _move(data: bytearray, random: Random, others: Sequence[bytes]) -> None:
    span = _span(data, random)
    piece = data[span]
    del data[span]
    start = _place(data, random)
    data[start:start] = piece


def _join(data: bytearray, random: Random, others: Sequence[bytes]) -> None:
    if others:
        other = random.choice(others)
        start = random.randrange(len(other) + 1)
        data[_place(data, random):] = other[start:]
