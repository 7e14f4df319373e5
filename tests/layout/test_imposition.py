"""Pages on the sheets of a handout: each of them once, in its place, with marking and folio on every side."""
from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.document.handout import HANDOUT_LAYOUTS, HandoutLayout, HandoutPhrases
from briefer.document.nodes import Document, Meta, PageBreak, Paragraph, Part, Phrases, Text
from briefer.document.styles import POINTS_PER_MM
from briefer.layout import lay_out
from briefer.layout.boxes import Area, Stroke, TextBox
from briefer.layout.imposition import Imposed, Side, booklet_order, impose
from tests.layout.pages import lines_of
from tests.layout.sample_documents import style

STAFF = style("staff")
PHRASES = HandoutPhrases("Notes", "Notes, page {n}", "Handout", "Overview", "Sheet {n} of {total}",
                         "Sheet {n} of {total}, front: pages {left} and {right}",
                         "Sheet {n} of {total}, back: pages {left} and {right}. Flip on short edge")
MARKING = "UNCLASSIFIED // FOR TRAINING USE"


def document(pages: int, *, landscape: bool = False, **meta: object) -> Document:
    """A document of so many pages, with a line on each."""
    blocks: list[object] = []
    for number in range(1, pages + 1):
        turned = landscape and number == pages
        blocks.append(Part(f"b{number}", "landscape") if turned else PageBreak(f"b{number}"))
        blocks.append(Paragraph(f"p{number}", (Text(f"This is page {number}."),)))
    fields: dict[str, object] = {"language": "en", "title": "T", "marking": MARKING, "reference": "STC/1", **meta}
    return Document(Meta(**fields), Phrases("Page {n} of {total}", "Copy {n} of {total}", "cont.", "DRAFT"), tuple(blocks))  # type: ignore[arg-type]


def imposed(made: Document, layout: HandoutLayout, *, whole_sheets: bool = False) -> Imposed:
    return impose(made, lay_out(made, STAFF), layout, PHRASES, whole_sheets=whole_sheets)


def words(side: Side) -> list[str]:
    return [line for box in side.boxes if isinstance(box, TextBox) for line in lines_of(box)]


def mm(points: float) -> float:
    return points / POINTS_PER_MM


@pytest.mark.parametrize("layout", HANDOUT_LAYOUTS)
@pytest.mark.parametrize("pages", [1, 2, 3, 4, 5, 8, 9])
def test_every_page_stands_on_the_sheets_once(layout: HandoutLayout, pages: int) -> None:
    sides = imposed(document(pages), layout).sides
    assert sorted(placed.page for side in sides for placed in side.placed) == list(range(pages))


@given(st.integers(1, 60))
def test_a_folded_booklet_reads_in_order(sheets: int) -> None:
    order = booklet_order(4 * sheets)
    fronts = [(left, right) for _, left, right, back in order if not back]
    backs = [(left, right) for _, left, right, back in order if back]
    # Folding lays the sheets into each other: right halves of the fronts and left halves of the backs come first.
    first = [page for (_, right), (left, _) in zip(fronts, backs, strict=True) for page in (right, left)]
    last = [page for (left, _), (_, right) in zip(fronts, backs, strict=True) for page in (left, right)]
    assert first + last[::-1] == list(range(4 * sheets))


def test_a_booklet_is_filled_up_with_marked_pages_for_notes() -> None:
    sides = imposed(document(6), "booklet").sides
    assert len(sides) == 4
    said = words(sides[0])
    assert [placed.page for placed in sides[0].placed] == [0]
    assert said.count("Notes") == 1 and said.count(MARKING) == 2
    assert "Sheet 1 of 2, front: pages 8 and 1" in said
    assert "Sheet 1 of 2, back: pages 2 and 7. Flip on short edge" in words(sides[1])


def test_a_booklet_is_folded_between_two_ticks() -> None:
    side = imposed(document(4), "booklet").sides[0]
    ticks = [box for box in side.boxes if isinstance(box, Stroke) and not box.width]
    assert [(round(mm(tick.x), 2), round(mm(tick.height), 2)) for tick in ticks] == [(148.5, 4.0), (148.5, 4.0)]


