"""The desk: one session, its selections, and the news of both."""
from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from briefer.edits import ChangeSource, RemoveExcerpt, RemoveSource
from briefer.model.sources import ExcerptId
from briefer.session import Session
from tests.ui.conftest import OpenWindow
from ui.main_window import MainWindow


def test_an_opened_pack_shows_its_first_source(window: MainWindow) -> None:
    desk = window.kit.desk
    assert (desk.workspace, desk.source_number, desk.briefing_id) == ("sources", 1, desk.pack.briefings[0].id)
    assert window.windowTitle() == "iraq-nato — Briefer"
    button = window.findChild(QToolButton, "ws_sources_button")
    assert button is not None and button.text().split() == ["1", "Sources", "8"] and button.isChecked()


def test_what_is_gone_is_not_selected_any_more(window: MainWindow) -> None:
    desk = window.kit.desk
    desk.select_excerpts((ExcerptId(1, 1), ExcerptId(1, 2)))
    desk.do(RemoveExcerpt(ExcerptId(1, 1)))
    assert desk.excerpt_ids == (ExcerptId(1, 2),)
    desk.do(RemoveSource(1))
    assert (desk.excerpt_ids, desk.source_number) == ((), 2)
    desk.select_source(8)
    desk.do(RemoveSource(8))
    assert desk.source_number == 7


def test_undo_goes_back_through_everything_and_says_what(window: MainWindow, qtbot: QtBot) -> None:
    desk, actions = window.kit.desk, window.kit.actions
    before = desk.pack
    desk.do(ChangeSource(1, {"author": "Rossi"}))
    desk.do(ChangeSource(2, {"author": "Verdi"}))
    qtbot.waitUntil(lambda: actions["act_undo"].isEnabled())
    assert "change source 2" in actions["act_undo"].toolTip()
    actions["act_undo"].trigger()
    actions["act_undo"].trigger()
    assert desk.pack == before and "Undone: change source 1" in window.status.message_label.text()
    qtbot.waitUntil(lambda: actions["act_redo"].isEnabled())
    actions["act_redo"].trigger()
    assert desk.pack.sources[0].author == "Rossi"


def test_a_pack_saves_itself_when_another_workspace_is_shown(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.kit.desk.do(ChangeSource(1, {"author": "Rossi"}))
    assert window.kit.desk.session.unsaved
    window.kit.actions["act_ws_excerpts"].trigger()
    qtbot.waitUntil(lambda: not window.kit.desk.session.unsaved)
    assert Session.open(tmp_path / "iraq-nato").pack.sources[0].author == "Rossi"


def test_a_closed_pack_leaves_the_start_screen(window: MainWindow) -> None:
    window.kit.actions["act_close_pack"].trigger()
    assert not window.kit.desk.is_open and window.stack.currentWidget() is window.page("start") and window.windowTitle() == "Briefer"


def test_a_pack_that_cannot_be_opened_says_so_and_nothing_changes(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    bad = tmp_path / "bad.briefpack"
    bad.write_bytes(b"not a pack")
    assert not window.open_pack(bad) and not window.kit.desk.is_open
    assert "bad.briefpack" in window.status.message_label.text()


def test_texts_are_written_in_the_language_of_the_window_at_first(open_window: OpenWindow) -> None:
    window = open_window()
    window.kit.settings.set("ui_language", "it")
    assert window.kit.trying(window.packs.open_sample) and window.kit.desk.language == "it"
    window.kit.settings.set("ui_language", "en")
    assert window.kit.desk.language == "it"
