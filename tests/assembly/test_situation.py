"""The events of a situation report, and date-time groups."""
from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.assembly import assemble
from briefer.assembly.dates import Dates
from briefer.assembly.words import Words
from briefer.document.dump_inlines import inlines
from briefer.document.nodes import AddressRows, Table
from briefer.document.walk import plain_text
from briefer.model.briefing import FrameRow, Section, SectionRule
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt
from tests.assembly import small_pack
from tests.assembly.small_pack import both

EVENTS = Section("e", "chronology", variant="events", order="date", rule=SectionRule(dated="yes"))


def events_table(*excerpts: Excerpt, language: str = "en") -> Table:
    pack = small_pack.pack()
    if excerpts:
        first, second = pack.sources
        pack = replace(pack, sources=(replace(first, excerpts=excerpts), replace(second, excerpts=())))
    made = assemble(pack, small_pack.briefing(EVENTS), language, numbering="section_dot").document
    return next(block for block in made.blocks if isinstance(block, Table))


def excerpt(edtf: str, **known: object) -> Excerpt:
    when = Date(edtf=edtf, zone=str(known.pop("zone", "")), basis=known.pop("basis", "stated"))  # type: ignore[arg-type]
    return small_pack.excerpt(1, small_pack.ENGLISH, "Harbour reopens", date=when, **known)


@pytest.mark.parametrize(("language", "rows"), [
    ("en", ["08 MAR 21 | Port of Vallora reopens | – | [A, B] | B2",
            "[15–21 MAR 21] | “The NWC expects a second storm next week. Repairs will cost about 20 million euros” | – | [A] | B6",
            "until SEP 21 | {it:«La Capitaneria ha disposto controlli […] fino a settembre.»} | – | [B] | –"]),
    ("it", ["08 MAR 21 | Riapre il porto di Vallora | – | [A, B] | B2",
            "[15–21 MAR 21] | {en:“The NWC expects a second storm next week. Repairs will cost about 20 million euros”} | – | [A] | B6",
            "fino a SEP 21 | «La Capitaneria ha disposto controlli […] fino a settembre.» | – | [B] | –"]),
])
def test_events_have_group_event_place_source_and_grade(language: str, rows: list[str]) -> None:
    table = events_table(language=language)
    printed = [" | ".join(inlines(cell).replace("~", " ") for cell in row.cells) for row in table.rows]
    assert (table.kind, printed) == ("events", rows)


def test_a_place_is_printed_in_the_language_of_the_document_and_a_headline_without_its_stop() -> None:
    table = events_table(excerpt("2021-03-08", place=both("Brussels", "Bruxelles"), headline=both("The port reopens.", "Riapre il porto.")),
                         language="it")
    assert [plain_text(cell) for cell in table.rows[0].cells] == ["08 MAR 21", "Riapre il porto", "Bruxelles", "[A]", "B6"]


def test_an_event_bears_the_best_grade_among_those_that_were_judged() -> None:
    first, second = small_pack.pack().sources
    told = excerpt("2021-03-08", event="port", credibility="5")
    doubted = replace(first, reliability="E", excerpts=(told, replace(told, number=2, credibility="4")))
    unjudged = replace(second, reliability="F", excerpts=(replace(second.excerpts[0], event="port", credibility="6"),))
    pack = replace(small_pack.pack(), sources=(doubted, unjudged))
    made = assemble(pack, small_pack.briefing(EVENTS), "en", numbering="section_dot").document
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert [plain_text(row.cells[4]) for row in table.rows] == ["E4"]


def test_a_moment_that_is_another_day_in_zone_z_is_named_below() -> None:
    table = events_table(excerpt("2020-01-08T01:30+03:00", zone="C"))
    assert plain_text(table.note) == "080130C JAN 20 is 072230Z JAN 20: another day in zone Z."
    assert plain_text(events_table(excerpt("2020-01-08T12:30+03:00", zone="C")).note) == ""
    assert plain_text(events_table(excerpt("2020-01-08T01:30", zone="C"), language="it").note) == (
        "080130C JAN 20 corrisponde a 072230Z JAN 20: in ora Z è un altro giorno.")


