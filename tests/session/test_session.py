"""A pack being worked on: doing, undoing, saving; and what it refuses without losing anything."""
from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.edits import AddSource, ChangeExcerpt, ChangeSource, RemoveSource, RemoveTheme, SetParts, from_record, to_record
from briefer.errors import EditError, PackError, message
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.session import Change, Session
from briefer.session.history import STEPS, History, Step
from tests.full_disk import disk_of
from tests.strategies import packs
from tests.strategies_edits import FILE, edits_for

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def refusal(error: pytest.ExceptionInfo[PackError]) -> str:
    return error.value.id


def test_what_is_done_can_be_undone_and_redone(session: Session, import_source: AddSource, blobs: Mapping[str, bytes]) -> None:
    empty = session.pack
    session.do(import_source, blobs)
    session.do(ChangeSource(1, {"author": "Rossi"}))
    full = session.pack
    assert session.undo_label is not None and session.undo_label.id == "edit.change_source"
    session.undo()
    assert session.pack.sources[0].author == "" and session.redo_label is not None
    session.undo()
    assert session.pack is empty and session.undo() is None and session.undo_label is None
    session.redo()
    session.redo()
    assert session.pack is full and session.redo() is None


def test_doing_something_new_forgets_what_was_undone(session: Session, import_source: AddSource, blobs: Mapping[str, bytes]) -> None:
    session.do(import_source, blobs)
    session.undo()
    session.do(RemoveTheme("mil"))
    assert session.redo_label is None and session.redo() is None


def test_edits_with_the_same_merge_are_undone_together(session: Session, import_source: AddSource, blobs: Mapping[str, bytes]) -> None:
    session.do(import_source, blobs)
    imported = session.pack
    for name in ("R", "Ro", "Ros"):
        session.do(ChangeSource(1, {"author": name}), merge="author", label=message("edit.change_source", source=1))
    session.do(ChangeSource(1, {"author": "Rossi"}), merge="later")
    assert session.undo() is not None and session.pack.sources[0].author == "Ros"
    session.do(ChangeSource(1, {"author": "Rosa"}), merge="author")  # after an undo typing is a step of its own
    assert session.undo() is not None and session.pack.sources[0].author == "Ros"
    assert session.undo() is not None and session.pack == imported


def test_a_change_says_what_happened_and_what_the_journal_would_note(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes]) -> None:
    heard: list[Change] = []
    stop = session.listen(heard.append)
    session.do(import_source, blobs)
    session.undo()
    session.redo()
    stop()
    session.undo()
    assert [change.cause for change in heard] == ["done", "undone", "redone"]
    assert isinstance(heard[1].edit, SetParts)
    for change in heard:
        assert from_record(to_record(change.edit)).apply(change.before) == change.after


def test_an_edit_the_pack_does_not_allow_changes_nothing(session: Session, import_source: AddSource, blobs: Mapping[str, bytes]) -> None:
    session.do(import_source, blobs)
    before = session.pack
    with pytest.raises(EditError):
        session.do(ChangeExcerpt(ExcerptId(1, 1), {"wording": "vision"}))
    assert session.pack is before and session.undo_label is not None and session.undo_label.id == "edit.add_source"


def test_an_imported_file_comes_with_its_bytes_or_not_at_all(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes]) -> None:
    (sha, data), = blobs.items()
    for wrong in ({}, {sha: data + b"x"}):
        with pytest.raises(EditError) as caught:
            session.do(import_source, wrong)
        assert caught.value.id == "imported_bytes_missing" and session.pack.sources == ()
    session.do(import_source, blobs)
    assert session.original(sha) == data
    session.save()
    assert session.original(sha) == Session.open(session.path).original(sha) == data


def test_saving_writes_what_opening_reads(session: Session, import_source: AddSource, blobs: Mapping[str, bytes]) -> None:
    assert not session.unsaved and session.save() is False
    session.do(import_source, blobs)
    assert session.unsaved and session.save() is True and not session.unsaved
    again = Session.open(session.path)
    assert (again.pack, again.form, again.read_only, again.damage, again.changed_outside, again.notice) == (
        session.pack, session.form, False, (), (), None)


def test_undo_brings_back_a_file_that_was_saved_away(session: Session, import_source: AddSource, blobs: Mapping[str, bytes]) -> None:
    (sha, data), = blobs.items()
    session.do(import_source, blobs)
    session.save()
    session.do(RemoveSource(1))
    session.save()
    session.undo()
    assert session.original(sha) == data
    session.save()
    assert Session.open(session.path).original(sha) == data


