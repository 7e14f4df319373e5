"""Opens a PDF with pdfium, after a look at it, or says why it stays shut."""
from __future__ import annotations

import re
from typing import Any

from briefer.errors import SourceError
from briefer.importers.imported import RawFile
from briefer.importers.pdf_guard import refuse_bombs
from briefer.importers.pdf_repair import repaired

MOST_PAGES = 10_000
_NEEDS_PASSWORD, _UNKNOWN_LOCK = 4, 5  # pdfium's numbers
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:(?P<number>\d{1,10})\s+\d{1,5}\s+R|<<)")
_STANDARD = re.compile(rb"/Filter\s*/Standard\b")
_VERSION = re.compile(rb"/V\s*[1245]\b")  # of the standard lock: those that there are
_DICTIONARY = 4096  # bytes in which the dictionary of a lock stands


def opened(raw: RawFile) -> tuple[Any, bool]:
    """The document of pdfium, to be closed by the caller, and whether it had to be put together from pieces.

    Raises SourceError: source_bomb, source_damaged, source_password, source_password_wrong, source_protected, source_too_many_pages.
    """
    import pypdfium2

    refuse_bombs(raw)
    pieces = False
    try:
        document = pypdfium2.PdfDocument(raw.data, password=raw.password or None)
    except pypdfium2.PdfiumError as error:
        refusal = _refusal(raw, getattr(error, "err_code", None))
        whole = repaired(raw.data) if refusal.id == "source_damaged" else b""
        if not whole:
            raise refusal from error
        try:
            document, pieces = pypdfium2.PdfDocument(whole), True
        except pypdfium2.PdfiumError:
            raise refusal from error
    count = len(document)
    if 0 < count <= MOST_PAGES:
        return document, pieces
    document.close()
    if count <= 0:
        raise SourceError("source_damaged", file=raw.name)
    raise SourceError("source_too_many_pages", file=raw.name, pages=count, limit=MOST_PAGES)


def _refusal(raw: RawFile, code: int | None) -> SourceError:
    """What pdfium's number means for the officer."""
    if code == _UNKNOWN_LOCK or _locked_otherwise(raw.data):
        return SourceError("source_protected", file=raw.name)
    if code != _NEEDS_PASSWORD:
        return SourceError("source_damaged", file=raw.name)
    if raw.password:
        return SourceError("source_password_wrong", file=raw.name)
    return SourceError("source_password", file=raw.name)


def _locked_otherwise(data: bytes) -> bool:
    """Whether a file is locked by certificates, by a program of its own, or by a standard that is not known."""
    found = _ENCRYPTED.search(data)
    if not found:
        return False
    place = found.end()
    if found["number"]:
        place = max(data.rfind(b"\n%s 0 obj" % found["number"]), data.rfind(b"\r%s 0 obj" % found["number"]))
    lock = data[place:place + _DICTIONARY] if place >= 0 else b""
    return bool(lock) and not (_STANDARD.search(lock) and _VERSION.search(lock))
