"""What the papers say of the code is so."""
from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture import FLOOR_1, FLOORS_2_TO_4, MAY_IMPORT

ROOT = Path(__file__).resolve().parents[1]


def _paper(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _floors() -> dict[str, frozenset[str]]:
    """The table of ARCHITECTURE.md: each room and what it may import."""
    rows = {}
    for floor, rooms, holds, imports in re.findall(r"^\| (\d) \| (.+?) \| (.+?) \| (.*?) ?\|$", _paper("ARCHITECTURE.md"), re.MULTILINE):
        for room in re.findall(r"`(\w+)`", rooms):
            base = FLOOR_1 - {"model"} if "no `model`" in holds or room == "document" else FLOOR_1
            dates = {"model.dates"} if room == "document" else set()
            named = FLOORS_2_TO_4 if "floors 2 to 4" in imports else frozenset(re.findall(r"\w+", imports))
            rows[room] = base | named | dates
            assert floor == "1" or room not in FLOOR_1
    return rows


def test_the_table_of_rooms_is_the_one_that_is_kept() -> None:
    said, kept = _floors(), dict(MAY_IMPORT)
    assert said == kept


def test_the_map_of_lines_names_rooms_that_are_there() -> None:
    places = re.findall(r"^\| [^|]+ \| (`.+)\|$", _paper("CONTRIBUTING.md"), re.MULTILINE)
    named = [name for place in places for name in re.findall(r"`([\w/]+)`", place) if name != "templates/styles"]
    assert [name for name in named if not (ROOT / "briefer" / name).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "THIRD_PARTIES.md"])
def test_every_file_a_paper_names_is_there(name: str) -> None:
    text = _paper(name)
    named = {*re.findall(r"`([\w./-]+\.(?:md|py|yaml|toml)|[\w.-]+/[\w./-]*)`", text), *re.findall(r"\]\((?!http)([^)#]+)\)", text)}
    places = (ROOT, ROOT / "briefer", ROOT / "tests")
    made = (".tools/", ".venv/", "out/")
    assert [one for one in sorted(named) if not one.startswith(made) and not any((place / one).exists() for place in places)] == []


def test_the_tour_can_be_walked(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("A visit\n\nHere stands a passage, copied from the text, and more.\n", "utf-8")
    lines = re.findall(r"^    briefer (.+)$", _paper("README.md"), re.MULTILINE)
    assert len(lines) > 5
    for line in lines:
        arguments = [str(ROOT / word) if word.startswith("sample_packs/") else word for word in shlex.split(line)]
        done = subprocess.run([sys.executable, "-m", "briefer", *arguments], cwd=tmp_path, capture_output=True, stdin=subprocess.DEVNULL)
        assert done.returncode == 0 or (arguments[0] == "check" and done.returncode == 1), (line, done.stderr.decode())
    assert len(list((tmp_path / "printed").iterdir())) == 4


def test_every_library_has_its_licence_named() -> None:
    project = tomllib.loads(_paper("pyproject.toml"))["project"]
    libraries = [re.split(r"[<>=~ ;\[]", line)[0] for line in project["dependencies"]]
    rows = [line.split("|")[1] for line in _paper("THIRD_PARTIES.md").splitlines() if line.startswith("|")]
    named = {name.strip() for row in rows for name in row.split(",")}
    assert [library for library in libraries if library not in named] == []


def test_the_newest_change_is_on_top() -> None:
    headings = re.findall(r"^## (.+)$", _paper("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
