"""Acronyms by command: listed with what the sources say, and put into the glossary."""
from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.answers import Briefer


@pytest.fixture
def pack(briefer: Briefer, tmp_path: Path) -> str:
    text = tmp_path / "forces.txt"
    text.write_text("The Iraqi Security Forces (ISF) and the CTS left.\n\nThe ISF came back. NATO watched.\n", "utf-8")
    briefer("new", "a")
    assert briefer("import", "a", str(text), "--language", "en").status == 0
    return "a"


def test_they_are_listed_and_added_as_the_source_explains_them(briefer: Briefer, pack: str) -> None:
    listed = {one["acronym"]: one for one in briefer("acronyms", pack, "--json").data["acronyms"]}
    assert listed["ISF"]["count"] == 2 and listed["ISF"]["sources"] == [1] and listed["ISF"]["glossary"] is None
    assert listed["ISF"]["meanings"] == [
        {"text": "Iraqi Security Forces", "language": "en", "source": 1, "start": 4, "end": 25, "sure": True}]
    assert listed["CTS"]["like_marking"] and not listed["CTS"]["meanings"]
    added = {one["acronym"]: one for one in briefer("acronyms", pack, "--add", "ISF", "--it", "Forze irachene", "--json").data["acronyms"]}
    assert added["ISF"]["glossary"] == {"en": "Iraqi Security Forces", "it": "Forze irachene", "known": False}
    assert added["ISF"]["proposal"] is None


def test_one_that_nobody_explains_needs_a_meaning_or_to_be_known(briefer: Briefer, pack: str) -> None:
    assert briefer("acronyms", pack, "--add", "CTS", "--json").data["error"]["id"] == "acronym_unexplained"
    assert briefer("acronyms", pack, "--en", "x").status == 2
    assert briefer("acronyms", pack, "--add", "CTS", "--known").status == 0


def test_people_read_them_as_a_table(briefer: Briefer, pack: str) -> None:
    answer = briefer("acronyms", pack).out
    assert "Iraqi Security Forces (1)" in answer and "briefer acronyms PACK --add ISF" in answer
