"""Papers in a style of a unit's own, with its fonts and its logo: what the archive, Word and a blind reader ask of them."""
from __future__ import annotations

from pathlib import Path

import pytest

from briefer.document.handout import HANDOUT_LAYOUTS
from briefer.document.styles import HouseStyle
from briefer.exporters.docx import write_docx
from briefer.exporters.pdf import write_pdf
from briefer.exporters.pdf.handout import Copy, write_handout
from briefer.layout import lay_out
from briefer.layout.imposition import impose
from tests.conformance.validators import broken_rules, syntax_errors
from tests.conformance.word_readers import schema_errors
from tests.layout.sample_documents import briefing, italian_note
from tests.layout.test_imposition import PHRASES
from tests.own_style import png, unit_style

GREY = png(3, 2, [b"\0\x10\x20\x30"] * 2, kind=0)


@pytest.fixture(scope="module")
def styles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, HouseStyle]:
    """A coloured logo on nothing in one, a grey one in the other."""
    folder = tmp_path_factory.mktemp("styles")
    return {"staff": unit_style(folder), "diplomatic": unit_style(folder, "diplomatic", GREY)}


def test_the_archive_takes_them_and_a_blind_reader_can_read_them(styles: dict[str, HouseStyle], tmp_path: Path) -> None:
    files = []
    for base, style in styles.items():
        for name, document in (("briefing", briefing()), ("note", italian_note())):
            laid = lay_out(document, style)
            files.append(tmp_path / f"{name}-{base}.pdf")
            files[-1].write_bytes(write_pdf(document, laid, style))
            for layout in HANDOUT_LAYOUTS:
                copies = [Copy(document, one, impose(document, one, layout, PHRASES, whole_sheets=True))
                          for one in (lay_out(document, style), lay_out(document, style))]
                files.append(tmp_path / f"{name}-{base}-{layout}.pdf")
                files[-1].write_bytes(write_handout(copies))
    assert [errors for file in files if (errors := syntax_errors(file))] == []
    assert broken_rules(files) == ""


def test_word_files_follow_the_schema(styles: dict[str, HouseStyle], tmp_path: Path) -> None:
    files = []
    for base, style in styles.items():
        for name, document in (("briefing", briefing()), ("note", italian_note())):
            files.append(tmp_path / f"{name}-{base}.docx")
            files[-1].write_bytes(write_docx(document, lay_out(document, style), style))
    assert schema_errors(files) == []
