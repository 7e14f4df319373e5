"""The PDF writer: what a reader finds in the file, and that the same document gives the same bytes."""
from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from briefer.document.inlines import Link, Text
from briefer.document.nodes import Document, Meta, Paragraph, Phrases
from briefer.exporters.catalogue import EXPORTERS
from briefer.layout import lay_out
from tests.layout.sample_documents import briefing, heading, italian_note, style
from tests.layout.sample_states import states

STAFF, DIPLOMATIC = style("staff"), style("diplomatic")


def written(document: Document, house: object = STAFF) -> bytes:
    return EXPORTERS["pdf"](document, lay_out(document, house), house)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    return PdfReader(io.BytesIO(written(briefing())))


def all_samples() -> bytes:
    """The samples' files, one after the other."""
    return written(briefing()) + written(italian_note(), DIPLOMATIC) + written(states())


def paragraphs(*texts: str) -> Document:
    blocks = tuple(Paragraph(f"p{index}", (Text(text),), f"{index}.") for index, text in enumerate(texts, 1))
    return Document(Meta("it", "T"), Phrases("{n}/{total}", "", "segue", "BOZZA"), blocks)


def copied(data: bytes, program: Callable[[str], str], tmp_path: Path) -> str:
    """What someone gets who copies the text."""
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    return subprocess.run([program("pdftotext"), str(path), "-"], capture_output=True, check=True).stdout.decode()


def elements(reader: PdfReader) -> list[DictionaryObject]:
    """The structure, in reading order."""
    found: list[DictionaryObject] = []

    def walk(node: object) -> None:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, ArrayObject):
            for kid in node:
                walk(kid)
        elif isinstance(node, DictionaryObject) and "/S" in node:
            found.append(node)
            walk(node.get("/K"))

    walk(reader.root_object["/StructTreeRoot"]["/K"])
    return found


