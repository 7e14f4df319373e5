"""Packs and sources by command: the keys that scripts rely on, and what is kept when something fails."""
from __future__ import annotations

from pathlib import Path

import pytest

from briefer.cli.opening import pack_path
from briefer.session import Session
from tests.cli.answers import Briefer


def test_new_makes_a_file_or_a_folder(briefer: Briefer, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name, made, form in (
            ("a", "a.briefpack", "zip"), ("b.briefpack", "b.briefpack", "zip"), ("c/", "c", "folder"), ("empty", "empty", "folder")):
        answer = briefer("new", name, "--json")
        assert (answer.status, answer.data["form"]) == (0, form) and (tmp_path / made).exists()
    assert Session.open(tmp_path / "c").pack.themes == Session.open(tmp_path / "a.briefpack").pack.themes != ()


def test_new_takes_title_language_and_template(briefer: Briefer, tmp_path: Path) -> None:
    briefer("new", "a", "--title", "Un titolo", "--language", "it", "--template", "chronology")
    briefing = Session.open(tmp_path / "a.briefpack").pack.briefings[0]
    assert (briefing.template.id, briefing.languages, dict(briefing.title_data("title"))) == ("chronology", ("it",), {"it": "Un titolo"})
    assert briefing.as_of == "2026-01-01"
    assert briefer("new", "b", "--template", "nothing").status == 6


def test_a_fixed_time_gives_the_same_pack_again(briefer: Briefer, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    for folder in ("one", "two"):
        briefer("new", f"{folder}/a.briefpack")
    assert Session.open(tmp_path / "one/a.briefpack").pack == Session.open(tmp_path / "two/a.briefpack").pack


def test_import_answers_with_the_promised_keys(briefer: Briefer) -> None:
    briefer("new", "a")
    answer = briefer("import", "a", "agency.txt", "agency.txt", "page.md", "nowhere.txt", "--json")
    data = answer.data
    assert answer.status == 3 and (data["imported"], data["duplicates"], data["failed"]) == (2, 1, 1)
    first, again, page, missing = data["files"]
    assert first.keys() >= {"file", "status", "source", "language", "paragraphs", "hidden", "lost"}
    assert (first["status"], first["source"], first["language"], first["paragraphs"]) == ("imported", 1, "en", 6)
    assert {"text": "Share this article", "rule": "navigation"} in first["hidden"]
    assert (again["status"], again["source"]) == ("duplicate", 1)
    assert page["lost"] == ["links", "table_layout", "images"]
    assert missing["status"] == "failed" and missing["error"]["id"] == "source_missing" and missing["error"]["message"]


def test_the_imported_bytes_travel_in_the_pack(briefer: Briefer, tmp_path: Path) -> None:
    briefer("new", "a")
    briefer("import", "a", "agency.txt")
    session = Session.open(tmp_path / "a.briefpack")
    assert session.original(session.pack.sources[0].origin.sha256) == (tmp_path / "agency.txt").read_bytes()


def test_the_same_copy_under_another_title_is_noticed(briefer: Briefer, tmp_path: Path) -> None:
    text = (tmp_path / "agency.txt").read_text("utf-8").replace("Advisers return to the northern training centre", "Training again")
    (tmp_path / "copy.txt").write_text(text, "utf-8")
    briefer("new", "a")
    imported = briefer("import", "a", "agency.txt", "copy.txt", "--json").data["files"]
    assert (imported[1]["also_carried_by"], imported[1]["same_text"]) == ([1], [])
    assert [row["also_carried_by"] for row in briefer("sources", "a", "--json").data["sources"]] == [[2], [1]]
    assert "(2)" in briefer("source", "a", "1").out and "1, 2" in briefer("sources", "a").out.replace(" and ", ", ")
    (tmp_path / "again.txt").write_text("\n\n" + (tmp_path / "agency.txt").read_text("utf-8"), "utf-8")
    assert briefer("import", "a", "again.txt", "--json").data["files"][0]["same_text"] == [1]


def test_sources_and_source_answer_with_the_promised_keys(briefer: Briefer) -> None:
    briefer("new", "a")
    briefer("import", "a", "agency.txt")
    briefer("source", "a", "1", "--publisher", "[Example]", "--published", "14/3/2021", "--reliability", "B", "--author", "A. Writer")
    row = briefer("sources", "a", "--json").data["sources"][0]
    assert row == {
        "number": 1, "title": "Advisers return to the northern training centre", "publisher": "Example", "author": "A. Writer",
        "published": {"stated": "14/3/2021", "edtf": "2021-03-14", "basis": "stated"}, "language": "en", "reliability": "B", "url": "",
        "characters": row["characters"], "excerpts": 0, "also_carried_by": []}
    full = briefer("source", "a", "1", "--published", "s.d.", "--author", "", "--json").data["source"]
    assert (full["published"]["basis"], full["author"]) == ("not_given", "")
    assert (full["publisher_basis"], full["rights"]) == ("supplied", "reserved")
    assert briefer("source", "a", "1", "--published", "one day").status == 2
    long = "A title " * 20
    assert long.strip() in briefer("source", "a", "1", "--title", long.strip()).out
    assert briefer("source", "a", "1", "--remove", "--json").data == {"removed": 1, "excerpts": 0, "placed": 0}
    assert briefer("sources", "a", "--json").data["sources"] == []


def test_a_refused_change_leaves_the_file_as_it_was(briefer: Briefer, tmp_path: Path) -> None:
    briefer("new", "a")
    briefer("import", "a", "agency.txt")
    before = (tmp_path / "a.briefpack").read_bytes()
    for argv in (("quote", "a", "1", "not there"), ("quote", "a", "1", "Rockets fell", "--theme", "none-such"),
                 ("place", "a", "1.1", "purpose"), ("excerpt", "a", "9.9", "--note", "x"), ("themes", "a", "add", "mil", "--en", "Twice")):
        assert briefer(*argv).status == 5
    assert (tmp_path / "a.briefpack").read_bytes() == before


def test_a_pack_goes_into_a_folder_and_back(briefer: Briefer, tmp_path: Path) -> None:
    briefer("new", "a")
    briefer("import", "a", "agency.txt")
    assert briefer("unpack", "a", "plain", "--json").data["damaged"] == []
    assert briefer("pack", "plain", "b", "--json").data["sources"] == 1
    assert Session.open(tmp_path / "b.briefpack").pack == Session.open(tmp_path / "a.briefpack").pack
    assert briefer("pack", "plain", "b").status == 4


@pytest.mark.parametrize("command", ["sources", "excerpts", "show"])
def test_a_damaged_pack_answers_with_what_is_whole_and_says_so(briefer: Briefer, tmp_path: Path, command: str) -> None:
    briefer("new", "a/")
    briefer("import", "a", "agency.txt", "page.md")
    (tmp_path / "a" / "sources" / "0001.yaml").write_bytes(b"\xff\xff")
    answer = briefer(command, "a", "--json")
    assert answer.status == 4 and answer.data["notice"]["id"] == "pack_damaged" and answer.data["notice"]["message"]
    assert [part["path"] for part in answer.data["damaged"]] == ["sources/0001.yaml"]
    assert briefer("source", "a", "2", "--json").data["source"]["title"] == "The training centre in figures"


def test_what_was_changed_by_hand_is_said_and_taken_as_it_is(briefer: Briefer, tmp_path: Path) -> None:
    briefer("new", "a/")
    briefer("import", "a", "agency.txt")
    (tmp_path / "a" / "sources" / "0001.txt").write_text("Changed by hand.\n", "utf-8")
    answer = briefer("show", "a", "--source", "1", "--json")
    assert answer.status == 0 and answer.data["changed_outside"] == ["sources/0001.txt"]
    assert "sources/0001.txt" in briefer("sources", "a").err


@pytest.mark.parametrize("value", ["italiano", "IT", "i", "it-IT"])
def test_the_language_of_a_source_is_a_code(briefer: Briefer, value: str) -> None:
    briefer("new", "a")
    briefer("import", "a", "agency.txt")
    answer = briefer("source", "a", "1", "--language", value, "--json")
    assert (answer.status, answer.data["error"]["id"]) == (2, "language_code")
    assert briefer("source", "a", "1", "--language", "ar", "--json").data["source"]["language"] == "ar"


def test_a_pack_in_a_folder_that_cannot_be_looked_into(briefer: Briefer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, **options: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", refused)
    assert pack_path("closed/a") == Path("closed/a")
