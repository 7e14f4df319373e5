"""Preferences hold at once; the guide, the report and the program's own mistakes are honest."""
from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QPushButton, QRadioButton, QToolButton
from pytestqt.qtbot import QtBot

from briefer import __version__
from briefer.bugs import LOG
from briefer.i18n import LANGUAGES
from briefer.session import Session
from tests.ui.conftest import OpenWindow
from ui import keyboard
from ui.dialogs.about import AboutDialog
from ui.dialogs.preference_pages import GlossaryPage, KeysPage, ThemesPage
from ui.dialogs.preference_rows import PAGES
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.problem_report import cleaned
from ui.help.tour import STEPS, Tour
from ui.help.window import PAGES as HELP_PAGES
from ui.help.window import HelpWindow, page_text
from ui.main_window import MainWindow
from ui.settings import BY_NAME


def _preferences(window: MainWindow, page: str = "general") -> PreferencesDialog:
    window.kit.actions["act_preferences"].trigger()
    dialog = window.findChildren(PreferencesDialog)[-1]
    dialog.show_page(page)
    return dialog


def test_preferences_hold_at_once(window: MainWindow) -> None:
    dialog = _preferences(window)
    dark, large = dialog.findChild(QRadioButton, "pref_appearance_dark"), dialog.findChild(QToolButton, "pref_text_size_130")
    combo = dialog.findChild(QComboBox, "pref_ui_language")
    assert dark is not None and large is not None and combo is not None
    QTest.mouseClick(dark, Qt.MouseButton.LeftButton)
    assert window.kit.look.dark and window.kit.settings.value("appearance") == "dark"
    QTest.mouseClick(large, Qt.MouseButton.LeftButton)
    assert window.kit.look.scale == 1.3
    combo.setCurrentIndex(combo.findData("it"))
    combo.activated.emit(combo.currentIndex())
    assert dialog.windowTitle() == "Preferenze" and dark.text() == "Scuro"


def test_a_page_is_reset_and_that_is_taken_back_from_the_status_bar(window: MainWindow) -> None:
    dialog = _preferences(window)
    window.kit.settings.set("text_size", 150)
    reset = dialog.findChild(QPushButton, "prefs_reset_button")
    assert reset is not None
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert window.kit.settings.value("text_size") == 100
    dialog.accept()
    window.status.message_label.linkActivated.emit("0")
    assert window.kit.settings.value("text_size") == 150


def test_every_preference_is_a_setting_with_words_for_its_choices(window: MainWindow) -> None:
    for _, _, prefs in PAGES:
        for pref in prefs:
            for choice in BY_NAME[pref.name].choices if pref.form in ("combo", "radio") else ():
                assert window.kit.words.has(f"pref.{pref.name}.{choice or 'none'}"), f"{pref.name}: {choice}"


def test_single_keys_can_be_turned_off(window: MainWindow) -> None:
    dialog = _preferences(window, "keyboard")
    check = dialog.findChild(QCheckBox, "pref_single_keys")
    assert check is not None
    check.click()
    actions = window.kit.actions
    assert actions["act_theme_1"].shortcut().isEmpty() and actions["act_unplace"].shortcut().isEmpty()
    assert not actions["act_import"].shortcut().isEmpty() and not actions["act_excerpt_delete"].shortcut().isEmpty()
    check.click()
    assert actions["act_theme_1"].shortcut().toString() == "1"


