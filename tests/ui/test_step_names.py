"""What undo says it took back names sections and moments as officers do, never as files do."""
from __future__ import annotations

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from briefer.edits import RemoveSection, WriteText
from briefer.edits.bodies import Spot
from briefer.errors import Message
from tests.ui.test_briefing_framing import act
from ui.main_window import MainWindow
from ui.step_names import step_name

TODAY = date(2026, 11, 21)


def named(window: MainWindow, id: str, **fields: str) -> str:
    desk = window.kit.desk
    return step_name(window.kit.words, Message(id, fields), (desk.pack,), desk.briefing_id, TODAY)


def test_undo_names_the_section_by_its_title(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.kit.desk
    desk.choose_briefing("note")
    window.kit.do(WriteText("note", Spot("situation"), "en", "Other words.", 0))
    act(window, qtbot, "act_undo")
    said = window.status.message_label.text()
    assert "“Situation”" in said and "situation" not in said
    assert window.saver.save()


def test_a_section_that_is_gone_is_named_by_what_it_was(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.desk.choose_briefing("note")
    window.kit.do(RemoveSection("note", "situation"))
    act(window, qtbot, "act_undo")
    act(window, qtbot, "act_redo")
    assert "“Situation”" in window.status.message_label.text()
    assert window.saver.save()


def test_a_version_is_named_by_its_moment(window: MainWindow) -> None:
    assert named(window, "edit.restore_version", at="2026-11-21T23:23:35+00:00") == "restore an earlier version (today, 23:23)"
    window.kit.words.speak("it")
    assert named(window, "edit.restore_version", at="2026-11-21T23:23:35+00:00") == "ripristino di una versione precedente (oggi, 23:23)"


def test_what_no_pack_has_keeps_its_id(window: MainWindow) -> None:
    assert "elsewhere" in named(window, "edit.write_text", section="elsewhere")


def test_the_title_of_the_window_follows_the_work_to_another_name(window: MainWindow, tmp_path: Path) -> None:
    window.packs.save_copy(tmp_path / "Second.briefpack")
    assert window.windowTitle() == "Second — Briefer"
