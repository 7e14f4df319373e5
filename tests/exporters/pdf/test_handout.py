"""Handouts as files: the text of every page once, selectable and tagged, with what the printer is to know."""
from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from briefer.document.handout import HANDOUT_LAYOUTS, HandoutLayout
from briefer.document.nodes import Document
from briefer.exporters.pdf.handout import Copy, write_handout
from briefer.layout import lay_out
from briefer.layout.imposition import impose
from tests.layout.sample_documents import briefing, style
from tests.layout.test_imposition import PHRASES, document

STAFF = style("staff")


def copy_of(made: Document, layout: HandoutLayout, *, whole_sheets: bool = False) -> Copy:
    laid = lay_out(made, STAFF)
    return Copy(made, laid, impose(made, laid, layout, PHRASES, whole_sheets=whole_sheets))


def read(*copies: Copy) -> PdfReader:
    return PdfReader(io.BytesIO(write_handout(copies)))


@pytest.mark.parametrize("layout", HANDOUT_LAYOUTS)
def test_the_words_of_each_page_are_found_once_on_its_side(layout: HandoutLayout) -> None:
    copy = copy_of(document(6), layout)
    pages = read(copy).pages
    for side, page in zip(copy.imposed.sides, pages, strict=True):
        text = page.extract_text()
        for number in range(6):
            assert text.count(f"This is page {number + 1}.") == (number in {placed.page for placed in side.placed})


@pytest.mark.parametrize(("layout", "duplex"), [
    ("1up", "/DuplexFlipLongEdge"), ("2up-notes", "/DuplexFlipShortEdge"), ("4up", "/DuplexFlipLongEdge"),
    ("booklet", "/DuplexFlipShortEdge")])
def test_the_printer_is_told_to_print_both_sides_in_true_size(layout: HandoutLayout, duplex: str) -> None:
    wishes = read(copy_of(document(2), layout)).trailer["/Root"]["/ViewerPreferences"]
    assert (wishes["/Duplex"], wishes["/PrintScaling"]) == (duplex, "/None")


def test_pages_are_drawn_as_forms_and_there_is_no_picture() -> None:
    reader = read(copy_of(briefing(), "4up"))
    for page in reader.pages:
        drawn = page["/Resources"]["/XObject"]
        assert {item.get_object()["/Subtype"] for item in drawn.values()} == {"/Form"}
    assert not any(isinstance(item, DictionaryObject) and item.get("/Subtype") == "/Image"
                   for item in (reader.get_object(number) for number in range(1, len(reader.xref_objStm) + 1)))


def test_the_tags_of_a_page_are_found_in_its_form() -> None:
    reader = read(copy_of(document(3), "2up-notes"))
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    parents = root["/ParentTree"]["/Nums"]
    for side in reader.pages:
        for form in side["/Resources"]["/XObject"].values():
            form = form.get_object()
            elements = parents[2 * form["/StructParents"] + 1].get_object()
            assert [element.get_object()["/S"] for element in elements] == ["/P"]
            reference = elements[0].get_object()["/K"][0]
            assert reference["/Stm"].get_object() == form and reference["/Pg"].get_object() == side


def test_numbered_copies_follow_each_other_with_the_fonts_once() -> None:
    copies = [copy_of(document(3, copy=(number, 2)), "2up-notes", whole_sheets=True) for number in (1, 2)]
    reader = read(*copies)
    texts = [page.extract_text() for page in reader.pages]
    assert len(texts) == 4
    assert all("Copy 01 of 2" in text for text in texts[:2]) and all("Copy 02 of 2" in text for text in texts[2:])
    fonts = {name for page in reader.pages for name in page["/Resources"]["/Font"]}
    programs = [item for item in (reader.get_object(n) for n in range(1, len(reader.xref_objStm) + len(reader.xref[0]) + 1))
                if isinstance(item, DictionaryObject) and item.get("/Type") == "/FontDescriptor"]
    assert len(programs) == len(fonts)


def test_the_same_pages_give_the_same_bytes() -> None:
    assert write_handout([copy_of(briefing(), "booklet")]) == write_handout([copy_of(briefing(), "booklet")])
