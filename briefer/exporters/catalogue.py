"""The formats a document can be written in; a format is one row here and one writer."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from briefer.document.nodes import Document
from briefer.document.styles import HouseStyle
from briefer.layout.boxes import Laid

# A document, its pages and its style to the bytes of a file.
Writer: TypeAlias = Callable[[Document, Laid, HouseStyle], bytes]


def _pdf(document: Document, laid: Laid, style: HouseStyle) -> bytes:
    from briefer.exporters.pdf import write_pdf

    return write_pdf(document, laid, style)


def _docx(document: Document, laid: Laid, style: HouseStyle) -> bytes:
    from briefer.exporters.docx import write_docx

    return write_docx(document, laid, style)


# Format, which is also the end of the file's name, to its writer.
EXPORTERS: Mapping[str, Writer] = MappingProxyType({"pdf": _pdf, "docx": _docx})
