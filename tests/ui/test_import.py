"""Files come in by keys, drops and the clipboard; each says what became of it, and all of them are one step."""
from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QListView, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefer.session import Session
from tests.importers.containers import sample
from tests.ui.conftest import OpenWindow
from ui.dialogs.import_dialog import ImportDialog, PasswordDialog
from ui.dialogs.import_job import ImportJob
from ui.dialogs.paste_dialog import PasteDialog
from ui.main_window import MainWindow

LONG = 20_000  # ms: processes are started


@pytest.fixture
def five(tmp_path: Path) -> Path:
    """A folder with five files, none of them with the words of another."""
    folder = tmp_path / "five"
    folder.mkdir()
    for name, words in (("a.txt", "The mission began in May."), ("b.txt", "La missione è iniziata a maggio."), ("c.md", "# Head\n\nBody."),
                        ("d.html", "<html><body><p>A page about training and advice.</p></body></html>"), ("e.txt", "The fifth of them.")):
        (folder / name).write_text(words, "utf-8")
    return folder


def _importer_of(window: MainWindow) -> tuple[ImportJob, ImportDialog]:
    dialog = window.findChildren(ImportDialog)[-1]  # the one before may be on its way out
    return dialog.job, dialog


def _finished(window: MainWindow, qtbot: QtBot) -> ImportJob:
    job, _ = _importer_of(window)
    qtbot.waitUntil(lambda: not job.running, timeout=LONG)
    return job


def _undo(window: MainWindow, qtbot: QtBot) -> None:
    """Presses Ctrl+Z in the window, once the dialog has given the focus back."""
    qtbot.waitUntil(lambda: window.kit.actions["act_undo"].isEnabled() and QApplication.activeModalWidget() is None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_five_files_come_in_with_four_keys_from_the_start_screen(open_window: OpenWindow, qtbot: QtBot, five: Path) -> None:
    window = open_window()
    window.kit.settings.keep("import_folder", str(five))
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(QFileDialog, "import_file_dialog")
    assert dialog is not None
    qtbot.waitUntil(lambda: any(one is QApplication.focusWidget() for one in dialog.findChildren(QWidget)))
    listed = dialog.findChild(QListView, "listView")
    assert listed is not None
    qtbot.waitUntil(lambda: listed.model().rowCount(listed.rootIndex()) == 5)  # the folder is read in a thread of its own
    for key, modifier in ((Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier), (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
                          (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)
    qtbot.waitUntil(lambda: window.kit.desk.is_open and len(window.kit.desk.pack.sources) == 5, timeout=LONG)
    _finished(window, qtbot)
    assert [one.origin.file for one in window.kit.desk.pack.sources] == ["a.txt", "b.txt", "c.md", "d.html", "e.txt"]
    assert window.kit.desk.source_number == 1 and window.kit.desk.workspace == "sources"
    _, shown = _importer_of(window)
    qtbot.waitUntil(lambda: not shown.isVisible())
    assert "5 sources imported" in window.status.message_label.text()


def test_one_undo_takes_all_files_of_an_import_back(window: MainWindow, qtbot: QtBot, five: Path) -> None:
    before = window.kit.desk.pack
    window.dropped.emit([five])
    _finished(window, qtbot)
    assert len(window.kit.desk.pack.sources) == len(before.sources) + 5 and window.kit.desk.source_number == 1
    _undo(window, qtbot)
    assert window.kit.desk.pack == before
    assert "import 5 sources" in window.status.message_label.text()


def test_what_the_pack_has_is_not_added_again_unless_somebody_wants_it(window: MainWindow, qtbot: QtBot, five: Path) -> None:
    window.dropped.emit([five / "a.txt"])
    _finished(window, qtbot)
    number = window.kit.desk.pack.sources[-1].number
    window.dropped.emit([five / "a.txt"])
    job = _finished(window, qtbot)
    _, dialog = _importer_of(window)
    assert (job.rows[0].state, job.rows[0].earlier, dialog.isVisible()) == ("duplicate", number, True)
    assert f"source {number}" in str(dialog.list.model().index(0, 0).data())
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.kit.desk.pack.sources[-1].number == number + 1, timeout=LONG)
    assert window.kit.desk.pack.sources[-1].report.also_carried_by == (number,)


def test_a_file_that_cannot_be_read_says_why_and_keeps_nobody_out(window: MainWindow, qtbot: QtBot, five: Path) -> None:
    with zipfile.ZipFile(five / "bad.zip", "w") as archive:
        archive.writestr("x", "x")
    window.dropped.emit([five / "bad.zip", five / "a.txt", five / "gone.txt"])
    job = _finished(window, qtbot)
    assert [row.state for row in job.rows] == ["failed", "imported", "failed"]
    _, dialog = _importer_of(window)
    said = [str(dialog.list.model().index(at, 0).data()) for at in range(3)]
    assert "cannot be read" in said[0] and "Imported as source" in said[1] and "gone.txt" in said[2]
    assert dialog.isVisible() and dialog.list.currentIndex().row() == 0


def test_what_was_stopped_is_not_added_and_can_be_tried_again(window: MainWindow, qtbot: QtBot, five: Path) -> None:
    before = window.kit.desk.pack
    window.dropped.emit([five])
    job, dialog = _importer_of(window)
    button = dialog.findChild(QPushButton, "import_stop_button")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    _finished(window, qtbot)
    assert {row.state for row in job.rows} == {"stopped"} and window.kit.desk.pack == before
    dialog.list.setCurrentIndex(dialog.list.model().index(0, 0))
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: job.rows[0].state == "imported", timeout=LONG)


def test_a_pack_closed_during_an_import_takes_nothing_more(window: MainWindow, qtbot: QtBot, five: Path, tmp_path: Path) -> None:
    window.dropped.emit([five])
    window.close_pack()
    qtbot.waitUntil(lambda: not window.kit.tasks.running, timeout=LONG)
    assert not any(dialog.isVisible() for dialog in window.findChildren(ImportDialog))
    assert len(Session.open(tmp_path / "iraq-nato").pack.sources) == 8


def test_an_undo_during_an_import_leaves_numbers_in_order(window: MainWindow, qtbot: QtBot, five: Path) -> None:
    heard: list[int] = []

    def undo_once(_: object) -> None:
        heard.append(1)
        if len(heard) == 2:
            window.kit.desk.undo()

    window.kit.desk.changed.connect(undo_once)
    window.dropped.emit([five])
    job = _finished(window, qtbot)
    assert all(row.state == "imported" for row in job.rows)
    numbers = [one.number for one in window.kit.desk.pack.sources]
    assert numbers == list(range(1, 12))


def test_a_locked_file_asks_for_its_password(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sample("pdf"))))
    writer.encrypt("Secret1", algorithm="RC4-128")
    locked = tmp_path / "locked.pdf"
    writer.write(locked)
    window.dropped.emit([locked])
    job = _finished(window, qtbot)
    assert job.rows[0].action == "password"
    _, dialog = _importer_of(window)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    asking = window.findChild(PasswordDialog)
    assert asking is not None
    QTest.keyClicks(asking.edit, "Secret1")
    QTest.keyClick(asking.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: job.rows[0].state == "imported", timeout=LONG)
    assert window.kit.desk.pack.sources[-1].origin.media_type == "application/pdf"


