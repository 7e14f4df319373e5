"""The export dialog: three keys to a file, the bytes of `briefer build`, and nothing half written."""
from __future__ import annotations

import io
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from briefer.cli import run
from tests.ui.conftest import OpenWindow
from ui.dialogs import export as module
from ui.dialogs.export import ExportDialog
from ui.dialogs.export_choices import Choice, named
from ui.main_window import MainWindow

NAMES = {"en": "2026-11-20_NATO-Mission-Iraq-and-the-Italian-lead_en.pdf"}


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What would have been opened by another program."""
    paths: list[Path] = []
    monkeypatch.setattr(module, "open_file", paths.append)
    return paths


def _open(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    window.kit.desk.go("briefing")
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.kit.actions["act_export"].isEnabled())
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is not None)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def _part(dialog: ExportDialog, kind: type, name: str):  # type: ignore[no-untyped-def]
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def _wait_for_end(dialog: ExportDialog, qtbot: QtBot) -> None:
    gone: list[int] = []
    dialog.finished.connect(gone.append)
    qtbot.waitUntil(lambda: bool(gone), timeout=20_000)


def test_three_keys_export_a_pdf_in_italian_with_the_bytes_of_a_build(
        window: MainWindow, qtbot: QtBot, tmp_path: Path, opened: list[Path]) -> None:
    dialog = _open(window, qtbot)  # Ctrl+E
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert _part(dialog, QRadioButton, "export_language_it").isChecked()
    assert _part(dialog, QPushButton, "export_button_ok").text() == "Export PDF"
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    (made,) = tmp_path.glob("*_it.pdf")
    out = tmp_path / "built"
    words = ("build", str(tmp_path / "iraq-nato"), "--to", "pdf", "--language", "it", "--out", str(out))
    assert run(words, {}, io.StringIO(), io.StringIO(), io.StringIO()) == 0
    assert (out / made.name).read_bytes() == made.read_bytes()
    assert opened == [made] and made.name in window.status.message_label.text()


def test_the_language_of_the_last_time_is_there_the_next_time(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _open(window, qtbot)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)
    again = _open(window, qtbot)
    assert _part(again, QRadioButton, "export_language_it").isChecked()
    assert _part(again, QPushButton, "export_button_ok").text() == "Replace PDF"


def test_an_existing_file_is_told_and_replaced_only_at_the_end(
        window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / NAMES["en"]
    target.write_bytes(b"the former file")
    dialog = _open(window, qtbot)
    label = _part(dialog, QLabel, "export_exists_label")
    assert label.isVisible() and "will be replaced" in label.text()
    gate, reached = threading.Event(), threading.Event()
    whole = module.write

    def late(files, data) -> None:  # type: ignore[no-untyped-def]
        reached.set()
        gate.wait(10)
        whole(files, data)

    monkeypatch.setattr(module, "write", late)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(reached.is_set, timeout=20_000)
    assert target.read_bytes() == b"the former file", "made, but not yet written"
    gate.set()
    _wait_for_end(dialog, qtbot)
    assert target.read_bytes().startswith(b"%PDF") and [path.name for path in tmp_path.glob("*.part")] == []


def test_cancel_stops_the_export_and_leaves_the_former_file(
        window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / NAMES["en"]
    target.write_bytes(b"the former file")
    gate, reached, left = threading.Event(), threading.Event(), threading.Event()
    whole = module.make

    def slow(*arguments):  # type: ignore[no-untyped-def]
        reached.set()
        gate.wait(10)
        try:
            return whole(*arguments)
        finally:
            left.set()

    monkeypatch.setattr(module, "make", slow)
    dialog = _open(window, qtbot)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(reached.is_set, timeout=20_000)
    assert not _part(dialog, QPushButton, "export_button_ok").isVisible()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert dialog.isVisible() and _part(dialog, QPushButton, "export_button_ok").isVisible()
    gate.set()
    qtbot.waitUntil(left.is_set, timeout=20_000)
    assert target.read_bytes() == b"the former file"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_two_files_are_named_on_the_button_and_written(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _open(window, qtbot)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert _part(dialog, QPushButton, "export_button_ok").text() == "Export 2 files"
    assert _part(dialog, QLineEdit, "export_path_edit").text() == str(tmp_path)
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert len(list(tmp_path.glob("*.pdf"))) == 2


def test_a_place_that_cannot_be_written_is_told_in_the_dialog(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    dialog = _open(window, qtbot)
    path = _part(dialog, QLineEdit, "export_path_edit")
    path.setFocus()
    path.selectAll()
    qtbot.keyClicks(path, str(tmp_path / "file" / "paper.pdf"))
    qtbot.keyClick(path, Qt.Key.Key_Return)
    error = _part(dialog, QLabel, "export_error_label")
    qtbot.waitUntil(error.isVisible, timeout=20_000)
    assert "file" in error.text() and dialog.isVisible()


def test_parts_left_out_are_not_in_the_first_page_nor_the_file(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _open(window, qtbot)
    qtbot.waitUntil(lambda: dialog.thumb.image is not None, timeout=20_000)
    before = dialog.thumb.image
    _part(dialog, QCheckBox, "export_include_timeline").click()
    qtbot.waitUntil(lambda: dialog.thumb.image is not before, timeout=20_000)
    assert any(section.print == "never" and section.kind in ("timeline", "chronology") for section in dialog.printed().sections)
    assert window.kit.desk.briefing is not None and not window.kit.desk.session.unsaved, "the pack itself is not changed"


def test_open_checks_are_told_and_lead_to_the_checks(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _open(window, qtbot)
    qtbot.waitUntil(dialog.checks_frame.isVisible, timeout=20_000)
    assert "more" in dialog.checks_frame.label.text()


def test_a_read_only_pack_can_be_exported(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window("iraq-nato")
    (tmp_path / "iraq-nato").chmod(0o500)
    try:
        window.open_pack(tmp_path / "iraq-nato")
        dialog = _open(window, qtbot)
        with qtbot.waitSignal(dialog.finished, timeout=20_000):
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert list(tmp_path.glob("*.pdf"))
    finally:
        (tmp_path / "iraq-nato").chmod(0o700)


def test_closing_the_pack_while_files_are_made_is_safe(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _open(window, qtbot)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    window.kit.desk.take_away()
    assert not dialog.isVisible()
    qtbot.wait(200)


def test_the_dialog_speaks_the_other_language_at_once(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _open(window, qtbot)
    window.kit.settings.set("ui_language", "it")
    assert dialog.windowTitle() == "Esporta briefing" and _part(dialog, QPushButton, "export_button_ok").text() == "Esporta PDF"


def test_what_is_typed_as_a_place_is_one(tmp_path: Path, window: MainWindow) -> None:
    pack, briefing = window.kit.desk.pack, window.kit.desk.briefing
    assert briefing is not None
    one, two = Choice("pdf", "en").files(pack, briefing, tmp_path), Choice("both", "en").files(pack, briefing, tmp_path)
    assert named(one, "paper", tmp_path)[0].path == tmp_path / "paper.pdf"
    assert named(one, "paper.PDF", tmp_path)[0].path == tmp_path / "paper.PDF"
    assert named(one, "", tmp_path)[0].path == tmp_path / NAMES["en"]
    assert named(one, str(tmp_path), tmp_path)[0].path == tmp_path / NAMES["en"]
    assert {one.path.parent for one in named(two, "folder", tmp_path)} == {tmp_path / "folder"}
    assert Choice.read("both it", "en") == Choice("both", "it") and Choice.read("odt xx", "it") == Choice("pdf", "it")
