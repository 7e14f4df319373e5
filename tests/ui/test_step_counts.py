"""What the program promises in keys: each job is done by real key events, wherever the focus is, and by no more of them than promised."""
from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QListView, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from briefer.edits import RemoveBriefing
from briefer.model.pack import Pack
from briefer.model.sources import Source
from tests.ui.conftest import OpenWindow
from ui.dialogs import export as exporting
from ui.dialogs.export import ExportDialog
from ui.dialogs.print import PrintDialog
from ui.main_window import MainWindow

LONG = 20_000  # ms: processes are started, pages are drawn
PLACED = 10
_WORDS = ("The mission began in {n}. Training went on for {n} months. A base was opened near the town. Nobody was hurt there. "
          "The ministry thanked all {n} countries.")
_LPSTAT = '#!/bin/sh\nif [ "$1" = -e ]; then echo Office; else echo "system default destination: Office"; fi\n'
_LP = '#!/bin/sh\nfor last; do :; done\ncp "$last" "{folder}/sent.pdf"\n'


class Desk:
    """Somebody at the window: keys, and a look at the screen before the next of them."""

    def __init__(self, window: MainWindow, qtbot: QtBot, folder: Path) -> None:
        self.window, self.qtbot, self.folder = window, qtbot, folder
        self.pressed: list[str] = []

    @property
    def pack(self) -> Pack:
        return self.window.kit.desk.pack

    @property
    def excerpts(self) -> int:
        return sum(len(one.excerpts) for one in self.pack.sources) if self.window.kit.desk.is_open else 0

    @property
    def placed(self) -> int:
        briefing = self.window.kit.desk.briefing
        return len(list(briefing.placed())) if briefing else 0

    def until(self, there: Callable[[], object]) -> None:
        """Looks until something is seen; says where the focus is when it never is."""
        def seen() -> None:
            if QApplication.activeWindow() is None:
                self.window.activateWindow()  # as a window manager does when a dialog goes; there is none here
            assert there(), f"in vain after {self.pressed}; the focus is on {_called(QApplication.focusWidget())}"

        self.qtbot.waitUntil(seen, timeout=LONG)

    def dialog(self, kind: type[QDialog]) -> QDialog | None:
        """A dialog that is there to be typed in."""
        return next((one for one in self.window.findChildren(kind) if one.isVisible() and one.isActiveWindow()), None)

    def press(self, key: str) -> None:
        """One key, wherever the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None, f"{key}: nothing has the focus"
        combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs leave it out
        self.pressed.append(key)
        QTest.keyClick(focused, combination.key(), combination.keyboardModifiers())
        QApplication.processEvents()


def _called(widget: QWidget | None) -> str:
    return f"{type(widget).__name__} {widget.objectName()} of {widget.window().objectName()}" if widget else "nothing"


# --- the jobs: a key, then what is waited for before the next ---------------------------------------------------------

Step = tuple[str, Callable[[Desk], object]]


def _at_once(_: Desk) -> object:
    return True


def _files_listed(desk: Desk) -> object:
    dialog = desk.dialog(QFileDialog)
    listed = dialog.findChild(QListView, "listView") if dialog else None
    return listed is not None and listed.model().rowCount(listed.rootIndex()) == 5 and QApplication.focusWidget() is not None


def _in_reader(desk: Desk) -> object:
    return isinstance(QApplication.focusWidget(), QTextEdit) and not desk.window.kit.tasks.running


def _imported(desk: Desk) -> object:
    return (desk.window.kit.desk.is_open and len(desk.pack.sources) == 5 and QApplication.activeModalWidget() is None
            and desk.window.isActiveWindow() and _in_reader(desk))


def _template_offered(desk: Desk) -> object:
    button, focused = desk.window.findChild(QPushButton, "template_create_button"), QApplication.focusWidget()
    return button is not None and button.isVisible() and focused is not None and desk.window.page("briefing").isAncestorOf(focused)


def _can_be_printed(desk: Desk) -> object:
    return desk.placed and desk.window.kit.actions["act_print_handout"].isEnabled() and desk.window.kit.actions["act_export"].isEnabled()


def _sheets_drawn(desk: Desk) -> object:
    dialog = desk.dialog(PrintDialog)
    return isinstance(dialog, PrintDialog) and dialog.form.printer.itemText(0) == "Office"


def _sent(desk: Desk) -> object:
    return (desk.folder / "sent.pdf").is_file() and not desk.window.findChildren(PrintDialog) and desk.window.isActiveWindow()


def _exported(desk: Desk) -> object:
    return not desk.window.findChildren(ExportDialog) and desk.window.isActiveWindow()


IMPORT: tuple[Step, ...] = (("Ctrl+I", _files_listed), ("Shift+Tab", _at_once), ("Ctrl+A", _at_once), ("Return", _imported))
PLACE: tuple[Step, ...] = (("Ctrl+3", _template_offered), ("Return", _can_be_printed))
PRINT: tuple[Step, ...] = (("Ctrl+P", _sheets_drawn), ("Return", _sent))
EXPORT: tuple[Step, ...] = (("Ctrl+E", lambda desk: desk.dialog(ExportDialog)), ("Alt+I", _at_once), ("Return", _exported))
AGAIN: tuple[Step, ...] = (EXPORT[0], EXPORT[2])


def _source_is(number: int) -> Callable[[Desk], object]:
    return lambda desk: desk.window.kit.desk.source_number == number


def _excerpts_are(count: int) -> Callable[[Desk], object]:
    return lambda desk: desk.excerpts == count


def _placed_are(count: int) -> Callable[[Desk], object]:
    return lambda desk: desk.placed >= count


def _seen(desk: Desk, there: Callable[[Desk], object]) -> Callable[[], bool]:
    return lambda: bool(there(desk))


def _ten(desk: Desk) -> tuple[Step, ...]:
    """Ten excerpts of a sentence each, two in each source, with a key to get from source to source."""
    steps: list[Step] = []
    for source in range(5):
        if source:
            steps.append(("Alt+Down", _source_is(source + 1)))
        for made in (source * 2 + 1, source * 2 + 2):
            steps += [("J", _at_once), (str(made % 6 + 1), _excerpts_are(made))]
    return tuple(steps)


# --- what is there before ---------------------------------------------------------------------------------------------


def _nothing(desk: Desk) -> None:
    """The start screen."""


def _reading(desk: Desk) -> None:
    """A sentence of the sample has the caret."""
    desk.window.kit.actions["act_ws_sources"].trigger()
    desk.until(lambda: _in_reader(desk))


def _unplaced(desk: Desk) -> None:
    """The sample without its briefing."""
    for one in desk.pack.briefings:
        desk.window.kit.desk.do(RemoveBriefing(one.id))


def _briefing(desk: Desk) -> None:
    """The sample, at its briefing."""
    desk.window.kit.desk.go("briefing")
    desk.until(lambda: desk.window.kit.actions["act_export"].isEnabled() and QApplication.focusWidget() is not None)


def _exported_once(desk: Desk) -> None:
    """An export in Italian was the last."""
    _briefing(desk)
    _do(desk, EXPORT)
    desk.pressed.clear()


def _do(desk: Desk, steps: tuple[Step, ...]) -> None:
    for key, seen in steps:
        desk.press(key)
        desk.until(_seen(desk, seen))


class Job(NamedTuple):
    """A row of the promise: what is there, the keys, how many they may be, and what is there in the end."""

    before: Callable[[Desk], None]
    steps: Callable[[Desk], tuple[Step, ...]]
    most: int
    after: Callable[[Desk], object]
    sample: str = "iraq-nato"


def _newest(desk: Desk) -> Source:
    return desk.pack.sources[0]


def _one_more_with_theme(desk: Desk) -> bool:
    excerpt = _newest(desk).excerpts[-1]
    key = next(one.key for one in desk.pack.themes if one.id == excerpt.themes[0])
    return _newest(desk).verified(excerpt) and key == 2


JOBS = {
    "import five files from the start screen": Job(_nothing, lambda _: IMPORT, 4, lambda desk: len(desk.pack.sources) == 5, ""),
    "an excerpt with a theme, the caret in its sentence": Job(
        _reading, lambda desk: (("2", _excerpts_are(desk.excerpts + 1)),), 1, _one_more_with_theme),
    "an excerpt of another passage": Job(
        _reading, lambda desk: (("Shift+Down", _at_once), ("2", _excerpts_are(desk.excerpts + 1))), 2,
        _one_more_with_theme),
    "place everything, no briefing yet": Job(_unplaced, lambda _: PLACE, 2, lambda desk: desk.placed >= PLACED),
    "place ten more later, from anywhere": Job(
        _reading, lambda desk: (("Ctrl+Shift+P", _placed_are(desk.placed + PLACED)),), 1, lambda desk: desk.placed),
    "a PDF in Italian": Job(_briefing, lambda _: EXPORT, 3, lambda desk: list(desk.folder.glob("*_it.pdf"))),
    "a PDF in Italian, as last time": Job(_exported_once, lambda _: AGAIN, 2, lambda desk: list(desk.folder.glob("*_it.pdf"))),
    "a handout": Job(_briefing, lambda _: PRINT, 2, lambda desk: (desk.folder / "sent.pdf").read_bytes().startswith(b"%PDF-")),
    "from the start screen to a printed handout": Job(
        _nothing, lambda desk: (*IMPORT, *_ten(desk), *PLACE, *PRINT), 32, lambda desk: desk.excerpts == desk.placed == PLACED, ""),
    "from the start screen to a handout and a PDF in Italian": Job(
        _nothing, lambda desk: (*IMPORT, *_ten(desk), *PLACE, *PRINT, *EXPORT), 35,
        lambda desk: desk.excerpts == desk.placed == PLACED and list((desk.folder / "packs").glob("*_it.pdf")), ""),
}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system with a printer, five files, and nothing that would be opened after an export."""
    if os.name == "nt":
        pytest.skip("the system has no lp")
    commands, files = tmp_path / "bin", tmp_path / "files"
    commands.mkdir()
    files.mkdir()
    for name, text in (("lpstat", _LPSTAT), ("lp", _LP.format(folder=tmp_path))):
        path = commands / name
        path.write_text(text)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    for number, name in enumerate(("two", "three", "four", "five", "six"), 1):
        (files / f"{number}.txt").write_text(_WORDS.format(n=name), "utf-8")
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(exporting, "open_file", lambda path: None)
    return tmp_path


@pytest.mark.parametrize("name", JOBS)
def test_a_job_takes_no_more_keys_than_promised(open_window: OpenWindow, qtbot: QtBot, office: Path, name: str) -> None:
    job = JOBS[name]
    window = open_window(job.sample)
    window.kit.settings.keep("import_folder", str(office / "files"))
    window.activateWindow()
    desk = Desk(window, qtbot, office)
    desk.until(lambda: window.isActiveWindow() and isinstance(QApplication.focusObject(), QObject))
    job.before(desk)
    _do(desk, job.steps(desk))
    assert job.after(desk)
    assert len(desk.pressed) <= job.most, desk.pressed
