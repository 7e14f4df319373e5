"""From pack to document, whole: the small pack in both languages, read line by line in the goldens."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.assembly import Assembly, assemble
from briefer.assembly.sections.catalogue import KINDS
from briefer.document.dump import dump
from briefer.document.nodes import (
    AddressRows,
    BulletList,
    Contents,
    Distribution,
    Document,
    Figure,
    HeaderBlock,
    Heading,
    Paragraph,
    Quote,
    References,
    Table,
    TermList,
)
from briefer.document.walk import notes, plain_text, texts
from briefer.model.briefing import SECTION_KINDS, ExcerptItem, Frame, Section, SectionKind, SectionRule, TableColumn, TableItem, TextItem
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.sources import ExcerptId
from briefer.resources import locale_folder
from tests.assembly import small_pack
from tests.assembly.small_pack import both

B = TypeVar("B")

LANGUAGES = ("en", "it")


def assembled(language: str = "en", **given: object) -> Assembly:
    pack = small_pack.pack()
    return assemble(pack, pack.briefings[0], language, **{"numbering": "section_dot", **given})  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("numbering", ["section_dot", "continuous", "nato", "italian"])
def test_the_small_pack_reads_as_its_golden(golden: Callable[[str, str], None], language: str, numbering: str) -> None:
    golden(f"assembly/small.{numbering}.{language}.txt", dump(assembled(language, numbering=numbering).document))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_pack_gives_an_equal_document(language: str) -> None:
    assert assembled(language) == assembled(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_excerpt_is_printed_or_left_out(language: str) -> None:
    made = assembled(language)
    pack = small_pack.pack()
    assert sorted((*made.placed, *(id for id, _ in made.left_out))) == sorted(
        (source.number, excerpt.number) for source, excerpt in pack.excerpts())


def document_of(*sections: Section, language: str = "en", numbering: str = "section_dot", **changed: object) -> Document:
    pack = replace(small_pack.pack(), **changed)  # type: ignore[arg-type]
    return assemble(pack, small_pack.briefing(*sections), language, numbering=numbering).document  # type: ignore[arg-type]


def text_section(words: str, id: str = "a", italian: str = "", **known: object) -> Section:
    return Section(id, "text", both(id.upper(), id.upper()), body=(TextItem(both(words, italian)),), **known)  # type: ignore[arg-type]


def blocks_of(document: Document, kind: type[B]) -> list[B]:
    return [block for block in document.blocks if isinstance(block, kind)]


def said(document: Document) -> list[str]:
    return [plain_text(block.content) for block in blocks_of(document, Paragraph)]


def test_letters_go_by_first_citation_not_by_number() -> None:
    document = document_of(text_section("First. [@2] Then [@1][@2]."))
    assert said(document) == ["First.\u00a0[A] Then\u00a0[A, B]."]
    assert said(document_of(text_section("Source [=2], then [@1]."))) == ["Source\u00a0A, then\u00a0[B]."]


def test_text_of_the_other_language_does_not_print() -> None:
    document = document_of(text_section("Only English."), text_section("", "b", "Solo italiano."), language="it")
    assert said(document) == ["Solo italiano."]


def test_an_empty_section_prints_only_if_it_is_required_or_always_printed() -> None:
    empty = [text_section("", "a"), text_section("", "b", required=True), text_section("", "c", print="always"),
             text_section("words", "d", print="never")]
    document = document_of(*empty)
    assert [(block.number, plain_text(block.content)) for block in blocks_of(document, Heading)] == [("1", "B"), ("2", "C")]
    assert said(document) == ["— To be written.", "— To be written."]
    assert [block.role for block in blocks_of(document, Paragraph)] == ["empty", "empty"]


@pytest.mark.parametrize(("numbering", "numbers"), [
    ("section_dot", [("1", ["1.1", "1.2"]), ("2", ["2.1"])]), ("continuous", [("", ["1.", "2."]), ("", ["3."])]),
    ("nato", [("", ["1.", "2."]), ("", ["3."])]), ("italian", [("", ["1.", "2."]), ("", ["3."])])])
def test_numbers_of_headings_and_paragraphs(numbering: str, numbers: list[tuple[str, list[str]]]) -> None:
    document = document_of(text_section("One.\n\nTwo."), text_section("Three.", "b"), numbering=numbering)
    assert [block.number for block in blocks_of(document, Heading)] == [heading for heading, _ in numbers]
    assert [block.number for block in blocks_of(document, Paragraph)] == [number for _, below in numbers for number in below]


def test_a_lone_paragraph_bears_no_number_in_the_nato_scheme() -> None:
    assert blocks_of(document_of(text_section("One."), numbering="nato"), Paragraph)[0].number == ""


@pytest.mark.parametrize(("numbering", "points"), [("nato", ["a.", "b."]), ("italian", ["a)", "b)"])])
def test_points_of_a_list_bear_letters_where_the_scheme_has_them(numbering: str, points: list[str]) -> None:
    document = document_of(text_section("We propose to:\n\n- wait;\n- see."), numbering=numbering)
    assert [block.number for block in blocks_of(document, Paragraph) if block.depth] == points
    assert not blocks_of(document, BulletList)


def test_the_template_may_override_the_numbering() -> None:
    briefing = small_pack.briefing(text_section("One."))
    made = assemble(small_pack.pack(), replace(briefing, frame=Frame(numbering="continuous")), "en", numbering="section_dot")
    assert blocks_of(made.document, Paragraph)[0].number == "1."


@pytest.mark.parametrize(("language", "items", "printed"), [
    ("en", "- One\n- Two.\n- Three [@1]", ["One.", "Two.", "Three\u00a0[A]."]),
    ("it", "- uno\n- due!\n- tre", ["uno;", "due!", "tre."]),
    ("it", "- Una frase\n- Altra frase. [@1]", ["Una frase.", "Altra frase.\u00a0[A]"]),
])
def test_list_items_end_as_their_language_asks(language: str, items: str, printed: list[str]) -> None:
    document = document_of(text_section(items, italian=items), language=language)
    assert [plain_text(item) for item in blocks_of(document, BulletList)[0].items] == printed


def test_cross_references_name_what_comes_later() -> None:
    document = document_of(text_section("See [#b], section [#b], [#point], [#cost] and [#nothing]."), text_section("Later.", "b"),
                           Section("c", "text", both("C", "C"), body=(TextItem(both("Point.", ""), "point"), TableItem(
                               (TableColumn(both("Item", "")),), ((both("x", ""),),), both("Costs", ""), "cost"))))
    assert said(document)[0] == "See section\u00a02, section\u00a02, para\u00a03.1, Table\u00a01 and [#nothing]."


def test_a_section_without_a_number_is_named() -> None:
    document = document_of(text_section("", italian="Vedi [#b]."), text_section("", "b", "Poi."), language="it", numbering="continuous")
    assert said(document)[0] == "Vedi sezione «B»."


@pytest.mark.parametrize(("kind", "variant"), [("bottom_line", ""), ("text", "side_box"), ("key_points", "speak"), ("text", "matter")])
def test_a_section_without_a_heading_is_named_by_its_title(kind: SectionKind, variant: str) -> None:
    written = TextItem(both("- **Ask.** Say the port is open.", "- **Ask.** Say the port is open."))
    named = Section("b", kind, both("In short", "In short"), heading="none", variant=variant, body=(written,))
    assert said(document_of(text_section("See [#b]."), named))[0] == "See section “In short”."


def test_contents_need_four_sections() -> None:
    contents = Section("contents", "contents", both("Contents", "Indice"), heading="plain")
    some = [text_section("Words.", id) for id in "abcd"]
    assert not blocks_of(document_of(contents, *some[:3]), Contents)
    assert blocks_of(document_of(contents, *some), Contents)


def test_an_excerpt_that_left_its_source_prints_without_marks() -> None:
    english, italian = small_pack.sources()
    moved = replace(english, published=None, excerpts=(replace(english.excerpts[1], start=3, end=9),))
    document = document_of(Section("a", "excerpts", both("A", "A"), body=(ExcerptItem(ExcerptId(1, 2)),)), sources=(moved, italian))
    quote, = blocks_of(document, Quote)
    assert [plain_text(paragraph) for paragraph in quote.paragraphs] == [
        "[unverified] The NWC expects a second storm next week.", "Repairs will cost about 20 million euros"]
    assert "para" not in plain_text(quote.meta)
    assert plain_text(quote.meta).endswith(", n.d."), "one stop, not two"


def test_a_wording_that_is_not_faithful_prints_without_marks() -> None:
    english, italian = small_pack.sources()
    changed = replace(italian.excerpts[1], wording="La Capitaneria ha vietato […] fino a settembre.")
    document = document_of(Section("a", "excerpts", both("A", "A"), body=(ExcerptItem(ExcerptId(2, 2)),)), language="it",
                           sources=(english, replace(italian, excerpts=(changed,))))
    assert plain_text(blocks_of(document, Quote)[0].paragraphs[0]).startswith("[non verificato] La Capitaneria")


def test_an_inline_quotation_has_to_stand_in_its_excerpt() -> None:
    document = document_of(text_section("He said [@2.3|due gru], not [@2.3|tre gru]."))
    assert said(document) == ["He said «due gru»\u00a0[A], not [unverified] tre gru\u00a0[A]."]


def test_an_excerpt_the_pack_lost_says_so() -> None:
    document = document_of(Section("a", "excerpts", both("A", "A"), body=(ExcerptItem(ExcerptId(9, 9)),)))
    assert said(document) == ["— Excerpt 9.9: not in the pack."]


def test_a_reference_to_a_source_that_is_not_there_stands_as_written() -> None:
    document = document_of(text_section("Said twice. [@1][@99] So says source [=98]."))
    assert "Said twice. [A][@99] So says source [=98]." in [text.replace("\u00a0", " ") for text in said(document)]


def test_grades_are_explained_only_where_they_are_printed() -> None:
    key = Section("key", "grading_key", both("Key", "Gradi"))
    quoted = Section("a", "excerpts", both("A", "A"), body=(ExcerptItem(ExcerptId(2, 2)),))
    assert not blocks_of(document_of(quoted, key), Table)
    graded = Section("a", "excerpts", both("A", "A"), body=(ExcerptItem(ExcerptId(1, 1)),))
    assert blocks_of(document_of(graded, key), Table)


def test_six_addressees_move_to_a_list() -> None:
    briefing = small_pack.briefing(Section("distribution", "distribution", both("Distribution list", "Elenco di distribuzione")))
    few = {**briefing.titles, "to": both("A; B", "A; B"), "distribution": both("C\nAction: D", "C")}
    made = assemble(small_pack.pack(), replace(briefing, titles=few), "en", numbering="section_dot").document
    assert not blocks_of(made, Distribution)
    rows = {row.field: plain_text(row.value) for row in blocks_of(made, AddressRows)[0].rows}
    assert rows["to"] == "A; B; D" and rows["distribution"] == "C"
    many = {**few, "to": both("A; B; C; D; E", ""), "distribution": both("F", "")}
    made = assemble(small_pack.pack(), replace(briefing, titles=many), "en", numbering="section_dot").document
    assert blocks_of(made, Distribution)[0].groups == (("For action", ("A", "B", "C", "D", "E")), ("For information", ("F",)))
    assert plain_text(blocks_of(made, AddressRows)[0].rows[0].value) == "See distribution list"


def test_the_head_of_an_italian_note() -> None:
    briefing = small_pack.briefing(text_section("", italian="Testo."))
    titles = {**briefing.titles, "to": both("the Chief of Staff", "il Capo di Stato Maggiore"), "place": both("Rome", "Roma")}
    made = assemble(small_pack.pack(), replace(briefing, titles=titles), "it", numbering="continuous", copy=(3, 12)).document
    header, = blocks_of(made, HeaderBlock)
    assert header.addressee == "per il Capo di Stato Maggiore"
    assert header.place_date == "Roma, 3\u00a0maggio 2021"
    assert header.protocol == "Prot.\u00a0n.\u00a0NS/2021/7"
    assert [(row.label, plain_text(row.value)) for row in header.rows][-1] == ("Copia", "03\u00a0di\u00a012")
    assert made.meta.marking == "NON CLASSIFICATO" and made.meta.copy == (3, 12)


def test_an_acronym_is_spelled_out_in_our_text_and_never_in_a_quotation() -> None:
    document = document_of(
        Section("a", "excerpts", both("NWC", ""), body=(ExcerptItem(ExcerptId(1, 2)), TextItem(both("The NWC and the NWC.", "")))),
        Section("acronyms", "acronyms", both("Acronyms", "")))
    assert said(document) == ["The National Weather Centre (NWC) and the NWC."]
    assert plain_text(blocks_of(document, Quote)[0].paragraphs[0]).startswith("“The NWC expects")
    assert [term.term for term in blocks_of(document, TermList)[0].terms] == ["NWC"]


def test_an_acronym_only_quoted_is_listed() -> None:
    document = document_of(Section("acronyms", "acronyms", both("Acronyms", "")),
                           Section("a", "excerpts", both("A", ""), body=(ExcerptItem(ExcerptId(1, 2)),)))
    assert [term.term for term in blocks_of(document, TermList)[0].terms] == ["NWC"]


def test_sources_one_line_each() -> None:
    document = document_of(text_section("", italian="Due fonti. [@1][@2]"), Section("s", "sources", both("References", "Riferimenti"),
                           variant="lines"), language="it")
    references, = blocks_of(document, References)
    assert [(entry.letter, plain_text(entry.content)) for entry in references.entries] == [
        ("A", "Vallora Shipping News, che cita l’autorità portuale, Harbour reopens after storm, 8\u00a0mar 2021, EN,\u00a0B."),
        ("B", "Editore non indicato, [Vallora, il porto torna in funzione], [mar 2021], IT.")]
    assert plain_text(references.note).startswith("Fonti acquisite il 2\u00a0maggio 2021. Dopo la lingua: attendibilità")


def test_a_guessed_publisher_is_marked() -> None:
    english, italian = small_pack.sources()
    guessed = replace(english, publisher=replace(english.publisher, basis="guessed"), credit=Localized())
    document = document_of(text_section("Words. [@1]"), Section("s", "sources", both("Sources", "")), sources=(guessed, italian))
    assert plain_text(blocks_of(document, Table)[0].rows[0].cells[1]) == "Vallora Shipping News [attributed]. Harbour reopens after storm"


def test_the_reason_for_a_date_is_a_footnote_once() -> None:
    english, italian = small_pack.sources()
    dated = replace(english, published=Date("", "2021-03-08", "supplied", note=both("By the headline.", "")))
    section = Section("a", "excerpts", both("A", ""), body=(ExcerptItem(ExcerptId(1, 1)), ExcerptItem(ExcerptId(1, 2))))
    document = document_of(section, Section("s", "sources", both("Sources", "")), sources=(dated, italian))
    found = [note for block in document.blocks for note in notes(block)]
    assert [(note.number, plain_text(note.content)) for note in found] == [(1, "By the headline.")]


def test_a_timeline_needs_the_least_of_its_rule() -> None:
    figure = Section("t", "timeline", both("Timeline", ""), heading="caption", rule=SectionRule(dated="yes", min=6))
    assert not blocks_of(document_of(figure), Figure)
    empty, = blocks_of(document_of(replace(figure, required=True)), Figure)
    assert empty.drawing is None and empty.empty == "No dated events in this pack."


def test_a_chronology_without_events() -> None:
    chronology = Section("c", "chronology", both("Chronology", ""), rule=SectionRule(dated="yes", dates="2090"), required=True)
    table, = blocks_of(document_of(chronology), Table)
    assert not table.rows and table.empty == "No events recorded."
    assert not blocks_of(document_of(replace(chronology, required=False)), Table)


@pytest.mark.parametrize("kind", ["chronology", "sources", "grading_key"])
def test_what_is_written_into_a_section_that_fills_itself_opens_it(kind: SectionKind) -> None:
    section = Section("a", kind, both("Title", "Titolo"), required=True, body=(TextItem(both("Written here.", "Scritto qui.")),))
    assert "Written here." in said(document_of(section))


def test_full_text_only_where_rights_allow_it() -> None:
    document = document_of(text_section("Words. [@1][@2]"), Section("f", "annex_full_text", both("Annex", "")))
    annex = [plain_text(block.content) for block in blocks_of(document, Paragraph)][1:]
    assert annex[0] == "Harbour reopens after storm"
    assert annex[-1] == "— Not reproduced: rights reserved or not known."


def test_every_kind_of_section_can_be_printed() -> None:
    assert set(KINDS) == set(SECTION_KINDS)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab è1.'\"*[]@#=^|-\n\\NWC«»:"), max_size=120), st.sampled_from(LANGUAGES),
       st.sampled_from(["section_dot", "continuous", "nato", "italian"]))
def test_any_text_an_officer_types_can_be_printed(words: str, language: str, numbering: str) -> None:
    document = document_of(text_section(words, italian=words), language=language, numbering=numbering)
    letters = {sign for sign in words if sign.isalnum()}
    printed = "".join((*(text.text for text in texts(document)), *said(document)))
    assert not letters - set(printed) - set("1NWCe")  # digits may be part of a mark that prints as a letter


def test_every_id_is_its_own() -> None:
    for language in LANGUAGES:
        ids = [block.id for block in assembled(language).document.blocks]
        assert len(ids) == len(set(ids))


def fixed_words(language: str) -> set[str]:
    """Every printed word and sentence of a language that has no fields."""
    catalogue = (locale_folder() / language / "document.po").read_text(encoding="utf-8")
    return {said for said in re.findall(r'^msgstr "([^"{}]{3,})"$', catalogue, re.MULTILINE) if said[-2:] != "\\n"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("numbering", ["section_dot", "continuous"])
def test_no_word_of_ours_is_in_the_other_language(language: str, numbering: str) -> None:
    other = "it" if language == "en" else "en"
    foreign = fixed_words(other) - fixed_words(language)
    assert len(foreign) > 90
    document = assembled(language, numbering=numbering).document
    ours = replace(document, blocks=tuple(
        replace(block, paragraphs=()) if isinstance(block, Quote) and block.language != language else block for block in document.blocks))
    printed = [text.text for text in texts(ours) if text.language in ("", language)]
    assert not {word for word in foreign for said in printed if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said)}
