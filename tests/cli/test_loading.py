"""Start-up counts: what a command does not need is not loaded, seen from a process of its own."""
from __future__ import annotations

import subprocess
import sys

import pytest

from briefer.i18n import LANGUAGES
from briefer.resources import locale_folder
from tests.cli.answers import Briefer

# Libraries, and rooms of our own that take as long.
LIBRARIES = ("reportlab", "PIL", "docx", "lxml", "pypdfium2", "babel", "rapidfuzz", "charset_normalizer", "pyphen", "numpy")
PAGES = ("briefer.layout.press", "briefer.assembly.composer")
WRITERS = ("briefer.exporters.pdf.writer", "briefer.exporters.docx.writer")
READERS = ("briefer.importers.markdown", "briefer.importers.plain")


def loaded(*command: str) -> set[str]:
    """Which of these modules a command has loaded when it ends."""
    sought = (*LIBRARIES, *PAGES, *WRITERS, *READERS)
    program = f"""
import sys
from briefer.__main__ import main
try:
    main()
except SystemExit as end:
    assert end.code == 0
print(*(name for name in {sought!r} if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", program, *command], capture_output=True, text=True, encoding="utf-8", check=True)
    names = set(done.stdout.splitlines()[-1].split())
    return names - {"babel"} if _checkout() else names  # a checkout compiles its catalogues at each start


def _checkout() -> bool:
    return not all((locale_folder() / language / "interface.mo").exists() for language in LANGUAGES)


@pytest.fixture
def pack(briefer: Briefer) -> str:
    """A pack with a source and a briefing."""
    briefer("new", "demo", "--template", "info-brief")
    briefer("import", "demo", "page.md")
    return "demo"


@pytest.mark.parametrize("command", [("--help",), ("sources", "demo"), ("excerpts", "demo"), ("themes", "demo")])
def test_what_prints_nothing_loads_no_library_and_no_pages(pack: str, command: tuple[str, ...]) -> None:
    assert loaded(*command) == set()


def test_an_import_loads_no_reader_since_files_are_read_elsewhere(pack: str) -> None:
    assert loaded("import", pack, "agency.txt") == set()


def test_a_pdf_loads_its_own_writer_alone(pack: str) -> None:
    assert loaded("build", pack, "--to", "pdf") == {*PAGES, "briefer.exporters.pdf.writer"}


def test_a_word_file_without_figures_loads_its_own_writer_alone(pack: str) -> None:
    assert loaded("build", pack, "--to", "docx") == {*PAGES, "briefer.exporters.docx.writer"}
