"""What was handed over is noted in the pack with its sum, and printing without a command of the system draws the same pages."""
from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QTreeWidget
from pytestqt.qtbot import QtBot

from briefer.errors import ExportError
from briefer.session import Session
from briefer.workflow import hand_out, library
from briefer.workflow.previews import page_count
from tests.ui.conftest import SAMPLES
from ui import printers
from ui.dialogs.briefing_data import BriefingDataDialog
from ui.dialogs.export import ExportDialog
from ui.main_window import MainWindow
from ui.spooling import printer_for, spool


def test_an_export_is_noted_with_its_sum_and_shown(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    desk = window.kit.desk
    desk.go("briefing")
    qtbot.waitUntil(window.kit.actions["act_export"].isEnabled)
    window.kit.actions["act_export"].trigger()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    dialog.open_check.setChecked(False)
    dialog.path.setText(str(tmp_path / "paper.pdf"))
    dialog._typed()
    with qtbot.waitSignal(dialog.finished, timeout=60_000):
        dialog.export()
    (made,) = desk.pack.deliveries
    assert (made.briefing, made.language, made.file) == ("info", "en", "paper.pdf")
    assert made.sha256 == sha256((tmp_path / "paper.pdf").read_bytes()).hexdigest()
    data = BriefingDataDialog(window.kit, window)
    shown = data.findChild(QTreeWidget, "data_deliveries")
    assert shown is not None
    item = shown.topLevelItem(0)
    assert item is not None and item.text(1) == "paper.pdf" and made.sha256.startswith(item.text(4))
    desk.undo()
    assert desk.pack.deliveries == ()


def test_a_pack_that_was_never_handed_over_shows_no_list(window: MainWindow) -> None:
    assert BriefingDataDialog(window.kit, window).findChild(QTreeWidget, "data_deliveries") is None


@pytest.fixture
def paper() -> bytes:
    pack = Session.open(SAMPLES / "iraq-nato").pack
    briefing = pack.briefings[1]
    return hand_out(pack, briefing, "en", library().style(briefing.style), "2up-notes").data


def test_pages_are_drawn_where_no_command_takes_a_pdf(paper: bytes, tmp_path: Path, qapp: QApplication) -> None:
    printer = printer_for("", "A paper", copies=3, sides="two-sided-short-edge", grey=True, paper="a4")
    assert (printer.copyCount(), printer.colorMode()) == (3, QPrinter.ColorMode.GrayScale)  # one that writes a file has no second side
    file = tmp_path / "drawn.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    spool(paper, printer)
    assert page_count(file.read_bytes()) == page_count(paper) > 0


def test_a_printer_that_does_not_take_it_is_told(paper: bytes, tmp_path: Path, qapp: QApplication) -> None:
    printer = printer_for("", "A paper", copies=1, sides="one-sided", grey=False, paper="a3")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "drawn.pdf"))
    with pytest.raises(ExportError):
        spool(paper, printer)


@pytest.mark.parametrize(("system", "found"), [("win32", "ms-settings:printers"), ("darwin", "x-apple")])
def test_the_settings_of_printers_are_those_of_the_system(system: str, found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.printers.sys.platform", system)
    assert printers.settings_address()[0].startswith(found)


def test_on_other_systems_they_are_a_program_if_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.printers.sys.platform", "linux")
    monkeypatch.setattr("ui.printers.shutil.which", lambda _: None)
    assert printers.settings_address() == () and not printers.open_settings()
    monkeypatch.setattr("ui.printers.shutil.which", lambda name: name if name == "system-config-printer" else None)
    assert printers.settings_address() == ("system-config-printer",)
