"""Which excerpts a section prints, in which order, and which of them are one event."""
from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.model.briefing import Briefing, ExcerptItem, GroupItem, Section, SectionRule, TextItem
from briefer.model.dates import Basis, Date, Part
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.selection import body, events, leaves, select
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.themes import Theme

THEMES = (
    Theme("pol", Localized({"en": "Politics"}), pmesii="P"), Theme("pol.us", Localized({"en": "US"}), parent="pol"),
    Theme("mil", Localized({"en": "Military"}), pmesii="M"), Theme("mil.nmi", Localized({"en": "Mission"}), parent="mil"),
    Theme("inf", Localized({"en": "Media"}), pmesii="I"))


def when(edtf: str, basis: Basis = "stated", part: Part | None = None) -> Date:
    return Date(edtf, edtf, basis, part=part)


def excerpt(number: int, edtf: str = "", *themes: str, event: str = "", basis: Basis = "stated", credibility: str = "6",
            headline: str = "") -> Excerpt:
    return Excerpt(number, 0, 1, "x", themes=themes, date=when(edtf, basis) if edtf else None, event=event, credibility=credibility,
                   headline=Localized(headline))


def source(number: int, *excerpts: Excerpt, published: str = "", reliability: str = "F") -> Source:
    return Source(number, "x", "", published=when(published) if published else None, excerpts=excerpts, reliability=reliability)


def pack(*sources: Source) -> Pack:
    return Pack("p", "2026-11-21T10:00:00Z", sources, THEMES)


def section(kind: str = "chronology", order: str = "date", body: tuple[object, ...] = (), **rule: object) -> Section:
    return Section("s", kind, rule=SectionRule(**rule), order=order, body=body)  # type: ignore[arg-type]


def placed(*ids: str) -> tuple[ExcerptItem, ...]:
    return tuple(ExcerptItem(ExcerptId.parse(id)) for id in ids)


def ids(found: tuple[tuple[Source, Excerpt], ...]) -> list[str]:
    return [f"{one.number}.{other.number}" for one, other in found]


def chosen(held: Pack, asked: Section, briefing: Briefing | None = None) -> list[str]:
    return ids(select(held, briefing or Briefing("b", sections=(asked,)), asked))


def test_placed_excerpts_print_as_the_officer_ordered_them() -> None:
    held = pack(source(1, excerpt(1, "2021"), excerpt(2, "2020")))
    assert chosen(held, section("excerpts", "mine", placed("1.1", "1.2"))) == ["1.1", "1.2"]
    assert chosen(held, section("excerpts", "date", placed("1.1", "1.2"))) == ["1.2", "1.1"]


def test_a_placed_excerpt_that_is_gone_is_left_out() -> None:
    held = pack(source(1, excerpt(1)))
    for order in ("mine", "date"):
        assert chosen(held, section("excerpts", order, placed("1.2", "1.1", "7.1"))) == ["1.1"]


def test_what_stands_before_an_excerpt_travels_with_it() -> None:
    said = [TextItem(Localized(text)) for text in ("before 1.1", "also before 1.1", "before 1.2", "at the end")]
    one, two = placed("1.1", "1.2")
    held = pack(source(1, excerpt(1, "2021"), excerpt(2, "2020")))
    asked = section("excerpts", "date", (said[0], said[1], one, said[2], two, said[3]))
    assert body(held, asked) == (said[2], two, said[0], said[1], one, said[3])


def test_groups_print_in_the_order_of_the_tree_and_sort_within() -> None:
    held = pack(source(1, excerpt(1, "2021", "pol"), excerpt(2, "2020", "pol"), excerpt(3, "2019", "mil")))
    asked = section("by_theme", "date", (
        GroupItem("gone", placed("1.3")), GroupItem("mil", placed("1.3")), GroupItem("pol", placed("1.1", "1.2"))))
    assert [item.theme for item in body(held, asked) if isinstance(item, GroupItem)] == ["pol", "mil", "gone"]
    assert chosen(held, asked) == ["1.2", "1.1", "1.3", "1.3"]
    assert len(tuple(leaves(body(held, asked)))) == 4


