"""The page: size, marking, footer, copy, draft; and the spaces between blocks."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from briefer.document.nodes import Heading, KeyBox, Paragraph, Quote
from briefer.document.styles import HouseStyle
from tests.exporters.docx.conftest import WordFile
from tests.exporters.docx.documents import english, italian, said

Written = Callable[..., WordFile]
HEADER, FOOTER = "word/header1.xml", "word/footer1.xml"


def test_the_page_is_a4_with_the_styles_margins(written: Written) -> None:
    word = written(english())
    assert word.values("//w:pgSz/@*") == ["11906", "16838"]
    margins = {side: int(word.values(f"//w:pgMar/@w:{side}")[0]) / 1440 * 25.4 for side in ("top", "right", "bottom", "left")}
    assert margins == pytest.approx({"top": 26, "right": 25, "bottom": 29, "left": 25}, abs=0.4)


def test_the_marking_stands_on_every_page_and_the_footer_counts_pages(written: Written) -> None:
    word = written(english())
    assert word.words("//w:p", HEADER) == ["UNCLASSIFIED // FOR TRAINING USE"]
    assert word.find("//w:p/w:pPr/w:pBdr/w:bottom", HEADER)
    assert word.words("//w:p", FOOTER) == ["STC-INF/2026/017  ·  NATO Mission IraqPage 1 of 4", "UNCLASSIFIED // FOR TRAINING USE"]
    assert [text.strip() for text in word.values("//w:instrText/text()", FOOTER)] == ["PAGE", "NUMPAGES"]
    assert word.values("//w:headerReference/@w:type | //w:footerReference/@w:type") == ["default", "default"]


def test_copies_are_numbered_and_drafts_bear_the_word_across_the_page(written: Written) -> None:
    word = written(italian(draft=True, copy=(3, 12)), "diplomatic")
    assert word.words("//w:p", HEADER) == ["NON CLASSIFICATO // USO ADDESTRATIVOCopia n. 03 di 12"]
    assert word.values("//v:textpath/@string", HEADER) == ["BOZZA"]
    assert "rotation:308" in word.values("//v:shape/@style", HEADER)[0]
    assert word.words("//w:p", FOOTER)[1].endswith("BOZZA")
    assert written(italian()).find("//v:shape", HEADER) == []


def test_no_style_leaves_a_space_after_it(written: Written) -> None:
    assert set(written(english()).values("//w:style//w:spacing/@w:after", "word/styles.xml")) == {"0"}


def test_of_two_neighbours_spaces_the_larger_is_written_once(written: Written, house_style: Callable[[str], HouseStyle]) -> None:
    roles = house_style("staff").roles
    first, second, last = (Paragraph(id, said(id)) for id in "abc")
    word = written(english(first, second, Heading("h", said("h"), number="1"), last))
    default = {id: int(word.values(f"//w:style[@w:styleId='{id}']/w:pPr/w:spacing/@w:before", "word/styles.xml")[0])
               for id in ("BrieferBody", "Heading1")}
    above = [int(paragraph.xpath("string(w:pPr/w:spacing/@w:before)", namespaces=paragraph.nsmap)
                  or default[paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=paragraph.nsmap)])
             for paragraph in word.find("//w:body/w:p")]
    assert above == [0, roles["body"].after * 20, roles["h1"].before * 20, roles["h1"].after * 20]


def test_the_space_above_a_table_is_left_below_the_paragraph_before_it(written: Written) -> None:
    quotation = Quote("q", "A", "", (said("Words."),), "en", ())
    word = written(english(Paragraph("a", said("a")), quotation, KeyBox("k", "", (said("x"),)), Paragraph("b", said("b"))))
    assert word.values("//w:body/w:p[1]/w:pPr/w:spacing/@w:after") == ["140"]  # body, 7 points
    assert word.values("//w:body/w:p[2]/w:pPr/w:spacing/@w:line") == ["255"]  # between tables: to the middle of the box's rule
    assert word.values("//w:body/w:p[3]/w:pPr/w:spacing/@w:before") == ["280"]


@pytest.mark.parametrize(("style", "hyphenates"), [("staff", False), ("diplomatic", True)])
def test_words_are_hyphenated_where_the_style_says_so_and_never_in_quotations(style: str, hyphenates: bool, written: Written) -> None:
    word = written(italian(), style)
    assert bool(word.find("//w:autoHyphenation", "word/settings.xml")) is hyphenates
    suppressed = "//w:style[@w:styleId='{}']/w:pPr/w:suppressAutoHyphens/@w:val"
    assert word.values(suppressed.format("BrieferNumbered1"), "word/styles.xml") == ["0" if hyphenates else "1"]
    for id in ("BrieferQuote", "BrieferTranslation", "Heading1", "Caption", "BrieferCell"):
        assert word.values(suppressed.format(id), "word/styles.xml") == ["1"]


def test_word_opens_it_in_the_manner_of_2013_and_finds_a_face_of_the_same_widths(written: Written) -> None:
    word = written(english())
    assert word.values("//w:compatSetting[@w:name='compatibilityMode']/@w:val", "word/settings.xml") == ["15"]
    assert word.values("//w:font/@w:name | //w:font/w:altName/@w:val", "word/fontTable.xml") == ["Calibri", "Carlito"]
