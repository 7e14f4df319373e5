"""One page at a time: the picture is that of the exported page."""
from __future__ import annotations

import io
import zlib
from dataclasses import replace

import pytest
from pypdf import PdfReader

from briefer.document.nodes import Document, Paragraph, Part
from briefer.exporters.pdf import write_pdf
from briefer.exporters.pdf.preview import Preview
from briefer.exporters.raster import QUICKEST, png
from briefer.layout.press import Press
from tests.layout.sample_documents import briefing, italian_note, style, words
from tests.layout.sample_states import states

STAFF, DIPLOMATIC = style("staff"), style("diplomatic")


@pytest.mark.parametrize("made", [briefing(), italian_note(), states()], ids=["briefing", "note", "states"])
@pytest.mark.parametrize("house", [STAFF, DIPLOMATIC], ids=["staff", "diplomatic"])
def test_a_page_looks_as_it_does_in_the_export(made: Document, house: object) -> None:
    press, preview = Press(house), Preview()  # type: ignore[arg-type]
    press.lay_out(briefing())
    laid = press.lay_out(made)
    export = write_pdf(made, laid, house)  # type: ignore[arg-type]
    for number in range(len(laid.pages)):
        assert png(preview.page(laid, number), 0, 40) == png(export, number, 40)


def test_signs_that_come_with_an_edit_are_in_the_faces_of_the_page() -> None:
    press, preview, document = Press(STAFF), Preview(), briefing()
    preview.page(press.lay_out(document), 0)
    edited = replace(document, blocks=(Paragraph("new", words("Київ ☐ żółw")), *document.blocks))
    page = preview.page(press.lay_out(edited), 0)
    assert "Київ ☐ żółw" in PdfReader(io.BytesIO(page)).pages[0].extract_text()


def test_a_landscape_page_has_its_shape() -> None:
    document = replace(briefing(), blocks=(Part("p", "landscape"), Paragraph("a", words("Wide."))))
    page = PdfReader(io.BytesIO(Preview().page(Press(STAFF).lay_out(document), 0))).pages[0]
    assert page.mediabox.width > page.mediabox.height


def test_the_quickest_picture_shows_the_same() -> None:
    pdf = Preview().page(Press(STAFF).lay_out(briefing()), 0)
    assert dots(png(pdf, 0, 40, QUICKEST)) == dots(png(pdf, 0, 40))


def dots(picture: bytes) -> bytes:
    """The rows of a picture without their packing."""
    start = picture.index(b"IDAT")
    length = int.from_bytes(picture[start - 4:start], "big")
    return zlib.decompress(picture[start + 4:start + 4 + length])
