"""Which kinds of file become a source, and which module reads each. A new kind is a module and a row."""
from __future__ import annotations

from collections.abc import Callable

from briefer.errors import SourceError, message
from briefer.importers.encoding import Decoded, decode
from briefer.importers.imported import ImportedText
from briefer.importers.markdown import read_markdown
from briefer.importers.plain import read_plain
from briefer.values import dataclass

LIMIT = 5 * 1024 * 1024  # bytes of a text file: some two thousand pages


@dataclass(frozen=True, slots=True)
class Importer:
    """A kind of file: the ends of its names, and the function that reads its text."""

    kind: str
    suffixes: tuple[str, ...]
    read: Callable[[Decoded], ImportedText]


IMPORTERS: tuple[Importer, ...] = (
    Importer("text", (".txt", ".text", ""), read_plain),
    Importer("markdown", (".md", ".markdown", ".mdown"), read_markdown),
)

# Kinds that are known by how their bytes begin or by their name, and that no importer reads; `import.kind.<name>` says what they are.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"), (b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office_old"), (b"PK\x03\x04", "archive"),
    (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"II*\x00", "picture"), (b"MM\x00*", "picture"),
    (b"\x1f\x8b", "archive"), (b"7z\xbc\xaf", "archive"), (b"Rar!", "archive"))
_NAMES: tuple[tuple[str, str], ...] = (
    (".pdf", "pdf"), (".rtf", "rtf"), (".docx", "word"), (".odt", "word"), (".doc", "office_old"), (".xlsx", "sheet"), (".ods", "sheet"),
    (".xls", "office_old"), (".pptx", "slides"), (".odp", "slides"), (".ppt", "office_old"), (".html", "web"), (".htm", "web"),
    (".xhtml", "web"), (".mht", "web"), (".mhtml", "web"), (".eml", "mail"), (".msg", "mail"), (".briefpack", "pack"), (".epub", "book"),
    (".zip", "archive"))
_WEB = (b"<!doctype html", b"<html")


def read_file(name: str, data: bytes) -> ImportedText:
    """The text of a file, read by the importer for its name and content.

    Raises SourceError: `source_unsupported` for a kind that is not read (or bytes that are no text), `source_too_large`, `source_empty`.
    """
    importer = _importer(name)
    kind = _other_kind(name, data)
    if kind is not None:
        raise SourceError("source_unsupported", file=name, kind=message(f"import.kind.{kind}"))
    if len(data) > LIMIT:
        raise SourceError("source_too_large", file=name, size=_megabytes(len(data)), limit=_megabytes(LIMIT))
    decoded = decode(data)
    if decoded is None:
        raise SourceError("source_unsupported", file=name, kind=message("import.kind.unknown"))
    if not decoded.text.strip():
        raise SourceError("source_empty", file=name)
    found = (importer or IMPORTERS[0]).read(decoded)
    if not found.text:
        raise SourceError("source_empty", file=name)
    return found


def _suffix(name: str) -> str:
    """The end of a file's name from its last dot, in lower case."""
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""


def _importer(name: str) -> Importer | None:
    """The importer whose row has the name's suffix."""
    suffix = _suffix(name)
    return next((importer for importer in IMPORTERS if suffix in importer.suffixes), None)


def _other_kind(name: str, data: bytes) -> str | None:
    """The kind of a file that is not text, by its first bytes (a PDF named .txt is a PDF) and then by its name."""
    suffix = _suffix(name)
    named = next((kind for end, kind in _NAMES if end == suffix), None)
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return named if kind == "archive" and named else kind
    if data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB):
        return "web"
    return named


def _megabytes(size: int) -> str:
    """A size in whole megabytes, rounded up."""
    return f"{-(-size // (1024 * 1024))} MB"
