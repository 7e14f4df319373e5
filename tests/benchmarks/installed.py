"""Briefer as an officer has it: the wheel, unpacked, with compiled catalogues and modules."""
from __future__ import annotations

import compileall
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def unpack(folder: Path) -> Path:
    """Builds the wheel and unpacks it into a folder; the folder of its modules."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    modules = folder / "modules"
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(modules)
    compileall.compile_dir(modules, quiet=1)
    return modules


def environment(modules: Path) -> Mapping[str, str]:
    """The variables with which a process finds it."""
    return {**os.environ, "PYTHONPATH": str(modules), "BRIEFER_STATE": str(modules.parent)}


def build(pack: Path, format: str) -> list[str]:
    """The command that builds the only briefing of a pack, beside it."""
    return [sys.executable, "-m", "briefer", "build", str(pack), "--to", format, "--out", str(pack.parent)]
