"""A pack with two sources, two levels of themes and a briefing, for tests of single edits."""
from __future__ import annotations

import pytest

from briefer.model.briefing import Briefing, ExcerptItem, GroupItem, Section, SectionRule, TextItem
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import CONTEXT, Excerpt, ExcerptId, HiddenLine, ImportReport, Source
from briefer.model.text import digest
from briefer.model.themes import GlossaryEntry, Theme

FIRST = "Parliament voted on 5 January.\nThe mission was suspended.\nTalks go on.\n"
SECOND = "La missione è ripresa.\n"


def excerpt_of(text: str, number: int, exact: str, *themes: str) -> Excerpt:
    start = text.index(exact)
    end = start + len(exact)
    return Excerpt(number, start, end, exact, text[max(0, start - CONTEXT):start], text[end:end + CONTEXT], themes=themes)


@pytest.fixture
def pack() -> Pack:
    first = Source(
        1, FIRST, digest(FIRST),
        excerpts=(excerpt_of(FIRST, 1, "voted on 5 January", "pol"), excerpt_of(FIRST, 2, "suspended", "mil.nmi", "pol")),
        next_excerpt=3,
        hidden=(HiddenLine("Advertisement", "boilerplate", 2, 0), HiddenLine("Read more", "boilerplate", 2, 1)),
        pages=(0, 31),
        paragraph_languages={1: "en", 3: "it"})
    second = Source(2, SECOND, digest(SECOND), excerpts=(excerpt_of(SECOND, 1, "ripresa", "mil"),), next_excerpt=2,
                    report=ImportReport(also_carried_by=(1,)))
    themes = (Theme("pol", Localized({"en": "Politics"}), key=1), Theme("mil", Localized({"en": "Military"}), key=2),
              Theme("mil.nmi", Localized({"en": "NMI"}), parent="mil"))
    voted, suspended, resumed = ExcerptItem(ExcerptId(1, 1)), ExcerptItem(ExcerptId(1, 2)), ExcerptItem(ExcerptId(2, 1))
    facts = Section("facts", "excerpts", rule=SectionRule(themes=("pol",), sources=(1,)),
                    body=(TextItem(Localized({"en": "First.", "it": "Primo."})), voted, suspended))
    by_theme = Section("themes", "by_theme", rule=SectionRule(all_themes=True),
                       body=(GroupItem("pol", (voted,)), GroupItem("mil.nmi", (suspended, resumed))))
    briefing = Briefing("main", titles={"title": Localized({"en": "Iraq"})}, sections=(facts, by_theme, Section("line", "bottom_line")))
    return Pack("p", "2026-01-01T08:00:00Z", (first, second), themes, (GlossaryEntry("NMI", Localized({"en": "NATO Mission Iraq"})),),
                (briefing,), next_source=4)
