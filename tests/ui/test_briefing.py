"""The briefing workspace: outline, cards, tray, suggestions and templates, with keys, mouse and drops."""
from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from briefer.edits import AddSection, RemoveBriefing
from briefer.model.briefing import Briefing, Section
from briefer.model.localized import Localized
from briefer.model.sources import ExcerptId
from tests.ui.conftest import OpenWindow
from tests.ui.test_briefing_framing import act, open_section
from ui.briefing.outline_model import CHECKS, COUNT, MARK, NUMBER
from ui.dragging import excerpts_data, section_data
from ui.main_window import MainWindow

MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction


def briefing_of(window: MainWindow) -> Briefing:
    found = window.kit.desk.briefing
    assert found is not None
    return found


def placed(window: MainWindow, section: str) -> list[str]:
    """The excerpts of a section in printed order, as the pack has them."""
    found = briefing_of(window).section(section)
    assert found is not None
    return [str(id) for id in found.placed()]


def titles_dialog(window: MainWindow, qtbot: QtBot, english: str, italian: str) -> None:
    """Types titles into the dialog that is open, and Enter."""
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(QDialog, "titles_dialog")))
    dialog = next(dialog for dialog in window.findChildren(QDialog, "titles_dialog") if dialog.isVisible())
    for name, said in (("title_en_edit", english), ("title_it_edit", italian)):
        edit = dialog.findChild(QLineEdit, name)
        assert edit is not None
        edit.selectAll()
        QTest.keyClicks(edit, said)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())


# --- outline ---------------------------------------------------------------------------------------------------------------


def test_the_outline_shows_what_each_section_holds_and_its_number(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "themes", "info")
    model = page.outline.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.waitUntil(lambda: model.index(model.row_of("themes")).data(NUMBER) == "3–6", timeout=20_000)
    rows = {id: [model.index(model.row_of(id)).data(role) for role in (NUMBER, MARK, COUNT)]
            for id in ("purpose", "themes", "sources", "full_text")}
    assert rows == {"purpose": ["1", "text", 0], "themes": ["3–6", "count", 6], "sources": ["", "auto", 0], "full_text": ["", "off", 0]}
    assert model.index(model.row_of("themes")).data(Qt.ItemDataRole.AccessibleTextRole) == "3–6, Themes, 6 excerpts"
    assert page.editor.number.text() == "3–6"
    model.mark_checks({"themes": 2})
    assert model.index(model.row_of("themes")).data(CHECKS) == 2


def test_a_section_is_added_renamed_moved_removed_and_brought_back(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "background")
    before = window.kit.desk.pack
    act(window, qtbot, "act_section_add")
    titles_dialog(window, qtbot, "Outlook", "Prospettive")
    section = window.kit.desk.section
    assert section is not None and section.titles == Localized({"en": "Outlook", "it": "Prospettive"})
    assert [one.id for one in briefing_of(window).sections].index(section.id) == 2
    page.outline.tree.setFocus()
    QTest.keyClick(page.outline.tree, Qt.Key.Key_F2)
    titles_dialog(window, qtbot, "What next", "Che fare")
    assert briefing_of(window).sections[2].titles.text("it") == "Che fare"
    page.outline.tree.setFocus()
    act(window, qtbot, "act_move_down")
    assert briefing_of(window).sections[3].id == section.id
    act(window, qtbot, "act_section_remove")
    assert briefing_of(window).section(section.id) is None and window.kit.desk.section_id == "assessment"
    for _ in range(4):
        act(window, qtbot, "act_undo")
    assert window.kit.desk.pack == before


def test_sections_are_dragged_but_not_behind_the_sources(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "background")
    model = page.outline.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    ids = [one.id for one in briefing_of(window).sections]
    assert not model.dropMimeData(section_data("conclusions"), MOVE, 1, 0, QModelIndex())
    qtbot.waitUntil(lambda: briefing_of(window).sections[1].id == "conclusions")
    assert [one.id for one in model.sections] == [one.id for one in briefing_of(window).sections]
    act(window, qtbot, "act_undo")
    assert [one.id for one in model.sections] == ids
    assert not model.canDropMimeData(section_data("background"), MOVE, len(ids), 0, QModelIndex())
    assert not model.canDropMimeData(section_data("references"), MOVE, 0, 0, QModelIndex())


