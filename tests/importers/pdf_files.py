"""PDF files written object by object, so that they can be as odd as those of strangers."""
from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.pdf import read_pdf

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
LINE = "The convoy left the northern depot before dawn and reached the river."
FONT_NUMBER, PAGES, FIRST_PAGE = 3, 2, 10
Lines = Sequence[tuple[float, float, str]]  # from the left, from below, words


def file_of(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A file with these objects, of which 1 is the catalogue."""
    data = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(data), max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        data += b"%010d 00000 n \n" % places.get(number, 0)
    data += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(data)


def stream(data: bytes, entries: bytes = b"", *, packed: bool = False) -> bytes:
    """A stream object."""
    if packed:
        data, entries = zlib.compress(data, 9), entries + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def written(lines: Lines, size: float = 10) -> bytes:
    """What draws lines of words."""
    drawn = b"".join(b"1 0 0 1 %g %g Tm (%s) Tj " % (left, height, words.encode("cp1252").replace(b"\\", b"\\\\").replace(
        b"(", b"\\(").replace(b")", b"\\)")) for left, height, words in lines)
    return b"BT /F1 %g Tf %s ET" % (size, drawn)


def pdf(*pages: Lines, marks: Mapping[int, Sequence[bytes]] | None = None, catalog: bytes = b"", trailer: bytes = b"",
        more: Mapping[int, bytes] | None = None) -> bytes:
    """A file with these pages, with marks (annotations as they are written) by the number of the page from 0."""
    objects: dict[int, bytes] = {1: b"<</Type/Catalog/Pages %d 0 R%s>>" % (PAGES, catalog), FONT_NUMBER: FONT}
    kids = []
    for index, lines in enumerate(pages or ([(72, 700, LINE)],)):
        number = FIRST_PAGE + 2 * index
        kids.append(b"%d 0 R" % number)
        objects[number] = (b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 %d 0 R>>>>/Contents %d 0 R/Annots[%s]>>"
                           % (PAGES, FONT_NUMBER, number + 1, b" ".join((marks or {}).get(index, ()))))
        objects[number + 1] = stream(written(lines))
    objects[PAGES] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    return file_of({**objects, **(more or {})}, trailer)


def mark(*boxes: tuple[float, float, float, float], kind: str = "Highlight", comment: str = "", author: str = "Rossi",
         entries: bytes = b"", order: str = "z") -> bytes:
    """A mark over boxes (left, bottom, right, top); its corners in the order that most programs write, or around."""
    corners = []
    for left, bottom, right, top in boxes:
        upper, lower = (left, top, right, top), (left, bottom, right, bottom) if order == "z" else (right, bottom, left, bottom)
        corners += [*(lower if order == "below" else upper), *(upper if order == "below" else lower)]
    left, bottom, right, top = boxes[0]
    points = b"/QuadPoints[%s]" % b" ".join(b"%g" % place for place in corners) if kind not in ("Text", "FreeText", "Caret") else b""
    return b"<</Type/Annot/Subtype/%s/Rect[%g %g %g %g]%s/T(%s)/Contents(%s)%s>>" % (
        kind.encode(), left, bottom, right, top, points, author.encode("latin-1"), comment.encode("latin-1"), entries)


def read(data: bytes, password: str = "") -> ImportedText:
    """What the importer makes of a file."""
    return read_pdf(RawFile("a.pdf", data, password=password))