def test_going_on_under_another_name(session: Session, import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    session.do(import_source, blobs)
    session.save()
    former = session.path
    session.do(ChangeSource(1, {"author": "Rossi"}))
    session.save_as(tmp_path / "copy.briefpack")
    assert (session.path.name, session.form, session.unsaved) == ("copy.briefpack", "zip", False)
    assert Session.open(former).pack.sources[0].author == ""
    assert Session.open(session.path).pack == session.pack
    with pytest.raises(PackError) as caught:
        session.save_as(former)
    assert refusal(caught) == "pack_exists"


def test_undo_brings_back_a_file_that_stayed_in_the_former_place(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    session.do(import_source, blobs)
    session.save()
    session.do(RemoveSource(1))
    former = session.path
    session.save_as(tmp_path / "copy.briefpack")
    shutil.rmtree(former) if former.is_dir() else former.unlink()
    session.undo()
    session.save()
    (digest,) = blobs
    assert Session.open(session.path).original(digest) == blobs[digest]


def test_a_save_that_ends_after_the_work_went_elsewhere_is_not_taken_on(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    session.do(import_source, blobs)
    saving = session.begin_save()
    assert saving is not None
    saving.run()
    session.save_as(tmp_path / "copy.briefpack")
    session.adopt(saving)
    assert session.path == tmp_path / "copy.briefpack"
    session.do(RemoveSource(1))
    session.save()
    assert Session.open(tmp_path / "copy.briefpack").pack == session.pack


def test_what_stands_there_is_not_replaced_by_a_new_pack(session: Session) -> None:
    with pytest.raises(PackError) as caught:
        Session.create(session.path, session.pack)
    assert refusal(caught) == "pack_exists"


def test_a_pack_changed_by_somebody_else_is_not_saved_over(session: Session, import_source: AddSource, blobs: Mapping[str, bytes],
                                                           tmp_path: Path) -> None:
    other = Session.open(session.path)
    other.do(RemoveTheme("mil"))
    other.save()
    session.do(import_source, blobs)
    with pytest.raises(PackError) as caught:
        session.save()
    assert refusal(caught) == "pack_changed_on_disk"
    assert session.unsaved and Session.open(session.path).pack == other.pack
    session.save_as(tmp_path / "mine.briefpack")
    assert Session.open(tmp_path / "mine.briefpack").pack == session.pack


def test_a_damaged_pack_is_read_only_until_it_is_a_copy(import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    session = Session.create(tmp_path / "p", Pack("p", "2026-01-01T08:00:00Z"), form="folder")
    session.do(import_source, blobs)
    session.save()
    (tmp_path / "p" / "sources" / "0001.txt").unlink()
    damaged = Session.open(tmp_path / "p")
    assert damaged.read_only and [one.path for one in damaged.damage] == ["sources/0001.txt"]
    assert damaged.notice is not None and damaged.notice.id == "error.pack_damaged"
    with pytest.raises(PackError) as caught:
        damaged.do(ChangeSource(1, {"author": "Rossi"}))
    assert refusal(caught) == "pack_read_only" and damaged.undo_label is None
    damaged.save_as(tmp_path / "copy.briefpack")
    damaged.do(ChangeSource(1, {"author": "Rossi"}))
    assert damaged.save() and Session.open(tmp_path / "copy.briefpack").pack.sources[0].author == "Rossi"


def test_a_pack_of_a_newer_version_is_not_even_copied(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "newer"
    Session.create(folder, session.pack, form="folder")
    manifest = folder / "manifest.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("'1.0'", "'2.0'"), "utf-8")
    newer = Session.open(folder)
    assert newer.read_only and newer.pack == session.pack
    with pytest.raises(PackError) as caught:
        newer.save_as(tmp_path / "copy.briefpack")
    assert refusal(caught) == "pack_newer"


def test_nothing_is_lost_when_the_place_goes_away(import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    session = Session.create(stick / "p.briefpack", Pack("p", "2026-01-01T08:00:00Z"))
    session.do(import_source, blobs)
    stick.rename(tmp_path / "pocket")
    with pytest.raises(PackError) as caught:
        session.save()
    assert refusal(caught) == "pack_folder_gone" and session.unsaved
    session.save_as(tmp_path / "elsewhere.briefpack")
    assert Session.open(tmp_path / "elsewhere.briefpack").pack == session.pack


def test_nothing_is_lost_when_the_disk_is_full(session: Session, import_source: AddSource, blobs: Mapping[str, bytes]) -> None:
    session.do(import_source, blobs)
    session.do(ChangeSource(1, {"author": "Rossi " * 2_000}))
    with disk_of(500), pytest.raises(PackError) as caught:
        session.save()
    assert refusal(caught) == "disk_full" and session.unsaved and session.undo_label is not None
    assert session.save() and Session.open(session.path).pack == session.pack


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_pack_in_a_protected_place_is_read_only(tmp_path: Path) -> None:
    path = tmp_path / "p.briefpack"
    Session.create(path, Pack("p", "2026-01-01T08:00:00Z"))
    tmp_path.chmod(0o500)
    try:
        assert Session.open(path).read_only
    finally:
        tmp_path.chmod(0o700)


def test_a_history_keeps_so_many_steps() -> None:
    history = History()
    pack = Pack("p", "c")
    label = RemoveTheme("x").label
    for _ in range(STEPS + 5):
        history.add(Step(pack, pack, label))
    assert sum(history.undo() is not None for _ in range(STEPS + 5)) == STEPS


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_random_work_saves_what_it_shows_and_undoes_to_the_start(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    first = replace(data.draw(packs(whole=False)), id="p")
    folder = tmp_path_factory.mktemp("work")
    session = Session.create(folder / "p", first, form=data.draw(st.sampled_from(("zip", "folder"))))
    done = 0
    for _ in range(data.draw(st.integers(1, 5))):
        edit = data.draw(edits_for(session.pack))
        try:
            session.do(edit, dict.fromkeys(_wanted(edit), FILE))
        except EditError:
            continue
        done += 1
        if data.draw(st.booleans()):
            session.save()
            assert Session.open(session.path).pack == session.pack
    for _ in range(done):
        session.undo()
    assert session.pack == first
    session.save()
    assert Session.open(session.path).pack == first


def _wanted(edit: object) -> tuple[str, ...]:
    sha = getattr(edit, "sha256", "")
    return (sha,) if sha else ()
