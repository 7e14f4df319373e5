"""The house keeps its rules, and each rule can fail."""
from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.architecture import MAY_IMPORT, RULES, SLOW, House, Rule

ROOT = Path(__file__).resolve().parents[1]
_LONG = "\n".join(f"    print({number})" for number in range(60))

# rule, a small tree that breaks it, and what the rule must say
OFFENCES: tuple[tuple[str, Mapping[str, str], str], ...] = (
    (
        "rooms_import_what_their_floor_allows",
        {"briefer/exporters/pdf.py": "from briefer.model.pack import Pack", "briefer/model/pack.py": ""},
        "briefer/exporters/pdf.py imports briefer.model.pack: exporters may import ",
    ),
    (
        "rooms_import_what_their_floor_allows",
        {"briefer/storage/packfile.py": "def read():\n    import briefer.cli.parser", "briefer/cli/parser.py": ""},
        "briefer/storage/packfile.py imports briefer.cli.parser: storage may import ",
    ),
    (
        "rooms_import_what_their_floor_allows",
        {"briefer/cli/parser.py": "from ui import app", "ui/app.py": ""},
        "briefer/cli/parser.py imports ui.app: cli may import ",
    ),
    ("rooms_import_what_their_floor_allows", {"briefer/attic/box.py": ""}, "briefer/attic/box.py: the room attic is not in the table"),
    (
        "panels_do_not_know_each_other",
        {"ui/sources/list.py": "from ui.preview.canvas import Canvas", "ui/preview/canvas.py": ""},
        "ui/sources/list.py imports ui.preview.canvas.Canvas: panels never import each other",
    ),
    (
        "the_core_knows_no_qt",
        {"briefer/layout/fonts.py": "from PySide6.QtGui import QFont"},
        "briefer/layout/fonts.py imports PySide6.QtGui.QFont: there is no Qt in briefer",
    ),
    (
        "nothing_reaches_the_network",
        {"briefer/importers/web.py": "def fetch():\n    from urllib.request import urlopen"},
        "briefer/importers/web.py imports urllib.request.urlopen: nothing in briefer opens a connection",
    ),
    (
        "pure_rooms_take_nothing_from_clock_or_chance",
        {"briefer/edits/sources.py": "import uuid"},
        "briefer/edits/sources.py imports uuid: edits gives the same for the same input; pass it in",
    ),
    (
        "pure_rooms_take_nothing_from_clock_or_chance",
        {"briefer/assembly/front.py": "from datetime import date\ndef as_of():\n    return date.today()"},
        "briefer/assembly/front.py:3 reads the clock",
    ),
    (
        "libraries_stay_in_their_rooms",
        {"briefer/checks/words.py": "import rapidfuzz"},
        "briefer/checks/words.py imports rapidfuzz, which only briefer.analysis may import",
    ),
    (
        "libraries_stay_in_their_rooms",
        {"briefer/analysis/words.py": "import numpy"},
        "briefer/analysis/words.py imports numpy, which is not in the table of libraries",
    ),
    (
        "slow_libraries_wait_until_they_are_needed",
        {
            "briefer/cli/parser.py": "from briefer.workflow.pages import lay_out",
            "briefer/workflow/pages.py": "from briefer.exporters import pdf",
            "briefer/exporters/__init__.py": "",
            "briefer/exporters/pdf.py": "try:\n    from reportlab.pdfgen import canvas\nfinally:\n    print()",
        },
        "briefer/exporters/pdf.py imports reportlab.pdfgen.canvas at start: import it inside the function that needs it",
    ),
    (
        "slow_libraries_wait_until_they_are_needed",
        {"briefer/cli/parser.py": "import briefer.i18n.words", "briefer/i18n/__init__.py": "import babel", "briefer/i18n/words.py": ""},
        "briefer/i18n/__init__.py imports babel at start",
    ),
    (
        "imports_run_in_no_circle",
        {"briefer/model/a.py": "from briefer.model.b import x", "briefer/model/b.py": "def f():\n    from briefer.model import a"},
        "these import each other in a circle: briefer.model.",
    ),
    ("files_are_short", {"tests/test_much.py": "\n" * 351}, "tests/test_much.py has 351 lines, more than 350: a second room"),
    ("functions_are_short", {"dev.py": f"def door():\n{_LONG}"}, "dev.py: door has 61 lines, more than 60: it does two things"),
    ("no_module_is_a_drawer", {"briefer/layout/utils.py": ""}, "briefer/layout/utils.py: a module called utils says nothing"),
    ("no_module_is_a_drawer", {"tests/helpers/pack.py": ""}, "tests/helpers/pack.py: a module called helpers says nothing"),
    ("nothing_importable_is_mutable", {"briefer/schema.py": "\nKEYS = ['a']"}, "briefer/schema.py:2 KEYS can be changed by whoever"),
    ("nothing_importable_is_mutable", {"briefer/schema.py": "SEEN: dict[str, int] = {}"}, "briefer/schema.py:1 SEEN can be changed"),
    (
        "nothing_importable_is_mutable",
        {"briefer/i18n.py": "now = 'en'\ndef switch(to):\n    global now\n    now = to"},
        "briefer/i18n.py:3 changes a name of its module",
    ),
    (
        "what_remembers_is_listed_and_bounded",
        {"briefer/model/pack.py": "from functools import cache\n\n\n@cache\ndef size():\n    return 1"},
        "briefer/model/pack.py:4 cache keeps results",
    ),
    (
        "what_remembers_is_listed_and_bounded",
        {"briefer/model/dates.py": "@lru_cache(maxsize=None)\ndef size():\n    return 1"},
        "briefer/model/dates.py:1 lru_cache(maxsize=None) keeps results",
    ),
    (
        "dataclasses_are_the_quick_ones",
        {"briefer/model/pack.py": "from dataclasses import dataclass, replace", "briefer/values.py": "import dataclasses"},
        "briefer/model/pack.py takes dataclass from dataclasses: take it from briefer.values",
    ),
    (
        "nothing_names_the_machine",
        {"briefer/resources.py": f"FONTS = '/{'home'}/ada/fonts'"},
        "briefer/resources.py:1 names a folder of one machine",
    ),
    ("nothing_names_the_machine", {"docs/format.md": f"As in ..{'/shared'}/seeds."}, "docs/format.md:1 names a folder of one machine"),
)
SOUND: Mapping[str, str] = {
    "briefer/__init__.py": "__version__ = '1'",
    "briefer/__main__.py": "def main():\n    from ui import app\n    return app",
    "briefer/model/pack.py": "from collections.abc import Mapping\nKEYS: Mapping[str, int] = {'a': 1}\nNAMES = ('a',)\n__all__ = ['KEYS']",
    "briefer/edits/__init__.py": "from briefer.edits.pack import Rename as Rename",
    "briefer/edits/pack.py": "from briefer.model.pack import KEYS\nclass Rename:\n    keys = KEYS",
    "briefer/workflow/__init__.py": "from briefer.edits import Rename as Rename\nfrom briefer.workflow.pages import lay_out as lay_out",
    "briefer/workflow/pages.py": "def lay_out():\n    from briefer.exporters.raster import png\n    return png",
    "briefer/exporters/raster.py": "from pypdfium2 import PdfDocument as png",
    "briefer/cli/parser.py": "from briefer.workflow import lay_out",
    "ui/app.py": "from PySide6.QtWidgets import QApplication",
    "ui/sources/list.py": "from ui.sources.row import Row\nfrom ui.widgets.grip import Grip",
    "ui/sources/row.py": "",
    "ui/widgets/grip.py": "",
    "docs/format.md": "A pack is a folder such as `packs/iraq`; https://example.org/home/page.",
}


