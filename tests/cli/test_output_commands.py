"""Papers by command: files, receipt, names, and what happens when they cannot be written."""
from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cli.answers import Briefer
from tests.full_disk import disk_of


@pytest.fixture
def pack(briefer: Briefer) -> str:
    """A pack with one excerpt placed and one left."""
    briefer("new", "a", "--title", "Città e “fronti”: l’esempio", "--language", "it")
    briefer("import", "a", "agency.txt")
    briefer("quote", "a", "1", "Nobody has claimed the attack.", "--theme", "mil.attacks")
    briefer("quote", "a", "1", "He gave no figure for the cost.")
    briefer("place", "a")
    return "a"


def test_build_answers_with_the_promised_keys(briefer: Briefer, pack: str, tmp_path: Path) -> None:
    answer = briefer("build", pack, "--out", "new/paper", "--json")
    assert answer.status == 0
    files = answer.data["files"]
    names = [Path(file["path"]).name for file in files]
    assert names == ["2026-01-01_Citta-e-fronti-l-esempio_it.pdf", "2026-01-01_Citta-e-fronti-l-esempio_it.docx"]
    for file in files:
        data = (tmp_path / file["path"]).read_bytes()
        assert (file["bytes"], file["sha256"], file["language"]) == (len(data), sha256(data).hexdigest(), "it") and file["pages"] >= 1
    receipt = answer.data["receipt"]
    assert (receipt["sources"], receipt["excerpts"], receipt["placed"]) == (1, 2, 1) and receipt["words"] > 50
    assert receipt["left_out"] == [{"excerpt": "1.2", "reason": "not_placed"}]


def test_the_same_pack_gives_the_same_bytes(briefer: Briefer, pack: str) -> None:
    first, second = (briefer("build", pack, "--out", folder, "--language", "both", "--json").data["files"] for folder in ("one", "two"))
    assert [file["sha256"] for file in first] == [file["sha256"] for file in second] and len(first) == 4


def test_names_keep_apart_drafts_copies_and_briefings(briefer: Briefer, pack: str) -> None:
    def name(*argv: str) -> str:
        path: str = briefer("build", pack, "--to", "pdf", *argv, "--json").data["files"][0]["path"]
        return path.removeprefix("2026-01-01_Citta-e-fronti-l-esempio_")

    assert name("--draft") == "it_bozza.pdf" and name("--copy", "3/12") == "it_03.pdf"
    assert name("--template", "chronology") == "chronology_it.pdf" and name("--template", "info-brief") == "it.pdf"


def test_a_template_no_briefing_has_prints_without_being_kept(briefer: Briefer, pack: str) -> None:
    assert briefer("build", pack, "--template", "chronology", "--to", "docx").status == 0
    assert [one["id"] for one in briefer("briefing", pack, "--json").data["briefings"]] == ["info-brief"]


@pytest.mark.parametrize(("argv", "status"), [
    (["--copy", "0/3"], 2), (["--copy", "x"], 2), (["--template", "nothing"], 6), (["--style", "nothing"], 6),
    (["--briefing", "nothing"], 5),
    (["--out", "agency.txt"], 7),
])
def test_what_cannot_be_built_writes_nothing(briefer: Briefer, pack: str, tmp_path: Path, argv: list[str], status: int) -> None:
    assert briefer("build", pack, *argv).status == status
    assert not list(tmp_path.glob("**/*.pdf"))


@pytest.mark.parametrize("out", ["agency.txt", "agency.txt/below"])
def test_a_file_in_the_place_of_a_folder_is_named(briefer: Briefer, pack: str, out: str) -> None:
    error = briefer("build", pack, "--out", out, "--json").data["error"]
    assert error["id"] == "output_no_folder" and "“agency.txt”" in error["message"]


def test_on_a_full_disk_the_former_file_stands_and_nothing_lies_about(
        briefer: Briefer, pack: str, tmp_path: Path) -> None:
    path = tmp_path / briefer("build", pack, "--out", "paper", "--to", "pdf", "--json").data["files"][0]["path"]
    former = path.read_bytes()
    briefer("write", pack, "purpose", "Another text.")
    with disk_of(2_000):
        answer = briefer("build", pack, "--out", "paper", "--to", "pdf", "--interface", "it")
    assert answer.status == 7 and answer.err.startswith("Il disco è pieno") and path.name in answer.err
    assert path.read_bytes() == former and [one.name for one in path.parent.iterdir()] == [path.name]


