"""Whether what a section holds fits the form it prints in."""
from __future__ import annotations

import pytest

from briefer.model.briefing import Card, CardsItem, TableColumn, TableItem
from briefer.model.localized import Localized
from tests.checks.held import found, pack, section, text


@pytest.mark.parametrize(("points", "variant", "findings"), [(6, "", 0), (7, "", 1), (7, "speak", 1), (7, "pairs", 0)])
def test_points_that_nobody_keeps_in_mind(points: int, variant: str, findings: int) -> None:
    held = pack(sections=(section("key_points", text("- Point.\n" * points), variant=variant),))
    assert len(found("points_many", held, ("en",))) == findings


@pytest.mark.parametrize(("count", "findings"), [(0, 0), (1, 1), (2, 0), (4, 0), (5, 1)])
def test_one_course_of_action_is_no_choice_and_five_are_too_many(count: int, findings: int) -> None:
    held = pack(sections=(section("text", CardsItem("options", (Card(Localized("Wait")),) * count)),))
    assert len(found("options_count", held)) == findings


@pytest.mark.parametrize(("count", "findings"), [(2, 1), (3, 0), (5, 0), (6, 1)])
def test_a_strip_takes_three_to_five_figures(count: int, findings: int) -> None:
    held = pack(sections=(section("excerpts", CardsItem("items", (Card(Localized("20")),) * count), variant="figures"),))
    assert len(found("figures_count", held)) == findings


@pytest.mark.parametrize(("weight", "cell", "missing"), [("3", "● yes", 0), ("1,5", "○", 0), ("", "● yes", 1), ("heavy", "yes", 2)])
def test_a_table_of_marks_wants_a_mark_in_each_cell_and_a_number_in_each_weight(weight: str, cell: str, missing: int) -> None:
    columns = (TableColumn(Localized("Criterion")), TableColumn(Localized("Weight"), type="number"),
               TableColumn(Localized("Wait"), type="mark"))
    held = pack(sections=(section("table", TableItem(columns, ((Localized("Time"), Localized(weight), Localized(cell)),))),))
    assert [finding.message.fields["cells"] for finding in found("mark_missing", held)] == ([missing] if missing else [])