def test_files_copied_in_the_file_manager_are_pasted(window: MainWindow, qtbot: QtBot, five: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(five / "a.txt"))])
    QGuiApplication.clipboard().setMimeData(data)
    window.setFocus()
    qtbot.waitUntil(lambda: window.kit.actions["act_paste"].isEnabled())
    window.kit.actions["act_paste"].trigger()
    assert _finished(window, qtbot).rows[0].state == "imported"


def test_copied_text_becomes_a_source_with_its_address(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("Heading\nThe first paragraph of it.")
    html = ("Version:0.9\r\nSourceURL:https://example.org/page\r\n<html><body><!--StartFragment--><h2>Heading</h2>"
            "<p>The first paragraph of it.</p><!--EndFragment--></body></html>")
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = window.findChild(PasteDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.url.text() == "https://example.org/page", timeout=LONG)
    QTest.keyClicks(dialog.title_edit, "A title")
    QTest.keyClicks(dialog.published, "8 Jan 2020")
    QTest.keyClick(dialog.title_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.kit.desk.pack.sources) == 9, timeout=LONG)
    made = window.kit.desk.pack.sources[-1]
    assert (made.title.text.get("en") or made.title.text.best("en")) == "A title" and made.title.basis == "supplied"
    assert made.url == "https://example.org/page" and made.published is not None and made.published.edtf == "2020-01-08"
    assert made.structure == {1: "h2"} and made.origin.pasted and made.text == "Heading\nThe first paragraph of it."
    assert window.kit.desk.source_number == 9
    _undo(window, qtbot)
    assert len(window.kit.desk.pack.sources) == 8


def test_pasted_text_with_a_date_that_is_none_stays_in_the_dialog(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Some words.")
    window.kit.actions["act_paste_source"].trigger()
    dialog = window.findChild(PasteDialog)
    assert dialog is not None
    text = dialog.findChild(QPlainTextEdit, "paste_text_edit")
    assert text is not None and text.toPlainText() == "Some words."
    QTest.keyClicks(dialog.published, "soonish")
    QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible() and "Not read as a date" in dialog.note.text() and len(window.kit.desk.pack.sources) == 8
