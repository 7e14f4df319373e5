"""Edits of themes, and how far they reach."""
from __future__ import annotations

import pytest

from briefer.edits import AddTheme, ChangeTheme, MergeThemes, RemoveTheme, ReorderThemes
from briefer.model.briefing import ExcerptItem, GroupItem
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.model.themes import Theme
from tests.edits.refusals import refusal

ECONOMY = Theme("eco", Localized({"en": "Economy"}))


def ids(pack: Pack) -> list[str]:
    return [theme.id for theme in pack.themes]


def test_a_theme_is_added_where_it_should_stand(pack: Pack) -> None:
    assert ids(AddTheme(ECONOMY).apply(pack)) == ["pol", "mil", "mil.nmi", "eco"]
    assert ids(AddTheme(ECONOMY, 1).apply(pack)) == ["pol", "eco", "mil", "mil.nmi"]


@pytest.mark.parametrize(("theme", "id"), [
    (Theme("pol", Localized({"en": "Again"})), "theme_exists"),
    (Theme("", Localized({"en": "No id"})), "theme_without_name"),
    (Theme("eco", Localized()), "theme_without_name"),
    (Theme("eco", Localized({"en": "E"}), key=2), "theme_key_taken"),
    (Theme("eco", Localized({"en": "E"}), key=10), "value_not_allowed"),
    (Theme("eco", Localized({"en": "E"}), colour=7), "value_not_allowed"),
    (Theme("eco", Localized({"en": "E"}), parent="no"), "unknown_theme"),
    (Theme("eco", Localized({"en": "E"}), parent="mil.nmi"), "theme_too_deep"),
])
def test_a_theme_must_fit_into_the_tree(theme: Theme, id: str, pack: Pack) -> None:
    assert refusal(AddTheme(theme), pack) == id


def test_a_theme_changes_but_keeps_its_id(pack: Pack) -> None:
    changed = ChangeTheme("pol", {"name": Localized({"it": "Politica"}), "key": 0}).apply(pack)
    assert changed.themes[0].name["it"] == "Politica" and changed.themes[0].key == 0
    assert refusal(ChangeTheme("pol", {"id": "x"}), pack) == "field_not_allowed"
    assert refusal(ChangeTheme("mil", {"parent": "pol"}), pack) == "theme_too_deep"
    assert refusal(ChangeTheme("pol", {"parent": "pol"}), pack) == "theme_too_deep"
    assert refusal(ChangeTheme("no", {}), pack) == "unknown_theme"


def test_merging_carries_excerpts_rules_groups_and_the_key_over(pack: Pack) -> None:
    merged = MergeThemes("pol", "mil.nmi").apply(pack)
    assert ids(merged) == ["mil", "mil.nmi"] and merged.themes[1].key == 1
    assert [excerpt.themes for excerpt in merged.sources[0].excerpts] == [("mil.nmi",), ("mil.nmi",)]
    facts, by_theme = merged.briefings[0].sections[:2]
    assert facts.rule.themes == ("mil.nmi",)
    assert by_theme.body == (GroupItem("mil.nmi", tuple(ExcerptItem(id) for id in (ExcerptId(1, 2), ExcerptId(2, 1), ExcerptId(1, 1)))),)
    assert refusal(MergeThemes("pol", "pol"), pack) == "theme_merged_with_itself"


def test_merging_a_parent_into_its_child_lifts_the_child(pack: Pack) -> None:
    air = Theme("mil.air", Localized({"en": "Air"}), parent="mil")
    merged = MergeThemes("mil", "mil.nmi").apply(AddTheme(air).apply(pack))
    tree = [(theme.id, theme.parent, theme.key) for theme in merged.themes]
    assert tree == [("pol", "", 1), ("mil.nmi", "", 2), ("mil.air", "mil.nmi", 0)]


def test_a_group_takes_the_name_of_the_theme_it_is_merged_into(pack: Pack) -> None:
    merged = MergeThemes("pol", "eco").apply(AddTheme(ECONOMY).apply(pack))
    groups = [item.theme for item in merged.briefings[0].sections[1].body if isinstance(item, GroupItem)]
    assert groups == ["eco", "mil.nmi"]


def test_a_removed_theme_is_gone_from_everywhere(pack: Pack) -> None:
    left = RemoveTheme("pol").apply(pack)
    assert [excerpt.themes for excerpt in left.sources[0].excerpts] == [(), ("mil.nmi",)]
    facts, by_theme = left.briefings[0].sections[:2]
    assert (facts.rule.themes, facts.rule.placed) == ((), True)
    assert [item.theme for item in by_theme.body if isinstance(item, GroupItem)] == ["mil.nmi"]
    assert left.sources[1] is pack.sources[1]


def test_themes_below_a_removed_one_move_up(pack: Pack) -> None:
    assert [theme.parent for theme in RemoveTheme("mil").apply(pack).themes] == ["", ""]


def test_a_new_order_names_every_theme_once(pack: Pack) -> None:
    assert ids(ReorderThemes(("mil.nmi", "pol", "mil")).apply(pack)) == ["mil.nmi", "pol", "mil"]
    for order in (("pol", "mil"), ("pol", "mil", "mil"), ("pol", "mil", "no")):
        assert refusal(ReorderThemes(order), pack) == "theme_order_incomplete"
