"""An officer's hour with the real program on a real display: keys and mouse from import to paper, a screenshot at each step.

Run by test_officers_hour.py as a process of its own: `python -m tests.ui.hour FOLDER FILES...`; it ends with 0 when everything went well.
"""
from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QListView, QPushButton, QWidget

from briefer.session import Session
from tests.no_sockets import forbid
from ui.app import build
from ui.briefing.markup_edit import MarkupEdit
from ui.main_window import MainWindow

Key, With = Qt.Key, Qt.KeyboardModifier
_PATIENCE = 30.0  # seconds; a file is read in a process that has to be started


class Hour:
    """The window with somebody at it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.app = QApplication(["briefer"])
        self.store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        for name, value in (("ui_language", "en"), ("appearance", "light"), ("pack_folder", str(folder / "packs"))):
            self.store.setValue(name, value)
        self.window = self.open()
        self.shots = 0

    def open(self) -> MainWindow:
        window = build(self.app, self.store)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        self.until(window.isActiveWindow, "the window is active", window)
        return window

    def until(self, there: Callable[[], object], what: str, _: object = None) -> None:
        """Waits for something to be the case."""
        end = time.monotonic() + _PATIENCE
        while not there():
            if time.monotonic() > end:
                raise AssertionError(f"in vain: {what}")
            self.app.processEvents()
            QTest.qWait(5)

    def press(self, key: Key, modifier: With = With.NoModifier, times: int = 1) -> None:
        """Presses a key wherever the focus is."""
        for _ in range(times):
            focused = QApplication.focusWidget() or QApplication.activeWindow() or self.window
            QTest.keyClick(focused, key, modifier)
            self.app.processEvents()

    def shown(self, name: str) -> list[QWidget]:
        """The windows of a name that can be seen."""
        return [one for one in self.app.topLevelWidgets() if one.objectName() == name and one.isVisible()]

    def dialog(self, name: str) -> QDialog:
        """A dialog, once it is there and active."""
        self.until(lambda: self.shown(name), f"{name} opens")
        (found,) = self.shown(name)
        assert isinstance(found, QDialog)
        found.activateWindow()
        self.until(found.isActiveWindow, f"{name} is active")
        return found

    def back(self) -> None:
        """Comes back to the window: the display has no window manager that would do it, and a dialog may still tell of something."""
        for one in self.app.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                one.activateWindow()
                QTest.keyClick(one, Key.Key_Escape)
        self.window.activateWindow()
        self.until(self.window.isActiveWindow, "the window is active again")

    def part(self, kind: type[QWidget], name: str, within: QWidget | None = None) -> QWidget:
        """A part of the window by its name."""
        found = (within or self.window).findChild(kind, name)
        assert found is not None, name
        return found

    def shot(self, name: str) -> None:
        """Keeps what the display shows."""
        self.shots += 1
        self.app.processEvents()
        screen = self.app.primaryScreen()
        assert screen.grabWindow(0).save(str(self.folder / f"{self.shots:02}_{name}.png"))


def import_files(hour: Hour, files: list[Path]) -> None:
    """Four keys: Ctrl+I, Shift+Tab, Ctrl+A, Enter."""
    hour.shot("start")
    hour.window.kit.settings.keep("import_folder", str(files[0].parent))
    hour.press(Key.Key_I, With.ControlModifier)
    dialog = hour.dialog("import_file_dialog")
    assert isinstance(dialog, QFileDialog)
    view = dialog.findChild(QListView, "listView")
    assert view is not None
    hour.until(lambda: view.model().rowCount(view.rootIndex()) >= len(files), "the files are listed")
    hour.press(Key.Key_Tab, With.ShiftModifier)
    hour.press(Key.Key_A, With.ControlModifier)
    hour.press(Key.Key_Return)
    desk = hour.window.kit.desk
    hour.until(lambda: desk.is_open and len(desk.pack.sources) == len(files), "every file is a source")
    hour.until(lambda: not hour.window.kit.tasks.running, "the import has ended")
    hour.back()
    hour.shot("sources")


def make_excerpts(hour: Hour) -> None:
    """In each source: sentence by sentence with J, a number for the theme."""
    desk = hour.window.kit.desk
    for turn in range(len(desk.pack.sources)):
        hour.part(QWidget, "reader_view").setFocus()
        before = sum(len(one.excerpts) for one in desk.pack.sources)
        hour.press(Key.Key_J, times=3)
        hour.press(Key(Key.Key_1 + turn % 6))
        hour.press(Key.Key_J, times=2)
        hour.press(Key(Key.Key_1 + (turn + 1) % 6))
        hour.until(lambda before=before: sum(len(one.excerpts) for one in desk.pack.sources) == before + 2, "two excerpts more")
        hour.press(Key.Key_Down, With.AltModifier)
    assert all(source.verified(excerpt) and excerpt.themes for source, excerpt in desk.pack.excerpts())
    hour.shot("excerpts_made")
    hour.press(Key.Key_2, With.ControlModifier)
    hour.until(lambda: desk.workspace == "excerpts", "the table of excerpts")
    hour.shot("excerpts")


def write_briefing(hour: Hour) -> None:
    """Two keys for a briefing with everything placed, then some framing text."""
    desk = hour.window.kit.desk
    hour.press(Key.Key_3, With.ControlModifier)
    hour.until(lambda: hour.part(QPushButton, "template_create_button").isVisible(), "the choice of templates")
    hour.shot("templates")
    hour.press(Key.Key_Return)
    hour.until(lambda: desk.briefing is not None, "a briefing")
    assert desk.briefing is not None and len(list(desk.briefing.placed())) > 0
    desk.select_section("bottom_line")
    edit = hour.window.findChild(MarkupEdit)
    hour.until(lambda: edit is not None, "a field for the text")
    assert edit is not None
    hour.until(edit.isVisible, "the field is shown")
    edit.setFocus()
    QTest.keyClicks(edit, "The mission goes on.")
    hour.until(lambda: any("The mission goes on." in text for text in _texts(hour)), "the text is in the pack")
    hour.until(lambda: not hour.window.kit.tasks.running, "the preview is drawn")
    QTest.qWait(400)
    hour.shot("briefing")


def _texts(hour: Hour) -> list[str]:
    section = hour.window.kit.desk.section
    return [text for item in (section.body if section else ()) if hasattr(item, "text") for text in item.text.values()]


def look_at_checks(hour: Hour) -> None:
    """F8 shows the first check, Ctrl+Z takes a mistake back."""
    hour.back()
    hour.until(lambda: hour.window.kit.actions["act_check_next"].isEnabled(), "there are checks")
    hour.press(Key.Key_F8)
    hour.shot("checks")


def export(hour: Hour) -> None:
    """Three keys to a PDF in Italian."""
    hour.window.kit.desk.go("briefing")
    hour.back()
    hour.until(lambda: hour.window.kit.actions["act_export"].isEnabled(), "export can be done")
    hour.press(Key.Key_E, With.ControlModifier)
    hour.dialog("export_dialog")
    hour.press(Key.Key_I, With.AltModifier)
    hour.shot("export")
    hour.press(Key.Key_Return)
    hour.until(lambda: not hour.shown("export_dialog"), "the export has ended")
    papers = list((hour.folder / "packs").glob("**/*.pdf"))
    assert papers and papers[0].read_bytes().startswith(b"%PDF-"), papers
    hour.shot("exported")


def reopen(hour: Hour) -> None:
    """Closes the pack, which saved itself, and opens it from the list of the start screen."""
    path, pack = hour.window.kit.desk.session.path, hour.window.kit.desk.pack
    hour.back()
    hour.press(Key.Key_W, With.ControlModifier)
    hour.until(lambda: not hour.window.kit.desk.is_open, "the pack is closed")
    hour.shot("closed")
    recent = hour.part(QListView, "recent_list")
    recent.setFocus()
    hour.press(Key.Key_Home)
    hour.press(Key.Key_Return)
    hour.until(lambda: hour.window.kit.desk.is_open, "the pack is open again")
    assert hour.window.kit.desk.pack == pack == Session.open(path).pack
    hour.shot("reopened")


def main() -> None:
    """The hour, without a network: whatever tries to reach one is refused, and fails at the end."""
    tried = forbid()
    hour = Hour(Path(sys.argv[1]))
    import_files(hour, [Path(name) for name in sys.argv[2:]])
    make_excerpts(hour)
    write_briefing(hour)
    look_at_checks(hour)
    export(hour)
    reopen(hour)
    hour.window.close()
    assert not tried, tried
    maps = Path("/proc/self/maps")
    assert not maps.exists() or "Network" not in maps.read_text(), "a library for networks was loaded"


if __name__ == "__main__":
    main()
