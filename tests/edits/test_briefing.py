"""Edits of briefings, their sections and what these hold."""
from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.edits import (
    AddBriefing,
    AddSection,
    ChangeBriefing,
    ChangeSection,
    DuplicateBriefing,
    InsertItem,
    MoveItem,
    MoveSection,
    Place,
    PlaceMany,
    RemoveBriefing,
    RemoveItem,
    RemoveSection,
    SetItem,
    Spot,
    Unplace,
    WriteText,
)
from briefer.errors import EditError
from briefer.model.briefing import (
    Briefing,
    ExcerptItem,
    Frame,
    GroupItem,
    Placement,
    Section,
    SectionRule,
    TableColumn,
    TableItem,
    TextItem,
)
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from tests.edits.refusals import refusal

FACTS, THEMES = Spot("facts"), Spot("themes")
A, B, C = ExcerptId(1, 1), ExcerptId(1, 2), ExcerptId(2, 1)


def section(pack: Pack, id: str) -> Section:
    found = pack.briefings[0].section(id)
    assert found is not None
    return found


def shown(pack: Pack, id: str) -> list[str]:
    """A section's body in short: texts by their English words, excerpts by number, groups by theme."""
    def short(item: object) -> str:
        if isinstance(item, GroupItem):
            return f"{item.theme}({' '.join(short(leaf) for leaf in item.body)})"
        return str(item.excerpt) if isinstance(item, ExcerptItem) else item.text.text("en") if isinstance(item, TextItem) else "table"

    return [short(item) for item in section(pack, id).body]


def test_a_briefing_is_added_copied_and_removed(pack: Pack) -> None:
    added = AddBriefing(Briefing("short"), 0).apply(pack)
    assert [briefing.id for briefing in added.briefings] == ["short", "main"]
    copied = DuplicateBriefing("main", "main-2", Localized({"en": "Second"})).apply(added)
    assert [briefing.id for briefing in copied.briefings] == ["short", "main", "main-2"]
    assert copied.briefings[2].sections == copied.briefings[1].sections and copied.briefings[2].titles["title"]["en"] == "Second"
    assert [briefing.id for briefing in RemoveBriefing("main").apply(copied).briefings] == ["short", "main-2"]
    assert refusal(AddBriefing(Briefing("main")), pack) == "briefing_exists"
    assert refusal(DuplicateBriefing("main", "main"), pack) == "briefing_exists"
    assert refusal(RemoveBriefing("no"), pack) == "unknown_briefing"


@pytest.mark.parametrize(("briefing", "id"), [
    (Briefing("x", languages=()), "briefing_incomplete"),
    (Briefing("x", as_of="2020-01"), "date_not_a_day"),
    (Briefing("x", titles={"period": Localized("x")}), "value_not_allowed"),
    (Briefing("x", sections=(Section("a", "text"), Section("a", "text"))), "section_exists"),
    (Briefing("x", sections=(Section("a", "excerpts", rule=SectionRule(sources=(3,))),)), "unknown_source"),
    (Briefing("x", sections=(Section("a", "excerpts", rule=SectionRule(dates="soon")),)), "date_not_read"),
    (Briefing("x", sections=(Section("a", "excerpts", body=(ExcerptItem(ExcerptId(8, 1)),)),)), "unknown_excerpt"),
    (Briefing("x", sections=(Section("a", "table", body=(ExcerptItem(A),)),)), "section_takes_no_excerpts"),
    (Briefing("x", sections=(Section("a", "excerpts", body=(ExcerptItem(A), ExcerptItem(A))),)), "excerpt_placed_already"),
])
def test_a_briefing_names_only_what_is_there(briefing: Briefing, id: str, pack: Pack) -> None:
    assert refusal(AddBriefing(briefing), pack) == id


def test_a_rule_may_name_a_theme_that_the_pack_lacks(pack: Pack) -> None:
    briefing = Briefing("x", sections=(Section("a", "excerpts", rule=SectionRule(themes=("no",))),))
    assert AddBriefing(briefing).apply(pack).briefings[1] == briefing


