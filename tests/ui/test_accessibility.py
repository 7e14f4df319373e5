"""Who sees little, or hears the window, or has no mouse: every part that takes the focus says what it is, in both languages."""
from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from briefer.i18n import LANGUAGES
from tests.ui.conftest import OpenWindow
from tests.ui.rooms import ROOMS, focusable, part, settled
from ui.main_window import MainWindow
from ui.motion import run_without_end

ROLES = frozenset({
    "Button", "ButtonMenu", "CheckBox", "RadioButton", "ComboBox", "EditableText", "StaticText", "List", "Tree", "Table", "PageTabList",
    "SpinBox", "Slider", "Client", "Document"})
# A plain widget that paints itself or hears keys itself: its name says what it is.
PAINTED = frozenset({"preview_view", "timeline_from", "timeline_to", "print_sheet_view", "export_thumb", "pref_shortcut_edit"})


def _role(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role().name if interface else ""


def _name(widget: QWidget) -> str:
    """What a screen reader says: of a combo, on some systems, only its label is asked."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_whatever_takes_the_focus_has_a_name_and_a_role(open_window: OpenWindow, qtbot: QtBot, room: str, language: str) -> None:
    window = open_window("iraq-nato")
    window.kit.settings.set("ui_language", language)
    found = focusable(settled(window, qtbot, room))
    assert found, "nothing takes the focus"
    nameless = [f"{type(one).__name__} {one.objectName()}" for one in found if not _name(one)]
    assert not nameless, nameless
    odd = [f"{one.objectName()}: {_role(one)}" for one in found
           if _role(one) not in ROLES or (_role(one) == "Client" and one.objectName() not in PAINTED)]
    assert not odd, odd


@pytest.mark.parametrize("room", ROOMS)
def test_another_language_renames_everything(open_window: OpenWindow, qtbot: QtBot, room: str) -> None:
    window = open_window("iraq-nato")
    place = settled(window, qtbot, room)
    window.kit.settings.set("ui_language", "it")
    QApplication.processEvents()
    switched = {one.objectName(): (_name(one), one.toolTip()) for one in focusable(place) if one.objectName()}
    window.kit.settings.set("ui_language", "en")
    window.kit.settings.set("ui_language", "it")
    QApplication.processEvents()
    fresh = {one.objectName(): (_name(one), one.toolTip()) for one in focusable(place) if one.objectName()}
    assert switched == fresh


ORDER = {
    "start": ("start_import_button", "start_template_button", "start_open_button", "start_sample_button", "recent_list",
              "start_another_button", "start_language_en"),
    "sources": ("source_list", "reader_size_button", "reader_find_button", "theme_button_1", "reader_view", "src_title_edit",
                "src_publisher_edit", "src_published_edit"),
    "excerpts": ("timeline_from", "timeline_to", "undated_button", "excerpt_table", "exc_quote_view", "exc_match_label", "exc_date_edit",
                 "exc_credibility_2", "exc_translation_edit"),
    "cards": ("outline_tree", "unplaced_list", "framing_edit", "section_excerpt_view", "preview_view"),
}


@pytest.mark.parametrize("room", ORDER)
def test_tab_goes_through_a_room_in_the_order_in_which_it_is_read(window: MainWindow, qtbot: QtBot, room: str) -> None:
    place = settled(window, qtbot, room)
    part(place, QWidget, ORDER[room][0]).setFocus()
    seen: list[str] = []
    for _ in range(120):
        focused = QApplication.focusWidget()
        assert focused is not None
        if seen and focused.objectName() == seen[0]:
            break
        seen.append(focused.objectName())
        window.focusNextChild()
    met = [name for name in seen if name in ORDER[room]]
    assert tuple(met) == ORDER[room], seen


def test_what_the_status_bar_says_is_announced_to_those_who_want_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("ui.announcing.QAccessible.updateAccessibility", lambda event: told.append(event.message()))
    window.kit.say("Excerpt 1.4 made")
    window.kit.offer("Exported", {"Open": lambda: None})
    window.banner.show_notice("This pack is read-only.", "warn")
    assert told == ["Excerpt 1.4 made", "Exported. Open", "This pack is read-only."]
    window.kit.settings.set("announce", False)
    window.kit.say("Nothing")
    assert len(told) == 3


def test_the_line_chosen_in_the_palette_is_announced(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    place = settled(window, qtbot, "palette")
    told: list[str] = []
    monkeypatch.setattr("ui.announcing.QAccessible.updateAccessibility", lambda event: told.append(event.message()))
    edit = part(place, QWidget, "palette_edit")
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    chosen = part(place, QAbstractItemView, "palette_list").currentIndex()
    assert told and str(chosen.data()) in told[-1]


def test_a_message_with_a_link_can_be_gone_to_and_stays_while_it_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    label = window.status.message_label
    window.kit.say("Done.")
    assert not label.focusPolicy() & Qt.FocusPolicy.TabFocus, "nothing to choose in it"
    window.kit.say("Done.", undo=True, seconds=1)
    assert label.focusPolicy() & Qt.FocusPolicy.TabFocus
    QApplication.sendEvent(label, QFocusEvent(QEvent.Type.FocusIn))
    assert not label._gone.isActive()
    QApplication.sendEvent(label, QFocusEvent(QEvent.Type.FocusOut))
    assert label._gone.isActive()


@pytest.mark.parametrize(("wanted", "general", "still"), [("on", True, True), ("off", False, False), ("system", True, False),
                                                          ("system", False, True)])
def test_nothing_moves_for_those_who_want_it_still(window: MainWindow, monkeypatch: pytest.MonkeyPatch, wanted: str, general: bool,
                                                   still: bool) -> None:
    effects: dict[Any, bool] = {}
    monkeypatch.setattr("ui.motion.QApplication.isEffectEnabled", lambda effect: general)
    monkeypatch.setattr("ui.motion.QApplication.setEffectEnabled", lambda effect, on: effects.update({effect: on}))
    window.kit.settings.set("reduce_motion", "off" if wanted != "off" else "on")
    window.kit.settings.set("reduce_motion", wanted)
    bar = QProgressBar()
    run_without_end(bar, window.kit.settings)
    assert (bar.maximum() != 0) is still
    if wanted != "system":
        assert set(effects.values()) == {not still}
