"""Where edits cannot be noted the work goes on, that is said, and no journal is lost that may hold work."""
from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.edits import RemoveTheme
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.themes import Theme
from briefer.session import Keep, Kept, Session
from tests.full_disk import disk_of
from tests.session.conftest import crash, keep_in
from tests.session.test_keeping import SET


def test_a_full_disk_of_this_computer_is_said_once_and_the_work_goes_on(kept: Session, keep: Keep) -> None:
    heard: list[Kept] = []
    kept.listen_kept(heard.append)
    with disk_of(100):
        kept.do(RemoveTheme("mil"))
        assert not kept.wait_until_kept()
        kept.do(SET)
        assert not kept.settled and kept.journal_problem is not None
    assert [one.problem.id for one in heard if one.problem] == ["error.journal_disk_full"]
    kept.save()
    assert kept.settled and kept.journal_problem is None
    kept.undo()
    assert kept.wait_until_kept() and kept.settled
    crash(kept)
    again = Session.open(kept.path, keep)
    assert again.recovery is not None and again.recovery.pack == kept.pack


def test_a_journal_that_cannot_be_read_is_left_for_another_opening(
        kept: Session, keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise OSError(13, "Permission denied")

    kept.do(SET)
    shown = kept.pack
    crash(kept)
    with monkeypatch.context() as patch:
        patch.setattr("briefer.session.keeping.read_journal", locked)
        second = Session.open(kept.path, keep)
    assert second.journal_problem is not None and second.journal_problem.id == "error.journal_not_writable"
    second.close()
    third = Session.open(kept.path, keep)
    assert third.recovery is not None and third.recovery.pack == shown
    third.close()
    with monkeypatch.context() as patch:
        patch.setattr("briefer.session.keeping.read_journal", locked)
        fourth = Session.open(kept.path, keep)
    fourth.do(RemoveTheme("mil"))
    fourth.save()
    assert not fourth.unsaved and fourth.journal_problem is not None
    fourth.close()
    fifth = Session.open(kept.path, keep)
    assert fifth.aside is not None and fifth.aside.edits == 1


def test_work_goes_on_when_no_thread_can_be_had_for_the_journal(kept: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    assert kept.wait_until_kept()
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", refused)
        kept.do(RemoveTheme("mil"))
    assert [theme.id for theme in kept.pack.themes] == ["mil2"] and kept.unsaved
    assert kept.journal_problem is not None and not kept.wait_until_kept(1)
    kept.save()
    kept.undo()
    assert kept.wait_until_kept() and kept.journal_problem is None


def test_a_user_without_a_folder_can_work_and_is_told(tmp_path: Path) -> None:
    keep = replace(keep_in(tmp_path), folder=None)
    kept = Session.create(tmp_path / "p", Pack("p", "c", themes=(Theme("mil", Localized({"en": "M"})),)), keep=keep)
    assert kept.journal_problem is not None and kept.journal_problem.id == "error.journal_no_home"
    kept.do(RemoveTheme("mil"))
    assert not kept.settled
    kept.save()
    assert kept.settled and Session.open(kept.path, keep).holder is not None
