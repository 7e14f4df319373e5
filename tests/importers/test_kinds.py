"""Content says what a file is; a name is believed only where the content is mute."""
from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.importers.catalogue import IMPORTERS, kind_of
from briefer.importers.compound import Tree, write_compound
from briefer.importers.kinds import UNREAD
from tests.importers.containers import archive, sample

PAGE = "<html><head><title>T</title></head><body><p>Words</p></body></html>"
XHTML = f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">\n{PAGE}'
SENT = "Received: from x\r\nFrom: a@x.org\r\nTo: b@x.org\r\nSubject: S\r\nMIME-Version: 1.0\r\n"
ODT = "application/vnd.oasis.opendocument.text"


def stored(name: str, data: bytes) -> bytes:
    """A zip file with one member, stored as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        written.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def compound(*names: str) -> bytes:
    tree: Tree = dict.fromkeys(names, b"x")
    return write_compound(tree)


@pytest.mark.parametrize(("name", "data", "kind"), [
    ("a", PAGE.encode(), "html"), ("a.txt", XHTML.encode(), "html"), ("a.htm", b"\xef\xbb\xbf\n  " + PAGE.upper().encode(), "html"),
    ("a.txt", PAGE.encode("utf-16"), "html"), ("a", PAGE.encode("utf-16-be"), "html"),
    ("a.txt", f"<!-- saved from -->{PAGE}".encode(), "html"),
    ("a.txt", b"<div class=x>one</div><p>two</p>", "html"), ("a.txt", b"<p>x is less than y", "text"), ("a.txt", b"<b and a> b", "text"),
    ("a.html", b"no tags at all", "html"), ("a.md", b"<div align=center>logo</div>\n\n# T", "markdown"), ("a.md", PAGE.encode(), "html"),
    ("a.xml", b'<?xml version="1.0"?><rss><channel/></rss>', "text"), ("a.txt", b"html is a language", "text"),
])
def test_web_pages_are_known_by_their_tags(name: str, data: bytes, kind: str) -> None:
    assert kind_of(name, data) == kind


@pytest.mark.parametrize(("name", "data", "kind"), [
    ("a", f"{SENT}\r\nHello".encode(), "eml"), ("a.txt", f"{SENT}Content-Type: text/plain\r\n folded\r\n\r\nHello".encode(), "eml"),
    ("a.txt", b"From: the desk\nTo: all\nSubject: today\n\nWords pasted from a message.", "text"),
    ("a.eml", b"From: the desk\nTo: all\nSubject: today\n\nWords pasted from a message.", "eml"),
    ("a.eml", b"Just words without any header.", "text"), ("mbox", b"From a@x.org Mon Jan  1\n" + SENT.encode() + b"\nHello", "eml"),
    ("a.txt", b"Note: remember\nDate: 5 May\nPlace: Rome\n\nWords", "text"),
    ("a.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"; boundary=x\r\n\r\n--x", "mhtml"),
    ("a.mht", b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\nboundary=x\r\n\r\n", "mhtml"),
    ("a.mht", f"{SENT}Content-Type: multipart/related; boundary=x\r\n\r\n--x".encode(), "eml"),
])
def test_mails_and_saved_pages_are_known_by_their_headers(name: str, data: bytes, kind: str) -> None:
    assert kind_of(name, data) == kind


@pytest.mark.parametrize(("name", "data", "kind"), [
    ("a.bin", archive("[Content_Types].xml", "word/document.xml"), "docx"), ("a.zip", archive(f"mimetype={ODT}", "content.xml"), "odt"),
    ("a.ott", archive(f"mimetype={ODT}-template", "content.xml"), "odt"), ("a.odt", archive("content.xml", "META-INF/manifest.xml"), "odt"),
    ("a.zip", stored("letter.docx", sample("docx")), "archive"), ("a.docx", b"junk before" + sample("docx"), "docx"),
    ("a.docx", sample("docx")[:300], "docx"), ("a.zip", archive(), "archive"), ("a.docx", archive("word\\document.xml"), "docx"),
    ("a.xlsx", archive("[Content_Types].xml", "xl/workbook.xml"), "sheet"),
])
def test_archives_are_known_by_their_members(name: str, data: bytes, kind: str) -> None:
    assert kind_of(name, data) == kind


@pytest.mark.parametrize(("names", "kind"), [
    (("__properties_version1.0", "__nameid_version1.0"), "msg"), (("EncryptionInfo", "EncryptedPackage"), "docx"),
    (("WordDocument",), "office_old"),
    ((*(f"stream {number}" for number in range(40)), "__properties_version1.0"), "msg"), (("Workbook",), "office_old")])
def test_compound_files_are_known_by_their_streams(names: tuple[str, ...], kind: str) -> None:
    assert kind_of("a", compound(*names)) == kind


@pytest.mark.parametrize(("name", "data", "kind"), [
    ("a", b"junk\r\n" * 100 + b"%PDF-1.4\n", "pdf"), ("a.txt", b"junk\r\n" * 300 + b"%PDF-1.4\n", "text"),
    ("a.doc", b"{\\rtf1 Words}", "rtf"), ("a.txt", b"\r\n {\\rtf1 Words}", "rtf"), ("a.pdf", b"\x00\x01\x02\x03", "pdf"),
    ("a.pdf", b"Words", "text"),
    ("a.fodt", b'<?xml version="1.0"?>\n<office:document office:mimetype="application/vnd.oasis.opendocument.text">', "odt"),
    ("a", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "picture"), ("a.md", b"# T", "markdown"), ("a.markdown", b"x", "markdown"),
    (".md", b"x", "text"),
])
def test_other_kinds_are_known_by_how_they_begin(name: str, data: bytes, kind: str) -> None:
    assert kind_of(name, data) == kind


STARTS = (b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html", b"From: a\nTo: b\n",
          b"{\\rtf", b"\xff\xfe<")


@given(st.sampled_from(STARTS), st.binary(max_size=600), st.sampled_from(("a", "a.docx", "a.msg", "a.html", "a.md", "a.eml")))
def test_whatever_the_bytes_there_is_a_kind(start: bytes, rest: bytes, name: str) -> None:
    assert kind_of(name, start + rest) in {importer.kind for importer in IMPORTERS} | UNREAD


@pytest.mark.parametrize("data", [
    b"<!--" * 200_000, b"<?" * 400_000, b" " * 2_000_000, b"<p " * 500_000, b"A: b\n" * 400_000, b"PK\x05\x06" * 400_000, b"<" * 2_000_000])
def test_hostile_beginnings_are_looked_at_in_little_time(data: bytes) -> None:
    assert kind_of("a.bin", data) in {"text", "html", "archive", "unknown", "eml"}
