"""Tables, cards and lanes written in place, with keys, as the session's pack has them afterwards."""
from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from briefer.edits import AddSection, ChangeBriefing, ChangeSection, InsertItem, Place, Spot
from briefer.model.briefing import Card, CardsItem, ExcerptItem, LaneBar, Placement, Section, TableColumn, TableItem, TextItem
from briefer.model.localized import NOTHING, Localized
from briefer.model.sources import ExcerptId
from tests.ui.test_briefing import briefing_of
from tests.ui.test_briefing_framing import act, open_section
from ui.briefing.card_editor import TextEditor
from ui.briefing.grid import GridView
from ui.briefing.item_editor import SheetEditor
from ui.briefing.page import BriefingPage
from ui.desk import Editing
from ui.main_window import MainWindow

KEY, ALT, SHIFT = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
TABLE = TableItem((TableColumn(Localized({"en": "Item"})), TableColumn(Localized({"en": "Value"}))),
                  ((Localized({"en": "Capital"}), Localized({"en": "Baghdad"})), (Localized({"en": "Area"}), NOTHING)))


def new_section(window: MainWindow, qtbot: QtBot, kind: str = "table", *items: Any, **said: Any) -> BriefingPage:
    """A section of a kind in the note, with items."""
    window.kit.desk.choose_briefing("note")
    section = Section("new", kind, Localized({"en": "New", "it": "Nuova"}), body=items, **said)  # type: ignore[arg-type]
    window.kit.desk.do(AddSection("note", section, 1))
    return open_section(window, qtbot, "new")


def held(window: MainWindow) -> Section:
    found = briefing_of(window).section("new")
    assert found is not None
    return found


def table(window: MainWindow, at: int = 0) -> TableItem:
    item = held(window).body[at]
    assert isinstance(item, TableItem)
    return item


def words(window: MainWindow, language: str = "en") -> list[list[str]]:
    item = table(window)
    return [[column.title.text(language) for column in item.columns], *([cell.text(language) for cell in row] for row in item.rows)]


def opened(page: BriefingPage, qtbot: QtBot, at: int = 0) -> GridView:
    """The grid over a row, opened with Enter."""
    cards = page.editor.cards
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(at))
    QTest.keyClick(cards, KEY.Key_Return)
    editor = cards.editor
    assert isinstance(editor, SheetEditor)
    qtbot.waitUntil(lambda: editor.window().focusWidget() is editor.grid)
    return editor.grid


def typed(grid: GridView, said: str, key: Qt.Key = KEY.Key_Tab) -> None:
    """Types into the current cell, and a key that goes on."""
    if grid.editor() is None:
        QTest.keyClick(grid, KEY.Key_F2)
    editor = grid.editor()
    assert editor is not None
    QTest.keyClicks(editor, said)
    QTest.keyClick(editor, key)


