"""The coverage matrix: its measures, its pages, and the table it is read out as."""
from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.document.drawings import Coverage, CoverageGroup, CoveragePanel, CoverageRow, Gap, PanelHead
from briefer.figures.coverage import draw_coverage
from briefer.figures.drawing import KEY, Box, Drawing, Hatch, Line
from tests.figures.drawn import MM, STYLE, WIDTH, assert_sound, measure, room, said, words

WIDE, HIGH = 257 * MM, 150 * MM
YEARS = CoveragePanel("Half-years 2015–2023", tuple(PanelHead(str(year), 2) for year in range(2015, 2024)), (1,) * 17 + (0,))
WEEKS = CoveragePanel("Weeks, from Monday 30 December 2019", tuple(PanelHead(head, 1, head.isalpha()) for head in
                      ("30", "6", "13", "20", "27", "Jan", "3", "10", "17", "24", "Feb")), (2,) * 11, detail=True)
KEYS = ("two sources or more", "one source", "gap: three periods or more without one", "Letters: sources")


def row(label: str, held: dict[int, str], gaps: Sequence[Gap] = (), columns: int = 18, events: int = 2) -> CoverageRow:
    cells = tuple(tuple(held.get(column, "")) for column in range(columns))
    return CoverageRow(label, events, (cells, ((),) * 11), (tuple(gaps), ()))


def matrix(*groups: CoverageGroup, panels: tuple[CoveragePanel, ...] = (YEARS, WEEKS)) -> Coverage:
    return Coverage("Theme", "Events", panels, groups, "Distinct sources", *KEYS, ("Jan, Feb", "known only to the month"))


def drawn(coverage: Coverage, width: float = WIDE, high: float = HIGH) -> tuple[Drawing, ...]:
    return draw_coverage(coverage, STYLE, width, (high, high), measure)


FERRIES = row("Ferries", {2: "A", 3: "AB"}, (Gap(4, 17, "1"),))
SAMPLE = matrix(CoverageGroup("Harbour", (FERRIES, row("Fees", {}, (Gap(0, 17),), events=0))),
                CoverageGroup("Airfield", (row("Runway", {9: "C"}),)))


def sample() -> Drawing:
    (drawing,) = drawn(SAMPLE)
    return drawing


def test_without_themes_or_periods_there_is_nothing_to_draw() -> None:
    assert drawn(matrix()) == ()
    assert drawn(matrix(*SAMPLE.groups, panels=())) == ()


def test_eighteen_half_years_and_eleven_weeks_fill_a_landscape_frame() -> None:
    uprights = sorted({shape.x1 for shape in sample().shapes if isinstance(shape, Line) and shape.x1 == shape.x2})
    assert uprights[0] == pytest.approx(71.6 * MM, abs=0.1)
    assert uprights[1] - uprights[0] == pytest.approx(13 * MM, abs=0.1)
    assert [x / MM for x in uprights[9:]] == pytest.approx([188.6, 192.1, 221.6, 227.5, 251.1, 257], abs=0.05)


def test_rows_are_five_millimetres_and_a_fifth_high_below_a_head() -> None:
    levels = sorted({shape.y1 for shape in sample().shapes if isinstance(shape, Line) and shape.y1 == shape.y2})
    assert [y / MM for y in levels] == pytest.approx([9.6, 14.8, 20, 25.2])
    by_level = {round(shape.y1 / MM, 1): (shape.weight, shape.x1) for shape in sample().shapes if isinstance(shape, Line)
                and shape.y1 == shape.y2 and shape.x1 < 100 * MM}
    assert by_level == {9.6: (1.0, 0), 14.8: (0.5, pytest.approx(22 * MM)), 20.0: (0.75, 0), 25.2: (1.0, 0)}


