"""Tables: the widths of each kind, what is recommended and summed up, and tables no page was made for."""
from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest

from briefer.document.inlines import Inlines, Rating, Reference, Text
from briefer.document.nodes import Caption, Column, Document, Meta, Phrases, Row, Table, TableKind
from briefer.document.styles import POINTS_PER_MM
from briefer.layout import Laid, lay_out
from briefer.layout.boxes import Stroke, TextBox
from tests.layout.pages import lines_of, text_boxes
from tests.layout.sample_documents import style, words

PHRASES = Phrases("{n}/{total}", "{n}/{total}", "cont.", "DRAFT")
STYLES = {id: style(id) for id in ("staff", "diplomatic")}
# Of each kind: how many columns, and where their words begin, in millimetres from the frame's edge (frame of 160 mm).
STARTS: tuple[tuple[TableKind, tuple[float, ...]], ...] = (
    ("events", (0, 32, 111, 136, 150)),
    ("pairs", (0, 48)),
    ("statements", (0, 13, 72, 85, 96, 113, 129, 142)),
    ("letters", (0, 15, 28, 104, 135)),
    ("changes", (0, 26, 46, 142)))


def laid(*tables: Table, house: str = "staff") -> Laid:
    return lay_out(Document(Meta(language="en", title="T"), PHRASES, tables), STYLES[house])


def table(kind: TableKind, heads: int, rows: tuple[Row, ...], **more: object) -> Table:
    columns = tuple(Column(words("x")) for _ in range(heads))
    return Table("t", kind, columns, rows, **more)  # type: ignore[arg-type]


def row(*cells: str | Inlines) -> Row:
    return Row(tuple(words(cell) if isinstance(cell, str) else cell for cell in cells), (0,))


def boxes(pages: Laid, page: int = 0) -> list[TextBox]:
    return [box for box in text_boxes(pages.pages[page]) if box.node_id == "t"]


@pytest.mark.parametrize(("kind", "starts"), STARTS)
def test_each_kind_has_its_columns(kind: TableKind, starts: tuple[float, ...]) -> None:
    made = laid(table(kind, len(starts), (row(*("x" for _ in starts)),)))
    heads = boxes(made)[:len(starts)]
    assert [(box.x - made.sheet.left) / POINTS_PER_MM for box in heads] == pytest.approx(starts, abs=0.1)


@pytest.mark.parametrize(("courses", "width"), [(2, 44), (3, 33), (4, 25)])
def test_courses_share_what_the_criterion_leaves(courses: int, width: float) -> None:
    columns = (Column(words("Criterion")), Column(words("W"), "right"), *(Column(words("x")) for _ in range(courses)))
    made = laid(Table("t", "comparison", columns, (row("a", "3", *("x" for _ in range(courses))),)))
    starts = [box.x / POINTS_PER_MM for box in boxes(made)[2:2 + courses]]
    assert [later - earlier for earlier, later in pairwise(starts)] == pytest.approx([width] * (courses - 1), abs=0.1)


def test_the_recommended_course_has_a_heavy_rule_on_every_page() -> None:
    rows = tuple(row(f"criterion {n}", "1", "yes", "no") for n in range(120))
    columns = (Column(words("C")), Column(words("W"), "right"), Column(words("1")), Column(words("2")))
    made = laid(Table("t", "comparison", columns, rows, accent=2))
    heavy, accent = made.sheet.style.number("rule.heavy_pt"), made.sheet.style.colors["accent"]
    for page in made.pages:
        rules = [box for box in page.boxes if isinstance(box, Stroke) and (box.weight, box.color) == (heavy, accent)]
        assert [round(rule.width / POINTS_PER_MM) for rule in rules] == [44]
        assert rules[0].y == pytest.approx(min(box.y for box in page.boxes if isinstance(box, Stroke)))
    assert len(made.pages) > 1


def test_the_row_that_sums_up_is_bold_under_a_rule_of_its_own() -> None:
    made = laid(table("comparison", 3, (row("a", "x", "x"), row("b", "x", "x"), row("Score", "8", "14")), total=True))
    assert [box.role.weight for box in boxes(made)[-3:]] == ["bold"] * 3
    rules = [box.weight for box in made.pages[0].boxes if isinstance(box, Stroke)]
    assert rules.count(made.sheet.style.number("rule.thin_pt")) == 2, "below the head and above the sum"


def test_words_after_a_mark_of_rating_turn_below_each_other() -> None:
    made = laid(table("comparison", 3, (row("a", (Rating("half", "in part"), Text(" in part, and only where the sources agree")), "x"),)))
    mark, said = (box for box in boxes(made)[3:] if box.x > made.sheet.axis and box.element is boxes(made)[4].element)
    assert len(said.lines.operators) > 1
    assert said.x - mark.x == pytest.approx((2.9 + 1.6) * POINTS_PER_MM)


def test_letters_of_the_audit_stand_in_the_accent() -> None:
    cells: Inlines = (Reference(("A",)),)
    made = laid(table("letters", 5, (row(cells, "3", "x", "x", "x"),)))
    letter = boxes(made)[5].lines.operators[0]
    assert " rg " in str(letter)


@pytest.mark.parametrize("house", list(STYLES))
@pytest.mark.parametrize("count", [1, 2, 16, 17, 40, 200])
def test_a_table_of_any_number_of_columns_stays_in_the_frame(count: int, house: str) -> None:
    rows = tuple(Row(tuple(words(f"cell {n}.{column} with responsibility") for column in range(count)), (0,)) for n in range(3))
    columns = tuple(Column(words(f"Head {n}")) for n in range(count))
    made = laid(Table("t", "free", columns, rows, Caption("Table 1.", words("x"))), house=house)
    sheet = made.sheet
    said = ""
    for page in made.pages:
        for box in text_boxes(page):
            assert sheet.left - 0.05 <= box.x and box.x + max(box.lines.widths) <= sheet.right + 0.05
            assert max(box.lines.widths) <= box.width + 0.05
            said += "".join(lines_of(box))
    assert all(f"Head{n}" in said.replace(" ", "") for n in range(count))


def test_a_cell_taller_than_a_page_goes_on_over_pages() -> None:
    made = laid(table("free", 2, (row("a", "word " * 4000), row("b", "x"))))
    assert len(made.pages) > 3
    for number, page in enumerate(made.pages):
        assert all(box.y + box.height <= made.sheet.bottom + 0.05 for box in page.boxes), number
    assert sum("".join(lines_of(box)).count("word") for page in made.pages for box in text_boxes(page)) == 4000


def test_ten_thousand_rows_take_ten_times_as_long_as_a_thousand() -> None:
    def seconds(count: int) -> float:
        rows = tuple(row(str(n), f"event {n}", "Baghdad", "[A]", "B2") for n in range(count))
        start = process_time()
        made = laid(table("events", 5, rows))
        assert sum(len(boxes(made, page)) for page in range(len(made.pages))) >= 5 * count
        return process_time() - start

    seconds(200)
    assert seconds(10_000) < 25 * seconds(1_000)
