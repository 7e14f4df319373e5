"""The command `search`, and the filters of `excerpts`."""
from __future__ import annotations

import pytest

from tests.cli.answers import Briefer

PACK = "pack"


@pytest.fixture(autouse=True)
def pack(briefer: Briefer) -> None:
    """A pack with one source and two excerpts, one of them placed."""
    briefer("new", PACK, "--template", "info-brief")
    briefer("import", PACK, "page.md")
    for words in ("advisers from six countries", "the plan foresees eighty"):
        assert briefer("quote", PACK, "1", words).status == 0


def test_hits_are_told_by_kind_with_what_stands_there(briefer: Briefer) -> None:
    word = briefer("excerpts", PACK, "--json").data["excerpts"][0]["quote"].split()[0]
    hits = briefer("search", PACK, word, "--json").data["hits"]
    assert {hit["kind"] for hit in hits} == {"source", "excerpt"}
    assert all(hit["text"][slice(*hit["found"][0])] for hit in hits)
    said = briefer("search", PACK, word, "--interface", "it").out
    assert "1 fonte" in said and "estratt" in said and word in said


def test_nothing_found_is_said(briefer: Briefer) -> None:
    answer = briefer("search", PACK, "xyzzy", "plugh")
    assert (answer.status, answer.out) == (0, "“xyzzy plugh” was not found in this pack.\n")


def test_filters_of_excerpts_go_together(briefer: Briefer) -> None:
    first, second = briefer("excerpts", PACK, "--json").data["excerpts"]
    briefer("excerpt", PACK, first["id"], "--credibility", "2")

    def ids(*options: str) -> list[str]:
        return [one["id"] for one in briefer("excerpts", PACK, *options, "--json").data["excerpts"]]

    assert ids("--grade", "2") == ids("--grade", "F2") == [first["id"]] and ids("--grade", "f6") == [second["id"]]
    assert ids("--grade", "A") == ids("--placed") == [] and ids("--unplaced") == [first["id"], second["id"]]
    assert ids("--search", first["quote"]) == [first["id"]] and ids("--search", f"“{first['quote']}”", "--grade", "6") == []


@pytest.mark.parametrize(("options", "error"), [
    (("--grade", "G"), "value_unknown"), (("--placed", "--unplaced"), "options_exclude"), (("--theme", "no.such"), "unknown_theme")])
def test_filters_that_cannot_be_are_refused(briefer: Briefer, options: tuple[str, ...], error: str) -> None:
    assert briefer("excerpts", PACK, *options, "--json").data["error"]["id"] == error