def test_one_source_is_a_frame_and_more_are_a_fill_with_paper_letters() -> None:
    shapes = sample().shapes
    letters = {shape.text: shape for shape in words(sample()) if shape.weight == "bold"}
    frame = next(shape for shape in shapes if isinstance(shape, Box) and shape.stroke and shape.y < 16 * MM)
    fill = next(shape for shape in shapes if isinstance(shape, Box) and shape.fill == STYLE.colors["accent"])
    assert (letters["A"].color, letters["AB"].color) == (STYLE.colors["ink"], STYLE.colors["paper"])
    assert frame.weight == 0.9 and frame.fill == STYLE.colors["paper"]
    assert (fill.x / MM, fill.y / MM, fill.width / MM, fill.height / MM) == pytest.approx((91.4, 10.05, 5.9, 4.3), abs=0.02)


def test_a_gap_is_hatched_and_its_number_stands_on_paper_in_its_middle() -> None:
    hatch = next(shape for shape in sample().shapes if isinstance(shape, Hatch))
    number = next(shape for shape in words(sample()) if shape.color == STYLE.colors["accent"])
    assert (hatch.x / MM, hatch.width / MM, hatch.y / MM, hatch.pitch / MM) == pytest.approx((97.6, 91, 9.85, 1.9), abs=0.02)
    assert number.x == pytest.approx(hatch.x + hatch.width / 2)
    assert any(isinstance(shape, Box) and shape.width == pytest.approx(4.4 * MM) for shape in sample().shapes)


def test_no_events_and_no_sources_are_en_dashes() -> None:
    assert said(sample()).count("–") == 2


def test_every_cell_is_in_a_table_whose_rows_are_equally_long() -> None:
    (drawing,) = drawn(SAMPLE)
    assert len(drawing.rows) == 2 + 3 + 1
    assert_regular([drawing])
    assert {cell.kind for cell in drawing.rows[0]} == {"data", "column"}
    assert drawing.rows[2][0].kind == "row" and drawing.rows[2][0].rows == 2
    texts = told([drawing])
    assert texts[0, (2, 0)] == "Harbour" and texts[0, (3, 0)] == "Fees" and texts[0, (2, 3 + 3)] == "AB" and texts[0, (3, 1)] == "–"
    assert texts[0, (1, 2)] == "2015" and texts[0, (0, 2)] == WEEKS.title
    assert KEYS[0] in [shape.text for shape in words(drawing) if shape.cell == KEY]


def test_more_rows_than_a_page_holds_go_on_below_the_same_heads_and_the_totals_come_last() -> None:
    groups = tuple(CoverageGroup(f"Group {group}", tuple(row(f"Theme {group}.{number}", {number: "AB"}) for number in range(9)))
                   for group in range(7))
    pages = drawn(matrix(*groups))
    assert len(pages) == 3
    assert all("Theme" in said(page) and WEEKS.title in said(page) for page in pages)
    assert ["Distinct sources" in said(page) for page in pages] == [False, False, True]
    themes = [text for page in pages for text in said(page) if text.startswith("Theme ")]
    assert themes == [one.label for group in groups for one in group.rows]
    assert_regular(pages)
    for page in pages:
        assert_sound(page, HIGH)


def test_no_few_rows_are_left_alone_on_the_last_page() -> None:
    for count in range(20, 60):
        pages = drawn(matrix(CoverageGroup("Harbour", tuple(row(f"Theme {number}", {}) for number in range(count)))))
        assert len([text for text in said(pages[-1]) if text.startswith("Theme ")]) >= 3


def test_letters_without_room_are_a_plus_that_is_read_out_in_full() -> None:
    (drawing,) = drawn(matrix(CoverageGroup("Harbour", (row("Ferries", {2: "ABCDEFGH"}),))))
    plus = next(shape for shape in words(drawing) if shape.text == "+")
    assert plus.spoken == "ABCDEFGH"


