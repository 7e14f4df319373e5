"""From a template to a briefing, and which excerpts go where in it."""
from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.edits.briefing import AddBriefing
from briefer.edits.items import PlaceMany
from briefer.model.briefing import Briefing, ExcerptItem, GroupItem, Item, Placement, Section, SectionRule, TextItem
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.selection import body, leaves, select
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.templating.libraries import Library
from briefer.templating.planner import Unplaced, new_briefing, plan, propose
from briefer.templating.themes import default_themes

THEMES = default_themes()
TEXT = "x" * 100


def excerpt(number: int, *themes: str, date: str = "") -> Excerpt:
    return Excerpt(number, 0, 1, "x", themes=themes, date=Date(date, date) if date else None)


def pack(*sources: Source) -> Pack:
    return Pack("p", "2026-11-21T10:00:00Z", sources, THEMES)


def one_source(*excerpts: Excerpt) -> Pack:
    return pack(Source(1, TEXT, "", excerpts=excerpts))


def briefing(*sections: Section) -> Briefing:
    return Briefing("b", sections=sections)


def takes(id: str, *themes: str, kind: str = "excerpts", order: str = "mine", items: tuple[Item, ...] = (), **rule: object) -> Section:
    return Section(id, kind, rule=SectionRule(themes=themes, **rule), order=order, body=items)  # type: ignore[arg-type]


def placed(*ids: str) -> tuple[ExcerptItem, ...]:
    return tuple(ExcerptItem(ExcerptId.parse(id)) for id in ids)


def where(placements: tuple[Placement, ...]) -> dict[str, str]:
    return {str(one.excerpt): f"{one.section}/{one.theme}" if one.theme else one.section for one in placements}


def test_a_new_briefing_copies_frame_and_sections() -> None:
    template = Library().template("info-brief")
    made = new_briefing(template, id="b1", as_of="2026-11-21", titles={"title": Localized("T")})
    assert (made.template.id, made.template.sha256) == ("info-brief", template.sha256)
    assert (made.sections, made.frame, made.style) == (template.sections, template.frame, "staff")
    assert made.title_data("title").best("en") == "T" and made.document_date == "2026-11-21"


def test_every_template_makes_a_briefing_that_a_pack_takes() -> None:
    for held in (one_source(), replace(one_source(), themes=())):
        for template in Library().templates():
            assert AddBriefing(new_briefing(template, id=template.id)).apply(held).briefing(template.id)


def test_the_section_that_names_the_theme_most_closely_takes_it() -> None:
    sections = briefing(takes("any", all_themes=True), takes("letter", pmesii="M"), takes("parent", "mil"), takes("itself", "mil.nmi"),
                        takes("later", "mil.nmi"))
    held = one_source(excerpt(1, "mil.nmi"), excerpt(2, "mil.oir"), excerpt(3, "ita.police"), excerpt(4, "eco"))
    assert where(plan(held, sections)) == {"1.1": "itself", "1.2": "parent", "1.3": "letter", "1.4": "any"}


def test_the_main_theme_goes_before_the_others() -> None:
    sections = briefing(takes("politics", "pol"), takes("mission", "mil.nmi"))
    held = one_source(excerpt(1, "pol.us-iran", "mil.nmi"), excerpt(2, "eco", "mil.nmi"), excerpt(3, "gone", "pol"))
    assert where(plan(held, sections)) == {"1.1": "politics", "1.2": "mission", "1.3": "politics"}


def test_by_theme_puts_it_in_the_group_of_its_first_level_theme() -> None:
    held = one_source(excerpt(1, "mil.nmi"), excerpt(2, "pol"))
    assert where(plan(held, briefing(takes("themes", kind="by_theme", all_themes=True)))) == {"1.1": "themes/mil", "1.2": "themes/pol"}


def test_what_goes_nowhere_is_reported_with_its_reason() -> None:
    held = one_source(excerpt(1), excerpt(2, "gone"), excerpt(3, "eco"), excerpt(4, "pol"), excerpt(5, "pol"), excerpt(6, "pol"))
    sections = briefing(takes("hand"), takes("politics", "pol", max=2, items=placed("1.4")))
    asked = [ExcerptId(1, number) for number in range(1, 8)]
    found = propose(held, sections, asked)
    assert where(found.placements) == {"1.5": "politics"}
    assert found.unplaced == (
        Unplaced(ExcerptId(1, 1), "no_theme"), Unplaced(ExcerptId(1, 2), "no_theme"), Unplaced(ExcerptId(1, 3), "no_section"),
        Unplaced(ExcerptId(1, 4), "placed_already"), Unplaced(ExcerptId(1, 6), "section_full"), Unplaced(ExcerptId(1, 7), "not_in_pack"))


