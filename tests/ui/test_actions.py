"""One action for each thing to do, in the same words and under the same keys wherever it is met."""
from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from briefer.i18n import LANGUAGES
from tests.ui.conftest import OpenWindow
from ui.action_rows import MENUS, ROWS
from ui.main_window import MainWindow


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_opens_one_entry_of_a_menu_only(open_window: OpenWindow, language: str) -> None:
    window = open_window()
    window.kit.settings.set("ui_language", language)
    named = {menu.objectName(): menu for menu in window.menuBar().findChildren(QMenu)}
    menus = [named[f"menu_{name}"] for name in MENUS]
    for menu in (*menus, window.menuBar()):
        letters = Counter(match[1].lower() for one in menu.actions() if (match := re.search("&(.)", one.text())))
        assert [letter for letter, times in letters.items() if times > 1] == [], menu.objectName()


def test_keys_of_the_window_are_there_once() -> None:
    keys = Counter(key for row in ROWS if not row.in_view for key in row.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_what_cannot_be_done_is_disabled_and_says_why(open_window: OpenWindow) -> None:
    window = open_window()
    actions = window.kit.actions
    assert not actions["act_save"].isEnabled() and actions.reason("act_save") == "Open a pack first"
    assert "Open a pack first" in actions["act_save"].toolTip() and actions["act_quit"].isEnabled()
    window.kit.settings.set("ui_language", "it")
    assert actions.reason("act_save") == "Serve un fascicolo aperto"


def test_an_action_says_its_words_in_the_language_of_the_window(window: MainWindow) -> None:
    action = window.kit.actions["act_ws_sources"]
    assert action.text() == "&Sources"
    window.kit.actions["act_ui_language"].trigger()
    assert action.text() == "&Fonti" and window.kit.actions["act_ui_language"].text() == "En&glish"


def test_keys_of_a_view_do_not_reach_the_window(window: MainWindow) -> None:
    for row in ROWS:
        ids = [f"{row.id.removesuffix('_n')}_{number}" for number in range(1, 10)] if row.nine else [row.id]
        for id in ids:
            scope = window.kit.actions[id].shortcutContext()
            assert (scope == Qt.ShortcutContext.WidgetWithChildrenShortcut) == row.in_view
