"""Marks of rating, frames and tags: the room they take in a line, what may not be parted, and where they are drawn."""
from __future__ import annotations

import pytest

from briefer.document.inlines import Inlines, LineBreak, Marks, Note, Rating, Text
from briefer.document.styles import POINTS_PER_MM
from briefer.layout.boxes import Element, Lines, TextBox
from briefer.layout.lines import LineBreaker
from briefer.layout.sheet import Role, Sheet
from tests.layout.pages import lines_of
from tests.layout.sample_documents import style

STAFF = style("staff")
FULL, HALF = Rating("full", "meets"), Rating("half", "in part")


def broken(inlines: Inlines, width: float, role: str = "body") -> tuple[list[str], Lines, Role]:
    made = Sheet(STAFF)[role]
    lines = LineBreaker(STAFF).lines(made, width, inlines, "en", Element("P"))
    return lines_of(TextBox(0, 0, width, 0, "", made, lines, None)), lines, made


def test_a_mark_of_rating_takes_its_width_and_the_blank_after_it() -> None:
    said, lines, role = broken((FULL, Text(" meets it")), 400)
    assert said[0].strip("\xa0") == "meets it"
    assert lines.widths[0] == pytest.approx(2.9 * POINTS_PER_MM + role.width("\xa0meets it"), abs=0.3)
    spot, = lines.spots
    assert (spot.kind, spot.rating, spot.left) == ("rating", "full", 0)
    assert spot.right == pytest.approx(2.9 * POINTS_PER_MM)
    assert spot.element is not None and (spot.element.role, spot.element.alt) == ("Figure", "meets")


@pytest.mark.parametrize("width", range(60, 260, 7))
def test_a_mark_of_rating_never_ends_a_line_before_its_words(width: int) -> None:
    inlines = tuple(part for _ in range(9) for part in (Text("some words "), HALF, Text(" meets ")))
    _, lines, _ = broken(inlines, width)
    assert max(lines.widths) <= width
    for spot in lines.spots:
        assert spot.right < lines.widths[spot.line] - 1, "words follow on the same line"


def test_marks_on_later_lines_know_their_line() -> None:
    _, lines, _ = broken((Text("one"), LineBreak(), FULL, LineBreak(), Text("two "), HALF), 300)
    assert [(spot.rating, spot.line) for spot in lines.spots] == [("full", 1), ("half", 2)]
    assert [(spot.rating, spot.line) for spot in lines.part(1, 2).spots] == [("full", 0)]


def test_a_framed_grade_is_set_as_beside_a_quotation_with_room_at_its_sides() -> None:
    _, lines, role = broken((Text("C2", Marks.BOX), Text(" and more")), 400)
    meta = Sheet(STAFF).role("meta", weight="bold")
    spot, = lines.spots
    assert spot.kind == "frame"
    assert spot.right - spot.left == pytest.approx(meta.width("C2") + 2 * STAFF.number("grade.pad_x_pt"), abs=0.01)
    assert lines.widths[0] == pytest.approx(spot.right + role.width(" and more"), abs=0.3)


def test_the_words_of_a_frame_are_not_parted_but_a_tag_goes_on_over_lines() -> None:
    for width in range(60, 200, 11):
        _, framed, _ = broken((Text("some words before a "), Text("grade of B2", Marks.BOX)), width)
        assert len([spot for spot in framed.spots if spot.kind == "frame"]) == 1
    _, tagged, _ = broken((Text("a long theme of many words that turns", Marks.TAG),), 90)
    assert [spot.line for spot in tagged.spots] == list(range(len(tagged.operators))) and len(tagged.operators) > 1


def test_a_note_after_a_mark_stays_with_it() -> None:
    _, lines, _ = broken((Text("word "), FULL, Note(1, (Text("Why."),), "n")), 400)
    assert [spot.kind for spot in lines.spots] == ["rating", "note"]
