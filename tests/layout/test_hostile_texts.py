"""Texts that nobody would write and every archive holds: the page is whole, and so is what it says."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from pypdf import PdfReader

from briefer.document.inlines import LineBreak, Marks, Note, Text
from briefer.document.nodes import (
    Block,
    BulletList,
    Column,
    Contents,
    Document,
    FigureStrip,
    HeaderBlock,
    Heading,
    KeyBox,
    LabelledRow,
    Meta,
    Paragraph,
    Part,
    Quote,
    Row,
    StripFigure,
    Table,
    Term,
    TermList,
)
from briefer.exporters.pdf import write_pdf
from briefer.layout import Laid, lay_out
from briefer.layout.boxes import TextBox
from tests.layout.pages import lines_of, text_boxes, words_on
from tests.layout.sample_documents import ENGLISH, heading, style, words
from tests.layout.sample_figures import matrix

STYLES = {id: style(id) for id in ("staff", "diplomatic")}
both = pytest.mark.parametrize("id", list(STYLES))
SLACK = 0.05


def document(*blocks: Block, title: str = "T", reference: str = "", marking: str = "") -> Document:
    return Document(Meta("it", title, reference=reference, marking=marking), ENGLISH, blocks)


def said(text: str) -> Paragraph:
    return Paragraph("p", words(text), "1.1")


def columns(count: int) -> tuple[Column, ...]:
    return tuple(Column(words(f"Column {number}")) for number in range(count))


def whole(laid: Laid) -> None:
    """Nothing leaves the frame, and nothing of the furniture the page."""
    for page in laid.pages:
        sheet = page.sheet
        for box in (*page.boxes, *page.notes):
            assert box.width >= 0 and box.height >= 0, box
            assert box.x >= sheet.left - SLACK and box.x + box.width <= sheet.right + SLACK, box
            assert box.y >= sheet.top - SLACK and box.y + box.height <= sheet.bottom + SLACK, box
            if isinstance(box, TextBox):
                assert max(box.lines.widths, default=0) <= box.width + 3, box
        for box in page.furniture:
            if isinstance(box, TextBox):
                wide = max(box.lines.widths)
                assert box.x >= sheet.left - SLACK and box.x + wide <= sheet.right + 1 + SLACK, box


def _head(count: int, *, band: bool = False) -> HeaderBlock:
    """A head with long words in all its columns, and notes on them."""
    rows = tuple(LabelledRow("reference", f"Label {number}", words("word " * count, Note(number, words("A note."), f"n{number}")))
                 for number in (1, 2))
    return HeaderBlock("h", "Office " * count, "Section", "Type", "Title " * count, rows=rows, band=band)


HOSTILE: dict[str, Callable[[], Document]] = {
    "a paragraph of 100,000 characters": lambda: document(said("parola lunga abbastanza " * 4200)),
    "a word of 100,000 characters": lambda: document(said("x" * 100_000)),
    "an address of 100,000 characters": lambda: document(said("https://example.org/" + "a/" * 50_000)),
    "two words of 50,000 in two faces": lambda: document(Paragraph("p", (Text("a" * 50_000, Marks.STRONG), Text("b" * 50_000)))),
    "words joined by blanks that do not break": lambda: document(said("a\xa0" * 20_000)),
    "pictures of faces": lambda: document(said("\U0001F600" * 5000 + " " + "\U0001FAE0 " * 1000)),
    "marks on letters": lambda: document(said("e\u0301\u0323\u0308" * 3000)),
    "right to left": lambda: document(said("\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd " * 300)),
    "controls": lambda: document(said("".join(map(chr, range(1, 32))) + "\x7f\x85\u2028\u2029 text \ufffe \ufeff" * 20)),
    "ten thousand rows": lambda: document(Table("t", "free", columns(2), tuple(
        Row((words(f"row {number}"), words("cell"))) for number in range(10_000)))),
    "a cell taller than a page": lambda: document(
        Table("t", "free", columns(3), (Row((words("a"), words("word " * 5000), words("c"))),) * 2)),
    "thirty columns": lambda: document(Table("t", "free", columns(30), (Row(tuple(words("Some words") for _ in range(30))),) * 5)),
    "a note of many pages": lambda: document(Paragraph("p", words("x", Note(1, words("nota " * 10_000), "n1")))),
    "a cell with 600 notes": lambda: document(
        Table("t", "free", columns(2), (Row((words("a"), words("b", *(Note(n, words(f"note {n}"), f"n{n}") for n in range(1, 601)))),),)),
        said("x"), Paragraph("q", words("y", Note(601, words("last"), "n601")))),
    "a list of items taller than a page": lambda: document(BulletList("l", (words("item " * 3000),) * 3)),
    "a box taller than a page": lambda: document(KeyBox("k", "L", (words("item " * 3000),) * 3)),
    "terms taller than a page": lambda: document(TermList("t", tuple(Term("X" * 200, words("word " * 800)) for _ in range(4)))),
    "a heading of many pages": lambda: document(Heading("h", words("word " * 3000), number="1"), said("x")),
    "a contents entry of many pages": lambda: document(
        Contents("c"), Heading("h", words("word " * 8000), number="1"), said("x"), Heading("g", words("End"), number="2"), said("y")),
    "a quotation of many pages": lambda: document(Quote("q", "A", "B2", (words("word " * 20_000),), "en", words("m " * 3000))),
    "a head of many pages": lambda: document(_head(4000), said("x")),
    "a head on one band, of many pages, with notes": lambda: document(Part("p", "landscape"), _head(1500, band=True), said("x")),
    "a head of two pages above a matrix": lambda: document(Part("p", "landscape"), _head(300, band=True), matrix(20)[-1], said("x")),
    "a strip of figures that leaves no room for its notes": lambda: document(Part("p", "landscape"), FigureStrip("s", (
        StripFigure(words("7"), words("a", Note(1, words("a"), "n1"))), StripFigure(words("8"), words("b", Note(2, words("b"), "n2"))),
        StripFigure(words("word " * 97), words("c", Note(3, words("c"), "n3")))))),
    "a title of 300 signs": lambda: document(
        HeaderBlock("h", "Office", "Section", "Type", "A very long title " * 17, "s" * 300), said("x"), title="T" * 300,
        reference="R" * 300, marking="M " * 200),
}


@both
@pytest.mark.parametrize("name", list(HOSTILE))
def test_the_page_is_whole(id: str, name: str) -> None:
    made = HOSTILE[name]()
    laid = lay_out(made, STYLES[id])
    whole(laid)
    assert write_pdf(made, laid, STYLES[id]).startswith(b"%PDF-1.7")


@both
@pytest.mark.parametrize("lines", range(30, 50))
def test_letter_and_grade_stand_beside_their_quotation_below_a_heading_of_almost_a_page(id: str, lines: int) -> None:
    made = document(replace(heading("h", "", "1"), content=(Text("word"), LineBreak()) * lines),
                    Quote("q", "A", "B2", (words("word " * 60),), "en", words("The source.")))
    laid = lay_out(made, STYLES[id])
    whole(laid)
    pages = {line: laid.pages.index(page) for page in reversed(laid.pages) for box in text_boxes(page) for line in lines_of(box)}
    assert pages["[A]"] == pages["B2"] == laid.starts["q"][0]
    assert any(box.node_id == "q" and box.role.name == "quote" and box.x > laid.sheet.axis for box in text_boxes(laid.pages[pages["B2"]]))


@both
def test_notes_that_no_page_can_hold_follow_in_the_order_of_their_marks_and_fill_the_pages_left(id: str) -> None:
    laid = lay_out(HOSTILE["a cell with 600 notes"](), STYLES[id])
    numbers = [int(line) for page in laid.pages for box in text_boxes(page, notes=True) for line in lines_of(box) if line.isdigit()]
    assert numbers == list(range(1, 602))
    full = int(laid.sheet.height / laid.sheet["footnote"].leading)
    assert len(laid.pages) < 3 + 601 / (full - 4)


@both
def test_a_strip_of_figures_as_high_as_its_page_has_its_notes_below_their_marks(id: str) -> None:
    laid = lay_out(HOSTILE["a strip of figures that leaves no room for its notes"](), STYLES[id])
    assert [laid.starts[f"n{number}"][0] for number in (1, 2, 3)] == [laid.starts[f"n{number}:mark"][0] for number in (1, 2, 3)]


@both
def test_what_looks_like_markup_is_printed_as_it_stands(id: str) -> None:
    text = r"<b>&amp;</b> \section{x} $a_b$ #let {{jinja}} %s %(x)s [[a]] (a) \( \) <<>> BT ET EMC"
    made = document(said(text))
    laid = lay_out(made, STYLES[id])
    assert text.replace(" ", "") in words_on(laid.pages[0]).replace(" ", "")
    shown = PdfReader(io.BytesIO(write_pdf(made, laid, STYLES[id]))).pages[0].extract_text()
    assert text.replace(" ", "") in "".join(shown.split())


@both
def test_a_sign_that_no_face_has_is_printed_as_its_code_and_named(id: str) -> None:
    laid = lay_out(document(said("A \U0001FAE0 and \x02, and a text that reads [U+1F600].")), STYLES[id])
    assert "A [U+1FAE0] and [U+0002], and a text that reads [U+1F600]." in words_on(laid.pages[0])
    assert laid.missing_glyphs == ("\x02", "\U0001FAE0")


@both
def test_a_title_too_long_for_the_foot_ends_after_a_word(id: str) -> None:
    laid = lay_out(document(said("x"), title="A title that goes on " * 20, reference="REF/1"), STYLES[id])
    footer = [lines_of(box)[0] for box in text_boxes(laid.pages[0], furniture=True)]
    assert any(text.startswith("A title that goes on") and text.endswith(" …") for text in footer)
    whole(laid)


@both
def test_the_work_grows_with_the_text_and_no_faster(id: str) -> None:
    """Counted in steps of the interpreter, which are the same on every machine."""
    def steps(times: int) -> int:
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        made = document(said("parola-lunga abbastanza " * times + "x" * 20 * times))
        sys.setprofile(count)
        try:
            lay_out(made, STYLES[id])
        finally:
            sys.setprofile(None)
        return counted

    assert steps(800) < 5 * steps(200)
