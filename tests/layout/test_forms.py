"""Where data, boxes to fill in, strips and side boxes stand, in millimetres."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.document.forms import DataLook
from briefer.document.inlines import Reference, Text
from briefer.document.nodes import Paragraph, Signature
from briefer.document.styles import POINTS_PER_MM, HouseStyle
from briefer.layout import lay_out
from briefer.layout.boxes import Area
from briefer.layout.sheet import rgb
from tests.layout.measures import DIPLOMATIC, NEAR, STAFF, alone, baseline, elements, houses, mm, place, strokes, text
from tests.layout.pages import lines_of, text_boxes
from tests.layout.sample_cards import band, data, decision, of, points, remarks, side_box, strip
from tests.layout.sample_documents import words

# data ----------------------------------------------------------------------------------------------------------------


@houses
@pytest.mark.parametrize("look", ["rows", "pairs", "matter", "axis"])
def test_label_and_value_share_a_baseline(look: DataLook, house: HouseStyle) -> None:
    laid = alone(data("d", look), house=house)
    for number in range(4):
        assert baseline(text(laid, f"Label {number}")) == pytest.approx(baseline(text(laid, f"value {number}")))


@pytest.mark.parametrize(
    ("look", "house", "label", "value", "pitch"),
    [
        ("rows", DIPLOMATIC, 0, 34, 18),
        ("rows", STAFF, 0, 30, 18),
        ("pairs", STAFF, 0, 31, 18),
        ("matter", DIPLOMATIC, 0, 22, 20.5),
        ("axis", STAFF, 15, 33, 20),
    ],
)
def test_data_stand_at_the_measures_of_their_look(look: DataLook, house: HouseStyle, label: float, value: float, pitch: float) -> None:
    laid = alone(data("d", look), house=house)
    rules = strokes(laid, "d")
    assert place(text(laid, "Label 0"), laid)[0] == pytest.approx(label, abs=NEAR)
    assert place(text(laid, "value 0"), laid)[0] == pytest.approx(value, abs=NEAR)
    assert [rules[n + 1].y - rules[n].y for n in range(len(rules) - 1)] == pytest.approx([pitch] * (2 if look == "pairs" else 4))
    assert {(rule.weight, round(mm(rule.x + rule.width - laid.sheet.right), 3)) for rule in rules} == {(0.5, 0)}


def test_pairs_are_read_row_by_row_eight_millimetres_apart() -> None:
    laid = alone(data("d", "pairs", 3))
    assert [place(text(laid, f"Label {number}"), laid)[0] for number in range(3)] == pytest.approx([0, 84, 0], abs=NEAR)
    rows = [element for element in elements(laid.root) if element.role == "TR"]
    assert [[kid.role for kid in row.kids] for row in rows] == [["TH", "TD"] * 2, ["TH", "TD"]]
    assert "ColSpan 3" in rows[1].kids[1].attributes


def test_the_letter_of_what_the_data_are_of_stands_in_the_accent() -> None:
    block = data("d", "rows", 2)
    letter = (Reference(("D",)), Text(" D2"))
    own, cited = replace(block.rows[0], field="reference", value=letter), replace(block.rows[1], value=letter)
    first, second = (box for box in text_boxes(alone(replace(block, rows=(own, cited))).pages[0]) if lines_of(box)[0].startswith("[D]"))
    accent = f"{rgb(STAFF.colors['accent'])} rg"
    assert accent in str(first.lines.operators[0]) and accent not in str(second.lines.operators[0])


# forms ---------------------------------------------------------------------------------------------------------------


def test_a_decision_is_written_by_hand_in_a_box_of_these_measures() -> None:
    laid = alone(decision())
    left, right = laid.sheet.left, laid.sheet.right
    squares = [box for box in laid.pages[0].boxes if isinstance(box, Area)]
    assert [mm(box.x - left) for box in squares] == pytest.approx([5, 55, 105], abs=NEAR)
    assert {(round(mm(box.width), 2), round(mm(box.height), 2), box.weight, box.fill) for box in squares} == {(3.8, 3.8, 0.9, "")}
    assert mm(text(laid, "Approved").x - squares[0].x) == pytest.approx(6, abs=NEAR)
    level = [stroke for stroke in strokes(laid) if not stroke.height]
    heavy, bottom, first, second, sign, date = level
    assert heavy.color == STAFF.colors["accent"] and heavy.weight == 2.5 and bottom.weight == 0.75
    assert mm(second.y - first.y) == pytest.approx(8) and mm(sign.y - second.y) == pytest.approx(14) and sign.y == date.y
    assert mm(date.width) == pytest.approx(40) and mm(date.x - sign.x - sign.width) == pytest.approx(10)
    assert mm(right - date.x - date.width) == pytest.approx(5)
    remarks_label = text(laid, "Remarks")
    assert first.y == pytest.approx(remarks_label.y + remarks_label.height)
    assert mm(bottom.y - heavy.y) == pytest.approx(mm(1.25) + 55.6, abs=0.05)


def test_a_decision_stays_on_the_page_of_its_signature() -> None:
    signature = Signature("s", "Head, Traffic Section", "(grade, name and surname)")
    for count in range(24, 34):
        story = [Paragraph(f"p{number}", words("One line."), "1.1") for number in range(count)]
        laid = alone(*story, signature, decision(), house=STAFF)
        assert laid.page_of("s") == laid.page_of("decision")


@houses
@pytest.mark.parametrize("count", [3, 4, 5])
def test_figures_stand_in_equal_columns_over_what_they_count(count: int, house: HouseStyle) -> None:
    laid = alone(strip(count=count), house=house)
    numbers = [box for box in text_boxes(laid.pages[0]) if box.role.name == "doc_title_long"]
    pitch = (mm(house.page.frame_width) - 5 * (count - 1)) / count + 5
    assert [mm(box.x - laid.sheet.left) for box in numbers] == pytest.approx([pitch * number for number in range(count)], abs=NEAR)
    labels = [text(laid, f"ships, week {number + 1}") for number in range(count)]
    assert [label.y for label in labels] == [numbers[0].y + numbers[0].height] * count
    top, bottom = strokes(laid)
    assert (top.weight, bottom.weight) == (1.0, 0.5)
    assert numbers[0].y - top.y == pytest.approx(4) and bottom.y - labels[0].y - labels[0].height == pytest.approx(5)


@houses
def test_points_to_speak_from_are_set_large_and_nine_points_apart(house: HouseStyle) -> None:
    laid = alone(points(), house=house)
    figures = [text(laid, number) for number in "123"]
    said = [box for box in text_boxes(laid.pages[0]) if lines_of(box)[0].startswith("Berths")]
    assert {(box.role.size, box.role.leading, box.role.justify, box.role.hyphenate) for box in said} == {(14, 18.5, False, False)}
    assert [box.y for box in figures] == [box.y for box in said] and figures[0].x == laid.sheet.left and said[0].x == laid.sheet.axis
    assert said[1].y - said[0].y - said[0].height == pytest.approx(9)


def test_remarks_stand_three_in_a_row() -> None:
    laid = alone(remarks())
    starts = [place(text(laid, str(number)), laid)[0] for number in range(1, 5)]
    pitch = (160 - 14) / 3 + 7
    assert starts == pytest.approx([0, pitch, 2 * pitch, 0], abs=NEAR)
    assert mm(text(laid, "The pilots").x - laid.sheet.left) == pytest.approx(5, abs=NEAR)


@pytest.mark.parametrize("name", ["117", "\U0001fae0"])
def test_remarks_stand_clear_of_a_wide_number(name: str) -> None:
    block = remarks()
    laid = alone(replace(block, entries=(replace(block.entries[0], name=words(name)), *block.entries[1:])))
    number, said = text_boxes(laid.pages[0])[:2]
    assert number.x + number.lines.widths[0] < said.x and said.x + said.width <= laid.sheet.left + (160 - 14) / 3 * POINTS_PER_MM + 0.1


# side box and band ---------------------------------------------------------------------------------------------------


def test_table_and_box_of_a_band_stand_side_by_side_their_labels_on_one_line() -> None:
    laid = alone(band())
    table, box = text(laid, "Basic data".upper()), text(laid, "INSTITUTIONS")
    assert table.y == box.y and place(table, laid)[1] == pytest.approx(3.6, abs=NEAR)
    tint = next(made for made in laid.pages[0].boxes if isinstance(made, Area))
    assert (mm(tint.x - laid.sheet.left), mm(tint.width)) == pytest.approx((104, 56), abs=NEAR)
    assert mm(box.x - tint.x) == pytest.approx(4, abs=NEAR)
    assert mm(text(laid, "Value").x - laid.sheet.left) == pytest.approx(36, abs=NEAR)
    assert mm(max(stroke.x + stroke.width for stroke in strokes(laid, "table")) - laid.sheet.left) == pytest.approx(97, abs=NEAR)
    office, pilots = text(laid, "Harbour office"), text(laid, "Pilots")
    assert office.y == pytest.approx(box.y + box.height + 5)
    said = [made for made in text_boxes(laid.pages[0]) if made.node_id == "box" and office.y < made.y < pilots.y]
    assert pilots.y - said[0].y - said[0].height == pytest.approx(5)
    assert tint.y + tint.height == pytest.approx(max(made.y + made.height for made in text_boxes(laid.pages[0]) if made.node_id == "box")
                                                 + 4.2 * POINTS_PER_MM)


def test_a_band_that_is_too_high_has_its_box_under_the_table_in_two_columns() -> None:
    laid = alone(band(rows=20))
    box, last = text(laid, "INSTITUTIONS"), text(laid, "Quay 19")
    assert box.y > last.y
    tint = next(made for made in laid.pages[-1].boxes if isinstance(made, Area))
    assert tint.width == pytest.approx(laid.sheet.width)
    assert text(laid, "Insurers").x > text(laid, "Pilots").x == text(laid, "Harbour office").x
    assert len([element for element in elements(laid.root) if element.role == "Table"]) == 1


def test_a_side_box_loses_its_tint_on_drafts_and_gains_a_rule() -> None:
    final, draft = alone(side_box()), alone(side_box(), draft=True)
    assert any(isinstance(box, Area) and box.fill for box in final.pages[0].boxes) and len(strokes(final)) == 1
    assert not any(isinstance(box, Area) for box in draft.pages[0].boxes)
    assert [stroke.weight for stroke in strokes(draft)] == [2.5, 0.75]


# signature -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "arrangement"), [("en", "diplomatic"), ("en", "staff"), ("it", "diplomatic"), ("it", "staff")])
def test_a_signature_stands_as_the_style_has_it_in_the_language_of_the_paper(language: str, arrangement: str) -> None:
    house = replace(STAFF, tokens={**STAFF.tokens, f"signature.arrangement.{language}": arrangement})
    document = of(Signature("s", "Head", "(name)"))
    laid = lay_out(replace(document, meta=replace(document.meta, language=language)), house)
    (line,) = strokes(laid, "s")
    left = laid.sheet.axis if arrangement == "staff" else laid.sheet.right - 56 * POINTS_PER_MM
    assert line.x == pytest.approx(left) and mm(line.width) == pytest.approx(62 if arrangement == "staff" else 50)
