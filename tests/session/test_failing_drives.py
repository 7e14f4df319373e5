"""Drives that are full, pulled out, protected or slow: each has its sentence, and what was done is still there."""
from __future__ import annotations

import errno
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefer.edits import AddSource, ChangeSource
from briefer.errors import PackError
from briefer.model.pack import Pack
from briefer.session import Keep, Session, keep_of
from briefer.storage import saving as storage
from tests.failing_disk import disk_that_fails

CODES = {errno.EIO: "pack_drive_gone", errno.ENODEV: "pack_drive_gone", errno.ENXIO: "pack_drive_gone", errno.ESTALE: "pack_drive_gone",
         errno.ENOSPC: "disk_full", errno.EROFS: "pack_not_writable", errno.ENOENT: "pack_folder_gone"}


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    return keep_of({"BRIEFER_STATE": str(tmp_path / "state")}, lambda: "2026-01-01T09:00:00+00:00")


def made(tmp_path: Path, keep: Keep | None, form: str, import_source: AddSource, blobs: Mapping[str, bytes]) -> Session:
    """A saved pack with a source whose author was changed since."""
    tmp_path.mkdir(exist_ok=True)
    session = Session.create(tmp_path / "p", Pack("p", "2026-01-01T08:00:00Z"), form="folder" if form == "folder" else "zip", keep=keep)
    session.do(import_source, blobs)
    session.save()
    session.do(ChangeSource(1, {"author": "Rossi"}))
    return session


def refusal(session: Session) -> str:
    """Why the pack could not be saved, or nothing."""
    try:
        session.save()
    except PackError as error:
        return error.id
    return ""


@pytest.mark.parametrize("form", ["zip", "folder"])
@pytest.mark.parametrize("code", CODES)
def test_a_drive_that_fails_at_any_step_costs_nothing(
        form: str, code: int, import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    step, failed = 0, True
    while failed:
        session = made(tmp_path / str(step), None, form, import_source, blobs)
        before = Session.open(session.path).pack
        with disk_that_fails(code, step) as refused:
            said = refusal(session)
            failed = bool(refused)
        assert said in ("", CODES[code]) and session.unsaved == bool(said) and session.pack.sources[0].author == "Rossi"
        assert Session.open(session.path).pack in (before, session.pack)
        session.do(ChangeSource(1, {"author": "Verdi"}))
        session.save()
        assert Session.open(session.path).pack == session.pack and Session.open(session.path).changed_outside == ()
        step += 1
    assert step > 2


def test_work_on_a_drive_that_is_gone_is_in_the_journal(
        import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path, keep: Keep) -> None:
    stick = tmp_path / "stick"
    session = made(stick, keep, "zip", import_source, blobs)
    stick.rename(tmp_path / "pocket")
    with pytest.raises(PackError) as caught:
        session.save()
    assert caught.value.id == "pack_folder_gone" and session.wait_until_kept() and session.settled
    session.close()
    (tmp_path / "pocket").rename(stick)
    for lock in stick.glob(".*.lock"):
        lock.unlink()  # it went with the stick; the process that it names is this one
    again = Session.open(session.path, keep)
    assert again.recover() == 1 and again.save() and Session.open(session.path).pack.sources[0].author == "Rossi"


def test_a_drive_that_does_not_answer_holds_nobody_up(
        import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path, keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    session = made(tmp_path, keep, "zip", import_source, blobs)
    answers, asked, write = threading.Event(), threading.Event(), storage.write_atomically

    def slow(path: Path, data: bytes, **more: Path) -> None:
        asked.set()
        assert answers.wait(30)
        write(path, data, **more)

    monkeypatch.setattr(storage, "write_atomically", slow)
    saving = session.begin_save()
    assert saving is not None
    worker = threading.Thread(target=saving.run)
    worker.start()
    assert asked.wait(30)
    session.do(ChangeSource(1, {"author": "Verdi"}))
    assert session.wait_until_kept(30) and session.settled, "the journal waits for the drive of the pack"
    answers.set()
    worker.join()
    session.adopt(saving)
    assert session.unsaved and Session.open(session.path).pack.sources[0].author == "Rossi"
    assert session.save() and Session.open(session.path).pack.sources[0].author == "Verdi"
