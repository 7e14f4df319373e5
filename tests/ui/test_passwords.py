"""A pack with a password in the window: asked for, set, changed and removed, with nothing shown and nothing kept."""
from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from briefer.edits import ChangeSource
from briefer.session import Session, is_sealed, new_key, pack_folder, unlock
from briefer.storage.packfile import read_pack
from briefer.storage.resealing import reseal
from briefer.storage.sealed import Cost
from tests.ui.conftest import SAMPLES, OpenWindow
from tests.ui.test_safety import crash
from ui.dialogs.password import OpenDialog, SealDialog, UnsealDialog, missing
from ui.main_window import MainWindow
from ui.start.page import StartPage
from ui.start.recent import RecentList
from ui.widgets.sentence import Sentence

PASSWORD = "quattro parole senza senso"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """The sample as one file."""
    folder, path = tmp_path / "folder", tmp_path / "secret.briefpack"
    shutil.copytree(SAMPLES / "iraq-nato", folder)
    pack_folder(folder, path)
    return path


@pytest.fixture
def sealed(plain: Path) -> Path:
    """The sample as one file with a password."""
    reseal(read_pack(plain), new_key(PASSWORD, Cost(log_n=10)))
    return plain


def asked(window: MainWindow, path: Path) -> OpenDialog:
    """The dialog that a sealed pack opens with."""
    assert not window.open_pack(path)
    return window.findChildren(OpenDialog)[-1]


def type_password(dialog: OpenDialog, text: str) -> None:
    dialog.edit.selectAll()
    QTest.keyClicks(dialog.edit, text)
    QTest.keyClick(dialog.edit, Qt.Key.Key_Return)


def seal_dialog(window: MainWindow, qtbot: QtBot) -> SealDialog:
    action = window.kit.actions["act_seal"]
    qtbot.waitUntil(action.isEnabled)
    action.trigger()
    return window.findChildren(SealDialog)[-1]


def test_a_sealed_pack_opens_with_its_password_however_often_it_was_wrong(open_window: OpenWindow, sealed: Path, qtbot: QtBot) -> None:
    window = open_window()
    dialog = asked(window, sealed)
    assert not dialog.go.isEnabled()
    for wrong in ("a", PASSWORD + " ", PASSWORD.upper(), "b", "c"):
        type_password(dialog, wrong)
        qtbot.waitUntil(dialog.note.isVisible)
        assert "not the password" in dialog.note.text()
        qtbot.waitUntil(lambda: dialog.note.height() >= dialog.note.heightForWidth(dialog.note.width()))
        assert not window.kit.desk.is_open
        assert dialog.edit.selectedText() or dialog.edit.hasSelectedText()
    type_password(dialog, PASSWORD)
    qtbot.waitUntil(lambda: window.kit.desk.is_open)
    assert window.kit.desk.session.sealed
    assert len(window.kit.desk.pack.sources) > 0


def test_nothing_of_a_sealed_pack_is_told_by_the_settings(
        open_window: OpenWindow, sealed: Path, qtbot: QtBot, settings: QSettings) -> None:
    window = open_window()
    type_password(asked(window, sealed), PASSWORD)
    qtbot.waitUntil(lambda: window.kit.desk.is_open)
    row = next(one for one in window.packs.recent_rows if one.path == sealed)
    assert (row.sources, row.excerpts, row.sealed) == (0, 0, True)
    rows = window.findChild(RecentList, "recent_list")
    assert rows is not None and rows.model().index(0, 0).data(Qt.ItemDataRole.StatusTipRole) == "Protected with a password"
    briefing = window.kit.desk.briefing_id
    window.kit.desk.take_away()
    settings.sync()
    kept = Path(settings.fileName()).read_text("utf-8")
    assert str(sealed) in kept
    assert [word for word in (PASSWORD, "iraq-nato", briefing, "sources") if word in kept.replace(str(sealed), "")] == []


def test_what_is_typed_is_shown_on_request_only_and_gone_afterwards(open_window: OpenWindow, sealed: Path, qtbot: QtBot) -> None:
    window = open_window()
    dialog = asked(window, sealed)
    edit, box = dialog.edit, dialog.findChild(QCheckBox, "password_dialog_show")
    assert box is not None
    assert edit.echoMode() == QLineEdit.EchoMode.Password
    box.click()
    assert edit.echoMode() == QLineEdit.EchoMode.Normal
    edit.setText(PASSWORD)
    dialog.reject()
    assert edit.text() == ""
    assert not window.kit.desk.is_open


def test_a_damaged_sealed_pack_is_told_in_the_dialog(open_window: OpenWindow, sealed: Path, qtbot: QtBot) -> None:
    data = bytearray(sealed.read_bytes())
    data[-5] ^= 1
    sealed.write_bytes(data)
    window = open_window()
    dialog = asked(window, sealed)
    type_password(dialog, PASSWORD)
    qtbot.waitUntil(lambda: "damaged" in dialog.note.text())
    assert not window.kit.desk.is_open
    dialog.reject()


def test_what_a_new_password_lacks_is_said_in_turn() -> None:
    assert missing("elevensigns", "elevensigns", agreed=True) == "password.short"
    assert missing(PASSWORD, PASSWORD + "x", agreed=True) == "password.differs"
    assert missing(PASSWORD, PASSWORD, agreed=False) == "password.not_agreed"
    assert missing(PASSWORD, PASSWORD, agreed=True) == ""


