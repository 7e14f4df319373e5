"""Windows for tests: drawn nowhere, with settings of their own and a copy of the sample pack."""
from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.app import build
from ui.main_window import MainWindow

SAMPLES = Path(__file__).resolve().parents[2] / "sample_packs"
OpenWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True, scope="session")
def clipboard() -> Iterator[None]:
    """Leaves nothing of ours on the clipboard: Qt would destroy it when Python has gone (`ui.app.leave_clipboard`)."""
    yield
    if QApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A state folder of its own: the start screen tells of unsaved work, and that of other tests is none of this one's business."""
    monkeypatch.setenv("BRIEFER_STATE", str(tmp_path / "state"))


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings that no other test sees: English, light, packs in the test's own folder."""
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    for name, value in (("ui_language", "en"), ("appearance", "light"), ("pack_folder", str(tmp_path / "packs"))):
        store.setValue(name, value)
    return store


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, settings: QSettings, tmp_path: Path) -> Iterator[OpenWindow]:
    """Opens the window, with a copy of a sample pack if one is named."""
    windows: list[MainWindow] = []

    def make(sample: str = "") -> MainWindow:
        window = build(qapp, settings)
        windows.append(window)
        window.resize(1366, 720)
        window.show()
        qtbot.waitExposed(window)
        if sample:
            path = tmp_path / sample
            shutil.copytree(SAMPLES / sample, path)
            assert window.open_pack(path)
        qapp.processEvents()
        return window

    yield make
    for window in windows:
        window.kit.tasks.stop_all()
        if window.kit.desk.is_open:
            window.kit.desk.take_away()
        window.close()
        window.deleteLater()
    for _ in range(2):  # first the window, then what it needed: else each test would drag along those before it
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """The window with the sample pack `iraq-nato`."""
    return open_window("iraq-nato")