def _tree(folder: Path, files: Mapping[str, str]) -> House:
    for place, text in files.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(text, "utf-8")
    return House(folder)


@pytest.fixture(scope="module")
def house() -> House:
    return House(ROOT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule: Rule, house: House) -> None:
    assert not (broken := list(rule(house))), "\n".join(broken)


@pytest.mark.parametrize(("name", "files", "sentence"), OFFENCES, ids=[f"{name}-{next(iter(files))}" for name, files, _ in OFFENCES])
def test_the_rule_names_the_offence(name: str, files: Mapping[str, str], sentence: str, tmp_path: Path) -> None:
    rule = next(rule for rule in RULES if rule.__name__ == name)
    broken = list(rule(_tree(tmp_path, files)))
    assert any(said.startswith(sentence) for said in broken), broken


def test_every_rule_is_seen_to_fail() -> None:
    assert {rule.__name__ for rule in RULES} == {name for name, _, _ in OFFENCES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_sound_house_offends_nobody(rule: Rule, tmp_path: Path) -> None:
    assert list(rule(_tree(tmp_path, SOUND))) == []


def test_the_table_names_no_room_that_is_gone(house: House) -> None:
    rooms = {module.room for module in house.code.values()}
    assert set(MAY_IMPORT) - rooms <= {"ui", "__main__"}


def test_starting_loads_nothing_slow() -> None:
    program = f"import sys, briefer.cli, briefer.workflow; print([name for name in {SLOW} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
