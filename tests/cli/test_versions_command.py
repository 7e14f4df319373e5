"""Earlier versions from the command line."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefer.session import Session
from tests.cli.answers import Briefer


@pytest.fixture
def pack(briefer: Briefer, tmp_path: Path) -> Path:
    """A pack with a source, of which a version was kept before the author changed."""
    briefer("new", "demo")
    briefer("import", "demo", "page.md")
    briefer("source", "demo", "1", "--author", "Rossi", SOURCE_DATE_EPOCH="1767229200")
    return tmp_path / "demo.briefpack"


def test_a_command_keeps_what_was_there_before_unless_that_is_minutes_ago(briefer: Briefer, pack: Path) -> None:
    listed = json.loads(briefer("versions", "demo", "--json").out)["versions"]
    assert [(one["number"], one["reason"], one["sources"]) for one in listed] == [(2, "opened", 1), (1, "opened", 0)]
    assert listed[0]["changes"] == {"added": [1], "removed": [], "changed": [], "rest": True} and listed[1]["changes"] is None
    briefer("source", "demo", "1", "--author", "Verdi", SOURCE_DATE_EPOCH="1767229300")
    assert len(json.loads(briefer("versions", "demo", "--json").out)["versions"]) == 2
    assert "1 Jan 2026, 01:00" in briefer("versions", "demo").out


def test_a_version_can_be_opened_as_a_copy(briefer: Briefer, pack: Path, tmp_path: Path) -> None:
    before = pack.read_bytes()
    assert briefer("versions", "demo", "--open", "2", "--out", "then").status == 0
    assert Session.open(tmp_path / "then.briefpack").pack.sources[0].author == "Desk notes" and pack.read_bytes() == before
    assert briefer("versions", "demo", "--open", "2").status == 2
    assert briefer("versions", "demo", "--open", "9", "--out", "x").status == 5


def test_a_version_can_be_brought_back_and_left_again(briefer: Briefer, pack: Path) -> None:
    assert briefer("versions", "demo", "--restore", "2").status == 0
    assert Session.open(pack).pack.sources[0].author == "Desk notes"
    listed = json.loads(briefer("versions", "demo", "--json").out)["versions"]
    assert briefer("versions", "demo", "--restore", str(listed[0]["number"])).status == 0
    assert Session.open(pack).pack.sources[0].author == "Rossi"
    assert briefer("versions", "demo", "--restore", "1", "--open", "1", "--out", "x").status == 2


def test_a_pack_without_versions_says_so(briefer: Briefer, tmp_path: Path) -> None:
    briefer("new", "empty")
    assert "empty.briefpack" in briefer("versions", "empty").out
