"""Journal, lock and recovery: what was done is on disk before anybody says so, and comes back after any end of the program."""
from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.edits import AddSource, ChangeSource, RemoveSource, RemoveTheme
from briefer.errors import EditError, PackError
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.themes import Theme
from briefer.session import Keep, Session, keep_of
from briefer.storage.state import corner_of
from tests.strategies import packs
from tests.strategies_edits import FILE, edits_for

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
NOW = "2026-01-01T09:00:00+00:00"
SET = RemoveTheme("mil2")


def keep_in(folder: Path) -> Keep:
    """A state folder of its own, and a clock that stands."""
    return keep_of({"BRIEFER_STATE": str(folder / "state"), "USER": "rossi"}, lambda: NOW)


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    return keep_in(tmp_path)


def new_session(folder: Path, name: str, keep: Keep) -> Session:
    """A new session that keeps, on a file or, when its name has no ending, on a folder; its pack has two themes."""
    themes = tuple(Theme(id, Localized({"en": id})) for id in ("mil", "mil2"))
    pack = Pack("p", "2026-01-01T08:00:00Z", themes=themes)
    return Session.create(folder / name, pack, form="zip" if "." in name else "folder", keep=keep)


@pytest.fixture(params=["p.briefpack", "p"])
def session(request: pytest.FixtureRequest, tmp_path: Path, keep: Keep) -> Session:
    """On a file and on a folder in turn."""
    return new_session(tmp_path, request.param, keep)


def crash(session: Session) -> None:
    """Ends a session as a crash does: what was promised is on disk, nothing is put in order, and the process is gone."""
    assert session.wait_until_kept()
    lock = session._keeping._lock
    if lock is not None:
        lock.path.unlink()


def test_what_was_done_is_kept_before_it_is_saved(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], keep: Keep) -> None:
    session.do(import_source, blobs)
    session.do(ChangeSource(1, {"author": "Rossi"}))
    session.undo()
    assert session.wait_until_kept() and session.settled and session.unsaved
    shown = session.pack
    crash(session)
    again = Session.open(session.path, keep)
    assert again.recovery is not None and (again.recovery.edits, again.recovery.lost, again.recovery.last) == (3, 0, NOW)
    assert again.pack.sources == () and again.read_only
    assert again.recover() == 3 and again.pack == shown and not again.read_only
    assert again.redo() is not None and again.pack.sources[0].author == "Rossi"
    again.save()
    again.close()
    assert Session.open(session.path).pack == again.pack
    assert Session.open(session.path).original(import_source.source.origin.sha256) == next(iter(blobs.values()))


def test_nothing_is_written_before_earlier_work_is_settled(session: Session, keep: Keep) -> None:
    session.do(RemoveTheme("mil"))
    crash(session)
    again = Session.open(session.path, keep)
    with pytest.raises(PackError) as caught:
        again.do(RemoveTheme("mil"))
    assert caught.value.id == "pack_unrecovered"
    aside = again.refuse_recovery()
    assert aside is not None and aside.edits == 1 and aside.path.read_bytes() and not again.read_only
    again.close()
    assert Session.open(session.path, keep).recovery is None


def test_recovered_work_that_is_not_saved_is_offered_again(session: Session, keep: Keep) -> None:
    session.do(RemoveTheme("mil"))
    crash(session)
    again = Session.open(session.path, keep)
    again.recover()
    again.do(SET)
    crash(again)
    third = Session.open(session.path, keep)
    assert third.recovery is not None and third.recovery.edits == 2 and third.recovery.pack == again.pack


def test_a_saved_pack_leaves_no_journal(session: Session, keep: Keep, tmp_path: Path) -> None:
    session.do(RemoveTheme("mil"))
    session.save()
    session.close()
    corner = keep.corner(session.path)
    assert corner is not None and not corner.journal.exists()
    assert not [path for path in tmp_path.rglob("*lock*") if "state" not in path.parts]
    assert Session.open(session.path, keep).recovery is None


@pytest.mark.parametrize("saved", [False, True])
def test_what_was_done_and_taken_back_is_nothing_to_recover(saved: bool, session: Session, keep: Keep) -> None:
    session.do(RemoveTheme("mil"))
    session.undo()
    if saved:
        assert not session.save()
        crash(session)
    else:
        session.close()
    assert Session.open(session.path, keep).recovery is None


def test_a_second_session_may_read_and_is_told_who_writes(session: Session, keep: Keep) -> None:
    session.do(RemoveTheme("mil"))
    second = Session.open(session.path, keep)
    assert second.read_only and second.holder is not None and second.recovery is None
    assert (second.holder.user, second.holder.since, second.holder.process) == ("rossi", NOW, os.getpid())
    with pytest.raises(PackError) as caught:
        second.do(RemoveTheme("mil"))
    assert (caught.value.id, caught.value.message.fields["user"]) == ("pack_locked", "rossi")
    second.close()
    assert Session.open(session.path, keep).holder is not None, "the second took the lock of the first away"
    session.save()
    session.close()
    assert not Session.open(session.path, keep).read_only


def test_edits_made_while_a_save_runs_are_in_the_journal_behind_it(session: Session, keep: Keep) -> None:
    session.do(RemoveTheme("mil"))
    saving = session.begin_save()
    assert saving is not None
    session.do(SET)
    worker = threading.Thread(target=saving.run)
    worker.start()
    worker.join()
    crash(session)  # before the session took the save on
    again = Session.open(session.path, keep)
    assert again.recovery is not None and again.recovery.edits == 1 and again.recovery.pack.themes == ()
    again.recover()
    again.save()
    again.close()
    assert Session.open(session.path, keep).recovery is None