def test_a_sorted_body_keeps_every_item() -> None:
    held = pack(source(1, *(excerpt(n, str(2030 - n)) for n in range(1, 6))))
    asked = section("excerpts", "date", (*placed("1.3", "1.9"), TextItem(Localized("a")), *placed("1.1", "1.2"), TextItem(Localized("b"))))
    assert sorted(map(repr, body(held, asked))) == sorted(map(repr, asked.body))


def test_order_of_dates_earliest_day_then_finer_then_number() -> None:
    dates = ["2020-01-03", "2020-01", "2020", "2020-01-01", "/2019-12-31", "2020-01-01/..", "2020-01-03T09:00", "2019-24", "2019-12"]
    held = pack(source(1, *(excerpt(number, edtf) for number, edtf in enumerate(dates, 1))))
    found = chosen(held, section("chronology"))
    assert [dates[int(id.partition(".")[2]) - 1] for id in found] == [
        "2019-12", "2019-24", "/2019-12-31", "2020-01-01", "2020-01", "2020", "2020-01-01/..", "2020-01-03T09:00", "2020-01-03"]


def test_early_mid_and_late_find_their_place() -> None:
    parts: tuple[Part | None, ...] = ("late", None, "mid", "early")
    held = pack(source(1, *(replace(excerpt(n), date=when("2020", part=part)) for n, part in enumerate(parts, 1))))
    assert chosen(held, section("chronology")) == ["1.2", "1.4", "1.3", "1.1"]


def test_undated_excerpts_come_last_or_alone() -> None:
    held = pack(source(1, excerpt(1), excerpt(2, "2020"), replace(excerpt(3), date=Date("of late")),
                       replace(excerpt(4), date=Date(basis="not_applicable"))))
    assert chosen(held, section("chronology")) == ["1.2", "1.1", "1.3", "1.4"]
    assert chosen(held, section("chronology", dated="yes")) == ["1.2"]
    assert chosen(held, section("chronology", "source", dated="no")) == ["1.1", "1.3", "1.4"]


def test_excerpts_of_one_event_are_one_row_with_the_best_date() -> None:
    held = pack(
        source(1, excerpt(1, "2020-01-03", event="e", basis="inferred"), excerpt(2, "2021")),
        source(2, excerpt(1, "2020", event="e", headline="Second"), excerpt(2, "2020-01", event="e", headline="Third"),
               excerpt(3, event="e")))
    asked = section("chronology", dated="yes")
    row, other = events(held, Briefing("b"), asked)
    assert ids(row.excerpts) == ["1.1", "2.1", "2.2", "2.3"]
    assert row.date is not None and row.date.edtf == "2020-01"  # stated before inferred, then the finer
    assert ids((row.lead,)) == ["1.1"]
    assert row.headline.best("en") == "Second"
    assert ids(other.excerpts) == ["1.2"]
    assert chosen(held, asked) == ["1.1", "2.1", "2.2", "2.3", "1.2"]


def test_an_event_is_undated_only_when_none_of_its_excerpts_has_a_date() -> None:
    held = pack(source(1, excerpt(1, event="e"), excerpt(2, "2020", event="e"), excerpt(3, event="f")))
    assert chosen(held, section(dated="yes")) == ["1.1", "1.2"]
    assert chosen(held, section(dated="no")) == ["1.3"]


@pytest.mark.parametrize(("rule", "expected"), [
    ({"themes": ("pol",)}, ["1.1", "1.2"]),
    ({"themes": ("pol.us",)}, ["1.2"]),
    ({"themes": ("mil.nmi", "pol")}, ["1.1", "1.2", "1.3"]),
    ({"themes": ("gone",)}, []),
    ({"all_themes": True}, ["1.1", "1.2", "1.3"]),
    ({"pmesii": "P"}, ["1.1", "1.2"]),
    ({"pmesii": "P", "themes": ("mil",)}, ["1.1", "1.2", "1.3"]),
    ({"sources": (2,)}, ["2.1"]),
    ({"dates": "2020"}, ["1.2", "1.3"]),
    ({"dates": "2020-06/.."}, ["1.2", "2.1"]),
    ({"placed": True}, ["1.3", "2.1"]),
    ({"placed": True, "themes": ("mil",)}, ["1.3"]),
    ({"min": 4}, ["1.1", "1.3", "1.2", "2.1"]),
    ({"min": 5}, []),
    ({"max": 2}, ["1.2", "2.1"]),
])
def test_what_a_rule_takes(rule: dict[str, object], expected: list[str]) -> None:
    held = pack(source(1, excerpt(1, "2019", "pol"), excerpt(2, "2020-06", "inf.gone", "pol.us"), excerpt(3, "2020-01", "mil.nmi")),
                source(2, excerpt(1, "2022", "unknown")))
    asked = section("chronology", **rule)
    briefing = Briefing("b", sections=(asked, section("excerpts", "mine", placed("1.3", "2.1"))))
    assert sorted(chosen(held, asked, briefing)) == sorted(expected)


