"""What the excerpts workspace reckons without a window: order, marks of the timeline, edits of several excerpts."""
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefer.edits import ChangeExcerpt, PlaceMany, Unplace
from briefer.model.briefing import Briefing, ExcerptItem, Section, TextItem
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.text import digest
from briefer.model.themes import Theme
from ui.excerpts.changes import came_back, changes, into_section, new_theme, removal, with_theme, without_theme
from ui.excerpts.listing import beside_in
from ui.excerpts.order import COLUMNS, Column, Order
from ui.excerpts.timeline_plan import MOST, Axis, Mark, Marks, axis_of, bars_of, points_of

TEXT = "one two three four five six"


def taken(number: int, edtf: str, *themes: str, credibility: str = "6") -> Excerpt:
    return Excerpt(number, 0, 3, "one", themes=themes, date=Date(edtf=edtf) if edtf else None, credibility=credibility)


@pytest.fixture
def pack() -> Pack:
    source = Source(1, TEXT, digest(TEXT), reliability="B", next_excerpt=5, excerpts=(
        taken(1, "2020-05", "b", credibility="4"), taken(2, ""), taken(3, "2019", "a", credibility="1"),
        taken(4, "2021-01-02", credibility="2")))
    themes = (Theme("a", Localized("First"), key=1, colour=1), Theme("b", Localized("Second"), key=2, colour=2))
    sections = (Section("one", "excerpts", body=(ExcerptItem(ExcerptId(1, 4)), TextItem(Localized("x")))), Section("two", "excerpts"))
    return Pack("p", "2026-01-01T08:00:00Z", (source,), themes, (), (Briefing("b", sections=sections),), next_source=2)


def in_order(pack: Pack, column: Column, *, descending: bool = False) -> list[int]:
    order = Order()
    order.put(pack, pack.briefings[0])
    order.by(column, descending=descending)
    return [excerpt.number for _, excerpt in order.of(pack.excerpts()).shown]


def test_what_has_no_date_or_theme_comes_last_both_ways(pack: Pack) -> None:
    assert in_order(pack, "date") == [3, 1, 4, 2] and in_order(pack, "date", descending=True) == [4, 1, 3, 2]
    assert in_order(pack, "theme") == [3, 1, 2, 4] and in_order(pack, "theme", descending=True) == [1, 3, 2, 4]


def test_grades_places_and_numbers_sort_as_they_are_meant(pack: Pack) -> None:
    assert in_order(pack, "grade") == [3, 4, 2, 1]
    assert in_order(pack, "placed")[0] == 4 and in_order(pack, "placed", descending=True)[-1] == 4
    assert in_order(pack, "quote", descending=True) == [4, 3, 2, 1]


@pytest.mark.parametrize("column", COLUMNS)
def test_an_order_that_follows_edits_is_that_of_one_that_starts_anew(pack: Pack, column: Column) -> None:
    second = replace(pack.sources[0], number=2, excerpts=pack.sources[0].excerpts[:2])
    pack = replace(pack, sources=(*pack.sources, second), next_source=3)
    following, briefing = Order(), pack.briefings[0]
    following.by(column, descending=True)
    following.put(pack, briefing)
    for id, change in ((ExcerptId(1, 2), {"note": "Seen."}), (ExcerptId(1, 1), {"date": Date("2025", "2025")}),
                       (ExcerptId(2, 1), {"themes": ("a",)}), (ExcerptId(2, 2), {"credibility": "1"}), (ExcerptId(1, 4), {"note": "x"})):
        pack = ChangeExcerpt(id, change).apply(pack)
        following.put(pack, briefing)
        fresh = Order()
        fresh.by(column, descending=True)
        fresh.put(pack, briefing)
        assert following.of(pack.excerpts()).shown == fresh.of(pack.excerpts()).shown
        part = [one for one in pack.excerpts() if one[1].number != 2]
        assert following.of(part).shown == fresh.of(part).shown


def test_neighbours_stand_as_they_do_in_the_sources_past_those_without_excerpts(pack: Pack) -> None:
    first = pack.sources[0]
    empty, last = replace(first, number=2, excerpts=()), replace(first, number=3, excerpts=first.excerpts[:1])
    pack = replace(pack, sources=(first, empty, last), next_source=4)
    assert [beside_in(pack, ExcerptId(*id), 1) for id in ((1, 1), (1, 4), (3, 1))] == [ExcerptId(1, 2), ExcerptId(3, 1), None]
    assert [beside_in(pack, ExcerptId(*id), -1) for id in ((1, 1), (1, 4), (3, 1))] == [None, ExcerptId(1, 3), ExcerptId(1, 4)]
    assert beside_in(pack, ExcerptId(7, 1), 1) is None and beside_in(pack, ExcerptId(1, 9), 1) is None


