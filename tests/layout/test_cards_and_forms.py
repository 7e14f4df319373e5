"""Where cards and forms stand, in millimetres, and what of them keeps together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from briefer.document.forms import DataLook
from briefer.document.nodes import BioCards, Block, Paragraph, Signature
from briefer.document.styles import POINTS_PER_MM, HouseStyle
from briefer.layout import Laid, lay_out
from briefer.layout.boxes import Area, Box, Element, Stroke, TextBox
from tests.layout.pages import lines_of, text_boxes
from tests.layout.sample_cards import SENTENCE, article, band, cards, data, decision, of, option, person, points, remarks, side_box, strip
from tests.layout.sample_documents import heading, style, words

STAFF, DIPLOMATIC = style("staff"), style("diplomatic")
NEAR = 0.02  # millimetres
houses = pytest.mark.parametrize("house", [STAFF, DIPLOMATIC], ids=["staff", "diplomatic"])


def alone(*blocks: Block, house: HouseStyle = STAFF, draft: bool = False) -> Laid:
    """Blocks laid out on their own."""
    return lay_out(of(*blocks, draft=draft), house)


def mm(points: float) -> float:
    return points / POINTS_PER_MM


def text(laid: Laid, said: str) -> TextBox:
    """The first box whose first line begins with these words."""
    return next(box for page in laid.pages for box in text_boxes(page) if lines_of(box) and lines_of(box)[0].startswith(said))


def baseline(box: TextBox) -> float:
    return box.y + box.role.drop


def strokes(laid: Laid, node_id: str = "") -> list[Stroke]:
    return [box for page in laid.pages for box in page.boxes if isinstance(box, Stroke) and node_id in ("", box.node_id)]


def elements(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        yield from elements(kid)


def place(box: Box, laid: Laid) -> tuple[float, float]:
    """Left edge from the frame's and top from the frame's, in millimetres."""
    return mm(box.x - laid.sheet.left), mm(box.y - laid.sheet.top)


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


# all of them ---------------------------------------------------------------------------------------------------------


@houses
def test_titles_of_cards_are_headings_one_level_below_their_section(house: HouseStyle) -> None:
    laid = lay_out(cards(), house)
    painted = [box for page in laid.pages for box in text_boxes(page) if box.element]
    under = {lines_of(box)[0]: box.element.role for box in painted if box.element and box.element.role.startswith("H")}
    assert under["Repair one quay now"] == under["Berths full since spring"] == under["Ada Riva"] == "H2"


def of_lines(count: int) -> list[Paragraph]:
    return [Paragraph(f"p{number}", words("One line."), "1.1") for number in range(count)]


@houses
@pytest.mark.parametrize("block", [option("x", "1", "Recommended"), article("x", "Repairs"), data("x", "rows"), decision("x"), strip("x")])
def test_none_is_parted_at_the_end_of_a_page(block: Block, house: HouseStyle) -> None:
    for count in range(20, 36, 2):
        laid = alone(*of_lines(count), block, house=house)
        assert len({number for number, page in enumerate(laid.pages) for box in page.boxes if box.node_id == "x"}) == 1


@houses
def test_one_that_no_page_could_hold_is_printed_all_the_same(house: HouseStyle) -> None:
    long = words(" ".join([SENTENCE] * 60))
    document = of(
        heading("h", "Long", "1"),
        replace(option("o", "1", "Recommended " * 30), advantages=(long,)),
        replace(article("a", *["A theme with a long name"] * 20), summary=(long,)),
        BioCards("b", (replace(person("Ada Riva"), paragraphs=(long,)), person("Bruno Lotti"))),
        replace(data("d", "pairs"), rows=tuple(replace(row, value=long) for row in data("d", "pairs").rows)),
        replace(decision(), options=tuple("Approved with remarks " * 12 for _ in range(5))),
    )
    laid = lay_out(document, house)
    for page in laid.pages:
        for box in page.boxes:
            assert laid.sheet.top - 0.1 <= box.y and box.y + box.height <= laid.sheet.bottom + 0.1, box
            assert laid.sheet.left - 0.1 <= box.x and box.x + box.width <= laid.sheet.right + 0.1, box


def test_each_block_of_the_sample_has_its_page() -> None:
    document = cards()
    laid = lay_out(document, STAFF)
    assert all(laid.page_of(block.id) for block in document.blocks)
