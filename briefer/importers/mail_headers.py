"""The heads of mails: words in the coded forms of RFC 2047 and 2231, addresses, the date with its zone, and character sets that lie."""
from __future__ import annotations

import binascii
import codecs
import re
from datetime import datetime, timedelta
from email.message import Message
from email.utils import collapse_rfc2231_value, parseaddr, parsedate_to_datetime
from itertools import groupby

from briefer.importers.encoding import Decoded, decode, is_encoding
from briefer.model.dates import Date, parse_edtf
from briefer.model.text import clean

_LONGEST = 4000  # signs of a header that are read
_CODED = re.compile(r"=\?(?P<charset>[\w.:-]{1,40})(?:\*[\w-]{0,20})?\?(?P<way>[bBqQ])\?(?P<text>[^?]{0,2000})\?=")
_FOLD = re.compile(r"\r?\n[ \t]?|\r[ \t]?")
_WINDOWS = frozenset({"iso8859-1", "ascii"})  # who declares one of these mostly means Windows' own table, which holds them


def header(message: Message, name: str) -> str:
    """A header as a reader should see it, in one line; empty when there is none."""
    return words(raw_header(message, name))


def raw_header(message: Message, name: str) -> str:
    """A header as it stands in the file, in one line."""
    found = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return _as_text(_FOLD.sub(" ", found[:_LONGEST])).strip()


def words(raw: str) -> str:
    """Text with its coded words decoded; what cannot be decoded stays as it is."""
    pieces: list[tuple[str, bytes | str]] = []  # character set and bytes of a coded word; none and text between
    end = 0
    for match in _CODED.finditer(raw):
        data = _uncoded(match["way"], match["text"])
        between = raw[end:match.start()]
        if data is None or (between and not (between.isspace() and pieces and isinstance(pieces[-1][1], bytes))):
            pieces.append(("", between))
        pieces.append(("", match[0]) if data is None else (match["charset"].lower(), data))
        end = match.end()
    pieces.append(("", raw[end:]))
    text = "".join(
        "".join(map(str, parts)) if kind is str else decoded(b"".join(map(_bytes, parts)), _python_name(charset)).text
        for (charset, kind), run in groupby(pieces, key=lambda piece: (piece[0], type(piece[1]))) for parts in [[part for _, part in run]])
    return " ".join(clean(text).split())


def author(message: Message) -> str:
    """Who wrote a mail: the name beside the address, else the address."""
    raw = raw_header(message, "From") or raw_header(message, "Sender")
    try:
        name, address = parseaddr(raw)
    except RecursionError:  # brackets within brackets without end
        name, address = "", raw
    return words(name).strip("'\" ") or words(address or raw)


def date_header(message: Message) -> Date | None:
    """When a mail was written, with the zone that its header gives; None when it gives no date that can be read."""
    stated = header(message, "Date")
    try:
        when = parsedate_to_datetime(stated) if stated else None
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return dated(when, stated) if when else None


def dated(when: datetime, stated: str) -> Date | None:
    """A moment as a date of the model; None when no calendar has it."""
    offset = when.utcoffset()
    edtf = when.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0") + _zone(offset)
    return Date(stated, edtf) if parse_edtf(edtf) is not None else None


def _zone(offset: timedelta | None) -> str:
    """An offset as EDTF writes it."""
    if offset is None:
        return ""
    minutes = int(offset.total_seconds()) // 60
    return "Z" if not minutes else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def file_name(part: Message) -> str:
    """The name of an attached file as the mail gives it; empty when it gives none."""
    for name, key in (("content-disposition", "filename"), ("content-type", "name")):
        told = Message()
        told[name] = raw_header(part, name)  # with bytes that were no ASCII as the letters they are
        try:
            value = told.get_param(key, None, name)
        except (ValueError, IndexError, LookupError):  # the library trips over some broken continuations
            continue
        if value:
            return words(collapse_rfc2231_value(value))
    return ""


def text_of(part: Message) -> Decoded:
    """The text of a part: what its character set says if that can be so, else what the bytes prove, else a guess."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return decoded(data, declared(part))


def declared(part: Message) -> str:
    """The character set that a part declares, as Python names it; empty when none or an unknown one."""
    try:
        name = part.get_content_charset("")
    except (ValueError, IndexError, LookupError):
        return ""
    return _python_name(name)


def decoded(data: bytes, charset: str) -> Decoded:
    """Bytes as text: UTF-8 wherever it fits and is more than ASCII, then the character set declared, then a guess."""
    if data.isascii() and b"\x1b" not in data and not charset.startswith(("utf-16", "utf-32", "utf-7", "hz")):
        return Decoded(clean(data.decode("ascii")), charset or "ascii")
    for name in dict.fromkeys(("utf-8", "cp1252" if charset in _WINDOWS else charset)):
        try:
            if name:
                return Decoded(clean(data.decode(name)), name, guessed=charset not in ("", name) and name == "utf-8")
        except UnicodeError:
            continue
    return decode(data) or Decoded(clean(data.decode("cp1252", errors="replace")), "cp1252", guessed=True, damaged=True)


def _as_text(raw: str) -> str:
    """A header whose bytes were not ASCII, as the text they are."""
    try:
        data = raw.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return raw
    return raw if data.isascii() else decoded(data, "").text


def _uncoded(way: str, text: str) -> bytes | None:
    """The bytes of a coded word, or None when they cannot be had."""
    coded = text.encode("utf-8")
    if way in "qQ":
        return binascii.a2b_qp(coded, header=True)
    try:
        return binascii.a2b_base64(coded + b"=" * (-len(coded) % 4)) or None
    except binascii.Error:
        return None


def _bytes(part: bytes | str) -> bytes:
    """The bytes of a coded word."""
    return part if isinstance(part, bytes) else part.encode("utf-8")


def _python_name(charset: str) -> str:
    """A character set as Python names it; empty when it knows none such."""
    return codecs.lookup(charset).name if charset and is_encoding(charset) else ""
