"""The coverage matrix: scales, cells, gaps, and the matrix as text."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.assembly import assemble
from briefer.assembly.sections.coverage_scale import Scale, Span, main_scale, span_of, week_scale
from briefer.document.drawings import Coverage, CoverageRow, Gap
from briefer.document.dump import dump
from briefer.document.nodes import Document, Figure, HeaderBlock, NoteColumns, Paragraph, Part
from briefer.document.walk import plain_text
from briefer.model.briefing import Card, CardsItem, Section, SectionRule, TextItem
from briefer.model.dates import Date
from tests.assembly import small_pack
from tests.assembly.small_pack import both

GAPS = CardsItem("items", (Card(both("Economy", "Economia"), (both("Nothing is known.", "Nulla è noto."),), ("eco",)),))
SECTION = Section("cov", "coverage", print="always", body=(GAPS,))
IN_2021 = ("2021-03-01", "2021-03-02", "2021-03-03", "2021-03-09", "2021-03-15")


def covered(*dates: tuple[str, ...], section: Section = SECTION, language: str = "en") -> Document:
    """The small pack with excerpts of these themes and dates in its first source: `("infra", "2021", …)`."""
    pack = small_pack.pack()
    if dates:
        told = [(theme, edtf) for theme, *given in dates for edtf in given]
        excerpts = tuple(small_pack.excerpt(number, small_pack.ENGLISH, "Harbour", themes=(theme,) if theme else (), date=Date(edtf=edtf))
                         for number, (theme, edtf) in enumerate(told, 1))
        pack = replace(pack, sources=(replace(pack.sources[0], excerpts=excerpts), replace(pack.sources[1], excerpts=())))
    return assemble(pack, small_pack.briefing(section), language, numbering="section_dot").document


def figure(document: Document) -> Figure:
    return next(block for block in document.blocks if isinstance(block, Figure))


def drawn(document: Document) -> Coverage:
    drawing = figure(document).drawing
    assert isinstance(drawing, Coverage)
    return drawing


def row(document: Document, label: str) -> CoverageRow:
    return next(row for group in drawn(document).groups for row in group.rows if row.label == label)


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_matrix_reads_as_its_golden(golden: Callable[[str, str], None], language: str) -> None:
    made = covered(("infra.port", *IN_2021, "2015/2018", "2019-05"), ("infra", "2021-03"), ("", "2022-02"), language=language)
    golden(f"assembly/coverage.{language}.txt", dump(made))


def test_a_paper_of_the_matrix_alone_opens_with_it() -> None:
    alone = covered(("infra.port", *IN_2021))
    assert isinstance(alone.blocks[0], Part) and [block.band for block in alone.blocks if isinstance(block, HeaderBlock)] == [True]
    pack, text = small_pack.pack(), Section("text", "text", body=(TextItem(both("First.", "Prima.")),))
    after = assemble(pack, small_pack.briefing(text, SECTION), "en", numbering="section_dot").document
    assert [block.band for block in after.blocks if isinstance(block, HeaderBlock)] == [False, True]


# ---- scales ---------------------------------------------------------------------------------------------------------


def scale(*edtf: str) -> Scale:
    return main_scale([span for one in edtf if (span := span_of(Date(edtf=one)))])


@pytest.mark.parametrize(("edtf", "unit", "columns"), [
    (("2020-01", "2021-06"), "month", 18), (("2020-01", "2021-07"), "quarter", 8), (("2016-05", "2020-07"), "quarter", 20),
    (("2015", "2020"), "half", 12), (("2011", "2020"), "half", 20), (("2010", "2020"), "year", 11), (("1951", "2020"), "year", 15),
    (("2020-03-05",), "month", 1)])
def test_the_unit_goes_by_the_time_covered(edtf: tuple[str, ...], unit: str, columns: int) -> None:
    made = scale(*edtf)
    assert (made.unit, len(made.periods)) == (unit, columns)


def test_a_panel_names_its_unit_and_years() -> None:
    panel = drawn(covered(("eco", "2015", "2020"))).panels[0]
    assert (panel.title, [(head.label, head.columns) for head in panel.heads][:2]) == ("Half-years 2015–2020", [("2015", 2), ("2016", 2)])
    months = drawn(covered(("eco", "2020-11", "2021-02"), language="it")).panels[0]
    assert months.title == "Mesi, dal novembre 2020 al febbraio 2021"
    assert [head.label for head in months.heads] == ["nov", "dic", "gen", "feb"]


def test_five_items_within_nine_weeks_have_weeks_of_their_own() -> None:
    weeks = drawn(covered(("eco", *IN_2021, "2015"), language="it")).panels[1]
    assert weeks.detail and weeks.title.replace("\u00a0", " ") == "Settimane, dal lunedì 1º marzo 2021"
    assert [(head.label, head.soft) for head in weeks.heads] == [
        ("1", False), ("8", False), ("15", False), ("22", False), ("mar", True), ("29", False), ("5", False), ("12", False), ("19", False),
        ("26", False), ("apr", True)]
    assert len(drawn(covered(("eco", *IN_2021[:4], "2015"))).panels) == 1


@given(st.lists(st.tuples(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 4000)), min_size=1, max_size=12))
def test_every_item_falls_into_the_columns_it_touches(known: list[tuple[date, int]]) -> None:
    spans = [Span(first, date.fromordinal(first.toordinal() + length), "day") for first, length in known]
    made = main_scale(spans)
    assert len(made.periods) <= 20
    assert all(one.last < other.first for one, other in zip(made.periods, made.periods[1:], strict=False))
    for span in spans:
        touched = made.touched(span)
        assert touched and all((index in touched) == (period.first <= span.last and span.first <= period.last)
                               for index, period in enumerate(made.periods))


def test_weeks_hold_what_is_known_to_the_day_and_their_months_the_rest() -> None:
    weeks = week_scale([span for day in IN_2021 if (span := span_of(Date(edtf=day)))])
    assert weeks is not None
    touched = {edtf: list(weeks.touched(span)) for edtf in ("2021-03-02", "2021-03-05/2021-03-10", "2021-03", "2021", "2021-01/2021-05")
               if (span := span_of(Date(edtf=edtf)))}
    assert touched == {"2021-03-02": [0], "2021-03-05/2021-03-10": [0, 1], "2021-03": [4], "2021": [], "2021-01/2021-05": []}


def test_what_is_too_vague_has_no_place_but_counts_as_an_event() -> None:
    made = covered(("eco", "201X", "2021-03"), ("infra", "199X"))
    assert row(made, "In general").events == 1
    general = next(row for group in drawn(made).groups for row in group.rows if group.label == "Economy")
    assert general.events == 2 and len(drawn(made).panels[0].heads) == 1


# ---- rows, cells and gaps -------------------------------------------------------------------------------------------


def test_themes_stand_in_the_order_of_the_pack_with_or_without_events() -> None:
    made = drawn(covered(("eco", "2021-03"), ("", "2021-04")))
    assert [(group.label, [(row.label, row.events) for row in group.rows]) for group in made.groups] == [
        ("Infrastructure", [("Ports", 0)]), ("Economy", [("In general", 1)]), ("Other", [("In general", 1)])]
    both_levels = drawn(covered(("infra", "2021-03")))
    assert [row.label for row in both_levels.groups[0].rows] == ["In general", "Ports"]


def test_an_activity_fills_every_period_it_touches_and_an_open_one_its_known_end() -> None:
    assert row(covered(("infra.port", "2020-02/2020-04"), ("eco", "2020-01", "2020-06")), "Ports").cells[0] == (
        (), ("A",), ("A",), ("A",), (), ())
    assert row(covered(("infra.port", "2020-02/.."), ("eco", "2020-01", "2020-04")), "Ports").cells[0] == ((), ("A",), (), ())


def test_three_empty_periods_after_the_first_item_are_a_gap() -> None:
    made = covered(("infra.port", "2020-02", "2020-05", "2020-09"), ("eco", "2020-01", "2020-11"))
    assert row(made, "Ports").gaps[0] == (Gap(5, 7),)
    assert row(covered(("infra.port", "2020-02"), ("eco", "2020-01", "2020-05")), "Ports").gaps[0] == (Gap(2, 4),)
    assert row(covered(("infra.port", "2020-02"), ("eco", "2020-01", "2020-04")), "Ports").gaps[0] == ()


def test_a_theme_without_events_is_one_gap() -> None:
    assert row(covered(("eco", "2020-01", "2020-02")), "Ports").gaps[0] == (Gap(0, 1),)


def test_a_card_numbers_the_longest_gap_of_its_theme() -> None:
    made = covered(("eco", "2020-01", "2020-05", "2020-12"), section=SECTION)
    general = next(row for group in drawn(made).groups for row in group.rows if group.label == "Economy")
    assert general.gaps[0] == (Gap(1, 3), Gap(5, 10, "1"))
    remarks = next(block for block in made.blocks if isinstance(block, NoteColumns))
    assert [(plain_text(entry.name), plain_text(entry.content)) for entry in remarks.entries] == [("1", "Economy. Nothing is known.")]


def test_totals_count_distinct_sources() -> None:
    made = drawn(covered(section=replace(SECTION, rule=SectionRule(dated="yes"))))
    assert made.panels[0].totals == (2, 0, 0, 0, 0, 0, 1)


# ---- the page and its words -----------------------------------------------------------------------------------------


def test_it_stands_on_a_landscape_page_under_a_band() -> None:
    made = covered(language="it")
    part = next(block for block in made.blocks if isinstance(block, Part))
    head = next(block for block in made.blocks if isinstance(block, HeaderBlock))
    assert (part.orientation, part.reference) == ("landscape", "NS/2021/7")
    assert head.band and (head.document_type, head.title) == ("Matrice di copertura", "Che cosa coprono le fonti")
    assert [(row.label, plain_text(row.value).replace("\u00a0", " ")) for row in head.rows] == [
        ("Ente", "Stato Maggiore Marina"), ("Protocollo", "NS/2021/7"), ("Data", "3 maggio 2021")]


@pytest.mark.parametrize(("language", "said"), [
    ("en", "Two themes of three rest on one source only"), ("it", "Due temi su tre poggiano su una fonte sola")])
def test_without_a_caption_the_finding_is_counted(language: str, said: str) -> None:
    heading = figure(covered(language=language)).caption
    assert heading and plain_text(heading.content) == said
    own = figure(covered(section=replace(SECTION, caption=both("Thin", "Poche fonti")), language=language)).caption
    assert own and plain_text(own.content) == {"en": "Thin", "it": "Poche fonti"}[language]


def test_its_alternative_text_holds_the_matrix() -> None:
    made = covered(("infra.port", "2020-02", "2020-03", "2020-09"), ("", "2020-01"), language="it")
    assert figure(made).alt == (
        "Due temi su tre poggiano su una fonte sola; uno è senza eventi datati. Infrastrutture, Porti, 3 eventi: "
        "da febbraio a marzo 2020 A; settembre 2020 A; lacuna da aprile ad agosto 2020. Economia, In generale, nessun evento datato: "
        "lacuna 1. Altro, In generale, 1 evento: gennaio 2020 A; lacuna da febbraio a settembre 2020. "
        "Fonti distinte: da gennaio a marzo 2020 1; settembre 2020 1.")


def test_the_sources_stand_in_one_line() -> None:
    last = covered().blocks[-1]
    assert isinstance(last, Paragraph) and last.role == "source_note"
    assert plain_text(last.content).replace("\u00a0", " ") == (
        "[A] VSN, citing the port authority, 8 Mar 2021. [B] [Port of Vallora back in service], [Mar 2021].")


def test_without_dated_events_it_says_so() -> None:
    made = covered(("eco", ""))
    assert (figure(made).drawing, figure(made).empty) == (None, "No dated events in this pack.")


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("dates", [
    ("0001-01-01", "0001-01-02", "0001-01-03", "0001-01-04", "0001-01-05T00:30+03:00", "9998-12-31"),
    ("9998-12-27", "9998-12-28", "9998-12-29", "9998-12-30", "9998-12-31T23:30-03:00", "0999")])
def test_the_first_and_the_last_day_there_is_can_be_printed(language: str, dates: tuple[str, ...]) -> None:
    for section in (SECTION, Section("s", "timeline", variant="swimlane"), Section("e", "chronology", variant="events", order="date")):
        assert len(covered(("eco", *dates), section=section, language=language).blocks) > 1