def test_the_same_document_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    code = ("import sys; sys.path.insert(0, '.'); from tests.exporters.pdf.test_write_pdf import all_samples; "
            "open(sys.argv[1], 'wb').write(all_samples())")
    files = []
    for index, changed in enumerate(({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LANG": "C"}, {"PYTHONHASHSEED": "2", "TZ": "UTC"})):
        files.append(tmp_path / f"{index}")
        subprocess.run([sys.executable, "-c", code, str(files[-1])], env={**os.environ, **changed}, check=True)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_nothing_of_the_machine_is_in_the_file() -> None:
    data = written(briefing())
    streams = re.findall(rb"/FlateDecode/Length \d+>>\nstream\n(.*?)\nendstream", data, re.S)
    plain = data + b"".join(map(zlib.decompress, streams))
    assert str(Path.home()).encode() not in plain
    assert str(Path.cwd()).encode() not in plain


def test_it_says_what_it_is(reader: PdfReader) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == "Port of Valmora: traffic and repairs"
    assert reader.metadata.author == "Harbour Study Group"
    assert reader.metadata.subject == "Traffic since the storm"
    assert reader.metadata.creation_date_raw == "D:20240521000000Z"
    assert reader.root_object["/Lang"] == "en"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = reader.xmp_metadata
    assert xmp is not None and xmp.dc_title["x-default"] == reader.metadata.title
    assert xmp.dc_subject == ["ports", "repairs"]


def test_the_outline_names_the_listed_headings(reader: PdfReader) -> None:
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles == [
        "1 The storm and its first month", "2 Chronology", "3 What nobody reports", "Acronyms", "Source register", "Grading key"]
    below = [entry.title for inner in reader.outline if isinstance(inner, list) for entry in inner]
    assert below == ["Cranes"]


def test_links_lead_to_sections_notes_and_back_and_to_the_web(reader: PdfReader) -> None:
    annotations = [annotation.get_object() for page in reader.pages for annotation in page.get("/Annots", ())]
    assert all("/StructParent" in annotation and annotation["/Contents"] for annotation in annotations)
    addresses = [annotation["/A"]["/URI"] for annotation in annotations if "/A" in annotation]
    assert addresses == ["https://example.org/tides?day=4"]
    inside = [annotation for annotation in annotations if "/Dest" in annotation]
    assert len(inside) == 7 + 2, "seven rows of contents, a note's mark, and the way back"


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "#nowhere", "C:\\x.doc"])
def test_a_link_that_leads_nowhere_is_text_only(target: str) -> None:
    document = Document(Meta("en", "T"), Phrases("", "", "", ""), (Paragraph("p", (Link(target, (Text("here"),)),)),))
    data = written(document)
    assert all("/Annots" not in page for page in PdfReader(io.BytesIO(data)).pages)


def test_a_link_to_a_section_says_its_title() -> None:
    blocks = (Paragraph("p", (Link("#h", (Text("section 1"),)),)), heading("h", "The storm", "1"))
    data = written(Document(Meta("en", "T"), Phrases("", "", "", ""), blocks))
    annotation = PdfReader(io.BytesIO(data)).pages[0]["/Annots"][0].get_object()
    assert annotation["/Contents"] == "1 The storm"


def test_pages_laid_out_once_can_be_written_twice() -> None:
    document = states()
    laid = lay_out(document, STAFF)
    assert EXPORTERS["pdf"](document, laid, STAFF) == EXPORTERS["pdf"](document, laid, STAFF)


def test_copied_text_is_right(program: Callable[[str], str], tmp_path: Path) -> None:
    document = paragraphs("È già «così»: l’Europa, Łódź, Київ, ḥarb, ☐, 1\u202f000\u00a0km, \U0001fae0.", "a\u2011b (c) \\ d")
    for house in (STAFF, DIPLOMATIC):
        text = copied(written(document, house), program, tmp_path)
        assert "È già «così»: l’Europa, Łódź, Київ, ḥarb, ☐, 1 000 km, [U+1FAE0]." in re.sub("[\u202f\u00a0]", " ", text)
        assert "a\u2011b (c) \\ d" in text


def test_a_hyphenated_word_is_whole_again_when_copied(program: Callable[[str], str], tmp_path: Path) -> None:
    words = "L’amministrazione portuale ha comunicato il ripristino dell’approvvigionamento straordinario. " * 8
    data = written(paragraphs(words), DIPLOMATIC)
    laid = lay_out(paragraphs(words), DIPLOMATIC)
    assert "\\255" in str([box.lines.operators for page in laid.pages for box in page.boxes if hasattr(box, "lines")])
    text = copied(data, program, tmp_path)
    whole = re.sub("\u00ad\n|\u00ad", "", text)
    assert re.sub(r"\s+", " ", whole).count("approvvigionamento straordinario") == 8


def test_reading_order_and_meaning(reader: PdfReader) -> None:
    roles = [element["/S"] for element in elements(reader)]
    assert roles[0] == "/Document"
    headings = [role for role in roles if re.fullmatch(r"/H\d", role)]
    assert headings[0] == "/H1" and set(headings) <= {"/H1", "/H2"}
    for role, count in {"/BlockQuote": 2, "/Table": 3, "/Figure": 1, "/Note": 1, "/TOC": 1, "/TOCI": 7, "/Caption": 2}.items():
        assert roles.count(role) == count, role
    assert roles.index("/TOC") < roles.index("/BlockQuote") < roles.index("/Table") < roles.index("/Figure")


def test_a_foreign_quotation_says_its_language(reader: PdfReader) -> None:
    assert [element["/Lang"] for element in elements(reader) if "/Lang" in element] == ["it"]


def test_the_figure_says_what_it_shows(reader: PdfReader) -> None:
    figure = next(element for element in elements(reader) if element["/S"] == "/Figure")
    assert figure["/Alt"] == "Repairs cluster in March and April; traffic follows in May"
    assert len(figure["/A"]["/BBox"]) == 4


def test_head_cells_say_what_they_head(reader: PdfReader) -> None:
    scopes = [element["/A"]["/Scope"] for element in elements(reader) if element["/S"] == "/TH"]
    assert scopes.count("/Column") == 4 + 6 + 4
    assert scopes.count("/Row") == 4


def test_all_fonts_are_embedded(reader: PdfReader) -> None:
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts)
