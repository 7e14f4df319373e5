"""Layers of a PDF that are switched off: what stands on them does not print, and a reader does not see it.

pdfium says on which layer a text stands, by name, but not which layers are off: that stands in the catalogue, found without the file's
tables as everything else that is read of it here. A name that a layer has which is on, too, says nothing.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from ctypes import POINTER, c_ubyte, c_ulong, c_ushort, cast, create_string_buffer, sizeof
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import Any

from briefer.importers.pdf_streams import Stream, TooManyStreams, inflated, packed, streams

_LAYER = "OC\0".encode("utf-16-le")
LAYER_OFF = "layer_off"  # the rule by which such lines are hidden
_PROPERTIES = re.compile(rb"/OCProperties\b")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST, _COUNT = re.compile(rb"/First\s+(\d{1,9})"), re.compile(rb"/N\s+(\d{1,6})\b")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s+\d{1,5}\s+obj\b")
_REFERENCE = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+R\b")
_NAME = re.compile(rb"/Name\s*(?:\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f\s]*)>)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_BASE_OFF = re.compile(rb"/BaseState\s*/OFF\b")
_BRACES = re.compile(rb"<<|>>")
_SHORT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}.items()
_MOST_TABLES, _LARGEST = 2_000, 8 * 2**20
_LONGEST, _MOST_MARKS = 200_000, 8  # bytes of a dictionary; marks around a text


def layers_of(data: bytes) -> Layers | None:
    """The layers of a file, or None when it can have none."""
    return Layers(data) if b"OCProperties" in data or b"ObjStm" in data else None


class Layers:
    """The layers of a file; read when a text stands on one."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def off(self) -> frozenset[bytes]:
        """The names of those that are switched off."""
        try:
            return _names_off(_Objects(self._data))
        except TooManyStreams:  # a file that was let in has none of that
            return frozenset()

    def hide(self, drawn: Any, pdfium: Any) -> bool:
        """Whether a text object stands on a layer that is switched off."""
        for number in range(min(_MOST_MARKS, pdfium.FPDFPageObj_CountMarks(drawn))):
            mark = pdfium.FPDFPageObj_GetMark(drawn, number)
            said, length = create_string_buffer(512), c_ulong()
            pdfium.FPDFPageObjMark_GetName(mark, cast(said, POINTER(c_ushort)), sizeof(said), length)
            if said.raw[:length.value] == _LAYER and pdfium.FPDFPageObjMark_GetParamBlobValue(
                    mark, b"Name", cast(said, POINTER(c_ubyte)), sizeof(said), length) and said.raw[:length.value] in self.off:
                return True
        return False


class _Objects:
    """The objects of a file by number, as they are written, those in packed tables too."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        tables = islice((stream for stream in streams(data) if _OBJECTS.search(stream.head)), _MOST_TABLES)
        self._places: Mapping[int, int] = MappingProxyType({int(found[1]): found.end() for found in _OBJECT.finditer(data)})
        self._in_tables: Mapping[int, bytes] = MappingProxyType(dict(pair for table in tables for pair in _members(data, table)))

    def text(self, number: int) -> bytes:
        """An object as the file last writes it."""
        place = self._places.get(number)
        return self._in_tables.get(number, b"") if place is None else self.data[place:place + _LONGEST].partition(b"endobj")[0]

    def properties(self) -> bytes:
        """What the last catalogue says of layers."""
        for written in (self.data, *reversed(tuple(self._in_tables.values()))):
            places = [match.end() for match in _PROPERTIES.finditer(written)]
            if places:
                return self.value(written, places[-1])
        return b""

    def value(self, written: bytes, place: int) -> bytes:
        """The dictionary or array that begins at a place, there itself or as a reference."""
        rest = written[place:place + _LONGEST].lstrip()
        if reference := _REFERENCE.match(rest):
            return self.text(int(reference[1])).lstrip()
        if rest.startswith(b"["):
            return rest[:rest.find(b"]") + 1]
        if not rest.startswith(b"<<"):
            return b""
        depth = 0
        for brace in _BRACES.finditer(rest):
            depth += 1 if brace[0] == b"<<" else -1
            if depth <= 0:
                return rest[:brace.end()]
        return b""

    def named(self, dictionary: bytes, name: bytes) -> bytes:
        """What stands under a name in a dictionary."""
        found = (self.value(dictionary, match.end()) for match in re.finditer(rb"/%s(?![A-Za-z0-9])" % name, dictionary))
        return next(filter(None, found), b"")


def _members(data: bytes, table: Stream) -> Iterator[tuple[int, bytes]]:
    """The objects in a packed table."""
    first, count = _FIRST.search(table.head), _COUNT.search(table.head)
    if first is None or count is None or table.filters not in ((b"FlateDecode",), (b"Fl",)):
        return
    written = b""
    for piece in inflated(packed(data, table)):
        written += piece
        if len(written) > _LARGEST:
            return
    start = int(first[1])
    places = [int(number) for number in re.findall(rb"\d{1,9}", written[:start])[:2 * int(count[1])]]
    for at in range(0, len(places) - 1, 2):
        end = places[at + 3] if at + 3 < len(places) else len(written) - start
        yield places[at], written[start + places[at + 1]:start + end]


def _names_off(objects: _Objects) -> frozenset[bytes]:
    """The names, as they are written, of layers that are off as the file opens, and of none that is on."""
    properties = objects.properties()
    usual = objects.named(properties, b"D")
    every = _numbers(objects.named(properties, b"OCGs"))
    off = _numbers(objects.named(usual, b"OFF"))
    if _BASE_OFF.search(usual):
        off = off | (every - _numbers(objects.named(usual, b"ON")))
    if not off:
        return frozenset()
    names = {number: _name(objects.text(number)) for number in every | off}
    return frozenset(names[number] for number in off) - {names[number] for number in every - off} - {b""}


def _numbers(array: bytes) -> frozenset[int]:
    """The objects that an array refers to."""
    return frozenset(int(found) for found in _REFERENCE.findall(array))


def _name(layer: bytes) -> bytes:
    """The name of a layer."""
    found = _NAME.search(layer)
    if found is None:
        return b""
    if found[2] is None:
        return _ESCAPE.sub(_escaped, found[1])
    figures = "".join(found[2].decode("ascii").split())
    return bytes.fromhex(figures + "0" * (len(figures) % 2))


def _escaped(found: re.Match[bytes]) -> bytes:
    """A sign written with a backslash."""
    code: bytes = found[1]
    return bytes((int(code, 8) & 255,)) if code.isdigit() else next((sign for letter, sign in _SHORT if letter == code), code)
