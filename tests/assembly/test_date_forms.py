"""Every form a date can have, as it is printed in both languages: long, short, within a sentence, as date-time group.

The table `date_forms.tsv` was read line by line; what is printed long is also read back by the date field.
"""
from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefer.analysis.event_dates import read_date
from briefer.assembly.dates import Dates
from briefer.assembly.words import Words
from briefer.model.dates import PARTS, Date, Part, parse_edtf

DATES: Mapping[str, Dates] = {language: Dates(Words(language)) for language in ("en", "it")}
with (Path(__file__).parent / "date_forms.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['edtf']} {row['part']} {row['language']}")
def test_a_form_is_printed_as_the_table_has_it(row: Mapping[str, str]) -> None:
    dates = DATES[row["language"]]
    when = Date(edtf=row["edtf"], part=next((part for part in PARTS if part == row["part"]), None))
    printed = {"long": dates.event(when), "short": dates.event(when, "short"), "sentence": dates.sentence(when), "group": dates.group(when)}
    assert {form: plain(text) for form, text in printed.items()} == {form: row[form] for form in printed}


def test_the_table_has_every_precision_and_qualifier_in_both_languages() -> None:
    values = [(row["language"], parse_edtf(row["edtf"])) for row in ROWS]
    for language in DATES:
        known = [value for of, value in values if of == language and value]
        assert {value.precision for value in known} == {"time", "day", "month", "season", "quarter", "year", "decade", "interval", "open"}
        assert {value.qualifier for value in known} == {"", "~", "?", "%"}
        assert {row["part"] for row in ROWS if row["language"] == language} == {"", *PARTS}


YEARS = st.integers(1000, 2199).map("{:04}".format)
MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
DAYS = st.dates().filter(lambda day: 1000 <= day.year <= 2199).map(str)
ZONES = st.sampled_from(["", "Z", "+03:00", "-05:00", "+03:30"])
HOURS = st.builds("{}T{:02}:{:02}:00{}".format, DAYS, st.integers(0, 23), st.integers(0, 59), ZONES)
SPANS = st.one_of(
    YEARS, MONTHS, st.builds("{}-{}".format, YEARS, st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36])),
    st.integers(100, 219).map("{}X".format), st.integers(10, 21).map("{}XX".format))
FINE = st.one_of(DAYS, HOURS)
SINGLES = st.builds(str.__add__, st.one_of(FINE, SPANS), st.sampled_from(["", "", "~", "?", "%"]))
FORMS = st.one_of(
    SINGLES, st.builds("{}/{}".format, SINGLES, SINGLES), SINGLES.map("{}/..".format), SINGLES.map("../{}".format))


@given(FORMS, st.sampled_from(list(DATES)), st.sampled_from(["event", "sentence"]))
def test_what_is_printed_is_read_back(edtf: str, language: str, way: str) -> None:
    assume(parse_edtf(edtf) is not None and edtf.split("/")[0] != edtf.split("/")[-1])
    assume(edtf.count("?") + edtf.count("%") == 0 or "/" not in edtf)  # of two ends, only the last can say it is doubtful
    printed = getattr(DATES[language], way)(Date(edtf=edtf))
    read = read_date(printed)
    assert read is not None, printed
    assert (read.edtf, read.part) == (edtf, None), printed


@given(SPANS, st.sampled_from(PARTS), st.sampled_from(list(DATES)), st.sampled_from(["event", "sentence"]))
def test_a_part_of_a_period_is_read_back(edtf: str, part: Part, language: str, way: str) -> None:
    printed = getattr(DATES[language], way)(Date(edtf=edtf, part=part))
    read = read_date(printed)
    assert read is not None and (read.edtf, read.part) == (edtf, part), printed


@given(st.dates().filter(lambda day: 1970 <= day.year <= 2069), st.times(), st.sampled_from(["Z", "+01:00", "-05:00", ""]))
def test_a_date_time_group_is_read_back(day: object, time: object, zone: str) -> None:
    edtf = f"{day}T{str(time)[:5]}:00{zone}" if zone else str(day)
    read = read_date(DATES["it"].group(Date(edtf=edtf)))
    assert read is not None and read.edtf == edtf
