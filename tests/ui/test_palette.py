"""The palette finds commands in the words of either language, and what is in the pack; the search lists it under its field."""
from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.model.sources import ExcerptId
from tests.ui.conftest import OpenWindow
from ui.dialogs.lines_view import Line
from ui.dialogs.palette import Palette
from ui.dialogs.palette_rows import Command, best, marked, rank, wish_of
from ui.dialogs.search_popup import SearchPopup
from ui.main_window import MainWindow

LONG = 20_000


def _open(window: MainWindow, qtbot: QtBot) -> Palette:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChildren(Palette)[-1]
    qtbot.waitUntil(palette.isVisible)
    return palette


def _texts(palette: Palette) -> list[str]:
    return [line.text for line in palette.list.model_.lines if not line.is_head]


def _type(palette: Palette, words: str) -> list[Line]:
    QTest.keyClicks(palette.edit, words)
    return [line for line in palette.list.model_.lines if not line.is_head]


def test_a_command_is_found_by_its_words_in_the_other_language_and_run(window: MainWindow, qtbot: QtBot) -> None:
    palette = _open(window, qtbot)
    first = _type(palette, "vai agli")
    assert not first
    palette.edit.clear()
    lines = _type(palette, ">estratti")
    at = next(at for at, line in enumerate(lines) if line.value == "act_ws_excerpts")
    assert lines[at].text == "Excerpts" and lines[at].note.startswith("Estratti")
    for _ in range(at):
        QTest.keyClick(palette.edit, Qt.Key.Key_Down)
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.kit.desk.workspace == "excerpts")


def test_what_was_run_last_comes_first(window: MainWindow, qtbot: QtBot) -> None:
    palette = _open(window, qtbot)
    _type(palette, ">dark")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.kit.look.dark)
    assert _texts(_open(window, qtbot))[0] == "Dark appearance"


def test_what_cannot_be_done_says_why_and_is_not_run(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    palette = _open(window, qtbot)
    lines = _type(palette, "place all")
    assert (lines[0].value, lines[0].off) == ("act_place_all", window.kit.actions.reason("act_place_all")) and lines[0].off
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_number_leads_to_an_excerpt_or_a_source(window: MainWindow, qtbot: QtBot) -> None:
    palette = _open(window, qtbot)
    _type(palette, "1.4")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert window.kit.desk.workspace == "excerpts" and window.kit.desk.excerpt_ids == (ExcerptId(1, 4),)
    palette = _open(window, qtbot)
    _type(palette, "[3")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert (window.kit.desk.workspace, window.kit.desk.source_number) == ("sources", 3)


def test_the_contents_of_the_pack_follow_the_commands(window: MainWindow, qtbot: QtBot) -> None:
    palette = _open(window, qtbot)
    QTest.keyClicks(palette.edit, "Baghdad")
    qtbot.waitUntil(lambda: any("Source" in line.note for line in palette.list.model_.lines), timeout=LONG)
    assert any(line.bold for line in palette.list.model_.lines)


def test_themes_are_listed_by_number_and_name(window: MainWindow, qtbot: QtBot) -> None:
    palette = _open(window, qtbot)
    names = [window.kit.words.best(theme.name) for theme in window.kit.desk.pack.themes if theme.key]
    assert [line.text for line in _type(palette, "#")] == names and names


def test_signs_say_what_is_meant() -> None:
    assert [wish_of(typed).only for typed in (">x", "# x", "[2]", "5.2", "5.", "5", "place", "1.x")] == [
        "commands", "themes", "source", "excerpt", "excerpt", "", "", ""]
    assert wish_of("[2]").words == "2"


def test_words_fit_from_their_begin_before_their_middle_and_without_accents() -> None:
    assert [rank(words, "Priorità e temi") for words in ("prior", "temi", "orita", "x", "temi pri")] == [0, 1, 2, 99, 1]
    commands = [Command("c", "Open the sample", ("Open the sample",)), Command("b", "Place in section", ("Place in section",), False),
                Command("a", "Place all", ("Place all",))]
    found = best("pl", commands, ["c"])
    assert [one.id for one in found] == ["c", "a", "b"]
    assert [tuple(span) for span in marked("pla sec", "Place in section")] == [(0, 3), (9, 12)]


def _search(window: MainWindow, qtbot: QtBot, words: str) -> SearchPopup:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window.top_bar.search_edit
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, words)
    popup = window.findChild(SearchPopup)
    assert popup is not None
    return popup


def test_the_search_lists_what_it_finds_and_enter_goes_there(window: MainWindow, qtbot: QtBot) -> None:
    popup = _search(window, qtbot, "mission")
    qtbot.waitUntil(popup.isVisible, timeout=LONG)
    lines = popup.list.model_.lines
    assert lines[0].text == "Sources" and all(line.bold for line in lines if line.note.startswith("Source"))
    field = window.top_bar.search_edit
    QTest.keyClick(field, Qt.Key.Key_Down)
    second = popup.list.line
    assert second is not None
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.kit.desk.source_number == second.value.source and not popup.isVisible()  # type: ignore[attr-defined]


def test_esc_empties_the_search(window: MainWindow, qtbot: QtBot) -> None:
    popup = _search(window, qtbot, "mission")
    qtbot.waitUntil(popup.isVisible, timeout=LONG)
    QTest.keyClick(window.top_bar.search_edit, Qt.Key.Key_Escape)
    assert not popup.isVisible() and window.top_bar.search_edit.text() == ""


def test_nothing_found_is_said(window: MainWindow, qtbot: QtBot) -> None:
    popup = _search(window, qtbot, "xyzzyq")
    qtbot.waitUntil(popup.isVisible, timeout=LONG)
    assert popup._nothing.text() == "Nothing in this pack for “xyzzyq”" and not popup.list.isVisible()


def test_all_of_a_kind_are_shown_when_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    popup = _search(window, qtbot, "Iraq")
    qtbot.waitUntil(popup.isVisible, timeout=LONG)
    lines = popup.list.model_.lines
    more = next(at for at, line in enumerate(lines) if line.text.startswith("Show all"))
    wanted = int("".join(sign for sign in lines[more].text if sign.isdigit()))
    popup.list.setCurrentIndex(popup.list.model_.index(more))
    QTest.keyClick(QApplication.focusWidget() or window.top_bar.search_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sum(not line.is_head for line in popup.list.model_.lines) == wanted, timeout=LONG)


def test_in_the_excerpts_the_field_filters_the_table_instead(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.desk.go("excerpts")
    popup = _search(window, qtbot, "mission")
    assert not popup._later.isActive() and not popup.isVisible()
