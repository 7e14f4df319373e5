"""Lock, journal and recovery from the command line: nothing is lost, nobody writes over anybody."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefer.edits import ChangeSource
from briefer.session import Keep, Session, keep_of
from tests.cli.answers import Briefer
from tests.full_disk import disk_of

NOW = "2026-01-01T09:00:00+00:00"


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    return keep_of({"BRIEFER_STATE": str(tmp_path / "state"), "USER": "rossi"}, lambda: NOW)


@pytest.fixture
def pack(briefer: Briefer, tmp_path: Path) -> Path:
    """A pack with a source."""
    briefer("new", "demo")
    assert briefer("import", "demo", "page.md").status == 0
    return tmp_path / "demo.briefpack"


def crashed(pack: Path, keep: Keep) -> None:
    """Somebody changed the author of the source and the program ended before saving."""
    session = Session.open(pack, keep)
    session.do(ChangeSource(1, {"author": "Verdi"}))
    assert session.wait_until_kept() and session._keeping._lock is not None
    session._keeping._lock.path.unlink()


def test_a_command_leaves_neither_lock_nor_journal(briefer: Briefer, pack: Path, tmp_path: Path) -> None:
    assert briefer("source", "demo", "1", "--author", "Rossi").status == 0
    assert briefer("source", "demo", "7", "--author", "Rossi").status == 5
    assert not list(tmp_path.glob("*.lock")) and not list(tmp_path.glob(".*.lock")) and not list((tmp_path / "state").rglob("journal"))


def test_what_is_open_elsewhere_can_be_read_but_not_changed(briefer: Briefer, pack: Path, keep: Keep) -> None:
    session = Session.open(pack, keep)
    refused = briefer("source", "demo", "1", "--author", "Rossi")
    assert refused.status == 4 and "rossi" in refused.err and "2026-01-01 09:00" in refused.err and "demo.briefpack" in refused.err
    assert briefer("sources", "demo").status == 0
    session.close()
    assert briefer("source", "demo", "1", "--author", "Rossi").status == 0


def test_unsaved_work_is_told_and_settled_before_anything_is_written(briefer: Briefer, pack: Path, keep: Keep) -> None:
    crashed(pack, keep)
    assert "briefer recover" in briefer("sources", "demo").err
    refused = briefer("source", "demo", "1", "--publisher", "X", "--json")
    assert refused.status == 4 and json.loads(refused.out)["error"]["id"] == "pack_unrecovered"
    listed = json.loads(briefer("recover", "--json").out)
    assert [(one["pack"], one["edits"], one["state"], one["last"]) for one in listed["waiting"]] == [(str(pack), 1, "waiting", NOW)]
    assert str(pack) in briefer("recover").out
    done = json.loads(briefer("recover", "demo", "--json").out)
    assert (done["recovered"], done["lost"], done["opened"]) == (1, 0, NOW)
    assert Session.open(pack).pack.sources[0].author == "Verdi"
    assert json.loads(briefer("recover", "--json").out) == {"waiting": [], "aside": []}
    assert briefer("recover", "demo").status == 0


def test_unsaved_work_can_be_set_aside_and_is_not_deleted(briefer: Briefer, pack: Path, keep: Keep) -> None:
    crashed(pack, keep)
    done = json.loads(briefer("recover", "demo", "--set-aside", "--json").out)
    assert done["recovered"] == 0 and b"Verdi" in Path(done["aside"]).read_bytes()
    assert Session.open(pack).pack.sources[0].author == "Desk notes"
    assert briefer("source", "demo", "1", "--author", "Rossi").status == 0
    assert [one["file"] for one in json.loads(briefer("recover", "--json").out)["aside"]] == [done["aside"]]
    assert briefer("recover", "--set-aside").status == 2


def test_what_could_not_be_saved_is_kept_and_brought_in_later(briefer: Briefer, pack: Path, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("A line of text.\n" * 4, "utf-8")
    with disk_of(pack.stat().st_size - 200):
        failed = briefer("source", "demo", "1", "--author", "Verdi")
    assert failed.status == 4 and "briefer recover" in failed.err
    assert json.loads(briefer("recover", "demo", "--json").out)["recovered"] == 1
    assert Session.open(pack).pack.sources[0].author == "Verdi"


def test_a_state_folder_that_cannot_be_used_stops_nobody(briefer: Briefer, pack: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    elsewhere = str(tmp_path / "file" / "state")
    assert briefer("sources", "demo", BRIEFER_STATE=elsewhere).status == 0
    assert briefer("recover", BRIEFER_STATE=elsewhere).status == 0
    assert briefer("source", "demo", "1", "--author", "Verdi", BRIEFER_STATE=elsewhere).status == 0
    assert Session.open(pack).pack.sources[0].author == "Verdi"