def test_excerpts_dropped_on_a_section_go_there(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    model = page.outline.model
    ids = (ExcerptId(3, 2),)
    conclusions, signature = (model.index(model.row_of(id)) for id in ("conclusions", "references"))
    model.dropMimeData(excerpts_data(ids, "situation"), COPY, -1, -1, conclusions)
    qtbot.waitUntil(lambda: placed(window, "conclusions") == ["3.2"])
    assert "3.2" in placed(window, "situation")
    act(window, qtbot, "act_undo")
    model.dropMimeData(excerpts_data(ids, "situation"), MOVE, -1, -1, conclusions)
    qtbot.waitUntil(lambda: placed(window, "conclusions") == ["3.2"])
    assert "3.2" not in placed(window, "situation")
    assert not model.canDropMimeData(excerpts_data(ids), MOVE, -1, -1, signature)


def test_sixty_sections_are_listed(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "background")
    for number in range(60):
        window.kit.desk.do(AddSection("note", Section(f"more_{number}", "text", Localized({"en": f"More {number}"})), 3))
    assert page.outline.model.rowCount() == len(briefing_of(window).sections)
    window.kit.desk.select_section("more_3")
    assert page.outline.tree.currentIndex().data() == "More 3" and page.editor.title.text() == "More 3"
    act(window, qtbot, "act_section_next")
    assert window.kit.desk.section_id == "more_2"


# --- briefings and templates -----------------------------------------------------------------------------------------------


def test_without_a_briefing_two_keys_create_and_place_all(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.kit.desk
    for briefing in desk.pack.briefings:
        desk.do(RemoveBriefing(briefing.id))
    window.activateWindow()
    qtbot.waitUntil(window.kit.actions["act_ws_briefing"].isEnabled)
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page = window.page("briefing")
    choice = page.findChild(QWidget, "template_choice")
    assert choice is not None
    qtbot.waitUntil(choice.isVisible)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.findChild(QWidget, "template_create_button"))
    before = desk.pack
    QTest.keyClick(choice.findChild(QWidget, "template_create_button") or choice, Qt.Key.Key_Return)
    made = briefing_of(window)
    assert made.template.id == "info-brief" and len(list(made.placed())) > 30
    act(window, qtbot, "act_undo")
    assert desk.pack == before
    qtbot.waitUntil(choice.isVisible)


def test_briefings_are_chosen_duplicated_renamed_and_removed(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    combo = page.outline.combo
    assert combo.count() == len(window.kit.desk.pack.briefings) and combo.itemData(combo.currentIndex()) == "note"
    actions = dict(page.outline._briefing_actions)
    actions["duplicate"].trigger()
    assert window.kit.desk.briefing_id == "note-2" and combo.itemData(combo.currentIndex()) == "note-2"
    actions["rename"].trigger()
    titles_dialog(window, qtbot, "Second", "Seconda")
    assert briefing_of(window).title_data("title").text("it") == "Seconda"
    actions["remove"].trigger()
    assert window.kit.desk.pack.briefing("note-2") is None
    combo.activated.emit(combo.findData("country"))
    assert window.kit.desk.briefing_id == "country"


def test_another_template_is_one_step(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    before = window.kit.desk.pack
    act(window, qtbot, "act_change_template")
    page.choice.more_button.click()
    assert page.choice.cards.model().rowCount() == 9
    page.choice.create_button.click()
    after = briefing_of(window)
    assert (after.id, after.template.id) == ("note", "info-brief") and after.title_data("title") == before.briefings[1].title_data("title")
    assert after.section("assessment") is not None and len(list(after.placed())) > 20
    act(window, qtbot, "act_undo")
    assert window.kit.desk.pack == before and window.kit.desk.briefing_id == "note"


# --- details ---------------------------------------------------------------------------------------------------------------


def test_the_details_of_a_section_change_it(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    details = page.details
    act(window, qtbot, "act_show_details")
    details.page_break.click()
    assert window.kit.desk.section is not None and window.kit.desk.section.page_break
    details.print.activated.emit(details.print.findData("never"))
    assert window.kit.desk.section.print == "never" and page.outline.model.index(2).data(MARK) == "off"
    item = next(details.themes.item(row) for row in range(details.themes.count())
                if details.themes.item(row).data(Qt.ItemDataRole.UserRole) == "mil.nmi")
    item.setCheckState(Qt.CheckState.Checked)
    assert "mil.nmi" in window.kit.desk.section.rule.themes


def test_a_section_that_fills_itself_says_what_it_will_hold(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "chronology", "info")
    assert page.editor.filled.isVisible() and "dated events" in page.editor.filled.text()
    assert not page.editor.head.isVisible()


@pytest.mark.parametrize("language", ["en", "it"])
def test_whatever_takes_the_focus_has_a_name(open_window: OpenWindow, qtbot: QtBot, language: str) -> None:
    window = open_window("iraq-nato")
    window.kit.settings.set("ui_language", language)
    page = open_section(window, qtbot, "situation")
    widgets = (*page.findChildren(QWidget), *page.details.findChildren(QWidget))
    nameless = [widget.objectName() or type(widget).__name__ for widget in widgets
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not (widget.accessibleName() or getattr(widget, "text", str)())
                and not widget.objectName().startswith("qt_") and not isinstance(widget, QScrollArea)
                and (widget.isVisible() or (widget.objectName() and isinstance(widget, QAbstractItemView)))]
    assert [name for name in nameless if "side" not in name and "preview" not in name and "checks" not in name] == []
