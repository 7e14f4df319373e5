"""Bytes to text: what the file declares, then what it proves, then a guess that is reported as one."""
from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefer.errors import SourceError, message
from briefer.importers.imported import RawFile
from briefer.model.text import clean

_MARKS = (  # the longer mark first: UTF-32 begins like UTF-16
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Western code pages, the likeliest first: a tie goes to Windows. A general detector mistakes a short Italian text for Polish.
_WESTERN = ("cp1252", "iso8859-15", "mac_roman", "cp850")
_EXPECTED = frozenset("àèéìòùÀÈÉÌÒÙ’‘“”«»–—…€°ºª\xa0")
_POSSIBLE = frozenset("áâäãåçêëíîïñóôöõøúûüýÿœæßÁÂÄÅÇÊÖÜÑØŒÆ©®•·§£")
_CONTROLS = bytes(code for code in range(1, 32) if code not in (8, 9, 10, 12, 13, 26, 27))
_SAMPLE = 64 * 1024
_BEFORE, _AFTER, _MOST_TELLING = 40, 80, 600  # bytes around one that is more than ASCII, and how many such places are looked at
_HIGH = re.compile(rb"[\x80-\xff]")
_STRANGE, _BEYOND_ASCII, _KNOWN = re.compile("[\udc80-\udcff]"), re.compile(r"[^\x00-\x7f]"), re.compile("[^\x00-\x7f\udc80-\udcff]")
# Python calls these text too, but no file is saved in one; some take time that grows with the square of the text.
_NOT_OF_FILES = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "unicode_escape", "raw_unicode_escape"})


class Decoded(NamedTuple):
    """Text in normal form, the encoding it was in, whether that was a guess, and whether signs were lost on the way."""

    text: str
    encoding: str
    guessed: bool = False
    damaged: bool = False
    mixed: bool = False  # lines in another encoding than the rest were put right

    @property
    def doubts(self) -> tuple[str, ...]:
        """What was guessed, as ids of a report."""
        return (*(("encoding",) if self.guessed else ()), *(("encoding_mixed",) if self.mixed else ()))


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
    if b"\x00" in data[:_SAMPLE] and (wide := _wide(data)):
        return Decoded(clean(data.decode(wide, errors="replace")), wide, guessed=True)
    if _binary(data):
        return None
    blank = b"\x00" in data  # a few are left by programs that were stopped while they wrote
    data = data.replace(b"\x00", b"") if blank else data
    try:
        return Decoded(clean(data.decode("utf-8")), "utf-8", damaged=blank)
    except UnicodeDecodeError:
        found = _guessed(data)
        return found._replace(damaged=True) if blank else found


def _wide(data: bytes) -> str:
    """UTF-16 without a byte-order mark, by the zero bytes that letters of the West have on one side; nothing when it is not that."""
    sample = data[:_SAMPLE & ~1]
    sample = sample[:len(sample) & ~1]
    for zeros, others, encoding in ((sample[1::2], sample[::2], "utf-16-le"), (sample[::2], sample[1::2], "utf-16-be")):
        if zeros and zeros.count(0) * 2 > len(zeros) and others.count(0) * 50 < len(others):
            text = sample.decode(encoding, errors="replace")
            odd = sum(not sign.isprintable() and not sign.isspace() for sign in text) + text.count("\ufffd")
            return encoding if odd * 50 <= len(text) else ""
    return ""


def _declared(data: bytes, encoding: str) -> Decoded:
    """Text whose encoding a byte-order mark declares."""
    try:
        return Decoded(clean(data.decode(encoding)), encoding)
    except UnicodeDecodeError:
        return Decoded(clean(data.decode(encoding, errors="replace")), encoding, damaged=True)


def _guessed(data: bytes) -> Decoded:
    """Text in an encoding that nothing declares: UTF-8 with lines of another or a damaged spot, else the likeliest code page."""
    mixed = _mixed(data)
    if mixed is not None:
        return mixed
    encoding = _likeliest(data)
    try:
        return Decoded(clean(data.decode(encoding)), encoding, guessed=True)
    except UnicodeDecodeError:
        return Decoded(clean(data.decode("cp1252", errors="replace")), "cp1252", guessed=True, damaged=True)


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 into which text of another encoding was put, each line read as what it is; None when hardly a line is UTF-8.

    Text in a code page makes UTF-8 by chance only here and there: so what is read so must make up a good part.
    """
    sample = b"\n".join(_telling(data)).decode("utf-8", errors="surrogateescape")
    if len(_KNOWN.findall(sample)) * 6 < len(_STRANGE.findall(sample)):  # as below, and quickly
        return None
    text = data.decode("utf-8", errors="surrogateescape")
    strange = len(_STRANGE.findall(text))
    known = len(_BEYOND_ASCII.findall(text)) - strange
    if not known or known * 3 < strange:
        return None
    lines = text.split("\n")
    foreign = [place for place, line in enumerate(lines) if _STRANGE.search(line)]
    bytes_of = {place: lines[place].encode("utf-8", "surrogateescape") for place in foreign if not _KNOWN.search(lines[place])}
    encoding = _likeliest(b"\n".join(bytes_of.values())) if bytes_of else "cp1252"
    for place in foreign:
        lines[place] = bytes_of[place].decode(encoding, errors="replace") if place in bytes_of else _STRANGE.sub(_mended, lines[place])
    text = clean("\n".join(lines))
    damaged = "\ufffd" in text
    return Decoded(text, "utf-8", damaged=damaged, mixed=bool(bytes_of) or not damaged)


def _mended(match: re.Match[str]) -> str:
    """A byte in a line of UTF-8, as Windows writes it if that is a sign of either language; else it is damage."""
    sign = bytes([ord(match[0]) - 0xdc00]).decode("cp1252", errors="replace")
    return sign if sign in _EXPECTED else "\ufffd"


def _likeliest(data: bytes) -> str:
    """The Western code page whose letters fall where such letters fall; else what a general detector says; else Windows."""
    sample = b"\n".join(_telling(data))
    best = max(_WESTERN, key=lambda encoding: _western(sample, encoding))
    if sum(byte > 0x7f for byte in sample) * 4 < len(sample) and _western(sample, best) > 0:
        return best
    from charset_normalizer import from_bytes

    match = from_bytes(sample[:_SAMPLE]).best()
    return match.encoding if match is not None else "cp1252"


def _telling(data: bytes) -> Iterator[bytes]:
    """The places of a text that tell its encoding: what stands around bytes that are more than ASCII."""
    place = 0
    for _ in range(_MOST_TELLING):
        match = _HIGH.search(data, place)
        if match is None:
            return
        yield data[max(place, match.start() - _BEFORE):match.end() + _AFTER]
        place = match.end() + _AFTER


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
    """Whether bytes without a byte-order mark hold what no text does: a crowd of control characters or zero bytes, or some of both."""
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls * 50 > len(sample) or zeros * 50 > len(sample) or (zeros > 0 and controls > 0)
