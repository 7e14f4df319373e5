"""Every preference holds at once, is typed, has words in both languages, and is there again when the program is."""
from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QToolButton, QTreeView, QWidget

from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.session import Session
from briefer.workflow.exports import without_grades
from tests.ui.conftest import SAMPLES, OpenWindow
from ui.dialogs.preference_rows import PAGES
from ui.main_window import MainWindow
from ui.printed import Printed, handout_style, prints_grades
from ui.settings import BY_NAME, SETTINGS, Settings, Value
from ui.shelf import Shelf

OTHER: dict[str, Value] = {
    "appearance": "dark", "text_size": 115, "start": "last", "briefing_languages": "it", "reader_font": "sans", "reader_size": 20,
    "reader_width": 700, "default_source_grade": "C", "default_info_grade": "3", "layout": "4up", "note_lines_mm": 10, "paper": "a3",
    "pack_folder": "/tmp", "backup_folder": "/tmp", "autosave_s": 9, "versions": 5, "reduce_motion": "on", "message_seconds": 20,
    "ui_language": "it"}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept.ini"


@pytest.fixture
def sample() -> Pack:
    return Session.open(SAMPLES / "iraq-nato").pack


def settings_of(path: Path) -> Settings:
    return Settings(QSettings(str(path), QSettings.Format.IniFormat))


@pytest.mark.parametrize("name", [one.name for one in SETTINGS])
def test_a_choice_is_there_after_the_program_was_closed(name: str, kept: Path) -> None:
    store = QSettings(str(kept), QSettings.Format.IniFormat)
    wanted = OTHER.get(name, not BY_NAME[name].default)
    Settings(store).set(name, wanted)
    store.sync()
    found = settings_of(kept).value(name)
    assert found == wanted != BY_NAME[name].default and type(found) is type(BY_NAME[name].default)


@pytest.mark.parametrize("name", [one.name for one in SETTINGS if not isinstance(one.default, str) or one.choices])
def test_what_a_setting_cannot_be_is_as_if_nobody_had_chosen(name: str, kept: Path) -> None:
    store = QSettings(str(kept), QSettings.Format.IniFormat)
    store.setValue(name, "purple")
    assert Settings(store).value(name) == BY_NAME[name].default


def test_every_setting_stands_on_a_page(window: MainWindow) -> None:
    assert {pref.name for _, _, prefs in PAGES for pref in prefs} == set(BY_NAME)


def test_without_grades_nothing_is_judged_and_nothing_else_is_another(sample: Pack) -> None:
    bare = without_grades(sample)
    assert {(source.reliability, one.credibility) for source, one in bare.excerpts()} == {("F", "6")}
    assert [(one.exact, one.themes) for _, one in bare.excerpts()] == [(one.exact, one.themes) for _, one in sample.excerpts()]


def test_who_prints_no_grades_sees_none_on_paper(kept: Path, sample: Pack) -> None:
    settings = settings_of(kept)
    printed = Printed(settings)
    assert printed.pack(sample) is sample
    settings.set("print_grades", False)
    assert printed.pack(sample) == without_grades(sample) and printed.pack(sample) is printed.pack(sample)
    settings.set("print_grades", True)
    settings.set("grading_on", False)
    assert not prints_grades(settings)


def test_lines_for_notes_are_as_far_apart_as_wanted(kept: Path) -> None:
    session, settings = Session.open(SAMPLES / "iraq-nato"), settings_of(kept)
    style = Shelf().style(session, session.pack, "staff")
    assert handout_style(style, settings) is style
    settings.set("note_lines_mm", 11)
    assert handout_style(style, settings).number("handout.line_pitch_mm") == 11


def test_without_grading_no_grade_is_asked_for_or_shown(window: MainWindow, qapp: QApplication) -> None:
    kit = window.kit
    kit.desk.go("excerpts")
    kit.desk.select_excerpts((ExcerptId.of(*next(iter(kit.desk.pack.excerpts()))),))
    parts = ("exc_credibility", "src_reliability", "filter_grade_button")
    table = window.findChild(QTreeView, "excerpt_table")
    assert table is not None and not any(_part(window, one).isHidden() for one in parts)
    kit.settings.set("grading_on", False)
    assert all(_part(window, one).isHidden() for one in parts) and sum(table.isColumnHidden(at) for at in range(5)) == 1
    kit.actions.refresh()
    assert kit.actions.reason("act_grade") == "Grades are turned off in Preferences"
    kit.settings.set("grading_on", True)
    assert not any(_part(window, one).isHidden() for one in parts) and not any(table.isColumnHidden(at) for at in range(5))


def test_lines_left_out_are_seen_from_the_start_by_those_who_want_them(window: MainWindow) -> None:
    action = window.kit.actions["act_source_hidden"]
    assert not action.isChecked()
    window.kit.settings.set("hide_menu_text", False)
    assert action.isChecked() and _part(window, "reader_view")._with_hidden  # type: ignore[attr-defined]
    window.kit.settings.set("hide_menu_text", True)
    assert not action.isChecked()


def test_a_thick_focus_frame_is_drawn_at_once(window: MainWindow, qapp: QApplication) -> None:
    assert "border: 3px solid" not in qapp.styleSheet()
    window.kit.settings.set("focus_thick", True)
    assert "border: 3px solid" in qapp.styleSheet()


def test_a_second_place_for_packs_is_chosen_and_given_up(window: MainWindow, tmp_path: Path) -> None:
    window.kit.actions["act_preferences"].trigger()
    dialog = window.findChild(QDialog, "preferences_dialog")
    assert dialog is not None
    show = dialog.findChild(QPushButton, "pref_backup_folder_button")
    none = dialog.findChild(QToolButton, "pref_backup_folder_none_button")
    assert show is not None and none is not None and show.text() == "No second copy" and none.isHidden()
    window.kit.settings.set("backup_folder", str(tmp_path))
    assert show.toolTip() == str(tmp_path) and not none.isHidden()
    window.kit.settings.set("ui_language", "it")
    none.click()
    assert show.text() == "Nessuna seconda copia" and window.kit.settings.value("backup_folder") == ""


def test_the_labels_of_a_page_stand_beside_its_fields(open_window: OpenWindow) -> None:
    window = open_window()
    window.kit.actions["act_preferences"].trigger()
    dialog = window.findChild(QDialog, "preferences_dialog")
    assert dialog is not None
    field = dialog.findChild(QWidget, "pref_ui_language")
    label = next(one for one in dialog.findChildren(QLabel) if one.buddy() is field)
    assert field is not None and field.x() - label.x() < 220


def _part(window: MainWindow, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found