def test_a_password_is_set_once_its_loss_is_understood(open_window: OpenWindow, plain: Path, qtbot: QtBot) -> None:
    window = open_window()
    assert window.open_pack(plain)
    dialog = seal_dialog(window, qtbot)
    sentence = dialog.findChild(QLabel, "seal_dialog_sentence")
    assert sentence is not None
    assert "cannot be recovered" in sentence.text()
    sentences = dialog.findChildren(Sentence)
    qtbot.waitUntil(lambda: all(one.height() >= one.heightForWidth(one.width()) for one in sentences))
    for edit in (dialog.first, dialog.second):
        QTest.keyClicks(edit, PASSWORD)
    assert not dialog.go.isEnabled()
    dialog.agreed.click()
    assert dialog.go.isEnabled()
    dialog.go.click()
    qtbot.waitUntil(lambda: window.kit.desk.session.sealed, timeout=20_000)
    assert is_sealed(plain)
    assert Session.open(plain, key=unlock(plain, PASSWORD)).pack == window.kit.desk.pack
    qtbot.waitUntil(window.kit.actions["act_unseal"].isEnabled)


def test_a_password_is_removed_after_a_question(open_window: OpenWindow, sealed: Path, qtbot: QtBot) -> None:
    window = open_window()
    type_password(asked(window, sealed), PASSWORD)
    qtbot.waitUntil(window.kit.actions["act_unseal"].isEnabled)
    change = seal_dialog(window, qtbot)
    assert change.windowTitle() == "Change the password"
    change.reject()
    window.kit.actions["act_unseal"].trigger()
    dialog = window.findChildren(UnsealDialog)[-1]
    button = dialog.findChild(QPushButton, "unseal_button")
    assert button is not None
    button.click()
    assert not is_sealed(sealed)
    assert not window.kit.desk.session.sealed


def test_a_folder_cannot_be_protected_and_the_menu_says_why(window: MainWindow) -> None:
    window.kit.actions.refresh()
    assert "folder" in window.kit.actions.reason("act_seal")
    assert window.kit.actions.reason("act_unseal") == "This pack has no password"


def test_the_key_is_made_beside_the_window(open_window: OpenWindow, plain: Path, qtbot: QtBot) -> None:
    reseal(read_pack(plain), new_key(PASSWORD))  # at its usual cost
    window = open_window()
    dialog = asked(window, plain)
    type_password(dialog, PASSWORD)
    assert not window.kit.desk.is_open
    assert dialog.edit.isReadOnly()
    assert dialog.go.text() == "Checking…"
    qtbot.waitUntil(lambda: window.kit.desk.is_open, timeout=20_000)


def test_a_key_that_nobody_waits_for_any_more_opens_nothing(open_window: OpenWindow, plain: Path, qtbot: QtBot) -> None:
    reseal(read_pack(plain), new_key(PASSWORD))
    window = open_window()
    dialog = asked(window, plain)
    type_password(dialog, PASSWORD)
    dialog.reject()
    qtbot.waitUntil(lambda: not window.kit.tasks.running, timeout=20_000)
    assert not window.kit.desk.is_open


def test_a_file_shown_in_another_program_goes_with_the_sealed_pack(
        open_window: OpenWindow, sealed: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("ui.sources.commands.QDesktopServices.openUrl", lambda url: True)
    window = open_window()
    type_password(asked(window, sealed), PASSWORD)
    action = window.kit.actions["act_source_original"]
    qtbot.waitUntil(action.isEnabled)
    action.trigger()
    shown = list(tmp_path.glob("briefer-*/*"))
    assert len(shown) == 1
    assert window.close_pack()
    assert not shown[0].parent.exists()


def test_unsaved_work_of_a_sealed_pack_is_told_at_the_start_and_comes_back_with_its_password(
        open_window: OpenWindow, sealed: Path, qtbot: QtBot) -> None:
    window = open_window()
    type_password(asked(window, sealed), PASSWORD)
    qtbot.waitUntil(lambda: window.kit.desk.is_open)
    window.kit.do(ChangeSource(1, {"author": "Verdi"}))
    crash(window)
    start = window.page("start")
    assert isinstance(start, StartPage)
    qtbot.waitUntil(start.recovery.isVisible)
    assert "comes back with its password" in start.recovery.line.text()
    assert start.recovery.head.text().startswith("Work recovered from today,")
    start.recovery.go_on.click()
    type_password(window.findChildren(OpenDialog)[-1], PASSWORD)
    qtbot.waitUntil(lambda: window.kit.desk.is_open)
    source = window.kit.desk.pack.source(1)
    assert source is not None
    assert source.author == "Verdi"


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_dialogs_speak_the_language_of_the_window(open_window: OpenWindow, sealed: Path, language: str) -> None:
    window = open_window()
    dialog = asked(window, sealed)
    window.kit.settings.set("ui_language", language)
    assert dialog.windowTitle() == {"en": "Password needed", "it": "Serve la password"}[language]
    assert dialog.edit.accessibleName() == "Password"
    assert dialog.go.text() == {"en": "Open", "it": "Apri"}[language]
    dialog.reject()
