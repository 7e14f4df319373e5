"""The logo of a style on the page, in the PDF and in Word: once, at its place, with its words."""
from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from briefer.document.nodes import Document, HeaderBlock
from briefer.document.styles import POINTS_PER_MM, HouseStyle
from briefer.exporters.docx import write_docx
from briefer.exporters.pdf import write_pdf
from briefer.exporters.pdf.preview import Preview
from briefer.exporters.raster import png
from briefer.layout import Laid, lay_out
from briefer.layout.boxes import LogoBox, TextBox
from briefer.workflow import library
from tests.layout.sample_documents import briefing, italian_note
from tests.own_style import unit_style

BASES = ("staff", "diplomatic")


@pytest.fixture(scope="module")
def styles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, HouseStyle]:
    folder = tmp_path_factory.mktemp("styles")
    return {base: unit_style(folder, base) for base in BASES}


def logos(laid: Laid) -> list[tuple[int, LogoBox]]:
    return [(number, box) for number, page in enumerate(laid.pages) for box in page.boxes if isinstance(box, LogoBox)]


def first_words(laid: Laid) -> TextBox:
    return next(box for box in laid.pages[0].boxes if isinstance(box, TextBox))


def test_in_a_staff_head_it_stands_at_the_left_of_the_office_as_high_as_its_two_lines(styles: dict[str, HouseStyle]) -> None:
    laid = lay_out(briefing(), styles["staff"])
    (page, box), = logos(laid)
    office = first_words(laid)
    assert page == 0 and box.x == laid.sheet.left
    assert box.height == pytest.approx(9.5 * POINTS_PER_MM)
    assert office.x == pytest.approx(box.x + box.width + 4 * POINTS_PER_MM)
    assert box.y <= office.y + 0.1 and office.y < box.y + box.height


def test_beside_one_line_of_office_it_stands_level_with_it(styles: dict[str, HouseStyle]) -> None:
    document = briefing()
    blocks = tuple(replace(block, office_section="") if isinstance(block, HeaderBlock) else block for block in document.blocks)
    laid = lay_out(replace(document, blocks=blocks), styles["staff"])
    (_, box), = logos(laid)
    office = first_words(laid)
    assert office.y + office.height / 2 == pytest.approx(box.y + box.height / 2)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("measures", [
    "page: { width_mm: 120 }\nlogo: { height_mm: 50, max_width_mm: 120 }", "logo: { height_mm: 3 }", "logo: { gap_mm: 20 }"])
def test_whatever_its_measures_it_stays_in_the_frame_and_off_the_words(tmp_path: Path, base: str, measures: str) -> None:
    unit_style(tmp_path, base)
    (tmp_path / base / "strange.yaml").write_text(f"extends: unit\n{measures}\n", "utf-8")
    fuller, id = library().with_style_file(tmp_path / base / "strange.yaml")
    style = fuller.style(id)
    laid = lay_out(briefing(), style)
    (_, box), = logos(laid)
    assert box.x >= laid.sheet.left and box.x + box.width <= laid.sheet.right and box.y >= laid.sheet.top - 0.01
    for other in (one for one in laid.pages[0].boxes if isinstance(one, TextBox)):
        apart = other.x >= box.x + box.width or other.x + other.width <= box.x
        assert apart or other.y >= box.y + box.height - 0.01
    assert write_docx(briefing(), laid, style)


def test_in_a_diplomatic_head_it_stands_in_the_middle_above_the_office(styles: dict[str, HouseStyle]) -> None:
    laid = lay_out(italian_note(), styles["diplomatic"])
    (page, box), = logos(laid)
    assert page == 0
    assert box.x + box.width / 2 == pytest.approx(laid.sheet.page.width / 2)
    assert first_words(laid).y == pytest.approx(box.y + box.height + 6)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("document", [briefing(), italian_note()], ids=["en", "it"])
def test_in_the_pdf_it_is_a_figure_that_says_what_it_is(styles: dict[str, HouseStyle], base: str, document: Document) -> None:
    style = styles[base]
    data = write_pdf(document, lay_out(document, style), style)
    reader = PdfReader(io.BytesIO(data))
    image = reader.pages[0]["/Resources"]["/XObject"]["/Logo"].get_object()
    assert (image["/Width"], image["/Height"], image["/ColorSpace"]) == (96, 96, "/DeviceRGB")
    assert style.logo is not None and image.get_data() == style.logo.samples
    assert "/SMask" not in image
    shown = [page.get_contents().get_data().count(b"/Logo Do") for page in reader.pages]
    assert shown == [1] + [0] * (len(shown) - 1)
    head = reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()["/K"][0].get_object()
    assert head["/K"][0].get_object()["/Alt"] == style.logo.alt[document.meta.language]
    assert write_pdf(document, lay_out(document, style), style) == data


@pytest.mark.parametrize("base", BASES)
def test_in_word_it_is_a_picture_that_says_what_it_is(styles: dict[str, HouseStyle], base: str) -> None:
    document, style = italian_note(), styles[base]
    with zipfile.ZipFile(io.BytesIO(write_docx(document, lay_out(document, style), style))) as archive:
        body, picture = archive.read("word/document.xml").decode(), archive.read("word/media/logo.png")
        table = archive.read("word/fontTable.xml").decode()
    assert body.count('name="Logo" descr="Stemma dell’8º Reggimento"/>') == 1
    wide, high = map(int, re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', body)[0])
    assert (wide, high) == pytest.approx([side * 12700 for side in style.logo_size], abs=1)
    with Image.open(io.BytesIO(picture)) as opened:
        assert style.logo is not None and opened.tobytes() == style.logo.samples
    assert b"Nobody" not in picture
    assert 'w:name="Unit Sans"' in table


def test_the_screen_shows_it_too(styles: dict[str, HouseStyle]) -> None:
    laid = lay_out(briefing(), styles["staff"])
    (_, box), = logos(laid)
    with Image.open(io.BytesIO(png(Preview().page(laid, 0), 0, 72))) as page:
        assert page.getpixel((round(box.x + box.width / 2), round(box.y + box.height / 2))) == (10, 92, 54)


def test_the_fonts_of_the_style_are_embedded_and_no_bundled_one(styles: dict[str, HouseStyle], tmp_path: Path) -> None:
    style = styles["diplomatic"]
    reader = PdfReader(io.BytesIO(write_pdf(italian_note(), lay_out(italian_note(), style), style)))
    names = {font.get_object()["/BaseFont"] for page in reader.pages for font in page["/Resources"]["/Font"].values()}
    assert names and all("Carlito" in name for name in names)  # the files of the sample are Carlito's, under another name