def test_title_data_change_one_by_one(pack: Pack) -> None:
    changes = {"titles": {"subject": Localized({"it": "Oggetto"})}, "fields": {"period": Localized("2020")}}
    changed = ChangeBriefing("main", changes).apply(pack)
    said = changed.briefings[0].title_data
    assert (said("title")["en"], said("subject")["it"], said("period")[""]) == ("Iraq", "Oggetto", "2020")
    emptied = ChangeBriefing("main", {"titles": {"title": Localized()}}).apply(changed)
    assert set(emptied.briefings[0].titles) == {"subject"}
    assert refusal(ChangeBriefing("main", {"sections": ()}), pack) == "field_not_allowed"
    assert refusal(ChangeBriefing("main", {"titles": {"period": Localized("x")}}), pack) == "value_not_allowed"


def test_only_words_that_a_pack_can_hold_are_taken() -> None:
    table = TableItem((TableColumn(Localized("A"), align="middle"),), ())  # type: ignore[arg-type]
    wrong = (lambda: ChangeBriefing("main", {"frame": replace(Frame(), numbering="roman")}),  # type: ignore[arg-type]
             lambda: InsertItem("main", FACTS, table))
    for make in wrong:
        with pytest.raises(EditError) as caught:
            make()
        assert caught.value.id == "value_not_allowed"


def test_sections_are_added_changed_moved_and_removed(pack: Pack) -> None:
    added = AddSection("main", Section("end", "sources"), 1).apply(pack)
    assert [one.id for one in added.briefings[0].sections] == ["facts", "end", "themes", "line"]
    moved = MoveSection("main", "facts", 2).apply(added)
    assert [one.id for one in moved.briefings[0].sections] == ["end", "themes", "facts", "line"]
    removed = RemoveSection("main", "themes").apply(moved)
    assert [one.id for one in removed.briefings[0].sections] == ["end", "facts", "line"] and removed.excerpt(C) is not None
    changed = ChangeSection("main", "facts", {"order": "date", "titles": Localized({"it": "Fatti"})}).apply(pack)
    assert (section(changed, "facts").order, section(changed, "facts").body) == ("date", section(pack, "facts").body)
    assert refusal(AddSection("main", Section("facts", "text")), pack) == "section_exists"
    assert refusal(MoveSection("main", "facts", 3), pack) == "no_such_place"
    assert refusal(ChangeSection("main", "facts", {"order": "size"}), pack) == "value_not_allowed"
    assert refusal(ChangeSection("main", "facts", {"body": ()}), pack) == "field_not_allowed"
    assert refusal(RemoveSection("main", "no"), pack) == "unknown_section"


def test_an_excerpt_is_placed_where_it_should_stand(pack: Pack) -> None:
    assert shown(Place("main", Placement(C, "facts")).apply(pack), "facts") == ["First.", "1.1", "1.2", "2.1"]
    assert shown(Place("main", Placement(C, "facts", at=1)).apply(pack), "facts") == ["First.", "2.1", "1.1", "1.2"]
    without = Unplace("main", (C,)).apply(pack)
    assert shown(Place("main", Placement(C, "themes", "pol", 0)).apply(without), "themes") == ["pol(2.1 1.1)", "mil.nmi(1.2)"]


def test_a_new_group_takes_its_place_among_the_themes(pack: Pack) -> None:
    without = Unplace("main", (C,), "themes").apply(pack)
    assert shown(Place("main", Placement(C, "themes", "mil")).apply(without), "themes") == ["pol(1.1)", "mil(2.1)", "mil.nmi(1.2)"]


@pytest.mark.parametrize(("placement", "id"), [
    (Placement(ExcerptId(9, 9), "facts"), "unknown_excerpt"),
    (Placement(C, "no"), "unknown_section"),
    (Placement(C, "line"), "section_takes_no_excerpts"),
    (Placement(A, "facts"), "excerpt_placed_already"),
    (Placement(C, "facts", at=9), "no_such_place"),
    (Placement(C, "facts", "pol"), "section_without_groups"),
    (Placement(C, "themes", "no"), "excerpt_placed_already"),
])
def test_an_excerpt_is_not_placed_where_it_cannot_stand(placement: Placement, id: str, pack: Pack) -> None:
    assert refusal(Place("main", placement), pack) == id


