"""The reader makes excerpts of what stands in the source, by keys, mouse and menu; asserted on the pack of the session."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.edits import AddSource
from briefer.model.sources import Excerpt, ExcerptId, HiddenLine, Highlight, Reading, Source
from briefer.model.text import digest
from tests.ui.conftest import OpenWindow
from ui.main_window import MainWindow
from ui.sources.page import SourcesPage
from ui.sources.reader_view import ReaderView
from ui.widgets.choice_popup import ChoicePopup

TEXT = "First 😀 sentence here. The second one follows.\nAnother paragraph stands alone. It was on 8 January 2020 in Baghdad."
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def page_of(window: MainWindow) -> SourcesPage:
    page = window.page("sources")
    assert isinstance(page, SourcesPage)
    return page


def reader_of(window: MainWindow) -> ReaderView:
    return page_of(window).pane.reader


def with_source(window: MainWindow, text: str = TEXT, **more: object) -> Source:
    """Adds a source to the pack, and opens it."""
    desk = window.kit.desk
    source = replace(Source(desk.pack.next_source, text, digest(text), language="en"), **more)  # type: ignore[arg-type]
    desk.do(AddSource(source))
    desk.select_source(source.number)
    reader_of(window).setFocus()
    return source


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key in the reader, once actions have heard what is the case."""
    reader = reader_of(window)
    window.activateWindow()
    reader.setFocus()
    qtbot.wait(20)
    QTest.keyClick(reader, key, modifier)
    qtbot.wait(20)


def last_of(window: MainWindow, source: Source) -> Excerpt:
    now = window.kit.desk.pack.source(source.number)
    assert now is not None and now.excerpts
    return now.excerpts[-1]


def test_a_number_makes_an_excerpt_of_the_sentence_that_holds_the_caret(window: MainWindow, qtbot: QtBot) -> None:
    source = with_source(window)
    at = TEXT.index("second")
    reader_of(window).select(at, at)
    press(window, qtbot, Qt.Key.Key_6)
    made = last_of(window, source)
    assert (made.exact, made.themes) == ("The second one follows.", ("pol.us-iran",))
    assert reader_of(window).place[:2] == (made.end, made.end) and reader_of(window).hasFocus()
    assert window.kit.desk.excerpt_ids == (ExcerptId(source.number, 1),)
    said = window.status.message_label.text()
    assert f"Excerpt {source.number}.1 made: US-Iran confrontation" in said and "Undo" in said


def test_a_selection_behind_an_emoji_is_cut_from_the_source(window: MainWindow, qtbot: QtBot) -> None:
    source = with_source(window)
    start = TEXT.index(" sentence here")
    reader_of(window).select(start, start + len(" sentence here. "))
    press(window, qtbot, Qt.Key.Key_E)
    made = last_of(window, source)
    assert (made.exact, made.start, made.themes) == ("sentence here.", start + 1, ()) and TEXT[made.start:made.end] == made.exact


def test_shift_and_arrows_select_what_is_taken(window: MainWindow, qtbot: QtBot) -> None:
    source = with_source(window)
    reader_of(window).select(0, 0)
    for _ in range(3):
        press(window, qtbot, Qt.Key.Key_Right, SHIFT | CTRL)
    press(window, qtbot, Qt.Key.Key_1)
    assert last_of(window, source).exact == "First 😀 sentence"


def test_a_whole_and_only_date_is_filled_in(window: MainWindow, qtbot: QtBot) -> None:
    source = with_source(window)
    at = TEXT.index("Baghdad")
    reader_of(window).select(at, at)
    press(window, qtbot, Qt.Key.Key_1)
    when = last_of(window, source).date
    assert when is not None and when.edtf == "2020-01-08"


def test_the_same_passage_gets_the_theme_and_no_second_excerpt(window: MainWindow, qtbot: QtBot) -> None:
    source = with_source(window)
    reader_of(window).select(2, 2)
    press(window, qtbot, Qt.Key.Key_1)
    press(window, qtbot, Qt.Key.Key_2)
    now = window.kit.desk.pack.source(source.number)
    assert now is not None and [one.themes for one in now.excerpts] == [("mil.nmi", "ita.command")]


def test_j_and_k_go_from_sentence_to_sentence(window: MainWindow, qtbot: QtBot) -> None:
    with_source(window)
    reader = reader_of(window)
    reader.select(0, 0)

    def selected() -> str:
        span = reader.selection
        return TEXT[span.start:span.end] if span else ""

    press(window, qtbot, Qt.Key.Key_J)
    assert selected() == "First 😀 sentence here."
    press(window, qtbot, Qt.Key.Key_J)
    press(window, qtbot, Qt.Key.Key_J)
    assert selected() == "Another paragraph stands alone."
    press(window, qtbot, Qt.Key.Key_K)
    assert selected() == "The second one follows."
    press(window, qtbot, Qt.Key.Key_J, SHIFT)
    assert selected() == "The second one follows.\nAnother paragraph stands alone."
    press(window, qtbot, Qt.Key.Key_K, SHIFT)
    assert selected() == "The second one follows."
    press(window, qtbot, Qt.Key.Key_Escape)
    assert selected() == ""


