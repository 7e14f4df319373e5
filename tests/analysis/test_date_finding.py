"""Dates in running text: found in both languages, reckoned from the date of the document, and not seen where there are none."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.analysis.date_finding import dates_of, find_dates
from briefer.analysis.date_found import FoundDate
from briefer.analysis.event_dates import propose_date
from briefer.model.dates import Date, parse_edtf
from briefer.model.sources import Source
from tests.analysis.labelled_dates import HALVES, Expected, Labelled, labelled, score

WORDS = """
    from to between and dal al il 3 1º 31 29 february febbraio may 2020 2019 '20 last next scorso years fa ago - , . the of di week 24
    1/2/2020 0001 since fino winter early 072234Z JAN monday ore 14.30 first half trimestre two
"""


def dated(edtf: str) -> Date:
    return Date(edtf, edtf)


def found_in(sentence: Labelled) -> list[Expected]:
    published = dated(sentence.published) if sentence.published else None
    return [Expected(one.start, one.end, " ".join(filter(None, (one.edtf or "-", one.part))))
            for one in find_dates(sentence.text, sentence.language, published)]


def only(text: str, language: str = "en", published: str = "") -> FoundDate:
    found = find_dates(text, language, dated(published) if published else None)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_labelled_set_has_two_hundred_expressions_and_sentences_without_any(language: str) -> None:
    sentences = list(labelled(language))
    assert sum(len(sentence.expected) for sentence in sentences) >= 200
    assert sum(not sentence.expected for sentence in sentences) >= 20
    assert all(one.value == "-" or parse_edtf(one.value.split()[0]) for sentence in sentences for one in sentence.expected)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("language", ["en", "it"])
def test_dates_are_found_with_few_errors(language: str, half: str) -> None:
    precision, recall, value = score([one for one in labelled(language) if one.half == half], found_in).rates
    assert precision >= 0.95
    assert recall >= 0.90
    assert value >= 0.90


@pytest.mark.parametrize("language", ["en", "it"])
def test_dates_are_found_in_sentences_written_after_the_rules(language: str) -> None:
    sentences = list(labelled(language, "later_"))
    precision, recall, value = score(sentences, found_in).rates
    assert len(sentences) == 100 and precision >= 0.95 and recall >= 0.95 and value >= 0.95


def test_a_found_date_says_where_it_stands_and_why() -> None:
    text = "Prima riga 😀.\n\nIl comando ha detto che venerdì scorso la base era chiusa."
    found = find_dates(text, "it", dated("2020-01-08"))
    assert [(one.text, text[one.start:one.end], one.edtf, one.basis, one.rule, one.confidence, one.reference) for one in found] == [
        ("venerdì scorso", "venerdì scorso", "2020-01-03", "inferred", "weekday_leaning", "medium", "2020-01-08")]


def test_what_the_text_states_in_full_leans_on_nothing() -> None:
    found = only("Signed on 8 January 2020.", published="2021-01-01")
    assert (found.edtf, found.basis, found.confidence, found.reference) == ("2020-01-08", "stated", "high", "")


@pytest.mark.parametrize("text", [
    "It happened yesterday.", "Talks resumed last week.", "The vote is on Monday.", "It fell on 3 January.", "Two weeks ago it rained.",
    "He left in January of last year.", "Nothing was said in recent days.",
    "They were freed over the weekend."])
def test_without_the_date_of_the_document_a_relative_date_resolves_to_nothing(text: str) -> None:
    found = only(text)
    assert (found.edtf, found.basis, found.confidence) == (None, "inferred", "low")


@pytest.mark.parametrize(("published", "text", "edtf"), [
    ("2020-01", "It happened yesterday.", None), ("2020-01", "It ended two months ago.", "2019-11"),
    ("2020", "It ended two months ago.", None), ("2020", "It ended last year.", "2019"), ("202X", "It ended last year.", None)])
def test_a_coarse_date_of_the_document_tells_only_what_it_can(published: str, text: str, edtf: str | None) -> None:
    assert only(text, published=published).edtf == edtf


@pytest.mark.parametrize(("text", "language"), [
    ("Resolution 2170 and UNSCR 1701 (2006) were cited.", "en"), ("Some 2020 soldiers marched.", "en"),
    ("Call 06 2020 1998, 24/7.", "en"), ("After 9/11, 1/3 of them left at one in the morning.", "en"),
    ("Mrs May and Will Marsh may march.", "en"), ("Abitano in via XX Settembre e in piazza 25 Aprile.", "it"),
    ("La legge n. 107 del 2011, A.C. 2049, le risoluzioni 1970 (2011) e 1973 (2011).", "it"),
    ("Entro il 31 dicembre di ogni anno il Governo riferisce.", "it"), ("Press Release (2023) 001.", "en"),
    ("It is due on 31 January of each year.", "en"),
    ("Sette uomini su dieci hanno visto il Maggio musicale.", "it"), ("Il gen. Marzo ha 2020 militari.", "it")])
def test_what_only_looks_like_a_date_is_none(text: str, language: str) -> None:
    assert find_dates(text, language, dated("2020-01-08")) == ()


def test_a_text_in_neither_language_is_read_with_the_words_of_both() -> None:
    found = find_dates("8 January 2020 – 9 febbraio 2021 / 3 marzo 2022", "")
    assert [one.edtf for one in found] == ["2020-01-08/2021-02-09", "2022-03-03"]


def test_each_paragraph_is_read_in_its_own_language() -> None:
    source = Source(1, "They met on 3 May 2020.\nIl 4 maggio 2020 partirono.", "", language="en", paragraph_languages={2: "it"})
    assert [one.edtf for one in dates_of(source)] == ["2020-05-03", "2020-05-04"]


def test_the_same_day_is_the_one_given_last() -> None:
    text = "He arrived on 7 February 2019.\nOn the same day he met the president; three days later he left."
    assert [one.edtf for one in find_dates(text, "en")] == ["2019-02-07", "2019-02-07", "2019-02-10"]


def test_entries_of_a_chronology_are_of_the_year_above_them() -> None:
    text = "2011: la rivolta\n- 15 marzo: proteste.\nAprile: le proteste si allargano.\n4 febbraio 2012: scontri.\n\n27 marzo: una tregua."
    found = find_dates(text, "it", dated("2016-12-29"))
    assert [one.edtf for one in found] == ["2011", "2011-03-15", "2011-04", "2012-02-04", "2012-03-27"]
    assert (found[1].basis, found[1].reference) == ("inferred", "2011")


@pytest.mark.parametrize(("text", "language", "edtf", "part"), [
    ("Tensions run high since late last year.", "en", "2021/..", "late"), ("A metà del mese prossimo si vota.", "it", "2022-04", "mid"),
    ("Il termine scade alla fine dell'anno.", "it", "2022", "late"), ("It opens early this month.", "en", "2022-03", "early")])
def test_part_of_a_relative_month_or_year(text: str, language: str, edtf: str, part: str) -> None:
    found = only(text, language, "2022-03-04")
    assert (found.edtf, found.part, found.basis) == (edtf, part, "inferred")


def test_a_paragraph_on_the_past_goes_on_in_its_year() -> None:
    text = "An armistice was signed on 15 December 1917; it took effect on 17 December.\nThe exhibition opens on 3 March."
    assert [one.edtf for one in find_dates(text, "en", dated("2020-02-14"))] == ["1917-12-15", "1917-12-17", "2020-03-03"]
    recent = "He took office on 7 May 2019. On 3 January he resigned."
    assert [one.edtf for one in find_dates(recent, "en", dated("2020-02-14"))] == ["2019-05-07", "2020-01-03"]


def test_lines_that_begin_with_days_without_a_year_are_reckoned_from_the_date_of_the_document() -> None:
    found = find_dates("27 December: an attack.\n3 January: the answer.", "en", dated("2020-02-01"))
    assert [one.edtf for one in found] == ["2019-12-27", "2020-01-03"]


@given(st.text(max_size=80), st.sampled_from(["en", "it", ""]))
def test_any_text_gives_real_dates_at_real_places(text: str, language: str) -> None:
    last = 0
    for one in find_dates(text, language, dated("2020-01-08")):
        assert last <= one.start < one.end <= len(text)
        assert text[one.start:one.end] == one.text
        assert one.edtf is None or parse_edtf(one.edtf) is not None
        last = one.end


@given(st.lists(st.sampled_from(WORDS.split()), max_size=14))
def test_words_of_dates_in_any_order_give_real_dates(words: list[str]) -> None:
    for one in find_dates(" ".join(words), "", dated("2020-02-29")):
        assert one.edtf is None or parse_edtf(one.edtf) is not None


def source(text: str, published: str = "") -> Source:
    return Source(1, text, "", language="en", published=dated(published) if published else None)


def test_a_passage_with_one_whole_date_proposes_it() -> None:
    text = "On 8 January 2020 two bases were hit. Nobody died on 8 January 2020."
    proposal = propose_date(source(text), 0, len(text))
    assert proposal.filled is not None
    assert (proposal.filled.edtf, proposal.filled.stated, proposal.hints) == ("2020-01-08", "8 January 2020", ())


@pytest.mark.parametrize(("text", "hints", "check_year"), [
    ("He was killed in January of last year.", ["2020-01"], True),
    ("Hit on 8 January 2020, rebuilt by March 2021.", ["2020-01-08", "../2021-03"], False),
    ("It has been open since 2018.", ["2018/.."], False), ("In recent days nothing moved.", [], False)])
def test_what_is_relative_coarse_or_not_alone_is_only_a_hint(text: str, hints: list[str], check_year: bool) -> None:
    proposal = propose_date(source(text, "2021-02-25"), 0, len(text))
    assert (proposal.filled, [hint.edtf for hint in proposal.hints], proposal.check_year) == (None, hints, check_year)


def test_only_the_dates_of_the_passage_are_proposed() -> None:
    text = "It began on 3 January 2020.\nOn the same day the talks ended. On 5 May 2021 they resumed."
    start = text.index("On the same")
    proposal = propose_date(source(text), start, text.index(" On 5"))
    assert [hint.edtf for hint in proposal.hints] == ["2020-01-03"]