def test_a_key_that_is_taken_says_by_what_and_is_not_given(window: MainWindow, qtbot: QtBot) -> None:
    page = _preferences(window, "keyboard").findChildren(KeysPage)[0]
    page.choose("act_about")
    QTest.keyClick(page.keys, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    page.keys.editingFinished.emit()
    assert window.kit.actions["act_about"].shortcut().isEmpty()
    item = page.tree.currentItem()
    assert item is not None and "Import files" in item.text(2)
    QTest.keyClick(page.keys, Qt.Key.Key_F12)
    page.keys.editingFinished.emit()
    assert window.kit.actions["act_about"].shortcut().toString() == "F12" and dict(keyboard.chosen(window.kit)) == {"act_about": "F12"}


def test_themes_are_changed_in_the_pack_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    page = _preferences(window, "themes").findChildren(ThemesPage)[0]
    before = window.kit.desk.pack.themes
    page.choose(before[0].id)
    item = page.tree.currentItem()
    assert item is not None
    item.setText(1, "Renamed")
    assert window.kit.desk.pack.themes[0].name.get("en") == "Renamed"
    page.down.click()
    assert window.kit.desk.pack.themes[1].id == before[0].id
    window.kit.desk.undo()
    window.kit.desk.undo()
    assert window.kit.desk.pack.themes == before
    qtbot.waitUntil(lambda: not page.soon.isActive())
    page.add.click()
    assert len(window.kit.desk.pack.themes) == len(before) + 1 and page.chosen == "theme-1"


def test_an_acronym_goes_into_the_glossary(window: MainWindow) -> None:
    page = _preferences(window, "translation").findChildren(GlossaryPage)[0]
    QTest.keyClicks(page.edit, "XYZ")
    page.add.click()
    assert page.chosen == "XYZ" and "XYZ" in [one.acronym for one in window.kit.desk.pack.glossary]
    page.remove.click()
    assert "XYZ" not in [one.acronym for one in window.kit.desk.pack.glossary]


def test_without_a_pack_its_lists_say_so(open_window: OpenWindow) -> None:
    page = _preferences(open_window(), "themes").findChildren(ThemesPage)[0]
    assert not page.isEnabled() and page.hint.text() == "Open a pack first"


def test_a_slot_that_breaks_leaves_the_program_running_and_says_where_the_report_lies(
        window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFER_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(sys, "excepthook", window.bugs.hook)

    def broken() -> None:
        raise ZeroDivisionError("secret words of a pack")

    from briefer.edits import ChangeSource

    window.kit.desk.do(ChangeSource(1, {"author": "Rossi"}))
    QTimer.singleShot(0, broken)
    qtbot.waitUntil(window.banner.isVisible)
    log = tmp_path / "state" / LOG
    assert str(log) in window.banner.label.text() and "Everything is saved" in window.banner.label.text()
    assert "ZeroDivisionError" in log.read_text("utf-8")
    assert Session.open(window.kit.desk.session.path).pack.sources[0].author == "Rossi"
    window.kit.actions["act_ws_excerpts"].trigger()
    assert window.kit.desk.workspace == "excerpts"


def test_the_same_mistake_is_told_once(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFER_STATE", str(tmp_path / "state"))
    told: list[str] = []
    window.bugs.told.connect(told.append)
    for _ in range(3):
        try:
            raise KeyError("x")
        except KeyError as error:
            window.bugs.report(error)
    assert len(told) == 1


def test_a_report_holds_nothing_of_packs_people_or_places() -> None:
    log = ('--- 2026-11-21T10:00:00 · briefer 0.9 · import /home/rossi/Secret.pdf\nTraceback (most recent call last):\n'
           '  File "/home/rossi/venv/lib/python3.11/site-packages/ui/desk.py", line 12, in do\n    self.do("x")\n'
           '  File "C:\\Users\\rossi\\lib\\json\\decoder.py", line 3, in scan\n'
           "ValueError: the operation begins\non Tuesday at dawn\n")
    assert cleaned(log) == "--- 2026-11-21T10:00:00 briefer 0.9\n  ui/desk.py:12 do\n  decoder.py:3 scan\n  ValueError"


def test_a_report_is_saved_where_somebody_says(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFER_STATE", str(tmp_path / "state"))
    window.kit.actions["act_problem_report"].trigger()
    dialog = window.findChild(QFileDialog, "problem_report_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "report.txt"))
    dialog.reject()
    text = (tmp_path / "report.txt").read_text("utf-8")
    assert f"Briefer {__version__}" in text and "reportlab" in text and str(tmp_path) not in text


def test_help_opens_at_what_one_is_doing_and_follows_the_language(window: MainWindow) -> None:
    window.kit.desk.go("excerpts")
    QTest.keyClick(window, Qt.Key.Key_F1)
    guide = window.findChildren(HelpWindow)[-1]
    assert "Ordering excerpts" in guide.text.toPlainText()
    window.kit.settings.set("ui_language", "it")
    assert "Ordinare gli estratti" in guide.text.toPlainText()
    guide.show_page("keys")
    assert "Ctrl+I" in guide.text.toPlainText() and "Importa file" in guide.text.toPlainText()


def test_every_page_of_the_guide_is_there_in_both_languages_and_its_links_lead_somewhere() -> None:
    for language in LANGUAGES:
        for name in HELP_PAGES[:-1]:
            text = page_text(language, name)
            links = [part.split(")")[0] for part in text.split("](")[1:]]
            assert text.startswith("# ") and set(links) <= set(HELP_PAGES)


def test_the_tour_points_at_what_it_speaks_of(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.kit.actions["act_tour"].trigger()
    tour = window.findChild(Tour)
    assert tour is not None and window.kit.desk.is_open
    seen = []
    while tour.isVisible():
        seen.append(tour.text.text())
        QTest.keyClick(tour, Qt.Key.Key_Return)
    assert len(seen) == len(set(seen)) == len(STEPS)


def test_what_others_made_is_named_with_its_licence(window: MainWindow) -> None:
    window.kit.actions["act_about"].trigger()
    dialog = window.findChild(AboutDialog)
    assert dialog is not None
    assert "LGPL 3" in dialog.text.toPlainText() and "Tabler Icons" in dialog.text.toPlainText()
