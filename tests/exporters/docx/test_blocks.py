"""Quotations, boxes, tables, figures: how they are made, and what keeps them together."""
from __future__ import annotations

from collections.abc import Callable

import pytest

from briefer.document.nodes import Figure, HeaderBlock, KeyBox, LabelledRow, Paragraph, Quote, Table, Text
from tests.exporters.docx.conftest import WordFile
from tests.exporters.docx.documents import cells, columns, english, italian, said, timeline

Written = Callable[..., WordFile]
TABLE = "//w:tbl[w:tblPr/w:tblStyle/@w:val='BrieferTable']"


def test_a_quotation_has_its_letter_in_the_hanging_column_and_a_rule_beside_its_words(written: Written) -> None:
    quotation = "//w:tbl[.//w:pStyle/@w:val='BrieferQuote'][1]"
    word = written(english())
    assert word.words(f"({quotation})[1]//w:tc[1]/w:p") == ["[C]", "\u00a0B2\u00a0"]
    assert word.values(f"({quotation})[1]//w:tc[1]//w:rStyle/@w:val") == ["BrieferGradeBox"]
    borders = word.values(f"({quotation})[1]//w:tc[2]/w:tcPr/w:tcBorders/*[@w:val='single']/@w:sz")
    assert borders == ["14"]  # eighths of a point
    assert word.words(f"({quotation})[1]//w:tc[2]/w:p")[0] == "«All’incontro di oggi, gli alleati hanno chiesto moderazione e riduzione.»"


def test_words_bear_their_language_where_it_is_not_the_documents(written: Written) -> None:
    word = written(english())
    run = "//w:r[starts-with(w:t, '{}')]/w:rPr/w:lang/@w:val"
    assert word.values(run.format("«All’incontro")) == ["it-IT"]
    assert word.values(run.format(" “At today")) == []
    assert word.values("//w:docDefaults//w:lang/@w:val", "word/styles.xml") == ["en-GB"]
    word = written(italian(), "diplomatic")
    assert word.values(run.format("“It is")) == ["en-GB"]
    assert word.values(run.format(" «È")) == []
    assert word.values("//w:docDefaults//w:lang/@w:val", "word/styles.xml") == ["it-IT"]


@pytest.mark.parametrize(("words", "whole"), [(20, True), (300, False)])
def test_a_short_quotation_stays_whole_and_a_long_one_may_part(words: int, whole: bool, written: Written) -> None:
    word = written(english(Quote("q", "A", "", (said("harbour " * words),), "en", ())))
    assert bool(word.find("//w:tbl//w:cantSplit")) is whole


def test_a_short_introduction_stays_with_its_quotation(written: Written) -> None:
    quotation = Quote("q", "A", "", (said("Words."),), "en", ())
    for text, kept in (("Short.", 1), ("Long enough for many lines. " * 30, 0)):
        word = written(english(Paragraph("p", said(text)), quotation))
        assert len(word.find("//w:body/w:p[w:pPr/w:pStyle/@w:val='BrieferBody']/w:pPr/w:keepNext")) == kept


def test_the_box_loses_its_tint_on_drafts(written: Written) -> None:
    box = KeyBox("k", "Bottom line", (said("One sentence."),))
    assert written(english(box)).values("//w:tc/w:tcPr/w:shd/@w:fill") == ["EAEFF4"]
    assert written(english(box, draft=True)).values("//w:tc/w:tcPr/w:shd/@w:fill") == []


def test_heads_are_repeated_and_rows_stay_whole(written: Written) -> None:
    word = written(english())
    for table in word.find(TABLE):
        rows = table.findall("{*}tr")
        assert rows[0].find("{*}trPr/{*}tblHeader") is not None
        assert all(row.find("{*}trPr/{*}cantSplit") is not None for row in rows)


def test_tables_say_what_they_hold(written: Written) -> None:
    word = written(english())
    assert word.values(f"{TABLE}/w:tblPr/w:tblCaption/@w:val")[:2] == [
        "Italian contribution as stated in source E", "Events recorded in the pack"]
    assert word.values(f"{TABLE}/w:tblPr/w:tblDescription/@w:val")[:2] == ["Two rows: soldiers, aircraft.", "Twelve events."]
    assert word.values(f"{TABLE}/w:tblPr/w:tblLook/@w:firstColumn") == ["0", "0", "0", "1", "1"]


