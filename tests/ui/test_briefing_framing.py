"""Writing framing text with keys, in both languages."""
from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from briefer.edits import WriteText
from briefer.edits.bodies import Spot
from briefer.model.briefing import TextItem
from tests.ui.conftest import OpenWindow
from tests.ui.test_briefing_markup import MARKUP
from ui.briefing.markup_edit import MarkupEdit
from ui.briefing.page import BriefingPage
from ui.main_window import MainWindow


def open_section(window: MainWindow, qtbot: QtBot, id: str, briefing: str = "note") -> BriefingPage:
    """The workspace at a section."""
    page = window.page("briefing")
    assert isinstance(page, BriefingPage)
    window.kit.desk.choose_briefing(briefing)
    window.kit.desk.go("briefing")
    window.kit.desk.select_section(id)
    qtbot.waitUntil(page.editor.isVisible)
    window.activateWindow()
    return page


def act(window: MainWindow, qtbot: QtBot, id: str) -> None:
    """Does an action as soon as it can be done."""
    qtbot.waitUntil(window.kit.actions[id].isEnabled)
    window.kit.actions[id].trigger()


def framing(page: BriefingPage, at: int = 0) -> MarkupEdit:
    edit = page.editor.fields[at].edit
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    return edit


def said(window: MainWindow, section: str, at: int, language: str) -> str:
    found = window.kit.desk.briefing
    there = found.section(section) if found else None
    assert there is not None
    item = there.body[at]
    assert isinstance(item, TextItem)
    return item.text.text(language)


