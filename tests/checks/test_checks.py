"""What each check finds, what it offers to do about it, and that none of them ever fails."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.checks import run
from briefer.checks.catalogue import CHECKS
from briefer.i18n import LANGUAGES
from briefer.model.briefing import Briefing, Frame, TableColumn, TableItem, TextItem
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Source, Stated
from briefer.model.text import digest
from briefer.model.themes import GlossaryEntry
from tests.checks.held import catalogue, found, mended, pack, said, section, source, taken, text
from tests.strategies import packs


def test_a_sound_briefing_has_no_findings() -> None:
    held = pack(source(taken(1, "The mission began")), sections=(section("excerpts", "1.1", required=True),))
    assert run(held, held.briefings[0], ("en",)) == ()


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


def test_what_the_sources_say_of_an_acronym_is_offered() -> None:
    said_in = "The Iraqi Security Forces (ISF) took over the camp. Nobody knows the XYZ."
    other = Source(2, said_in, digest(said_in), language="en")
    held = pack(source(), other, sections=(section("text", text("The ISF and the XYZ.")),))
    isf, xyz = found("acronym_unexpanded", held)
    assert [catalogue("en").say(fix.label) for fix in isf.fixes] == [
        "Add to the glossary: ISF = Iraqi Security Forces", "Known to readers"]
    assert [one.message.fields["acronym"] for one in found("acronym_unexpanded", mended(held, isf))] == ["XYZ"]
    assert xyz.fixes[0].edit is None
