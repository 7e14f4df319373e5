"""The XMP of a PDF: what its publisher says of it in XML, found without the file's tables and read in bounds."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from briefer.errors import SourceError
from briefer.importers.pdf_streams import Stream, inflated, packed, streams
from briefer.importers.xml_stream import Attributes, XmlHandler, read_xml
from briefer.model.text import clean
from briefer.values import dataclass

_LARGEST = 4 * 1024 * 1024  # bytes; what programs write has some thousand, with a picture of the first page some hundred thousand
_MOST_TABLES = 2_000  # streams of objects that are looked through for the catalogue
_CATALOGUE = re.compile(rb"/Type\s*/Catalog\b")
_AROUND = 4096
_METADATA = re.compile(rb"/Metadata\s+(\d{1,10})\s+\d{1,5}\s+R")
_IS_XMP = re.compile(rb"/Type\s*/Metadata\b")
_XML = re.compile(rb"/Subtype\s*/XML\b")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_LONGEST = 2_000
_DC, _XMP, _PRISM = "http://purl.org/dc/elements/1.1/", "http://ns.adobe.com/xap/1.0/", "http://prismstandard.org/namespaces/basic/2.0/"
_PREFIXES = (
    (_DC, "dc"), (_XMP, "xmp"), (_PRISM, "prism"), ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"), ("adobe:ns:meta/", "x"))
_READ = frozenset({"dc:title", "dc:creator", "dc:publisher", "dc:language", "dc:date", "xmp:CreateDate", "prism:publicationDate"})


@dataclass(frozen=True, slots=True)
class Xmp:
    """What XMP says: words as they stand there, and empty where it says nothing."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    language: str = ""
    date: str = ""  # of publication
    created: str = ""


def read_xmp(data: bytes) -> Xmp:
    """What the XMP of a PDF says; nothing when there is none, or it is damaged, encrypted, or not to be read safely."""
    if not _XML.search(data):
        return Xmp()
    found = _packet(data)
    if not found:
        return Xmp()
    reader = _Reader()
    try:
        read_xml("", iter((found,)), reader, dict(_PREFIXES))
    except SourceError:  # damaged, or with a document type: the text of the file is not touched by that
        return Xmp()
    first = {name: next(iter(items), "") for name, items in reader.found.items()}
    authors = ", ".join(dict.fromkeys(reader.found.get("dc:creator", [])))
    return Xmp(first.get("dc:title", ""), authors, first.get("dc:publisher", ""), first.get("dc:language", ""),
               first.get("prism:publicationDate", "") or first.get("dc:date", ""), first.get("xmp:CreateDate", ""))


def _packet(data: bytes) -> bytes:
    """The XMP of the document itself, not that of a picture in it: the last that a catalogue names."""
    tables: list[Stream] = []
    candidates: dict[int, Stream] = {}
    for stream in streams(data):
        if _IS_XMP.search(stream.head):
            candidates[stream.number] = stream
        elif len(tables) < _MOST_TABLES and _OBJECTS.search(stream.head):
            tables.append(stream)
    if not candidates:
        return b""
    number = _named(data)
    for table in tables:
        if number is not None:
            break
        number = _named(_bounded(data, table))
    if number is None or number not in candidates:
        return b""
    return _bounded(data, candidates[number])


def _named(written: bytes) -> int | None:
    """The number of the metadata that the last catalogue in what is written names."""
    named = None
    for found in _CATALOGUE.finditer(written):
        begin = max(written.rfind(b"obj", max(0, found.start() - _AROUND), found.start()), found.start() - _AROUND, 0)
        end = written.find(b"endobj", found.end(), found.end() + _AROUND)
        metadata = _METADATA.search(written, begin, end if end >= 0 else found.end() + _AROUND)
        named = int(metadata[1]) if metadata else named
    return named


def _bounded(data: bytes, stream: Stream) -> bytes:
    """What a stream holds, if it is plain or packed once with Flate and not too large; else nothing."""
    pieces: Iterator[bytes] = packed(data, stream)
    if b"/Filter" in stream.head:
        if stream.filters not in ((b"FlateDecode",), (b"Fl",)):
            return b""
        pieces = inflated(pieces)
    found = b"".join(islice(pieces, _LARGEST // (64 * 1024)))
    return found.strip() if len(found) < _LARGEST else b""


class _Reader(XmlHandler):
    """Collects the properties of XMP: items of lists, words of elements, and attributes of descriptions."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self._property = ""
        self._words: list[str] = []
        self._length = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "rdf:Description":
            for key in _READ:
                self._keep(key, attributes.get(key, ""))
        elif name in _READ:
            self._property = name
            self._words.clear()
        elif name == "rdf:li" and self._property:
            self._words.clear()
        self._length = 0

    def end(self, name: str) -> None:
        """An element ends."""
        if self._property and name in ("rdf:li", self._property):
            self._keep(self._property, "".join(self._words))
            self._words.clear()
        if name == self._property:
            self._property = ""

    def data(self, text: str) -> None:
        """Words of a property."""
        if self._property and self._length < _LONGEST:
            self._words.append(text[:_LONGEST])
            self._length += len(text)

    def _keep(self, name: str, words: str) -> None:
        said = " ".join(clean(words).split())[:_LONGEST]
        if said and len(self.found.setdefault(name, [])) < 50:
            self.found[name].append(said)
