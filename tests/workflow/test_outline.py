"""Numbers of sections as an outline shows them."""
from __future__ import annotations

from briefer.model.briefing import Briefing, Section, TextItem
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.workflow import library, printed_numbers


def _section(id: str, said: str = "") -> Section:
    return Section(id, "text", Localized({"en": id.title()}), body=(TextItem(Localized({"en": said})),) if said else ())


def test_sections_bear_the_numbers_that_they_print_with() -> None:
    briefing = Briefing("one", sections=(_section("first", "Said."), _section("empty"), _section("last", "Said too."),
                                         Section("register", "sources", Localized({"en": "Sources"}), required=True)))
    assert printed_numbers(Pack("pack", "2026-01-01T00:00:00+00:00", briefings=(briefing,)), briefing, "en", library().style("staff")) == {
        "first": "1", "last": "2"}


def test_a_section_of_several_headings_shows_the_first_and_the_last() -> None:
    from pathlib import Path

    from briefer.session import Session

    pack = Session.open(Path(__file__).parents[2] / "sample_packs" / "iraq-nato").pack
    assert pack.briefings[0].section("themes") is not None
    assert printed_numbers(pack, pack.briefings[0], "it", library().style("staff"))["themes"] == "3–6"
