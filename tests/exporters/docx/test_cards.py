"""Cards in Word: borderless tables that stay whole, under a rule of their own."""
from __future__ import annotations

from collections.abc import Callable

from briefer.document.nodes import BioCard, BioCards, OptionCard, PressCard, Text
from tests.exporters.docx.conftest import NAMESPACES, WordFile
from tests.exporters.docx.documents import english, said
from tests.exporters.docx.papers import decision, talking_points

Written = Callable[..., WordFile]
RECOMMENDED = OptionCard("o", "2", said("In two steps"), (said("Now, and later."),), (said("Sure."),), (said("Slow."),), "Recommended")


def test_a_course_has_its_number_in_the_hanging_column_and_its_mark_at_the_right(written: Written) -> None:
    word = written(english(RECOMMENDED))
    assert word.words("//w:tc[1]/w:p[w:pPr/w:pStyle/@w:val='BrieferCardNumber']") == ["2"]
    title = "//w:p[w:pPr/w:pStyle/@w:val='BrieferCardTitle']"
    assert word.words(title) == ["In two stepsRecommended"]
    assert word.values(f"{title}/w:r[w:t='Recommended']/w:rPr/w:u/@w:color") == ["173F5F"]
    assert word.values("//w:style[@w:styleId='BrieferCardTitle']//w:tab/@w:val", "word/styles.xml") == ["right"]


def test_the_recommended_course_stands_under_a_heavy_rule_in_the_accent(written: Written) -> None:
    plain = OptionCard("p", "1", said("At once"))
    top = "//w:tc[1]/w:tcPr/w:tcBorders/w:top"
    assert written(english(RECOMMENDED)).values(f"{top}/@w:sz | {top}/@w:color")[:2] == ["20", "173F5F"]
    assert written(english(plain)).values(f"{top}/@w:sz | {top}/@w:color") == ["8", "1A1D21"]


def test_rules_of_any_weight_leave_the_same_room_above_and_below_them(written: Written) -> None:
    word = written(english(OptionCard("p", "1", said("At once")), RECOMMENDED))
    assert word.values("//w:tbl/w:tr[1]/w:tc/w:tcPr/w:tcMar/w:top/@w:w") == ["100"] * 4
    assert word.values("//w:p[w:pPr/w:pStyle/@w:val='BrieferSpacer'][preceding::w:tbl][following::w:tbl]//@w:line") == ["200"]


def test_what_speaks_for_and_against_is_a_list_of_words_own(written: Written) -> None:
    word = written(english(RECOMMENDED))
    assert word.words("//w:p[w:pPr/w:pStyle/@w:val='BrieferAdvantage']") == ["Sure."]
    for style, sign in (("BrieferAdvantage", "+"), ("BrieferDrawback", "–")):
        assert word.values(f"//w:lvl[w:pStyle/@w:val='{style}']/w:lvlText/@w:val", "word/numbering.xml") == [sign]
        assert word.find(f"//w:lvl[w:pStyle/@w:val='{style}']/w:rPr/w:b", "word/numbering.xml")
        assert word.find(f"//w:style[@w:styleId='{style}']//w:numPr", "word/styles.xml")


def test_titles_of_cards_are_headings_too_deep_for_the_contents(written: Written) -> None:
    word = written(decision())
    assert word.values("//w:style[@w:styleId='BrieferCardTitle']/w:pPr/w:outlineLvl/@w:val", "word/styles.xml") == ["2"]


def test_cards_stay_whole(written: Written) -> None:
    for document in (decision(), talking_points()):
        word = written(document)
        for row in word.find("//w:tbl[.//w:pStyle/@w:val='BrieferCardTitle']/w:tr"):
            assert row.find("{*}trPr/{*}cantSplit") is not None
    course = written(english(RECOMMENDED)).find("//w:tbl[.//w:pStyle/@w:val='BrieferCardTitle']/w:tr[1]//w:p")
    assert all(paragraph.xpath("w:pPr/w:keepNext", namespaces=NAMESPACES) for paragraph in course)


def test_persons_stand_two_a_row_and_one_alone_over_the_full_width(written: Written) -> None:
    persons = tuple(BioCard(said(name), said("Office"), (said("Lines."),)) for name in ("Ada", "Bruno", "Carla"))
    word = written(english(BioCards("b", persons)))
    assert len(word.find("//w:tbl/w:tr")) == 2
    assert word.words("//w:tr[1]/w:tc[1]/w:p")[0] == "Ada"
    assert word.words("//w:tr[1]/w:tc[3]/w:p")[0] == "Bruno"
    assert word.values("//w:tr[2]/w:tc[3]/w:tcPr/w:tcBorders/w:top/@w:val") == []
    assert len(written(english(BioCards("b", persons[:1]))).find("//w:tbl//w:tc")) == 1


def test_an_article_has_letter_grade_themes_and_a_quotation_beside_a_rule(written: Written) -> None:
    card = PressCard("a", "E", "A2", said("A title"), said("The Courier, IT"), ("Traffic", "Civil measures"), (said("A summary."),),
                     (said("«Due posti.»"),), "it", "para 13")
    word = written(english(card))
    assert word.words("//w:tc[1]/w:p") == ["[E]", "\u00a0A2\u00a0"]
    source = "//w:p[w:pPr/w:pStyle/@w:val='BrieferCardMeta']"
    assert word.words(f"{source}/w:r[w:rPr/w:u]") == ["Traffic", "Civil\u00a0measures"]
    assert word.values(f"{source}/w:r[w:rPr/w:u]/w:rPr/w:u/@w:color") == ["173F5F", "173F5F"]
    quotation = "//w:p[w:pPr/w:pStyle/@w:val='BrieferCardQuote']"
    assert word.words(quotation) == ["«Due posti.»\u00a0 para\u00a013"]
    assert word.values(f"{quotation}/w:r[1]/w:rPr/w:lang/@w:val") == ["it-IT"]
    assert word.find("//w:style[@w:styleId='BrieferCardQuote']//w:pBdr/w:left", "word/styles.xml")


def test_themes_that_do_not_fit_beside_the_publisher_have_a_line_of_their_own(written: Written) -> None:
    source = "//w:p[w:pPr/w:pStyle/@w:val='BrieferCardMeta']"
    for publisher, lines in (("The Courier", 1), ("The Courier of a coast with a long name " * 3, 2)):
        card = PressCard("a", "E", "", said("A title"), (Text(publisher),), ("Traffic at sea", "Civil measures"))
        assert len(written(english(card)).find(source)) == lines


def test_a_card_does_not_hold_the_next_one_on_its_page(written: Written) -> None:
    cards = (PressCard("a", "E", "A2", said("A title"), said("The Courier")), BioCards("b", (BioCard(said("Ada"), said("Office")),)),
             OptionCard("c", "1", said("At once"), (said("Now."),)))
    word = written(english(*cards))
    assert word.find("//w:tbl//w:keepNext") == []
    used = set(word.values("//w:tbl//w:pStyle/@w:val"))
    kept = word.values("//w:style[.//w:keepNext]/@w:styleId", "word/styles.xml")
    assert used.isdisjoint(kept)