def test_without_a_list_all_that_is_not_placed_is_meant() -> None:
    held = one_source(excerpt(1, "pol"), excerpt(2, "pol"))
    assert where(plan(held, briefing(takes("politics", "pol"), takes("hand", items=placed("1.1"))))) == {"1.2": "politics"}


def test_a_rule_may_ask_for_sources_and_a_period() -> None:
    held = pack(Source(1, TEXT, "", excerpts=(excerpt(1, "pol", date="2020"), excerpt(2, "pol", date="2021"))),
                Source(2, TEXT, "", excerpts=(excerpt(1), excerpt(2, "pol"))))
    assert where(plan(held, briefing(takes("old", "pol", dates="2020"), takes("second", sources=(2,))))) == {
        "1.1": "old", "2.1": "second", "2.2": "second"}


def test_a_full_section_keeps_the_first_in_its_order() -> None:
    held = one_source(excerpt(1, "pol", date="2022"), excerpt(2, "pol", date="2021"), excerpt(3, "pol", date="2020"))
    assert where(plan(held, briefing(takes("politics", "pol", order="date", max=2)))) == {"1.3": "politics", "1.2": "politics"}


def test_excerpts_find_their_place_among_those_that_stand_there() -> None:
    before, after = TextItem(Localized("before 2020")), TextItem(Localized("at the end"))
    standing = (before, *placed("1.1", "1.2"), after)
    held = one_source(excerpt(1, "pol", date="2020"), excerpt(2, "pol", date="2022"), excerpt(3, "pol", date="2023"),
                      excerpt(4, "pol", date="2021"), excerpt(5, "pol", date="2019"), excerpt(6, "pol"))
    sections = briefing(takes("politics", "pol", order="date", items=standing))
    held = replace(held, briefings=(sections,))
    done = PlaceMany("b", plan(held, sections)).apply(held).briefings[0].sections[0].body
    assert [str(item.excerpt) if isinstance(item, ExcerptItem) else item for item in done] == [
        "1.5", before, "1.1", "1.4", "1.2", "1.3", "1.6", after]


def test_where_the_officer_keeps_the_order_new_excerpts_go_to_the_end() -> None:
    held = one_source(excerpt(1, "pol", date="2021"), excerpt(2, "pol", date="2019"))
    assert plan(held, briefing(takes("politics", "pol", items=placed("1.1")))) == (Placement(ExcerptId(1, 2), "politics"),)


DATES = st.sampled_from(["", "2019", "2020-01", "2020-01-03", "2021/2022", "/2018"])
ANY_THEME = st.sampled_from([theme.id for theme in THEMES] + ["gone"])


@settings(deadline=None)  # a loaded machine is no mistake
@given(st.lists(st.tuples(st.lists(ANY_THEME, max_size=3), DATES, st.booleans()), max_size=12), st.sampled_from(["mine", "date", "source"]))
def test_a_plan_can_be_carried_out_and_leaves_the_body_in_order(made: list[tuple[list[str], str, bool]], order: str) -> None:
    held = one_source(*(excerpt(n, *themes, date=date) for n, (themes, date, _) in enumerate(made, 1)))
    there = tuple(ExcerptItem(ExcerptId(1, n)) for n, (_, _, stands) in enumerate(made, 1) if stands)
    group = takes("themes", kind="by_theme", order=order, items=(GroupItem("mil", there),), all_themes=True)
    start = body(held, group)
    sections = briefing(replace(group, body=start), takes("mission", "mil.nmi", order=order))
    held = replace(held, briefings=(sections,))
    found = propose(held, sections)
    after = PlaceMany("b", found.placements).apply(held).briefings[0] if found.placements else sections
    assert len(found.placements) + len(found.unplaced) + len(there) == len(made)
    for section in after.sections:
        if order != "mine":
            assert list(leaves(body(held, section))) == list(leaves(section.body))
    assert sum(len(select(held, after, section)) for section in after.sections) == len(there) + len(found.placements)
