"""The wheel holds all that the program reads, and runs where nothing else of the checkout is."""
from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from fnmatch import fnmatch
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _built(kind: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program `briefer` in an environment with the wheel; the libraries are lent by the environment of the tests."""
    home = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / Path(sys.executable).name
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(pip, check=True, stdin=subprocess.DEVNULL)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return scripts / "briefer"


@pytest.mark.parametrize(
    "name",
    [
        "briefer/_data/templates/info-brief.yaml",
        "briefer/_data/templates/styles/staff.yaml",
        "briefer/_data/sample_packs/iraq-nato/manifest.yaml",
        "briefer/_data/sample_packs/fascicolo-iraq/sources/0001.txt",
        "briefer/locale/it/interface.mo",
        "briefer/locale/en/document.mo",
        "briefer/fonts/*.ttf",
        "briefer/fonts/LICENCE-Carlito.txt",
        "briefer-*.dist-info/licenses/LICENSE",
        "briefer/locale/it/window.mo",
        "ui/assets/fonts/*.ttf",
        "ui/assets/icons/search.svg",
        "ui/help/it/*.md",
        "ui/assets/icons/LICENCE.txt",
        "briefer-*.dist-info/licenses/ui/assets/fonts/LICENCE-Inter.txt",
    ],
)
def test_the_wheel_holds(name: str, wheel: Path) -> None:
    assert [found for found in ZipFile(wheel).namelist() if fnmatch(found, name)]


def test_the_wheel_holds_all_templates_and_packs(wheel: Path) -> None:
    held = set(ZipFile(wheel).namelist())
    files = [path for top in ("templates", "sample_packs") for path in ROOT.glob(f"{top}/**/*") if path.is_file()]
    assert [str(path) for path in files if f"briefer/_data/{path.relative_to(ROOT).as_posix()}" not in held] == []


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    ours = ("briefer/*", "briefer-*.dist-info/*", "ui/*.py", "ui/assets/*", "ui/help/*.md")
    outside = [name for name in ZipFile(wheel).namelist() if not any(fnmatch(name, pattern) for pattern in ours)]
    sources = [name for name in ZipFile(wheel).namelist() if name.endswith((".po", ".pyc")) or "/tests/" in name]
    assert outside + sources == []


def test_two_wheels_are_alike(wheel: Path, tmp_path: Path) -> None:
    assert _built("wheel", tmp_path).read_bytes() == wheel.read_bytes()


def test_no_catalogue_tells_when_it_was_compiled(wheel: Path) -> None:
    with ZipFile(wheel) as held:
        dates = [line for name in held.namelist() if name.endswith(".mo") for line in held.read(name).splitlines() if b"-Date:" in line]
    assert dates and all(b" 2000-01-01 00:00+0000" in line for line in dates)


def test_an_editable_install_reads_the_checkout(tmp_path: Path) -> None:
    names = ZipFile(_built("wheel:editable", tmp_path)).namelist()
    assert [name for name in names if name.startswith("briefer/")] == []


def test_the_installed_program_builds_from_any_folder(installed: Path, tmp_path: Path) -> None:
    python = installed.with_name(Path(sys.executable).name)
    ask = "from briefer.resources import sample_packs_folder; print(sample_packs_folder())"
    packs = Path(subprocess.run([str(python), "-I", "-c", ask], cwd=tmp_path, check=True, capture_output=True, text=True).stdout.strip())
    assert ROOT not in packs.parents
    build = [str(installed), "build", str(packs / "iraq-nato"), "--language", "it", "--to", "both", "--out", "printed"]
    done = subprocess.run(build, cwd=tmp_path, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in (tmp_path / "printed").iterdir()) == [".docx", ".pdf"]
