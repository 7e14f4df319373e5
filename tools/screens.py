"""Brings the program into the states of the design's pictures and photographs them, each beside its picture if these are given.

On a real display, with the keys and clicks of somebody at the desk:
`DISPLAY=:93 .venv/bin/python tools/screens.py OUT [--beside FOLDER] [--only 03 20 …] [--text 130]`; scale by QT_SCALE_FACTOR.
"""
from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

os.environ.setdefault("QT_QPA_PLATFORM", "xcb")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QSettings, Qt  # noqa: E402
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

from briefer.session import Session  # noqa: E402
from briefer.values import dataclass  # noqa: E402
from ui.app import build  # noqa: E402
from ui.dialogs.sheet_view import SheetView  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402

SAMPLE, TEXTS = ROOT / "sample_packs" / "iraq-nato", ROOT / "tests" / "stories" / "texts"
Key, PLAIN = Qt.Key, Qt.KeyboardModifier.NoModifier
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Screen:
    """A state to be photographed: how it is brought about, and in which size, look and language."""

    act: Callable[[Desk], None]
    size: tuple[int, int] = (1366, 768)
    appearance: str = "light"
    language: str = "en"


class Desk:
    """The window, and the hands of somebody at it."""

    def __init__(self, app: QApplication, folder: Path, screen: Screen, text: int) -> None:
        self.app, self.folder, self.screen = app, folder, screen
        store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        for name, value in (("ui_language", screen.language), ("appearance", screen.appearance), ("pack_folder", str(folder / "packs")),
                            ("text_size", text)):
            store.setValue(name, value)
        self.window: MainWindow = build(app, store)
        self.window.resize(*screen.size)
        self.window.move(0, 0)
        self.window.show()
        self.active(self.window)

    def until(self, there: Callable[[], object], what: str) -> None:
        """Waits for something to be the case."""
        end = time.monotonic() + PATIENCE
        while not there():
            if time.monotonic() > end:
                raise AssertionError(f"in vain: {what}")
            QTest.qWait(10)

    def active(self, widget: QWidget) -> None:
        """Gives a window the keys: the display may have no window manager."""
        widget.activateWindow()
        self.until(widget.isActiveWindow, f"{widget.objectName()} is active")

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        """Presses a key wherever the focus is."""
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow() or self.window, key, modifier)
            QTest.qWait(20)

    def type(self, text: str) -> None:
        """Types a text wherever the focus is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def part(self, name: str) -> QWidget:
        """A part of any window, by its name."""
        found = [one for top in self.app.topLevelWidgets() for one in top.findChildren(QWidget, name)]
        found += [one for one in self.app.topLevelWidgets() if one.objectName() == name]
        assert found, name
        return next((one for one in found if one.isVisible()), found[0])

    def dialog(self, name: str) -> QDialog:
        """A dialog, once it is there and active."""
        self.until(lambda: [one for one in self.app.topLevelWidgets() if one.objectName() == name and one.isVisible()], f"{name} opens")
        found = self.part(name)
        assert isinstance(found, QDialog)
        self.active(found)
        return found

    def sample(self, workspace: int = 1) -> None:
        """Opens a copy of the sample and goes to a workspace."""
        path = self.folder / ("Italia e NATO in Iraq" if self.screen.language == "it" else "Italy and NATO in Iraq")
        if not path.exists():
            shutil.copytree(SAMPLE, path)
        assert self.window.open_pack(path)
        self.go(workspace)

    def go(self, workspace: int) -> None:
        """Goes to a workspace, by its number."""
        self.until(self.window.kit.actions["act_ws_sources"].isEnabled, "the workspaces can be chosen")
        self.press(Key(Key.Key_0 + workspace), Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def settle(self) -> None:
        """Waits until nothing is drawn or read any more."""
        QTest.qWait(500)
        self.until(lambda: not self.window.kit.tasks.running, "work has ended")
        QTest.qWait(700)

    def drawn(self) -> None:
        """Waits for the paper in a dialog."""
        self.until(lambda: self.window.findChild(SheetView).image is not None, "the paper is drawn")  # type: ignore[union-attr]
        self.settle()

    def photograph(self) -> QPixmap:
        """What the display shows where the window is."""
        place = self.window.geometry()
        return self.app.primaryScreen().grabWindow(0, place.x(), place.y(), place.width(), place.height())


def welcome(desk: Desk) -> None:
    """Some packs were open lately."""
    for name in ("Black Sea shipping, October", "Sahel weekly note 46", "Italy and NATO in Iraq"):
        path = desk.folder / name
        shutil.copytree(SAMPLE, path, dirs_exist_ok=True)
        desk.window.open_pack(path)
    desk.settle()
    desk.press(Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    desk.settle()


def importing(desk: Desk) -> None:
    """Five files, one of them twice and one that cannot be read."""
    files = desk.folder / "files"
    files.mkdir()
    for path in sorted(TEXTS.iterdir())[:5]:
        shutil.copy(path, files)
    (files / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(64))
    shutil.copy(next(files.glob("*.txt")), files / "again.txt")
    desk.window.dropped.emit([files])
    desk.dialog("import_dialog")
    desk.settle()


def sources(desk: Desk) -> None:
    """A passage is selected in the reader."""
    desk.sample(1)
    desk.press(Key.Key_Down, Qt.KeyboardModifier.AltModifier, times=3)
    desk.part("reader_view").setFocus()
    desk.press(Key.Key_J, times=4)
    desk.settle()


def after_excerpt(desk: Desk) -> None:
    """The passage has become an excerpt."""
    sources(desk)
    desk.press(Key.Key_6)
    desk.settle()


def excerpts(desk: Desk) -> None:
    """The table, one row chosen."""
    desk.sample(2)
    desk.part("excerpt_table").setFocus()
    desk.press(Key.Key_Down, times=3)
    desk.settle()


def briefing(desk: Desk) -> None:
    """A section with text and cards, its text being written."""
    desk.sample(3)
    desk.press(Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier, times=4)
    desk.settle()
    desk.press(Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    desk.settle()


def checks(desk: Desk) -> None:
    """The list of checks, the first of them shown."""
    briefing(desk)
    desk.press(Key.Key_F7)
    desk.settle()
    desk.press(Key.Key_F8, times=2)
    desk.settle()


def exporting(desk: Desk) -> None:
    """The export dialog, with Italian chosen."""
    desk.sample(3)
    desk.press(Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    desk.dialog("export_dialog")
    desk.press(Key.Key_I, Qt.KeyboardModifier.AltModifier)
    desk.drawn()


def printing(desk: Desk) -> None:
    """The print dialog, twelve copies."""
    desk.sample(3)
    desk.press(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    desk.dialog("print_dialog")
    desk.type("12")
    desk.drawn()


def preferences(desk: Desk) -> None:
    """The first page of the preferences."""
    desk.sample(1)
    desk.window.kit.actions["act_preferences"].trigger()
    desk.dialog("preferences_dialog")
    desk.settle()


def palette(desk: Desk) -> None:
    """The palette, two letters typed."""
    desk.sample(2)
    desk.press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    desk.dialog("palette_popup")
    desk.type("pl" if desk.screen.language == "en" else "ins")
    desk.settle()


def damaged(desk: Desk) -> None:
    """A pack of one file that was cut short."""
    whole = desk.folder / "whole.briefpack"
    Session.open(SAMPLE).save_as(whole)
    data = whole.read_bytes()
    cut = desk.folder / "Italy and NATO in Iraq.briefpack"
    cut.write_bytes(data[:len(data) * 7 // 10])
    desk.window.open_pack(cut)
    desk.settle()


def empty(workspace: int) -> Callable[[Desk], None]:
    """A pack with nothing in it."""
    def act(desk: Desk) -> None:
        desk.window.packs.new("Briefing pack")
        desk.go(workspace)
    return act


def templates(desk: Desk) -> None:
    """Excerpts, and no briefing yet."""
    bare = replace(Session.open(SAMPLE).pack, briefings=())
    path = desk.folder / "Italy and NATO in Iraq"
    Session.create(path, replace(bare, sources=tuple(replace(one, origin=replace(one.origin, sha256="")) for one in bare.sources))).save()
    desk.window.open_pack(path)
    desk.go(3)


def no_match(desk: Desk) -> None:
    """A search in the table that finds nothing, beside a theme."""
    excerpts(desk)
    desk.press(Key.Key_4, Qt.KeyboardModifier.AltModifier)
    desk.part("search_edit").setFocus()
    desk.type("drone")
    desk.settle()


SCREENS: Mapping[str, Screen] = MappingProxyType({
    "01_welcome_1366x768": Screen(welcome),
    "02_import_dialog_1366x768": Screen(importing),
    "03_sources_1366x768": Screen(sources),
    "03_sources_1920x1080": Screen(sources, (1920, 1080)),
    "04_sources_after_excerpt_1366x768": Screen(after_excerpt),
    "05_excerpts_1366x768": Screen(excerpts),
    "05_excerpts_1920x1080": Screen(excerpts, (1920, 1080)),
    "06_briefing_1366x768": Screen(briefing),
    "06_briefing_1920x1080": Screen(briefing, (1920, 1080)),
    "07_checks_1366x768": Screen(checks),
    "08_export_dialog_1366x768": Screen(exporting),
    "09_print_handout_1366x768": Screen(printing),
    "10_preferences_1366x768": Screen(preferences),
    "11_command_palette_1366x768": Screen(palette),
    "12_error_recovery_1366x768": Screen(damaged),
    "13_empty_sources_1366x768": Screen(empty(1)),
    "14_empty_excerpts_1366x768": Screen(empty(2)),
    "15_empty_briefing_template_1366x768": Screen(templates),
    "16_excerpts_no_match_1366x768": Screen(no_match),
    "20_dark_sources_1366x768": Screen(sources, appearance="dark"),
    "21_dark_briefing_1366x768": Screen(briefing, appearance="dark"),
    "22_dark_excerpts_1366x768": Screen(excerpts, appearance="dark"),
    "30_it_excerpts_1366x768": Screen(excerpts, language="it"),
    "31_it_briefing_1366x768": Screen(briefing, language="it"),
    "32_it_print_handout_1366x768": Screen(printing, language="it"),
    "33_it_sources_1366x768": Screen(sources, language="it"),
    "34_it_welcome_1366x768": Screen(welcome, language="it"),
})


def beside(left: Path, right: QPixmap) -> QImage:
    """Two pictures in one, the design at the left."""
    design = QImage(str(left))
    both = QImage(design.width() + right.width() + 12, max(design.height(), right.height()), QImage.Format.Format_RGB32)
    both.fill(QColor("#d02090"))
    with QPainter(both) as painter:
        painter.drawImage(0, 0, design)
        painter.drawPixmap(design.width() + 12, 0, right)
    return both


def main() -> None:
    """Photographs what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--beside", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--size", type=int, nargs=2)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    app = QApplication(["briefer"])
    for name, screen in SCREENS.items():
        if asked.only and not name.startswith(tuple(asked.only)):
            continue
        screen = Screen(screen.act, tuple(asked.size or screen.size), screen.appearance, screen.language)
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(app, Path(folder), screen, asked.text)
            try:
                screen.act(desk)
            except AssertionError as error:
                sys.stderr.write(f"{name}: {error}\n")
            picture = desk.photograph()
            picture.save(str(asked.out / f"{name}.png"))
            if asked.beside:
                beside(asked.beside / f"{name}.png", picture).save(str(asked.out / f"{name}_beside.png"))
            for one in app.topLevelWidgets():
                if isinstance(one, QDialog):
                    one.close()
            if desk.window.kit.desk.is_open:
                desk.window.close_pack()
            desk.window.close()
            desk.window.deleteLater()
            QTest.qWait(50)
    os._exit(0)  # what the clipboard of the display holds would be destroyed after Python has gone


if __name__ == "__main__":
    main()