def test_letters_rest_when_single_keys_are_off(window: MainWindow, qtbot: QtBot) -> None:
    with_source(window)
    window.kit.settings.set("single_keys", False)
    reader_of(window).select(0, 0)
    press(window, qtbot, Qt.Key.Key_J)
    assert reader_of(window).selection is None


def test_n_goes_from_mark_to_mark(window: MainWindow, qtbot: QtBot) -> None:
    reader = reader_of(window)
    assert reader.marks is not None
    order = [mark.id for mark in reader.marks.all]
    reader.select(0, 0)
    press(window, qtbot, Qt.Key.Key_N)
    assert window.kit.desk.excerpt_ids == (order[0],)
    press(window, qtbot, Qt.Key.Key_N)
    assert window.kit.desk.excerpt_ids == (order[1],)
    press(window, qtbot, Qt.Key.Key_N, SHIFT)
    assert window.kit.desk.excerpt_ids == (order[0],)


def test_overlapping_marks_have_lines_of_their_own(window: MainWindow, qtbot: QtBot) -> None:
    source = with_source(window)
    for start, end in ((0, 20), (10, 30), (31, 40)):
        reader_of(window).select(start, end)
        press(window, qtbot, Qt.Key.Key_1)
    marks = reader_of(window).marks
    assert marks is not None and [mark.lane for mark in marks.all] == [0, 1, 0]
    assert len(reader_of(window)._right.tags) == 3 and last_of(window, source).number == 3


def test_a_click_on_a_mark_or_its_tag_selects_the_excerpt(window: MainWindow, qtbot: QtBot) -> None:
    reader, desk = reader_of(window), window.kit.desk
    assert reader.marks is not None and reader.shown is not None
    mark = reader.marks.all[0]
    reader.select(mark.start + 2, mark.start + 2)
    spot = reader.cursorRect().center()
    reader.select(0, 0)
    QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=spot + QPoint(2, 0))
    assert (desk.excerpt_ids, window.kit.desk.selected) == ((mark.id,), "excerpts")
    press(window, qtbot, Qt.Key.Key_Escape)
    assert desk.selected == "source"
    tag = next(tag for tag in reader._right.tags if tag.mark.id != mark.id)
    QTest.mouseClick(reader._right, Qt.MouseButton.LeftButton, pos=tag.place.center().toPoint())
    assert desk.excerpt_ids == (tag.mark.id,)


def test_a_hidden_line_is_restored_in_its_place(window: MainWindow, qtbot: QtBot) -> None:
    line = HiddenLine("Menu of the site", "navigation", 2)
    source = with_source(window, hidden=(line,))
    qtbot.waitUntil(lambda: window.kit.actions["act_source_hidden"].isEnabled())
    reader = reader_of(window)
    at = TEXT.index("Another")
    reader.select(at, at + 7)
    assert "Menu" not in reader.toPlainText()
    window.kit.actions["act_source_hidden"].trigger()
    assert "Menu of the site — " in reader.toPlainText() and reader.place[:2] == (at, at + 7)
    press(window, qtbot, Qt.Key.Key_E)
    assert last_of(window, source).exact == "Another"
    reader.anchorClicked.emit("restore:1")
    now = window.kit.desk.pack.source(source.number)
    assert now is not None and now.hidden == () and now.text.split("\n")[1] == "Menu of the site"
    assert now.verified(now.excerpts[0])


def test_undo_shows_the_source_it_changes(window: MainWindow, qtbot: QtBot) -> None:
    reader_of(window).select(60, 60)
    press(window, qtbot, Qt.Key.Key_1)
    window.kit.desk.select_source(4)
    window.kit.desk.go("briefing")
    qtbot.waitUntil(lambda: window.kit.actions["act_undo"].isEnabled())
    window.kit.actions["act_undo"].trigger()
    assert (window.kit.desk.workspace, window.kit.desk.source_number) == ("sources", 1)


@pytest.mark.parametrize("hidden", [False, True])
def test_another_language_keeps_caret_and_selection(window: MainWindow, hidden: bool) -> None:
    window.kit.desk.select_source(2)
    reader = reader_of(window)
    if hidden:
        reader.show_hidden(True)
    reader.select(300, 420)
    place = reader.place
    window.kit.settings.set("ui_language", "it")
    assert reader.place == place and reader.accessibleName() == "Testo della fonte"
    window.kit.settings.set("appearance", "dark")
    assert reader.place[:2] == place[:2]


