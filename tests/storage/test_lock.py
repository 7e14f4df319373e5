"""Locks: who holds one is named, one left behind is recognised, and never is one of somebody alive taken away."""
from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from briefer.storage.holder import Holder, is_gone, new_mark, started, this_holder
from briefer.storage.lock import Lock, holder_of, lock_path, take

SILENT = 16 * 60
ELSEWHERE = Holder("bianchi", "PC-2", "2026-01-01T08:00:00Z", 4711, "another-host", "whenever", "their-mark")


@pytest.fixture
def me() -> Holder:
    return replace(this_holder({"USER": "rossi"}), since="2026-01-01T09:00:00Z", mark=new_mark())


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "p.briefpack"
    path.write_bytes(b"PK")
    return path


def hold(pack: Path, holder: Holder, *, silent: float = 0) -> Path:
    """A lock that somebody holds, and when there was a sign of life."""
    path = lock_path(pack)
    path.write_text(json.dumps({field.name: getattr(holder, field.name) for field in fields(Holder)}), "utf-8")
    when = path.stat().st_mtime - silent
    os.utime(path, (when, when))
    return path


def test_a_lock_names_its_holder_until_it_is_given_up(pack: Path, me: Holder) -> None:
    lock = take(pack, me)
    assert isinstance(lock, Lock) and lock.is_held()
    other = replace(me, mark=new_mark())
    assert take(pack, other) == me == holder_of(pack, other)
    lock.release()
    assert not lock_path(pack).exists() and holder_of(pack, other) is None


def test_a_folder_holds_its_lock_within_and_a_link_leads_to_the_same(tmp_path: Path, me: Holder) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    assert lock_path(folder).parent == folder and lock_path(folder).name.startswith(".")
    link = tmp_path / "link"
    try:
        link.symlink_to(folder)
    except OSError:
        pytest.skip("this user may make no links")
    assert lock_path(link) == lock_path(folder)


def test_a_process_of_this_machine_that_has_ended_loses_its_lock(pack: Path, me: Holder) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    hold(pack, replace(me, process=ended.pid, started="then", mark="theirs"))
    assert isinstance(take(pack, me), Lock)


def test_another_process_with_the_same_number_does_not_hold_the_lock(pack: Path, me: Holder) -> None:
    if not started(os.getpid()):
        pytest.skip("this system does not say when a process started")
    hold(pack, replace(me, started="an earlier process", mark="theirs"))
    assert isinstance(take(pack, me), Lock)


def test_a_process_that_lives_keeps_its_lock_however_silent_it_is(pack: Path, me: Holder) -> None:
    theirs = replace(me, mark="theirs")
    hold(pack, theirs, silent=10 * SILENT)
    assert take(pack, me) == theirs and not is_gone(theirs, me)


def test_a_holder_elsewhere_is_believed_for_a_quarter_of_an_hour(pack: Path, me: Holder) -> None:
    hold(pack, ELSEWHERE, silent=SILENT - 120)
    assert take(pack, me) == ELSEWHERE
    hold(pack, ELSEWHERE, silent=SILENT)
    lock = take(pack, me)
    assert isinstance(lock, Lock) and lock.is_held()
    hold(pack, ELSEWHERE)  # who was silent writes again: now that one holds it
    assert not lock.is_held()
    lock.release()
    assert holder_of(pack, me) == ELSEWHERE


def test_a_sign_of_life_makes_a_lock_young_again(pack: Path, me: Holder) -> None:
    lock = take(pack, me)
    assert isinstance(lock, Lock)
    os.utime(lock.path, (1, 1))
    lock.beat()
    elsewhere = replace(ELSEWHERE, mark="looks-from-there")
    assert holder_of(pack, elsewhere) == me


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"user": 3, "process": true}', b"\xff" * 5000, b"[" * 4000])
def test_a_lock_that_cannot_be_understood_is_respected_for_a_moment(content: bytes, pack: Path, me: Holder) -> None:
    path = lock_path(pack)
    path.write_bytes(content)
    assert take(pack, me) == Holder()
    os.utime(path, (path.stat().st_mtime - 60, path.stat().st_mtime - 60))
    assert isinstance(take(pack, me), Lock)


def test_a_lock_that_was_cleared_away_is_taken_again(pack: Path, me: Holder) -> None:
    lock = take(pack, me)
    assert isinstance(lock, Lock)
    lock.path.unlink()
    assert lock.is_held() and lock.path.exists()


def test_nothing_is_left_beside_the_pack(pack: Path, me: Holder) -> None:
    hold(pack, ELSEWHERE, silent=SILENT)
    lock = take(pack, me)
    assert isinstance(lock, Lock)
    lock.release()
    assert [path.name for path in pack.parent.iterdir()] == [pack.name]
