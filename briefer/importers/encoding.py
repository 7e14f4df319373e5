"""Bytes to text: what the file declares, then what it proves, then a guess that is reported as one."""
from __future__ import annotations

import codecs
from itertools import pairwise
from typing import NamedTuple

from briefer.errors import SourceError, message
from briefer.importers.imported import RawFile
from briefer.model.text import clean

_MARKS = (  # the longer mark first: UTF-32 begins like UTF-16
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Western code pages, the likeliest first: a tie goes to Windows. A general detector mistakes a short Italian text for Polish.
_WESTERN = ("cp1252", "mac_roman", "cp850")
_EXPECTED = frozenset("àèéìòùÀÈÉÌÒÙ’‘“”«»–—…€°ºª\xa0")
_POSSIBLE = frozenset("áâäãåçêëíîïñóôöõøúûüýÿœæßÁÂÄÅÇÊÖÜÑØŒÆ©®•·§£")
_SAMPLE = 64 * 1024
# Python calls these text too, but no file is saved in one; some take time that grows with the square of the text.
_NOT_OF_FILES = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "unicode_escape", "raw_unicode_escape"})


class Decoded(NamedTuple):
    """Text in normal form, the encoding it was in, whether that was a guess, and whether signs were lost on the way."""

    text: str
    encoding: str
    guessed: bool = False
    damaged: bool = False


def decode_file(raw: RawFile) -> Decoded:
    """The text of a file, in the encoding that a person chose for it if one did.

    Raises SourceError: `source_encoding` for a name no encoding has, `source_unsupported` when the bytes are no text, `source_empty`.
    """
    decoded = _chosen(raw) if raw.encoding else decode(raw.data)
    if decoded is None:
        raise SourceError("source_unsupported", file=raw.name, kind=message("import.kind.unknown"))
    if not decoded.text.strip():
        raise SourceError("source_empty", file=raw.name)
    return decoded


def is_encoding(name: str) -> bool:
    """Whether a name is that of an encoding that a text file can be in."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return found._is_text_encoding and found.name not in _NOT_OF_FILES


def _chosen(raw: RawFile) -> Decoded:
    """The text in the encoding that a person chose."""
    if not is_encoding(raw.encoding):
        raise SourceError("source_encoding", file=raw.name, encoding=raw.encoding)
    name = codecs.lookup(raw.encoding).name
    try:
        return Decoded(clean(raw.data.decode(name)), name)
    except UnicodeError:
        return Decoded(clean(raw.data.decode(name, errors="replace")), name, damaged=True)


def decode(data: bytes) -> Decoded | None:
    """The text of a file, or None when the bytes are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _declared(data[len(mark):], encoding)
    if _binary(data):
        return None
    try:
        return Decoded(clean(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _declared(data: bytes, encoding: str) -> Decoded:
    """Text whose encoding a byte-order mark declares."""
    try:
        return Decoded(clean(data.decode(encoding)), encoding)
    except UnicodeDecodeError:
        return Decoded(clean(data.decode(encoding, errors="replace")), encoding, damaged=True)


def _guessed(data: bytes) -> Decoded:
    """Text in an encoding that nothing declares: mostly UTF-8 with a damaged spot, else the likeliest code page."""
    mostly = data.decode("utf-8", errors="replace")
    signs = sum(character > "\x7f" for character in mostly)
    if signs and mostly.count("\ufffd") * 10 <= signs:
        return Decoded(clean(mostly), "utf-8", damaged=True)
    encoding = _likeliest(data)
    try:
        return Decoded(clean(data.decode(encoding)), encoding, guessed=True)
    except UnicodeDecodeError:
        return Decoded(clean(data.decode("cp1252", errors="replace")), "cp1252", guessed=True, damaged=True)


def _likeliest(data: bytes) -> str:
    """The Western code page whose letters fall where such letters fall; else what a general detector says; else Windows."""
    sample = data[:_SAMPLE]
    best = max(_WESTERN, key=lambda encoding: _western(sample, encoding))
    if sum(byte > 0x7f for byte in sample) * 4 < len(sample) and _western(sample, best) > 0:
        return best
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    return match.encoding if match is not None else "cp1252"


def _western(sample: bytes, encoding: str) -> int:
    """How much a sample reads like Italian, English or a neighbour when decoded so: good signs count up, odd ones down."""
    text = sample.decode(encoding, errors="replace")
    score = 0
    for before, sign in pairwise(f" {text}"):
        if sign <= "\x7f":
            continue
        if sign.isupper() and before.islower():
            score -= 2
        else:
            score += 3 if sign in _EXPECTED else 1 if sign in _POSSIBLE else -4
    return score


def _binary(data: bytes) -> bool:
    """Whether bytes without a byte-order mark hold what no text does: zero bytes, or a crowd of control characters."""
    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        return True
    controls = sum(sample.count(code) for code in range(32) if code not in (8, 9, 10, 12, 13, 26, 27))
    return controls * 50 > len(sample)
