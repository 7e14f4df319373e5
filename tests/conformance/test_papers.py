"""Every template in every language and style, from both sample packs: what the archive, Word and a blind reader ask of them."""
from __future__ import annotations

import io
import re
import zipfile
from itertools import product
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefer.document.nodes import Contents, Heading
from briefer.document.walk import plain_text
from briefer.exporters.docx import write_docx
from briefer.exporters.pdf import write_pdf
from briefer.workflow import library
from tests.conformance.papers import LANGUAGES, PACKS, STYLES, Paper, papers
from tests.conformance.validators import broken_rules, syntax_errors
from tests.conformance.word_readers import pages_in_libreoffice, schema_errors

TAGS = {"en": "en-GB", "it": "it-IT"}


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Paper]:
    folder = tmp_path_factory.mktemp("papers")
    made = {}
    for paper in papers():
        made[file := folder / f"{paper.name}.pdf"] = paper
        file.write_bytes(write_pdf(paper.document, paper.laid, paper.style))
    return made


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Paper]:
    folder = tmp_path_factory.mktemp("papers")
    made = {}
    for paper in papers():
        made[file := folder / f"{paper.name}.docx"] = paper
        file.write_bytes(write_docx(paper.document, paper.laid, paper.style))
    return made


def test_no_template_language_style_or_pack_is_missing() -> None:
    packs = [path.name for path in PACKS.iterdir() if path.is_dir()]
    templates = [template.id for template in library().templates()]
    assert len(templates) == 9
    assert {paper.made_from for paper in papers()} >= set(product(packs, templates, LANGUAGES, STYLES))


def test_the_archive_takes_them_and_a_blind_reader_can_read_them(pdfs: dict[Path, Paper]) -> None:
    assert broken_rules(list(pdfs)) == ""


def test_their_syntax_is_sound(pdfs: dict[Path, Paper]) -> None:
    assert [errors for file in pdfs if (errors := syntax_errors(file))] == []


def test_all_fonts_are_embedded_and_cut_to_what_is_used(pdfs: dict[Path, Paper]) -> None:
    for file in pdfs:
        for page in PdfReader(file).pages:
            for font in page["/Resources"]["/Font"].values():
                font = font.get_object()
                assert re.fullmatch(r"/[A-Z]{6}\+(Carlito|Caladea|DejaVu).*", font["/BaseFont"]), font["/BaseFont"]
                assert "/FontFile2" in font["/FontDescriptor"]


def test_the_language_is_that_of_the_document(pdfs: dict[Path, Paper]) -> None:
    for file, paper in pdfs.items():
        assert PdfReader(file).trailer["/Root"]["/Lang"] == paper.document.meta.language


def test_the_outline_has_the_headings_of_the_document(pdfs: dict[Path, Paper]) -> None:
    for file, paper in pdfs.items():
        wanted = [" ".join(filter(None, (block.number, plain_text(block.content)))) for block in paper.document.blocks
                  if isinstance(block, Heading) and block.listed]
        assert [entry.replace("\u00a0", " ") for entry in _outline(PdfReader(file).outline)] == [
            title.replace("\u00a0", " ") for title in wanted], file.name


def _outline(entries: list[object]) -> list[str]:
    """The titles of an outline, those below in their place."""
    titles: list[str] = []
    for entry in entries:
        titles += _outline(entry) if isinstance(entry, list) else [str(entry["/Title"])]  # type: ignore[index]
    return titles


def test_every_link_leads_to_a_page_or_an_address(pdfs: dict[Path, Paper]) -> None:
    for file in pdfs:
        reader = PdfReader(file)
        pages = {page.indirect_reference for page in reader.pages}
        for page in reader.pages:
            for link in page.get("/Annots", ()):
                link = link.get_object()
                assert link["/Dest"][0] in pages if "/Dest" in link else link["/A"]["/URI"].startswith(("http", "mailto:"))


def test_the_contents_lead_to_the_headings_they_name(pdfs: dict[Path, Paper]) -> None:
    for paper in pdfs.values():
        if not any(isinstance(block, Contents) for block in paper.document.blocks):
            continue
        for place in paper.laid.places:
            assert paper.laid.page_of(place.node_id) == place.page + 1


def test_word_files_follow_the_schema(words: dict[Path, Paper]) -> None:
    assert schema_errors(list(words)) == []


def test_word_files_say_their_language_and_name_their_fonts(words: dict[Path, Paper]) -> None:
    for file, paper in words.items():
        with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
            styles, fonts = (archive.read(f"word/{name}.xml").decode() for name in ("styles", "fontTable"))
        assert f'w:lang w:val="{TAGS[paper.document.meta.language]}"' in styles
        assert f'w:name="{paper.style.text("font.body_docx")}"' in fonts


@pytest.fixture(scope="module")
def in_libreoffice(words: dict[Path, Paper], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of their pages in LibreOffice."""
    return pages_in_libreoffice(list(words), tmp_path_factory.mktemp("office"))


def test_libreoffice_needs_as_many_pages_give_or_take_one(words: dict[Path, Paper], in_libreoffice: dict[str, list[str]]) -> None:
    different = {file.name: (len(in_libreoffice[file.name]), len(paper.laid.pages)) for file, paper in words.items()
                 if abs(len(in_libreoffice[file.name]) - len(paper.laid.pages)) > 1}
    assert different == {}


def test_in_libreoffice_every_page_is_marked(words: dict[Path, Paper], in_libreoffice: dict[str, list[str]]) -> None:
    for file, paper in words.items():
        for page in in_libreoffice[file.name]:
            assert page.count(paper.document.meta.marking.upper()) == 2, file.name
