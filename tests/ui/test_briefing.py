"""The briefing workspace: outline, cards, tray, suggestions and templates, with keys, mouse and drops."""
from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from briefer.edits import AddSection, ChangeSection, PlaceMany, RemoveBriefing, Unplace
from briefer.model.briefing import Briefing, ExcerptItem, Placement, Section, TextItem
from briefer.model.localized import Localized
from briefer.model.sources import ExcerptId
from tests.ui.conftest import OpenWindow
from tests.ui.test_briefing_framing import act, open_section
from ui.briefing.markup_edit import MarkupEdit
from ui.briefing.outline_model import CHECKS, COUNT, MARK, NUMBER
from ui.desk import Editing
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


# --- cards -----------------------------------------------------------------------------------------------------------------


def test_cards_move_by_key_and_a_sorted_section_becomes_the_officers_own(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    cards, before = page.editor.cards, window.kit.desk.pack
    QAbstractItemModelTester(cards.cards, QAbstractItemModelTester.FailureReportingMode.Fatal)
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(2))
    act(window, qtbot, "act_move_up")
    assert placed(window, "situation") == ["3.2", "6.1", "5.1"] and cards.chosen() == (ExcerptId(6, 1),)
    section = briefing_of(window).section("situation")
    assert section is not None and section.order == "mine"
    items = [str(item.excerpt) if isinstance(item, ExcerptItem) else item.text.text("en")[:12] for item in section.body
             if isinstance(item, ExcerptItem | TextItem)]
    assert items == ["The crisis o", "3.2", "The handover", "6.1", "The mission ", "5.1"]  # what stands before a card goes with it
    act(window, qtbot, "act_undo")
    assert window.kit.desk.pack == before


def test_cards_are_dropped_between_others(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    model = page.editor.cards.cards
    assert not model.dropMimeData(excerpts_data([ExcerptId(3, 2)], "situation"), MOVE, 3, 0, QModelIndex())
    qtbot.waitUntil(lambda: placed(window, "situation") == ["5.1", "6.1", "3.2"])
    model.dropMimeData(excerpts_data([ExcerptId(4, 5)]), MOVE, 1, 0, QModelIndex())
    qtbot.waitUntil(lambda: placed(window, "situation") == ["5.1", "4.5", "6.1", "3.2"])
    act(window, qtbot, "act_undo")
    assert placed(window, "situation") == ["5.1", "6.1", "3.2"]


def test_the_order_by_date_is_chosen_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    act(window, qtbot, "act_order_date")
    section = window.kit.desk.section
    assert section is not None and section.order == "mine" and page.editor.head.order_button.text() == "Order: mine"
    act(window, qtbot, "act_order_date")
    assert window.kit.desk.section is not None and window.kit.desk.section.order == "date"


def test_enter_edits_a_quote_that_stays_faithful(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    cards = page.editor.cards
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(1))
    QTest.keyClick(cards, Qt.Key.Key_Return)
    edit = page.findChild(QPlainTextEdit, "card_quote_edit")
    assert edit is not None and edit.hasFocus()
    words = window.kit.desk.pack.excerpt(ExcerptId(5, 1))
    assert words is not None
    edit.selectAll()
    QTest.keyClicks(edit, words.exact.split(" NATO")[0] + " the mission")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    after = window.kit.desk.pack.excerpt(ExcerptId(5, 1))
    assert after is not None and after.wording == words.wording  # other words are not taken
    QTest.keyClick(cards, Qt.Key.Key_Return)
    edit = page.findChild(QPlainTextEdit, "card_quote_edit")
    assert edit is not None
    edit.selectAll()
    QTest.keyClicks(edit, " ".join(words.exact.split()[:3]) + " [...]")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    after = window.kit.desk.pack.excerpt(ExcerptId(5, 1))
    assert after is not None and after.wording.endswith("[...]")


def test_a_text_before_a_card_is_written_and_taken_away(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "background", "info")
    window.kit.desk.do(PlaceMany("info", (Placement(ExcerptId(2, 1), "background"),)))
    cards = page.editor.cards
    cards.edit_asked.emit(1, True)
    edit = page.findChild(MarkupEdit, "card_text_edit")
    assert edit is not None and edit.hasFocus()
    QTest.keyClicks(edit, "Then this.")
    qtbot.waitUntil(lambda: isinstance(briefing_of(window).sections[4].body[2], TextItem))
    QTest.keyClicks(edit, " And that.")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    item = briefing_of(window).sections[4].body[2]
    assert isinstance(item, TextItem) and item.text.text("en") == "Then this. And that."
    assert cards.editor is None and cards.cards.entries[1].before == "Then this. And that."
    act(window, qtbot, "act_undo")
    assert not isinstance(briefing_of(window).sections[4].body[2], TextItem)


def test_a_section_by_theme_shows_its_groups(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "themes", "info")
    rows = [(one.row.kind, one.row.spot.theme) for one in page.editor.cards.cards.entries]
    assert [theme for kind, theme in rows if kind == "head"] == ["pol", "mil", "ita", "eco"]
    assert rows.count(("card", "ita")) == 3 and ("table", "ita") in rows
    cards = page.editor.cards
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(cards.cards.row_of(cards.cards.entries[1].row.excerpt or ExcerptId(0, 0))))
    assert window.kit.desk.editing is not None and window.kit.desk.editing.theme == "pol"


