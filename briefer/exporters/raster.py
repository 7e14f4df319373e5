"""Pictures of what the PDF painter draws: for Word files, which hold figures as pictures, and for the screen."""
from __future__ import annotations

import struct
import zlib

from briefer.exporters.pdf.file import PdfFile
from briefer.exporters.pdf.fonts import add_faces
from briefer.exporters.pdf.shapes import drawing_code
from briefer.figures.drawing import Drawing
from briefer.layout.sheet import Sheet

_DPI = 300
_POINTS_PER_INCH = 72
QUICKEST, _SMALLEST = 1, 9
_EDGE = 0.5  # points above and below a drawing, so that a rule on its edge keeps its whole weight


def drawing_png(drawing: Drawing, sheet: Sheet) -> tuple[bytes, float, float]:
    """A drawing as a PNG of 300 dots an inch on white, with its width and height in points."""
    height = drawing.height + 2 * _EDGE
    return png(_one_page(drawing, sheet, height), 0, _DPI), drawing.width, height


def png(pdf: bytes, page: int, dpi: int, compression: int = _SMALLEST) -> bytes:
    """A page of a PDF, counted from 0, as a PNG in colour on white; for the screen, `QUICKEST` takes a tenth of the time."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[page].render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=False)
        dots, stride, wide = bytes(bitmap.buffer), bitmap.stride, bitmap.width * 3
        return png_file(bitmap.width, bitmap.height, [dots[start:start + wide] for start in range(0, stride * bitmap.height, stride)], dpi,
                    compression)
    finally:
        document.close()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def dots(pdf: bytes, page: int, scale: float) -> tuple[int, int, int, bytes]:
    """A page of a PDF, counted from 0, at so many dots a point: width, height, bytes a row, and the dots on white, each as blue, green, red
    and one byte more."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[page].render(scale=scale, prefer_bgrx=True)
        return bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
    finally:
        document.close()


def words_within(pdf: bytes, page: int, left: float, top: float, right: float, bottom: float) -> str:
    """The words that a page of a PDF, counted from 0, prints within a box: points from its left and top edge."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        height = document.get_page_size(page)[1]
        return str(document[page].get_textpage().get_text_bounded(left, height - bottom, right, height - top))
    finally:
        document.close()


def page_size(pdf: bytes, page: int) -> tuple[float, float]:
    """Width and height of a page of a PDF, counted from 0, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        width, height = document.get_page_size(page)
        return float(width), float(height)
    finally:
        document.close()


def _one_page(drawing: Drawing, sheet: Sheet, height: float) -> bytes:
    """A PDF that holds nothing but the drawing."""
    file = PdfFile()
    tree = file.reserve()
    code = drawing_code(drawing, 0, height - _EDGE, sheet)
    content = file.add_stream(b"", code.encode("ascii"))
    fonts = add_faces(file, sheet.faces.all)
    page = file.add(b"<</Type/Page/Parent %d 0 R/Resources<</Font%s>>/Contents %d 0 R/MediaBox[0 0 %.2f %.2f]>>" % (
        tree, fonts, content, drawing.width, height))
    file.put(tree, b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % page)
    return file.bytes(file.add(b"<</Type/Catalog/Pages %d 0 R>>" % tree), file.add(b"<<>>"))


def png_file(width: int, height: int, rows: list[bytes], dpi: int = _DPI, compression: int = _SMALLEST) -> bytes:
    """Rows of grey, or of red, green and blue, as a PNG: no clock and no program's name in it."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    dots_per_metre = round(dpi / 0.0254)
    return b"".join((
        b"\x89PNG\r\n\x1a\n",
        chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0 if len(rows[0]) == width else 2, 0, 0, 0)),
        chunk(b"sRGB", b"\x00"),
        chunk(b"pHYs", struct.pack(">IIB", dots_per_metre, dots_per_metre, 1)),
        chunk(b"IDAT", zlib.compress(b"".join(b"\x00" + row for row in rows), compression)),
        chunk(b"IEND", b""),
    ))
