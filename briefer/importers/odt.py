"""OpenDocument texts, zipped or flat: tracked deletions left out, notes at the end, annotations as highlights."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefer.errors import SourceError
from briefer.importers.archive import Archive
from briefer.importers.flow import Flow
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.odt_text import PREFIXES, OdtText
from briefer.importers.office_facts import language, published, title
from briefer.importers.xml_stream import Attributes, XmlHandler, read_xml

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_ZIP = b"PK"
_MANIFEST = "META-INF/manifest.xml"
# OpenOffice 2 wrote this at the head of each manifest; it has no rules of its own within, and what it names is not looked for.
_OLD_DOCTYPE = re.compile(rb'<!DOCTYPE\s+manifest:manifest\s+PUBLIC\s+"-//OpenOffice\.org//DTD Manifest 1\.0//EN"\s+"Manifest\.dtd"\s*>')
_PIECE = 64 * 1024


class _Manifest(XmlHandler):
    """Reads what the members of an archive are, and whether any is encrypted."""

    def __init__(self) -> None:
        self.types: dict[str, str] = {}
        self.locked = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "manifest:file-entry":
            self.types[attributes.get("manifest:full-path", "")] = attributes.get("manifest:media-type", "")
        elif name == "manifest:encryption-data":
            self.locked = True

    def end(self, name: str) -> None:
        """Nothing to do."""

    def data(self, text: str) -> None:
        """A manifest holds no words."""


def read_odt(raw: RawFile) -> ImportedText:
    """The text of an OpenDocument text, with notes at its end, annotations as highlights, and heads and feet of pages left out.

    Raises SourceError: source_locked, source_damaged, source_bomb, source_doctype, and source_unsupported for other documents.
    """
    flow = Flow()
    if not raw.data.startswith(_ZIP):
        reader = OdtText(raw.name, flow, lambda path: None, {})
        read_xml(raw.name, _pieces(raw.data), reader, PREFIXES)
        return _with_facts(flow.imported(MEDIA_TYPE), reader)
    archive = Archive(raw.name, raw.data)
    manifest = _Manifest()
    if _MANIFEST in archive:
        read_xml(raw.name, (_OLD_DOCTYPE.sub(b"", archive.read(_MANIFEST), 1),), manifest, PREFIXES)
    if manifest.locked:
        raise SourceError("source_locked", file=raw.name)
    if "content.xml" not in archive:
        raise SourceError("source_damaged", file=raw.name)
    reader = OdtText(raw.name, flow, lambda path: _read(raw.name, archive, f"{path}/content.xml", reader), manifest.types)
    for part in ("meta.xml", "styles.xml", "content.xml"):
        _read(raw.name, archive, part, reader)
    return _with_facts(flow.imported(MEDIA_TYPE), reader)


def _read(file: str, archive: Archive, part: str, reader: OdtText) -> None:
    """Reads one part, if it is there."""
    if part in archive:
        read_xml(file, archive.chunks(part), reader, PREFIXES)


def _pieces(data: bytes) -> Iterator[bytes]:
    """A flat document piece by piece."""
    return (data[start:start + _PIECE] for start in range(0, len(data), _PIECE))


def _with_facts(found: ImportedText, reader: OdtText) -> ImportedText:
    """The text with what the document states; its day is that of the last change, which is a guess."""
    stated: Mapping[str, str] = {name: " ".join(text.split()) for name, text in reader.properties.found.items()}
    when = published(stated.get("dc:date", ""), stated.get("meta:creation-date", ""))
    return replace(
        found,
        title=title(reader.title, stated.get("dc:title", "")),
        author=stated.get("meta:initial-creator", "") or stated.get("dc:creator", ""),
        language=language(stated.get("dc:language", "")),
        published=when,
        guessed=(*found.guessed, *(("published",) if when else ())))
