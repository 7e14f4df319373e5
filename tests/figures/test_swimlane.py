"""The swimlane: where bars, milestones and labels stand, and that no label covers another whatever the dates."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.document.drawings import Detail, DetailMark, Lane, LaneBar, Swimlane
from briefer.figures.drawing import Box, Dot, Drawing, Line, Polygon, Words
from briefer.figures.swimlane import draw_swimlane
from briefer.model.dates import Basis, Date
from tests.figures.drawn import HEIGHT, MM, STYLE, WIDTH, assert_sound, measure, room, said, words


def bar(edtf: str, label: str = "", *, open_end: bool = False, milestone: bool = False) -> LaneBar:
    return LaneBar(Date(edtf=edtf), label, open_end, milestone)


def mark(edtf: str, label: str, basis: Basis = "stated") -> DetailMark:
    return DetailMark(Date(edtf=edtf, basis=basis), label)


def drawn(*lanes: Lane, detail: Detail | None = None, months: tuple[str, ...] = (), height: float = HEIGHT) -> tuple[Drawing, ...]:
    return draw_swimlane(Swimlane(lanes, detail, months), STYLE, WIDTH, height, measure)


def one(*lanes: Lane, detail: Detail | None = None, months: tuple[str, ...] = ()) -> Drawing:
    (drawing,) = drawn(*lanes, detail=detail, months=months)
    return drawing


def bars(drawing: Drawing) -> list[Box | Polygon]:
    return [shape for shape in drawing.shapes if isinstance(shape, (Box, Polygon)) and shape.fill == STYLE.colors["accent"]]


HARBOUR = (Lane("Harbour", (bar("2010/2012", "dredging"), bar("2016-01/..", "ferries", open_end=True))),
           Lane("Airfield", (bar("2011-06/2014-05", "runway"), bar("2013-01-01", "opened", milestone=True))))
DAYS = Detail("2012-03-01", "2012-03-10", "March 2012, day by day", (
    mark("2012-03-03", "3 March: the first ship enters the new basin [A, C]"),
    mark("2012-03-06", "6 March: the pilots meet the council [B]", "inferred"),
    mark("../2012-03-06", "by 6 March: fees agreed [B]", "inferred")))


def test_without_a_date_there_is_nothing_to_draw() -> None:
    assert drawn(Lane("Harbour", (LaneBar(Date(stated="lately")),))) == ()


def test_lanes_are_nine_millimetres_high_and_bars_three_on_a_scale_of_whole_years() -> None:
    drawing = one(*HARBOUR)
    left, year = 34 * MM, (160 - 34) * MM / 7
    dredging, ferries, runway = bars(drawing)
    assert room(dredging) == pytest.approx((left, 4.9 * MM, left + 3 * year, 7.9 * MM), abs=0.2)
    assert room(ferries)[0] == pytest.approx(left + 6 * year, abs=0.2)
    assert room(runway)[1] == pytest.approx((9 + 4.9) * MM, abs=0.01)
    rules = [shape.y1 for shape in drawing.shapes if isinstance(shape, Line) and shape.y1 == shape.y2]
    assert sorted(rules) == pytest.approx([0, 9 * MM, 18 * MM])


def test_an_end_that_is_not_known_is_an_arrow_of_two_millimetres_at_the_edge() -> None:
    _, ferries, _ = bars(one(*HARBOUR))
    assert isinstance(ferries, Polygon)
    assert max(ferries.points)[0] == pytest.approx(WIDTH)
    assert sorted({round(x / MM, 2) for x, _ in ferries.points})[-2] == pytest.approx(158)


def test_a_beginning_that_is_not_known_is_an_arrow_at_the_left() -> None:
    (until, _) = bars(one(Lane("Harbour", (bar("../2012-06", "survey"),)), Lane("Quay", (bar("2010/2012"),))))
    assert isinstance(until, Polygon) and min(until.points)[0] == pytest.approx(34 * MM)


def test_a_milestone_is_an_open_circle_on_the_bar_it_belongs_to() -> None:
    drawing = one(*HARBOUR)
    (circle,) = [shape for shape in drawing.shapes if isinstance(shape, Dot)]
    runway = bars(drawing)[2]
    assert circle.diameter == pytest.approx(3 * MM) and circle.fill == STYLE.colors["paper"] and circle.stroke == STYLE.colors["accent"]
    assert circle.y == pytest.approx((room(runway)[1] + room(runway)[3]) / 2)


def test_the_days_enlarged_stand_in_a_frame_below_a_wedge_of_fifteen_millimetres() -> None:
    drawing = one(*HARBOUR, detail=DAYS)
    wedge = next(shape for shape in drawing.shapes if isinstance(shape, Polygon))
    frame = next(shape for shape in drawing.shapes if isinstance(shape, Box) and shape.stroke)
    bottom, heights = 18 * MM, sorted({y for _, y in wedge.points})
    assert heights == pytest.approx([0, bottom + 6 * MM, bottom + 21 * MM])
    assert (frame.y, frame.height, frame.width) == pytest.approx((bottom + 21 * MM, 41 * MM, WIDTH))
    band = sorted(x for x, y in wedge.points if y == 0)
    assert band[1] - band[0] == pytest.approx(1.6 * MM)


def test_leaders_are_fifteen_millimetres_up_and_less_down_and_labels_stand_beside_them() -> None:
    drawing = one(*HARBOUR, detail=DAYS)
    soft = STYLE.colors["ink_soft"]
    leaders = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.color == soft]
    assert sorted(shape.y2 - shape.y1 for shape in leaders) == pytest.approx([8.6 * MM, 15 * MM, 15 * MM])
    assert leaders[0].x1 == pytest.approx((4 + 2.5 * 15.2) * MM)
    label = next(shape for shape in words(drawing) if shape.text.startswith("3 March"))
    assert label.x == pytest.approx(leaders[0].x1 + 1.2 * MM)


def test_two_events_of_a_day_are_one_mark_with_a_label_above_and_one_below() -> None:
    drawing = one(*HARBOUR, detail=DAYS)
    dots = [shape for shape in drawing.shapes if isinstance(shape, Dot) and shape.y > 30 * MM]
    assert len({(dot.x, dot.y) for dot in dots}) == 2
    axis = dots[0].y
    sixth = [shape.baseline > axis for shape in words(drawing) if shape.text.startswith(("6 March", "by 6 March"))]
    assert sorted(sixth) == [False, True]


def test_a_stated_and_an_inferred_event_of_a_day_are_two_marks_one_over_the_other() -> None:
    detail = Detail("2012-03-01", "2012-03-10", "Days", (mark("2012-03-03", "one"), mark("2012-03-03", "two", "inferred")))
    solid, hollow = [shape for shape in one(*HARBOUR, detail=detail).shapes if isinstance(shape, Dot) and shape.y > 30 * MM]
    assert (bool(solid.stroke), bool(hollow.stroke)) == (False, True)
    assert solid.x == hollow.x and solid.y - hollow.y == pytest.approx(3 * MM)


def test_a_label_without_room_is_shortened_and_keeps_the_letters_of_its_sources() -> None:
    said_at_length = "2 March: " + "the council hears the pilots again " * 4 + "[A]"
    drawing = one(*HARBOUR, detail=Detail("2012-03-01", "2012-03-10", "Days", (mark("2012-03-02", said_at_length),)))
    printed = " ".join(said(drawing))
    assert "…" in printed and "[A]" in printed and said_at_length not in printed


def test_bars_of_a_lane_that_would_cover_each_other_stand_in_rows_of_their_own() -> None:
    first, second = bars(one(Lane("Harbour", (bar("2010/2012"), bar("2011/2013")))))
    assert room(second)[1] - room(first)[1] == pytest.approx(9 * MM)


def test_a_time_of_some_months_has_a_column_for_each_with_its_name() -> None:
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    labels = said(one(Lane("Harbour", (bar("2011-11/2012-02", "survey"),)), months=months))
    assert [label for label in labels if label in (*months, "2011", "2012")] == ["Nov", "Dec", "Jan", "Feb", "2011", "2012"]


def test_lanes_that_are_too_many_for_a_page_move_closer_and_then_go_on_another_page() -> None:
    lanes = [Lane(f"Lane {number}", (bar("2010/2012", f"Bar {number}"),)) for number in range(60)]
    assert len(drawn(*lanes[:27])) == 1
    pages = drawn(*lanes, detail=DAYS)
    assert len(pages) > 1
    assert [text for page in pages for text in said(page) if text.startswith("Lane")] == [lane.label for lane in lanes]
    assert [DAYS.title in said(page) for page in pages] == [False] * (len(pages) - 1) + [True]
    for page in pages:
        assert_sound(page, HEIGHT)


LABELS = st.text("abc def-", max_size=40) | st.just("an event that takes many words to tell [A, B]")
DAYS_OF = st.dates(date(1990, 1, 1), date(2040, 1, 1))


@st.composite
def edtf(draw: st.DrawFn) -> str:
    first, length = draw(DAYS_OF), draw(st.sampled_from((0, 1, 20, 400, 9000)))
    last = first + timedelta(length)
    return draw(st.sampled_from((str(first), f"{first}/{last}", f"../{last}", f"{first}/..", str(first.year), f"{first:%Y-%m}")))


BARS = st.builds(lambda when, label, flags: bar(when, label, open_end=flags == 1, milestone=flags == 2), edtf(), LABELS, st.integers(0, 2))
LANES = st.lists(st.builds(Lane, st.text("abc ", max_size=60), st.lists(BARS, max_size=6).map(tuple)), max_size=12)


@st.composite
def details(draw: st.DrawFn) -> Detail:
    first, length = draw(DAYS_OF), draw(st.sampled_from((0, 1, 9, 40, 120)))
    marks = draw(st.lists(st.tuples(st.integers(-1, length + 1), LABELS, st.sampled_from(("stated", "inferred"))), max_size=9))
    return Detail(str(first), str(first + timedelta(length)), draw(LABELS),
                  tuple(mark(str(first + timedelta(day)), label, basis) for day, label, basis in marks))


@given(LANES, st.none() | details(), st.sampled_from((60 * MM, 120 * MM, HEIGHT)))
@settings(max_examples=60, deadline=None)
def test_nothing_leaves_the_drawing_and_no_words_stand_over_others(lanes: Sequence[Lane], detail: Detail | None, height: float) -> None:
    pages = drawn(*lanes, detail=detail, height=height)
    for page in pages:
        assert_sound(page, height)
    dated = [one for lane in lanes for one in lane.bars if any(one.date.bounds)]
    assert sum(len(bars(page)) for page in pages) == sum(not one.milestone for one in dated)


def test_words_in_the_days_never_stand_on_a_mark_or_a_leader() -> None:
    marks = tuple(mark(f"2012-03-{day:02}", f"{day} March: the council meets once more [A]") for day in range(1, 11))
    drawing = one(*HARBOUR, detail=Detail("2012-03-01", "2012-03-10", "Days", marks))
    axis = next(shape.y for shape in drawing.shapes if isinstance(shape, Dot) and shape.y > 30 * MM)
    leaders = [room(shape) for shape in drawing.shapes if isinstance(shape, Line) and shape.color == STYLE.colors["ink_soft"]]
    assert leaders
    for text in words(drawing):
        if isinstance(text, Words) and abs(text.baseline - axis) < 18 * MM:
            left, top, right, bottom = room(text)
            assert not any(left < x < right and top < below and above < bottom for x, above, _, below in leaders)


@pytest.mark.parametrize(("last", "labels"), [("2012-12-31", ["Mar", "Dec"]), ("9998-12-31", ["4000", "8000"])])
def test_days_too_many_to_be_told_apart_are_enlarged_as_months_or_years(last: str, labels: list[str]) -> None:
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    drawing = one(*HARBOUR, detail=Detail("2012-03-01", last, "For a long time", DAYS.marks), months=months)
    assert_sound(drawing, HEIGHT)
    assert set(labels) <= set(said(drawing))
    assert len(drawing.shapes) < 200
