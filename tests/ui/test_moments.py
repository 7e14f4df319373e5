"""Closing, switching packs and undoing at the very moment when work beside the window is going on: it is held there by a gate."""
from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from pydoc import locate

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from briefer.edits import ChangeSource
from briefer.model.pack import Pack
from briefer.session import Session
from tests.ui.rooms import part
from ui.dialogs.export import ExportDialog
from ui.main_window import MainWindow
from ui.preview.tab import PreviewTab

LONG = 30_000  # ms


class Gate:
    """Holds work at the beginning of a function, in its own thread, until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
        self.reached, self._open = threading.Event(), threading.Event()
        module, _, name = where.rpartition(".")
        whole: Callable[..., object] = getattr(locate(module), name)

        def held(*words: object, **more: object) -> object:
            assert threading.current_thread() is not threading.main_thread(), f"{where} runs in the window's thread"
            self.reached.set()
            assert self._open.wait(LONG / 1000), "nobody opened the gate"
            return whole(*words, **more)

        monkeypatch.setattr(where, held)

    def let_go(self) -> None:
        self._open.set()


def _lay_out(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    window.kit.desk.go("briefing")


def _search(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    edit = window.top_bar.search_edit
    edit.setFocus()
    QTest.keyClicks(edit, "mission")


def _export(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    window.kit.desk.go("briefing")
    qtbot.waitUntil(window.kit.actions["act_export"].isEnabled)
    window.kit.actions["act_export"].trigger()
    dialog = part(window, ExportDialog, "export_dialog")
    part(dialog, QPushButton, "export_button_ok").click()


def _import(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    file = folder / "new.txt"
    file.write_text("Words of a new source.", "utf-8")
    window.dropped.emit([file])


WORK = {"layout": (_lay_out, "briefer.workflow.previews.Previewer.pages"), "search": (_search, "ui.dialogs.searching._answer"),
        "export": (_export, "ui.dialogs.export.make"), "import": (_import, "ui.dialogs.import_job.Importing")}


def _close(window: MainWindow, other: Path) -> None:
    assert window.close_pack()


def _switch(window: MainWindow, other: Path) -> None:
    assert window.open_pack(other)


def _undo(window: MainWindow, other: Path) -> None:
    window.kit.desk.undo()


@pytest.mark.parametrize("act", [_close, _switch, _undo])
@pytest.mark.parametrize("name", WORK)
def test_nothing_is_lost_or_mixed_up(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str,
                                     act: Callable[[MainWindow, Path], None]) -> None:
    begin, where = WORK[name]
    other = tmp_path / "other.briefpack"
    Session.create(other, Pack("other", "2026-11-21T10:00:00+00:00")).save()
    path, kit = window.kit.desk.session.path, window.kit
    kit.desk.do(ChangeSource(1, {"author": "Rossi"}))
    gate = Gate(monkeypatch, where)
    begin(window, qtbot, tmp_path)
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    act(window, other)
    QApplication.processEvents()
    gate.let_go()
    qtbot.waitUntil(lambda: not kit.tasks.running, timeout=LONG)
    for _ in range(5):
        QApplication.processEvents()
    if act is _close:
        assert not kit.desk.is_open and part(window, PreviewTab, "preview_tab").view.pages is None
    elif act is _switch:
        assert kit.desk.session.path == other and not kit.desk.pack.sources, "nothing of the former pack comes into this one"
        assert part(window, PreviewTab, "preview_tab").view.pages is None
    else:
        assert kit.desk.pack.sources[0].author != "Rossi" and len(kit.desk.pack.sources) == 8 + (name == "import")
    if act is not _undo:
        kept = Session.open(path).pack
        assert kept.sources[0].author == "Rossi" and len(kept.sources) == 8
