"""A mistake of the program, made in each room: what was done is saved, a sentence says where the report lies, and the window goes on."""
from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefer.edits import ChangeBriefing, ChangeSource, RemoveSource
from briefer.model.sources import ExcerptId
from briefer.session import Session
from tests.ui.rooms import part
from ui.checks.tab import ChecksTab
from ui.dialogs.export import ExportDialog
from ui.main_window import MainWindow

LONG = 30_000  # ms


class Wrong(RuntimeError):
    """A mistake that nobody expected."""


def _sources(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.desk.select_source(2)


def _excerpts(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.desk.go("excerpts")
    window.kit.desk.select_excerpts((ExcerptId(1, 2),))


def _briefing(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.desk.go("briefing")
    window.kit.desk.do(ChangeBriefing(window.kit.desk.briefing_id, {"portion_marks": True}))
    window.kit.desk.undo()


def _checks(window: MainWindow, qtbot: QtBot) -> None:
    tab = part(window, ChecksTab, "checks_tab")
    qtbot.waitUntil(lambda: bool(tab.watch.findings), timeout=LONG)
    window.kit.actions["act_check_next"].trigger()


def _preview(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.desk.go("briefing")


def _export(window: MainWindow, qtbot: QtBot) -> None:
    window.kit.desk.go("briefing")
    qtbot.waitUntil(window.kit.actions["act_export"].isEnabled)
    window.kit.actions["act_export"].trigger()
    dialog = part(window, ExportDialog, "export_dialog")
    part(dialog, QPushButton, "export_button_ok").click()


def _search(window: MainWindow, qtbot: QtBot) -> None:
    window.top_bar.search_edit.setText("mission")
    window.top_bar.search_edit.textEdited.emit("mission")


FAULTS: dict[str, tuple[str, Callable[[MainWindow, QtBot], None]]] = {
    "sources": ("ui.sources.reader_text.Marks", _sources),
    "excerpts": ("ui.excerpts.details.common", _excerpts),
    "briefing": ("ui.briefing.page.changed_section", _briefing),
    "checks": ("ui.checks.tab.target_of", _checks),
    "preview": ("ui.preview.tab.page_of", _preview),
    "export": ("ui.dialogs.export.make", _export),
    "search": ("ui.dialogs.searching._answer", _search),
}


@pytest.mark.parametrize("room", FAULTS)
def test_a_mistake_is_told_the_work_is_saved_and_the_window_goes_on(
        window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, room: str) -> None:
    where, act = FAULTS[room]

    def wrong(*_: object, **__: object) -> object:
        raise Wrong(room)

    monkeypatch.setenv("BRIEFER_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    window.bugs.install()
    QApplication.processEvents()
    window.kit.desk.do(ChangeSource(3, {"author": "Rossi"}))
    path = window.kit.desk.session.path
    with monkeypatch.context() as patched:
        patched.setattr(where, wrong)
        try:
            act(window, qtbot)
        except Wrong as error:  # called from here and not from Qt: what a slot would have raised
            window.bugs.hook(Wrong, error, error.__traceback__)
        qtbot.waitUntil(window.banner.isVisible, timeout=LONG)
    said = part(window.banner, QLabel, "notice_label").text()
    logs = [one for one in (tmp_path / "state").rglob("*") if one.is_file() and "Wrong" in one.read_text("utf-8", "replace")]
    assert logs and str(logs[0]) in said and "saved" in said
    assert Session.open(path).pack.sources[2].author == "Rossi"
    window.kit.desk.do(RemoveSource(8))
    assert window.kit.desk.pack.source(8) is None, "one can go on"
