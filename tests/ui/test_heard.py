"""What a screen reader gets of each room, as text: read it as somebody who sees nothing of the window would hear it."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from briefer.i18n import LANGUAGES
from tests.ui.conftest import OpenWindow
from tests.ui.rooms import part, settled
from ui.preview.tab import PreviewTab

HEARD = ("start", "sources", "sources_excerpt", "excerpts", "briefing", "cards", "checks", "export", "data")
_ROWS = 3  # of a list
_LISTS = frozenset({QAccessible.Role.List, QAccessible.Role.Tree, QAccessible.Role.Table})
_MUTE = frozenset({QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.Border, QAccessible.Role.Splitter,
                   QAccessible.Role.ScrollBar, QAccessible.Role.Separator, QAccessible.Role.LayeredPane, QAccessible.Role.MenuBar,
                   QAccessible.Role.Grip, QAccessible.Role.NoRole, QAccessible.Role.Graphic, QAccessible.Role.Grouping})


def _lines(of: QAccessibleInterface, depth: int = 0) -> Iterator[str]:
    """A part of the window and those in it: role, name, what more is said, its state."""
    state, role = of.state(), of.role()
    if state.invisible and depth:
        return
    name, more = " ".join(of.text(QAccessible.Text.Name).split()), " ".join(of.text(QAccessible.Text.Description).split())
    silent = role in _MUTE and not name
    if not silent:
        states = [word for word, holds in (("disabled", state.disabled), ("checked", state.checked), ("selected", state.selected),
                                           ("read only", state.readOnly)) if holds]
        value = _value(of)
        said = "; ".join(one for one in (name, f"= {value}" if value and value != name else "", more if more != name else "",
                                         ", ".join(states)) if one)
        yield f"{'  ' * depth}{role.name}: {said}"
    count = of.childCount()
    for at in range(min(count, _ROWS) if role in _LISTS else count):
        child = of.child(at)
        if child is not None and child.isValid():
            yield from _lines(child, depth + (not silent))
    if role in _LISTS and count > _ROWS:
        yield f"{'  ' * (depth + 1)}… of {count}"


def _value(of: QAccessibleInterface) -> str:
    """What stands in a field; the name of a combo is that of its label, which some systems ask for instead."""
    thing = of.object()
    if isinstance(thing, QComboBox):
        return f"{thing.currentText()} ({thing.accessibleName()})"
    return " ".join(of.text(QAccessible.Text.Value).split())[:80]


def heard(place: QWidget) -> str:
    """A place as text, without what depends on the day and the machine."""
    top = QAccessible.queryAccessibleInterface(place)
    assert top is not None
    text = "\n".join(_lines(top))
    text = re.sub(r"\b\d{1,2}:\d{2}\b", "HH:MM", text)
    return re.sub(r"[^\s»”]*/(?:tmp|pytest)[^\s»”]*", "PATH", text) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", HEARD)
def test_a_room_is_heard_as_it_was_read_and_found_good(
        open_window: OpenWindow, qtbot: QtBot, golden: Callable[[str, str], None], room: str, language: str) -> None:
    window = open_window("iraq-nato")
    window.kit.settings.set("ui_language", language)
    place = settled(window, qtbot, room)
    qtbot.waitUntil(lambda: not window.kit.desk.is_open or window.kit.actions["act_check_next"].isEnabled(), timeout=60_000)
    preview = part(window, PreviewTab, "preview_tab")
    qtbot.waitUntil(lambda: not preview.isVisible() or (preview.view.pages is not None and not preview.line.isVisible()
                                                        and not preview.view.missing()), timeout=60_000)
    window.setFocus(Qt.FocusReason.OtherFocusReason)
    golden(f"heard/{room}.{language}.txt", heard(place))
