"""The start screen: four ways to begin, what was open lately, and the language."""
from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from briefer.session import Session
from tests.ui.conftest import SAMPLES, OpenWindow
from ui.dialogs.template_dialog import TemplateDialog
from ui.main_window import MainWindow
from ui.moments import when_of
from ui.start.page import StartPage


def _start(window: MainWindow) -> StartPage:
    page = window.page("start")
    assert isinstance(page, StartPage)
    return page


def test_at_first_nothing_was_open_and_import_has_the_focus(open_window: OpenWindow, qtbot: QtBot) -> None:
    page = _start(open_window())
    assert page.nothing.isVisible() and not page.list.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.cards[0])
    assert page.cards[0].accessibleName() == "Import files…" and page.cards[0].accessibleDescription() == "A new pack opens with your files"


def test_what_was_open_is_opened_again_with_enter(window: MainWindow, qtbot: QtBot) -> None:
    path = window.kit.desk.session.path
    window.close_pack()
    page = _start(window)
    index = page.list.model().index(0, 0)
    assert index.data() == "iraq-nato" and str(index.data(Qt.ItemDataRole.StatusTipRole)) == "8 sources · 38 excerpts"
    qtbot.waitUntil(page.list.hasFocus)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert window.kit.desk.is_open and window.kit.desk.session.path == path


def test_a_pack_that_is_gone_says_so_and_is_looked_for(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.close_pack()
    moved = tmp_path / "elsewhere"
    shutil.move(tmp_path / "iraq-nato", moved)
    page = _start(window)
    page.list.look_again()
    qtbot.waitUntil(lambda: "No longer in" in str(page.list.model().index(0, 0).data(Qt.ItemDataRole.StatusTipRole)))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    dialog = window.findChild(QFileDialog, "locate_pack_dialog")
    assert dialog is not None and not window.kit.desk.is_open
    dialog.fileSelected.emit(str(moved / "manifest.yaml"))
    dialog.reject()
    assert window.kit.desk.session.path == moved and window.packs.recent == (moved,)


def test_del_takes_a_pack_out_of_the_list_and_leaves_the_file(window: MainWindow, tmp_path: Path) -> None:
    window.close_pack()
    page = _start(window)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.nothing.isVisible() and (tmp_path / "iraq-nato").is_dir()


def test_the_language_is_switched_at_once(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    button = window.findChild(QToolButton, "start_language_it")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    page = _start(window)
    assert page.cards[1].accessibleDescription() == "Scegli prima le sezioni" and button.isChecked()
    assert page.nothing.text() == "Qui compaiono i fascicoli aperti."


def test_a_pack_is_made_from_a_template_with_a_name(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(TemplateDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.make.isEnabled)
    QTest.keyClicks(dialog.name, "Sahel: week/46")
    template = dialog.cards.template
    assert template is not None
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert window.kit.desk.session.path == tmp_path / "packs" / "Sahel week 46.briefpack"
    assert [one.template.id for one in window.kit.desk.pack.briefings] == [template.id] and window.kit.desk.workspace == "briefing"


def test_a_copy_under_another_name_is_where_one_goes_on(window: MainWindow, tmp_path: Path) -> None:
    window.kit.actions["act_save_copy"].trigger()
    dialog = window.findChild(QFileDialog, "save_copy_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "copy.briefpack"))
    dialog.reject()
    assert window.kit.desk.session.path == tmp_path / "copy.briefpack"
    assert len(Session.open(tmp_path / "copy.briefpack").pack.sources) == 8 and window.packs.recent[0].stem == "copy"


def test_a_copy_writes_over_nothing(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "there.briefpack").write_bytes(b"mine")
    window.kit.actions["act_save_copy"].trigger()
    dialog = window.findChild(QFileDialog, "save_copy_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "there.briefpack"))
    dialog.reject()
    assert (tmp_path / "there.briefpack").read_bytes() == b"mine" and "there.briefpack" in window.status.message_label.text()


def test_a_recent_pack_is_opened_from_the_menu(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window()
    assert not window.kit.actions["act_open_recent"].isEnabled()
    shutil.copytree(SAMPLES / "iraq-nato", tmp_path / "one")
    window.open_pack(tmp_path / "one")
    window.close_pack()
    qtbot.waitUntil(window.kit.actions["act_open_recent"].isEnabled)
    menu = window.kit.actions["act_open_recent"].menu()
    menu.actions()[0].trigger()  # type: ignore[attr-defined]
    assert window.kit.desk.session.path == tmp_path / "one"


def test_times_are_said_as_people_say_them(open_window: OpenWindow) -> None:
    words = open_window().kit.words
    today = date(2026, 11, 21)
    said = [when_of(words, when, today) for when in ("2026-11-21T14:32", "2026-11-20T18:05", "2026-11-13T09:00", "2025-11-02T09:00", "?")]
    assert said == ["Today, 14:32", "Yesterday, 18:05", "13 Nov", "2 Nov 2025", ""]


def test_every_card_can_be_pressed(open_window: OpenWindow) -> None:
    window = open_window()
    names = ("start_import_button", "start_template_button", "start_open_button", "start_sample_button")
    assert all(isinstance(window.findChild(QPushButton, name), QPushButton) for name in names)
    sample = window.findChild(QPushButton, "start_sample_button")
    assert sample is not None
    QTest.keyClick(sample, Qt.Key.Key_Return)
    assert len(window.kit.desk.pack.sources) == 8
