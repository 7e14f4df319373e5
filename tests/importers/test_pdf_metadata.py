"""What PDF files state of themselves is taken where it is worth having, and told apart from what is only guessed."""
from __future__ import annotations

import struct
import zlib

import pytest

from briefer.importers.imported import ImportedText
from briefer.importers.pdf_xmp import Xmp, read_xmp
from tests.importers.pdf_files import LINE, file_of, pdf, read, stream

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="2021-03-04T23:30:00+01:00">%s</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
TITLE = '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">La missione in Iraq</rdf:li></rdf:Alt></dc:title>'
AUTHORS = "<dc:creator><rdf:Seq><rdf:li>Anna Bianchi</rdf:li><rdf:li>Ugo Verdi</rdf:li></rdf:Seq></dc:creator>"
LANGUAGE = "<dc:language><rdf:Bag><rdf:li>it-IT</rdf:li></rdf:Bag></dc:language>"


def with_xmp(inside: str, *, packed: bool = False) -> bytes:
    words = (XMP % inside).encode()
    return pdf(catalog=b"/Metadata 50 0 R", more={50: stream(words, b"/Type/Metadata/Subtype/XML", packed=packed)})


def with_info(entries: bytes, catalog: bytes = b"") -> ImportedText:
    return read(pdf(catalog=catalog, trailer=b"/Info 50 0 R", more={50: b"<<%s>>" % entries}))


def test_title_author_and_language_are_found() -> None:
    found = with_info(b"/Title(The northern road)/Author(Anna Bianchi)", b"/Lang(en-GB)")
    assert (dict(found.title.text), found.title.basis) == ({"en": "The northern road"}, "found")
    assert (found.author, found.language) == ("Anna Bianchi", "en")


@pytest.mark.parametrize("title", [
    "Microsoft Word - nota finale.docx", "Microsoft PowerPoint - brief", "untitled", "Untitled-1", "Senza titolo 2", "Documento1",
    "Document 3",     "nota_v3.doc", "report.indd", "scan0001", "Scan_20200102", "Presentazione standard di PowerPoint",
    "PowerPoint Presentation", "20200102", "C:\\\\Users\\\\rossi\\\\nota", "https://example.org/a", "-"])
def test_a_title_that_a_program_gave_is_none(title: str) -> None:
    assert not with_info(b"/Title(%s)" % title.encode()).title


@pytest.mark.parametrize("title", ["Documento programmatico pluriennale 2020-2022", "Scanning the horizon",
                                   "Page one of a war", "Layout of the camp at Erbil"])
def test_a_title_that_only_begins_like_one_of_those_stays(title: str) -> None:
    assert with_info(b"/Title(%s)" % title.encode()).title.text[""] == title


@pytest.mark.parametrize("author", ["user", "Administrator", "Utente Windows", "HP", "unknown", "12345", "(c) 2003 Rossi"])
def test_an_author_that_is_an_account_is_none(author: str) -> None:
    assert with_info(b"/Author(%s)" % author.encode()).author == ""


@pytest.mark.parametrize(("stamp", "day"), [
    (b"D:20200102233000+01'00'", "2020-01-02"), (b"D:20200102", "2020-01-02"), (b"20200102120000Z", "2020-01-02"),
    (b"D:19700101000000", ""), (b"D:20201301000000", ""), (b"Thu Jan  2 2020", "")])
def test_the_day_on_which_a_file_was_made_is_only_a_sign(stamp: bytes, day: str) -> None:
    found = with_info(b"/CreationDate(%s)" % stamp)
    assert (found.published.edtf if found.published else "") == day
    assert ("published_made" in found.guessed) == bool(day)
    assert found.published is None or (found.published.basis, found.published.confidence) == ("inferred", "low")


@pytest.mark.parametrize("packed", [False, True])
def test_what_xmp_says_is_read(packed: bool) -> None:
    found = read(with_xmp(TITLE + AUTHORS + LANGUAGE, packed=packed))
    assert (dict(found.title.text), found.author, found.language) == ({"it": "La missione in Iraq"}, "Anna Bianchi, Ugo Verdi", "it")
    assert found.published and (found.published.edtf, found.published.basis) == ("2021-03-04", "inferred")