def test_a_save_that_ran_beside_is_taken_on(session: Session, keep: Keep) -> None:
    session.do(RemoveTheme("mil"))
    saving = session.begin_save()
    assert saving is not None
    session.do(SET)
    saving.run()
    session.adopt(saving)
    assert session.unsaved and session.wait_until_kept() and session.settled
    crash(session)
    again = Session.open(session.path, keep)
    assert again.recovery is not None and again.recovery.edits == 1
    assert [theme.id for theme in again.pack.themes] == ["mil2"] and again.recovery.pack.themes == ()


def test_a_journal_of_another_state_of_the_pack_is_set_aside(session: Session, keep: Keep) -> None:
    session.do(RemoveTheme("mil"))
    crash(session)
    other = Session.open(session.path)  # as on a machine that knows nothing of the journal
    other.do(RemoveTheme("mil2"))
    other.save()
    again = Session.open(session.path, keep)
    assert again.recovery is None and again.aside is not None and again.aside.edits == 1
    assert again.aside.path.is_file() and again.pack == other.pack and not again.read_only


def test_a_torn_last_line_is_dropped(session: Session, keep: Keep) -> None:
    session.do(RemoveTheme("mil"))
    session.do(SET)
    crash(session)
    journal = _journal(session, keep)
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-7])
    again = Session.open(session.path, keep)
    assert again.recovery is not None and (again.recovery.edits, again.recovery.lost) == (1, 0)
    again.recover()
    again.do(SET)
    crash(again)
    third = Session.open(session.path, keep)
    assert third.recovery is not None and (third.recovery.edits, third.recovery.lost) == (2, 0)


def test_what_stands_before_a_spoilt_line_comes_back_and_the_rest_stays_aside(session: Session, keep: Keep) -> None:
    session.do(RemoveTheme("mil"))
    session.do(SET)
    session.undo()
    crash(session)
    journal = _journal(session, keep)
    lines = journal.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b"mil2", b"mil1")
    journal.write_bytes(b"\n".join(lines))
    again = Session.open(session.path, keep)
    assert again.recovery is not None and (again.recovery.edits, again.recovery.lost) == (1, 2)
    again.recover()
    assert again.aside is not None and again.aside.path.read_bytes() == b"\n".join(lines)
    assert [theme.id for theme in again.pack.themes] == ["mil2"]
    crash(again)
    third = Session.open(session.path, keep)
    assert third.recovery is not None and third.recovery.pack == again.pack


def test_going_on_elsewhere_leaves_nothing_behind(session: Session, keep: Keep, tmp_path: Path) -> None:
    former = session.path
    session.do(RemoveTheme("mil"))
    session.save_as(tmp_path / "copy.briefpack")
    session.do(SET)
    crash(session)
    assert Session.open(former, keep).recovery is None and not Session.open(former).read_only
    again = Session.open(session.path, keep)
    assert again.recovery is not None and again.recovery.edits == 1


def test_bytes_that_a_save_let_go_of_outlast_the_program(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], keep: Keep) -> None:
    session.do(import_source, blobs)
    session.save()
    session.do(RemoveSource(1))
    session.save()
    session.undo()
    crash(session)
    again = Session.open(session.path, keep)
    assert again.recover() == 1
    again.save()
    assert again.original(import_source.source.origin.sha256) == next(iter(blobs.values()))


def test_a_lock_taken_by_somebody_else_stops_the_next_save(session: Session, keep: Keep) -> None:
    session.do(RemoveTheme("mil"))
    lock = session._keeping._lock
    assert lock is not None
    lock.path.unlink()
    assert session.save(), "a lock that was cleared away is taken again"
    session.do(SET)
    assert session.wait_until_kept()
    lock.path.unlink()
    second = Session.open(session.path, keep)
    assert second.recovery is not None, "the second session does not know that the first goes on"
    with pytest.raises(PackError) as caught:
        session.save()
    assert caught.value.id == "pack_lock_lost" and session.unsaved


def test_a_command_that_was_refused_leaves_nothing_to_recover(session: Session, keep: Keep) -> None:
    session.do(RemoveTheme("mil"))
    session.close(drop=True)
    assert Session.open(session.path, keep).recovery is None


def _journal(session: Session, keep: Keep) -> Path:
    assert keep.folder is not None
    return corner_of(keep.folder, session.path).journal


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_journal_done_again_gives_an_equal_pack(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("work")
    keep = keep_in(folder)
    session = Session.create(folder / "p", replace(data.draw(packs(whole=False)), id="p"), form="folder", keep=keep)
    for _ in range(data.draw(st.integers(1, 6))):
        act = data.draw(st.sampled_from(("do", "do", "do", "undo", "redo", "save")))
        if act != "do":
            getattr(session, act)()
            continue
        edit = data.draw(edits_for(session.pack))
        sha = getattr(edit, "sha256", "")
        try:
            session.do(edit, {sha: FILE} if sha else {}, merge=data.draw(st.sampled_from(("", "typing"))))
        except EditError:
            continue
    crash(session)
    again = Session.open(session.path, keep)
    again.recover()
    assert again.pack == session.pack
    while session.undo_label is not None and again.undo_label is not None:
        session.undo()
        again.undo()
        assert again.pack == session.pack
