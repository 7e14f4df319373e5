"""What a file is by its content: its first bytes, the members of its archive, or the lines at its head."""
from __future__ import annotations

import re
from collections.abc import Iterator
from struct import unpack_from

# Kinds that no importer reads; `import.kind.<name>` says what they are.
UNREAD = frozenset({"office_old", "sheet", "slides", "book", "picture", "pack", "archive", "unknown"})

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF, _PDF_WITHIN = b"%PDF-", 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ\x00")
_HEAD = 64 * 1024  # bytes in which a text says what it is

_MOST_MEMBERS = 20_000
_CENTRAL, _END = b"PK\x01\x02", b"PK\x05\x06"
_END_SIZE, _LONGEST_COMMENT = 22, 65_535
# What an archive says of itself in a member `mimetype`, by how it begins, and what else its members give away.
_MIMETYPES: tuple[tuple[str, str], ...] = (
    ("application/vnd.oasis.opendocument.text", "odt"), ("application/vnd.oasis.opendocument.spreadsheet", "sheet"),
    ("application/vnd.oasis.opendocument.presentation", "slides"), ("application/epub+zip", "book"),
    ("application/vnd.briefer.pack+zip", "pack"))
_MEMBERS: tuple[tuple[str, str], ...] = (("word/", "docx"), ("xl/", "sheet"), ("ppt/", "slides"))

_TOP = re.compile(r"(?:\s|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)  # what may stand before the first element of a page
_DOCTYPE = re.compile(r"<!doctype\s+(?:html\b|\[)", re.IGNORECASE)
_PAGE = re.compile(r"<(?:html|head|body|frameset)\b[^<>]*>", re.IGNORECASE)
_PIECE = re.compile(
    r"<(?P<tag>title|meta|link|base|style|script|table|div|p|h[1-6]|article|section|main|span|ul|ol|blockquote|center|font|a|img|b|i)"
    r"\b[^<>]*>", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:title|style|script|table|div|p|h[1-6]|article|section|main|span|ul|ol|blockquote|center|font|a|b|i)\s*>",
                     re.IGNORECASE)
_FLAT_ODT = re.compile(r"<office:document\b[^<>]*opendocument\.text", re.IGNORECASE)

_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]{1,60})[ \t]*:(?P<value>.*)")
_MAIL_HEADERS = frozenset({
    "from", "to", "cc", "bcc", "subject", "date", "sender", "reply-to", "message-id", "mime-version", "content-type", "received",
    "return-path", "delivered-to", "references", "in-reply-to", "content-transfer-encoding", "dkim-signature",
    "snapshot-content-location", "content-location"})
_SURE_OF_MAIL = frozenset({"mime-version", "message-id", "received", "dkim-signature", "return-path"})
_SENT = frozenset({"to", "cc", "received", "message-id", "delivered-to"})
_MOST_HEADERS = 400


def content_kind(data: bytes, *, named_markdown: bool = False, named_mail: bool = False) -> str:
    """The kind that a file's content proves, or nothing when it could be any text or is damaged beyond knowing.

    A name that says Markdown allows tags at the top; one that says mail allows fewer headers.
    """
    if data.startswith(_OLE2):
        return _kind_of_compound(data)
    if data.startswith(_ZIP):
        return _kind_of_archive(data)
    if _PDF in data[:_PDF_WITHIN + len(_PDF) - 1]:
        return "pdf"
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "picture"
    if data.startswith(_ARCHIVES):
        return "archive"
    head = _head(data)
    if head.startswith("{\\rtf"):
        return "rtf"
    return _kind_of_mail(head, named_mail) or _kind_of_page(head, named_markdown)


def _head(data: bytes) -> str:
    """The beginning of a text, well enough decoded to look for signs of ASCII."""
    sample = data[:_HEAD]
    if sample.startswith(b"\xff\xfe") or (sample[1:2] == b"\x00" and sample[:1] not in (b"", b"\x00")):
        text = sample.decode("utf-16-le", errors="replace")
    elif sample.startswith(b"\xfe\xff") or (sample[:1] == b"\x00" and sample[1:2] not in (b"", b"\x00")):
        text = sample.decode("utf-16-be", errors="replace")
    else:
        text = sample.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    return text.lstrip("\ufeff \t\r\n")


def _kind_of_compound(data: bytes) -> str:
    """A message of Outlook, a locked document of Word, or another document in the older format of Office."""
    names = frozenset(_streams(data))
    if "__properties_version1.0" in names or "__nameid_version1.0" in names:
        return "msg"
    return "docx" if "EncryptedPackage" in names else "office_old"


