"""Parts: pages of another shape, with their own words at the foot."""

from __future__ import annotations

import math
from io import BytesIO

import pytest
from pypdf import PdfReader

from briefer.document.inlines import Note
from briefer.document.nodes import Block, Contents, Document, HeaderBlock, Meta, PageBreak, Paragraph, Part
from briefer.document.styles import POINTS_PER_MM, HouseStyle
from briefer.exporters.pdf import write_pdf
from briefer.exporters.raster import png
from briefer.layout import lay_out
from briefer.layout.boxes import TurnedWord
from briefer.layout.press import Press
from tests.layout.pages import lines_of, text_boxes, words_on
from tests.layout.sample_documents import ENGLISH, heading, style, words

STAFF, DIPLOMATIC = style("staff"), style("diplomatic")
A4 = 210 * POINTS_PER_MM, 297 * POINTS_PER_MM
LONG = "The pilots’ book names each ship that came in after the storm and the hour at which it was moored. " * 40


def document(*blocks: Block, draft: bool = False) -> Document:
    return Document(Meta("en", "Port of Valmora", reference="HSG/1", marking="UNCLASSIFIED", draft=draft), ENGLISH, blocks)


def paper() -> Document:
    annex = Part("p1", "landscape", "Annex A to HSG/1", "Audit")
    return document(Paragraph("a", words("The paper.")), annex, heading("h", "Statements", "1"),
                    Paragraph("b", words(LONG)), Part("p2"), Paragraph("c", words("The end.")))


def footer(page: object) -> str:
    return " ".join(lines_of(box)[0] for box in text_boxes(page, furniture=True))  # type: ignore[arg-type]


def test_a_landscape_part_turns_its_pages_and_no_others() -> None:
    laid = lay_out(paper(), STAFF)
    shapes = [(page.width, page.height) for page in laid.pages]
    assert shapes[0] == shapes[-1] == pytest.approx(A4)
    assert shapes[1] == pytest.approx(A4[::-1])
    assert [laid.page_of(id) for id in ("a", "p1", "h", "p2", "c")] == [1, 2, 2, len(laid.pages), len(laid.pages)]


def test_the_text_of_a_landscape_page_has_the_width_of_its_frame() -> None:
    laid = lay_out(paper(), STAFF)
    box = next(box for box in text_boxes(laid.pages[1]) if box.node_id == "b")
    assert box.x == pytest.approx((20 + 15) * POINTS_PER_MM)
    assert box.width == pytest.approx((257 - 15) * POINTS_PER_MM)
    assert laid.starts["h"][1] == pytest.approx(23 * POINTS_PER_MM)


def test_marking_and_footer_stand_as_far_from_the_edges_of_a_landscape_page() -> None:
    laid = lay_out(paper(), STAFF)

    def distances(number: int) -> list[float]:
        boxes = text_boxes(laid.pages[number], furniture=True)
        return sorted(round(min(box.y, laid.pages[number].height - box.y), 3) for box in boxes)

    assert distances(0)[:2] == distances(1)[:2]
    assert distances(0)[2] == distances(1)[2]


def test_a_part_has_its_own_words_at_the_foot_and_pages_count_on() -> None:
    laid = lay_out(paper(), STAFF)
    total = len(laid.pages)
    assert "HSG/1 · Port of Valmora" in footer(laid.pages[0])
    assert "Annex A to HSG/1 · Audit" in footer(laid.pages[1]) and f"Page 2 of {total}" in footer(laid.pages[1])
    assert "HSG/1 · Port of Valmora" in footer(laid.pages[-1]), "a part without words of its own has those of the document"


@pytest.mark.parametrize("house", [STAFF, DIPLOMATIC])
def test_the_word_across_a_draft_stays_on_a_landscape_page(house: object) -> None:
    laid = lay_out(document(Part("p", "landscape"), Paragraph("a", words("x")), draft=True), house)  # type: ignore[arg-type]
    word = next(box for box in laid.pages[0].furniture if isinstance(box, TurnedWord))
    assert (word.width, word.height) == pytest.approx(A4[::-1])
    wide, high = word.role.width(word.text), word.role.size
    turn = math.radians(word.degrees)
    assert wide * math.sin(turn) + high * math.cos(turn) < word.height


def test_a_part_at_the_beginning_shapes_the_first_page_and_makes_no_other() -> None:
    laid = lay_out(document(Part("p", "landscape"), Paragraph("a", words("x"))), STAFF)
    assert [page.width for page in laid.pages] == pytest.approx([A4[1]])


def test_breaks_in_a_row_make_one_page_and_breaks_at_the_end_none() -> None:
    first, last = Paragraph("a", words("x")), Paragraph("b", words("y"))
    assert len(lay_out(document(first, PageBreak("1"), Part("2", "landscape"), PageBreak("3"), last), STAFF).pages) == 2
    assert len(lay_out(document(first, PageBreak("1"), Part("2", "landscape")), STAFF).pages) == 1


def test_a_note_does_not_go_on_in_the_next_part() -> None:
    noted = Paragraph("a", words("Said.", Note(1, words(LONG), "n")))
    laid = lay_out(document(noted, Part("p", "landscape"), Paragraph("b", words("y"))), STAFF)
    number = laid.page_of("b") - 1
    assert number > 1
    assert not laid.pages[number].notes
    assert "moored" in words_on(laid.pages[number - 1])


def test_the_pdf_names_the_shape_of_each_page() -> None:
    made = paper()
    laid = lay_out(made, STAFF)
    pdf = write_pdf(made, laid, STAFF)
    boxes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in PdfReader(BytesIO(pdf)).pages]
    assert boxes == [pytest.approx((page.width, page.height), abs=0.01) for page in laid.pages]
    picture = png(pdf, 1, 20)
    width, height = (int.from_bytes(picture[at:at + 4], "big") for at in (16, 20))
    assert width > height


@pytest.mark.parametrize("band", [False, True], ids=["head", "band"])
@pytest.mark.parametrize("house", [STAFF, DIPLOMATIC], ids=["staff", "diplomatic"])
def test_the_title_of_a_part_is_a_heading_in_outline_contents_and_structure(house: HouseStyle, band: bool) -> None:
    first, annex = (HeaderBlock(id, "Harbour office", "", kind, title, band=band and id == "audit")
                    for id, kind, title in (("head", "Briefing", "Port of Valmora"), ("audit", "Annex A", "Audit of statements")))
    laid = lay_out(document(first, Contents("toc"), heading("h", "Statements", "1"), Part("part"), annex), house)
    assert [(place.node_id, place.title, place.level, place.page) for place in laid.places] == [
        ("h", "1 Statements", 1, 0), ("audit", "Audit of statements", 1, 1)]
    listed = [box for box in text_boxes(laid.pages[0]) if box.node_id == "toc"]
    assert [lines_of(box)[0] for box in listed] == ["1", "Statements", "1", "Audit of statements", "2"]
    roles = {lines_of(box)[0]: box.element.role for page in laid.pages for box in text_boxes(page) if box.element}
    assert (roles["Port of Valmora"], [box.element.role for box in text_boxes(laid.pages[1]) if box.element
                                       and lines_of(box)[0] == "Audit of statements"]) == ("P", ["H1"])


def test_a_head_is_that_of_a_part_again_once_the_part_is_back() -> None:
    press, annex = Press(STAFF), HeaderBlock("audit", "Harbour office", "", "Annex A", "Audit of statements")
    for parted in (True, False, True):
        blocks = (Part("part"), annex) if parted else (annex,)
        assert [place.title for place in press.lay_out(document(*blocks)).places] == (["Audit of statements"] if parted else [])
