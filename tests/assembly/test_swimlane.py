"""Swimlanes: the officer's lanes or those of the pack's dates, and the days enlarged below them."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from briefer.assembly import assemble
from briefer.document.drawings import Swimlane
from briefer.document.nodes import Document, Figure, TimelineRow
from briefer.document.walk import plain_text
from briefer.model.briefing import Detail, Lane, LaneBar, Section, SectionRule
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.sources import Excerpt
from tests.assembly import small_pack
from tests.assembly.small_pack import both

LANES = (
    Lane(both("Port", "Porto"), (
        LaneBar("2015-01", "2020-09", label=both("first works", "primi lavori")),
        LaneBar("2021-06", open=True, label=both("second works", "altri lavori")))),
    Lane(both("Command", "Comando"), (LaneBar("2021-03", label=both("new head", "nuovo capo"), milestone=True),)),
    Lane(both("Unreadable", "Illeggibile"), (LaneBar("soon"),)))


def document(section: Section, dates: Sequence[Date] = (), language: str = "it") -> Document:
    """The small pack, with these dates instead of its own where there are any."""
    pack = small_pack.pack()
    if dates:
        first, second = pack.sources
        excerpts = tuple(_dated(index, when) for index, when in enumerate(dates, 1))
        pack = replace(pack, sources=(replace(first, excerpts=excerpts), replace(second, excerpts=())))
    return assemble(pack, small_pack.briefing(section), language, numbering="section_dot").document


def _dated(number: int, when: Date) -> Excerpt:
    return small_pack.excerpt(number, small_pack.ENGLISH, "Harbour reopens", date=when, themes=("infra.port",),
                              headline=both(f"Event {number}.", f"Evento {number}."))


def drawn(document: Document) -> tuple[Figure, Swimlane]:
    figure = next(block for block in document.blocks if isinstance(block, Figure))
    assert isinstance(figure.drawing, Swimlane)
    return figure, figure.drawing


def lanes_section(**known: object) -> Section:
    return Section("s", "timeline", heading="none", order="date", lanes=LANES, **known)  # type: ignore[arg-type]


def days(*numbers: int, year: int = 2020) -> list[Date]:
    return [Date(edtf=f"{year}-01-{number:02}") for number in numbers]


def test_the_officers_lanes_are_drawn_as_given_and_what_cannot_be_read_is_left_out() -> None:
    _, drawing = drawn(document(lanes_section()))
    assert [lane.label for lane in drawing.lanes] == ["Porto", "Comando"]
    works, more = drawing.lanes[0].bars
    assert (works.date.edtf, works.open_end, works.label) == ("2015-01/2020-09", False, "primi lavori")
    assert (more.date.edtf, more.open_end) == ("2021-06/..", True)
    assert drawing.lanes[1].bars[0].milestone


def test_the_words_for_who_cannot_see_it_name_lanes_spans_and_open_ends() -> None:
    figure, _ = drawn(document(lanes_section(caption=both("", "Due cicli di lavori"))))
    assert figure.alt.replace("\u00a0", " ") == (
        "Due cicli di lavori. Attività per corsie, dal gennaio 2015 al giugno 2021. Porto: primi lavori dal gennaio 2015 al settembre "
        "2020, altri lavori da giugno 2021, senza data di fine; Comando: nuovo capo nel marzo 2021.")


def test_the_note_says_what_an_open_end_is_only_where_there_is_one() -> None:
    assert "Estremità aperta" in plain_text(drawn(document(lanes_section()))[0].note)
    closed = Section("s", "timeline", lanes=(replace(LANES[0], bars=LANES[0].bars[:1]),))
    assert "Estremità" not in plain_text(drawn(document(closed))[0].note)


def test_without_lanes_the_themes_of_the_events_are_the_lanes() -> None:
    _, drawing = drawn(document(Section("s", "timeline", variant="swimlane", order="date", rule=SectionRule(dated="yes"))))
    shape = [(lane.label, [(bar.date.edtf, bar.open_end, bar.milestone) for bar in lane.bars]) for lane in drawing.lanes]
    assert shape == [
        ("Infrastrutture", [("../2021-09", False, True)]), ("Porti", [("2021-03-08", False, True)]),
        ("Economia", [("2021-03-15/2021-03-21", False, False)])]


def test_an_activity_without_end_is_a_bar_with_an_arrow() -> None:
    _, drawing = drawn(document(Section("s", "timeline", variant="swimlane"), [Date(edtf="2018-10/..")]))
    assert [(bar.open_end, bar.milestone) for bar in drawing.lanes[0].bars] == [(True, False)]


@pytest.mark.parametrize(("section", "title"), [
    (Detail("2020-01-01", "2020-01-10"), "Gennaio 2020, giorno per giorno"),
    (Detail("2019-12-30", "2020-01-08"), "30 dicembre 2019 – 8 gennaio 2020, giorno per giorno"),
    (Detail("2020-01-01", "2020-01-10", both("The days", "I giorni della crisi")), "I giorni della crisi"),
])
def test_the_days_enlarged_bear_their_title(section: Detail, title: str) -> None:
    _, drawing = drawn(document(lanes_section(detail=section), days(3, 6)))
    assert drawing.detail and drawing.detail.title.replace("\u00a0", " ") == title
    assert [mark.label.replace("\u00a0", " ") for mark in drawing.detail.marks] == [
        "3 gennaio: Evento 1 [A]", "6 gennaio: Evento 2 [A]"]


def test_what_is_known_by_a_day_or_over_days_stands_there_too_but_no_month() -> None:
    dates = [Date(edtf="../2020-01-06", basis="inferred"), Date(edtf="2020-01-08/2020-01-09"), Date(edtf="2020-01"),
             Date("", "2020-01-08T01:30+03:00", zone="C")]
    figure, drawing = drawn(document(lanes_section(detail=Detail("2020-01-01", "2020-01-10")), dates))
    assert drawing.detail
    assert [mark.label.partition(":")[0].replace("\u00a0", " ") for mark in drawing.detail.marks] == [
        "entro il 6 gennaio", "8 gennaio", "8–9 gennaio"]
    assert "Segni vuoti: data dedotta dal compilatore." in plain_text(figure.note)


def test_ten_crowded_days_of_a_long_time_are_enlarged_unasked() -> None:
    section = Section("s", "timeline", variant="swimlane", order="date")
    _, drawing = drawn(document(section, [*days(3, 4, 5, 6, 8), Date(edtf="2018-10")]))
    assert drawing.detail and (drawing.detail.start, drawing.detail.end, len(drawing.detail.marks)) == ("2020-01-01", "2020-01-10", 5)
    assert drawn(document(section, [*days(3, 4, 5, 6), Date(edtf="2018-10")]))[1].detail is None
    assert drawn(document(section, [*days(3, 4, 5, 6, 8), Date(edtf="2019-12")]))[1].detail is None


def test_rows_of_a_timeline_go_by_source_where_the_section_asks() -> None:
    made = document(Section("s", "timeline", group_by="source", order="date"), language="en")
    figure = next(block for block in made.blocks if isinstance(block, Figure))
    rows: tuple[TimelineRow, ...] = figure.drawing.rows  # type: ignore[union-attr]
    assert [(row.label, len(row.marks)) for row in rows] == [
        ("[A] VSN, citing the port authority", 2), ("[B] [Port of Vallora back in service]", 2)]


def test_a_lane_whose_title_is_in_no_language_of_the_document_keeps_its_own() -> None:
    lane = Lane(Localized({"en": "Works"}), LANES[0].bars)
    assert drawn(document(Section("s", "timeline", lanes=(lane,))))[1].lanes[0].label == "Works"


def test_events_without_a_name_are_counted_for_who_cannot_see_them() -> None:
    figure, _ = drawn(document(Section("s", "timeline", variant="swimlane"), [*days(3, 4), Date(edtf="2019-01/2019-05")]))
    assert figure.alt.replace("\u00a0", " ").endswith("Porti: da gennaio a maggio 2019, 2 altri eventi.")