def test_two_pages_stand_beside_columns_for_notes() -> None:
    side = imposed(document(6), "2up-notes").sides[0]
    frames = [box for box in side.boxes if isinstance(box, Area)]
    assert [tuple(round(mm(value), 1) for value in (box.x, box.y, box.width, box.height)) for box in frames] == [
        (12.0, 18.0, 100.8, 167.7), (152.5, 18.0, 100.8, 167.7)]
    lines = [box for box in side.boxes if isinstance(box, Stroke)]
    assert {round(mm(line.width), 1) for line in lines} == {27.7}
    assert {round(mm(b.y - a.y), 2) for a, b in pairwise(lines) if a.x == b.x} == {8.0}
    assert {"Notes, page 1", "Notes, page 2", "Sheet 1 of 3", "STC/1 · Handout"} <= set(words(side))
    assert {placed.scale for placed in side.placed} == {0.6}


def test_four_pages_stand_in_two_rows_and_empty_places_are_for_notes() -> None:
    side = imposed(document(6), "4up").sides[1]
    frames = [box for box in side.boxes if isinstance(box, Area)]
    assert [tuple(round(mm(value)) for value in (box.x, box.width)) for box in frames] == [(23, 77), (110, 77)] * 2
    assert words(side).count("Notes") == 2
    assert {"Sheet 2 of 2", "STC/1 · Overview"} <= set(words(side))


@pytest.mark.parametrize("layout", ["2up-notes", "4up"])
def test_every_side_is_marked_at_top_and_bottom(layout: HandoutLayout) -> None:
    for side in imposed(document(9), layout).sides:
        assert words(side).count(MARKING) == 2


@pytest.mark.parametrize("layout", HANDOUT_LAYOUTS)
@pytest.mark.parametrize("landscape", [False, True])
def test_nothing_leaves_the_sheet_and_no_two_pages_overlap(layout: HandoutLayout, landscape: bool) -> None:
    for side in imposed(document(7, landscape=landscape), layout).sides:
        for x, y, width, height in (placed.clip for placed in side.placed):
            assert x >= -0.01 and y >= -0.01 and x + width <= side.width + 0.01 and y + height <= side.height + 0.01
        for box in side.boxes:
            assert box.x >= -0.01 and box.y >= -0.01 and box.x + box.width <= side.width + 0.01
            assert box.y + box.height <= side.height + 3.0  # the leading of the lowest line reaches below its letters
        for one, other in combinations([placed.clip for placed in side.placed], 2):
            assert one[0] + one[2] <= other[0] + 0.01 or other[0] + other[2] <= one[0] + 0.01 or \
                one[1] + one[3] <= other[1] + 0.01 or other[1] + other[3] <= one[1] + 0.01


def test_a_page_of_another_shape_is_fitted_into_its_place() -> None:
    made = document(2, landscape=True)
    laid = lay_out(made, STAFF)
    placed = impose(made, laid, "2up-notes", PHRASES).sides[0].placed[1]
    page = laid.pages[placed.page]
    x, _, width, _ = placed.clip
    assert page.width > page.height and placed.scale < 0.6
    left = placed.x + STAFF.landscape.margin_left * placed.scale
    right = placed.x + (page.width - STAFF.landscape.margin_right) * placed.scale
    assert x <= left and right <= x + width


def test_a_copy_among_several_ends_with_a_marked_back() -> None:
    made = document(5, copy=(3, 12))
    single, whole = imposed(made, "2up-notes"), imposed(made, "2up-notes", whole_sheets=True)
    assert (len(single.sides), len(whole.sides)) == (3, 4)
    assert not whole.sides[-1].placed and words(whole.sides[-1]).count(MARKING) == 2
    assert all("Copy 03 of 12" in words(side) for side in whole.sides[:-1])


def test_paper_is_turned_over_the_edge_at_which_it_is_held() -> None:
    assert {layout: imposed(document(1), layout).flip for layout in HANDOUT_LAYOUTS} == {
        "1up": "long", "2up-notes": "short", "4up": "long", "booklet": "short"}
