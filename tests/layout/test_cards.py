"""Where cards stand, in millimetres."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.document.nodes import BioCards
from briefer.document.styles import HouseStyle
from briefer.layout.boxes import Area
from tests.layout.measures import NEAR, STAFF, alone, baseline, houses, mm, place, strokes, text
from tests.layout.pages import lines_of, text_boxes
from tests.layout.sample_cards import article, option, person
from tests.layout.sample_documents import words

# courses of action ---------------------------------------------------------------------------------------------------


@houses
def test_a_course_of_action_stands_on_the_body_axis_with_two_columns_below(house: HouseStyle) -> None:
    laid = alone(option("o", "1"), house=house)
    hang, body = mm(house.page.hang), mm(house.page.body_width)
    title, story = text(laid, "Repair"), text(laid, "The pilots")
    assert place(text(laid, "1"), laid)[0] == 0
    assert mm(title.x - laid.sheet.left) == pytest.approx(hang)
    assert mm(title.y - laid.sheet.top) == pytest.approx(mm(1 + 5), abs=NEAR)
    assert story.y - title.y == pytest.approx(title.role.leading + 1.5)
    plus, minus = text(laid, "+"), text(laid, "–")
    assert mm(minus.x - plus.x) == pytest.approx((body - 6) / 2 + 6, abs=NEAR)
    assert mm(text(laid, "Open").x - plus.x) == pytest.approx(4, abs=NEAR)
    assert plus.y == minus.y == pytest.approx(story.y + story.height + 4)
    assert text(laid, "One contract").y - plus.y == pytest.approx(plus.role.leading + 1.5)


@houses
def test_the_recommended_course_has_a_heavy_rule_and_a_tag_on_the_line_of_its_title(house: HouseStyle) -> None:
    laid = alone(option("o", "1", "Recommended"), house=house)
    rule, line = strokes(laid)
    tag, title = text(laid, "Recommended"), text(laid, "Repair")
    assert (rule.weight, rule.color) == (house.number("rule.heavy_pt"), house.colors["accent"])
    assert baseline(tag) == pytest.approx(baseline(title))
    assert tag.x + tag.width == pytest.approx(laid.sheet.right) == pytest.approx(line.x + line.width)
    assert line.weight == 0.75 and line.width == pytest.approx(tag.lines.widths[0])
    assert title.x + title.width < tag.x


def test_ten_points_stand_between_two_courses() -> None:
    laid = alone(option("o1", "1"), option("o2", "2"))
    first = max(box.y + box.height for box in text_boxes(laid.pages[0]) if box.node_id == "o1")
    second = strokes(laid, "o2")[0]
    assert second.y - second.weight / 2 - first == pytest.approx(10)


# persons -------------------------------------------------------------------------------------------------------------


@houses
def test_persons_stand_in_two_columns_and_are_read_row_by_row(house: HouseStyle) -> None:
    names = ("Ada Riva", "Bruno Lotti", "Carla Neri")
    laid = alone(BioCards("p", tuple(map(person, names))), house=house)
    first, second, third = (text(laid, name) for name in names)
    column = (mm(house.page.frame_width) - 8) / 2
    assert mm(second.x - first.x) == pytest.approx(column + 8, abs=NEAR) and second.y == first.y and third.x == first.x
    rules = strokes(laid, "p")
    assert {round(mm(rule.width), 2) for rule in rules} == {round(column, 2)} and {rule.weight for rule in rules} == {0.75}
    assert first.y - rules[0].y == pytest.approx(4)
    last = max(box.y + box.height for box in text_boxes(laid.pages[0]) if box.y < third.y)
    assert rules[2].y - last == pytest.approx(12)
    assert [lines_of(box)[0] for box in text_boxes(laid.pages[0]) if box.role.name == "h2"] == list(names)


def test_one_person_takes_the_full_width() -> None:
    laid = alone(BioCards("p", (person("Ada Riva"),)))
    assert strokes(laid)[0].width == pytest.approx(laid.sheet.width)


# press ---------------------------------------------------------------------------------------------------------------


@houses
def test_letter_and_grade_of_an_article_stand_in_the_hanging_column(house: HouseStyle) -> None:
    laid = alone(article("a", "Repairs"), house=house)
    letter, grade, title, meta = (text(laid, said) for said in ("[A]", "B2", "Berths", "The Coast"))
    assert place(letter, laid)[0] == 0 and baseline(letter) == pytest.approx(baseline(title))
    assert title.y - laid.sheet.top == pytest.approx(5)
    assert grade.y == pytest.approx(letter.y + letter.height + 2)
    assert meta.y == pytest.approx(title.y + title.height + 1)
    frame = next(box for box in laid.pages[0].boxes if isinstance(box, Area))
    assert frame.x == laid.sheet.left and frame.y < grade.y + grade.role.leading < frame.y + frame.height + 1


def test_themes_stand_right_on_the_line_of_the_publisher() -> None:
    laid = alone(article("a", "Repairs", "Insurance"))
    meta, first, second = text(laid, "The Coast"), text(laid, "Repairs"), text(laid, "Insurance")
    assert baseline(first) == baseline(second) == pytest.approx(baseline(meta))
    assert second.x + second.width == pytest.approx(laid.sheet.right)
    assert mm(second.x - first.x - first.width) == pytest.approx(3)
    assert [stroke.weight for stroke in strokes(laid, "a") if stroke.color == STAFF.colors["accent"] and not stroke.height] == [0.75, 0.75]


def test_themes_that_would_run_into_the_publisher_stand_on_the_next_line() -> None:
    publisher = "The Coast Courier and Harbour Gazette, quoting the Pilots’ Book, Valmora, 4 May 2024"
    laid = alone(article("a", "Repairs and what they cost", "Insurance", meta=publisher))
    meta = text(laid, "The Coast")
    for said in ("Repairs", "Insurance"):
        assert text(laid, said).y == pytest.approx(meta.y + meta.height)


@houses
def test_the_quotation_of_an_article_stands_beside_a_rule_with_its_place_after_it(house: HouseStyle) -> None:
    laid = alone(article("a"), house=house)
    quotation, place_of = text(laid, "«Abbiamo"), text(laid, "para 6")
    bar = next(stroke for stroke in strokes(laid, "a") if stroke.height)
    assert bar.x == laid.sheet.axis and mm(quotation.x - bar.x) == pytest.approx(4.5, abs=NEAR)
    assert bar.weight == house.number("quote_block.rule_pt")
    assert baseline(place_of) == pytest.approx(baseline(quotation))
    assert place_of.x - quotation.x - quotation.lines.widths[0] == pytest.approx(5)
    assert quotation.element is not None and quotation.element.language == "it"


def test_a_place_without_room_after_the_quotation_stands_below_it() -> None:
    full = replace(article("a"), quote=(words("«" + "parola " * 19 + "fine.»"),))
    quotations = [alone(replace(full, quote=(words("«" + "x" * count + "»"),))) for count in range(70, 84)]
    for laid in quotations:
        quotation, place_of = text(laid, "«x"), text(laid, "para 6")
        assert place_of.y >= quotation.y and place_of.x + place_of.width <= laid.sheet.right
        if place_of.x == quotation.x:
            assert place_of.y == pytest.approx(quotation.y + quotation.height)
    assert {text(laid, "para 6").x == text(laid, "«x").x for laid in quotations} == {True, False}
