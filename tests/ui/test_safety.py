"""Nothing is lost in the window: recovered work, earlier versions, damaged and locked packs, drives that fail."""
from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from briefer.edits import ChangeSource
from briefer.session import Session, pack_folder
from tests.full_disk import disk_of
from tests.ui.conftest import SAMPLES, OpenWindow
from ui.dialogs.frame import Dialog
from ui.main_window import MainWindow
from ui.start.page import StartPage

ROOM = 3_000  # bytes: enough for the journal, not for the pack


def crash(window: MainWindow) -> Path:
    """Ends the session as a crash does: what was promised is on disk, and nothing is put in order; gives back the pack."""
    desk = window.kit.desk
    session = desk.session
    assert session.wait_until_kept()
    lock = session._keeping._lock
    assert lock is not None
    lock.path.unlink()
    window.saver._later.stop()
    desk._forget()
    desk._session = None
    desk._reset()
    desk.closed.emit()
    desk.workspace_changed.emit("start")
    return session.path


def author(window: MainWindow, number: int = 1) -> str:
    source = window.kit.desk.pack.source(number)
    assert source is not None
    return source.author


def dialog(qtbot: QtBot, name: str) -> Dialog:
    """The dialog with a name, when it is there."""
    def shown() -> list[Dialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.objectName() == name and one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def choose(window: MainWindow, name: str) -> None:
    next(button for button in window.banner.buttons if button.objectName() == name).click()


def test_the_start_screen_tells_of_work_that_was_not_saved_and_goes_on_with_it(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.do(ChangeSource(1, {"author": "Rossi"}))
    window.kit.do(ChangeSource(2, {"author": "Bianchi"}))
    path = crash(window)
    start = window.page("start")
    assert isinstance(start, StartPage)
    qtbot.waitUntil(start.recovery.isVisible)
    assert path.stem in start.recovery.line.text() and "2 changes are safe" in start.recovery.line.text()
    assert start.recovery.head.text().startswith("Work recovered from today,")
    start.recovery.go_on.click()
    assert (author(window), author(window, 2)) == ("Rossi", "Bianchi") and not window.kit.desk.session.read_only
    assert window.banner.isVisible() and "2 changes that were not saved are back" in window.banner.label.text()
    undo = window.kit.actions["act_undo"]
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    assert author(window, 2) != "Bianchi"
    assert window.close_pack()
    qtbot.waitUntil(lambda: not start.recovery.isVisible())


def test_the_frame_speaks_the_language_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.do(ChangeSource(1, {"author": "Rossi"}))
    crash(window)
    start = window.page("start")
    assert isinstance(start, StartPage)
    qtbot.waitUntil(start.recovery.isVisible)
    window.kit.settings.set("ui_language", "it")
    assert start.recovery.head.text().startswith("Recuperato il lavoro: oggi,") and start.recovery.go_on.text() == "Continua"


def test_an_earlier_version_is_brought_back_and_that_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    first = author(window)
    versions = window.kit.actions["act_versions"]
    qtbot.waitUntil(versions.isEnabled)
    window.kit.do(ChangeSource(1, {"author": "Rossi"}))
    window.kit.actions["act_save"].trigger()
    qtbot.waitUntil(lambda: len(window.kit.desk.session.versions.listed()) == 2)
    versions.trigger()
    shown = dialog(qtbot, "versions_dialog")
    listed = shown.findChild(QListWidget, "versions_list")
    assert isinstance(listed, QListWidget)
    qtbot.waitUntil(lambda: listed.count() == 2)
    assert "saved with Ctrl+S" in listed.item(0).text() and "source 1 changed" in listed.item(0).text()
    listed.setCurrentRow(1)
    restore = shown.findChild(QPushButton, "versions_restore_button")
    assert isinstance(restore, QPushButton)
    restore.click()
    assert author(window) == first
    window.kit.actions["act_undo"].trigger()
    assert author(window) == "Rossi"


def test_an_earlier_version_opens_as_a_copy(window: MainWindow, qtbot: QtBot) -> None:
    path, first = window.kit.desk.session.path, author(window)
    qtbot.waitUntil(window.kit.actions["act_versions"].isEnabled)
    window.kit.do(ChangeSource(1, {"author": "Rossi"}))
    assert window.saver.save()
    window.kit.actions["act_versions"].trigger()
    shown = dialog(qtbot, "versions_dialog")
    listed = shown.findChild(QListWidget, "versions_list")
    copy = shown.findChild(QPushButton, "versions_copy_button")
    assert isinstance(listed, QListWidget) and isinstance(copy, QPushButton)
    qtbot.waitUntil(lambda: listed.count() > 0)
    listed.setCurrentRow(listed.count() - 1)
    copy.click()
    qtbot.waitUntil(lambda: window.kit.desk.is_open and window.kit.desk.session.path != path)
    assert window.kit.desk.session.path.name.startswith(path.name) and author(window) == first
    assert Session.open(path).pack.sources[0].author == "Rossi"


def test_a_damaged_pack_says_what_is_left_and_goes_on_in_a_copy(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window, path = open_window(), tmp_path / "cut.briefpack"
    pack_folder(SAMPLES / "iraq-nato", path)
    whole = path.read_bytes()
    path.write_bytes(whole[:int(len(whole) * 0.8)])
    damaged = path.read_bytes()
    assert window.open_pack(path)
    shown = dialog(qtbot, "recovery_dialog")
    said = " ".join(label.text() for label in shown.findChildren(type(window.banner.label)))
    assert "Most of it was recovered" in said and "8 of 8" in said and "Imported files" in said
    opens = shown.findChild(QPushButton, "recovery_open_button")
    assert isinstance(opens, QPushButton)
    assert opens.width() >= opens.sizeHint().width(), "its words are whole"
    opens.click()
    qtbot.waitUntil(lambda: window.kit.desk.session.path != path)
    assert window.kit.desk.session.path.name == "cut (recovered).briefpack" and not window.kit.desk.session.read_only
    assert path.read_bytes() == damaged


def test_a_pack_that_somebody_else_has_open_names_them_and_can_be_tried_again(window: MainWindow, open_window: OpenWindow) -> None:
    path = window.kit.desk.session.path
    other = Session.open(path, replace(window.packs.keep, holder=replace(window.packs.keep.holder, user="verdi", machine="PC-2")))
    assert other.holder is not None
    window.close_pack()
    other = Session.open(path, replace(window.packs.keep, holder=replace(window.packs.keep.holder, user="verdi", machine="PC-2")))
    assert window.open_pack(path) and window.kit.desk.session.read_only
    assert "verdi" in window.banner.label.text() and "PC-2" in window.banner.label.text()
    other.close()
    choose(window, "banner_again")
    assert not window.kit.desk.session.read_only and not window.banner.isVisible()


def test_a_full_disk_keeps_the_work_and_offers_what_can_be_done(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.do(ChangeSource(1, {"author": "Rossi"}))
    assert window.kit.desk.session.wait_until_kept()
    with disk_of(ROOM):
        assert not window.saver.save()
    assert window.banner.isVisible() and window.status.save_label.text() == "Not saved"
    assert [button.objectName() for button in window.banner.buttons] == ["banner_elsewhere", "banner_again", "banner_leave"]
    choose(window, "banner_again")
    assert Session.open(window.kit.desk.session.path).pack.sources[0].author == "Rossi" and not window.banner.isVisible()


def test_leaving_without_a_save_loses_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.do(ChangeSource(1, {"author": "Rossi"}))
    session = window.kit.desk.session
    assert session.wait_until_kept()
    with disk_of(ROOM):
        window.close()
        assert window.isVisible()
        choose(window, "banner_leave")
    assert not window.isVisible()
    path = session.path
    window.kit.desk.take_away()
    again = Session.open(path, window.packs.keep)
    assert again.recover() == 1 and again.pack.sources[0].author == "Rossi"
    again.close()


def test_a_pack_changed_by_somebody_else_is_opened_as_they_left_it_and_the_work_stays(window: MainWindow, qtbot: QtBot) -> None:
    session = window.kit.desk.session
    window.kit.do(ChangeSource(1, {"author": "Rossi"}))
    theirs = Session.open(session.path)
    theirs.do(ChangeSource(1, {"author": "Verdi"}))
    theirs.save()
    assert not window.saver.save() and "changed on disk" in window.banner.label.text()
    choose(window, "banner_theirs")
    assert author(window) == "Verdi"
    aside = window.kit.desk.session.aside
    assert aside is not None and aside.edits == 1 and aside.path.is_file()
    assert "1 unsaved change" in window.banner.label.text()


def test_edits_made_while_a_slow_save_runs_are_saved_after_it(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.do(ChangeSource(1, {"author": "Rossi"}))
    window.saver.save_beside()
    assert window.saver._beside is not None
    window.kit.do(ChangeSource(2, {"author": "Verdi"}))
    assert window.saver.save()
    saved = Session.open(window.kit.desk.session.path).pack
    assert (saved.sources[0].author, saved.sources[1].author) == ("Rossi", "Verdi") and not window.kit.desk.session.unsaved


def test_a_save_that_ends_as_another_pack_is_opened_is_not_taken_for_one_of_that(
        window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.kit.do(ChangeSource(1, {"author": "Verdi"}))
    crashed = crash(window)
    shutil.copytree(SAMPLES / "iraq-nato", tmp_path / "other")
    assert window.open_pack(tmp_path / "other")
    window.kit.do(ChangeSource(1, {"author": "Rossi"}))
    window.saver.save_beside()
    assert window.open_pack(crashed)  # what came back is saved beside at once, before the end of the former save is heard
    qtbot.waitUntil(lambda: window.saver._beside is None and not window.kit.tasks.running)
    assert window.kit.desk.session.path == crashed and author(window) == "Verdi"
    window.kit.do(ChangeSource(1, {"author": "Bianchi"}))
    assert window.saver.save()
    assert Session.open(crashed).pack.sources[0].author == "Bianchi"
    assert Session.open(tmp_path / "other").pack.sources[0].author == "Rossi"


def test_going_on_in_a_copy_waits_for_a_save_that_is_going_on(window: MainWindow, tmp_path: Path) -> None:
    former = window.kit.desk.session.path
    window.kit.do(ChangeSource(1, {"author": "Rossi"}))
    window.saver.save_beside()
    assert window.saver._beside is not None
    window.packs.save_copy(tmp_path / "copy.briefpack")
    assert window.saver._beside is None and window.kit.desk.session.path == tmp_path / "copy.briefpack"
    window.kit.do(ChangeSource(1, {"author": "Verdi"}))
    assert window.saver.save()
    assert [Session.open(path).pack.sources[0].author for path in (former, tmp_path / "copy.briefpack")] == ["Rossi", "Verdi"]


@pytest.mark.skipif(os.name == "nt", reason="an open folder cannot be taken away there")
def test_a_folder_that_went_away_is_said_and_saved_again_when_it_is_back(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = window.kit.desk.session.path
    window.kit.do(ChangeSource(1, {"author": "Rossi"}))
    shutil.move(path, tmp_path / "away")
    assert not window.saver.save() and window.kit.desk.session.unsaved
    shutil.move(tmp_path / "away", path)
    choose(window, "banner_again")
    assert not window.kit.desk.session.unsaved and Session.open(path).pack.sources[0].author == "Rossi"
