"""Which edits moving cards takes, and what they leave."""
from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.edits import Edit
from briefer.model.briefing import Briefing, ExcerptItem, LeafItem, Section, TableItem, TextItem
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.selection import body
from briefer.model.sources import Excerpt, ExcerptId, Source
from ui.briefing.body_rows import changed_section, mine, moved, shown, to_section
from ui.briefing.outline_model import may_stand

_COUNT = 7


def _pack(items: tuple[LeafItem, ...], order: str = "mine") -> Pack:
    """A pack with seven excerpts, the later ones with earlier dates, and two sections."""
    excerpts = tuple(Excerpt(n, n, n + 1, "x", date=Date(edtf=f"{2030 - n}", basis="stated")) for n in range(1, _COUNT + 1))
    sections = (Section("one", "excerpts", order="date" if order == "date" else "mine", body=items), Section("two", "excerpts"))
    source = Source(1, "x" * 20, "", excerpts=excerpts)
    return Pack("pack", "2026-01-01T00:00:00+00:00", (source,), briefings=(Briefing("b", sections=sections),))


def _done(pack: Pack, edits: tuple[Edit, ...]) -> Pack:
    for edit in edits:
        pack = edit.apply(pack)
    return pack


def _ids(pack: Pack, section: str = "one") -> list[int]:
    found = pack.briefings[0].section(section)
    assert found is not None
    return [id.number for id in found.placed()]


_ITEMS = st.lists(st.booleans(), min_size=_COUNT, max_size=_COUNT).map(lambda texts: tuple(
    item for number, text in enumerate(texts, 1)
    for item in ([TextItem(Localized({"en": f"before {number}"}))] if text else []) + [ExcerptItem(ExcerptId(1, number))]))


@given(_ITEMS, st.sets(st.integers(1, _COUNT), min_size=1, max_size=3), st.integers(0, _COUNT))
@settings(max_examples=200)
def test_cards_land_before_the_row_that_was_meant_and_nothing_is_lost(items: tuple[LeafItem, ...], chosen: set[int], to: int) -> None:
    pack = _pack(items)
    section = pack.briefings[0].sections[0]
    rows = shown(pack, section).rows
    moving = [row for row in rows if row.excerpt and row.excerpt.number in chosen]
    after = _done(pack, moved(section, rows, "b", moving, to))
    rest = [number for number in range(1, _COUNT + 1) if number not in chosen]
    before = [number for number in range(1, to + 1) if number not in chosen]
    assert _ids(after) == [*before, *sorted(chosen), *rest[len(before):]]
    assert sorted(map(repr, after.briefings[0].sections[0].body)) == sorted(map(repr, items))


_WITH_TABLES = st.lists(st.sampled_from(("", "text", "table", "both")), min_size=_COUNT + 1, max_size=_COUNT + 1).map(lambda kinds: tuple(
    item for number, kind in enumerate(kinds, 1)
    for item in ([TextItem(Localized({"en": f"text {number}"}))] if kind in ("text", "both") else [])
    + ([TableItem((), (), Localized({"en": f"table {number}"}))] if kind in ("table", "both") else [])
    + ([ExcerptItem(ExcerptId(1, number))] if number <= _COUNT else [])))


@given(_WITH_TABLES, st.integers(1, _COUNT), st.integers(0, 3 * _COUNT))
@settings(max_examples=200)
def test_a_card_dragged_between_tables_takes_along_what_stands_before_it_and_nothing_else(
        items: tuple[LeafItem, ...], number: int, to: int) -> None:
    pack = _pack(items)
    section = pack.briefings[0].sections[0]
    rows = shown(pack, section).rows
    moving = [row for row in rows if row.excerpt and row.excerpt.number == number]
    after = _done(pack, moved(section, rows, "b", moving, min(to, len(rows)))).briefings[0].sections[0].body
    at = items.index(ExcerptItem(ExcerptId(1, number)))
    start = next((place + 1 for place in range(at - 1, -1, -1) if isinstance(items[place], ExcerptItem)), 0)
    first = len(shown(pack, section).fields) if isinstance(items[0], TextItem) else 0
    along = list(items[max(start, first):at + 1])
    assert [item for item in after if item not in along] == [item for item in items if item not in along]
    place = list(after).index(along[0])
    assert list(after[place:place + len(along)]) == along


@given(_ITEMS)
def test_a_sorted_section_stays_as_it_is_shown_when_its_order_becomes_the_officers_own(items: tuple[LeafItem, ...]) -> None:
    pack = _pack(items, "date")
    printed = body(pack, pack.briefings[0].sections[0])
    after = _done(pack, mine(pack, pack.briefings[0], pack.briefings[0].sections[0])).briefings[0].sections[0]
    assert (after.order, after.body) == ("mine", printed)


def test_cards_go_to_another_section_with_what_stands_before_them() -> None:
    said = TextItem(Localized({"en": "Said."}))
    pack = _pack((ExcerptItem(ExcerptId(1, 1)), said, ExcerptItem(ExcerptId(1, 2)), ExcerptItem(ExcerptId(1, 3))))
    briefing = pack.briefings[0]
    after = _done(pack, to_section(pack, briefing, "two", (ExcerptId(1, 1), ExcerptId(1, 2)), "one")).briefings[0]
    assert after.sections[1].body == (ExcerptItem(ExcerptId(1, 1)), said, ExcerptItem(ExcerptId(1, 2)))
    assert after.sections[0].body == (ExcerptItem(ExcerptId(1, 3)),)


def test_what_numbers_do_not_reach_stays_behind_the_sources() -> None:
    sections = (Section("a", "text"), Section("sources", "sources"), Section("key", "grading_key"))
    assert [may_stand(sections, "a", at) for at in range(3)] == [True, False, False]
    assert may_stand(sections, "key", 0) and not may_stand(sections, "sources", 0)


def test_the_section_that_differs_is_named() -> None:
    pack = _pack(())
    briefing = pack.briefings[0]
    other = replace(pack, briefings=(replace(briefing, sections=(briefing.sections[0], replace(briefing.sections[1], page_break=True))),))
    assert changed_section(pack, other, "b", "one") == ("b", "two")
    assert changed_section(pack, other, "b", "two") is None and changed_section(pack, pack, "b", "one") is None
