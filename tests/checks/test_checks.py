"""What each check finds, what it offers to do about it, and that none of them ever fails."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.checks import Finding, run
from briefer.checks.catalogue import CHECKS
from briefer.checks.dates import date_said
from briefer.i18n import LANGUAGES, Catalogue
from briefer.model.briefing import Briefing, ExcerptItem, Frame, Section, SectionRule, TableColumn, TableItem, TextItem
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, HiddenLine, ImportReport, Source, Stated
from briefer.model.text import digest
from briefer.model.themes import GlossaryEntry
from tests.strategies import packs

TEXT = "The mission began in October 2018.\nOn 3 January 2020 the head of CTS said that it would go on.\nNothing else happened."


def taken(number: int, words: str, **said: object) -> Excerpt:
    start = TEXT.index(words)
    values = {"date": Date("2020", "2020"), **said}
    return Excerpt(number, start, start + len(words), words, **values)  # type: ignore[arg-type]


def source(*excerpts: Excerpt, number: int = 1, **said: object) -> Source:
    known = {"title": Stated(Localized("T")), "publisher": Stated(Localized("P")), "published": Date("2020", "2020"), "language": "en",
             "rights": "open", **said}
    return Source(number, TEXT, digest(TEXT), excerpts=excerpts, next_excerpt=len(excerpts) + 1, **known)  # type: ignore[arg-type]


def section(kind: str, *items: object, id: str = "s", **said: object) -> Section:
    body = tuple(ExcerptItem(ExcerptId.parse(item)) if isinstance(item, str) else item for item in items)
    return Section(id, kind, Localized({"en": "Facts", "it": "Fatti"}), body=body, **said)  # type: ignore[arg-type]


def text(en: str = "", it: str = "") -> TextItem:
    return TextItem(Localized({"en": en, "it": it}))


def pack(*sources: Source, sections: tuple[Section, ...] = (), **said: object) -> Pack:
    return Pack("p", "2026-11-21T10:00:00Z", sources, briefings=(Briefing("b", sections=sections),), next_source=9, **said)  # type: ignore[arg-type]


def found(check: str, held: Pack, languages: tuple[str, ...] = ("en",)) -> list[Finding]:
    return [finding for finding in run(held, held.briefings[0], languages) if finding.check == check]


@cache
def catalogue(language: str) -> Catalogue:
    return Catalogue(language, "interface")


def said(finding: Finding, language: str = "en") -> str:
    return catalogue(language).say(finding.message)


def mended(held: Pack, finding: Finding, fix: int = 0) -> Pack:
    edit = finding.fixes[fix].edit
    assert edit is not None
    return edit.apply(held)


def test_a_sound_briefing_has_no_findings() -> None:
    held = pack(source(taken(1, "The mission began")), sections=(section("excerpts", "1.1", required=True),))
    assert run(held, held.briefings[0], ("en",)) == ()


def test_a_wording_that_leaves_its_passage_is_found_and_restored() -> None:
    held = pack(source(taken(1, "The mission began in October 2018.", wording="The mission […] ended in October 2018.")),
                sections=(section("excerpts", "1.1"),))
    (finding,) = found("quote_differs", held)
    assert (finding.item, finding.severity) == ("1.1", "fix")
    assert said(finding) == "Excerpt 1.1 differs from source 1 in 1 place: it cannot stand between quotation marks."
    assert said(finding, "it") == "L’estratto 1.1 è diverso dalla fonte 1 in 1 punto: non può stare tra virgolette."
    assert found("quote_differs", mended(held, finding)) == []


@pytest.mark.parametrize("wording", [
    "The mission […] 2018.", "The mission [of NATO] began in October 2018.", "[t]he mission began in October 2018."])
def test_cuts_and_additions_in_brackets_are_no_difference(wording: str) -> None:
    held = pack(source(taken(1, "The mission began in October 2018.", wording=wording)), sections=(section("excerpts", "1.1"),))
    assert found("quote_differs", held) == []


def test_a_passage_that_has_moved_gets_its_place_back() -> None:
    excerpt = replace(taken(1, "Nothing else happened."), start=0, end=22)
    held = pack(source(excerpt), sections=(section("excerpts", "1.1"),))
    (finding,) = found("quote_differs", held)
    assert found("quote_differs", mended(held, finding)) == [] and found("anchor_lost", held) == []
    there = mended(held, finding).sources[0]
    assert there.verified(there.excerpts[0])


def test_words_that_changed_are_told_apart_from_words_that_moved() -> None:
    moved = replace(taken(1, "Nothing else happened."), start=0, end=22)
    changed = replace(taken(2, "The mission began in October 2018."), exact="The missions began in October of 2018.")
    held = pack(source(moved, changed), sections=(section("excerpts", "1.1", "1.2"),))
    first, second = found("quote_differs", held)
    assert "stands elsewhere" in said(first) and "94% alike" in said(second)
    assert mended(held, second).sources[0].excerpts[1].exact == "The mission began in October 2018."


def test_a_passage_that_is_nowhere_is_lost() -> None:
    excerpt = replace(taken(1, "Nothing else"), exact="Completely different words that nobody wrote")
    held = pack(source(excerpt), sections=(section("excerpts", "1.1"),))
    (finding,) = found("anchor_lost", held)
    assert said(finding) == "The passage of excerpt 1.1 was not found in source 1."
    kept = mended(held, finding, 1)
    assert found("anchor_lost", kept) == [] and kept.sources[0].excerpts[0].unanchored
    assert found("quote_differs", held) == []


@pytest.mark.parametrize(("words", "differs"), [
    ("it would go on", False), ("the head […] said", False), ("it will go on", True), ("[nothing]", True)])
def test_words_quoted_within_a_sentence_must_stand_in_their_excerpt(words: str, differs: bool) -> None:
    excerpt = taken(1, "On 3 January 2020 the head of CTS said that it would go on.")
    held = pack(source(excerpt), sections=(section("text", text(f"He said: [@1.1|{words}].")),))
    assert [finding.item for finding in found("quote_differs", held)] == (["s"] if differs else [])


@pytest.mark.parametrize(("written", "signs"), [
    ("# Title\n\nIt began.", "# Title"), ("It began {9.9}.", "{9.9}"), ("See [the page](https://a.example).", "[the page](https://a.example)"),
    ("A\n---\nB", "---"), ("It __began__.", "__began__")])
def test_signs_of_another_markup_are_found_as_they_print(written: str, signs: str) -> None:
    (finding,) = found("markup_literal", pack(sections=(section("text", text(written)),)))
    assert said(finding) == f"The section “Facts” holds signs that print as they stand: {signs}"


@pytest.mark.parametrize("written", ["- one\n- two", "The #1 of {all}, **bold** [@1]^[a note], see [#s].", "[sic] (so)", "a_b_c"])
def test_our_own_markup_and_plain_signs_are_no_finding(written: str) -> None:
    assert found("markup_literal", pack(sections=(section("text", text(written)),))) == []


def test_references_to_what_is_not_there_are_found_wherever_they_stand() -> None:
    table = TableItem((TableColumn(Localized("A")),), ((Localized("x [@8]"),),), Localized("C [#nothing]"), id="figures")
    held = pack(source(taken(1, "The mission")), sections=(
        section("text", text("[@1] [@1.1] [@1.7|so] [=9] [#figures] [#t] [#none]"), table),
        section("text", text("[#s]"), id="t")))
    assert [finding.message.fields["reference"] for finding in found("reference_unknown", held)] == [
        "[@9]", "[@1.7]", "[#none]", "[#nothing]", "[@8]"]
    assert found("quote_differs", held) == []


def test_a_bottom_line_that_is_too_long() -> None:
    held = pack(sections=(section("bottom_line", text("word " * 40, "parola " * 40), text("word " * 21)),))
    assert [finding.field for finding in found("bottom_line_long", held, LANGUAGES)] == ["text.en"]


def test_a_missing_event_date_is_found_where_it_is_placed_and_may_be_said_not_to_apply() -> None:
    excerpts = (taken(1, "Nothing else happened.", date=None), taken(2, "The mission began", date=Date(basis="not_applicable")))
    held = pack(source(*excerpts), sections=(section("excerpts", "1.1", "1.2"),))
    (finding,) = found("event_date_missing", held)
    assert finding.item == "1.1" and finding.fixes[0].edit is None
    assert found("event_date_missing", mended(held, finding, 1)) == []
    assert found("event_date_missing", pack(source(*excerpts))) == []  # placed nowhere


def test_a_date_that_the_passage_states_is_offered() -> None:
    held = pack(source(taken(1, "On 3 January 2020 the head of CTS said", date=None)), sections=(section("excerpts", "1.1"),))
    (finding,) = found("event_date_missing", held)
    assert catalogue("it").say(finding.fixes[0].label) == "Usa «3 January 2020»"
    date = mended(held, finding).sources[0].excerpts[0].date
    assert date is not None and (date.edtf, date.basis) == ("2020-01-03", "stated")


@pytest.mark.parametrize(("passage", "edtf"), [
    ("It happened in October 2018, they say.", "2018-10"),
    ("Il 3 gennaio 2020 a Baghdad", "2020-01-03"),
    ("In 2020 things changed", None),  # a year alone is no event date
    ("On 3 January 2020 and again on 8 January 2020", None),  # two
    ("Last January", None),
    ("", None),
])
def test_which_date_a_passage_states(passage: str, edtf: str | None) -> None:
    when = date_said(passage)
    assert (when.edtf if when else None) == edtf


def test_two_dates_of_one_event_that_have_no_day_in_common_conflict() -> None:
    def held(first: str, second: str) -> Pack:
        excerpts = (taken(1, "The mission", event="e", date=Date(first, first)), taken(2, "began", event="e", date=Date(second, second)))
        return pack(source(*excerpts), sections=(section("chronology", rule=SectionRule(dated="yes")),))

    assert [finding.item for finding in found("date_conflict", held("2020-01-07", "2020-01-08"))] == ["1.1"]
    assert found("date_conflict", held("2020-01", "2020-01-08")) == []
    both = held("2020-01-07", "2020-01-08")
    (finding,) = found("date_conflict", both)
    for fix, day in ((0, "2020-01-07"), (1, "2020-01-08")):
        agreed = mended(both, finding, fix)
        assert {one.date.edtf for one in agreed.sources[0].excerpts if one.date} == {day} and found("date_conflict", agreed) == []


def test_missing_data_of_a_cited_source() -> None:
    bare = source(number=1, title=Stated(), publisher=Stated(), published=None)
    held = pack(bare, source(number=2, publisher=Stated()), sections=(section("text", text("As they say [@1].")),))
    (finding,) = found("source_data_missing", held)
    assert finding.item == "1"
    assert said(finding, "it") == "Fonte 1: dati mancanti: editore, titolo, data di pubblicazione."
    (left,) = found("source_data_missing", mended(held, finding, 1))
    assert said(left) == "Source 1: missing data: publisher, title."


def test_a_translation_is_asked_for_in_each_language_of_the_briefing() -> None:
    held = pack(source(taken(1, "The mission began"), taken(2, "Nothing else", translation=Localized({"it": "Altro no"}))),
                sections=(section("excerpts", "1.1", "1.2"),))
    assert [(finding.item, finding.field) for finding in found("translation_missing", held, LANGUAGES)] == [("1.1", "translation.it")]
    assert found("translation_missing", held, ("en",)) == []
    french = replace(held, sources=(replace(held.sources[0], language="fr"),))
    assert len(found("translation_missing", french, LANGUAGES)) == 3


def test_the_language_of_a_paragraph_counts_and_one_not_known_is_guessed() -> None:
    held = pack(source(taken(1, "On 3 January 2020 the head of CTS said that it would go on."), paragraph_languages={2: "it"}),
                sections=(section("excerpts", "1.1"),))
    assert found("translation_missing", held, ("it",)) == []
    unknown = replace(held, sources=(replace(held.sources[0], language="", paragraph_languages={}),))
    assert len(found("translation_missing", unknown, ("it",))) == 1


@pytest.mark.parametrize(("kind", "items", "empty"), [
    ("text", (), True), ("text", (text(),), True), ("text", (text("  "),), True), ("text", (text(it="Sì."),), False),
    ("excerpts", (), True), ("excerpts", ("1.1",), False), ("excerpts", ("1.9",), True),
    ("by_theme", (), True), ("chronology", (), False), ("bottom_line", (), True), ("signature", (), False), ("sources", (), False),
    ("table", (TableItem((TableColumn(Localized("A")),), ((Localized(""),),)),), True),
    ("table", (TableItem((TableColumn(Localized("A")),), ((Localized("x"),),)),), False),
])
def test_a_required_section_must_hold_something(kind: str, items: tuple[object, ...], empty: bool) -> None:
    other = section("text", text("See [@1]."), id="other")
    held = pack(source(taken(1, "The mission")), sections=(section(kind, *items, required=True), other))
    assert [finding.item for finding in found("section_empty", held)] == (["s"] if empty else [])
    optional = pack(source(taken(1, "The mission")), sections=(section(kind, *items),))
    assert found("section_empty", optional) == []


def test_a_compact_section_may_have_nothing_to_report() -> None:
    held = pack(source(taken(1, "The mission")), sections=(section("excerpts", required=True, variant="compact"),))
    assert found("section_empty", held) == []


def test_a_section_that_never_prints_is_not_looked_at() -> None:
    held = pack(source(), sections=(section("text", text("[@1.9|x]"), required=True, print="never"),))
    assert run(held, held.briefings[0], LANGUAGES) == ()


def test_framing_text_in_one_language_only() -> None:
    texts = (text("One.", "Uno."), text("Two."), TextItem(Localized("2 + 2")))
    held = pack(source(), sections=(section("text", *texts, caption=Localized({"it": "C"})),))
    assert [finding.field for finding in found("framing_language_missing", held, LANGUAGES)] == ["text.it", "caption.en"]
    assert said(found("framing_language_missing", held, LANGUAGES)[0], "it") == "Sezione «Fatti»: testo senza versione in italiano."
    assert found("framing_language_missing", held, ("en",))[0].field == "caption.en"


def test_acronyms_that_nobody_spells_out() -> None:
    quote = "On 3 January 2020 the head of CTS said that it would go on."
    entry = GlossaryEntry("CTS", Localized({"en": "Counter Terrorism Service"}))
    sections = (section("excerpts", text("NMI went on; see part IV (ISF) and MOD (Ministry of Defence)."), "1.1"),)
    held = pack(source(taken(1, quote)), sections=sections)
    assert [said(finding) for finding in found("acronym_unexpanded", held)] == [
        "Acronym not spelled out: NMI.", "Acronym not spelled out: CTS."]
    explained = replace(held, glossary=(entry, GlossaryEntry("NMI", Localized({"en": "NATO Mission Iraq"}))))
    (finding,) = found("acronym_unexpanded", explained)  # framing text is spelled out by itself
    after = mended(explained, finding)
    assert after.sources[0].excerpts[0].wording == quote.replace("CTS", "CTS [Counter Terrorism Service]")
    assert found("acronym_unexpanded", after) == []
    assert found("acronym_unexpanded", mended(explained, finding, 1)) == []


def test_an_acronym_with_two_meanings() -> None:
    meanings = ("Counter Terrorism Service", "Cosmic Top Secret")
    held = pack(glossary=tuple(GlossaryEntry("CTS", Localized({"en": meaning})) for meaning in meanings))
    (finding,) = found("acronym_two_meanings", held)
    assert said(finding) == "CTS has two meanings in the glossary: Counter Terrorism Service; Cosmic Top Secret."


def test_much_quoted_and_reserved_sources() -> None:
    excerpts = (taken(1, TEXT[:60]), taken(2, TEXT[30:70]))
    held = pack(source(*excerpts, rights="reserved"), sections=(section("excerpts", "1.1", "1.2"),))
    assert said(found("quote_long", held)[0]).startswith("70 characters of source 1")
    assert [finding.item for finding in found("source_reserved", held)] == ["1"]
    free = replace(held, sources=(replace(held.sources[0], rights="official"),))
    assert found("quote_long", free) == [] and found("source_reserved", free) == []


@pytest.mark.parametrize(("variant", "note", "characters"), [("", "", 34), ("", "s1", 60), ("", "s2", 34), ("full", "", 60)])
def test_a_press_review_quotes_one_excerpt_of_an_article_and_all_on_its_own_page(variant: str, note: str, characters: int) -> None:
    notes = (replace(text("Mind the date."), id=note),) if note else ()
    article = source(taken(1, "The mission began in October 2018."), taken(2, "On 3 January 2020 the head"), rights="reserved")
    held = pack(article, sections=(section("press_items", *notes, variant=variant),))
    assert said(found("quote_long", held)[0]).startswith(f"{characters} characters of source 1")


def test_statements_that_rest_on_one_source() -> None:
    points = text("- One [@1][@2].\n- Two [@1], as [@1.1|The mission] says.\n- Three.")
    sections = (section("key_points", points), section("text", text("[@1]"), id="t"))
    held = pack(source(taken(1, "The mission")), source(number=2), sections=sections)
    assert [said(finding, "it") for finding in found("single_source", held)] == ["Fatti, affermazione 2: si fonda sulla sola fonte 1."]


def test_sources_that_carry_the_same_copy_are_one_voice() -> None:
    points = text("- One [@1][@2].\n- Two [@1][@3].")
    copy = replace(source(number=2), report=ImportReport(also_carried_by=(1,)))
    original = replace(source(taken(1, "The mission")), report=ImportReport(also_carried_by=(2,)))
    held = pack(original, copy, source(number=3), sections=(section("key_points", points),))
    assert [said(finding) for finding in found("single_source", held)] == [
        "Facts, statement 1: sources 1, 2 carry the same copy and count as one."]


def test_portions_are_all_marked_or_none() -> None:
    marked = replace(text("It began."), portion="(U)")
    sections = (section("excerpts", text("Bare."), marked, "1.1", "1.2"),)
    held = pack(source(taken(1, "The mission"), taken(2, "Nothing else", portion="(U)")), sections=sections)
    assert found("portion_missing", held) == []
    on = replace(held, briefings=(replace(held.briefings[0], portion_marks=True),))
    first, second = found("portion_missing", on)
    assert (first.item, second.item) == ("s", "1.1") and said(first).startswith("Section “Facts”: a text bears no marking")
    done = mended(on, second)
    assert done.sources[0].excerpts[0].portion == "(U)" and [one.item for one in found("portion_missing", done)] == ["s"]
    none = replace(on, sources=(source(taken(1, "The mission"), taken(2, "Nothing else", portion="(R)")),))
    assert found("portion_missing", none)[1].fixes[0].edit is None


@pytest.mark.parametrize(("line", "marked"), [
    ("NATO SECRET", True), ("— RISERVATO —", True), ("SECRET // NOFORN", True), ("NATO CONFIDENTIAL REL TO IRQ", True),
    ("Riservato", False), ("RISERVATO AGLI ABBONATI", False), ("the Counter Terrorism Service (CTS)", False), ("UNCLASSIFIED", False),
    ("NON CLASSIFICATO", False)])
def test_a_marking_above_unclassified_on_a_line_of_its_own(line: str, marked: bool) -> None:
    for held in (pack(replace(source(), text=f"A\n{line}\nB")), pack(source(hidden=(HiddenLine(line, "header", 1),)))):
        assert [finding.item for finding in found("classification_banner", held)] == (["1"] if marked else [])


def test_the_marking_of_the_briefing_itself() -> None:
    held = replace(pack(), briefings=(Briefing("b", titles={"marking": Localized("NATO SECRET")}),))
    assert found("classification_banner", held)[0].item == "b"


def test_more_pages_than_usual() -> None:
    briefing = Briefing("b", frame=Frame(max_pages=2))
    findings = run(Pack("p", ""), briefing, LANGUAGES, {"en": 3, "it": 2})
    assert [said(finding) for finding in findings] == ["The briefing in English has 3 pages; the usual limit is 2."]


def test_the_whole_pack_can_be_looked_at_without_a_briefing() -> None:
    held = pack(source(taken(1, "The mission", date=None), published=None))
    assert {finding.check for finding in run(held, None, ("it",))} == {"event_date_missing", "source_data_missing", "translation_missing"}


def test_what_must_be_fixed_comes_first() -> None:
    held = pack(source(taken(1, "The mission", date=None)), sections=(section("excerpts", "1.1"),))
    assert [finding.severity for finding in run(held, held.briefings[0], LANGUAGES)] == ["fix", "look"]


def damaged(held: Pack) -> Pack:
    """The pack with texts that its excerpts do not know, and wordings that nobody said."""
    return replace(held, sources=tuple(
        replace(source, text=source.text[::-1], excerpts=tuple(replace(excerpt, wording="x […] y") for excerpt in source.excerpts))
        for source in held.sources))


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(packs(), st.sampled_from([lambda held: held, damaged]))
def test_no_check_ever_fails_and_every_finding_can_be_told_and_mended(held: Pack, change: Callable[[Pack], Pack]) -> None:
    held = change(held)
    for briefing in (*held.briefings, None):
        findings = run(held, briefing, LANGUAGES)
        assert findings == run(held, briefing, LANGUAGES)
        counted = run(held, briefing, LANGUAGES, fixes=False)
        assert [replace(finding, fixes=()) for finding in counted] == [replace(finding, fixes=()) for finding in findings]
        for finding in findings:
            for language in LANGUAGES:
                words = catalogue(language)
                assert words.say(finding.message)
                assert all(words.say(fix.label) for fix in finding.fixes)
            for fix in finding.fixes:
                if fix.edit is not None:
                    fix.edit.apply(held)


def test_the_table_names_every_check_of_the_room() -> None:
    names = [check.__name__ for check in CHECKS]
    assert len(set(names)) == len(names) == 23
