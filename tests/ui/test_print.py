"""The print dialog: two keys to the printer, the very sheets of a handout, honest sums, and no printer as a normal case."""
from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefer.document.handout import HANDOUT_LAYOUTS, HandoutLayout
from briefer.errors import ExportError
from briefer.workflow import hand_out, library
from briefer.workflow.previews import picture_of
from tests.ui.conftest import OpenWindow
from ui import printers
from ui.dialogs.print import PrintDialog
from ui.dialogs.print_choices import pages_typed, sheets_of, sides_of, sides_wish
from ui.main_window import MainWindow
from ui.press_room import PressRoom
from ui.shelf import Shelf

_LPSTAT = """#!/bin/sh
if [ "$1" = -e ]; then echo HP-LaserJet; echo Office; else echo "system default destination: Office"; fi
"""
_LP = """#!/bin/sh
n=$(ls "{folder}"/*.args 2>/dev/null | wc -l)
echo "$@" > "{folder}/$n.args"
for last; do :; done
cp "$last" "{folder}/$n.pdf"
echo "$last" > "{folder}/$n.path"
"""


def _command(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def jobs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system with two printers; what is sent to them arrives in this folder."""
    if os.name == "nt":
        pytest.skip("the system has no lp")
    commands, sent = tmp_path / "bin", tmp_path / "jobs"
    commands.mkdir()
    sent.mkdir()
    _command(commands, "lpstat", _LPSTAT)
    _command(commands, "lp", _LP.format(folder=sent))
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    return sent


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without printers."""
    monkeypatch.setattr(printers.shutil, "which", lambda _: None)


def _open(window: MainWindow, qtbot: QtBot) -> PrintDialog:
    window.kit.desk.go("briefing")
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.kit.actions["act_print_handout"].isEnabled())
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(PrintDialog) is not None)
    dialog = window.findChild(PrintDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.pane.view.image is not None and dialog.form.printer.itemText(0) != "…",
                    timeout=20_000)
    return dialog


def _expected(window: MainWindow, layout: HandoutLayout, **wishes: object) -> bytes:
    briefing = window.kit.desk.briefing
    assert briefing is not None
    return hand_out(window.kit.desk.pack, briefing, "en", library().style(briefing.style), layout, **wishes).data  # type: ignore[arg-type]


def test_two_keys_print_a_handout_on_the_usual_printer(window: MainWindow, qtbot: QtBot, jobs: Path) -> None:
    dialog = _open(window, qtbot)  # Ctrl+P
    focus = dialog.focusWidget()
    assert focus is not None and focus.objectName() == "print_copies_spin"
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    words = (jobs / "0.args").read_text()
    assert "-d Office" in words and "sides=two-sided-short-edge" in words and "print-scaling=none" in words
    assert (jobs / "0.pdf").read_bytes() == _expected(window, "2up-notes", copies=1, one=1)
    assert not Path((jobs / "0.path").read_text().strip()).exists(), "nothing is left on the disk"
    assert "sent to Office" in window.status.message_label.text()


def test_an_enter_that_comes_before_the_printers_are_known_prints_all_the_same(window: MainWindow, qtbot: QtBot, jobs: Path) -> None:
    window.kit.desk.go("briefing")
    dialog = PrintDialog(window.kit, PressRoom(), Shelf(), 1, window)
    dialog.open()
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        qtbot.keyClick(dialog.form.copies, Qt.Key.Key_Return)
    assert len(list(jobs.glob("*.pdf"))) == 1


def test_numbered_copies_are_sent_one_by_one(window: MainWindow, qtbot: QtBot, jobs: Path) -> None:
    dialog = _open(window, qtbot)
    qtbot.keyClicks(dialog.form.copies, "3")
    assert dialog.form.copies.lineEdit().width() > 30, "the number can be seen"
    assert dialog.print_button.text() == "Print 3 copies" and "3 copies · 7 pages · 6 sheets of A4" in dialog.form.sum.text()
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        qtbot.keyClick(dialog.form.copies, Qt.Key.Key_Return)
    assert len(list(jobs.glob("*.pdf"))) == 3
    for number in range(3):
        text = PdfReader(io.BytesIO((jobs / f"{number}.pdf").read_bytes())).pages[0].extract_text()
        assert f"Copy {number + 1:02} of 3" in " ".join(text.split())


def test_copies_without_numbers_are_one_job(window: MainWindow, qtbot: QtBot, jobs: Path) -> None:
    dialog = _open(window, qtbot)
    check = dialog.findChild(QCheckBox, "print_number_check")
    assert check is not None
    check.click()
    qtbot.keyClicks(dialog.form.copies, "12")
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        qtbot.keyClick(dialog.form.copies, Qt.Key.Key_Return)
    assert "-n 12" in (jobs / "0.args").read_text() and len(list(jobs.glob("*.pdf"))) == 1


