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
from briefer.session import Keep, Session
from briefer.storage.state import corner_of
from tests.session.conftest import NOW, crash, keep_in
from tests.strategies import packs
from tests.strategies_edits import FILE, edits_for

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
SET = RemoveTheme("mil2")


def test_what_was_done_is_kept_before_it_is_saved(
        kept: Session, import_source: AddSource, blobs: Mapping[str, bytes], keep: Keep) -> None:
    kept.do(import_source, blobs)
    kept.do(ChangeSource(1, {"author": "Rossi"}))
    kept.undo()
    assert kept.wait_until_kept() and kept.settled and kept.unsaved
    shown = kept.pack
    crash(kept)
    again = Session.open(kept.path, keep)
    assert again.recovery is not None and (again.recovery.edits, again.recovery.lost, again.recovery.last) == (3, 0, NOW)
    assert again.pack.sources == () and again.read_only
    assert again.recover() == 3 and again.pack == shown and not again.read_only
    assert again.redo() is not None and again.pack.sources[0].author == "Rossi"
    again.save()
    again.close()
    assert Session.open(kept.path).pack == again.pack
    assert Session.open(kept.path).original(import_source.source.origin.sha256) == next(iter(blobs.values()))


def test_nothing_is_written_before_earlier_work_is_settled(kept: Session, keep: Keep) -> None:
    kept.do(RemoveTheme("mil"))
    crash(kept)
    again = Session.open(kept.path, keep)
    with pytest.raises(PackError) as caught:
        again.do(RemoveTheme("mil"))
    assert caught.value.id == "pack_unrecovered"
    aside = again.refuse_recovery()
    assert aside is not None and aside.edits == 1 and aside.path.read_bytes() and not again.read_only
    again.close()
    assert Session.open(kept.path, keep).recovery is None


def test_recovered_work_that_is_not_saved_is_offered_again(kept: Session, keep: Keep) -> None:
    kept.do(RemoveTheme("mil"))
    crash(kept)
    again = Session.open(kept.path, keep)
    again.recover()
    again.do(SET)
    crash(again)
    third = Session.open(kept.path, keep)
    assert third.recovery is not None and third.recovery.edits == 2 and third.recovery.pack == again.pack


def test_a_saved_pack_leaves_no_journal(kept: Session, keep: Keep, tmp_path: Path) -> None:
    kept.do(RemoveTheme("mil"))
    kept.save()
    kept.close()
    corner = keep.corner(kept.path)
    assert corner is not None and not corner.journal.exists()
    assert not [path for path in tmp_path.rglob("*lock*") if "state" not in path.parts]
    assert Session.open(kept.path, keep).recovery is None


@pytest.mark.parametrize("saved", [False, True])
def test_what_was_done_and_taken_back_is_nothing_to_recover(saved: bool, kept: Session, keep: Keep) -> None:
    kept.do(RemoveTheme("mil"))
    kept.undo()
    if saved:
        assert not kept.save()
        crash(kept)
    else:
        kept.close()
    assert Session.open(kept.path, keep).recovery is None


def test_a_second_session_may_read_and_is_told_who_writes(kept: Session, keep: Keep) -> None:
    kept.do(RemoveTheme("mil"))
    second = Session.open(kept.path, keep)
    assert second.read_only and second.holder is not None and second.recovery is None
    assert (second.holder.user, second.holder.since, second.holder.process) == ("rossi", NOW, os.getpid())
    with pytest.raises(PackError) as caught:
        second.do(RemoveTheme("mil"))
    assert (caught.value.id, caught.value.message.fields["user"]) == ("pack_locked", "rossi")
    second.close()
    assert Session.open(kept.path, keep).holder is not None, "the second took the lock of the first away"
    kept.save()
    kept.close()
    assert not Session.open(kept.path, keep).read_only


def test_edits_made_while_a_save_runs_are_in_the_journal_behind_it(kept: Session, keep: Keep) -> None:
    kept.do(RemoveTheme("mil"))
    saving = kept.begin_save()
    assert saving is not None
    kept.do(SET)
    worker = threading.Thread(target=saving.run)
    worker.start()
    worker.join()
    crash(kept)  # before the session took the save on
    again = Session.open(kept.path, keep)
    assert again.recovery is not None and again.recovery.edits == 1 and again.recovery.pack.themes == ()
    again.recover()
    again.save()
    again.close()
    assert Session.open(kept.path, keep).recovery is None


def test_a_save_that_ran_beside_is_taken_on(kept: Session, keep: Keep) -> None:
    kept.do(RemoveTheme("mil"))
    saving = kept.begin_save()
    assert saving is not None
    kept.do(SET)
    saving.run()
    kept.adopt(saving)
    assert kept.unsaved and kept.wait_until_kept() and kept.settled
    crash(kept)
    again = Session.open(kept.path, keep)
    assert again.recovery is not None and again.recovery.edits == 1
    assert [theme.id for theme in again.pack.themes] == ["mil2"] and again.recovery.pack.themes == ()


