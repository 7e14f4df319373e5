"""The package: the same bytes each time, nothing of the machine, readable by others."""
from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from briefer.document.nodes import Document
from briefer.document.styles import HouseStyle
from briefer.exporters.docx import write_docx
from briefer.exporters.pdf import write_pdf
from briefer.layout import lay_out
from tests.exporters.docx.conftest import WordFile
from tests.exporters.docx.documents import english, italian
from tests.layout.random_documents import documents

Written = Callable[..., WordFile]
ROOT = Path(__file__).resolve().parents[3]
HASHED = """
import hashlib
from briefer.exporters.docx import write_docx
from briefer.exporters.pdf import write_pdf
from briefer.layout import lay_out
from briefer.resources import styles_folder
from briefer.templating.styles import load_style
from tests.exporters.docx.documents import english
style = load_style("staff", lambda id: ((styles_folder() / f"{id}.yaml").read_text("utf-8"), id))
print(hashlib.sha256(write_docx(english(), lay_out(english(), style), style)).hexdigest())
"""


def test_the_same_document_is_the_same_bytes_under_another_hash_seed_zone_and_language() -> None:
    found = set()
    for seed, zone, language in (("1", "UTC", "C.UTF-8"), ("77", "Asia/Tokyo", "C")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "PYTHONUTF8": "1"}
        found.add(subprocess.run([sys.executable, "-c", HASHED], cwd=ROOT, env=environment, check=True, capture_output=True).stdout)
    assert len(found) == 1


def test_members_are_sorted_and_of_no_time(written: Written) -> None:
    word = written(english())
    names = word.names()
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    with zipfile.ZipFile(io.BytesIO(word.data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_say_what_the_document_says_and_nothing_of_who_wrote_the_file(written: Written) -> None:
    core = written(english()).member("docProps/core.xml").decode()
    for said in ("<dc:title>NATO Mission Iraq and the Italian lead</dc:title>", "<dc:creator>Information Section</dc:creator>",
                 "<dc:subject>Iraq</dc:subject>", "<cp:keywords>Iraq, NATO</cp:keywords>", "<dc:language>en-GB</dc:language>",
                 '<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-21T00:00:00Z</dcterms:created>'):
        assert said in core
    assert "lastModifiedBy" not in core


def test_python_docx_reads_what_was_written(written: Written) -> None:
    import docx

    read = docx.Document(io.BytesIO(written(italian(), "diplomatic").data))
    assert [paragraph.text for paragraph in read.paragraphs if paragraph.style.name == "Heading 1"] == [
        "Premessa", "Situazione", "Conclusioni", "Riferimenti"]
    assert read.core_properties.title == "La missione NATO in Iraq"
    assert read.sections[0].header.paragraphs[0].text.strip() == "NON CLASSIFICATO // USO ADDESTRATIVO"


@pytest.mark.parametrize("style", ["staff", "diplomatic"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(document=documents())
def test_any_document_is_written_as_sound_xml(document: Document, style: str, house_style: Callable[[str], HouseStyle]) -> None:
    house = house_style(style)
    word = WordFile(write_docx(document, lay_out(document, house), house))
    for name in word.names():
        if not name.endswith(".png"):
            etree.fromstring(word.member(name))
    names = word.values("//w:bookmarkStart/@w:name")
    assert len(set(names)) == len(names)
    assert set(word.values("//w:hyperlink/@w:anchor")) <= set(names) | set(word.values("//w:bookmarkStart/@w:name", "word/footnotes.xml"))
    assert len(word.find("//w:footnoteReference")) == len(word.find("//w:footnote[not(@w:type)]", "word/footnotes.xml"))


def test_neither_format_depends_on_the_other_being_written_first(house_style: Callable[[str], HouseStyle]) -> None:
    style, document = house_style("staff"), english(draft=True, copy=(3, 12))
    first, second = lay_out(document, style), lay_out(document, style)
    word, pdf = write_docx(document, first, style), write_pdf(document, first, style)
    assert (pdf, word) == (write_pdf(document, second, style), write_docx(document, second, style))
