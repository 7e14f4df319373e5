"""How dates are printed; the cases where Babel 2.18 is wrong are named by what it gives."""
from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefer.assembly.dates import Dates
from briefer.assembly.words import Words
from briefer.model.dates import Date

DATES: Mapping[str, Dates] = {language: Dates(Words(language)) for language in ("en", "it")}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def when(edtf: str, **known: object) -> Date:
    return Date(edtf=edtf, **known)  # type: ignore[arg-type]


WRONG_IN_BABEL = (
    # what Babel gives, language, length, date, what is right
    ("1 gennaio 2020", "it", "long", "2020-01-01", "1º gennaio 2020"),
    ("03–06 gen 2020", "it", "short", "2020-01-03/2020-01-06", "3–6 gen 2020"),
    ("03–06 gen 2020: no long form", "it", "long", "2020-01-03/2020-01-06", "3–6 gennaio 2020"),
    ("01–05 gen 2020", "it", "long", "2020-01-01/2020-01-05", "1º–5 gennaio 2020"),
    ("03 gen – 29 feb 2020, thin spaces", "it", "long", "2020-01-03/2020-02-29", "3 gennaio – 29 febbraio 2020"),
    ("3 Jan – 29 Feb 2020, thin spaces", "en", "short", "2020-01-03/2020-02-29", "3 Jan – 29 Feb 2020"),
    ("3–6 Jan 2020: no long form", "en", "long", "2020-01-03/2020-01-06", "3–6 January 2020"),
    ("Sept 2020", "en", "short", "2020-09", "Sep 2020"),
    ("1 Sept 2020", "en", "short", "2020-09-01", "1 Sep 2020"),
    ("3 gen 2020 from yMMMMd", "it", "long", "2020-01-03", "3 gennaio 2020"),
    ("03/01/20 from short", "it", "short", "2020-01-03", "3 gen 2020"),
    ("January – February 2020, thin spaces", "en", "long", "2020-01/2020-02", "January–February 2020"),
)


@pytest.mark.parametrize(("babel", "language", "length", "edtf", "right"), WRONG_IN_BABEL, ids=[case[0] for case in WRONG_IN_BABEL])
def test_where_babel_is_wrong(babel: str, language: str, length: str, edtf: str, right: str) -> None:
    printed = DATES[language].event(when(edtf), length)  # type: ignore[arg-type]
    assert plain(printed) == right
    assert not set(printed) & {"\u2009", "\u202f"}


@pytest.mark.parametrize(("edtf", "known", "en", "it"), [
    ("2020-01-03", {}, "3 January 2020", "3 gennaio 2020"),
    ("2018-10", {}, "October 2018", "ottobre 2018"),
    ("2020-01-XX", {}, "January 2020", "gennaio 2020"),
    ("2020", {}, "2020", "2020"),
    ("2022-21", {}, "spring 2022", "primavera 2022"),
    ("2022-24", {}, "winter 2022–23", "inverno 2022–23"),
    ("1999-24", {}, "winter 1999–00", "inverno 1999–00"),
    ("2020-33", {}, "first quarter of 2020", "1º trimestre 2020"),
    ("2020-34/2020-36", {}, "second quarter – fourth quarter of 2020", "2º trimestre – 4º trimestre 2020"),
    ("199X", {}, "1990s", "anni Novanta"),
    ("201X", {}, "2010s", "decennio 2010–2019"),
    ("19XX", {}, "20th century", "XX secolo"),
    ("2020-01/2020-03", {}, "January–March 2020", "gennaio–marzo 2020"),
    ("2020-01/2021-08", {}, "January 2020 – August 2021", "gennaio 2020 – agosto 2021"),
    ("2016/2019", {}, "2016–2019", "2016–2019"),
    ("2019-12-28/2020-01-03", {}, "28 December 2019 – 3 January 2020", "28 dicembre 2019 – 3 gennaio 2020"),
    ("2020-01-03/2020-01-03", {}, "3 January 2020", "3 gennaio 2020"),
    ("2015-06/2020-06", {"part": "mid"}, "June 2015 – mid-June 2020", "giugno 2015 – metà giugno 2020"),
    ("2021-07", {"part": "early"}, "early July 2021", "inizio luglio 2021"),
    ("2020", {"part": "mid"}, "mid-2020", "metà 2020"),
    ("2019", {"part": "late"}, "late 2019", "fine 2019"),
    ("2020-02~", {}, "about February 2020", "circa febbraio 2020"),
    ("2021-07-28?", {}, "28 July 2021?", "28 luglio 2021?"),
    ("2020-02%", {}, "about February 2020?", "circa febbraio 2020?"),
    ("2020-09/..", {}, "since September 2020", "da settembre 2020"),
    ("2020-01-08/..", {}, "since 8 January 2020", "dall’8 gennaio 2020"),
    ("2015/..", {}, "since 2015", "dal 2015"),
    ("2022-22/..", {}, "since summer 2022", "dall’estate 2022"),
    ("../2020-01-06", {}, "by 6 January 2020", "entro il 6 gennaio 2020"),
    ("../2020-01-11", {}, "by 11 January 2020", "entro l’11 gennaio 2020"),
    ("../2020-01-08", {"stated": "fino all'8"}, "until 8 January 2020", "fino all’8 gennaio 2020"),
    ("../2020-04", {"stated": "until April"}, "until April 2020", "fino ad aprile 2020"),
    ("../2020-09", {"stated": "until September"}, "until September 2020", "fino a settembre 2020"),
    ("2020-01-07T22:34:00Z", {}, "7 January 2020, 22:34Z", "7 gennaio 2020, ore 22.34Z"),
    ("2020-01-08T01:34:00+03:00", {}, "8 January 2020, 01:34C", "8 gennaio 2020, ore 01.34C"),
    ("2020-01-08T01:34:00+03:30", {}, "8 January 2020, 01:34 UTC+03:30", "8 gennaio 2020, ore 01.34 UTC+03:30"),
    ("2020-01-06", {"basis": "inferred"}, "[6 January 2020]", "[6 gennaio 2020]"),
    ("../2020-01-06", {"basis": "supplied"}, "[by 6 January 2020]", "[entro il 6 gennaio 2020]"),
])
def test_event_dates(edtf: str, known: dict[str, object], en: str, it: str) -> None:
    assert plain(DATES["en"].event(when(edtf, **known))) == en
    assert plain(DATES["it"].event(when(edtf, **known))) == it


