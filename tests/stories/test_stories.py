"""Every story in this folder happens as it is told."""
from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.stories.runner import matches, play, retold, steps

HERE = Path(__file__).parent
STORIES = sorted(HERE.glob("*.md"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_it_happens_as_told(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    for source in (HERE / "texts").iterdir():
        shutil.copy(source, tmp_path)
    monkeypatch.chdir(tmp_path)
    if request.config.getoption("--update-goldens"):
        path.write_text(retold(path.read_text("utf-8"), tmp_path), "utf-8", newline="\n")
        return
    told = steps(path.read_text("utf-8"))
    assert told, "a story has at least one command"
    for step in told:
        status, printed = play(step, tmp_path)
        wanted = "\n".join(step.expected)
        assert matches(step.expected, printed), f"$ {step.command}\n--- told\n{wanted}\n--- happened\n{printed}"
        assert status == step.status, f"$ {step.command}: exit status {status}, told {step.status}\n{printed}"
