"""What the lines at the ends of a text state of it, and what they let one guess."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.analysis.datelines import read_dateline
from briefer.analysis.metadata import Metadata, read_metadata

BODY = ["The convoy left at dawn and reached the airport without incident, officials said in the course of the morning.",
        "Nobody was hurt, and the road was open again by noon, according to the same officials, who asked not to be named."]


def told(*lines: str, foot: tuple[str, ...] = (), language: str = "en", credit: str = "") -> Metadata:
    return read_metadata([*lines, *BODY, *foot], credit=credit, language=language)


@pytest.mark.parametrize(("line", "author"), [
    ("Author: Anna Verdi", "Anna Verdi"), ("Autore: Anna Verdi", "Anna Verdi"), ("A cura di Anna Verdi", "Anna Verdi"),
    ("Autori: Anna Verdi, Mario Rossi", "Anna Verdi, Mario Rossi")])
def test_a_labelled_line_states_the_author(line: str, author: str) -> None:
    assert (told("A title", line).author, told("A title", line).guessed) == (author, ())


@pytest.mark.parametrize(("line", "author"), [
    ("By Anna Verdi", "Anna Verdi"), ("di Anna Verdi e Mario De Luca", "Anna Verdi e Mario De Luca"), ("BY ANNA VERDI | JAN 6, 2020",
    "ANNA VERDI"),
    ("By Anna Verdi and Omar al-Rashid in Baghdad", "Anna Verdi and Omar al-Rashid"), ("dal nostro inviato Anna Verdi", "Anna Verdi"),
    ("di Anna D'Angelo, Roma", "Anna D'Angelo")])
def test_a_byline_lets_one_guess_the_author(line: str, author: str) -> None:
    found = told("A title", line)
    assert (found.author, found.guessed[:1]) == (author, ("author_line",))


@pytest.mark.parametrize("line", [
    "By the time he left, it was late.", "By Jove", "Di Maio incontra Conte a Roma", "By Monday morning the talks had failed",
    "di nuovo in campo",
    "By Anna Verdi's account the road was closed"])
def test_a_line_that_only_begins_like_a_byline_names_nobody(line: str) -> None:
    assert told("A title", line).author == ""


def test_a_byline_may_bear_the_date() -> None:
    found = told("A title", "di Anna Verdi - 8 gennaio 2020")
    assert found.author == "Anna Verdi" and found.published is not None and found.published.edtf == "2020-01-08"
    assert found.guessed == ("author_line", "published_line")


def test_who_reported_may_stand_at_the_foot() -> None:
    assert told(foot=("(Reporting by Anna Verdi in Baghdad; Editing by Mario Rossi)",)).author == "Anna Verdi"


@pytest.mark.parametrize(("line", "edtf"), [
    ("Published: 8 January 2020", "2020-01-08"), ("Pubblicato il 9/1/2020", "2020-01-09"), ("Data: 06/01/2020 ore 10.30", "2020-01-06"),
    ("Posted on January 8, 2020 at 4:15 pm", "2020-01-08"), ("Pubblicato: 1º gennaio 2020, 08:30", "2020-01-01")])
def test_a_labelled_line_states_the_date(line: str, edtf: str) -> None:
    found = told("A title", line)
    assert found.published is not None
    assert (found.published.edtf, found.published.basis, found.guessed) == (edtf, "stated", ())


@pytest.mark.parametrize(("line", "edtf"), [
    ("8 January 2020", "2020-01-08"), ("Lunedì 6 gennaio 2020 - 10:30", "2020-01-06"), ("Roma, 8 gennaio 2020", "2020-01-08"),
    ("Baghdad, January 8, 2020", "2020-01-08"), ("06 Jan. 2020 - | Last updated: 07 Jan. 2020 09:15", "2020-01-06"),
    ("8 gennaio 2020 (aggiornato il 9 gennaio 2020)", "2020-01-08")])
def test_a_line_that_is_a_date_lets_one_guess_it(line: str, edtf: str) -> None:
    found = told("A title", line)
    assert found.published is not None and (found.published.edtf, found.guessed) == (edtf, ("published_line",))


@pytest.mark.parametrize("line", [
    "Published by An Agency", "Updated 8 January 2020", "January 2020", "2020", "On 8 January 2020 the talks began.", "Data: sconosciuta",
    "Date of the exercise: to be decided"])
def test_no_date_is_made_of_less_than_a_day(line: str) -> None:
    assert told("A title", line).published is None


@pytest.mark.parametrize(("head", "place", "day", "agency"), [
    ("ROME, Jan. 8 (Reuters) - The", "ROME", "Jan. 8", "Reuters"), ("ROMA, 8 gen. (ANSA) - Il", "ROMA", "8 gen.", "ANSA"),
    ("(ANSA) - ROMA, 08 GEN - Il", "ROMA", "08 GEN", "ANSA"), ("BAGHDAD (AP) — Rockets", "BAGHDAD", "", "AP"),
    ("AL-ASAD AIR BASE, Iraq (AP) -- A", "AL-ASAD AIR BASE, Iraq", "", "AP"), ("Roma, 08 gen. (askanews) - Il", "Roma", "08 gen.",
    "askanews"),
    ("WASHINGTON/BAGHDAD, January 8 (Reuters) - A", "WASHINGTON/BAGHDAD", "January 8", "Reuters"), ("(Adnkronos) - Il", "", "",
    "Adnkronos"),
    ("BAGHDAD, 8 January 2020 - Some", "BAGHDAD", "8 January 2020", "")])
def test_a_dateline_gives_place_day_and_agency(head: str, place: str, day: str, agency: str) -> None:
    found = read_dateline(head)
    assert found is not None and (found.place, found.day, found.agency) == (place, day, agency)
    assert head[found.length:] in ("The", "Il", "Rockets", "A", "Some")


@pytest.mark.parametrize("head", [
    "BRUXELLES – Tutti i membri", "Mario Rossi (Lega) - ha detto", "The minister (62) - who", "Il colonnello (in congedo) – spiega",
    "Razzi", ""])
def test_a_sentence_is_no_dateline(head: str) -> None:
    assert read_dateline(head) is None


def test_the_agency_of_a_dateline_is_a_guess_at_the_publisher_and_its_day_at_the_date() -> None:
    found = told("A title", "ROME, 8 Jan. 2020 (Reuters) - The minister spoke.")
    assert (found.publisher, found.publisher_guessed, found.guessed) == ("Reuters", True, ("publisher_line", "published_line"))
    assert found.published is not None and found.published.edtf == "2020-01-08"


def test_a_day_without_a_year_is_dated_only_by_an_address_that_agrees() -> None:
    line = "ROMA, 8 gen. (ANSA) - Il ministro ha parlato."
    assert told(line).published is None
    dated = told(line, foot=("https://www.example.org/2020/01/08/ministro.html",)).published
    assert dated is not None and (dated.edtf, dated.basis) == ("2020-01-08", "inferred")
    assert told(line, foot=("https://www.example.org/2020/01/11/ministro.html",)).published is None


@pytest.mark.parametrize(("line", "publisher", "guessed"), [
    ("Publisher: An Agency", "An Agency", False), ("Testata: Il Giornale di Prova", "Il Giornale di Prova", False),
    ("© 2020 An Agency. All rights reserved", "An Agency", True), ("Copyright 2019-2020 Un’Agenzia – Riproduzione riservata",
    "Un’Agenzia", True)])
def test_the_publisher_is_stated_or_guessed_from_who_has_the_rights(line: str, publisher: str, guessed: bool) -> None:
    found = told("A title", foot=(line,))
    assert (found.publisher, found.publisher_guessed) == (publisher, guessed)
    assert read_metadata(BODY, [line]).publisher == (publisher if guessed else "")


def test_one_address_on_a_line_is_the_address_and_two_are_none() -> None:
    bare, labelled = told("A title", "https://example.org/a"), told(foot=("Link: www.example.org/b.",))
    assert (bare.url, bare.guessed) == ("https://example.org/a", ("url_line",))
    assert (labelled.url, labelled.guessed) == ("https://www.example.org/b", ())
    assert told("https://example.org/a", "https://example.org/b").url == ""
    credited = told(foot=("Source: A Paper, https://example.org/a",))
    assert (credited.url, credited.credit, credited.guessed) == ("https://example.org/a", "A Paper", ())
    assert told("See https://example.org/a for more.").url == ""


@pytest.mark.parametrize(("lines", "language", "credit"), [
    (("Seen in Iraq News Gazette, credited to An Agency, reporting Decode39",), "en",
     "seen in Iraq News Gazette, credited to An Agency, reporting Decode39"),
    (("Tratto da: Formiche",), "it", "visto in Formiche"), (("Via Reuters",), "en", "seen in Reuters"),
    (("As reported by Decode39, credited to NINA",), "en", "credited to NINA, reporting Decode39"),
    (("This article first appeared in An English Paper",), "en", "seen in An English Paper"),
    (("Questo articolo è stato pubblicato su Un Giornale", "Fonte: NINA"), "it", "visto in Un Giornale, attribuito a NINA"),
    (("(visto su Il Foglio)",), "it", "visto in Il Foglio"), (("First seen in: A Paper",), "en", "seen in A Paper"),
    (("Source: A Paper (https://example.org/a)",), "en", "A Paper"),
    (("Via Mazzini, 53",), "it", ""), (("Seen in this light, the talks are late.",), "en", ""), (("Via libera della Camera",), "it", "")])
def test_a_credit_line_becomes_a_chain_in_the_language_of_the_text(lines: tuple[str, ...], language: str, credit: str) -> None:
    assert told(foot=lines, language=language).credit == credit


def test_a_credit_already_known_joins_the_chain_and_alone_stays_a_name() -> None:
    assert told(credit="An Agency").credit == "An Agency"
    assert told(foot=("Seen in A Paper",), credit="An Agency").credit == "seen in A Paper, credited to An Agency"


def test_what_stands_in_the_middle_of_a_text_says_nothing_of_it() -> None:
    lines = [*BODY * 4, "By Anna Verdi", "Published: 8 January 2020", *BODY * 4]
    assert read_metadata(lines) == Metadata()


@given(st.lists(st.text(max_size=200), max_size=8))
def test_any_lines_give_some_answer(lines: list[str]) -> None:
    found = read_metadata(lines, lines)
    assert set(found.guessed) <= {"author_line", "publisher_line", "published_line", "url_line"}
