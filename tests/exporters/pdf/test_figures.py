"""Figures as they come out of the printer: in black and white, and read out as a table."""
from __future__ import annotations

import io

import pytest
from PIL import Image
from pypdf import PdfReader

from briefer.document.styles import POINTS_PER_MM
from briefer.exporters.pdf import write_pdf
from briefer.exporters.raster import drawing_png
from briefer.figures.drawing import Drawing
from briefer.layout import lay_out
from briefer.layout.boxes import DrawingBox, Laid
from tests.layout.sample_documents import style
from tests.layout.sample_figures import figures

HOUSES = {id: style(id) for id in ("staff", "diplomatic")}


def matrix(laid: Laid) -> Drawing:
    return next(box.drawing for page in laid.pages for box in page.boxes if isinstance(box, DrawingBox) and box.drawing.rows)


@pytest.mark.parametrize("house", HOUSES)
def test_the_four_states_of_a_cell_differ_in_black_and_white(house: str) -> None:
    """Of the first theme: both sources, none, one, then a gap; black is what is darker than half."""
    laid = lay_out(figures(), HOUSES[house])
    drawing = matrix(laid)
    data, width, _ = drawing_png(drawing, laid.sheet)
    picture = Image.open(io.BytesIO(data)).convert("L").point(lambda value: 255 * (value > 127))
    scale, top = picture.width / width, (9.6 + 0.5) * POINTS_PER_MM
    box = next(shape for shape in drawing.shapes if getattr(shape, "fill", "") == HOUSES[house].colors["accent"])
    column = getattr(box, "width", 0.0) + 0.6 * POINTS_PER_MM
    left = 71.6 * POINTS_PER_MM

    def black(index: int) -> float:
        """The share of a cell that is printed."""
        cell = picture.crop((round((left + index * column) * scale), round(top * scale), round((left + (index + 1) * column) * scale),
                             round((top + 4.2 * POINTS_PER_MM) * scale)))
        return cell.histogram()[0] / (cell.width * cell.height)

    two, blank, one, gap = (black(index) for index in (0, 1, 2, 4))
    assert two > 0.5 > one > blank
    assert blank < 0.02 < 0.05 < gap < 0.3
    assert one > 0.1


def test_the_letters_of_a_matrix_are_text_in_cells() -> None:
    house = HOUSES["staff"]
    document = figures()
    reader = PdfReader(io.BytesIO(write_pdf(document, lay_out(document, house), house)))
    said = reader.pages[1].extract_text()
    assert "AB" in said and "Ferries" in said and "Distinct sources" in said
    roles = [str(reader.get_object(number).get("/S")) for number in range(1, len(reader.xref_objStm) + 2)
             if isinstance(reader.get_object(number), dict)]
    assert roles.count("/TR") == 2 + 9 + 1
    assert roles.count("/TH") >= 9 + 8
