"""The look: what the style sheet draws, the shade behind dialogs, and the size of text in the bars."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.icons import IconFiles
from ui.main_window import MainWindow
from ui.sheet import style_sheet
from ui.side_pane import SidePane
from ui.tokens import DARK, LIGHT


def image(name: str, colour: str) -> str:
    return f"{name}-{colour}"


def test_every_picture_of_the_style_sheet_is_there() -> None:
    files = IconFiles()
    found = set(re.findall(r'url\("([^"]+)"\)', style_sheet(LIGHT, 1.0, files.address)))
    assert len(found) > 5 and all(Path(one).read_text("utf-8").startswith("<svg") for one in found)


def test_nothing_is_left_of_the_signs_of_the_style_sheet() -> None:
    assert "@" not in style_sheet(DARK, 1.3, image)


def test_thick_focus_rings_are_wider_and_nothing_else_is() -> None:
    thin, thick = style_sheet(LIGHT, 1.0, image), style_sheet(LIGHT, 1.0, image, thick=True)
    rules = zip(thin.split("}"), thick.split("}"), strict=True)
    changed = [(before, after) for before, after in rules if before != after]
    assert changed and all(":focus" in before and after == before.replace("border: 2px", "border: 3px") for before, after in changed)


def test_sizes_grow_with_the_text_and_hairlines_do_not() -> None:
    assert "min-height: 30px" in style_sheet(LIGHT, 1.5, image) and "border: 1px solid" in style_sheet(LIGHT, 1.5, image)


@pytest.fixture
def shade_of(window: MainWindow) -> QWidget:
    window.kit.actions["act_preferences"].trigger()
    found = window.findChild(QWidget, "window_shade", Qt.FindChildOption.FindDirectChildrenOnly)
    assert found is not None
    return found


def test_a_dialog_darkens_the_window_while_it_is_open(window: MainWindow, shade_of: QWidget) -> None:
    dialog = window.findChild(QDialog, "preferences_dialog")
    assert dialog is not None and shade_of.isVisible() and shade_of.geometry().contains(window.rect())
    dark = window.grab().toImage().pixelColor(5, 300).lightnessF()
    dialog.accept()
    assert not shade_of.isVisible() and window.grab().toImage().pixelColor(5, 300).lightnessF() > dark


def test_the_search_field_shows_its_key_until_something_is_typed(window: MainWindow) -> None:
    field = window.findChild(QLineEdit, "search_edit")
    assert field is not None and field.key == "Ctrl+F"  # type: ignore[attr-defined]
    window.setFocus()
    bare = field.grab().toImage()
    field.key = ""  # type: ignore[attr-defined]
    field.update()
    assert field.grab().toImage() != bare


def test_the_tab_of_the_checks_tells_their_number(window: MainWindow) -> None:
    side = window.findChild(QWidget, "side_tabs")
    side.count_checks(7)  # type: ignore[union-attr]
    badge = side.findChild(QLabel, "checks_badge")  # type: ignore[union-attr]
    assert badge is not None and badge.text() == "7"
    bar = side.tabBar()  # type: ignore[union-attr]
    assert [bar.accessibleTabName(at) for at in range(bar.count())][-1] == "7 checks"
    side.count_checks(0)  # type: ignore[union-attr]
    assert [bar.accessibleTabName(at) for at in range(bar.count())][-1] == "Checks"


@pytest.mark.parametrize("size", [100, 150])
def test_every_tab_at_the_side_can_be_seen_beside_its_corner(window: MainWindow, size: int, qtbot: QtBot) -> None:
    window.kit.settings.set("text_size", size)
    window.kit.desk.go("briefing")
    qtbot.wait(60)
    side = window.findChild(SidePane)
    corner = window.findChild(QWidget, "preview_corner")
    assert side is not None and corner is not None
    assert side.tabBar().sizeHint().width() + corner.width() <= side.width() + 1
