"""A command line to type at, in a folder of its own."""
from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from briefer.cli import run
from tests.cli.answers import Answer, Briefer

TEXTS = Path(__file__).resolve().parents[1] / "stories" / "texts"


@pytest.fixture
def briefer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Briefer:
    """Runs a command in an empty folder that holds the texts of the stories; time stands still there."""
    for path in TEXTS.iterdir():
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)

    def command(*argv: str, stdin: str = "", **environ: str) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        surroundings = {"SOURCE_DATE_EPOCH": "1767225600", "BRIEFER_STATE": str(tmp_path / "state"),
                        "BRIEFER_TEMPLATES": str(tmp_path / "own"), **environ}
        return Answer(run(argv, surroundings, io.StringIO(stdin), out, err), out.getvalue(), err.getvalue())

    return command
