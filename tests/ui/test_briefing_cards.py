"""Cards, tray and suggestions of the briefing workspace, with keys, mouse and drops."""
from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from briefer.edits import ChangeSection, PlaceMany, Unplace
from briefer.model.briefing import ExcerptItem, Placement, TextItem
from briefer.model.sources import ExcerptId
from tests.ui.test_briefing import MOVE, briefing_of, placed
from tests.ui.test_briefing_framing import act, open_section
from ui.briefing.markup_edit import MarkupEdit
from ui.desk import Editing
from ui.dragging import excerpts_data
from ui.main_window import MainWindow


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