@pytest.mark.parametrize(("edtf", "known", "en", "it"), [
    ("2020-01-06", {}, "6 Jan 2020", "6 gen 2020"),
    ("2020-05-02", {}, "2 May 2020", "2 mag 2020"),
    ("2020-01-06", {"basis": "inferred"}, "[6 Jan 2020]", "[6 gen 2020]"),
    ("2020", {"part": "early", "basis": "supplied"}, "[early 2020]", "[inizio 2020]"),
    ("2023/..", {"basis": "inferred"}, "[2023 or later]", "[2023 o successivo]"),
    ("../2021", {}, "2021 or earlier", "2021 o precedente"),
    ("2020-33", {}, "Q1 2020", "1º trim. 2020"),
])
def test_dates_of_publication(edtf: str, known: dict[str, object], en: str, it: str) -> None:
    assert plain(DATES["en"].published(when(edtf, **known))) == en
    assert plain(DATES["it"].published(when(edtf, **known))) == it


@pytest.mark.parametrize("missing", [None, Date(basis="not_given"), Date(edtf="2020", basis="not_applicable"), Date()])
def test_a_publication_without_a_date_says_so(missing: Date | None) -> None:
    assert DATES["en"].published(missing) == "n.d."
    assert DATES["it"].published(missing) == "s.d."
    assert DATES["it"].event(missing) == ""


def test_words_without_a_value_stay_as_the_source_has_them() -> None:
    assert DATES["en"].event(Date("in recent days")) == "in recent days"


@pytest.mark.parametrize(("edtf", "known", "en", "it"), [
    ("2020-01-03", {}, "on 3 January 2020", "il 3 gennaio 2020"),
    ("2020-01-01", {}, "on 1 January 2020", "il 1º gennaio 2020"),
    ("2020-01-08", {}, "on 8 January 2020", "l’8 gennaio 2020"),
    ("2020-01-11", {}, "on 11 January 2020", "l’11 gennaio 2020"),
    ("2018-10", {}, "in October 2018", "nell’ottobre 2018"),
    ("2018-04", {}, "in April 2018", "nell’aprile 2018"),
    ("2018-08", {}, "in August 2018", "nell’agosto 2018"),
    ("2018-01", {}, "in January 2018", "nel gennaio 2018"),
    ("2020", {}, "in 2020", "nel 2020"),
    ("2022-21", {}, "in spring 2022", "nella primavera 2022"),
    ("2022-23", {}, "in autumn 2022", "nell’autunno 2022"),
    ("2020-33", {}, "in the first quarter of 2020", "nel 1º trimestre 2020"),
    ("199X", {}, "in the 1990s", "negli anni Novanta"),
    ("2020-01-03/2020-01-06", {}, "from 3 to 6 January 2020", "dal 3 al 6 gennaio 2020"),
    ("2020-01-08/2020-01-11", {}, "from 8 to 11 January 2020", "dall’8 all’11 gennaio 2020"),
    ("2020-01-01/2020-01-05", {}, "from 1 to 5 January 2020", "dal 1º al 5 gennaio 2020"),
    ("2020-01-03/2020-02-29", {}, "from 3 January to 29 February 2020", "dal 3 gennaio al 29 febbraio 2020"),
    ("2019-12-28/2020-01-08", {}, "from 28 December 2019 to 8 January 2020", "dal 28 dicembre 2019 all’8 gennaio 2020"),
    ("2020-01/2020-03", {}, "from January to March 2020", "da gennaio a marzo 2020"),
    ("2020-01/2021-08", {}, "from January 2020 to August 2021", "dal gennaio 2020 all’agosto 2021"),
    ("2020-01/2020-04", {}, "from January to April 2020", "da gennaio ad aprile 2020"),
    ("2016/2019", {}, "from 2016 to 2019", "dal 2016 al 2019"),
    ("2021-07", {"part": "early"}, "in early July 2021", "all’inizio di luglio 2021"),
    ("2020", {"part": "mid"}, "in mid-2020", "a metà 2020"),
    ("2019", {"part": "late"}, "in late 2019", "alla fine del 2019"),
    ("2020-02~", {}, "about February 2020", "intorno a febbraio 2020"),
    ("2020-02-08~", {}, "about 8 February 2020", "intorno all’8 febbraio 2020"),
    ("2020-09/..", {}, "since September 2020", "da settembre 2020"),
])
def test_dates_in_a_sentence(edtf: str, known: dict[str, object], en: str, it: str) -> None:
    assert plain(DATES["en"].sentence(when(edtf, **known))) == en
    assert plain(DATES["it"].sentence(when(edtf, **known))) == it