def test_a_read_only_pack_is_read_and_not_changed(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window("iraq-nato")
    window.kit.desk.session._writable = False
    window.kit.desk.selection_changed.emit()
    before = window.kit.desk.pack
    reader_of(window).select(60, 60)
    press(window, qtbot, Qt.Key.Key_1)
    press(window, qtbot, Qt.Key.Key_E)
    assert window.kit.desk.pack is before and not window.kit.actions["act_theme_1"].isEnabled()


def test_an_empty_pack_says_how_to_begin(open_window: OpenWindow) -> None:
    window = open_window()
    window.packs.new()
    page = page_of(window)
    assert page.stack.currentWidget() is page.empty and page.empty.isVisible()
    assert page.empty.buttons["act_import"].key == "Ctrl+I"
    window.kit.settings.set("ui_language", "it")
    assert page.empty._title.text() == "Aggiungi le prime fonti"


def test_a_source_taken_out_says_what_went_with_it_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    before = window.kit.desk.pack
    page_of(window).list.view.setFocus()
    qtbot.waitUntil(lambda: window.kit.actions["act_source_remove"].isEnabled())
    QTest.keyClick(page_of(window).list.view, Qt.Key.Key_Delete)
    assert window.kit.desk.pack.source(1) is None and window.kit.desk.source_number == 2
    said = window.status.message_label.text()
    assert "Source 1 and 7 excerpts removed (" in said and "in the briefing)" in said and "Undo" in said
    qtbot.waitUntil(lambda: window.kit.actions["act_undo"].isEnabled())
    window.status.message_label.linkActivated.emit("undo")
    assert window.kit.desk.pack == before and window.kit.desk.source_number == 1


def test_another_passage_for_an_excerpt_is_taken_with_enter(window: MainWindow, qtbot: QtBot) -> None:
    source = with_source(window)
    reader_of(window).select(2, 2)
    press(window, qtbot, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: window.kit.actions["act_extend"].isEnabled())
    window.kit.actions["act_extend"].trigger()
    assert page_of(window).pane.extend_bar.isVisible()
    reader_of(window).select(0, TEXT.index("\n"))
    press(window, qtbot, Qt.Key.Key_Return)
    moved = last_of(window, source)
    assert (moved.number, moved.exact, moved.themes) == (1, TEXT.split("\n")[0], ("mil.nmi",))
    assert not page_of(window).pane.extend_bar.isVisible()


def test_a_passage_marked_in_the_file_is_taken_with_its_comment_or_dismissed(window: MainWindow, qtbot: QtBot) -> None:
    first = Highlight(0, 5, "First", author="Rossi", comment="why?")
    other = Highlight(8, 16, TEXT[8:16])
    source = with_source(window, highlights=(first, other))
    bar = page_of(window).pane.proposals
    assert bar.isVisible() and bar.count_label.text() == "2 passages marked in the file" and bar.comment_label.text() == "Rossi: why?"
    bar.take_button.click()
    made = last_of(window, source)
    assert (made.exact, made.note) == ("First", "Rossi: why?")
    bar.dismiss_button.click()
    now = window.kit.desk.pack.source(source.number)
    assert now is not None and now.highlights == () and not bar.isVisible()


def test_a_page_is_read_whole_and_what_is_lost_is_said(window: MainWindow, qtbot: QtBot) -> None:
    source = with_source(window, view="article", views={"page": Reading("Menu\nOnly another text altogether stands here.")})
    reader_of(window).select(2, 2)
    press(window, qtbot, Qt.Key.Key_1)
    header = page_of(window).pane.header
    assert header.views.isVisible() and header.view_buttons["article"].isChecked()
    header.view_buttons["page"].click()
    now = window.kit.desk.pack.source(source.number)
    assert now is not None and now.view == "page" and not now.verified(now.excerpts[0])
    assert "1 excerpt is not in this reading" in window.status.message_label.text()
    assert reader_of(window).toPlainText().startswith("Menu")


def test_words_are_found_and_gone_through(window: MainWindow, qtbot: QtBot) -> None:
    with_source(window)
    pane = page_of(window).pane
    window.kit.actions["act_find_in_source"].trigger()
    QTest.keyClicks(pane.find_bar.edit, "stands")
    qtbot.waitUntil(lambda: pane.find_bar.label.text() == "1 of 1")
    span = reader_of(window).selection
    assert span is not None and TEXT[span.start:span.end] == "stands"
    QTest.keyClick(pane.find_bar.edit, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible()


def test_a_theme_button_makes_an_excerpt_too(window: MainWindow, qtbot: QtBot) -> None:
    source = with_source(window)
    reader_of(window).select(0, 5)
    qtbot.wait(20)
    bar = page_of(window).pane.themes
    assert bar.lead.text() == "1 word →" and bar.property("live")
    QTest.mouseClick(bar.buttons[0], Qt.MouseButton.LeftButton)
    assert last_of(window, source).exact == "First" and reader_of(window).hasFocus()


def test_a_theme_is_chosen_or_made_by_its_name(window: MainWindow, qtbot: QtBot) -> None:
    source = with_source(window)

    def pick(name: str) -> None:
        press(window, qtbot, Qt.Key.Key_T)
        popup = window.findChildren(ChoicePopup)[-1]
        assert popup.isVisible()
        QTest.keyClicks(popup.edit, name)
        QTest.keyClick(popup.edit, Qt.Key.Key_Return)

    reader_of(window).select(0, 5)
    pick("alliance")
    assert last_of(window, source).themes == ("pol.alliance",)
    reader_of(window).select(8, 16)
    pick("Rotations")
    assert last_of(window, source).themes == ("rotations",)
    window.kit.desk.undo()
    assert window.kit.desk.pack.theme("rotations") is None and len(window.kit.desk.pack.sources[-1].excerpts) == 1
