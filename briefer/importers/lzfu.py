"""The compression in which Outlook keeps RTF text (MS-OXRTFCP): a window of 4096 bytes that begins with common words of RTF."""
from __future__ import annotations

from struct import error as StructError
from struct import unpack_from

_COMPRESSED, _PLAIN = b"LZFu", b"MELA"
_HEADER = 16
_WINDOW = 4096
_COMMON = (b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbol"
           b"ArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")


def expand(data: bytes, most: int) -> bytes:
    """The RTF text; ValueError when the bytes are none such, or give more than `most`. What is cut short gives what is there."""
    try:
        _, size, kind, _ = unpack_from("<II4sI", data)
    except StructError as error:
        raise ValueError("no header") from error
    if kind == _PLAIN:
        return data[_HEADER:_HEADER + size]
    if kind != _COMPRESSED:
        raise ValueError("unknown compression")
    if size > most:
        raise ValueError("too large")
    return _expanded(data, size)


def _expanded(data: bytes, size: int) -> bytes:
    """What the bytes behind the header stand for; each group of eight signs or references has a byte of flags before it."""
    out = bytearray(_COMMON)  # the window is what was written last, so all of it is kept
    start, end, place = len(_COMMON), len(data), _HEADER
    goal = start + size
    while place < end and len(out) < goal:
        flags = data[place]
        place += 1
        for bit in range(8):
            if not flags >> bit & 1:
                out += data[place:place + 1]
                place += 1
                continue
            if place + 2 > end:
                return bytes(out[start:goal])
            reference = data[place] << 8 | data[place + 1]
            place += 2
            offset, length = reference >> 4, (reference & 15) + 2
            back = (len(out) - offset - 1) % _WINDOW + 1
            if back == _WINDOW:  # a reference to the place being written says that this is the end
                return bytes(out[start:goal])
            if back > len(out):  # a place of the window that nothing was written to yet
                return bytes(out[start:goal])
            for _ in range(length):
                out.append(out[-back])
    return bytes(out[start:goal])
