"""The theme timeline: where its marks stand, and that nothing covers anything."""
from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.document.nodes import Timeline, TimelineMark, TimelineRow
from briefer.document.styles import POINTS_PER_MM, HouseStyle
from briefer.figures.drawing import Box, Dot, Drawing, Line, Words
from briefer.figures.timeline import draw_timeline
from briefer.model.dates import Basis, Date, Part
from briefer.templating.library import Library

STYLE: HouseStyle = Library().style("staff")
WIDTH, HEIGHT = 160 * POINTS_PER_MM, 2000 * POINTS_PER_MM


def measure(text: str, size: float, weight: str) -> float:
    return len(text) * size * 0.5


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


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_marks_stay_on_the_plot_and_apart_and_words_within_the_width(rows: list[tuple[str, tuple[TimelineMark, ...]]]) -> None:
    drawing = drawn(*rows)
    boxes = []
    for shape in marks_of(drawing):
        half = shape.diameter / 2 if isinstance(shape, Dot) else 0
        box = ((shape.x - half, shape.x + half, shape.y - half, shape.y + half) if isinstance(shape, Dot)
               else (shape.x, shape.x + shape.width, shape.y, shape.y + shape.height))
        dot = STYLE.mm("chart.dot_diameter_mm")
        assert box[0] >= STYLE.mm("chart.label_width_mm") - dot and box[1] <= WIDTH + dot
        assert all(box[1] <= b[0] + 0.01 or b[1] <= box[0] + 0.01 or box[3] <= b[2] + 0.01 or b[3] <= box[2] + 0.01 for b in boxes)
        boxes.append(box)
    for shape in drawing.shapes:
        if isinstance(shape, Words) and shape.weight == "regular" and shape.anchor == "left":
            assert shape.x + measure(shape.text, shape.size, "regular") <= WIDTH + 0.01