def test_an_axis_has_whole_years_and_at_least_three() -> None:
    assert axis_of(()) is None
    marks = Marks().of([(Source(1, TEXT, ""), taken(1, "2020-05"))])
    axis = axis_of(marks)
    assert axis is not None and len(axis.years) == 3 and 2020 in axis.years and axis.months == 36


def test_edges_of_months_are_where_months_begin_and_end() -> None:
    axis = Axis(2019, 2021)
    assert (axis.month_start(0), axis.month_end(36), axis.month_start(13)) == (date(2019, 1, 1), date(2021, 12, 31), date(2020, 2, 1))
    assert axis.month_at(axis.part(date(2020, 2, 1))) == 13 and axis.month_at(-1.0) == 0 and axis.month_at(2.0) == 36


def mark(number: int, first: date, last: date | None = None) -> Mark:
    return Mark(ExcerptId(1, number), first, last or first, "", last is not None)


def test_points_stack_three_high_and_many_share_one_square() -> None:
    axis = Axis(2019, 2021)
    few = points_of([mark(number, date(2020, 1, number)) for number in range(1, 5)], axis, 360)
    assert [(round(one.x), one.row) for one in few] == [(120, 0), (120, 1), (120, 2), (130, 0)]
    many = points_of([mark(number, date(2020, 1, 2)) for number in range(1, MOST + 2)], axis, 360)
    assert len(many) == 1 and len(many[0].marks) == MOST + 1


def test_ranges_take_the_first_free_lane_the_longest_first_and_the_rest_share_the_last() -> None:
    axis = Axis(2019, 2021)
    whole = [mark(number, date(2019, 1, number), date(2021, 12, 31)) for number in range(1, 6)]
    later = mark(9, date(2019, 1, 1), date(2019, 4, 1))
    bars = bars_of([later, *whole], axis, 360)
    assert [(bar.mark.id.number, bar.lane) for bar in bars] == [(1, 0), (2, 1), (3, 2), (4, 2), (5, 2), (9, 2)]


def test_a_theme_goes_to_those_that_lack_it_and_away_when_none_does(pack: Pack) -> None:
    both = tuple(pack.excerpts())[:2]
    for edit in with_theme(both, "a"):
        pack = edit.apply(pack)
    assert [one.themes for _, one in pack.excerpts()][:2] == [("b", "a"), ("a",)]
    for edit in with_theme(tuple(pack.excerpts())[:2], "a"):
        pack = edit.apply(pack)
    assert [one.themes for _, one in pack.excerpts()][:2] == [("b",), ()]
    assert without_theme(tuple(pack.excerpts())[3:], "a") == ()


def test_a_new_theme_takes_the_first_free_number_and_an_id_of_its_own(pack: Pack) -> None:
    added = new_theme(pack, "Città & porti", "it").theme
    assert (added.id, added.key, dict(added.name)) == ("citta-porti", 3, {"it": "Città & porti"})
    pack = new_theme(pack, "Città & porti", "it").apply(pack)
    assert new_theme(pack, "citta porti", "it").theme.id == "citta-porti-2"


def test_moving_into_a_section_takes_excerpts_out_of_where_they_stood(pack: Pack) -> None:
    briefing = pack.briefings[0]
    edits = into_section(pack, briefing, briefing.sections[1], [ExcerptId(1, 4), ExcerptId(1, 1)])
    assert [type(edit) for edit in edits] == [Unplace, PlaceMany]
    for edit in edits:
        pack = edit.apply(pack)
    assert list(pack.briefings[0].placed()) == [("two", ExcerptId(1, 4)), ("two", ExcerptId(1, 1))]
    assert into_section(pack, pack.briefings[0], pack.briefings[0].sections[1], [ExcerptId(1, 4)]) == ()


def test_what_is_said_already_is_no_edit_and_what_came_back_is_known(pack: Pack) -> None:
    assert changes(pack.excerpts(), credibility="6") != () and len(changes(pack.excerpts(), credibility="6")) == 3
    after = removal([ExcerptId(1, 2)])[0].apply(pack)
    assert came_back(after, pack) == (ExcerptId(1, 2),) and came_back(pack, after) == ()
