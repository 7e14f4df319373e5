"""The audit annex: from each sentence on paper to the paragraph of the file."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from briefer.assembly import assemble
from briefer.assembly.statements import Statement, statements
from briefer.document.dump import dump
from briefer.document.dump_inlines import inlines
from briefer.document.inlines import Note, Reference, Text
from briefer.document.nodes import (
    AddressRows,
    BulletList,
    Caption,
    Column,
    Distribution,
    Document,
    FigureStrip,
    HeaderBlock,
    Heading,
    Inlines,
    KeyBox,
    OptionCard,
    Paragraph,
    Part,
    Row,
    SpeakingPoints,
    Table,
)
from briefer.document.walk import plain_text
from briefer.model.briefing import CardsItem, Item, Section, TableColumn, TableItem, TextItem
from briefer.model.localized import NOTHING
from tests.assembly import small_pack
from tests.assembly.small_pack import both

B = TypeVar("B")
AUDIT = Section("audit", "audit", print="always")
CHANGES = TableItem(tuple(TableColumn(both(name, name)) for name in ("Date", "What", "Change", "By")),
                    (tuple(both(cell, cell) for cell in ("3 May 2021", "para 1.1", "Day added", "MR")),), both("Changes", "Modifiche"))


def audited(*body: Item, language: str = "en", annex: Section = AUDIT, numbering: str = "section_dot") -> Document:
    section = Section("a", "text", both("Situation", "Situazione"), body=body)
    return assemble(small_pack.pack(), small_pack.briefing(section, annex), language, numbering=numbering).document  # type: ignore[arg-type]


def blocks_of(document: Document, kind: type[B]) -> list[B]:
    return [block for block in document.blocks if isinstance(block, kind)]


def table(document: Document, kind: str) -> Table:
    return next(block for block in blocks_of(document, Table) if block.kind == kind)


def rows(document: Document, kind: str = "statements") -> list[str]:
    return [" | ".join(map(inlines, row.cells)).replace("~", " ") for row in table(document, kind).rows]


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_annex_reads_as_its_golden(golden: Callable[[str, str], None], language: str) -> None:
    pack = small_pack.pack()
    briefing = small_pack.briefing(*small_pack.SECTIONS, replace(AUDIT, body=(CHANGES,)))
    golden(f"assembly/audit.{language}.txt", dump(assemble(pack, briefing, language, numbering="section_dot").document))


def test_a_statement_rests_on_two_sources_on_one_on_what_its_note_reasons_from_or_on_us() -> None:
    made = audited(TextItem(both(
        "The port reopened on a Monday. [@1.1][@2.1] A storm is near. [@1.2] The year is 2021.^[By the calendar: [@2.1].] We agree.", "")))
    assert rows(made) == [
        "1.1 | Port of Vallora reopens | ●(two sources or more) | *[A]* ⏎ *[B]* | 1.1 ⏎ 2.1 | 2 ⏎ 2 | B2 ⏎ – | *open*",
        "1.1 | A storm is near | ◐(one source) | *[A]* | 1.2 | 3–4 | B6 | *open*",
        "1.1 | The year is 2021 | ○(inferred, see its note) | *[B]* | 2.1 | 2 | – | *open*",
        "1.1 | We agree | – | – | – | – | – | *open*"]
    strip = blocks_of(made, FigureStrip)[0]
    assert [plain_text(figure.number) for figure in strip.figures] == ["4", "1", "1", "1", "1"]


def test_two_excerpts_of_one_source_are_one_line_and_one_source() -> None:
    made = audited(TextItem(both("The port works [@1.1] and a storm is near [@1.2].", "")))
    assert rows(made)[0].endswith("◐(one source) | *[A]* | 1.1, 1.2 | 2, 3–4 | B2 | *open*")


def test_a_source_cited_as_a_whole_has_a_letter_and_no_excerpt() -> None:
    assert rows(audited(TextItem(both("The port works. [@1]", ""))))[0].endswith("◐(one source) | *[A]* | – | – | – | *open*")


def test_an_excerpt_named_twice_in_a_paragraph_names_one_row_only() -> None:
    made = audited(TextItem(both("The port reopened. [@1.1] Ships came in again from the south. [@1.1]", "")))
    assert [row.split(" | ")[1] for row in rows(made)] == ["Port of Vallora reopens", "Ships came in again from the …"]


def test_who_wrote_and_who_checked_stand_at_the_end() -> None:
    made = audited(TextItem(both("One.", ""), by="MR", checked="LB"), TextItem(both("Two.", ""), by="MR"),
                   TextItem(both("Three.", ""), checked="LB"), TextItem(both("- four\n- five", ""), by="LB", checked="MR"))
    assert [row.rpartition(" | ")[2] for row in rows(made)] == ["MR, LB", "MR, *open*", "–, LB", "LB, MR", "LB, MR"]


def test_points_below_a_paragraph_bear_its_number_and_letter() -> None:
    item = TextItem(both("We propose:\n- to wait\n- to ask", ""))
    assert [row.split(" | ")[0] for row in rows(audited(item))] == ["1.1"] * 3
    more = TextItem(both("Then we go.", ""))
    assert [row.split(" | ")[0] for row in rows(audited(item, more, numbering="nato"))] == ["1", "1a", "1b", "2"]


def test_letters_lead_to_numbers_check_sums_and_excerpts() -> None:
    made = audited(TextItem(both("A storm is near. [@1.2] The port works. [@2]", "")))
    assert [row.split(" | ")[:2] + row.split(" | ")[3:] for row in rows(made, "letters")] == [
        ["*[A]*", "1", "–", "1.2"], ["*[B]*", "2", "–", "–"]]


def test_excerpts_lead_to_characters_of_the_stored_text() -> None:
    made = audited(TextItem(both("A storm is near. [@1.2]", "")))
    excerpt = small_pack.pack().sources[0].excerpts[1]
    assert rows(made, "audit_excerpts") == [f"1.2 | *[A]* | 3–4 | {excerpt.start} | {excerpt.end} | 15 | B6 | Economy | *open*"]


def test_the_annex_is_a_part_with_its_own_head_and_foot() -> None:
    made = audited(TextItem(both("", "Il porto lavora.")), language="it")
    part = blocks_of(made, Part)[0]
    assert (part.orientation, part.reference, part.short_title) == ("portrait", "Allegato A a NS/2021/7", "Verifica delle affermazioni")
    head = blocks_of(made, HeaderBlock)[1]
    assert (head.document_type, head.title) == ("Allegato A", "Verifica delle affermazioni")
    assert [plain_text(row.value).replace("\u00a0", " ") for row in head.rows] == ["NS/2021/7, Allegato A", "3 maggio 2021"]


def test_what_follows_an_annex_is_the_paper_again() -> None:
    section = Section("a", "text", both("Situation", "Situazione"), body=(TextItem(both("One.", "")),))
    last = Section("d", "distribution", both("Distribution list", "Elenco"), print="always")
    made = assemble(small_pack.pack(), small_pack.briefing(section, AUDIT, replace(AUDIT, id="b"), last), "en", numbering="section_dot")
    parts = blocks_of(made.document, Part)
    assert [part.reference for part in parts] == ["Annex A to NS/2021/7", "Annex B to NS/2021/7", ""]
    assert isinstance(made.document.blocks[-1], (Paragraph, Distribution))


def test_the_officers_tables_close_the_annex_under_a_heading() -> None:
    made = audited(TextItem(both("One.", "")), annex=replace(AUDIT, body=(CHANGES, TextItem(both("All seen.", "")))))
    heading, changes, remark = made.blocks[-3:]
    assert isinstance(heading, Heading) and (heading.look, plain_text(heading.content)) == ("back", "Changes")
    assert isinstance(changes, Table) and (changes.kind, changes.caption) == ("changes", None)
    assert isinstance(remark, Paragraph) and remark.number == ""
    wider = replace(CHANGES, columns=CHANGES.columns[:3], rows=(), caption=NOTHING)
    last = audited(TextItem(both("One.", "")), annex=replace(AUDIT, body=(wider, CardsItem("items", ())))).blocks[-1]
    assert isinstance(last, Table) and last.kind == "free"


def test_a_paper_that_says_nothing_has_no_annex_unless_it_must() -> None:
    assert not blocks_of(audited(annex=replace(AUDIT, print="auto")), Part)
    empty = table(audited(), "statements")
    assert (empty.rows, empty.empty) == ((), "No statement in numbered paragraphs.")


# ---- sentences ------------------------------------------------------------------------------------------------------


def cited(*passages: str) -> Reference:
    return Reference(("A",), True, passages)


def sentences(*content: Inlines) -> list[str]:
    return [one.words for inlines in content for one in statements([Paragraph("p", inlines, "1.1")])]


@pytest.mark.parametrize(("text", "parts"), [
    ("One. Two! Three? Four.", ["One.", "Two!", "Three?", "Four."]),
    ("The U.S. Army came. J. Smith left.", ["The U.S. Army came.", "J. Smith left."]),
    ("Il gen.\u00a0Rossi parla. È tardi.", ["Il gen. Rossi parla.", "È tardi."]),
    ("He said “Go. Now.” and went. «Basta.» Poi tacque.", ["He said “Go. Now.” and went.", "«Basta.»", "Poi tacque."]),
    ("It costs 2.5 million. 20 men came.", ["It costs 2.5 million.", "20 men came."]),
    ("ends, etc. and goes on", ["ends, etc. and goes on"]),
])
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert sentences((Text(text),)) == parts


def test_letters_after_the_stop_belong_to_the_sentence_before() -> None:
    content = (Text("One.\u00a0"), cited("1.1"), Text(" Two"), Note(1, (cited("2"),)), Text(" and\u00a0"), cited("1.2"), Text(". Three."))
    found = list(statements([Paragraph("p", content, "1.1")]))
    assert [(one.words, one.passages, one.inferred) for one in found] == [
        ("One.", ("1.1",), False), ("Two and.", ("1.2",), False), ("Three.", (), False)]


def test_every_sentence_of_ours_is_a_statement_and_says_where_it_stands() -> None:
    cited = (Text("Cited "), Reference(("A",), passages=("1.1",)), Text("."))
    card = OptionCard("o", "2", (Text("Wait"),), (cited,), ((Text("Cheap."),),))
    blocks = [KeyBox("k", "Bottom line", ((Text("One. Two."),),)), Paragraph("a", (Text("Free."),)), Paragraph("a2", cited, role="opening"),
              BulletList("b", ((Text("loose."),),)), Heading("h", (Text("H"),), number="2"),
              BulletList("c", ((Text("listed."),),)), Heading("s", (Text("S"),), "sub"), BulletList("d", ((Text("below."),),)), card,
              Paragraph("f", (Text("An annex of a list."),), "A."),
              SpeakingPoints("e", ((Text("Spoken."),),)),
              Heading("t", (Text("Full text"),), "back"), Paragraph("g", (Text("A paragraph of a source."),), "1")]
    assert [(one.number, one.words) for one in statements(blocks, {"k": "BL", "b": "KP"})] == [
        ("BL", "One."), ("BL", "Two."), ("", "Cited."), ("KP", "loose."), ("2", "listed."), ("2", "below."), ("2 c2", "Cited."),
        ("1", "Spoken.")]


def test_an_event_is_a_statement_and_so_is_a_cell_that_cites() -> None:
    columns = tuple(Column((Text(name),)) for name in ("Date", "Event", "Source"))
    letters = (Reference(("A", "B"), passages=("1.1", "2.1")),)
    row = Row(((Text("3 May"),), (Text("It opens. At last."),), letters))
    events, free = (Table(kind, kind, columns, (row, row), caption) for kind, caption in (
        ("chronology", Caption("Table 3.", (Text("Events"),))), ("free", None)))
    found = list(statements([Heading("h", (Text("H"),), number="4"), events, free]))
    assert [(one.number, one.words, one.rests) for one in found] == [
        ("T3 r1", "It opens. At last.", "full"), ("T3 r2", "It opens. At last.", "full")]


def test_who_entered_an_excerpt_stands_beside_the_event_that_it_tells() -> None:
    pack = small_pack.pack()
    source = pack.sources[0]
    sources = (replace(source, excerpts=tuple(replace(one, by="MR", checked="LB") for one in source.excerpts)), *pack.sources[1:])
    briefing = small_pack.briefing(Section("c", "chronology", both("Events", "Eventi")), AUDIT)
    made = assemble(replace(pack, sources=sources), briefing, "en", numbering="section_dot").document
    assert "MR, LB" in {row.rpartition(" | ")[2] for row in rows(made)}


def test_sources_count_once() -> None:
    assert Statement("1", "a", "b", ("1.1", "1.2", "2"), False).sources == (1, 2)


def test_a_paper_titled_by_its_type_is_known_by_its_subject() -> None:
    briefing = small_pack.briefing(Section("a", "text", both("A", "A"), body=(TextItem(both("", "Uno.")),)), AUDIT)
    titles = {**briefing.titles, "title": both("", "Briefing informativo"), "subject": both("", "La riapertura del porto.")}
    made = assemble(small_pack.pack(), replace(briefing, titles=titles), "it", numbering="section_dot").document
    paper = blocks_of(made, AddressRows)[-1].rows[0]
    assert plain_text(paper.value).replace("\u00a0", " ") == "La riapertura del porto, briefing informativo, 3 maggio 2021"
