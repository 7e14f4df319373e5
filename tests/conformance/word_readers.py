"""Programs that read Word files: Microsoft's Open XML SDK and LibreOffice. What is not installed skips the test that asks, and says so."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conformance.validators import PATIENCE

_PACKAGE = Path(__file__).resolve().parents[2] / ".tools" / "ooxml" / "node_modules" / "@xarsh" / "ooxml-validator"
_FACES = Path(__file__).resolve().parents[2] / "briefer" / "fonts"
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{faces}</dir><cachedir>{cache}</cachedir></fontconfig>"""


def schema_errors(files: Sequence[Path]) -> list[str]:
    """What the Open XML SDK says against files, all judged in one process."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    if not _PACKAGE.exists():
        pytest.skip("the Open XML SDK is not set up (python tools/validators.py .tools)")
    command = [node, str(Path(__file__).with_name("open_xml.mjs")), str(_PACKAGE), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
    judged = json.loads(done.stdout)
    assert len(judged) == len(files), "the validator left out a file"
    return [f"{Path(entry['file']).name}: {error}" for entry in judged for error in entry["errors"]]


def pages_in_libreoffice(files: Sequence[Path], folder: Path) -> dict[str, list[str]]:
    """The text of each page as LibreOffice sets it with the faces of the style, installed or not, by the name of the file."""
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    if reader is None:
        pytest.skip("pdftotext is not installed")
    profile, fonts = (folder / "profile").as_uri(), folder / "fonts.conf"
    fonts.write_text(_FONTS.format(faces=_FACES, cache=folder / "faces"), encoding="utf-8")
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE, env={**os.environ, "FONTCONFIG_FILE": str(fonts)})
    found = {}
    for file in files:
        done = subprocess.run([reader, "-layout", str(folder / f"{file.stem}.pdf"), "-"], check=True, capture_output=True, timeout=60)
        found[file.name] = done.stdout.decode("utf-8").split("\f")[:-1]
    return found
