"""A process that is killed while it edits and saves: what it had said to be safe is there, once."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.session import worked_to_death


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork the workers")
def test_two_hundred_killed_workers_lose_and_repeat_nothing(tmp_path: Path) -> None:
    command = [sys.executable, worked_to_death.__file__, str(tmp_path), "200", "7"]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 200, "the workers hardly worked"
