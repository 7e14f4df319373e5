"""Handouts by command: files, sheets, copies, and what happens with wishes that cannot be met."""
from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from briefer.document.handout import HANDOUT_LAYOUTS
from tests.cli.answers import Briefer


@pytest.fixture
def pack(briefer: Briefer) -> str:
    """A pack with one excerpt."""
    briefer("new", "a", "--title", "Fronti", "--language", "it")
    briefer("import", "a", "agency.txt")
    briefer("quote", "a", "1", "Nobody has claimed the attack.", "--theme", "mil.attacks")
    briefer("place", "a")
    return "a"


@pytest.mark.parametrize("layout", HANDOUT_LAYOUTS)
def test_a_handout_answers_with_its_file_and_its_paper(briefer: Briefer, pack: str, tmp_path: Path, layout: str) -> None:
    answer = briefer("handout", pack, "--layout", layout, "--json")
    assert answer.status == 0
    (file,) = answer.data["files"]
    data = (tmp_path / file["path"]).read_bytes()
    assert file["path"] == f"2026-01-01_Fronti_it_{layout}.pdf"
    assert (file["bytes"], file["sha256"], file["copies"]) == (len(data), sha256(data).hexdigest(), 1)
    assert file["sheets"] == -(-file["sides"] // 2)


def test_numbered_copies_stand_in_one_file(briefer: Briefer, pack: str) -> None:
    one = briefer("handout", pack, "--layout", "2up-notes", "--json").data["files"][0]
    three = briefer("handout", pack, "--layout", "2up-notes", "--copies", "3", "--json").data["files"][0]
    assert three["copies"] == 3 and three["sheets"] == 3 * one["sheets"] and three["sides"] == 2 * three["sheets"]


def test_two_languages_make_two_files(briefer: Briefer, pack: str) -> None:
    files = briefer("handout", pack, "--layout", "booklet", "--language", "both", "--out", "paper", "--json").data["files"]
    assert [Path(file["path"]).name for file in files] == ["2026-01-01_Fronti_en_booklet.pdf", "2026-01-01_Fronti_it_booklet.pdf"]


def test_out_may_name_the_file(briefer: Briefer, pack: str, tmp_path: Path) -> None:
    assert briefer("handout", pack, "--layout", "4up", "--out", "new/room.pdf").status == 0
    assert (tmp_path / "new" / "room.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("argv", [
    ["--layout", "3up"], [], ["--layout", "4up", "--copies", "1000"], ["--layout", "4up", "--language", "both", "--out", "one.pdf"]])
@pytest.mark.parametrize("language", ["en", "it"])
def test_what_cannot_be_done_is_said_in_a_sentence(briefer: Briefer, pack: str, argv: list[str], language: str) -> None:
    answer = briefer("handout", pack, *argv, "--interface", language)
    assert answer.status == 2 and answer.err.strip() and "Traceback" not in answer.err and "error." not in answer.err


def test_the_answer_for_people_counts_paper(briefer: Briefer, pack: str) -> None:
    assert "1 foglio (2 facciate)" in briefer("handout", pack, "--layout", "booklet", "--interface", "it").out
    assert "1 sheet of paper (1 side)" in briefer("handout", pack, "--layout", "4up", "--interface", "en").out
