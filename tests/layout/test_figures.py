"""Figures on pages: with caption and note on one page, in parts where no page holds them, and a matrix as a table of its letters."""

from __future__ import annotations

import pytest

from briefer.document.nodes import Caption, Document, Figure
from briefer.document.styles import POINTS_PER_MM
from briefer.layout import lay_out
from briefer.layout.boxes import DrawingBox, Element, Laid, Stroke
from tests.layout.pages import text_boxes, words_on
from tests.layout.sample_documents import ENGLISH, style, words
from tests.layout.sample_figures import META, figures

STAFF = style("staff")


def drawings(laid: Laid, node: str) -> list[tuple[int, DrawingBox]]:
    """The drawings of a figure, with their pages."""
    return [(number, box) for number, page in enumerate(laid.pages) for box in page.boxes
            if isinstance(box, DrawingBox) and box.node_id == node]


def found(element: Element, role: str) -> list[Element]:
    """The elements of a role, in reading order."""
    return [element] * (element.role == role) + [one for kid in element.kids for one in found(kid, role)]


@pytest.mark.parametrize(("lanes", "groups"), [(1, 1), (3, 3), (30, 20), (90, 50)])
@pytest.mark.parametrize("house", ["staff", "diplomatic"])
def test_no_drawing_leaves_the_frame_of_its_page(house: str, lanes: int, groups: int) -> None:
    laid = lay_out(figures(lanes=lanes, groups=groups), style(house))
    for node in ("f", "m"):
        for number, box in drawings(laid, node):
            sheet = laid.pages[number].sheet
            assert box.y >= sheet.top - 0.01 and box.y + box.height <= sheet.bottom + 0.01
            assert box.x >= sheet.left - 0.01 and box.x + box.width <= sheet.right + 0.01


def test_caption_figure_and_note_stand_on_one_page() -> None:
    laid = lay_out(figures(lanes=14), STAFF)
    ((number, _),) = drawings(laid, "f")
    said = words_on(laid.pages[number])
    assert "Work ends in 2014" in said and "An open end" in said


def test_a_matrix_that_fits_stands_below_its_head_and_one_that_does_not_begins_there() -> None:
    for groups, pages in ((3, 1), (20, 4)):
        laid = lay_out(figures(groups=groups), STAFF)
        parts = drawings(laid, "m")
        assert parts[0][0] == 1, "the first part stands on the page of the head"
        assert len(parts) <= pages and [number for number, _ in parts] == list(range(1, 1 + len(parts)))


def test_a_matrix_is_one_table_of_rows_over_all_its_pages() -> None:
    laid = lay_out(figures(groups=20), STAFF)
    (table,) = found(laid.root, "Table")
    rows = [kid for kid in table.kids if kid.role == "TR"]
    assert [kid.role for kid in table.kids[:1]] == ["Caption"]
    assert len(rows) == 2 + 60 + 1
    assert {kid.role for kid in rows[0].kids} == {"TD", "TH"} and "/ColSpan 12" in rows[0].kids[1].attributes
    assert "/Scope /Row" in rows[2].kids[0].attributes and "/RowSpan 3" in rows[2].kids[0].attributes
    assert [one for one in found(laid.root, "Figure") if one.alt != "What each lane holds."] == []


def test_a_figure_without_a_drawing_says_so_between_two_rules_a_fixed_distance_apart() -> None:
    empty = Figure("f", None, "", Caption("Figure 1.", words("Nothing")), words("A note."), "No dated events.")
    laid = lay_out(Document(META, ENGLISH, (empty,)), STAFF)
    rules = [box for box in laid.pages[0].boxes if isinstance(box, Stroke) and box.node_id == "f"]
    text = next(box for box in text_boxes(laid.pages[0]) if box.align == "center" and box.node_id == "f")
    assert rules[1].y - rules[0].y == pytest.approx(24 * POINTS_PER_MM)
    assert text.y + text.height / 2 == pytest.approx((rules[0].y + rules[1].y) / 2)
