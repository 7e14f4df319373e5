"""Menus say what can be done and why not, and what undo would undo; context menus hold nothing that the menus have not."""
from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from briefer.edits import ChangeSource
from briefer.i18n import LANGUAGES
from briefer.model.sources import ExcerptId
from tests.ui.conftest import OpenWindow
from tests.ui.excerpt_hands import entered
from tests.ui.rooms import part, settled
from ui.main_window import MainWindow

PACKLESS = frozenset({"act_import", "act_paste_source"})  # they make a pack


def _entries(menu: QMenu) -> list[QAction]:
    """The entries of a menu and of those in it."""
    found: list[QAction] = []
    for one in menu.actions():
        inner = one.menu()
        found += _entries(inner) if isinstance(inner, QMenu) else [] if one.isSeparator() else [one]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_pack_sources_excerpts_and_briefing_are_grey_and_say_why(
        open_window: OpenWindow, qtbot: QtBot, language: str) -> None:
    window = open_window()
    window.kit.settings.set("ui_language", language)
    window.kit.actions.refresh()
    for name in ("source", "excerpt", "briefing"):
        entries = [one for one in _entries(part(window, QMenu, f"menu_{name}")) if one.objectName() not in PACKLESS]
        assert entries and not any(one.isEnabled() for one in entries), name
        for one in entries:
            reason = window.kit.actions.reason(one.objectName())
            assert reason and reason in one.toolTip(), one.objectName()
    assert all(window.kit.actions[id].isEnabled() for id in PACKLESS)


def test_redo_has_both_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.kit.desk.do(ChangeSource(1, {"author": "Rossi"}))
    for modifier, key in ((Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y),
                          (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z)):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert window.kit.desk.pack.sources[0].author != "Rossi"
        qtbot.keyClick(window, key, modifier)
        assert window.kit.desk.pack.sources[0].author == "Rossi"


@pytest.mark.parametrize(("language", "undo", "redo"), [("en", "Undo: change source 1", "Redo: change source 1"),
                                                        ("it", "Annulla: modifica della fonte 1", "Ripeti: modifica della fonte 1")])
def test_undo_and_redo_say_what(window: MainWindow, language: str, undo: str, redo: str) -> None:
    actions = window.kit.actions
    window.kit.desk.do(ChangeSource(1, {"author": "Rossi"}))
    window.kit.settings.set("ui_language", language)
    actions.settle()
    assert actions["act_undo"].toolTip().startswith(undo)
    window.kit.desk.undo()
    actions.settle()
    assert actions["act_redo"].toolTip().startswith(redo)


def test_many_rows_are_changed_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    page = entered(window, qtbot)
    ids = tuple(ExcerptId.of(*one) for one in window.kit.desk.pack.excerpts())
    before = window.kit.desk.pack
    changes: list[object] = []
    page.table.selectAll()
    qtbot.waitUntil(lambda: len(window.kit.desk.excerpt_ids) == len(ids))
    window.kit.desk.changed.connect(changes.append)
    qtbot.keyClick(page.table, Qt.Key.Key_2)
    theme = next(one.id for one in window.kit.desk.pack.themes if one.key == 2)
    assert all(theme in one.themes for _, one in window.kit.desk.pack.excerpts())
    assert len(changes) == 1, "the window draws once"
    qtbot.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.kit.desk.pack == before


@pytest.mark.parametrize(("room", "name"), [("excerpts", "excerpt_table"), ("sources", "source_list"), ("sources", "reader_view"),
                                            ("cards", "section_excerpt_view"), ("cards", "outline_tree")])
def test_a_context_menu_holds_actions_of_the_table(window: MainWindow, qtbot: QtBot, room: str, name: str) -> None:
    own = {window.kit.words.text(id) for id in ("card.edit_quote", "card.text_before")}
    settled(window, qtbot, room)
    widget = part(window, QWidget, name)
    widget.setFocus()
    if widget.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu:
        entries = widget.actions()
    else:
        at = QPoint(30, 30)
        target = widget.findChild(QWidget, "qt_scrollarea_viewport") or widget
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, target.mapToGlobal(at))
        QApplication.sendEvent(target, event)
        if not isinstance(QApplication.activePopupWidget(), QMenu):
            qtbot.keyClick(widget, Qt.Key.Key_Menu)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu"
        entries = _entries(menu)
    known = {window.kit.actions[id] for id in window.kit.actions}
    themes = {f"{one.key}  {window.kit.words.best(one.name)}" for one in window.kit.desk.pack.themes}
    strange = [one.text() for one in entries if one not in known and one.text() not in own | themes and not one.isSeparator()]
    assert entries and not strange
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
