"""Parts of a document in Word: sections with pages of their own shape and words of their own at the foot."""
from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document as read_docx

from briefer.document.nodes import Contents, HeaderBlock, KeyBox, Paragraph, Part
from briefer.exporters.docx.links import bookmark_name
from tests.exporters.docx.conftest import WordFile
from tests.exporters.docx.documents import english, said
from tests.exporters.docx.papers import decision, named, talking_points

Written = Callable[..., WordFile]
UPRIGHT, ACROSS = ["11906", "16838"], ["16838", "11906"]


def test_each_part_is_a_section_with_pages_of_its_shape(written: Written) -> None:
    word = written(decision())
    assert word.values("//w:sectPr/w:pgSz/@w:w") == [UPRIGHT[0], UPRIGHT[0], ACROSS[0], UPRIGHT[0]]
    assert word.values("//w:sectPr/w:pgSz/@w:orient") == ["landscape"]
    margins = [int(value) / 1440 * 25.4 for value in word.values("//w:sectPr[3]/w:pgMar/@w:left | (//w:sectPr)[3]/w:pgMar/@w:left")]
    assert margins == pytest.approx([20], abs=0.1)


def test_each_part_has_its_own_footer_and_all_bear_the_same_marking(written: Written) -> None:
    word = written(decision())
    footers = [name for name in word.names() if name.startswith("word/footer")]
    assert [word.words("//w:p[1]", name)[0].split("Page")[0] for name in footers] == [
        "HSG/2024/020  ·  North quay", "Annex A to HSG/2024/020  ·  The port", "Annex B to HSG/2024/020  ·  Coverage",
        "Annex C to HSG/2024/020  ·  Audit of statements"]
    headers = [name for name in word.names() if name.startswith("word/header")]
    assert len(headers) == 2  # upright and landscape pages: upright parts share one
    for name in headers:
        assert word.words("//w:p", name) == ["UNCLASSIFIED // FOR TRAINING USE"]
    ids = word.values("//w:sectPr/w:headerReference/@r:id")
    assert ids[0] == ids[1] == ids[3] != ids[2]


def test_the_lines_of_a_landscape_page_end_at_its_frame(written: Written) -> None:
    word = written(decision())
    width = round((297 - 40) / 25.4 * 1440)
    right = [int(value) for name in word.names() if name.startswith(("word/header", "word/footer"))
             for value in word.values("//w:tab[@w:val='right']/@w:pos", name)]
    assert right == pytest.approx([width] * 3, abs=1)


def test_a_part_without_words_keeps_those_of_the_document(written: Written) -> None:
    word = written(english(Paragraph("a", said("one")), Part("p"), Paragraph("b", said("two"))))
    assert [name for name in word.names() if name.startswith("word/footer")] == ["word/footer1.xml"]
    assert len(word.find("//w:sectPr")) == 2


def test_a_section_ends_in_the_last_paragraph_or_in_one_below_a_table(written: Written) -> None:
    table = KeyBox("k", "", (said("two"),))
    word = written(english(Paragraph("a", said("one")), Part("p"), table, Part("q"), Paragraph("b", said("three"))))
    assert word.words("//w:p[w:pPr/w:sectPr]") == ["one", ""]
    assert word.values("//w:p[w:pPr/w:sectPr]/w:pPr/w:pStyle/@w:val") == ["BrieferBody", "BrieferSpacer"]


def test_a_part_at_the_beginning_makes_no_empty_page(written: Written) -> None:
    word = written(english(Part("p", "landscape"), Paragraph("a", said("one"))))
    assert len(word.find("//w:sectPr")) == 1
    assert word.values("//w:pgSz/@w:w") == [ACROSS[0]]


def test_a_head_of_one_band_stands_over_the_heavy_rule(written: Written) -> None:
    head = HeaderBlock("h", "", "", "Annex B", "Coverage", rows=(named("date", "Date", "21 May 2024"),), band=True)
    for style in ("staff", "diplomatic"):
        word = written(english(head), style)
        assert word.words("//w:tr/w:tc[1]/w:p") == ["Annex B", "Coverage"]
        assert word.words("//w:tr/w:tc[2]/w:p") == ["Date21 May 2024"]
        assert word.find("//w:tr/w:tc/w:tcPr/w:tcBorders/w:bottom")


def test_the_sentence_of_a_type_of_document_stands_under_its_title(written: Written) -> None:
    head = HeaderBlock("h", "Office", "", "Report", "Title", statement="Made from open sources.")
    assert written(english(head)).words("//w:p[w:pPr/w:pStyle/@w:val='BrieferSubtitle']") == ["Made from open sources."]


def test_a_letter_says_what_it_is_before_whom_it_is_for(written: Written) -> None:
    head = HeaderBlock("h", "Office", "", "Report", "Title", statement="Made from open sources.", addressee="For: the board")
    assert written(english(head), "diplomatic").words("//w:body/w:p")[1:5] == [
        "Report", "Made from open sources.", "For: the board", "Title"]


@pytest.mark.parametrize("style", ["staff", "diplomatic"])
def test_other_programs_open_the_papers(style: str, written: Written) -> None:
    for document in (decision(draft=True), talking_points(draft=True)):
        found = read_docx(io.BytesIO(written(document, style).data))
        assert len(found.sections) == sum(isinstance(block, Part) for block in document.blocks) + 1


@pytest.mark.parametrize("house", ["staff", "diplomatic"])
@pytest.mark.parametrize("band", [False, True], ids=["head", "band"])
def test_the_title_of_a_part_is_found_by_the_contents(written: Written, band: bool, house: str) -> None:
    first, annex = (HeaderBlock(id, "Staff College", "", kind, title, band=band and id == "audit")
                    for id, kind, title in (("head", "Briefing", "The Iraq case"), ("audit", "Annex A", "Audit of statements")))
    word = written(english(first, Contents("toc"), Paragraph("p", said("All well.")), Part("part"), annex), house)
    assert word.words("//w:sdtContent/w:p") == ["Audit of statements2"]
    assert word.words("//w:p[w:pPr/w:outlineLvl/@w:val='0']") == ["Audit of statements"]
    mark = bookmark_name("audit")
    assert word.words(f"//w:p[w:bookmarkStart/@w:name='{mark}']") == ["Audit of statements"]
    assert word.values("//w:hyperlink/@w:anchor") == [mark]
