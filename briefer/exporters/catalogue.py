"""The formats a document can be written in; a format is one row here and one writer."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from briefer.document.nodes import Document, Figure
from briefer.document.styles import HouseStyle
from briefer.layout.boxes import DrawingBox, Laid

# A document, its pages and its style to the bytes of a file.
Writer: TypeAlias = Callable[[Document, Laid, HouseStyle], bytes]


def _pdf(document: Document, laid: Laid, style: HouseStyle) -> bytes:
    from briefer.exporters.pdf import write_pdf

    return write_pdf(document, laid, style)


def _docx(document: Document, laid: Laid, style: HouseStyle) -> bytes:
    from briefer.exporters.docx import write_docx
    from briefer.exporters.docx.composition import Picture
    from briefer.exporters.raster import drawing_png

    drawn = {box.node_id: box.drawing for page in laid.pages for box in page.boxes if isinstance(box, DrawingBox)}

    def draw(figure: Figure, style: HouseStyle) -> Picture | None:
        drawing = drawn.get(figure.id)
        return Picture(*drawing_png(drawing, laid.sheet)) if drawing else None

    return write_docx(document, laid, style, draw)


# Format, which is also the end of the file's name, to its writer.
EXPORTERS: Mapping[str, Writer] = MappingProxyType({"pdf": _pdf, "docx": _docx})