def test_cancel_stops_after_the_copy_that_is_going_on_and_says_how_many_went(window: MainWindow, qtbot: QtBot, jobs: Path) -> None:
    dialog = _open(window, qtbot)
    qtbot.keyClicks(dialog.form.copies, "9")
    numbers: list[int] = []
    dialog.sent.connect(lambda number, _: (numbers.append(number), dialog.reject() if number == 2 else None))
    qtbot.keyClick(dialog.form.copies, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Printing stopped" in window.status.message_label.text(), timeout=20_000)
    sent = len(list(jobs.glob("*.pdf")))
    assert dialog.isVisible() and 2 <= sent < 9 and f"{sent} of 9" in window.status.message_label.text()


def test_a_printer_that_refuses_is_told_in_the_dialog(window: MainWindow, qtbot: QtBot, jobs: Path) -> None:
    _command(jobs.parent / "bin", "lp", "#!/bin/sh\necho 'lp: out of order' >&2\nexit 1\n")
    dialog = _open(window, qtbot)
    qtbot.keyClick(dialog.form.copies, Qt.Key.Key_Return)
    error = dialog.findChild(QLabel, "print_error_label")
    assert error is not None
    qtbot.waitUntil(error.isVisible, timeout=20_000)
    assert "out of order" in error.text() and dialog.isVisible()


@pytest.mark.usefixtures("without")
def test_without_a_printer_enter_saves_a_pdf(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _open(window, qtbot)
    assert dialog.form.printer.currentText() == "No printer found" and not dialog.print_button.isEnabled()
    qtbot.keyClick(dialog.form.copies, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.findChild(QFileDialog) is not None)
    files = dialog.findChild(QFileDialog)
    assert files is not None and files.selectedFiles()[0].endswith("_en_2up-notes.pdf")
    target = tmp_path / "handout.pdf"
    files.fileSelected.emit(str(target))
    files.close()
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert target.read_bytes() == _expected(window, "2up-notes", copies=1)


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize(("key", "layout"), [("1", "1up"), ("4", "4up"), ("b", "booklet")])
def test_keys_choose_a_layout_and_the_sheet_is_the_one_that_prints(
        window: MainWindow, qtbot: QtBot, key: str, layout: HandoutLayout) -> None:
    dialog = _open(window, qtbot)
    before = dialog.pane.view.image
    qtbot.keyClick(dialog.form.copies, key, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.form.layouts.current == layout and dialog.pane.view.image is not before, timeout=20_000)
    image = dialog.pane.view.image
    assert image is not None
    wanted = picture_of(_expected(window, layout, copies=1, one=1), 0, dialog.pane.scale)
    made = QImage(wanted.dots, wanted.width, wanted.height, wanted.stride, QImage.Format.Format_RGB32)
    assert made == QImage(image.constBits(), image.width(), image.height(), image.bytesPerLine(), QImage.Format.Format_RGB32)
    duplex = dialog.findChild(QCheckBox, "print_duplex_check")
    assert duplex is not None and duplex.isEnabled() == (layout != "booklet")
    assert layout != "booklet" or (duplex.isChecked() and duplex.toolTip())


@pytest.mark.usefixtures("without")
def test_sides_are_turned_and_some_pages_are_printed(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _open(window, qtbot)
    dialog.pane.next.click()
    qtbot.waitUntil(lambda: dialog.pane.label.text() == "Side 2 of 4", timeout=20_000)
    dialog.form.which.setCurrentIndex(2)
    pdf = dialog.findChild(QPushButton, "print_pdf_button")
    assert pdf is not None
    qtbot.waitUntil(lambda: not pdf.isEnabled())
    qtbot.keyClicks(dialog.form.range, "2-3, 6")
    qtbot.waitUntil(lambda: dialog.pane.label.text().endswith("of 2"), timeout=20_000)
    assert pdf.isEnabled() and "3 pages" in dialog.form.sum.text()


@pytest.mark.usefixtures("without")
def test_closing_the_pack_closes_the_dialog(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("iraq-nato")
    dialog = _open(window, qtbot)
    dialog.form.copies.setValue(40)
    window.kit.desk.take_away()
    assert not dialog.isVisible()
    qtbot.wait(200)


@pytest.mark.parametrize("layout", HANDOUT_LAYOUTS)
@pytest.mark.parametrize("pages", [1, 2, 3, 4, 5, 7])
def test_the_sum_is_that_of_the_handout(layout: HandoutLayout, pages: int) -> None:
    per = {"1up": 1, "2up-notes": 2, "4up": 4}
    sides = sides_of(layout, pages)
    assert sides == (2 * -(-pages // 4) if layout == "booklet" else -(-pages // per[layout]))
    assert sheets_of(sides, 12, duplex=True) == 12 * -(-sides // 2) and sheets_of(sides, 12, duplex=False) == 12 * sides


def test_pages_are_read_as_they_are_typed() -> None:
    assert pages_typed("1-3, 5", 7) == (1, 2, 3, 5) and pages_typed("7", 7) == (7,) and pages_typed("2–3,3", 7) == (2, 3)
    for wrong in ("", "0", "8", "3-2", "a", "1;2", "1-", "99999999999"):
        assert pages_typed(wrong, 7) == (), wrong
    assert sides_wish("4up", duplex=True) == "two-sided-long-edge" and sides_wish("booklet", duplex=False) == "one-sided"


def test_a_system_without_printers_refuses_nothing_but_printing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert printers.printers() == printers.Printers()
    with pytest.raises(ExportError, match="print_refused"):
        printers.send(b"%PDF", "Office", "title")
