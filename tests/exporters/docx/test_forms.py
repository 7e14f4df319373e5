"""Forms in Word: data, figures, points to speak from, boxes to fill in."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefer.document.forms import (
    DataBlock,
    DataLook,
    DecisionBox,
    Entry,
    FigureStrip,
    NoteColumns,
    SideBox,
    SpeakingPoints,
    StripFigure,
)
from briefer.document.inlines import Rating, Reference, Text
from briefer.document.nodes import Band, BulletList, Column, Heading, Paragraph, Row, Signature, Table, Term, TermList
from briefer.document.styles import HouseStyle
from tests.exporters.docx.conftest import NAMESPACES, WordFile
from tests.exporters.docx.documents import english, italian, said
from tests.exporters.docx.papers import decision, named

Written = Callable[..., WordFile]
BOX = DecisionBox("d", "Decision", ("Approved", "Not approved", "Discuss"), "Remarks", "Signature", "Date")


def mm(twips: str) -> float:
    """A length of Word in millimetres."""
    return int(twips) / 1440 * 25.4


@pytest.mark.parametrize(("look", "token", "widths"), [
    ("rows", "label_width_mm", [0, 160]), ("pairs", "label_width_pair_mm", [0, 84, 0, 76]), ("matter", "label_width_matter_mm", [0, 160]),
    ("axis", "label_width_axis_mm", [15, 0, 145])])
def test_data_stand_in_the_columns_of_their_look(look: DataLook, token: str, widths: list[float], written: Written,
                                                 house_style: Callable[[str], HouseStyle]) -> None:
    block = DataBlock("d", tuple(named(str(number), f"Label {number}", f"value {number}") for number in range(3)), look)
    label = house_style("staff").number(f"data_block.{token}")  # 0 in `widths`, and taken from the column after it
    widths = [width or label for width in widths]
    for index in range(1, len(widths)):
        widths[index] -= label if widths[index - 1] == label else 0
    word = written(english(block))
    assert [mm(width) for width in word.values("//w:tblGrid/w:gridCol/@w:w")] == pytest.approx(widths, abs=0.1)
    assert len(word.find("//w:tr")) == (2 if look == "pairs" else 3)
    assert word.words("//w:p[w:pPr/w:pStyle/@w:val='BrieferRowLabel'][.//w:t]") == ["Label 0", "Label 1", "Label 2"]


def test_the_options_of_a_decision_are_check_boxes_that_word_can_tick(written: Written) -> None:
    word = written(english(BOX))
    assert word.values("//w:sdt/w:sdtPr/w:alias/@w:val") == ["Approved", "Not approved", "Discuss"]
    assert word.values("//w14:checkbox/w14:checked/@w14:val") == ["0", "0", "0"]
    assert word.words("//w:sdt/w:sdtContent") == ["\u2610"] * 3
    ids = word.values("//w:sdt/w:sdtPr/w:id/@w:val")
    assert len(set(ids)) == 3


def test_the_lines_of_a_decision_are_borders_of_rows_of_exact_height(written: Written) -> None:
    word = written(english(BOX))
    assert word.values("//w:tr/w:trPr/w:trHeight/@w:hRule") == ["exact"] * 3
    heights = [mm(height) for height in word.values("//w:tr/w:trPr/w:trHeight/@w:val")]
    assert heights[1:] == pytest.approx([8, 14], abs=0.1)
    assert len(word.find("//w:tr[w:trPr/w:trHeight]/w:tc/w:tcPr/w:tcBorders/w:bottom")) == 4


def test_the_box_of_a_decision_has_a_frame_under_a_heavy_rule(written: Written) -> None:
    word = written(english(BOX))
    assert set(word.values("//w:tr[1]//w:tcBorders/w:top/@w:sz")) == {"20"}
    assert set(word.values("//w:tr/w:tc[1]/w:tcPr/w:tcBorders/w:left/@w:sz")) == {"6"}
    assert set(word.values("//w:tr/w:tc[last()]/w:tcPr/w:tcBorders/w:right/@w:sz")) == {"6"}
    assert set(word.values("//w:tr[last()]//w:tcBorders/w:bottom/@w:sz")) == {"6"}


def test_the_heavy_rule_of_a_decision_leaves_the_room_above_and_below_it(written: Written) -> None:
    word = written(english(Paragraph("p", said("Text.")), BOX))
    assert word.values("//w:p[contains(., 'Text.')]/w:pPr/w:spacing/@w:after") == ["360"]
    assert [mm(top) for top in word.values("//w:tr[1]//w:tcMar/w:top/@w:w")] == pytest.approx([3.6], abs=0.05)


def test_signature_and_decision_stay_with_what_they_sign(written: Written) -> None:
    word = written(english(BulletList("l", (said("First."), said("Last."))), Signature("s", "Head", "(name)"), BOX))
    assert word.find("//w:p[contains(., 'Last.')]/w:pPr/w:keepNext")
    rows = word.find("//w:tbl/w:tr[position() < last() or following::w:tbl]")
    assert rows
    for row in rows:
        assert row.xpath(".//w:p/w:pPr/w:keepNext | .//w:pStyle[@w:val='BrieferSignature']", namespaces=NAMESPACES)
    between = word.find("//w:body/w:p[w:pPr/w:pStyle/@w:val='BrieferSpacer'][preceding::w:tbl][following::w:tbl]")
    assert all(paragraph.find("{*}pPr/{*}keepNext") is not None for paragraph in between)


def test_a_short_section_that_is_signed_stays_with_the_signature(written: Written) -> None:
    last = Heading("a", said("Cyber"), "compact", number="1", remark=(Text("— Nothing to report."),))
    word = written(english(last, Signature("s", "Head", "(name)")))
    assert len(word.find("//w:p[w:pPr/w:pStyle/@w:val='BrieferHeadingCompact']/w:pPr/w:keepNext[not(@w:val)]")) == 1


def test_points_to_speak_from_are_counted_by_word_and_start_anew(written: Written) -> None:
    points = SpeakingPoints("a", (said("One."), said("Two.")))
    word = written(italian(points, SpeakingPoints("b", (said("One again."),))), "diplomatic")
    assert word.words("//w:p[w:pPr/w:pStyle/@w:val='BrieferSpeak']") == ["One.", "Two.", "One again."]
    (number,) = word.values("//w:p[contains(., 'One again')]/w:pPr/w:numPr/w:numId/@w:val")
    assert word.values(f"//w:num[@w:numId='{number}']//w:startOverride/@w:val", "word/numbering.xml") == ["1"]
    assert word.values("//w:style[@w:styleId='BrieferSpeak']//w:sz/@w:val", "word/styles.xml") == ["28"]
    assert word.values("//w:style[@w:styleId='BrieferSpeak']//w:suppressAutoHyphens/@w:val", "word/styles.xml") == ["1"]


def test_figures_stand_beside_each_other_between_two_rules(written: Written) -> None:
    strip = FigureStrip("f", tuple(StripFigure(said(str(number)), said("counted")) for number in range(4)))
    word = written(english(strip))
    assert word.words("//w:tc/w:p[1]") == ["0", "1", "2", "3"]
    assert word.values("//w:tc/w:tcPr/w:tcBorders/w:top/@w:sz") == ["8"] * 4
    assert sum(mm(width) for width in word.values("//w:gridCol/@w:w")) == pytest.approx(160, abs=0.1)


def test_a_band_holds_a_table_beside_a_tinted_box_in_a_row_that_stays_whole(written: Written) -> None:
    rows = tuple(Row((said(f"Item {number}"), said("value")), (0,)) for number in range(3))
    table = Table("t", "free", (Column(said("Item")), Column(said("Value"))), rows, summary="Three items.")
    band = Band("b", "Basic data", table, SideBox("s", "Institutions", (Entry(said("Board"), said("meets monthly")),)))
    word = written(english(band))
    assert [mm(width) for width in word.values("/w:document/w:body/w:tbl/w:tblGrid/w:gridCol/@w:w")] == pytest.approx([97, 7, 56], abs=0.1)
    assert word.find("/w:document/w:body/w:tbl/w:tr/w:trPr/w:cantSplit")
    inner = "/w:document/w:body/w:tbl/w:tr/w:tc[1]/w:tbl"
    assert [mm(width) for width in word.values(f"{inner}/w:tblGrid/w:gridCol/@w:w")] == pytest.approx([34, 63], abs=0.1)
    assert word.find(f"{inner}/following-sibling::w:p")  # Word wants one after a table in a cell
    fill = "/w:document/w:body/w:tbl/w:tr/w:tc[3]/w:tbl//w:tcPr/w:shd/@w:fill"
    assert word.values(fill) == ["EAEFF4"]
    assert written(english(band, draft=True)).values(fill) == []


def test_the_box_of_a_band_is_as_high_as_what_it_says_and_not_as_the_table(written: Written) -> None:
    table = Table("t", "free", (Column(said("Item")), Column(said("Value"))), (Row((said("Area"), said("small"))),))
    word = written(english(Band("b", "Basic data", table, SideBox("s", "Institutions", (Entry(said("Board"), said("monthly")),)))))
    assert word.find("/w:document/w:body/w:tbl/w:tr/w:tc/w:tcPr/*[self::w:shd or self::w:tcMar or self::w:tcBorders]") == []
    label, room = "//w:tc[w:tbl]/w:p[w:pPr/w:pStyle/@w:val='BrieferBoxLabel']", "//w:tc[w:tcPr/w:shd]/w:tcPr/w:tcMar/w:top/@w:w"
    (above,), (inside,) = word.values(f"{label}/w:pPr/w:spacing/@w:before"), word.values(room)
    assert int(above) == int(inside) + 50  # the labels stand level: the rule over the box takes its weight


def test_the_office_of_who_signs_stands_level_with_the_line(written: Written) -> None:
    word = written(english(Signature("s", "Head", "(name)")))
    assert word.values("//w:tc/w:tcPr/w:vMerge/@w:val") == ["restart", "continue"]
    assert word.values("//w:tr/w:trPr/w:trHeight/@w:val") == ["440"]
    assert word.values("//w:p[contains(., 'Head')]/w:pPr/w:spacing/@w:before") == ["216"]  # 22 points less what is above a baseline


def test_room_below_a_signature_is_kept_whatever_follows(written: Written) -> None:
    word = written(italian(Signature("s", "Capo", "(nome)"), Heading("r", said("Riferimenti"), "back")), "diplomatic")
    assert word.values("//w:p[contains(., '(nome)')]/w:pPr/w:spacing/@w:after") == []
    assert word.values("//w:p[contains(., 'Riferimenti')]/w:pPr/w:spacing/@w:before") == ["460"]  # 6 points and those of the heading


def test_a_band_that_is_too_high_has_its_box_below_the_table(written: Written) -> None:
    rows = tuple(Row((said(f"Item {number}"), said("value")), (0,)) for number in range(30))
    table = Table("t", "free", (Column(said("Item")), Column(said("Value"))), rows)
    word = written(english(Band("b", "Basic data", table, SideBox("s", "Institutions", (Entry(said("Board"), said("monthly")),)))))
    assert len(word.find("/w:document/w:body/w:tbl")) == 2
    assert word.find("//w:tc//w:tbl") == []


def test_remarks_stand_three_a_row_after_their_figures(written: Written) -> None:
    remarks = tuple(Entry(said(str(number)), said(f"Remark {number}")) for number in range(1, 5))
    word = written(english(NoteColumns("n", remarks)))
    assert word.words("//w:tr[1]/w:tc") == ["1Remark 1", "2Remark 2", "3Remark 3"]
    assert word.words("//w:tr[2]/w:tc") == ["4Remark 4", "", ""]


def test_a_rating_is_one_picture_a_value_with_its_words_for_who_cannot_see_it(written: Written) -> None:
    word = written(decision())
    alt = word.values("//w:tbl[w:tblPr/w:tblStyle/@w:val='BrieferTable']//wp:docPr/@descr")
    assert alt[:3] == ["meets", "meets", "does not"]
    assert sorted(name for name in word.names() if "rating" in name) == [
        "word/media/rating-full.png", "word/media/rating-half.png", "word/media/rating-open.png"]
    numbers = word.values("//wp:docPr/@id")
    assert len(set(numbers)) == len(numbers)


def test_words_after_a_rating_turn_below_each_other(written: Written) -> None:
    row = Row(((Rating("half", "in part"), Text(" words")),))
    word = written(english(Table("t", "free", (Column(said("Head")),), (row,))))
    assert word.find("//w:tc/w:p[.//w:drawing]/w:pPr/w:ind[@w:hanging > 0]")
    assert word.find("//w:tc/w:p[.//w:drawing]/w:r/w:tab")


def test_the_recommended_column_and_the_total_are_ruled(written: Written) -> None:
    word = written(decision())
    table = "//w:tbl[w:tblGrid[count(w:gridCol)=5]][.//w:t='Criterion']"
    assert word.values(f"{table}/w:tr[1]/w:tc/w:tcPr/w:tcBorders/w:top/@w:color") == ["173F5F"]
    assert word.values(f"{table}/w:tr[1]/w:tc[4]/w:tcPr/w:tcBorders/w:top/@w:sz") == ["20"]
    assert word.values(f"{table}/w:tr[last()]/w:tc/w:tcPr/w:tcBorders/w:top/@w:sz") == ["6"] * 5
    assert set(word.values(f"{table}/w:tr[last()]//w:pStyle/@w:val")) == {"BrieferCellTotal"}
    assert word.values(f"{table}/w:tblPr/w:tblLook/@w:lastRow") == ["1"]


def test_a_short_section_has_a_rule_above_and_its_remark_at_the_right(written: Written) -> None:
    first = Heading("a", said("Cyber"), "compact", number="1", remark=(Text("— Nothing to report."),))
    word = written(english(first, Heading("b", said("Logistics"), "compact", number="2"), Paragraph("p", said("Text."), "2.1")))
    heading = "//w:p[w:pPr/w:pStyle/@w:val='BrieferHeadingCompact']"
    assert word.words(heading) == ["Cyber— Nothing to report.", "Logistics"]
    assert word.values(f"{heading}/w:pPr/w:numPr/w:numId/@w:val") == ["1", "1"]
    assert word.values(f"{heading}/w:pPr/w:outlineLvl/@w:val") == ["0", "0"]
    assert word.values(f"{heading}[1]/w:pPr/w:keepNext/@w:val") == ["0"]
    style = "//w:style[@w:styleId='BrieferHeadingCompact']"
    assert word.find(f"{style}//w:pBdr/w:top", "word/styles.xml")
    (stop,) = word.values(f"{style}//w:tab[@w:val='right']/@w:pos", "word/styles.xml")
    assert mm(stop) == pytest.approx(160, abs=0.1)
    indents = word.values(f"{heading}/w:pPr/w:ind/@w:left")
    assert len(set(indents)) == 2  # paragraphs whose rules are alike would share one


def test_a_paragraph_bears_its_own_marking(written: Written) -> None:
    word = written(english(Paragraph("p", said("Text."), portion="U")))
    assert word.words("//w:p[w:pPr/w:pStyle/@w:val='BrieferBody']") == ["(U)\u00a0Text."]


def test_the_heavy_rule_over_a_recommended_column_does_not_push_the_heads_down(written: Written) -> None:
    columns = (Column(said("Criterion")), Column(said("Course 1")), Column(said("Course 2")))
    rows = (Row((said("Ready"), said("no"), said("yes")), (0,)),)
    top = "//w:tr[w:trPr/w:tblHeader]/w:tc/w:tcPr/w:tcMar/w:top/@w:w"
    assert written(english(Table("t", "comparison", columns, rows))).values(top) == []
    usual = int(written(english(Table("t", "free", columns, rows))).values("//w:tblPr/w:tblCellMar/w:top/@w:w", "word/styles.xml")[-1])
    assert [int(value) for value in written(english(Table("t", "comparison", columns, rows, accent=2))).values(top)] == [usual - 30] * 3


def test_the_letter_of_what_data_are_of_is_set_as_a_number_and_one_that_is_cited_is_not(written: Written) -> None:
    letter = (Reference(("D",)), Text(" D2"))
    rows = (replace(named("reference", "Reference", ""), value=letter), replace(named("basis", "Basis", ""), value=letter))
    assert written(english(DataBlock("d", rows))).values("//w:tc//w:rStyle/@w:val") == ["BrieferNumber", "BrieferReference"]


def test_acronyms_beside_each_other_stand_on_the_same_line(written: Written) -> None:
    long = said("an organisation of so many words that they take two lines of the narrow column it has")
    word = written(english(TermList("t", (Term("A", said("one")), Term("B", said("two")), Term("C", long), Term("D", said("four"))))))
    first, second = (word.values(f"//w:tr/w:tc[{column}]/w:p/w:pPr/w:spacing/@w:before") for column in (1, 3))
    assert first == ["0", "280"]  # a free line of 12 points beside the second line of the long one, and the usual gap
    assert second == ["0"]