def test_in_an_upright_frame_columns_are_narrower_and_single_letters_stay() -> None:
    (drawing,) = drawn(SAMPLE, WIDTH)
    assert_sound(drawing, HIGH)
    assert {"A", "AB", "C"} <= set(said(drawing))


def test_few_columns_grow_but_not_beyond_measure() -> None:
    panel = CoveragePanel("Quarters", (PanelHead("2020", 4),), (1, 1, 0, 0))
    (drawing,) = drawn(matrix(CoverageGroup("Harbour", (row("Ferries", {1: "A"}, columns=4),)), panels=(panel,)))
    uprights = sorted(shape.x1 for shape in drawing.shapes if isinstance(shape, Line) and shape.x1 == shape.x2)
    assert uprights[-1] - uprights[0] == pytest.approx(48 * MM)


def told(pages: Sequence[Drawing]) -> dict[tuple[int, tuple[int, int]], str]:
    """What is read out of each cell, by page."""
    return {(number, shape.cell): shape.spoken or shape.text for number, page in enumerate(pages) for shape in words(page) if shape.cell}


def assert_regular(pages: Sequence[Drawing]) -> None:
    """Every row has as many columns as every other, cells that run over more counted, and all words name a cell that is there."""
    lengths = []
    for page in pages:
        below = 0
        for cells in page.rows:
            lengths.append(sum(cell.columns for cell in cells) + (below > 0))
            below = max(0, below - 1, *(cell.rows - 1 for cell in cells))
        for shape in words(page):
            if shape.cell and shape.cell != KEY:
                assert shape.cell[1] < len(page.rows[shape.cell[0]])
    assert len(set(lengths)) == 1


PANELS = st.lists(st.builds(
    lambda title, heads, detail: CoveragePanel(title, tuple(PanelHead(label, columns, soft) for label, columns, soft in heads),
                                               tuple(range(sum(columns for _, columns, _ in heads))), detail),
    st.text("abc ", max_size=40),
    st.lists(st.tuples(st.text("0123", max_size=4), st.integers(1, 4), st.booleans()), min_size=1, max_size=20),
    st.booleans()), min_size=1, max_size=3)


@st.composite
def coverages(draw: st.DrawFn) -> Coverage:
    panels = tuple(draw(PANELS))

    def any_row() -> CoverageRow:
        cells, gaps = [], []
        for panel in panels:
            held = [tuple("ABCDEF"[:draw(st.sampled_from((0, 0, 0, 1, 2, 6)))]) for _ in panel.totals]
            empty = [index for index, letters in enumerate(held) if not letters]
            cells.append(tuple(held))
            gaps.append(tuple(Gap(index, index, draw(st.sampled_from(("", "1", "12")))) for index in empty[:3]))
        return CoverageRow(draw(st.text("abc ", max_size=50)), draw(st.integers(0, 200)), tuple(cells), tuple(gaps))

    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=9))
    return matrix(*(CoverageGroup(draw(st.text("abc ", max_size=40)), tuple(any_row() for _ in range(size))) for size in sizes),
                  panels=panels)


@given(coverages(), st.sampled_from((WIDE, WIDTH)), st.sampled_from((70 * MM, HIGH)))
@settings(max_examples=40, deadline=None)
def test_nothing_leaves_the_frame_and_all_letters_are_told(coverage: Coverage, width: float, high: float) -> None:
    pages = drawn(coverage, width, high)
    assert_regular(pages)
    for page in pages:
        assert page.width <= width + 0.01
        assert_sound(page, high)
    letters = sorted("".join(cell) for group in coverage.groups for one in group.rows for panel in one.cells for cell in panel if cell)
    bold = [shape for page in pages for shape in words(page) if shape.cell and (shape.text.isupper() or shape.text == "+")]
    assert sorted(shape.spoken or shape.text for shape in bold) == letters
    hatched = [room(shape) for page in pages for shape in page.shapes if isinstance(shape, Hatch)]
    assert all(right - left > 0 for left, _, right, _ in hatched)
