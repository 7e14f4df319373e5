"""From pane to pane with a key, and the middle with the page to itself."""
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from briefer.model.sources import ExcerptId
from tests.ui.rooms import part, settled
from ui.main_window import MainWindow
from ui.side_pane import SidePane

STOPS = {"sources_excerpt": ("source_list", "theme_bar", "reader_view", "side_tabs"),
         "excerpts": ("filter_row", "timeline_view", "excerpt_table", "side_tabs"),
         "cards": ("outline_tree", "unplaced_list", "section_editor", "side_tabs")}
LEFT = {"sources": "source_list_pane", "briefing": "outline_pane"}


def _pane(window: MainWindow, names: tuple[str, ...]) -> str:
    """The pane that has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    panes = {name: part(_page(window), QWidget, name) for name in names}
    return next((name for name, pane in panes.items() if pane is focused or pane.isAncestorOf(focused)), focused.objectName())


def _page(window: MainWindow) -> QWidget:
    page = window.stack.currentWidget()
    assert page is not None
    return page


def _key(window: MainWindow, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    QApplication.processEvents()


@pytest.mark.parametrize("room", STOPS)
def test_f6_goes_from_pane_to_pane_and_back_to_where_each_was_left(window: MainWindow, qtbot: QtBot, room: str) -> None:
    settled(window, qtbot, room)
    qtbot.waitUntil(window.kit.actions["act_pane_next"].isEnabled)
    names = STOPS[room]
    first = part(_page(window), QWidget, names[2])
    (first if first.focusPolicy() & Qt.FocusPolicy.TabFocus else part(first, QWidget, "framing_edit")).setFocus()
    began = QApplication.focusWidget()
    met = [_pane(window, names)]
    for _ in names:
        _key(window, qtbot, Qt.Key.Key_F6)
        met.append(_pane(window, names))
    around = names[2:] + names[:2]
    assert tuple(met) == (*around, around[0]) and QApplication.focusWidget() is began
    for name in (*reversed(around[1:]), around[0]):
        _key(window, qtbot, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert _pane(window, names) == name


def test_f6_passes_over_panes_that_are_not_there(window: MainWindow, qtbot: QtBot) -> None:
    settled(window, qtbot, "sources_excerpt")
    part(window, QWidget, "reader_view").setFocus()
    window.kit.actions["act_side_toggle"].trigger()
    _key(window, qtbot, Qt.Key.Key_F6)
    assert _pane(window, STOPS["sources_excerpt"]) == "source_list"


@pytest.mark.parametrize("space", ["sources", "excerpts", "briefing"])
def test_the_pane_at_the_side_goes_and_comes_back_as_wide_as_it_was(window: MainWindow, qtbot: QtBot, space: str) -> None:
    settled(window, qtbot, "cards" if space == "briefing" else space)
    side, splitter = part(window, SidePane, "side_tabs"), part(window, QSplitter, f"{space}_splitter")
    sizes = splitter.sizes()
    side.setFocus()
    _key(window, qtbot, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not side.isVisible() and splitter.sizes()[-2] > sizes[-2]
    focused = QApplication.focusWidget()
    assert focused is not None and focused.isVisible() and _page(window).isAncestorOf(focused)
    _key(window, qtbot, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert side.isVisible() and splitter.sizes() == sizes


def test_the_pane_at_the_side_stays_away_in_other_workspaces_until_it_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    settled(window, qtbot, "excerpts")
    side = part(window, SidePane, "side_tabs")
    window.kit.actions["act_side_toggle"].trigger()
    for space in ("sources", "briefing", "excerpts"):
        window.kit.desk.go(space)
        QApplication.processEvents()
        assert not side.isVisible(), space
    window.kit.desk.select_excerpts((ExcerptId(1, 2),))
    _key(window, qtbot, Qt.Key.Key_F4)
    assert side.isVisible() and side.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]


@pytest.mark.parametrize("space", ["sources", "briefing"])
def test_the_middle_has_the_page_to_itself_and_gives_it_back(window: MainWindow, qtbot: QtBot, space: str) -> None:
    settled(window, qtbot, "cards" if space == "briefing" else space)
    side, left = part(window, SidePane, "side_tabs"), part(window, QWidget, LEFT[space])
    splitter = part(window, QSplitter, f"{space}_splitter")
    sizes, action = splitter.sizes(), window.kit.actions["act_focus_mode"]
    qtbot.waitUntil(action.isEnabled)
    _key(window, qtbot, Qt.Key.Key_F11)
    assert not side.isVisible() and not left.isVisible() and action.isChecked()
    assert splitter.sizes()[1] == splitter.width()
    _key(window, qtbot, Qt.Key.Key_F11)
    assert side.isVisible() and left.isVisible() and not action.isChecked() and splitter.sizes() == sizes


def test_a_pane_that_was_away_before_stays_away_after_the_middle_was_alone(window: MainWindow, qtbot: QtBot) -> None:
    settled(window, qtbot, "sources")
    side, act = part(window, SidePane, "side_tabs"), window.kit.actions
    qtbot.waitUntil(act["act_focus_mode"].isEnabled)
    for id in ("act_side_toggle", "act_focus_mode", "act_focus_mode"):
        act[id].trigger()
    assert not side.isVisible() and part(window, QWidget, "source_list_pane").isVisible()


def test_asking_for_details_or_closing_the_pack_ends_the_middle_alone(window: MainWindow, qtbot: QtBot) -> None:
    settled(window, qtbot, "sources")
    side, action = part(window, SidePane, "side_tabs"), window.kit.actions["act_focus_mode"]
    qtbot.waitUntil(action.isEnabled)
    action.trigger()
    window.kit.actions["act_show_details"].trigger()
    assert side.isVisible() and part(window, QWidget, "source_list_pane").isVisible() and not action.isChecked()
    action.trigger()
    window.close_pack()
    assert not action.isChecked() and not side.away
