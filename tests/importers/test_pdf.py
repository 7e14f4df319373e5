"""PDF files, drawn here with reportlab, and the text that comes out of them."""
from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Highlight
from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from briefer.errors import SourceError
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.pdf import read_pdf

Drawn = tuple[float, float, float, str]  # from the left, from below, size, words


def drawn(*pages: list[Drawn]) -> bytes:
    into = BytesIO()
    canvas = Canvas(into, pagesize=(595, 842), invariant=1)
    for page in pages:
        for left, height, size, words in page:
            canvas.setFont("Helvetica", size)
            canvas.drawString(left, height, words)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def read(data: bytes, password: str = "") -> ImportedText:
    return read_pdf(RawFile("a.pdf", data, password=password))


def refused(data: bytes, password: str = "") -> str:
    with pytest.raises(SourceError) as caught:
        read(data, password)
    return caught.value.id


FIRST = "The convoy left the northern depot before dawn and reached the river in"
SECOND = "the afternoon of the same day without any loss of men or of vehicles"


def test_lines_of_one_paragraph_are_joined_and_a_gap_parts_paragraphs() -> None:
    found = read(drawn([(72, 700, 11, FIRST), (72, 686, 11, SECOND + "."), (72, 650, 11, FIRST), (72, 636, 11, SECOND + ".")]))
    assert found.text == f"{FIRST} {SECOND}.\n{FIRST} {SECOND}."


def test_a_word_broken_by_a_hyphen_is_put_together_and_reported() -> None:
    broken = [(72.0, 700.0, 11.0, "The convoy left the northern depot before dawn with its ammuni-"), (72.0, 686.0, 11.0, "tion aboard.")]
    found = read(drawn(broken))
    assert "with its ammunition aboard." in found.text
    assert "hyphens" in found.guessed


def test_running_heads_and_page_numbers_are_left_out_and_kept_as_hidden_lines() -> None:
    pages: list[list[Drawn]] = [
        [(72, 800, 9, "Annual report"), (72, 700, 11, f"Page {word} says its own words."), (290, 30, 9, str(number))]
        for number, word in enumerate(("one", "two", "three"), 1)]
    found = read(drawn(*pages))
    assert found.text == "Page one says its own words.\nPage two says its own words.\nPage three says its own words."
    assert [line.text for line in found.hidden] == ["Annual report", "1", "Annual report", "2", "Annual report", "3"]
    assert {line.rule for line in found.hidden} == {"running_head"}


def test_a_paragraph_over_a_page_break_is_one_and_the_page_begins_within_it() -> None:
    found = read(drawn([(72, 100, 11, FIRST)], [(72, 700, 11, SECOND + ".")]))
    assert found.text == f"{FIRST} {SECOND}."
    assert found.pages == (0, found.text.index("the afternoon"))


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [(72.0, 700.0 - 14 * n, 10.0, f"left column line number {n} goes on and on") for n in range(8)]
    right = [(320.0, 700.0 - 14 * n, 10.0, f"right column line number {n} goes on and on") for n in range(8)]
    found = read(drawn([line for pair in zip(left, right, strict=True) for line in pair]))
    assert found.text.index("left column line number 7") < found.text.index("right column line number 0")
    assert "columns" in found.guessed


def test_a_large_line_is_a_heading() -> None:
    found = read(drawn([(72, 740, 18, "The river crossing"), (72, 700, 11, FIRST), (72, 686, 11, SECOND + ".")]))
    assert found.structure == {1: "h1"}


def test_a_marked_passage_is_proposed_with_author_and_comment() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(drawn([(72, 700, 11, "The convoy left the northern depot before dawn.")]))))
    box = [70.0, 697.0, 133.0, 711.0]
    corners = ArrayObject(map(FloatObject, (box[0], box[3], box[2], box[3], box[0], box[1], box[2], box[1])))
    mark = Highlight(rect=(box[0], box[1], box[2], box[3]), quad_points=corners)
    mark[NameObject("/T")], mark[NameObject("/Contents")] = TextStringObject("Rossi"), TextStringObject("Key")
    writer.add_annotation(0, mark)
    into = BytesIO()
    writer.write(into)
    found = read(into.getvalue())
    (highlight,) = found.highlights
    assert (highlight.exact, highlight.author, highlight.comment) == ("The convoy", "Rossi", "Key")
    assert found.text[highlight.start:highlight.end] == highlight.exact


def test_a_file_with_a_password_asks_for_it_and_opens_with_it() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(drawn([(72, 700, 11, "Behind the door.")]))))
    writer.encrypt("key", "owner", algorithm="RC4-128")
    into = BytesIO()
    writer.write(into)
    data = into.getvalue()
    assert refused(data) == "source_password"
    assert refused(data, "wrong") == "source_password_wrong"
    assert read(data, "key").text == "Behind the door."


def test_a_page_without_text_is_counted_and_a_file_without_any_is_refused() -> None:
    found = read(drawn([(72, 700, 11, "Words here.")], []))
    assert found.counts["pages_without_text"] == 1
    assert refused(drawn([], [])) == "source_no_text_layer"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", drawn([(72, 700, 11, "Cut off.")])[:300]])
def test_a_broken_file_is_refused_as_damaged(data: bytes) -> None:
    assert refused(data) == "source_damaged"
