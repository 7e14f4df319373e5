"""The validators of other people that tests ask: veraPDF and qpdf. What is not installed skips the test that asks, and says so."""
from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_JAR = _ROOT / ".tools" / "verapdf" / "verapdf.jar"
PATIENCE = 1_800  # seconds for all files together, on a machine that does other things too
_JAVA_LIBRARIES = Path("/usr/share/java")
_LIBRARY_NAMES = (
    "jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime", "FastInfoset", "istack-commons-runtime", "istack-commons-tools",
    "javax.activation", "stax-ex", "txw2")


def broken_rules(files: Sequence[Path], flavours: str = "ua1,2a") -> str:
    """What veraPDF says against files, all checked in one process; empty when they follow every rule."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("java is not installed")
    if not _JAR.exists():
        pytest.skip("veraPDF is not set up (python tools/validators.py .tools)")
    if not (_JAVA_LIBRARIES / "jaxb-impl.jar").exists():
        pytest.skip("libjaxb-java is not installed")
    jars = [_JAR, *(_JAVA_LIBRARIES / f"{name}.jar" for name in _LIBRARY_NAMES)]
    driver = Path(__file__).with_name("Vera.java")
    command = [java, "-cp", os.pathsep.join(map(str, jars)), str(driver), flavours, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if "jdk.compiler" in done.stderr:
        pytest.skip("java has no compiler (install a JDK)")
    assert done.returncode == 0, done.stderr
    judged = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert len(judged) == len(files) * len(flavours.split(",")), "veraPDF left out a file"
    return "\n".join(line for line in done.stdout.splitlines() if not line.startswith("PASS "))


def syntax_errors(file: Path) -> str:
    """What qpdf says against a file's syntax; empty when there is nothing."""
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("qpdf is not installed")
    done = subprocess.run([qpdf, "--check", str(file)], capture_output=True, text=True, timeout=60, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
