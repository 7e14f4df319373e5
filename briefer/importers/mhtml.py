"""Web pages that a browser saved with their pictures in one file (MHTML): the page in it, where it came from and when."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from itertools import islice, pairwise
from typing import NamedTuple

from briefer.importers.encoding import Decoded, decode_file
from briefer.importers.html import read_page
from briefer.importers.html_dates import stated_date
from briefer.importers.html_metadata import Saved, web_address
from briefer.importers.html_tree import read_markup
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.mail_headers import header, raw_header
from briefer.values import dataclass

_MAY_BE_PAGE = re.compile(rb"text/html|application/xhtml|multipart/", re.IGNORECASE)
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}[ \t]*:")
_HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
_LONGEST_HEAD = 64 * 1024
_PAGES = ("text/html", "application/xhtml+xml")
_MOST_PARTS = 2000  # that may be pages: a head takes a tenth of a millisecond, and whoever saves a page saves some dozens
_DEEPEST = 4
_SHORTEST = 120  # signs; a frameset has less, and the text is in one of its frames


class _Part(NamedTuple):
    """A part of the file: its head, and its body as it stands there."""

    head: Message
    body: bytes


@dataclass(frozen=True, slots=True)
class _Archive:
    """The head of the whole, and the pages in it, the one that was saved first; and what is lost of it."""

    head: Message
    pages: Sequence[_Part]
    lost: Sequence[str] = ()


def read_mhtml(raw: RawFile) -> ImportedText:
    """The page that was saved, as if it stood alone, with its address and the day it was saved.

    Raises SourceError: `source_encoding` for a name no encoding has, `source_empty` when a page in a chosen encoding has no text.
    """
    archive = _opened(raw.data)
    read = _read(raw, archive, archive.pages[0]) if archive.pages else ImportedText(text="", media_type="multipart/related")
    if len(read.text) < _SHORTEST and len(archive.pages) > 1:
        # A page of frames says nothing itself.
        read = max((read, *(_read(raw, archive, page) for page in archive.pages[1:20])), key=lambda one: len(one.text))
    return replace(read, lost=(*read.lost, *archive.lost))


def _read(raw: RawFile, archive: _Archive, part: _Part) -> ImportedText:
    """One page of the file, read."""
    places = (raw_header(archive.head, "Snapshot-Content-Location"), raw_header(part.head, "Content-Location"),
              raw_header(archive.head, "Content-Location"))
    address = next((address for place in places if (address := web_address(place))), "")
    saved = Saved(address, stated_date(raw_header(archive.head, "Date")), header(archive.head, "Subject"))
    return read_page(_markup(raw, part), raw.name, saved, media_type="multipart/related")


def _markup(raw: RawFile, part: _Part) -> Decoded:
    """The markup of a part: in the encoding that a person chose, or its head declares, or as the page itself says."""
    letter = Message()
    letter["Content-Transfer-Encoding"] = raw_header(part.head, "Content-Transfer-Encoding").split(";")[0].strip()
    letter.set_payload(part.body.decode("ascii", "surrogateescape"))
    data = letter.get_payload(decode=True)
    body = data if isinstance(data, bytes) else part.body
    if raw.encoding:
        return decode_file(RawFile(raw.name, body, raw.encoding))
    return read_markup(body, str(part.head.get_param("charset") or ""))


def _opened(data: bytes) -> _Archive:
    """The pages of a file, the saved one first."""
    head, body = _split(data.lstrip(b"\r\n\t \xef\xbb\xbf"))
    parts = list(islice(_parts(head, body, 0), _MOST_PARTS + 1))
    pages = [part for part in parts[:_MOST_PARTS] if part.head.get_content_type() in _PAGES]
    root = next((page for page in pages if _is_root(head, page)), pages[0] if pages else None)
    found = (("cut_short", _is_cut_short(head, body)), ("parts_unread", len(parts) > _MOST_PARTS))
    return _Archive(head, [root, *(page for page in pages if page is not root)] if root is not None else [], [id for id, so in found if so])


def _is_cut_short(head: Message, body: bytes) -> bool:
    """Whether the line is missing with which a file of parts ends."""
    boundary = _boundary(head)
    return bool(boundary) and re.search(rb"(?:^|\n)--" + re.escape(boundary) + rb"--[ \t]*(?:\r?\n|$)", body) is None


def _boundary(head: Message) -> bytes:
    """What stands between the parts of a body; nothing when it has none."""
    many = head.get_content_type().startswith("multipart/")
    return str(head.get_param("boundary") or "").encode("utf-8", "replace") if many else b""


def _is_root(head: Message, part: _Part) -> bool:
    """Whether the head of the file names a part as the page that was saved."""
    start = str(head.get_param("start") or "").strip("<> ")
    if start:
        return raw_header(part.head, "Content-ID").strip("<> ") == start
    place = str(head.get("Snapshot-Content-Location") or head.get("Content-Location") or "").strip()
    return bool(place) and raw_header(part.head, "Content-Location").strip() == place


def _parts(head: Message, body: bytes, depth: int) -> Iterator[_Part]:
    """The parts of a body that may be pages and hold no others; a file cut short loses its last one's end only."""
    boundary = _boundary(head)
    if not boundary or depth >= _DEEPEST:
        yield _Part(head, body)
        return
    between = re.compile(rb"(?:^|\r?\n)--" + re.escape(boundary) + rb"(?:--)?[ \t]*(?=\r?\n|$)")
    ends = [match.span() for match in between.finditer(body)]
    for (_, start), (end, _) in pairwise((*ends, (len(body), 0))):
        if _MAY_BE_PAGE.search(body, start, min(end, start + _LONGEST_HEAD)):
            yield from _parts(*_split(body[start:end].lstrip(b"\r\n")), depth + 1)


def _split(data: bytes) -> tuple[Message, bytes]:
    """The head of a file or part, and its body."""
    end = _HEAD_END.search(data, 0, _LONGEST_HEAD)
    head = data[:end.start()] if end else data[:_LONGEST_HEAD]
    return message_from_bytes(_mended(head) + b"\n\n", policy=compat32), data[end.end():] if end else b""


def _mended(head: bytes) -> bytes:
    """A head whose folded lines have lost the blank that says so, with it."""
    lines = head.splitlines()
    mended = [lines[0]] if lines else []
    for line in lines[1:]:
        goes_on = line.strip() and line[:1] not in b" \t" and not _FIELD.match(line)
        mended.append(b" " + line if goes_on else line)
    return b"\n".join(mended)
