"""The data of a briefing: one step of the history, and a word about markings this program is not made for."""
from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from briefer.model.localized import PLAIN, Localized
from ui.dialogs.briefing_choices import changed_text, usual_markings
from ui.dialogs.briefing_data import BriefingDataDialog
from ui.main_window import MainWindow


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> BriefingDataDialog:
    window.kit.desk.go("briefing")
    qtbot.waitUntil(lambda: window.kit.actions["act_briefing_data"].isEnabled())
    window.kit.actions["act_briefing_data"].trigger()
    found = window.findChild(BriefingDataDialog)
    assert found is not None
    qtbot.waitUntil(found.isActiveWindow)
    return found


def test_all_changes_are_one_step(window: MainWindow, dialog: BriefingDataDialog, qtbot: QtBot) -> None:
    desk = window.kit.desk
    before = desk.pack
    title = dialog.field("title", "en")
    assert dialog.focusWidget() is title
    qtbot.keyClicks(title, "Another title")
    marking = dialog.field("marking", "it")
    marking.selectAll()
    qtbot.keyClicks(marking, "NON CLASSIFICATO")
    dialog.as_of.setDate(QDate(2026, 11, 21))
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(marking, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    briefing = desk.briefing
    assert briefing is not None and briefing.as_of == "2026-11-21"
    assert briefing.titles["title"].text("en") == "Another title"
    assert briefing.titles["title"].text("it") == before.briefings[0].titles["title"].text("it")
    assert briefing.titles["marking"].text("it") == "NON CLASSIFICATO"
    desk.undo()
    assert desk.pack == before and desk.session.undo_label is None


def test_nothing_changed_is_no_step(window: MainWindow, dialog: BriefingDataDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.finished):
        dialog.save_button.click()
    assert window.kit.desk.session.undo_label is None


def test_enter_goes_to_the_next_field_and_escape_forgets(window: MainWindow, dialog: BriefingDataDialog, qtbot: QtBot) -> None:
    title = dialog.field("title", "en")
    qtbot.keyClicks(title, "Typed and forgotten")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.focusWidget() is not title
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible() and window.kit.desk.session.undo_label is None


def test_a_marking_above_unclassified_is_not_offered_and_told_of(window: MainWindow, dialog: BriefingDataDialog, qtbot: QtBot) -> None:
    assert not dialog.warning.isVisible()
    box = dialog.findChild(QComboBox, "data_marking_en_combo")
    assert box is not None
    offered = [box.itemText(index) for index in range(box.count())]
    assert offered == ["UNCLASSIFIED", "UNCLASSIFIED // FOR TRAINING USE"]
    marking = dialog.field("marking", "en")
    marking.selectAll()
    qtbot.keyClicks(marking, "nato secret")
    assert dialog.warning.isVisible() and "not an accredited system" in dialog.warning.text()
    dialog.save_button.click()
    assert "nato secret" not in usual_markings(window.kit.desk.pack, "en", ())
    briefing = window.kit.desk.briefing
    assert briefing is not None and briefing.title_data("marking").text("en") == "nato secret", "it is told of, not refused"


def test_a_text_of_no_language_stays_one(window: MainWindow) -> None:
    plain = Localized("STC-INF")
    assert changed_text(plain, {"en": "STC-INF", "it": "STC-INF"}) is plain
    assert changed_text(plain, {"en": "New", "it": "New "}) == Localized({PLAIN: "New"})
    assert changed_text(plain, {"en": "New", "it": "Nuovo"}) == Localized({"en": "New", "it": "Nuovo"})
    assert changed_text(Localized({"en": "a", "fr": "c"}), {"en": "b", "it": ""}) == Localized({"en": "b", "fr": "c"})
