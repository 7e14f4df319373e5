"""Which kinds of file become a source, and which module reads each. A new kind is a module and a row."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from briefer.errors import SourceError, message
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.kinds import content_kind
from briefer.values import dataclass

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Importer:
    """A kind of file: the ends of its names, its media type, what reads it (loaded when it is used), and the most bytes it may have."""

    kind: str
    suffixes: tuple[str, ...]
    media_type: str
    reader: str
    limit: int

    def load(self) -> Callable[[RawFile], ImportedText]:
        """The function that reads this kind."""
        module, _, name = self.reader.partition(":")
        read: Callable[[RawFile], ImportedText] = getattr(import_module(f"briefer.importers.{module}"), name)
        return read


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
IMPORTERS: tuple[Importer, ...] = (
    Importer("text", (".txt", ".text"), "text/plain", "plain:read_plain", 5 * _MB),
    Importer("markdown", (".md", ".markdown", ".mdown"), "text/markdown", "markdown:read_markdown", 5 * _MB),
    Importer("html", (".html", ".htm", ".xhtml", ".xht"), "text/html", "html:read_html", 40 * _MB),  # pictures may be in it
    Importer("mhtml", (".mhtml", ".mht"), "multipart/related", "mhtml:read_mhtml", 60 * _MB),
    Importer("pdf", (".pdf",), "application/pdf", "pdf:read_pdf", 200 * _MB),
    Importer("docx", (".docx", ".docm", ".dotx", ".dotm"), _DOCX, "docx:read_docx", 200 * _MB),
    Importer("odt", (".odt", ".ott", ".fodt"), "application/vnd.oasis.opendocument.text", "odt:read_odt", 200 * _MB),
    Importer("rtf", (".rtf",), "application/rtf", "rtf:read_rtf", 60 * _MB),
    Importer("eml", (".eml",), "message/rfc822", "eml:read_eml", 60 * _MB),
    Importer("msg", (".msg",), "application/vnd.ms-outlook", "msg:read_msg", 60 * _MB),
)
LARGEST = max(importer.limit for importer in IMPORTERS)

# Kinds that no importer reads, by name where the content is mute; `import.kind.<name>` says what they are.
_UNREAD: tuple[tuple[str, str], ...] = (
    (".doc", "office_old"), (".xls", "office_old"), (".ppt", "office_old"), (".xlsx", "sheet"), (".ods", "sheet"), (".pptx", "slides"),
    (".odp", "slides"), (".briefpack", "pack"), (".epub", "book"), (".zip", "archive"), (".7z", "archive"), (".rar", "archive"),
    (".gz", "archive"), (".png", "picture"), (".jpg", "picture"), (".jpeg", "picture"), (".gif", "picture"), (".tif", "picture"),
    (".tiff", "picture"), (".bmp", "picture"), (".webp", "picture"), (".heic", "picture"))


def kind_of(name: str, data: bytes) -> str:
    """What kind a file is: what its content proves, else its name if the bytes are no text or the name is one of a kind of text."""
    named = named_kind(name)
    proved = content_kind(data, named_markdown=named == "markdown", named_mail=named in ("eml", "mhtml"))
    if proved:
        return proved
    if named in ("markdown", "html"):
        return named
    if named not in ("", "text") and not _is_text(data):
        return named
    return "text"


def named_kind(name: str) -> str:
    """The kind that a file's name claims, or nothing."""
    stem, dot, end = name.rpartition(".")
    suffix = f".{end.lower()}" if dot and stem else ""
    read = next((importer.kind for importer in IMPORTERS if suffix in importer.suffixes), "")
    return read or next((kind for unread, kind in _UNREAD if suffix == unread), "")


def read_file(raw: RawFile) -> ImportedText:
    """The text of a file, read by the importer for what it is; a name that claims another kind is reported as `kind`.

    Raises SourceError: `source_unsupported` for a kind that is not read (or bytes that are no text), `source_too_large`, `source_empty`,
    and what the importer finds wrong.
    """
    if not raw.data.strip():
        raise SourceError("source_empty", file=raw.name)
    kind, named = kind_of(raw.name, raw.data), named_kind(raw.name)
    importer = next((one for one in IMPORTERS if one.kind == kind), None)
    if importer is None:
        raise SourceError("source_unsupported", file=raw.name, kind=message(f"import.kind.{kind}"))
    if len(raw.data) > importer.limit:
        raise too_large(raw.name, len(raw.data), importer.limit)
    found = importer.load()(raw)
    if not found.text.strip():
        raise SourceError("source_empty", file=raw.name)
    if named and named != kind:
        found = replace(found, guessed=(*found.guessed, "kind"))
    return found


def too_large(name: str, size: int, limit: int = LARGEST) -> SourceError:
    """The error of a file that has more bytes than may be read."""
    return SourceError("source_too_large", file=name, size=f"{-(-size // _MB)} MB", limit=f"{limit // _MB} MB")


def _is_text(data: bytes) -> bool:
    """Whether bytes can be read as text."""
    from briefer.importers.encoding import decode

    return decode(data) is not None