def chosen(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Ctrl+Shift+I, and an entry of the list by its name."""
    act(window, qtbot, "act_insert")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QFrame, "insert_popup")))
    popup = next(one for one in window.findChildren(QFrame, "insert_popup") if one.isVisible())
    edit = popup.findChild(QLineEdit, "insert_popup_edit")
    assert edit is not None
    QTest.keyClicks(edit, name)
    QTest.keyClick(edit, KEY.Key_Return)


def test_a_table_is_added_and_filled_with_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    page = new_section(window, qtbot, "table", variant="band")
    before = window.kit.desk.pack
    page.editor.cards.setFocus()
    chosen(window, qtbot, "Table")
    qtbot.waitUntil(lambda: isinstance(page.editor.cards.editor, SheetEditor))
    editor = page.editor.cards.editor
    assert isinstance(editor, SheetEditor)
    grid = editor.grid
    QAbstractItemModelTester(grid.cells, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for said in ("", "", "Capital", "Baghdad", "Area", "", "Coalition", "[@4] and [#situation]"):
        typed(grid, said)
    assert words(window) == [["Item", "Value"], ["Capital", "Baghdad"], ["Area", ""], ["Coalition", "[@4] and [#situation]"], ["", ""]]
    assert words(window, "it")[0] == ["Voce", "Dato"] and grid.place == (4, 0)  # Tab in the last cell made a row
    QTest.keyClick(grid.editor() or grid, KEY.Key_Escape)
    QTest.keyClick(grid, KEY.Key_Escape)
    assert page.editor.cards.editor is None and window.focusWidget() is page.editor.cards
    while window.kit.desk.pack != before:
        act(window, qtbot, "act_undo")


def test_typing_in_a_cell_is_one_step(window: MainWindow, qtbot: QtBot) -> None:
    page = new_section(window, qtbot, "table", TABLE)
    grid = opened(page, qtbot)
    grid.go((2, 1))
    before = window.kit.desk.pack
    QTest.keyClicks(grid, "438")
    qtbot.waitUntil(lambda: words(window)[2][1] == "438")
    editor = grid.editor()
    assert editor is not None
    QTest.keyClicks(editor, ",317 km²")
    QTest.keyClick(editor, KEY.Key_Escape)
    assert words(window)[2][1] == "438,317 km²" and grid.hasFocus() and grid.place == (2, 1)
    act(window, qtbot, "act_undo")
    assert window.kit.desk.pack == before


def test_rows_and_columns_move_with_alt_and_arrows(window: MainWindow, qtbot: QtBot) -> None:
    page = new_section(window, qtbot, "table", TABLE)
    grid, source = opened(page, qtbot), window.kit.desk.source_number
    grid.go((2, 0))
    QTest.keyClick(grid, KEY.Key_Up, ALT)
    assert words(window)[1:] == [["Area", ""], ["Capital", "Baghdad"]] and grid.place == (1, 0)
    QTest.keyClick(grid, KEY.Key_Right, ALT)
    assert words(window) == [["Value", "Item"], ["", "Area"], ["Baghdad", "Capital"]] and grid.place == (1, 1)
    QTest.keyClick(grid, KEY.Key_Insert)
    typed(grid, "x", KEY.Key_Escape)
    QTest.keyClick(grid, KEY.Key_Insert, ALT)
    typed(grid, "Year", KEY.Key_Escape)
    assert [row[0] for row in words(window)] == ["Value", "", "x", "Baghdad"] and words(window)[0] == ["Value", "Year", "Item"]
    QTest.keyClick(grid, KEY.Key_Delete, ALT | SHIFT)
    grid.go((2, 0))
    QTest.keyClick(grid, KEY.Key_Delete, ALT)
    assert words(window) == [["Value", "Item"], ["", "Area"], ["Baghdad", "Capital"]]
    assert window.kit.desk.source_number == source  # the same keys go through sources elsewhere


def test_a_table_is_translated_where_it_stands(window: MainWindow, qtbot: QtBot) -> None:
    page = new_section(window, qtbot, "table", TABLE)
    grid = opened(page, qtbot)
    act(window, qtbot, "act_content_language")
    assert isinstance(page.editor.cards.editor, SheetEditor) and grid.cells.rows[1][0].other == "Capital"
    grid.go((1, 0))
    typed(grid, "Capitale")
    fill = page.editor.findChild(QToolButton, "sheet_fill_button")
    assert fill is not None and fill.isVisible() and fill.text() == "Start from the English text"
    fill.click()
    assert words(window, "it") == [["Item", "Value"], ["Capitale", "Baghdad"], ["Area", ""]] and words(window)[1][0] == "Capital"
    assert not fill.isVisible()


def test_a_column_says_what_it_holds(window: MainWindow, qtbot: QtBot) -> None:
    page = new_section(window, qtbot, "table", TABLE)
    grid = opened(page, qtbot)
    grid.go((1, 1))
    kind, align = (page.editor.findChild(QComboBox, name) for name in ("table_type_combo", "table_align_combo"))
    wide, caption = page.editor.findChild(QSpinBox, "table_width_spin"), page.editor.findChild(QLineEdit, "table_caption_edit")
    assert kind is not None and align is not None and wide is not None and caption is not None
    for combo, value in ((kind, "mark"), (align, "center")):
        combo.setCurrentIndex(combo.findData(value))
        combo.activated.emit(combo.currentIndex())
    wide.setValue(30)
    QTest.keyClicks(caption, "Iraq at a glance")
    QTest.keyClick(caption, KEY.Key_Return)
    assert table(window).columns[1] == TableColumn(Localized({"en": "Value"}), "center", 30, "mark")
    assert table(window).caption == Localized({"en": "Iraq at a glance"})
    grid.setFocus()
    QTest.keyClick(grid, KEY.Key_2)
    grid.go((2, 1))
    QTest.keyClick(grid, KEY.Key_Space)
    assert words(window)[1:] == [["Capital", "● Baghdad"], ["Area", "○"]] and words(window, "it")[2][1] == "○"


def test_courses_of_action_are_written_with_their_sides(window: MainWindow, qtbot: QtBot) -> None:
    page = new_section(window, qtbot, "text")
    page.editor.fields[0].edit.setFocus()
    chosen(window, qtbot, "Courses")
    qtbot.waitUntil(lambda: isinstance(page.editor.cards.editor, SheetEditor))
    editor = page.editor.cards.editor
    assert isinstance(editor, SheetEditor)
    for said in ("Release now", "All five sources at once.", "Nothing more to do", "One gap"):
        typed(editor.grid, said, KEY.Key_Return)
        if said != "One gap":
            assert editor.grid.editor() is None
    typed(editor.grid, "Hold", KEY.Key_Escape)
    recommend = page.editor.findChild(QToolButton, "sheet_recommend_button")
    assert recommend is not None and recommend.isVisible()
    recommend.click()
    item = held(window).body[0]
    assert isinstance(item, CardsItem) and [card.title.text("en") for card in item.items] == ["Release now", "Hold"]
    assert [line.text("en") for line in item.items[0].lines] == ["All five sources at once.", "+ Nothing more to do", "- One gap"]
    assert item.items[1].marks == ("recommended",) and item.items[0].lines[1].text("it") == "+"


def test_the_comparison_begins_with_the_courses_of_action(window: MainWindow, qtbot: QtBot) -> None:
    page = new_section(window, qtbot, "table")
    cards = CardsItem("options", tuple(Card(Localized({"en": one})) for one in ("Now", "Later")))
    window.kit.desk.do(InsertItem("note", Spot("assessment"), cards))
    page.editor.cards.setFocus()
    chosen(window, qtbot, "Comparison")
    qtbot.waitUntil(lambda: len(held(window).body) == 1)
    assert [(column.title.text("en"), column.type) for column in table(window).columns] == [
        ("Criterion", "text"), ("Weight", "number"), ("Now", "mark"), ("Later", "mark")]


def test_a_table_stands_between_excerpts_and_goes_along_or_alone(window: MainWindow, qtbot: QtBot) -> None:
    page = new_section(window, qtbot, "excerpts", TABLE)
    for at, id in enumerate(("4.4", "4.5")):
        window.kit.desk.do(Place("note", Placement(ExcerptId.parse(id), "new", at=2 * at)))
    cards = page.editor.cards
    assert [one.row.kind for one in cards.cards.entries] == ["card", "table", "card"]
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(2))
    act(window, qtbot, "act_move_up")
    assert [type(item).__name__ for item in held(window).body] == ["TableItem", "ExcerptItem", "ExcerptItem"]  # the table went along
    cards.setCurrentIndex(cards.cards.index(0))
    qtbot.waitUntil(lambda: window.kit.desk.selected == "section")
    act(window, qtbot, "act_move_down")
    assert [type(item).__name__ for item in held(window).body] == ["ExcerptItem", "TableItem", "ExcerptItem"]
    assert cards.currentIndex().row() == 1
    QTest.keyClick(cards, KEY.Key_Delete)
    assert [type(item) for item in held(window).body] == [ExcerptItem, ExcerptItem]
    act(window, qtbot, "act_undo")
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(2))
    assert not page.editor.items.item_row() and window.kit.desk.selected == "excerpts"


def test_a_text_is_written_behind_a_table(window: MainWindow, qtbot: QtBot) -> None:
    page = new_section(window, qtbot, "table", TABLE)
    page.editor.items.do("text", 0)
    editor = page.editor.cards.editor
    assert isinstance(editor, TextEditor) and [one.row.kind for one in page.editor.cards.cards.entries] == ["table", "text"]
    QTest.keyClicks(editor.edit, "On the civil side.")
    qtbot.waitUntil(lambda: len(held(window).body) == 2)
    QTest.keyClick(editor.edit, KEY.Key_Escape)
    assert isinstance(held(window).body[1], TextItem) and len(page.editor.cards.cards.entries) == 2
    page.editor.items.do("text", 1)
    assert isinstance(page.editor.cards.editor, TextEditor)
    QTest.keyClick(page.editor.cards.editor.edit, KEY.Key_Escape)
    qtbot.waitUntil(lambda: len(page.editor.cards.cards.entries) == 2)  # nothing was written, nothing is left


def test_an_opening_text_stays_before_a_sorted_section(window: MainWindow, qtbot: QtBot) -> None:
    page = new_section(window, qtbot, "excerpts", ExcerptItem(ExcerptId(4, 4)), order="date")
    chosen(window, qtbot, "Opening")
    qtbot.waitUntil(lambda: window.focusWidget() is page.editor.fields[0].edit)
    QTest.keyClicks(page.editor.fields[0].edit, "This opens.")
    qtbot.waitUntil(lambda: bool(held(window).intro))
    assert held(window).intro[0].text == Localized({"en": "This opens."})
    assert len([one for one in page.editor.fields if one.isVisible()]) == 1


def test_lanes_are_drawn_with_their_bars_and_days(window: MainWindow, qtbot: QtBot) -> None:
    page = new_section(window, qtbot, "timeline", variant="swimlane")
    grid = opened(page, qtbot)
    QTest.keyClick(grid, KEY.Key_Insert)
    typed(grid, "Italy", KEY.Key_Escape)
    QTest.keyClick(grid, KEY.Key_Insert)
    typed(grid, "Police training")
    typed(grid, "June 2015")
    typed(grid, "mid 2020", KEY.Key_Escape)  # a bar has two ends, and knows no middle of a year
    assert "Not read as a date" in page.editor.cards.editor.hint.text()  # type: ignore[union-attr]
    lane = held(window).lanes[0]
    assert lane.title.text("en") == "Italy" and lane.bars[0].start == "2015-06" and lane.bars[0].label.text("en") == "Police training"
    grid.go((1, 3))
    QTest.keyClick(grid, KEY.Key_Delete)
    grid.go((1, 4))
    QTest.keyClick(grid, KEY.Key_Space)
    assert held(window).lanes[0].bars[0] == LaneBar("2015-06", open=True, label=Localized({"en": "Police training"}))
    grid.go((1, 0))
    QTest.keyClick(grid, KEY.Key_Return)
    assert held(window).lanes[0].bars[0].milestone
    for name, said in (("start", "3 Jan 2020"), ("end", "8/1/2020"), ("title", "The week")):
        field = page.editor.findChild(QLineEdit, f"lanes_{name}_edit")
        assert field is not None
        QTest.keyClicks(field, said)
        QTest.keyClick(field, KEY.Key_Return)
    detail = held(window).detail
    assert detail is not None and (detail.start, detail.end, detail.title.text("en")) == ("2020-01-03", "2020-01-08", "The week")


def test_the_preview_and_checks_open_what_they_mean(window: MainWindow, qtbot: QtBot) -> None:
    rows = ((Localized("a"), Localized("●")), (Localized("b"), NOTHING))
    marked = TableItem((TableColumn(NOTHING), TableColumn(NOTHING, type="mark")), rows, caption=Localized({"en": "Said"}))
    page = new_section(window, qtbot, "table", TextItem(Localized({"en": "x"})), TABLE, marked)
    page.outline.tree.setFocus()
    window.kit.desk.edit(Editing("new", 1))
    editor = page.editor.cards.editor
    assert isinstance(editor, SheetEditor) and editor.grid.cells.rows[1][0].text == "Capital"
    window.kit.desk.select_section("new")
    window.kit.desk.want("table")
    qtbot.waitUntil(lambda: isinstance(page.editor.cards.editor, SheetEditor) and page.editor.cards.editor.grid.place == (2, 1))
    window.kit.desk.want("caption.it")
    qtbot.waitUntil(lambda: getattr(page.window().focusWidget(), "objectName", str)() == "table_caption_edit")
    window.kit.desk.do(ChangeBriefing("note", {"portion_marks": True}))
    window.kit.desk.want("portion")
    qtbot.waitUntil(lambda: getattr(page.window().focusWidget(), "objectName", str)() == "section_portion_edit")
    QTest.keyClicks(page.window().focusWidget(), "U")
    QTest.keyClick(page.window().focusWidget(), KEY.Key_Return)
    by = page.details.of_text["by"].edit
    by.setFocus()
    QTest.keyClicks(by, "LB")
    QTest.keyClick(by, KEY.Key_Return)
    item = held(window).body[0]
    assert isinstance(item, TextItem) and (item.portion, item.by) == ("U", "LB")


def test_excerpts_are_grouped_from_the_details(window: MainWindow, qtbot: QtBot) -> None:
    page = new_section(window, qtbot, "excerpts")
    window.kit.actions["act_show_details"].trigger()
    qtbot.waitUntil(page.details.group_by.isVisible)
    page.details.group_by.activated.emit(page.details.group_by.findData("source"))
    assert held(window).group_by == "source"
    window.kit.desk.do(ChangeSection("note", "new", {"group_by": ""}))
    assert page.details.group_by.currentData() == ""


def test_a_pack_that_is_read_only_keeps_its_tables(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = new_section(window, qtbot, "table", TABLE)
    grid = opened(page, qtbot)
    before = window.kit.desk.pack
    monkeypatch.setattr(type(window.kit.desk.session), "read_only", property(lambda _: True))
    page.editor.refresh()
    grid.go((1, 0))
    QTest.keyClicks(grid, "xyz")
    QTest.keyClick(grid, KEY.Key_Delete)
    QTest.keyClick(grid, KEY.Key_Up, ALT)
    assert window.kit.desk.pack == before and grid.editor() is None