def _streams(data: bytes) -> Iterator[str]:
    """The names at the top of a compound file, with `/` before what lies deeper; a damaged one gives the names that can be read."""
    sector = 1 << min(unpack_from("<H", data, 30)[0], 16) if len(data) >= 80 else 0
    if sector < 512:
        return
    table = unpack_from("<I", data, 76)[0]  # the first sector of the allocation table, which holds the chain of all but huge directories
    place, seen = unpack_from("<I", data, 48)[0], 0
    while seen < _MOST_MEMBERS:
        start = (place + 1) * sector
        entries = data[start:start + sector]
        for offset in range(0, len(entries) - 127, 128):
            length = unpack_from("<H", entries, offset + 64)[0]
            yield entries[offset:offset + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
            seen += 1
        following = (table + 1) * sector + place * 4
        if len(entries) < 128 or place * 4 >= sector or following + 4 > len(data):
            return
        place = unpack_from("<I", data, following)[0]


def _kind_of_archive(data: bytes) -> str:
    """What a zip file is, by the member that says so or by the names of its members; a cut one by what is left of its beginning."""
    said = _said_mimetype(data)
    for beginning, kind in _MIMETYPES:
        if said.startswith(beginning):
            return kind
    names = list(_members(data))
    for folder, kind in _MEMBERS:
        if any(name.startswith(folder) for name in names):
            return kind
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return ""  # of the OpenDocument family: the name knows which
    return "archive" if names else ""


def _said_mimetype(data: bytes) -> str:
    """What the first member says when it is called `mimetype` and is stored as it is."""
    if data[30:38] != b"mimetype" or data[8:10] != b"\x00\x00":
        return ""
    start = 38 + unpack_from("<H", data, 28)[0]
    return data[start:start + 80].decode("latin-1")


def _members(data: bytes) -> Iterator[str]:
    """The names of a zip file's members, as its directory has them, up to a bound; nothing when it has no whole directory."""
    end = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_COMMENT))
    if end < 0 or end + _END_SIZE > len(data):
        return
    size, offset = unpack_from("<II", data, end + 12)
    place = offset if data[offset:offset + 4] == _CENTRAL else max(0, end - size)  # something may stand before the archive
    for _ in range(_MOST_MEMBERS):
        if data[place:place + 4] != _CENTRAL or place + 46 > len(data):
            return
        name, extra, comment = unpack_from("<HHH", data, place + 28)
        yield data[place + 46:place + 46 + name].decode("utf-8", errors="replace").replace("\\", "/")
        place += 46 + name + extra + comment


def _kind_of_page(head: str, named_markdown: bool) -> str:
    """`html` for a page or a piece of one, `odt` for one in a single XML file, else nothing."""
    top = _TOP.match(head)
    start = top.end() if top else 0
    if _FLAT_ODT.match(head, start):
        return "odt"
    if _DOCTYPE.match(head, start) or _PAGE.match(head, start):
        return "html"
    if named_markdown:
        return ""
    return "html" if _PIECE.match(head, start) and _CLOSED.search(head, start) else ""


def _kind_of_mail(head: str, named_mail: bool) -> str:
    """`eml` or `mhtml` when the first lines are those of a message, else nothing."""
    headers: dict[str, str] = {}
    last = ""
    for number, line in enumerate(head.split("\n", _MOST_HEADERS)[:_MOST_HEADERS]):
        line = line.rstrip("\r")
        if not line.strip():
            break
        match = _HEADER.match(line)
        if match:
            last = match["name"].lower()
            headers.setdefault(last, match["value"].strip())
        elif last:  # the rest of a header, with the blank before it or not
            headers[last] += line
        elif not (number == 0 and line.startswith("From ")):
            return ""
    known = headers.keys() & _MAIL_HEADERS
    if len(known) < 2 or not (named_mail or known & _SURE_OF_MAIL):
        return ""
    return "mhtml" if _is_saved_page(headers) else "eml"


def _is_saved_page(headers: dict[str, str]) -> bool:
    """Whether a message is a web page that a browser or Word saved, and nobody sent."""
    if "snapshot-content-location" in headers or "saved by" in headers.get("from", "").lower():
        return True
    return headers.get("content-type", "").lower().startswith("multipart/related") and not headers.keys() & _SENT