def test_brackets_are_explained_where_a_day_is_inferred() -> None:
    assert plain_text(events_table(excerpt("2020-01-08", basis="inferred")).note) == (
        "Day and hour in square brackets are inferred by the compiler.")


def test_a_period_in_groups_names_its_month_once() -> None:
    dates = Dates(Words("en"))
    assert dates.group(Date(edtf="2020-01-03T00:00Z/2020-01-10T00:00Z")) == "030000Z–100000Z JAN 20"
    assert dates.group(Date(edtf="2020-01-30T22:00Z/2020-02-02T06:00Z")) == "302200Z JAN 20–020600Z FEB 20"


@pytest.mark.parametrize(("written", "printed"), [
    ("2020-01-10T06:00Z", "100600Z JAN 20"), ("2020-01-03T00:00Z/2020-01-10T00:00Z", "030000Z–100000Z JAN 20"),
    ("2020-01-03/2020-01-10", "3–10 gennaio 2020"), ("dal 3 gennaio", "dal 3 gennaio")])
def test_a_row_of_the_head_that_holds_a_date_prints_it_as_people_write_it(written: str, printed: str) -> None:
    briefing = small_pack.briefing()
    frame = replace(briefing.frame, rows=(FrameRow("dtg", both("DTG", "GDO")),))
    briefing = replace(briefing, frame=frame, fields={"dtg": Localized(written)})
    made = assemble(small_pack.pack(), briefing, "it", numbering="section_dot").document
    row = next(block for block in made.blocks if isinstance(block, AddressRows)).rows[0]
    assert plain_text(row.value).replace("\u00a0", " ") == printed


@pytest.mark.parametrize(("language", "rights", "printed"), [
    ("en", "open", "Two public sources, 5 excerpts, 3 dated events, March to September 2021"),
    ("en", "unknown", "Two sources, 5 excerpts, 3 dated events, March to September 2021"),
    ("it", "reserved", "Due fonti pubbliche, 5 estratti, 3 eventi datati, da marzo a settembre 2021")])
def test_what_a_paper_is_drawn_from_is_counted_where_nobody_wrote_it(language: str, rights: str, printed: str) -> None:
    pack = small_pack.pack()
    pack = replace(pack, sources=tuple(replace(source, rights=rights) for source in pack.sources))  # type: ignore[arg-type]
    assert _basis(pack, language) == printed


def test_one_of_each_is_said_in_the_singular() -> None:
    pack = small_pack.pack()
    lone = replace(pack.sources[0], excerpts=(excerpt("2020-04"),))
    pack = replace(pack, sources=(lone, replace(pack.sources[1], excerpts=())))
    assert _basis(pack, "it", EVENTS) == "Una fonte pubblica, 1 estratto, 1 evento datato, aprile 2020"


def test_what_the_officer_wrote_stands() -> None:
    pack = small_pack.pack()
    briefing = small_pack.briefing()
    briefing = replace(briefing, titles={**briefing.titles, "basis": both("what we know", "quanto è noto")})
    assert _basis(replace(pack, briefings=(briefing,)), "it") == "quanto è noto"


def test_elision_in_the_period_of_the_basis() -> None:
    pack = small_pack.pack()
    lone = replace(pack.sources[0], excerpts=(excerpt("2020-01"), replace(excerpt("2021-04"), number=2)))
    pack = replace(pack, sources=(lone, replace(pack.sources[1], excerpts=())))
    assert _basis(pack, "it", EVENTS).endswith("dal gennaio 2020 all’aprile 2021")


def _basis(pack: Pack, language: str, *sections: Section) -> str:
    briefing = small_pack.briefing(*sections) if sections else pack.briefings[0]
    made = assemble(pack, briefing, language, numbering="section_dot").document
    rows = next(block for block in made.blocks if isinstance(block, AddressRows)).rows
    return next(plain_text(row.value) for row in rows if row.field == "basis").replace("\u00a0", " ")
