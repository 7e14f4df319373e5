"""Drawings on drafts: nothing covers the word across the page, and no rule runs through a label."""
from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.document.styles import HouseStyle
from briefer.figures.bare import bare
from briefer.figures.drawing import Box, Drawing, Hatch, Line, Polygon
from briefer.layout import lay_out
from briefer.layout.boxes import DrawingBox
from tests.figures.drawn import STYLE
from tests.layout.sample_figures import figures

PAPER, INK = STYLE.color("color.paper"), STYLE.color("color.ink")
LABEL = Box(10, 10, 20, 5, PAPER)


@pytest.mark.parametrize(("rule", "left"), [
    (Line(15, 0, 15, 30, 0.5, INK), [(15, 0, 15, 10), (15, 15, 15, 30)]),
    (Line(0, 12, 40, 12, 0.5, INK), [(0, 12, 10, 12), (30, 12, 40, 12)]),
    (Line(15, 11, 15, 14, 0.5, INK), []),
    (Line(5, 0, 5, 30, 0.5, INK), [(5, 0, 5, 30)]),
])
def test_a_rule_ends_at_a_label_and_goes_on_below_it(rule: Line, left: list[tuple[float, ...]]) -> None:
    made = bare(Drawing(40, 30, (rule, LABEL)), STYLE)
    assert [(line.x1, line.y1, line.x2, line.y2) for line in made.shapes if isinstance(line, Line)] == left
    assert LABEL not in made.shapes


def test_what_is_painted_over_a_label_and_what_has_an_outline_stays() -> None:
    over, mark = Line(15, 0, 15, 30, 0.5, INK), Box(1, 1, 4, 4, PAPER, INK, 0.9)
    assert bare(Drawing(40, 30, (LABEL, over, mark)), STYLE).shapes == (over, mark)


def test_a_number_on_a_hatching_keeps_its_paper() -> None:
    hatched = Drawing(40, 30, (Hatch(0, 0, 40, 30, 5, 0.4, INK), LABEL))
    assert bare(hatched, STYLE) == hatched


def test_the_tint_of_a_wedge_becomes_the_outline_of_its_sides() -> None:
    tint = STYLE.color("swimlane.wedge_fill")
    (left, right) = bare(Drawing(40, 30, (Polygon(((10, 0), (20, 0), (40, 30), (0, 30)), tint),)), STYLE).shapes
    assert (left, right) == (Line(20, 0, 40, 30, 0.5, STYLE.color("color.rule")), Line(0, 30, 10, 0, 0.5, STYLE.color("color.rule")))


@pytest.mark.parametrize("draft", [True, False])
def test_only_figures_of_drafts_are_bare(draft: bool) -> None:
    document = figures()
    laid = lay_out(replace(document, meta=replace(document.meta, draft=draft)), STYLE)
    drawn = [box.drawing for page in laid.pages for box in page.boxes if isinstance(box, DrawingBox) and not box.cells]
    shapes = [shape for drawing in drawn for shape in drawing.shapes]
    assert any(_covers(shape, STYLE) for shape in shapes) is not draft


def _covers(shape: object, style: HouseStyle) -> bool:
    if isinstance(shape, Polygon):
        return shape.fill == style.color("swimlane.wedge_fill")
    return isinstance(shape, Box) and shape.fill == PAPER and not shape.stroke