def test_a_journal_of_another_state_of_the_pack_is_set_aside(kept: Session, keep: Keep) -> None:
    kept.do(RemoveTheme("mil"))
    crash(kept)
    other = Session.open(kept.path)  # as on a machine that knows nothing of the journal
    other.do(RemoveTheme("mil2"))
    other.save()
    again = Session.open(kept.path, keep)
    assert again.recovery is None and again.aside is not None and again.aside.edits == 1
    assert again.aside.path.is_file() and again.pack == other.pack and not again.read_only


def test_a_torn_last_line_is_dropped(kept: Session, keep: Keep) -> None:
    kept.do(RemoveTheme("mil"))
    kept.do(SET)
    crash(kept)
    journal = _journal(kept, keep)
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-7])
    again = Session.open(kept.path, keep)
    assert again.recovery is not None and (again.recovery.edits, again.recovery.lost) == (1, 0)
    again.recover()
    again.do(SET)
    crash(again)
    third = Session.open(kept.path, keep)
    assert third.recovery is not None and (third.recovery.edits, third.recovery.lost) == (2, 0)


def test_what_stands_before_a_spoilt_line_comes_back_and_the_rest_stays_aside(kept: Session, keep: Keep) -> None:
    kept.do(RemoveTheme("mil"))
    kept.do(SET)
    kept.undo()
    crash(kept)
    journal = _journal(kept, keep)
    lines = journal.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b"mil2", b"mil1")
    journal.write_bytes(b"\n".join(lines))
    again = Session.open(kept.path, keep)
    assert again.recovery is not None and (again.recovery.edits, again.recovery.lost) == (1, 2)
    again.recover()
    assert again.aside is not None and again.aside.path.read_bytes() == b"\n".join(lines)
    assert [theme.id for theme in again.pack.themes] == ["mil2"]
    crash(again)
    third = Session.open(kept.path, keep)
    assert third.recovery is not None and third.recovery.pack == again.pack


def test_going_on_elsewhere_leaves_nothing_behind(kept: Session, keep: Keep, tmp_path: Path) -> None:
    former = kept.path
    kept.do(RemoveTheme("mil"))
    kept.save_as(tmp_path / "copy.briefpack")
    kept.do(SET)
    crash(kept)
    assert Session.open(former, keep).recovery is None and not Session.open(former).read_only
    again = Session.open(kept.path, keep)
    assert again.recovery is not None and again.recovery.edits == 1


def test_bytes_that_a_save_let_go_of_outlast_the_program(
        kept: Session, import_source: AddSource, blobs: Mapping[str, bytes], keep: Keep) -> None:
    kept.do(import_source, blobs)
    kept.save()
    kept.do(RemoveSource(1))
    kept.save()
    kept.undo()
    crash(kept)
    again = Session.open(kept.path, keep)
    assert again.recover() == 1
    again.save()
    assert again.original(import_source.source.origin.sha256) == next(iter(blobs.values()))


def test_a_lock_taken_by_somebody_else_stops_the_next_save(kept: Session, keep: Keep) -> None:
    kept.do(RemoveTheme("mil"))
    lock = kept._keeping._lock
    assert lock is not None
    lock.path.unlink()
    assert kept.save(), "a lock that was cleared away is taken again"
    kept.do(SET)
    assert kept.wait_until_kept()
    lock.path.unlink()
    second = Session.open(kept.path, keep)
    assert second.recovery is not None, "the second kept does not know that the first goes on"
    with pytest.raises(PackError) as caught:
        kept.save()
    assert caught.value.id == "pack_lock_lost" and kept.unsaved


def test_a_command_that_was_refused_leaves_nothing_to_recover(kept: Session, keep: Keep) -> None:
    kept.do(RemoveTheme("mil"))
    kept.close(drop=True)
    assert Session.open(kept.path, keep).recovery is None


def _journal(kept: Session, keep: Keep) -> Path:
    assert keep.folder is not None
    return corner_of(keep.folder, kept.path).journal


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_journal_done_again_gives_an_equal_pack(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("work")
    keep = keep_in(folder)
    kept = Session.create(folder / "p", replace(data.draw(packs(whole=False)), id="p"), form="folder", keep=keep)
    for _ in range(data.draw(st.integers(1, 6))):
        act = data.draw(st.sampled_from(("do", "do", "do", "undo", "redo", "save")))
        if act != "do":
            getattr(kept, act)()
            continue
        edit = data.draw(edits_for(kept.pack))
        sha = getattr(edit, "sha256", "")
        try:
            kept.do(edit, {sha: FILE} if sha else {}, merge=data.draw(st.sampled_from(("", "typing"))))
        except EditError:
            continue
    crash(kept)
    again = Session.open(kept.path, keep)
    again.recover()
    assert again.pack == kept.pack
    while kept.undo_label is not None and again.undo_label is not None:
        kept.undo()
        again.undo()
        assert again.pack == kept.pack
