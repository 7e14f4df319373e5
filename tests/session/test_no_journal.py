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
from tests.session.test_keeping import SET, crash, keep_in, new_session


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    return keep_in(tmp_path)


@pytest.fixture(params=["p.briefpack", "p"])
def session(request: pytest.FixtureRequest, tmp_path: Path, keep: Keep) -> Session:
    """On a file and on a folder in turn."""
    return new_session(tmp_path, request.param, keep)


def test_a_full_disk_of_this_computer_is_said_once_and_the_work_goes_on(session: Session, keep: Keep) -> None:
    heard: list[Kept] = []
    session.listen_kept(heard.append)
    with disk_of(100):
        session.do(RemoveTheme("mil"))
        assert not session.wait_until_kept()
        session.do(SET)
        assert not session.settled and session.journal_problem is not None
    assert [one.problem.id for one in heard if one.problem] == ["error.journal_disk_full"]
    session.save()
    assert session.settled and session.journal_problem is None
    session.undo()
    assert session.wait_until_kept() and session.settled
    crash(session)
    again = Session.open(session.path, keep)
    assert again.recovery is not None and again.recovery.pack == session.pack


def test_a_journal_that_cannot_be_read_is_left_for_another_opening(
        session: Session, keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise OSError(13, "Permission denied")

    session.do(SET)
    shown = session.pack
    crash(session)
    with monkeypatch.context() as patch:
        patch.setattr("briefer.session.keeping.read_journal", locked)
        second = Session.open(session.path, keep)
    assert second.journal_problem is not None and second.journal_problem.id == "error.journal_not_writable"
    second.close()
    third = Session.open(session.path, keep)
    assert third.recovery is not None and third.recovery.pack == shown
    third.close()
    with monkeypatch.context() as patch:
        patch.setattr("briefer.session.keeping.read_journal", locked)
        fourth = Session.open(session.path, keep)
    fourth.do(RemoveTheme("mil"))
    fourth.save()
    assert not fourth.unsaved and fourth.journal_problem is not None
    fourth.close()
    fifth = Session.open(session.path, keep)
    assert fifth.aside is not None and fifth.aside.edits == 1


def test_work_goes_on_when_no_thread_can_be_had_for_the_journal(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    assert session.wait_until_kept()
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", refused)
        session.do(RemoveTheme("mil"))
    assert [theme.id for theme in session.pack.themes] == ["mil2"] and session.unsaved
    assert session.journal_problem is not None and not session.wait_until_kept(1)
    session.save()
    session.undo()
    assert session.wait_until_kept() and session.journal_problem is None


def test_a_user_without_a_folder_can_work_and_is_told(tmp_path: Path) -> None:
    keep = replace(keep_in(tmp_path), folder=None)
    session = Session.create(tmp_path / "p", Pack("p", "c", themes=(Theme("mil", Localized({"en": "M"})),)), keep=keep)
    assert session.journal_problem is not None and session.journal_problem.id == "error.journal_no_home"
    session.do(RemoveTheme("mil"))
    assert not session.settled
    session.save()
    assert session.settled and Session.open(session.path, keep).holder is not None
