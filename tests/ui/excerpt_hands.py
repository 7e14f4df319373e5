"""Hands for tests of the excerpts workspace: they click on rows and wait for what is about to come."""
from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from ui.excerpts.page import ExcerptsPage
from ui.main_window import MainWindow
from ui.widgets.choice_popup import ChoicePopup


def entered(window: MainWindow, qtbot: QtBot) -> ExcerptsPage:
    """The workspace of a window, when its table has the focus and something is selected there."""
    window.activateWindow()
    window.kit.actions["act_ws_excerpts"].trigger()
    page = window.page("excerpts")
    assert isinstance(page, ExcerptsPage)
    qtbot.waitUntil(lambda: page.table.hasFocus() and bool(page.table.ids()))
    qtbot.waitUntil(lambda: page.finder.is_ready)
    return page


def part(page: QWidget, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def click(qtbot: QtBot, page: QWidget, name: str) -> None:
    qtbot.mouseClick(part(page, name), Qt.MouseButton.LeftButton)


def shown(page: ExcerptsPage) -> list[str]:
    return [str(ExcerptId.of(*one)) for one in page.table.rows.shown]


def click_row(qtbot: QtBot, page: ExcerptsPage, id: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Clicks on the row of an excerpt."""
    page.table.show_excerpt(ExcerptId.parse(id))
    at = page.table.visualRect(page.table.rows.index(page.table.rows.row(ExcerptId.parse(id)), 1)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, keys, at)


def pack_of(window: MainWindow) -> Pack:
    return window.kit.desk.pack


def undo(window: MainWindow, qtbot: QtBot) -> None:
    """Takes the last step back, once the action knows that there is one."""
    qtbot.waitUntil(window.kit.actions["act_undo"].isEnabled)
    window.kit.actions["act_undo"].trigger()


def popup(page: ExcerptsPage, qtbot: QtBot) -> ChoicePopup:
    """The list that has just been opened."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), ChoicePopup))
    found = QApplication.activePopupWidget()
    assert isinstance(found, ChoicePopup)
    return found


def type_in(edit: QWidget, text: str) -> None:
    """Types text, also signs that Qt's test keys do not have."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(edit, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
