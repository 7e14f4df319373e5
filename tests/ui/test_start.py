"""The program starts quickly, or says why it cannot."""
from __future__ import annotations

import os
import subprocess
import sys

import pytest

from ui.guard import binding_leaks_none, display_missing

HEAVY = ("reportlab", "docx", "lxml", "pypdfium2", "pypdf", "trafilatura", "rapidfuzz", "sqlite3", "snowballstemmer",
         "briefer.layout.press", "briefer.assembly.composer", "briefer.importers.catalogue")


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    program = f"""
import sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from ui.app import build
application = QApplication([])
window = build(application, QSettings("none.ini", QSettings.Format.IniFormat))
window.show()
application.processEvents()
print(*(name for name in {HEAVY!r} if name in sys.modules))
"""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environ)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
@pytest.mark.parametrize(("language", "words"), [("en_GB.UTF-8", "There is no display here"), ("it_IT.UTF-8", "Qui non c’è uno schermo")])
def test_without_a_display_it_says_so_and_ends_with_2(language: str, words: str) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run([sys.executable, "-m", "briefer"], capture_output=True, text=True, encoding="utf-8",
                          env={**bare, "LC_ALL": language, "PYTHONIOENCODING": "utf-8"})
    assert (done.returncode, done.stdout) == (2, "") and done.stderr.startswith(words)


def test_the_binding_in_use_keeps_none_alive() -> None:
    assert not binding_leaks_none()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_a_display_is_one_of_three_things() -> None:
    assert display_missing({}) and not display_missing({"WAYLAND_DISPLAY": "wayland-0"})
