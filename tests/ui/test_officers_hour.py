"""The whole job on a real display, with nothing but keys and mouse."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
TEXTS = ROOT / "tests" / "stories" / "texts"
KEPT = os.environ.get("BRIEFER_SCREENSHOTS")  # a folder in which the screenshots stay


@pytest.fixture
def display() -> Iterator[str]:
    """A display of its own."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed: python3 dev.py test installs it")
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
                              pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    try:
        assert number, "the display did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


@pytest.mark.parametrize("texts", [SEEDS, TEXTS], ids=["seeds", "own"])
def test_an_officers_hour(display: str, texts: Path, tmp_path: Path) -> None:
    if not texts.is_dir():
        pytest.skip("the five sources are not there")
    folder, files = Path(KEPT or tmp_path) / texts.name, tmp_path / "files"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(texts, files, ignore=shutil.ignore_patterns("*.bin", "latin*"))
    names = sorted(str(path) for path in files.iterdir() if path.suffix in (".txt", ".md"))
    own = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    command = [sys.executable, "-m", "tests.ui.hour", str(folder), *names]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **own}, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-4000:]
    assert len(list(folder.glob("*.png"))) == 11
