"""The theme timeline: where its marks stand, and that nothing covers anything."""
from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.document.nodes import Timeline, TimelineMark, TimelineRow
from briefer.figures.drawing import Box, Dot, Drawing, Line, Words
from briefer.figures.timeline import draw_timeline
from briefer.model.dates import Basis, Date, Part
from tests.figures.drawn import MM, STYLE, WIDTH, assert_sound, covers, measure, room, said, words

HEIGHT = 2000 * MM


def mark(edtf: str, basis: Basis = "stated", label: str = "", part: Part | None = None) -> TimelineMark:
    return TimelineMark(Date(edtf=edtf, basis=basis, part=part), label)


def timeline(*rows: tuple[str, tuple[TimelineMark, ...]]) -> Timeline:
    return Timeline(tuple(TimelineRow(*row) for row in rows), "Dated items", "known", "period", "open", "ticks")


def drawn(*rows: tuple[str, tuple[TimelineMark, ...]]) -> Drawing:
    (drawing,) = draw_timeline(timeline(*rows), STYLE, WIDTH, HEIGHT, measure)
    return drawing


def marks_of(drawing: Drawing) -> list[Dot | Box]:
    """The marks in the rows: what the key below repeats is left out."""
    axis = next(shape.baseline for shape in drawing.shapes if isinstance(shape, Words) and shape.text == "Dated items")
    paper = STYLE.colors["paper"]
    return [shape for shape in drawing.shapes if isinstance(shape, (Dot, Box)) and shape.y < axis
            and not (isinstance(shape, Box) and shape.fill == paper and not shape.stroke)]


def test_without_a_date_there_is_nothing_to_draw() -> None:
    assert draw_timeline(timeline(("A", (TimelineMark(Date(stated="lately")),))), STYLE, WIDTH, HEIGHT, measure) == ()


def test_a_known_month_is_a_dot_in_the_middle_of_its_month() -> None:
    (dot,) = marks_of(drawn(("A", (mark("2020-02"),))))
    left = STYLE.mm("chart.label_width_mm")
    assert isinstance(dot, Dot)
    assert abs(dot.x - (left + (WIDTH - left) * 1.5 / 3)) < 0.01


def test_the_last_year_is_ruled_though_its_figure_may_have_no_room() -> None:
    for last, figure in (("2023-08", True), ("2023-02", False)):
        drawing = drawn(("A", (mark("2014"), mark(last))))
        rules = sum(isinstance(shape, Line) and shape.x1 == shape.x2 and shape.y1 == 0 for shape in drawing.shapes)
        assert rules == 10
        assert any(isinstance(shape, Words) and shape.text == "2023" for shape in drawing.shapes) == figure


def test_a_period_is_a_bar_over_all_of_it_and_an_inferred_one_is_open() -> None:
    solid, hollow = marks_of(drawn(("A", (mark("2020"), mark("2020", "inferred")))))
    assert isinstance(solid, Box) and isinstance(hollow, Box)
    assert solid.width > (WIDTH - STYLE.mm("chart.label_width_mm")) * 0.98
    assert (bool(solid.stroke), bool(hollow.stroke)) == (False, True)
    assert solid.y > hollow.y, "what the source states stands lowest"


def test_a_period_with_one_end_stands_where_that_end_is() -> None:
    since, by = marks_of(drawn(("A", (mark("2020-01/.."), mark("../2020-06")))))
    assert isinstance(since, Dot) and isinstance(by, Dot) and since.x < by.x


def test_the_count_is_the_number_of_marks() -> None:
    drawing = drawn(("A", (mark("2020-01"), mark("2020-01-05"), mark("2021"))))
    assert "3" in [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def test_a_label_gives_way_rather_than_cover_a_mark() -> None:
    long = "a label that needs a great deal of room on the plot, more than there is"
    drawing = drawn(("A", tuple(mark(f"2020-{month:02}", label=long) for month in range(1, 13))))
    assert long not in [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


DATES = st.one_of(
    st.dates().map(lambda d: f"{max(d.year, 1000)}-{d.month:02}"), st.integers(1000, 9990).map(str),
    st.tuples(st.integers(1900, 2050), st.integers(0, 60)).map(lambda p: f"{p[0]}/{p[0] + p[1]}"),
    st.integers(1900, 2050).map(lambda y: f"{y}-01-03"), st.integers(1900, 2050).map(lambda y: f"../{y}"))
MARKS = st.builds(mark, DATES, st.sampled_from(("stated", "inferred")), st.text("abc ", max_size=30))
ROWS = st.lists(st.tuples(st.text("abc ", max_size=60), st.lists(MARKS, min_size=1, max_size=12).map(tuple)), min_size=1, max_size=6)


@given(ROWS, st.sampled_from((60 * MM, 120 * MM, HEIGHT)))
@settings(max_examples=60, deadline=None)
def test_no_mark_or_label_covers_another_and_nothing_leaves_the_plot(rows: list[tuple[str, tuple[TimelineMark, ...]]], high: float) -> None:
    drawings = draw_timeline(timeline(*rows), STYLE, WIDTH, high, measure)
    left, dot = STYLE.mm("chart.label_width_mm"), STYLE.mm("chart.dot_diameter_mm")
    for drawing in drawings:
        assert_sound(drawing, high)
        share = drawing.width / WIDTH
        places = [room(shape) for shape in marks_of(drawing)]
        assert all(place[0] >= left * share - dot and place[2] <= drawing.width + dot for place in places)
        assert not any(covers(place, other) for index, place in enumerate(places) for other in places[:index])
        axis = next(shape.baseline for shape in words(drawing) if shape.text == "Dated items")
        labels = [room(shape) for shape in words(drawing) if shape.x > left * share and shape.baseline < axis - dot]
        assert not any(covers(label, place) for label in labels for place in places)
    assert sum(len(marks_of(drawing)) for drawing in drawings) == sum(len(marks) for _, marks in rows)


def test_rows_too_many_for_a_page_move_closer_and_then_go_on_another_page_with_axis_and_key() -> None:
    rows = [(f"Theme {number}", (mark(f"{2000 + number}"), mark("2030-01"))) for number in range(60)]
    assert len(draw_timeline(timeline(*rows[:24]), STYLE, WIDTH, 200 * MM, measure)) == 1
    drawings = draw_timeline(timeline(*rows), STYLE, WIDTH, 200 * MM, measure)
    assert len(drawings) > 1
    assert [text for drawing in drawings for text in said(drawing) if text.startswith("Theme")] == [label for label, _ in rows]
    assert all({"Dated items", "known"} <= set(said(drawing)) for drawing in drawings)


def test_a_row_higher_than_any_page_is_drawn_smaller() -> None:
    (drawing,) = draw_timeline(timeline(("A", (mark("2020-01"),) * 100)), STYLE, WIDTH, 200 * MM, measure)
    assert drawing.height <= 200 * MM and drawing.width < WIDTH


def test_the_label_of_a_stack_through_the_whole_row_stands_in_its_middle() -> None:
    stack = (mark("2020-01", label="four at once"), *(mark("2020-01", "inferred") for _ in range(3)))
    drawing = drawn(("A", stack), ("B", (mark("2021"),)))
    label = next(shape for shape in words(drawing) if shape.text == "four at once")
    count = next(shape for shape in words(drawing) if shape.text == "4")
    assert label.baseline == count.baseline