def test_many_are_placed_or_none(pack: Pack) -> None:
    empty = Unplace("main", (A, B, C)).apply(pack)
    assert shown(empty, "facts") == ["First."]
    assert shown(PlaceMany("main", (Placement(B, "facts"), Placement(A, "facts"))).apply(empty), "facts") == ["First.", "1.2", "1.1"]
    assert refusal(PlaceMany("main", (Placement(B, "facts"), Placement(B, "facts"))), empty) == "excerpt_placed_already"
    assert refusal(Place("main", Placement(C, "themes", "no")), empty) == "unknown_theme"


def test_taking_out_of_one_section_leaves_the_other(pack: Pack) -> None:
    left = Unplace("main", (A,), "themes").apply(pack)
    assert (shown(left, "facts"), shown(left, "themes")) == (["First.", "1.1", "1.2"], ["pol()", "mil.nmi(1.2 2.1)"])
    assert refusal(Unplace("main", (C,), "facts"), pack) == "excerpt_not_placed"


def test_text_is_written_per_language(pack: Pack) -> None:
    written = WriteText("main", FACTS, "it", "Per primo.", 0).apply(pack)
    assert section(written, "facts").body[0] == TextItem(Localized({"en": "First.", "it": "Per primo."}))
    added = WriteText("main", FACTS, "en", "Last.").apply(pack)
    assert shown(added, "facts") == ["First.", "1.1", "1.2", "Last."]
    gone = WriteText("main", FACTS, "en", "", 0).apply(WriteText("main", FACTS, "it", "", 0).apply(pack))
    assert shown(gone, "facts") == ["1.1", "1.2"]
    intro = WriteText("main", Spot("line", intro=True), "en", "How it went.").apply(pack)
    assert section(intro, "line").intro == (TextItem(Localized({"en": "How it went."})),)
    assert refusal(WriteText("main", FACTS, "en", "x", 1), pack) == "no_text_there"
    assert refusal(WriteText("main", FACTS, "en", "x", 7), pack) == "no_such_place"


def test_items_are_put_in_changed_and_taken_out(pack: Pack) -> None:
    table = TableItem((TableColumn(Localized("A")),), ((Localized("1"),),))
    put = InsertItem("main", FACTS, table, 1).apply(pack)
    assert shown(put, "facts") == ["First.", "table", "1.1", "1.2"]
    other = TextItem(Localized({"en": "Instead."}))
    assert shown(SetItem("main", FACTS, 1, other).apply(put), "facts") == ["First.", "Instead.", "1.1", "1.2"]
    assert shown(RemoveItem("main", FACTS, 1).apply(put), "facts") == ["First.", "1.1", "1.2"]
    assert refusal(InsertItem("main", FACTS, ExcerptItem(C)), pack) == "item_is_an_excerpt"
    assert refusal(SetItem("main", FACTS, 1, other), pack) == "item_is_an_excerpt"
    assert refusal(InsertItem("main", Spot("facts", intro=True), table), pack) == "intro_takes_text"
    uneven = replace(table, rows=((Localized("1"), Localized("2")),))
    assert refusal(InsertItem("main", FACTS, uneven), pack) == "table_row_length"


def test_items_move_within_and_between_sections(pack: Pack) -> None:
    assert shown(MoveItem("main", FACTS, 2, FACTS, 0).apply(pack), "facts") == ["1.2", "First.", "1.1"]
    assert shown(MoveItem("main", FACTS, 0, FACTS, count=2).apply(pack), "facts") == ["1.2", "First.", "1.1"]
    moved = MoveItem("main", Spot("themes", "mil.nmi"), 1, FACTS, 1).apply(pack)
    assert (shown(moved, "facts"), shown(moved, "themes")) == (["First.", "2.1", "1.1", "1.2"], ["pol(1.1)", "mil.nmi(1.2)"])
    assert refusal(MoveItem("main", FACTS, 1, Spot("themes", "pol")), pack) == "excerpt_placed_already"
    assert refusal(MoveItem("main", FACTS, 1, Spot("line")), pack) == "section_takes_no_excerpts"
    assert refusal(MoveItem("main", FACTS, 2, FACTS, 0, count=2), pack) == "no_such_place"
    assert refusal(MoveItem("main", FACTS, 0, FACTS, 3), pack) == "no_such_place"
    assert refusal(RemoveItem("main", Spot("line"), 0), pack) == "nothing_there"
    assert refusal(MoveItem("main", THEMES, 0, FACTS), pack) == "section_without_groups"
