"""Every template in every language and style, from both sample packs: what the archive, Word and a blind reader ask of them."""
from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefer.document.heads import headings
from briefer.document.nodes import Contents, Document
from briefer.document.walk import plain_text
from briefer.exporters.docx import write_docx
from briefer.exporters.pdf import write_pdf
from briefer.workflow import library
from tests.conformance.papers import LANGUAGES, PACKS, STYLES, papers
from tests.conformance.validators import broken_rules, syntax_errors
from tests.conformance.word_readers import pages_in_libreoffice, schema_errors

TAGS = {"en": "en-GB", "it": "it-IT"}


@dataclass(frozen=True, slots=True)
class Told:
    """What a PDF says of itself to a reader that takes it apart; each is taken apart once."""

    language: str
    outline: list[str]
    fonts: list[tuple[str, bool]]  # names, and whether the font is in the file
    lost_links: int


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as files, and what of it the tests ask; its pages are let go, for all of them together take a gigabyte."""

    pdf: Path
    docx: Path
    made_from: tuple[str, str, str, str]
    document: Document
    font: str
    pages: int
    places: tuple[tuple[int, int], ...]  # of each heading: the page where it stands, and the one its node begins on


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    """All papers, written in both formats."""
    folder, found = tmp_path_factory.mktemp("papers"), []
    for paper in papers():
        pdf, docx = folder / f"{paper.name}.pdf", folder / f"{paper.name}.docx"
        pdf.write_bytes(write_pdf(paper.document, paper.laid, paper.style))
        docx.write_bytes(write_docx(paper.document, paper.laid, paper.style))
        places = tuple((place.page + 1, paper.laid.page_of(place.node_id)) for place in paper.laid.places)
        found.append(Made(pdf, docx, paper.made_from, paper.document, paper.style.text("font.body_docx"), len(paper.laid.pages), places))
    return found


@pytest.fixture(scope="module")
def told(made: list[Made]) -> dict[Path, Told]:
    """What each PDF says."""
    return {paper.pdf: _told(PdfReader(paper.pdf)) for paper in made}


def _told(reader: PdfReader) -> Told:
    fonts = {id(page["/Resources"]["/Font"]): page["/Resources"]["/Font"] for page in reader.pages}
    named = [(font["/BaseFont"], "/FontFile2" in font["/FontDescriptor"])
             for those in fonts.values() for one in those.values() for font in (one.get_object(),)]
    pages = {page.indirect_reference for page in reader.pages}
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", ())]
    lost = sum(link["/Dest"][0] not in pages if "/Dest" in link else not link["/A"]["/URI"].startswith(("http", "mailto:"))
               for link in links)
    return Told(reader.trailer["/Root"]["/Lang"], _outline(reader.outline), named, lost)


def test_no_template_language_style_or_pack_is_missing(made: list[Made]) -> None:
    packs = [path.name for path in PACKS.iterdir() if path.is_dir()]
    templates = [template.id for template in library().templates()]
    assert len(templates) == 9
    assert {paper.made_from for paper in made} >= set(product(packs, templates, LANGUAGES, STYLES))


def test_the_archive_takes_them_and_a_blind_reader_can_read_them(made: list[Made]) -> None:
    assert broken_rules([paper.pdf for paper in made]) == ""


def test_their_syntax_is_sound(made: list[Made]) -> None:
    assert [errors for paper in made if (errors := syntax_errors(paper.pdf))] == []


def test_all_fonts_are_embedded_and_cut_to_what_is_used(told: dict[Path, Told]) -> None:
    for path, paper in told.items():
        assert paper.fonts, path.name
        for name, embedded in paper.fonts:
            assert re.fullmatch(r"/[A-Z]{6}\+(Carlito|Caladea|DejaVu).*", name) and embedded, (path.name, name)


def test_the_language_is_that_of_the_document(made: list[Made], told: dict[Path, Told]) -> None:
    for paper in made:
        assert told[paper.pdf].language == paper.document.meta.language


def test_the_outline_has_the_headings_of_the_document(made: list[Made], told: dict[Path, Told]) -> None:
    for paper in made:
        wanted = [" ".join(filter(None, (one.number, plain_text(one.content)))) for one in headings(paper.document) if one.listed]
        assert [entry.replace("\u00a0", " ") for entry in told[paper.pdf].outline] == [
            title.replace("\u00a0", " ") for title in wanted], paper.pdf.name


def _outline(entries: list[object]) -> list[str]:
    """The titles of an outline, those below in their place."""
    titles: list[str] = []
    for entry in entries:
        titles += _outline(entry) if isinstance(entry, list) else [str(entry["/Title"])]  # type: ignore[index]
    return titles


def test_every_link_leads_to_a_page_or_an_address(told: dict[Path, Told]) -> None:
    assert {path.name: paper.lost_links for path, paper in told.items() if paper.lost_links} == {}


def test_the_contents_lead_to_the_headings_they_name(made: list[Made]) -> None:
    for paper in made:
        if any(isinstance(block, Contents) for block in paper.document.blocks):
            assert all(there == named for there, named in paper.places), paper.pdf.name


def test_word_files_follow_the_schema(made: list[Made]) -> None:
    assert schema_errors([paper.docx for paper in made]) == []


def test_word_files_say_their_language_and_name_their_fonts(made: list[Made]) -> None:
    for paper in made:
        with zipfile.ZipFile(io.BytesIO(paper.docx.read_bytes())) as archive:
            styles, fonts = (archive.read(f"word/{name}.xml").decode() for name in ("styles", "fontTable"))
        assert f'w:lang w:val="{TAGS[paper.document.meta.language]}"' in styles
        assert f'w:name="{paper.font}"' in fonts


@pytest.fixture(scope="module")
def in_libreoffice(made: list[Made], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of their pages in LibreOffice."""
    return pages_in_libreoffice([paper.docx for paper in made], tmp_path_factory.mktemp("office"))


def test_libreoffice_needs_as_many_pages_give_or_take_one(made: list[Made], in_libreoffice: dict[str, list[str]]) -> None:
    different = {paper.docx.name: (len(in_libreoffice[paper.docx.name]), paper.pages) for paper in made
                 if abs(len(in_libreoffice[paper.docx.name]) - paper.pages) > 1}
    assert different == {}


def test_in_libreoffice_every_page_is_marked(made: list[Made], in_libreoffice: dict[str, list[str]]) -> None:
    for paper in made:
        for page in in_libreoffice[paper.docx.name]:
            assert page.count(paper.document.meta.marking.upper()) == 2, paper.docx.name