def test_what_is_typed_is_kept_as_one_step_until_a_pause(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    before = window.kit.desk.pack
    edit = framing(page)
    former = said(window, "situation", 0, "en")
    QTest.keyClicks(edit, " It went on.")
    qtbot.waitUntil(lambda: said(window, "situation", 0, "en").endswith("It went on."))
    QTest.keyClicks(edit, " Still.")
    qtbot.waitUntil(lambda: said(window, "situation", 0, "en").endswith("Still."))
    assert said(window, "situation", 0, "en") == f"{former} It went on. Still."
    act(window, qtbot, "act_undo")
    assert window.kit.desk.pack == before and edit.markup() == former


def test_typing_without_a_rest_is_in_the_pack_all_the_same(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    before = window.kit.desk.pack
    edit, former = framing(page), said(window, "situation", 0, "en")
    typist = QTimer(edit, interval=20)
    typist.timeout.connect(lambda: QTest.keyClicks(edit, "x"))
    typist.start()
    qtbot.waitUntil(lambda: said(window, "situation", 0, "en").startswith(f"{former}xx"))
    assert typist.isActive()
    typist.stop()
    act(window, qtbot, "act_undo")
    assert window.kit.desk.pack == before


def test_undo_takes_back_what_was_not_handed_over_yet(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    edit, before = framing(page), window.kit.desk.pack
    QTest.keyClicks(edit, " More")
    act(window, qtbot, "act_undo")
    assert window.kit.desk.pack == before and "More" not in edit.markup()


def test_each_language_has_its_own_text(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    english = said(window, "situation", 0, "en")
    edit = framing(page)
    QTest.keyClicks(edit, " One")
    act(window, qtbot, "act_content_language")
    assert said(window, "situation", 0, "en") == f"{english} One"  # what was typed belongs to the language it was typed in
    assert edit.markup() == said(window, "situation", 0, "it") and edit.hasFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(edit, " Due")
    button = page.findChild(QToolButton, "content_en_button")
    assert button is not None
    button.click()
    assert said(window, "situation", 0, "it").endswith(" Due") and edit.markup() == f"{english} One"


def test_references_survive_writing_and_show_no_signs(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    edit = framing(page)
    assert "[@1.4]" in edit.markup() and "[@" not in edit.toPlainText() and "\ufffc" in edit.toPlainText()
    QTest.keyClicks(edit, " See [=5] and [#assessment]")
    edit.clearFocus()
    edit.left.emit()
    assert said(window, "situation", 0, "en").endswith(" See [=5] and [#assessment]") and "[#" not in edit.toPlainText()
    assert "[@1.4]" in said(window, "situation", 0, "en")


def test_bold_and_italic_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    edit = framing(page)
    edit.selectAll()
    QTest.keyClicks(edit, "one two three")
    cursor = edit.textCursor()
    cursor.setPosition(5)
    edit.setTextCursor(cursor)
    QTest.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    cursor.setPosition(9)
    edit.setTextCursor(cursor)
    QTest.keyClick(edit, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    edit.left.emit()
    assert said(window, "situation", 0, "en") == "one **two** *three*"
    QTest.keyClick(edit, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    edit.left.emit()
    assert said(window, "situation", 0, "en") == "one **two** three"


def test_enter_begins_a_paragraph_and_a_dash_a_list(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    edit = framing(page)
    edit.selectAll()
    QTest.keyClicks(edit, "First.")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "- one")
    edit.left.emit()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "two")
    edit.left.emit()
    assert said(window, "situation", 0, "en") == "First.\n\n- one\n- two"


def test_tab_leaves_the_field(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    edit = framing(page)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus()


def test_a_text_of_the_other_language_stands_in_grey_and_can_be_taken_over(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.desk.do(WriteText("note", Spot("situation"), "en", "", 0))
    page = open_section(window, qtbot, "situation")
    edit, button = framing(page), page.findChild(QPushButton, "framing_copy_button")
    italian = said(window, "situation", 0, "it")
    assert button is not None and button.isVisible() and button.text() == "Start from the Italian text"
    assert edit.markup() == "" and italian in edit.accessibleDescription()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert said(window, "situation", 0, "en") == italian and not button.isVisible()


def test_an_empty_section_gets_a_text_and_loses_it_again(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "iraqi_views", "info")
    before = window.kit.desk.pack
    edit = framing(page)
    QTest.keyClicks(edit, "Nothing yet.")
    qtbot.waitUntil(lambda: window.kit.desk.pack != before)
    assert said(window, "iraqi_views", 0, "en") == "Nothing yet."
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    edit.left.emit()
    assert window.kit.desk.section is not None and window.kit.desk.section.body == ()


def test_each_paragraph_of_a_text_section_has_its_field(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "assessment")
    shown = [field.edit.markup() for field in page.editor.fields if field.isVisible()]
    assert shown == [said(window, "assessment", at, "en") for at in range(3)]
    page.editor.paragraph_button.click()
    edit = framing(page, 3)
    QTest.keyClicks(edit, "A fourth.")
    edit.left.emit()
    assert said(window, "assessment", 3, "en") == "A fourth."


def test_the_language_of_the_window_changes_without_touching_what_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    edit = framing(page)
    QTest.keyClicks(edit, " typed")
    cursor = edit.textCursor()
    cursor.setPosition(7)
    edit.setTextCursor(cursor)
    window.kit.settings.set("ui_language", "it")
    window.kit.settings.set("appearance", "dark")
    window.kit.settings.set("text_size", 120)
    assert edit.markup().endswith(" typed") and edit.textCursor().position() == 7 and edit.hasFocus()
    assert page.editor.framing_label.text() == "Testo di raccordo" and edit.accessibleName() == "Testo di raccordo in inglese"


def test_words_are_found_and_replaced_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    before = window.kit.desk.pack
    finder = page.finder
    finder.open()
    finder.scope.setCurrentIndex(1)
    QTest.keyClicks(finder.find_edit, "italy")
    assert int(finder.count.text().split()[0]) > 2
    QTest.keyClicks(finder.replace_edit, "Rome")
    QTest.keyClick(finder.replace_edit, Qt.Key.Key_Return)
    after = window.kit.desk.pack
    assert after != before and "Rome was designated" in said(window, "situation", 2, "en")
    act(window, qtbot, "act_undo")
    assert window.kit.desk.pack == before


def test_a_pack_that_cannot_be_changed_is_read(open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window("iraq-nato")
    monkeypatch.setattr(window.kit.desk.session, "_writable", False)
    page = open_section(window, qtbot, "situation")
    edit, before = framing(page), window.kit.desk.pack
    assert edit.isReadOnly()
    QTest.keyClicks(edit, "no")
    page.editor.work.edit_row(0)
    assert window.kit.desk.pack is before and page.editor.cards.editor is None
    assert not page.editor.head.add_button.isEnabled() and not window.kit.actions["act_section_add"].isEnabled()


def test_any_markup_comes_back_from_the_editor(window: MainWindow) -> None:
    edit = MarkupEdit(window.kit, lambda markup: markup)

    @given(MARKUP)
    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    def comes_back(text: str) -> None:
        edit.put(text)
        edit.settle()
        assert edit.markup() == text

    comes_back()


def test_a_dash_and_a_blank_begin_a_list(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "assessment")
    edit = framing(page)
    edit.put("")
    QTest.keyClicks(edit, "- one")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "two")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "End - so.")
    assert edit.markup() == "- one\n- two\n\nEnd - so."