def test_a_card_is_taken_out_and_placed_again_from_the_tray(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    cards, tray = page.editor.cards, page.outline.tray
    before = len(tray.excerpts.cards)
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(0))
    qtbot.waitUntil(window.kit.actions["act_unplace"].isEnabled)
    QTest.keyClick(cards, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert "3.2" not in placed(window, "situation") and len(tray.excerpts.cards) == before + 1
    row = next(at for at, card in enumerate(tray.excerpts.cards) if str(card.id) == "3.2")
    tray.setFocus()
    tray.setCurrentIndex(tray.excerpts.index(row))
    QTest.keyClick(tray, Qt.Key.Key_Return)
    assert "3.2" in placed(window, "situation")
    assert page.outline.tray_label.text() == f"Not placed  {before}"


def test_cards_dropped_on_the_tray_leave_the_briefing(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    page.outline.tray.brought.emit((ExcerptId(3, 2),), "situation")
    qtbot.waitUntil(lambda: "3.2" not in placed(window, "situation"))


def test_what_matches_the_section_is_offered_and_placed(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.desk.do(ChangeSection("note", "situation", {"rule": window.kit.desk.pack.briefings[0].sections[5].rule}))
    page = open_section(window, qtbot, "situation")
    offer = page.editor.suggestions
    count = len(offer.list.excerpts.cards)
    assert offer.isVisible() and count > 2 and str(count) in offer.label.text()
    index = offer.list.excerpts.index(0)
    first = offer.list.excerpts.cards[0].id
    plus = offer.list.suggesting.plus_rect(offer.list.visualRect(index)).center()
    QTest.mouseClick(offer.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(plus))
    assert str(first) in placed(window, "situation") and len(offer.list.excerpts.cards) == count - 1
    QTest.mouseClick(offer.button, Qt.MouseButton.LeftButton)
    assert not offer.isVisible() and len(placed(window, "situation")) == count + 3


def test_the_selection_goes_to_the_details(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    page.editor.cards.setFocus()
    page.editor.cards.setCurrentIndex(page.editor.cards.cards.index(1))
    shown = [(window.kit.desk.selected, window.kit.desk.excerpt_ids)]
    page.editor.fields[0].edit.setFocus()
    shown.append((window.kit.desk.selected, ()))
    assert shown == [("excerpts", (ExcerptId(5, 1),)), ("section", ())]


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


def test_undo_of_unplacing_brings_the_card_back_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "situation")
    window.kit.desk.do(Unplace("note", (ExcerptId(5, 1),)))
    assert page.editor.cards.cards.row_of(ExcerptId(5, 1)) == -1
    act(window, qtbot, "act_undo")
    assert page.editor.cards.cards.row_of(ExcerptId(5, 1)) == 1


def test_undo_shows_the_section_that_it_changes(window: MainWindow, qtbot: QtBot) -> None:
    open_section(window, qtbot, "situation")
    window.kit.desk.do(Unplace("note", (ExcerptId(5, 1),)))
    window.kit.desk.choose_briefing("info")
    window.kit.desk.select_section("background")
    act(window, qtbot, "act_undo")
    assert (window.kit.desk.briefing_id, window.kit.desk.section_id) == ("note", "situation")


def test_the_preview_chooses_what_is_edited(window: MainWindow, qtbot: QtBot) -> None:
    page = open_section(window, qtbot, "assessment")
    page.outline.tree.setFocus()
    window.kit.desk.edit(Editing("assessment", 2))
    assert page.editor.fields[2].edit.hasFocus()
    window.kit.desk.select_section("situation")
    page.outline.tree.setFocus()
    window.kit.desk.edit(Editing("situation", excerpt=ExcerptId(6, 1)))
    assert page.editor.cards.chosen() == (ExcerptId(6, 1),)