def test_on_a_full_disk_a_pack_keeps_what_it_had(briefer: Briefer, pack: str, tmp_path: Path) -> None:
    before = (tmp_path / "a.briefpack").read_bytes()
    with disk_of(2_000):
        answer = briefer("write", pack, "purpose", "Another text.")
    assert answer.status == 4 and "full" in answer.err
    assert (tmp_path / "a.briefpack").read_bytes() == before


def test_check_answers_with_the_promised_keys_and_status_1(briefer: Briefer, pack: str) -> None:
    answer = briefer("check", pack, "--json")
    findings = answer.data["findings"]
    assert answer.status == 1 and all(one.keys() >= {"check", "severity", "item", "message", "fixes"} for one in findings)
    assert {(one["check"], one["item"]) for one in findings} >= {("translation_missing", "1.1"), ("event_date_missing", "1.1")}
    assert {one["severity"] for one in findings} == {"fix", "look"}


def test_build_says_how_much_there_is_to_look_at(briefer: Briefer, pack: str) -> None:
    findings = briefer("--json", "check", pack, "--language", "en").data["findings"]
    assert briefer("--json", "build", pack, "--language", "en").data["to_look_at"] == len(findings) > 1
    told = briefer("--interface", "it", "build", pack, "--language", "en").out.splitlines()
    assert told[-1] == f"{len(findings)} punti da controllare prima della stampa: briefer check {pack}"


def test_a_language_in_which_nothing_is_written_is_named(briefer: Briefer, pack: str) -> None:
    briefer("write", pack, "background", "It began in 2018.", "--language", "en")
    assert "left out" not in briefer("build", pack, "--language", "en").out.replace("left out (", "")
    told = briefer("build", pack, "--language", "it", "--to", "pdf").out.splitlines()
    assert "    nothing is written in Italian: 1 text of the briefing is left out" in told


def test_show_gives_the_text_of_a_source_as_it_is(briefer: Briefer, pack: str) -> None:
    text = briefer("show", pack, "--source", "1", "--json").data["text"]
    excerpt = briefer("excerpts", pack, "--json").data["excerpts"][0]
    assert text[excerpt["start"]:excerpt["end"]] == "Nobody has claimed the attack."
    assert briefer("show", pack, "--source", "9").status == 5


def test_templates_are_listed_and_checked(briefer: Briefer, tmp_path: Path) -> None:
    rows = briefer("templates", "--json").data["templates"]
    assert {"info-brief", "staff-note", "chronology"} <= {row["id"] for row in rows} and all(row["en"] and row["it"] for row in rows)
    (tmp_path / "t.yaml").write_text("id: t\nwrong: 1\n", "utf-8")
    answer = briefer("templates", "check", "t.yaml", "--json")
    assert answer.status == 6 and "t.yaml" in answer.data["error"]["message"]
    assert briefer("templates", "check").status == 2


def test_a_fix_that_needs_no_hand_is_carried_out_by_its_number(briefer: Briefer) -> None:
    briefer("new", "fixed", "--template", "info-brief", "--language", "en")
    briefer("import", "fixed", "page.md")
    briefer("quote", "fixed", "1", "advisers from six countries")
    briefer("place", "fixed", "1.1", "assessment")

    def findings() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = briefer("check", "fixed", "--json").data["findings"]
        return found

    at = next(number for number, one in enumerate(findings(), 1) if one["check"] == "event_date_missing")
    assert f"     --fix {at}: No date applies" in briefer("check", "fixed").out.splitlines()
    assert briefer("check", "fixed", "--fix", str(len(findings()) + 1), "--json").data["error"]["id"] == "no_such_fix"
    assert briefer("check", "fixed", "--fix", f"{at}.1", "--json").data["error"]["id"] == "no_such_fix"
    answer = briefer("check", "fixed", "--fix", str(at))
    assert "Done: No date applies" in answer.out
    assert "event_date_missing" not in {one["check"] for one in findings()}
    assert briefer("excerpt", "fixed", "1.1", "--json").data["excerpt"]["date"]["basis"] == "not_applicable"
