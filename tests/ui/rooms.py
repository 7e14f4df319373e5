"""Every place of the window that somebody can come to: pages, panes and dialogs, each with the way there."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from briefer.edits import RemoveBriefing
from briefer.model.sources import ExcerptId
from ui.checks.tab import ChecksTab
from ui.dialogs.comparing import compare
from ui.main_window import MainWindow
from ui.preview.tab import PreviewTab

Way = Callable[[MainWindow, QtBot], QWidget]
Part = TypeVar("Part", bound=QWidget)


def part(place: QWidget, kind: type[Part], name: str) -> Part:
    """A part of a place by its name."""
    found = place.findChild(kind, name)
    assert found is not None, name
    return found


def dialog(window: MainWindow, qtbot: QtBot, name: str) -> QDialog:
    """A dialog of the window, once it is shown."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QDialog, name)))
    return next(one for one in window.findChildren(QDialog, name) if one.isVisible())


def _by_action(id: str, name: str) -> Way:
    """The way to a dialog that an action opens."""
    def go(window: MainWindow, qtbot: QtBot) -> QWidget:
        window.kit.desk.go("briefing")
        qtbot.waitUntil(window.kit.actions[id].isEnabled)
        window.kit.actions[id].trigger()
        return dialog(window, qtbot, name)

    return go


def _start(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.close_pack()
    return window


def _sources(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.kit.desk.go("sources")
    return window


def _reader_with_excerpt(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.kit.desk.go("sources")
    window.kit.desk.select_excerpts((ExcerptId(1, 1),))
    return window


def _excerpts(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.kit.desk.go("excerpts")
    window.kit.desk.select_excerpts((ExcerptId(1, 1),))
    return window


def _several(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.kit.desk.go("excerpts")
    window.kit.desk.select_excerpts((ExcerptId(1, 1), ExcerptId(1, 2)))
    return window


def _briefing(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.kit.desk.go("briefing")
    window.kit.desk.select_section("bottom_line")
    return window


def _cards(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.kit.desk.go("briefing")
    briefing = window.kit.desk.briefing
    assert briefing is not None
    window.kit.desk.select_section(next(iter(briefing.placed()))[0])
    return window


def _section(window: MainWindow, qtbot: QtBot) -> QWidget:
    _cards(window, qtbot)
    window.kit.actions["act_show_details"].trigger()
    return window


def _no_briefing(window: MainWindow, qtbot: QtBot) -> QWidget:
    for one in window.kit.desk.pack.briefings:
        window.kit.desk.do(RemoveBriefing(one.id))
    window.kit.desk.go("briefing")
    return window


def _checks(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.kit.desk.go("briefing")
    qtbot.waitUntil(window.kit.actions["act_check_next"].isEnabled, timeout=20_000)
    window.kit.actions["act_show_checks"].trigger()
    return window


def _empty(window: MainWindow, qtbot: QtBot) -> QWidget:
    """A pack without anything."""
    window.packs.new("Nothing")
    return window


def _no_excerpts(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.packs.new("Nothing")
    window.kit.desk.go("excerpts")
    return window


def _find_bar(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.kit.actions["act_find_in_source"].trigger()
    return window


def _compare(window: MainWindow, qtbot: QtBot) -> QWidget:
    compare(window.kit, ExcerptId(1, 1), window)
    return dialog(window, qtbot, "compare_dialog")


def _preferences(page: str) -> Way:
    def go(window: MainWindow, qtbot: QtBot) -> QWidget:
        window.kit.actions["act_preferences"].trigger()
        found = dialog(window, qtbot, "preferences_dialog")
        found.show_page(page)  # type: ignore[attr-defined]
        return found

    return go


def _popup(id: str) -> Way:
    """The way to a list that an action opens over the table of excerpts."""
    def go(window: MainWindow, qtbot: QtBot) -> QWidget:
        _excerpts(window, qtbot)
        qtbot.waitUntil(window.kit.actions[id].isEnabled)
        window.kit.actions[id].trigger()
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        found = QApplication.activePopupWidget()
        assert found is not None
        return found

    return go


def _search(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.kit.desk.go("sources")
    edit = window.top_bar.search_edit
    edit.setFocus()
    QTest.keyClicks(edit, "mission")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QWidget, "search_results_view")), timeout=20_000)
    return window


ROOMS: Mapping[str, Way] = MappingProxyType({
    "start": _start, "sources": _sources, "sources_excerpt": _reader_with_excerpt, "find": _find_bar, "excerpts": _excerpts,
    "several": _several, "briefing": _briefing, "cards": _cards, "section": _section, "no_briefing": _no_briefing, "checks": _checks,
    "empty": _empty, "no_excerpts": _no_excerpts, "search": _search,
    "palette": _by_action("act_palette", "palette_popup"), "export": _by_action("act_export", "export_dialog"),
    "print": _by_action("act_print_handout", "print_dialog"), "data": _by_action("act_briefing_data", "briefing_data_dialog"),
    "template": _by_action("act_new_from_template", "template_dialog"), "paste": _by_action("act_paste_source", "paste_dialog"),
    "help": _by_action("act_help", "help_window"), "about": _by_action("act_about", "about_dialog"), "compare": _compare,
    "themes": _popup("act_theme_pick"), "place": _popup("act_place"),
    **{f"preferences_{page}": _preferences(page) for page in (
        "general", "reading", "themes", "grading", "translation", "printing", "saving", "keyboard", "accessibility")}})


def settled(window: MainWindow, qtbot: QtBot, room: str) -> QWidget:
    """A room, when what comes a moment later is there too, and the pages if it has a preview."""
    window.activateWindow()
    found = ROOMS[room](window, qtbot)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.kit.tasks.running, timeout=20_000)
    tab = window.findChild(ChecksTab)
    assert tab is not None
    checks = tab.watch
    qtbot.waitUntil(lambda: checks.looked and not checks.busy, timeout=60_000)
    preview, desk = part(window, PreviewTab, "preview_tab"), window.kit.desk
    qtbot.waitUntil(lambda: not (preview.isVisible() and desk.is_open and desk.briefing) or preview.view.pages is not None, timeout=60_000)
    QApplication.processEvents()
    return found


def focusable(place: QWidget) -> list[QWidget]:
    """What can have the focus in a place, without the parts of other widgets that pass it on."""
    return [one for one in place.findChildren(QWidget)
            if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.focusProxy() is None]