def test_the_period_of_the_briefing_bounds_a_rule_that_names_it() -> None:
    held = pack(source(1, excerpt(1, "2019"), excerpt(2, "2020-01-05"), excerpt(3)))
    asked = section("chronology", dates="period")
    period = Localized({"": "2020-01-01/2020-01-07", "it": "prima settimana di gennaio 2020"})
    assert chosen(held, asked, Briefing("b", fields={"period": period})) == ["1.2"]
    assert chosen(held, asked, Briefing("b", fields={"period": Localized("that week")})) == ["1.1", "1.2", "1.3"]


def test_orders_by_source_publication_and_grade() -> None:
    held = pack(
        source(1, excerpt(1, "2020", credibility="1"), excerpt(2, "2021", credibility="1"), published="2020", reliability="A"),
        source(2, excerpt(1, "2019", credibility="5"), published="2022-03", reliability="E"),
        source(3, excerpt(1, "2018")))
    everything = placed("3.1", "2.1", "1.1", "1.2")
    assert chosen(held, section("excerpts", "source", everything)) == ["1.1", "1.2", "2.1", "3.1"]
    assert chosen(held, section("excerpts", "published_desc", everything)) == ["2.1", "1.1", "1.2", "3.1"]
    assert chosen(held, section("excerpts", "grade", everything)) == ["1.2", "1.1", "3.1", "2.1"]


def test_press_items_go_by_article_and_by_its_publication() -> None:
    held = pack(
        source(1, excerpt(1, "1999"), excerpt(2, "2001"), published="2020-01-02"), source(2, excerpt(1), published="2020-01-05"),
        source(3, excerpt(1)), source(4, published="2020-01-09"))
    assert chosen(held, section("press_items", "published_desc")) == ["2.1", "1.1", "1.2", "3.1"]
    assert chosen(held, section("press_items", "published_desc", max=1)) == ["2.1"]
    assert chosen(held, section("press_items", "published_desc", dates="2020-01-01/2020-01-03")) == ["1.1", "1.2"]


def test_a_chronology_in_which_excerpts_are_placed_has_their_events_alone() -> None:
    held = pack(source(1, excerpt(1, "2021", event="e"), excerpt(2, "2020"), excerpt(3, "2019")), source(2, excerpt(1, "2021", event="e")))
    wanted = placed("2.1", "1.3")
    assert chosen(held, section(body=wanted, themes=("pol",))) == ["1.3", "1.1", "2.1"]
    assert chosen(held, section(order="mine", body=wanted)) == ["1.1", "2.1", "1.3"]
    assert chosen(held, section("timeline", body=placed("1.2"))) == ["1.2"]


def test_what_is_chosen_for_a_chronology_is_not_placed_for_another_section() -> None:
    held = pack(source(1, excerpt(1, "2021"), excerpt(2, "2020")))
    turns, facts, rest = section(body=placed("1.2")), section("excerpts", body=placed("1.1")), section(placed=True)
    assert chosen(held, rest, Briefing("b", sections=(turns, facts, rest))) == ["1.1"]


def test_a_press_review_quotes_of_an_article_what_is_placed_in_that_order() -> None:
    held = pack(source(1, excerpt(1), excerpt(2), excerpt(3), published="2020"), source(2, excerpt(1), published="2021"))
    assert chosen(held, section("press_items", "published_desc", placed("1.3", "1.1"))) == ["2.1", "1.3", "1.1"]
