"""Word documents: a walk of our own over the zip, so that inserted words, notes, text boxes and comments are there and deleted ones not."""
from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace

from briefer.errors import SourceError, message
from briefer.importers.archive import Archive
from briefer.importers.docx_numbering import Numbering
from briefer.importers.docx_parts import PREFIXES, Relationship, Styles, relationships
from briefer.importers.docx_text import DocxText
from briefer.importers.flow import Flow
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.office_facts import Properties, language, published, title
from briefer.importers.xml_stream import XmlHandler, read_xml

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what a document with a password is wrapped in
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_USUAL = "/word/document.xml"


def read_docx(raw: RawFile) -> ImportedText:
    """The text of a Word document, with notes at its end, comments as highlights, and heads and feet of pages left out.

    Raises SourceError: source_locked, source_damaged, source_bomb, source_doctype, and source_unsupported for the older format.
    """
    if raw.data.startswith(_COMPOUND):
        if _LOCKED in raw.data:
            raise SourceError("source_locked", file=raw.name)
        raise SourceError("source_unsupported", file=raw.name, kind=message("import.kind.office_old"))
    archive = Archive(raw.name, raw.data)
    package = relationships(raw.name, archive, "")
    main = next((one.target for one in package.values() if one.kind == "officeDocument"), _USUAL)
    if main not in archive:
        raise SourceError("source_damaged", file=raw.name)
    flow, reader = _read_text(raw.name, archive, main)
    return _with_facts(flow.imported(MEDIA_TYPE), reader.title, _properties(raw.name, archive, package))


def _read_text(file: str, archive: Archive, main: str) -> tuple[Flow, DocxText]:
    """Reads the parts in the order in which they are needed: what paragraphs look like, what is referred to, the text."""
    parts = relationships(file, archive, main)
    styles, numbering, flow = Styles(), Numbering(), Flow()
    reader = DocxText(flow, styles, numbering)
    handlers: tuple[tuple[str, XmlHandler], ...] = (
        ("styles", styles), ("numbering", numbering), ("comments", reader), ("footnotes", reader), ("endnotes", reader),
        ("header", reader), ("footer", reader))
    for kind, handler in handlers:
        for part in sorted({one.target for one in parts.values() if one.kind == kind}):
            if part in archive:
                read_xml(file, archive.chunks(part), handler, PREFIXES)
    read_xml(file, archive.chunks(main), reader, PREFIXES)
    return flow, reader


def _properties(file: str, archive: Archive, package: Mapping[str, Relationship]) -> Mapping[str, str]:
    """What the document says of itself."""
    part = next((one.target for one in package.values() if one.kind == "core-properties"), posixpath.join("/docProps", "core.xml"))
    reader = Properties()
    if part in archive:
        read_xml(file, archive.chunks(part), reader, PREFIXES)
    return {name: " ".join(text.split()) for name, text in reader.found.items()}


def _with_facts(found: ImportedText, printed: str, properties: Mapping[str, str]) -> ImportedText:
    """The text with what the document states; its day is that of the last change, which is a guess."""
    when = published(properties.get("dcterms:modified", ""), properties.get("dcterms:created", ""))
    return replace(
        found,
        title=title(printed, properties.get("dc:title", "")),
        author=properties.get("dc:creator", ""),
        language=language(properties.get("dc:language", "")),
        published=when,
        guessed=(*found.guessed, *(("published",) if when else ())))
