"""The date field takes what officers write, in both languages, and refuses what can be read in two ways."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.analysis.event_dates import date_in_passage, read_date
from briefer.model.dates import parse_edtf

READ = {
    "8 Jan 2020": "2020-01-08", "8/1/2020": "2020-01-08", "08.01.2020": "2020-01-08", "2020-01-08": "2020-01-08", "Jan 2020": "2020-01",
    "gen 2020": "2020-01", "01/2020": "2020-01", "2020": "2020", "2016-2019": "2016/2019", "Jun 2015 – mid 2020": "2015-06/2020-06~",
    "1º gennaio 2020": "2020-01-01", "1° gen 2020": "2020-01-01", "January 8, 2020": "2020-01-08", "8th of January 2020": "2020-01-08",
    "3–6 gennaio 2020": "2020-01-03/2020-01-06", "dal 3 al 6 gennaio 2020": "2020-01-03/2020-01-06",
    "dall’8 all’11 maggio 2021": "2021-05-08/2021-05-11", "dal 3 gennaio al 29 febbraio 2020": "2020-01-03/2020-02-29",
    "3 January – 29 February 2020": "2020-01-03/2020-02-29", "30 Dec 2019 - 2 Jan 2020": "2019-12-30/2020-01-02",
    "giugno-luglio 2020": "2020-06/2020-07", "between 2016 and 2019": "2016/2019", "tra il 2016 e il 2019": "2016/2019",
    "spring 2022": "2022-21", "inverno 2019-2020": "2019-24", "Q1 2020": "2020-33", "2º trimestre 2020": "2020-34",
    "since September 2020": "2020-09/..", "da settembre 2020": "2020-09/..", "fino al 2020": "../2020", "1990s": "199X",
    "anni Novanta": "199X", "circa 2020": "2020~", "072234Z JAN 20": "2020-01-07T22:34:00Z", "080134C GEN 20": "2020-01-08T01:34:00+03:00",
    "Monday 6 January 2020": "2020-01-06", "lunedì 6 gennaio 2020": "2020-01-06", "nell’ottobre 2018": "2018-10", "3 Jan 20": "2020-01-03",
    "2015-06/2020-06~": "2015-06/2020-06~", "2020-09/..": "2020-09/..",
    "3JAN20": "2020-01-03", "3rdJan2020": "2020-01-03", "Q12020": "2020-33", "mar. 2020": "2020-03", "3-jun-20": "2020-06-03",
    "il 2020-06": "2020-06", "1/1998–Q2/2020": "1998-01/2020-34", "da I trimestre 2020 al 3 dic 2021": "2020-33/2021-12-03",
    "from May to 2020": "2020-05/2020", "da Maggio al 2020-12-03": "2020-05/2020-12-03", "gli anni '90": "199X", "the '80s": "198X",
    # what running text taught the field
    "first half of 2020": "2020-01/2020-06", "secondo semestre 2021": "2021-07/2021-12", "prima decade di gennaio 2020":
    "2020-01-01/2020-01-10", "XIX secolo": "18XX", "20th century": "19XX", "Novecento": "19XX", "decennio 2010–2019": "201X",
    "duemilaventi": "2020", "tre marzo duemilaventi": "2020-03-03", "the twenty-first of May 2003": "2003-05-21",
    "nineteen seventy-six": "1976", "8 and 9 July 2016": "2016-07-08/2016-07-09", "January 3-6, 2020": "2020-01-03/2020-01-06",
    "7 January 2020, 22:34Z": "2020-01-07T22:34:00Z", "ore 14.30 del 3 gennaio 2020": "2020-01-03T14:30:00",
    "8 January 2020, 01:34 UTC+03:30": "2020-01-08T01:34:00+03:30", "about February 2020?": "2020-02%", "28 July 2021?": "2021-07-28?",
    "1956 circa": "1956~", "from 2014 onwards": "2014/..", "not later than 31 January 2022": "../2022-01-31",
}
REFUSED = ("", "hello", "lunedì", "January of last year", "31/2/2020", "1/13/2020", "2020-21", "2020-33",
           "Jan 20", "0000", "99/99/9999", "2020-13", "2019/20", "03/04", "12/25/2020", "yesterday", "last May", "5 u.s.", "May",
           "11 o 12 gennaio 2020", "2020 soldiers", "9" * 5000, "3 gennaio" * 50)


@pytest.mark.parametrize("text", READ)
def test_it_is_read(text: str) -> None:
    when = read_date(text)
    assert when is not None and (when.edtf, when.stated, when.basis) == (READ[text], text, "stated")


@pytest.mark.parametrize("text", REFUSED)
def test_it_is_not_read(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(("text", "edtf", "part"), [
    ("mid 2020", "2020", "mid"), ("metà 2020", "2020", "mid"), ("inizio luglio 2021", "2021-07", "early"), ("late 2019", "2019", "late")])
def test_a_part_of_a_period_is_kept(text: str, edtf: str, part: str) -> None:
    when = read_date(text)
    assert when is not None and (when.edtf, when.part) == (edtf, part)


@pytest.mark.parametrize(("text", "basis"), [
    ("none", "not_applicable"), ("Nessuna", "not_applicable"), ("n.d.", "not_given"), ("s.d.", "not_given")])
def test_none_and_not_given_are_answers(text: str, basis: str) -> None:
    when = read_date(text)
    assert when is not None and (when.basis, when.edtf) == (basis, "")


def test_square_brackets_say_that_the_source_does_not() -> None:
    inferred, supplied = read_date("[Jan 2020]"), read_date("[Jan 2020]", bracketed="supplied")
    assert inferred is not None and supplied is not None
    assert (inferred.basis, inferred.stated, supplied.basis) == ("inferred", "Jan 2020", "supplied")


def test_a_year_that_the_passage_does_not_give_is_inferred() -> None:
    with_year, without = date_in_passage("3 Jan 2020", "On 3 January 2020 the base"), date_in_passage("3 Jan 2020", "On January 3 the base")
    assert with_year is not None and without is not None
    assert (with_year.basis, without.basis) == ("stated", "inferred")


@given(st.text(alphabet="0123456789/-. abdefgilmnorstuz'’–[]~?", max_size=30))
def test_whatever_is_typed_gives_a_real_date_or_none(text: str) -> None:
    when = read_date(text)
    assert when is None or not when.edtf or parse_edtf(when.edtf) is not None
