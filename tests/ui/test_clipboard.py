"""Cut, copy, paste and select all act on what has the focus, wherever they are called from."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefer.model.sources import ExcerptId
from tests.ui.conftest import OpenWindow
from tests.ui.rooms import part
from ui.main_window import MainWindow
from ui.preview.view import PreviewView
from ui.sources.reader_view import ReaderView


def _do(window: MainWindow, qtbot: QtBot, id: str) -> None:
    qtbot.waitUntil(window.kit.actions[id].isEnabled)
    window.kit.actions[id].trigger()


def _focus(window: MainWindow, qtbot: QtBot, widget: QWidget) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: widget.isVisible() and window.isActiveWindow())
    for _ in range(3):  # a workspace gives the focus to something a moment after it is shown
        QApplication.processEvents()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)


def _copied() -> str:
    return QGuiApplication.clipboard().text()


def test_the_words_selected_in_the_reader_are_copied_as_the_source_has_them(window: MainWindow, qtbot: QtBot) -> None:
    reader = part(window, ReaderView, "reader_view")
    _focus(window, qtbot, reader)
    assert not window.kit.actions["act_copy"].isEnabled()
    QTest.keyClick(reader, Qt.Key.Key_J)
    _do(window, qtbot, "act_copy")
    assert _copied() and _copied() in window.kit.desk.pack.sources[0].text
    _do(window, qtbot, "act_select_all")
    _do(window, qtbot, "act_copy")
    assert _copied() == window.kit.desk.pack.sources[0].text.strip()


def test_a_field_is_cut_and_pasted_as_steps_of_the_pack(window: MainWindow, qtbot: QtBot) -> None:
    field = part(window, QLineEdit, "src_author_edit")
    _focus(window, qtbot, field)
    QTest.keyClicks(field, "Rossi")
    _do(window, qtbot, "act_select_all")
    _do(window, qtbot, "act_cut")
    assert (field.text(), _copied()) == ("", "Rossi")
    _do(window, qtbot, "act_paste")
    window.kit.settling.emit()
    assert window.kit.desk.pack.sources[0].author == "Rossi"


def _table(window: MainWindow) -> QWidget:
    window.kit.desk.go("excerpts")
    window.kit.desk.select_excerpts((ExcerptId(1, 1), ExcerptId(1, 2)))
    return part(window, QWidget, "excerpt_table")


def _source_excerpts(window: MainWindow) -> QWidget:
    found = part(window, QAbstractItemView, "src_excerpt_list")
    found.setCurrentIndex(found.model().index(0, 0))
    return found


def _tray(window: MainWindow) -> QWidget:
    window.kit.desk.go("briefing")
    found = part(window, QAbstractItemView, "unplaced_list")
    found.setCurrentIndex(found.model().index(0, 0))
    return found


def _cards(window: MainWindow) -> QWidget:
    window.kit.desk.go("briefing")
    briefing = window.kit.desk.briefing
    assert briefing is not None
    window.kit.desk.select_section(next(iter(briefing.placed()))[0])
    return part(window, QAbstractItemView, "section_excerpt_view")


@pytest.mark.parametrize(("room", "count"), [(_table, 2), (_source_excerpts, 1), (_tray, 1), (_cards, 1)])
def test_excerpts_are_copied_with_their_citations(
        window: MainWindow, qtbot: QtBot, room: Callable[[MainWindow], QWidget], count: int) -> None:
    widget = room(window)
    _focus(window, qtbot, widget)
    QGuiApplication.clipboard().clear()
    _do(window, qtbot, "act_copy")
    quotes = _copied().split("\n\n")
    pack = window.kit.desk.pack
    said = [" ".join(excerpt.words.split()) for _, excerpt in pack.excerpts()]
    assert len(quotes) == count and all(any(one in quote and len(quote) > len(one) + 8 for one in said) for quote in quotes)
    assert "copied with" in window.status.message_label.text()


def test_rows_are_copied_as_text(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.desk.go("briefing")
    tree = part(window, QAbstractItemView, "outline_tree")
    _focus(window, qtbot, tree)
    tree.setCurrentIndex(tree.model().index(1, 0))
    _do(window, qtbot, "act_copy")
    assert _copied() == tree.model().index(1, 0).data()
    sources = part(window, QAbstractItemView, "source_list")
    window.kit.desk.go("sources")
    _focus(window, qtbot, sources)
    _do(window, qtbot, "act_select_all")
    _do(window, qtbot, "act_copy")
    assert len(_copied().splitlines()) == 8 and "8 rows copied" in window.status.message_label.text()


def test_a_fact_of_the_details_is_reached_and_copied_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.desk.go("excerpts")
    window.kit.desk.select_excerpts((ExcerptId(1, 1),))
    for name in ("exc_match_label", "exc_placed_label", "exc_grade_hint"):
        label = part(window, QLabel, name)
        _focus(window, qtbot, label)
        assert label.focusPolicy() & Qt.FocusPolicy.TabFocus
        _do(window, qtbot, "act_copy")
        assert _copied() and "<" not in _copied() and label.text()


def test_what_prints_is_copied_from_the_preview(window: MainWindow, qtbot: QtBot) -> None:
    _cards(window)
    view = part(window, PreviewView, "preview_view")
    _focus(window, qtbot, view)
    qtbot.waitUntil(lambda: bool(view.marked), timeout=20_000)
    qtbot.waitUntil(window.kit.actions["act_copy"].isEnabled, timeout=20_000)
    QGuiApplication.clipboard().clear()
    window.kit.actions["act_copy"].trigger()
    qtbot.waitUntil(lambda: bool(_copied()), timeout=20_000)
    assert "The chain of events began on Friday 3 January" in _copied(), "the first card of the section"
    assert "as it prints" in window.status.message_label.text()


def test_the_palette_copies_from_where_one_was(window: MainWindow, qtbot: QtBot) -> None:
    reader = part(window, ReaderView, "reader_view")
    _focus(window, qtbot, reader)
    QTest.keyClick(reader, Qt.Key.Key_J)
    _do(window, qtbot, "act_palette")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not reader)
    assert window.kit.actions["act_copy"].isEnabled()
    window.kit.actions["act_copy"].trigger()
    assert _copied() and _copied() in window.kit.desk.pack.sources[0].text


def test_words_become_a_source_where_nobody_writes(window: MainWindow, qtbot: QtBot) -> None:
    _focus(window, qtbot, part(window, ReaderView, "reader_view"))
    QGuiApplication.clipboard().setText("Words from elsewhere.")
    _do(window, qtbot, "act_paste")
    qtbot.waitUntil(lambda: window.findChild(QWidget, "paste_dialog") is not None)


def test_the_full_reference_of_a_source_is_copied(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("iraq-nato")
    QGuiApplication.clipboard().clear()
    _do(window, qtbot, "act_source_copy_cite")
    qtbot.waitUntil(lambda: bool(_copied()), timeout=20_000)
    source = window.kit.desk.pack.sources[0]
    ends = source.title.text.best("en")[-20:]  # the apostrophe before prints in its own form
    assert ends in _copied() and source.publisher.text.best("en") in _copied()
