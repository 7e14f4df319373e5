"""Word counts headings and paragraphs by itself, and shows the numbers the document prints."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from briefer.document.nodes import Block, Heading, Paragraph
from tests.exporters.docx.conftest import WordFile
from tests.exporters.docx.counting import printed_numbers, shown_numbers
from tests.exporters.docx.documents import english, italian, said

Written = Callable[..., WordFile]


def heading(number: str) -> Heading:
    return Heading(f"h{number}", said("Heading"), number=number)


def paragraph(number: str, depth: int = 0) -> Paragraph:
    return Paragraph(f"p{number}{depth}", said("Paragraph"), number, depth=depth)


SCHEMES: dict[str, tuple[Block, ...]] = {
    "section_dot": (heading("1"), paragraph("1.1"), paragraph("1.2"), heading("2"), paragraph("2.1"), paragraph("2.1.1", 1),
                    paragraph("2.1.2", 1), paragraph("2.2")),
    "continuous": (Heading("a", said("Premessa")), paragraph("1."), paragraph("2."), Heading("b", said("Fine")), paragraph("3.")),
    "nato": (paragraph("1."), paragraph("a.", 1), paragraph("b.", 1), paragraph("(1)", 2), paragraph("(a)", 3), paragraph("(b)", 3),
             paragraph("c.", 1), paragraph("2."), paragraph("a.", 1)),
    "italian": (paragraph("1."), paragraph("a)", 1), paragraph("b)", 1), paragraph("(1)", 2), paragraph("2."), paragraph("a)", 1)),
    "headings that count over paragraphs that do": (heading("1"), paragraph("1."), heading("2"), paragraph("2.")),
    "headings with a full stop": (heading("1."), heading("2.")),
    "letters within sections": (heading("1"), paragraph("1.1"), paragraph("a.", 1), paragraph("b.", 1), paragraph("1.2"),
                                paragraph("a.", 1)),
    "a heading that is not listed": (heading("1"), Heading("x", said("Heading"), number="2", listed=False), paragraph("2.1"), heading("3")),
    "a number left out": (heading("1"), paragraph("1.1"), heading("3"), paragraph("3.4"), paragraph("3.5"), heading("4"), paragraph("4.1")),
    "annexes by letter": (paragraph("1."), paragraph("A."), paragraph("B."), paragraph("2."), paragraph("C."), paragraph("A.")),
    "a list begun anew": (paragraph("1."), paragraph("2."), paragraph("1."), paragraph("2."), paragraph("a.", 1)),
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_word_shows_the_numbers_that_are_printed(scheme: str, written: Written) -> None:
    blocks = SCHEMES[scheme]
    word = written(english(*blocks))
    assert [number for number, _ in shown_numbers(word)] == printed_numbers(iter(blocks))
    assert not any(any(character.isdigit() for character in text) for text in word.words("//w:body/w:p"))  # none is typed out


@pytest.mark.parametrize("style", ["staff", "diplomatic"])
def test_whole_documents_count_as_printed(style: str, written: Written) -> None:
    for document in (english(), italian()):
        assert [number for number, _ in shown_numbers(written(document, style))] == printed_numbers(iter(document.blocks))


def test_a_number_no_list_can_count_to_is_typed_out(written: Written) -> None:
    word = written(english(paragraph("1."), paragraph("bis"), paragraph("2.")))
    assert word.words("//w:body/w:p") == ["Paragraph", "bisParagraph", "Paragraph"]
    assert [number for number, _ in shown_numbers(word)] == ["1.", "2."]


def test_headings_of_a_document_without_numbers_are_words_own_and_count_nothing(written: Written) -> None:
    word = written(italian())
    assert word.values("//w:p[w:pPr/w:pStyle/@w:val='Heading1']/w:pPr/w:numPr/w:numId/@w:val") == []
    assert len(word.find("//w:p[w:pPr/w:pStyle/@w:val='Heading1']")) == 4
    assert word.values("//w:style[@w:styleId='Heading1']/w:pPr/w:numPr/w:numId/@w:val", "word/styles.xml") == ["0"]


def test_levels_are_bound_to_styles_so_that_new_paragraphs_count_too(written: Written) -> None:
    bound = written(english()).values("//w:abstractNum[@w:abstractNumId='1']//w:pStyle/@w:val", "word/numbering.xml")
    assert bound[:2] == ["Heading1", "BrieferNumbered1"]
