"""Checks of event dates: missing ones, and those that cannot both be true."""
from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.model.briefing import SectionRule
from briefer.model.dates import Date
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt
from tests.checks.held import catalogue, found, mended, pack, section, source, taken


def test_a_missing_event_date_is_found_where_it_is_placed_and_may_be_said_not_to_apply() -> None:
    excerpts = (taken(1, "Nothing else happened.", date=None), taken(2, "The mission began", date=Date(basis="not_applicable")))
    held = pack(source(*excerpts), sections=(section("excerpts", "1.1", "1.2"),))
    (finding,) = found("event_date_missing", held)
    assert finding.item == "1.1" and finding.fixes[0].edit is None
    assert found("event_date_missing", mended(held, finding, 1)) == []
    assert found("event_date_missing", pack(source(*excerpts))) == []  # placed nowhere


def test_a_date_that_the_passage_states_is_offered() -> None:
    held = pack(source(taken(1, "On 3 January 2020 the head of CTS said", date=None)), sections=(section("excerpts", "1.1"),))
    (finding,) = found("event_date_missing", held)
    assert catalogue("it").say(finding.fixes[0].label) == "Usa «3 January 2020»"
    date = mended(held, finding).sources[0].excerpts[0].date
    assert date is not None and (date.edtf, date.basis) == ("2020-01-03", "stated")


@pytest.mark.parametrize("passage", ["In 2020 things changed", "On 3 January 2020 and again on 8 January 2020", "Last January"])
def test_a_date_that_is_not_complete_or_not_alone_is_not_offered(passage: str) -> None:
    excerpt = Excerpt(1, 0, len(passage), passage)
    held = pack(replace(source(excerpt), text=passage), sections=(section("excerpts", "1.1"),))
    assert found("event_date_missing", held)[0].fixes[0].edit is None


def test_two_dates_of_one_event_that_have_no_day_in_common_conflict() -> None:
    def held(first: str, second: str) -> Pack:
        excerpts = (taken(1, "The mission", event="e", date=Date(first, first)), taken(2, "began", event="e", date=Date(second, second)))
        return pack(source(*excerpts), sections=(section("chronology", rule=SectionRule(dated="yes")),))

    assert [finding.item for finding in found("date_conflict", held("2020-01-07", "2020-01-08"))] == ["1.1"]
    assert found("date_conflict", held("2020-01", "2020-01-08")) == []
    both = held("2020-01-07", "2020-01-08")
    (finding,) = found("date_conflict", both)
    for fix, day in ((0, "2020-01-07"), (1, "2020-01-08")):
        agreed = mended(both, finding, fix)
        assert {one.date.edtf for one in agreed.sources[0].excerpts if one.date} == {day} and found("date_conflict", agreed) == []
