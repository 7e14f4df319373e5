"""The command `dates`: what it lists for people and for scripts."""
from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.answers import Briefer

TEXT = "On 8 January 2020 two bases were hit.\nLast week the talks had failed; in recent days they resumed.\n"
PACK = "pack"


@pytest.fixture
def dated(briefer: Briefer) -> Briefer:
    """A pack with a source whose text has three expressions of time, two of them relative."""
    briefer("new", PACK, "--template", "info-brief")
    Path("wire.txt").write_text(TEXT, encoding="utf-8")
    assert briefer("import", PACK, "wire.txt", "--language", "en").status == 0
    return briefer


def test_scripts_get_offsets_value_basis_and_rule(dated: Briefer) -> None:
    dated("source", PACK, "1", "--published", "2020-01-20")
    found = dated("dates", PACK, "--json").data["dates"]
    assert all(TEXT[one["start"]:one["end"]] == one["text"] and one["source"] == 1 for one in found)
    assert [(one["text"], one["edtf"], one["basis"], one["rule"], one["confidence"]) for one in found] == [
        ("8 January 2020", "2020-01-08", "stated", "day", "high"),
        ("Last week", "2020-01-13/2020-01-19", "inferred", "named_unit", "medium"),
        ("in recent days", None, "inferred", "vague", "low")]


def test_without_a_date_of_publication_it_is_said_what_is_missing(dated: Briefer) -> None:
    answer = dated("dates", PACK, "--interface", "it")
    assert "non risolta" in answer.out and "data di pubblicazione" in answer.out and "3 espressioni di tempo" in answer.out
    assert dated("dates", PACK, "--json").data["dates"][1]["edtf"] is None


def test_people_read_the_words_around_and_the_date_printed(dated: Briefer) -> None:
    dated("source", PACK, "1", "--published", "2020-01-20")
    out = dated("dates", PACK, "--source", "1").out
    assert "8 January 2020" in out and "«8 January 2020» two bases" in out and "[13–19 Jan" in out


def test_a_source_that_is_not_there_is_refused_and_no_dates_are_said(dated: Briefer) -> None:
    assert dated("dates", PACK, "--source", "9", "--json").data["error"]["id"] == "unknown_source"
    dated("new", "empty", "--template", "info-brief")
    assert dated("dates", "empty").out == "No expressions of time.\n"
