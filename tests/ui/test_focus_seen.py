"""Who goes through the window with the keys sees where they are: whatever has the focus is painted in another way."""
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.rooms import focusable, settled

ROOMS = ("start", "sources", "sources_excerpt", "excerpts", "briefing", "cards", "checks", "export", "print", "data",
         "preferences_general", "preferences_themes")


def _shows_focus(place: QWidget, widget: QWidget) -> bool:
    """Whether a widget, or what it stands in, is painted in another way when it has the focus."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    if not widget.hasFocus():
        return True  # it hands the focus on
    around = widget.parentWidget() or widget
    with_it = _picture(around, widget)
    widget.clearFocus()
    QApplication.processEvents()
    return _picture(around, widget) != with_it


def _picture(around: QWidget, widget: QWidget) -> QImage:
    """A widget with a rim of what is around it."""
    return around.grab(widget.geometry().adjusted(-4, -4, 4, 4)).toImage()


@pytest.mark.parametrize(("room", "dark"), [*((room, False) for room in ROOMS), ("cards", True)])  # one sheet for both; colours are tested
def test_the_focus_can_be_seen(open_window: OpenWindow, qtbot: QtBot, room: str, dark: bool) -> None:
    window = open_window("iraq-nato")
    window.kit.settings.set("appearance", "dark" if dark else "light")
    place = settled(window, qtbot, room)
    unseen = [f"{type(one).__name__} {one.objectName()}" for one in focusable(place) if not _shows_focus(place, one)]
    assert not unseen, unseen
