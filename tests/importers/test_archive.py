"""Zips and XML of nobody's: refused with a sentence before they can do harm, whatever their headers say."""
from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from briefer.errors import SourceError
from briefer.importers import archive as archives
from briefer.importers.archive import Archive
from briefer.importers.xml_stream import Attributes, XmlHandler, read_xml
from tests.importers.office_files import zipped

MB = 1024 * 1024


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(SourceError) as caught:
        act()
    return caught.value.id


def test_members_are_found_whatever_their_case_and_slashes_and_names_are_no_paths() -> None:
    archive = Archive("a", zipped({"word\\Document.xml": "x", "../../etc/passwd": "y", "/abs": "z"}))
    assert archive.read("/word/document.xml") == b"x" and archive.read("../../etc/passwd") == b"y" and archive.read("abs") == b"z"
    assert "none" not in archive and archive.read("none") == b""


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\xff" * 18, zipped({"a": "words" * 100})[:-30]],
                         ids=("nothing", "a header", "an end", "cut"))
def test_what_is_no_whole_zip_is_damaged(data: bytes) -> None:
    assert refusal(lambda: Archive("a", data)) == "source_damaged"


def test_a_member_that_unpacks_to_too_much_is_refused_before_it_is_opened() -> None:
    archive = Archive("a", zipped({"bomb": b"\0" * (8 * MB), "small": b"\0" * MB}))
    assert refusal(lambda: archive.read("bomb")) == "source_bomb"
    assert len(archive.read("small")) == MB


def test_all_that_is_read_of_one_archive_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_TOTAL", 3000)
    archive = Archive("a", zipped({"one": b"ab" * 1000, "two": b"cd" * 1000}))
    archive.read("one")
    assert refusal(lambda: archive.read("two")) == "source_bomb"


def test_a_member_larger_than_any_office_file_has_is_refused_by_its_header() -> None:
    data = bytearray(zipped({"a": b"x" * 100}))
    at = data.index(b"PK\x01\x02") + 24
    data[at:at + 4] = struct.pack("<I", 101 * MB)
    assert refusal(lambda: Archive("a", bytes(data)).read("a")) == "source_bomb"


def test_a_header_that_says_too_little_gives_no_more_than_it_says() -> None:
    data = bytearray(zipped({"a": b"x" * 5000}))
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.index(mark) + place
        data[at:at + 4] = struct.pack("<I", 10)
    assert refusal(lambda: Archive("a", bytes(data)).read("a")) == "source_damaged"


def test_members_that_share_their_bytes_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        written.writestr("a", "x" * 500)
        written.writestr("b", "y" * 500)
        written.infolist()[1].header_offset = 10
    assert refusal(lambda: Archive("a", out.getvalue())) == "source_bomb"


def test_a_name_that_two_members_share_is_damage_and_a_locked_member_asks_for_a_copy() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        written.writestr("a.xml", "1")
        written.writestr("A.XML", "2")
    assert refusal(lambda: Archive("a", out.getvalue()).read("a.xml")) == "source_damaged"
    data = bytearray(zipped({"a": "x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(lambda: Archive("a", bytes(data)).read("a")) == "source_locked"


def test_an_archive_of_too_many_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 5)
    assert refusal(lambda: Archive("a", zipped({str(number): "" for number in range(6)}))) == "source_bomb"


def outcome(data: bytes) -> str:
    try:
        archive = Archive("a", data)
        archive.read("a")
        archive.read("b")
    except SourceError as error:
        return error.id
    return "read"


def test_flipped_bytes_never_do_worse_than_a_refusal() -> None:
    whole = zipped({"a": "some words " * 50, "b": "others"})
    flipped = (whole[:place] + bytes((whole[place] ^ 0x55,)) + whole[place + 1:] for place in range(len(whole)))
    assert {outcome(data) for data in flipped} <= {"read", "source_damaged", "source_bomb", "source_locked"}


class Words(XmlHandler):
    def __init__(self) -> None:
        self.said: list[str] = []
        self.names: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        self.names.append(name)
        self.names += sorted(attributes)

    def end(self, name: str) -> None:
        self.names.append(f"/{name}")

    def data(self, text: str) -> None:
        self.said.append(text)


def words(data: bytes) -> str:
    handler = Words()
    read_xml("a", (data[start:start + 7] for start in range(0, len(data), 7)), handler, {"urn:w": "w"})
    return "".join(handler.said)


def test_xml_is_told_in_starts_words_and_ends_under_short_names() -> None:
    handler = Words()
    read_xml("a", [b"<w:a xmlns:w='urn:w' xmlns:q='urn:q' w:x='1' q:y='2' z='3'>b<q:c/></w:a>"], handler, {"urn:w": "w"})
    assert handler.names == ["w:a", "w:x", "y", "z", "c", "/c", "/w:a"] and handler.said == ["b"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_xml_is_read_in_the_encoding_it_has(encoding: str) -> None:
    assert words("<a>perché №</a>".encode(encoding)) == "perché №"


LAUGHS = "".join(f"<!ENTITY l{one} '{f'&l{one - 1};' * 10}'>" for one in range(1, 10))


@pytest.mark.parametrize("data", [
    f"<!DOCTYPE a [<!ENTITY l0 'ha'>{LAUGHS}]><a>&l9;</a>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
    "<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'><a/>", f"<!DOCTYPE a [<!ENTITY x '{'y' * 50_000}'>]><a>{'&x;' * 1000}</a>",
    "<!DOCTYPE a><a/>",
])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_whatever_it_declares(data: str, encoding: str) -> None:
    assert refusal(lambda: words(data.encode(encoding))) == "source_doctype"


@pytest.mark.parametrize("data", [
    b"", b"<a>", b"<a></b>", b"<a>&x;</a>", b"<a>\xe8</a>", b"words", b"<?xml version='1.0' encoding='klingon'?><a/>"])
def test_what_is_no_xml_is_damaged(data: bytes) -> None:
    assert refusal(lambda: words(data)) == "source_damaged"


def test_elements_may_nest_deep_without_harm() -> None:
    assert words(b"<a>" * 100_000 + b"x" + b"</a>" * 100_000) == "x"