def test_columns_are_as_wide_as_on_the_page(written: Written) -> None:
    word = written(english(Table("t", "chronology_theme", columns("Date", "Event", "Theme", "Source"), (cells("a", "b", "c", "d"),))))
    widths = [int(width) / 1440 * 25.4 for width in word.values(f"{TABLE}/w:tblGrid/w:gridCol/@w:w")]
    assert widths == pytest.approx([31.5, 85.5, 26, 17], abs=0.05)


def test_a_table_without_rows_says_so(written: Written) -> None:
    word = written(english(Table("t", "chronology", columns("Date", "Event", "Source"), (), empty="No events recorded.")))
    assert word.words(f"{TABLE}/w:tr[2]//w:tc") == ["—", "No events recorded.", ""]


@pytest.mark.parametrize(("rows", "kept"), [(5, [True] * 5 + [False]), (10, [True] * 3 + [False] * 6 + [True, False])])
def test_short_tables_stay_together_and_long_ones_keep_their_ends(rows: int, kept: list[bool], written: Written) -> None:
    table = Table("t", "chronology", columns("Date", "Event", "Source"), tuple(cells(str(row), "b", "c") for row in range(rows)))
    word = written(english(table))
    assert word.find("//w:style[@w:styleId='BrieferCellHead']/w:pPr/w:keepNext", "word/styles.xml")  # the head keeps by its style
    head, *below = word.find(f"{TABLE}/w:tr")
    assert [head.find(".//{*}pStyle") is not None, *(row.find(".//{*}keepNext") is not None for row in below)] == kept


@pytest.mark.parametrize("style", ["staff", "diplomatic"])
def test_every_cell_holds_a_paragraph_and_no_table_touches_another(style: str, written: Written) -> None:
    for document in (english(), italian()):
        word = written(document, style)
        assert all(cell[-1].tag.endswith("}p") for cell in word.find("//w:tc"))
        assert word.find("//w:tbl[following-sibling::*[1][self::w:tbl]]") == []
        assert word.find("//w:body/w:tbl[following-sibling::*[1][self::w:sectPr]]") == []


def test_a_figure_is_a_picture_as_wide_as_the_frame_with_words_for_who_cannot_see_it(written: Written) -> None:
    word = written(english(Figure("f", timeline(), "Two events of security.")))
    assert word.values("//wp:docPr/@descr") == ["Two events of security."]
    assert int(word.values("//wp:extent/@cx")[0]) / 360000 == pytest.approx(16.0, abs=0.01)  # centimetres
    assert word.member("word/media/figure1.png").startswith(b"\x89PNG")


def test_a_figure_with_nothing_to_show_says_why(written: Written) -> None:
    word = written(english(Figure("f", None, "Nothing.", empty="No dated items.")))
    assert word.words("//w:tbl//w:p") == ["— No dated items."]
    assert word.find("//w:drawing") == []


def test_what_means_something_to_xml_is_only_text(written: Written) -> None:
    text = "a < b & c > d \"e\" ]]> <w:p/> &amp; \t tab \n line"
    word = written(english(Paragraph("p", (Text(text),)), KeyBox("k", text, ())))
    assert word.words("//w:body/w:p")[0] == text.replace("\t", "").replace("\n", "")
    assert len(word.find("//w:body/w:p[1]//w:tab")) == len(word.find("//w:body/w:p[1]//w:br")) == 1


def test_long_data_in_the_head_leave_room_for_the_office(written: Written) -> None:
    rows = (LabelledRow("reference", "A label of many words " * 5, said("a value of many words " * 20)),)
    word = written(english(HeaderBlock("h", "Office", "Section", "Briefing", "Title", rows=rows)))
    widths = [int(width) for width in word.values("//w:gridCol/@w:w")]
    assert widths[0] > sum(widths) * 0.3