@pytest.mark.parametrize(("edtf", "known", "printed"), [
    ("2020-01-07T22:34:00Z", {}, "072234Z JAN 20"),
    ("2020-01-08T01:34:00+03:00", {"zone": "C"}, "080134C JAN 20"),
    ("2020-01-08T01:34:00", {"zone": "J"}, "080134J JAN 20"),
    ("2020-01-03", {}, "03 JAN 20"),
    ("2020-09", {}, "SEP 20"),
    ("2020-01-03/2020-01-06", {"basis": "inferred"}, "[03–06 JAN 20]"),
    ("2019-12-28/2020-01-03", {}, "28 DEC 19–03 JAN 20"),
    ("2020-01-08T22:00:00Z", {"basis": "inferred"}, "[082200Z JAN 20]"),
    ("2020-01-08T01:34:00+03:30", {}, "8 January 2020, 01:34 UTC+03:30"),  # half hours have no letter
    ("2020-01", {"part": "early"}, "early January 2020"),
    ("2020-01-08~", {}, "about 8 January 2020"),
])
def test_date_time_groups(edtf: str, known: dict[str, object], printed: str) -> None:
    assert plain(DATES["en"].group(when(edtf, **known))) == printed


@pytest.mark.parametrize(("edtf", "known", "en", "it"), [
    ("../2020-01-06", {"basis": "inferred"}, "[by 06 JAN 20]", "[entro 06 JAN 20]"),
    ("../2020-01-06", {"stated": "until 6 January"}, "until 06 JAN 20", "fino al 06 JAN 20"),
    ("2020-01-06T10:00Z/..", {}, "since 061000Z JAN 20", "dal 061000Z JAN 20"),
    ("2020-09/..", {}, "since SEP 20", "da SEP 20"),
    ("../2020-04", {"stated": "until April"}, "until APR 20", "fino ad APR 20"),
])
def test_a_group_of_one_end_says_which_end_it_is(edtf: str, known: dict[str, object], en: str, it: str) -> None:
    assert plain(DATES["en"].group(when(edtf, **known))) == en
    assert plain(DATES["it"].group(when(edtf, **known))) == it


@pytest.mark.parametrize(("first", "last", "en", "it"), [
    ("2020-01-03", "2023-04", "from January 2020 to April 2023", "dal gennaio 2020 all’aprile 2023"),
    ("201X", "2023-04", "from 2010 to 2023", "dal 2010 al 2023"),
    ("2015/2019", "2020-01", "from 2015 to 2020", "dal 2015 al 2020"),
    ("2020-01-03/2020-01-06", "2020-01-09", "in January 2020", "nel gennaio 2020"),
    ("2020", "2020-21", "in 2020", "nel 2020"),
])
def test_a_span_is_no_finer_than_its_ends(first: str, last: str, en: str, it: str) -> None:
    assert DATES["en"].span(when(first), when(last)) == en
    assert DATES["it"].span(when(first), when(last)) == it


def test_day_and_month_are_not_parted() -> None:
    assert DATES["it"].event(when("2020-01-01")) == "1º\u00a0gennaio 2020"
    assert DATES["en"].published(when("2020-01-03/2020-01-06")) == "3–6\u00a0Jan 2020"


def test_place_and_date_of_a_letter() -> None:
    assert plain(DATES["it"].place_date("Roma", "2026-11-21")) == "Roma, 21 novembre 2026"
    assert plain(DATES["it"].on_day("2026-11-08")) == "l’8 novembre 2026"
    assert DATES["en"].day("someday") == "someday"