def test_the_xmp_of_a_picture_is_not_that_of_the_document() -> None:
    picture = stream((XMP % TITLE).encode(), b"/Type/Metadata/Subtype/XML")
    assert not read(pdf(more={50: picture})).title


def test_xmp_is_found_when_the_catalogue_is_packed() -> None:
    catalogue = b"<</Type/Catalog/Pages 2 0 R/Metadata 50 0 R>>"
    data = file_of({50: stream((XMP % TITLE).encode(), b"/Type/Metadata/Subtype/XML"),
                    60: stream(b"1 0 " + catalogue, b"/Type/ObjStm/N 1/First 4", packed=True)})
    assert read_xmp(data).title == "La missione in Iraq"


@pytest.mark.parametrize("words", [
    b"<!DOCTYPE x [<!ENTITY a 'b'>]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&a;</x:xmpmeta>", b"<a>" * 100_000, b"\0" * 5_000_000, b"<unclosed",
    struct.pack(">I", 7) * 9])
def test_xmp_that_cannot_be_read_safely_says_nothing_and_costs_nothing(words: bytes) -> None:
    data = pdf(catalog=b"/Metadata 50 0 R", more={50: stream(words, b"/Type/Metadata/Subtype/XML", packed=True)})
    assert read_xmp(data) == Xmp() and read(data).text == LINE


def test_xmp_packed_in_another_way_is_left_alone() -> None:
    data = pdf(catalog=b"/Metadata 50 0 R", more={50: stream(zlib.compress(b"<a/>"), b"/Type/Metadata/Subtype/XML/Filter[/LZWDecode]")})
    assert read_xmp(data) == Xmp()


def test_facts_of_absurd_length_are_none() -> None:
    found = with_info(b"/Title(%s)/Author(%s)" % (b"t" * 1_000_000, b"a" * 1_000_000))
    assert not found.title and found.author == ""


def test_without_a_stated_title_the_largest_heading_of_the_first_page_is_guessed() -> None:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    into = BytesIO()
    canvas = Canvas(into, pagesize=(595, 842), invariant=1)
    lines = (11, 780, "Ministry of Roads"), (20, 740, "The northern road"), (11, 700, LINE), (11, 686, LINE), (11, 672, LINE)
    for size, height, words in lines:
        canvas.setFont("Helvetica", size)
        canvas.drawString(72, height, words)
    canvas.save()
    found = read(into.getvalue())
    assert (found.title.text[""], found.title.basis) == ("The northern road", "guessed") and "heading_title" in found.guessed


def test_pictures_links_and_attached_files_are_counted() -> None:
    link = b"<</Type/Annot/Subtype/Link/Rect[72 697 100 710]/A<</S/URI/URI(https://example.org)>>>>"
    within = b"<</Type/Annot/Subtype/Link/Rect[72 697 100 710]/Dest[10 0 R/Fit]>>"
    picture = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
    attached = b"/Names<</EmbeddedFiles<</Names[(a.txt)<</Type/Filespec/F(a.txt)/EF<</F 53 0 R>>>>]>>>>"
    found = read(pdf(marks={0: [link, link, within]}, catalog=attached, more={
        50: stream(b"a", picture + b"/SMask 51 0 R"), 51: stream(b"a", picture), 53: stream(b"hello", b"/Type/EmbeddedFile")}))
    assert found.counts == {"links": 2, "images": 1, "embedded": 1} and set(found.lost) == set(found.counts)


def test_letters_that_make_no_words_are_told() -> None:
    shifted = LINE.translate({sign: sign + 3 for sign in range(32, 123)})
    assert "letters" in read(pdf([(72.0, 700.0 - 13 * n, shifted) for n in range(6)])).guessed
    assert "letters" not in read(pdf([(72.0, 700.0 - 13 * n, LINE) for n in range(6)])).guessed
