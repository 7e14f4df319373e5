"""EDTF: what is understood, what is refused, and in what order dates stand."""
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model.dates import Date, overlaps, parse_edtf, sort_key


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), [
    ("2020-01-08", date(2020, 1, 8), date(2020, 1, 8), "day"),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
    ("2020", date(2020, 1, 1), date(2020, 12, 31), "year"),
    ("2020-02~", date(2020, 2, 1), date(2020, 2, 29), "month"),
    ("2020-01-XX", date(2020, 1, 1), date(2020, 1, 31), "month"),
    ("2020-XX", date(2020, 1, 1), date(2020, 12, 31), "year"),
    ("2022-21", date(2022, 3, 1), date(2022, 5, 31), "season"),
    ("2019-24", date(2019, 12, 1), date(2020, 2, 29), "season"),
    ("2020-33", date(2020, 1, 1), date(2020, 3, 31), "quarter"),
    ("199X", date(1990, 1, 1), date(1999, 12, 31), "decade"),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31), "decade"),
    ("2016/2019", date(2016, 1, 1), date(2019, 12, 31), "interval"),
    ("2015-06/2020-06~", date(2015, 6, 1), date(2020, 6, 30), "interval"),
    ("2020-09/..", date(2020, 9, 1), None, "open"),
    ("../2020-09", None, date(2020, 9, 30), "open"),
    ("2020-01-08T01:34:00+03:00", date(2020, 1, 8), date(2020, 1, 8), "time"),
])
def test_forms_that_are_understood(text: str, earliest: date | None, latest: date | None, precision: str) -> None:
    value = parse_edtf(text)
    assert value is not None
    assert (value.earliest, value.latest, value.precision) == (earliest, latest, precision)


@pytest.mark.parametrize("text", ["", "2020-13", "2020-02-30", "2020-1-8", "20", "2020-Q1", "../..", "/", "2020/2019", "2020-21-05",
                                  "2020-XX-05", "199X-05", "0000", "2020-01-08T25:00:00Z", "8 January 2020", "2020-W03", "[2021,2022]"])
def test_forms_that_are_refused(text: str) -> None:
    assert parse_edtf(text) is None


@given(st.text(alphabet="0123456789-/.X~?%TZ:+", max_size=24))
def test_no_text_makes_it_fall_over_and_bounds_are_in_order(text: str) -> None:
    value = parse_edtf(text)
    if value and value.earliest and value.latest:
        assert value.earliest <= value.latest


def test_early_mid_and_late_narrow_the_period() -> None:
    assert Date(edtf="2020", part="mid").bounds == (date(2020, 5, 1), date(2020, 8, 31))
    assert Date(edtf="2021-07", part="early").bounds == (date(2021, 7, 1), date(2021, 7, 10))


def test_earliest_day_first_then_the_finer_and_the_undated_last() -> None:
    inside = ["2020-01-01", "2020-01", "2020", "2020-01-03", "2020-02", "../2020-02-10", "2020-03/.."]
    dates = [Date(edtf=text) for text in inside]
    assert [d.edtf for d in sorted([*reversed(dates)], key=sort_key)] == inside
    assert sort_key(None) > sort_key(Date(edtf="9998"))
    assert sort_key(Date(stated="recently")) == sort_key(None)


def test_a_date_falls_in_a_period_when_it_can() -> None:
    assert overlaps(Date(edtf="2020-01"), "2020-01-15/2020-02")
    assert overlaps(Date(edtf="2020-09/.."), "2023")
    assert not overlaps(Date(edtf="2020-01"), "2020-02/..")
    assert not overlaps(Date(stated="lately"), "2020")
