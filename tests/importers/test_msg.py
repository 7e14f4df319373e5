"""Messages of Outlook: what was written, by whom and when, and what is attached; a file that is broken is refused, never a hang."""
from __future__ import annotations

import io
import zlib
from datetime import UTC, datetime
from struct import pack, pack_into

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.errors import SourceError
from briefer.importers.catalogue import kind_of
from briefer.importers.compound import write_compound
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.lzfu import expand
from briefer.importers.msg import read_msg
from tests.importers.outlook import (
    BODY,
    CLASS,
    CONTENT_ID,
    DATA,
    HEADERS,
    HTML,
    INTERNET_PAGE,
    MESSAGE_PAGE,
    METHOD,
    MIME,
    NAME,
    RTF,
    SENDER,
    SUBJECT,
    SUBMITTED,
    Value,
    attachment,
    message,
)

TEXT = "The convoy left Erbil at dawn and reached the airport without incident.\r\n\r\nA second one follows on Thursday.\r\n"
PARAGRAPHS = [line for line in TEXT.split("\r\n") if line]
WHEN = datetime(2020, 1, 6, 9, tzinfo=UTC)


def read(data: bytes) -> ImportedText:
    return read_msg(RawFile("a.msg", data))


def packed(rtf: bytes) -> bytes:
    """Text in the compression of Outlook, without a single reference."""
    groups = b"".join(b"\0" + rtf[place:place + 8] for place in range(0, len(rtf), 8))
    return pack("<II4sI", len(groups) + 12, len(rtf), b"LZFu", zlib.crc32(groups)) + groups


def test_a_message_gives_its_text_and_facts() -> None:
    data = message({CLASS: "IPM.Note", SUBJECT: "Convoys", SENDER: "Mario Rossi", BODY: TEXT, SUBMITTED: WHEN})
    found = read(data)
    assert kind_of("a.msg", data) == "msg" and found.media_type == "application/vnd.ms-outlook"
    assert (found.title.text.best("en"), found.title.basis, found.author) == ("Convoys", "found", "Mario Rossi")
    assert found.text.split("\n") == PARAGRAPHS
    assert found.published is not None
    assert (found.published.edtf, found.published.stated) == ("2020-01-06T09:00:00Z", "2020-01-06 09:00 UTC")


def test_the_headers_it_came_with_know_the_zone() -> None:
    found = read(message({SUBJECT: "x", BODY: TEXT, SUBMITTED: WHEN, HEADERS: "From: a\r\nDate: Mon, 6 Jan 2020 10:00:00 +0100\r\n"}))
    assert found.published is not None and found.published.edtf == "2020-01-06T10:00:00+01:00"


@pytest.mark.parametrize("page", ["cp1252", "cp1250", "cp1251", "utf-8"])
def test_text_in_a_code_page_is_read_in_it(page: str) -> None:
    words = {"cp1252": "La città è lontana", "cp1250": "Město je daleko", "cp1251": "Город далеко", "utf-8": "La città è qui"}[page]
    number = 65001 if page == "utf-8" else int(page[2:])
    found = read(message({SUBJECT: words, BODY: words, MESSAGE_PAGE: number}, page=page))
    assert (found.title.text.best("en"), found.text) == (words, words)


def test_the_page_is_read_when_there_is_no_plain_text_and_the_rtf_when_there_is_no_page() -> None:
    page = "<html><body><p>La città è lontana.</p><p>Secondo.</p></body></html>"
    assert read(message({SUBJECT: "x", HTML: page.encode("cp1252"), INTERNET_PAGE: 1252})).text == "La città è lontana.\nSecondo."
    rtf = rb"{\rtf1\ansi\ansicpg1252\deff0 The convoy left Erbil.\par It arrived.\par}"
    assert read(message({SUBJECT: "x", RTF: packed(rtf)})).text == "The convoy left Erbil.\nIt arrived."


def test_packed_rtf_unfolds_as_the_format_s_own_examples_do() -> None:
    simple = bytes.fromhex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0")
    crossing = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert expand(simple, 100) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert expand(crossing, 100) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    assert expand(packed(b"abc" * 30), 100) == b"abc" * 30 and expand(b"\0" * 8 + b"MELA" + b"\0" * 4, 100) == b""


@pytest.mark.parametrize("data", [b"", b"abc", b"\0" * 20, pack("<II4sI", 20, 2**31, b"LZFu", 0) + b"\0" * 20])
def test_what_is_no_packed_rtf_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"header|compression|large"):
        expand(data, 1000)


@given(st.binary(max_size=300), st.integers(0, 5000))
def test_any_packed_bytes_give_at_most_the_size_they_claim(data: bytes, size: int) -> None:
    assert len(expand(pack("<II4sI", len(data) + 12, size, b"LZFu", 0) + data, 5000)) <= size


def test_files_are_listed_and_pictures_of_the_body_counted() -> None:
    found = read(message(
        {SUBJECT: "x", BODY: TEXT}, attachment({NAME: "..\\..\\a.pdf", DATA: b"%PDF-1.7", MIME: "application/pdf"}),
        attachment({NAME: "logo.png", DATA: b"\x89PNG", MIME: "image/png", CONTENT_ID: "1@x"}), attachment({METHOD: 2, NAME: "far.doc"})))
    assert [(one.name, one.media_type, one.data) for one in found.attachments] == [("a.pdf", "application/pdf", b"%PDF-1.7")]
    assert dict(found.counts) == {"images": 1, "linked_attachments": 1}


def test_a_message_within_a_message_is_a_file_that_can_be_read_in_turn() -> None:
    inner: dict[int, Value] = {SUBJECT: "Inner: one", BODY: TEXT, SENDER: "Anna", SUBMITTED: WHEN}
    found = read(message({SUBJECT: "Outer", BODY: "See the one attached.\r\n"}, attachment({}, inner)))
    assert [one.name for one in found.attachments] == ["Inner_ one.msg"] and found.text == "See the one attached."
    again = read(found.attachments[0].data)
    assert (again.text.split("\n"), again.author, again.title.text.best("en")) == (PARAGRAPHS, "Anna", "Inner: one")
    passed_on = read(message({SUBJECT: "Fw: one"}, attachment({}, inner)))
    assert passed_on.text.split("\n") == ["Inner: one", "Anna", "2020-01-06 09:00 UTC", *PARAGRAPHS] and passed_on.structure[1] == "h2"


@pytest.mark.parametrize(("kind", "id"), [
    ("IPM.Contact", "mail_not_message"), ("IPM.Appointment", "mail_not_message"), ("IPM.Task.Request", "mail_not_message"),
    ("IPM.Note.SMIME", "mail_encrypted"), ("IPM.Note", "source_empty")])
def test_what_holds_no_message_to_read_is_refused_with_its_reason(kind: str, id: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(message({CLASS: kind}))
    assert caught.value.id == id


def test_a_signed_message_is_read_without_its_signature() -> None:
    signed = (b"Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThe convoy left.\r\n"
              b"--b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nabc\r\n--b--\r\n")
    found = read(message({CLASS: "IPM.Note.SMIME.MultipartSigned", SUBJECT: "x"}, attachment({NAME: "smime.p7m", DATA: signed})))
    assert found.text == "The convoy left." and "digital_signature" in found.lost


def test_streams_that_claim_more_than_the_file_has_are_refused() -> None:
    data = bytearray(message({SUBJECT: "x", BODY: TEXT}, *[attachment({NAME: f"{number}", DATA: b"z" * 400_000}) for number in range(4)]))
    with olefile.OleFileIO(io.BytesIO(bytes(data))) as ole:
        first = next(entry for entry in ole.direntries if entry and entry.size == 400_000)
        shared, order = first.isectStart, [entry.sid for entry in ole.direntries if entry and entry.size == 400_000]
        start = (ole.first_dir_sector + 1) * ole.sector_size
    for sid in order:  # every attachment claims the same sectors, many times what the file is long
        pack_into("<I", data, start + sid * 128 + 116, shared)
        pack_into("<Q", data, start + sid * 128 + 120, 1_900_000)
    with pytest.raises(SourceError) as caught:
        read(bytes(data))
    assert caught.value.id == "source_damaged"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_broken_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = message({SUBJECT: "x", BODY: TEXT, SENDER: "A"}, attachment({NAME: "a", DATA: b"z" * 9000}), attachment({}, {SUBJECT: "y"}))
    broken = bytearray(whole[:data.draw(st.integers(8, len(whole)))])
    for _ in range(data.draw(st.integers(0, 6))):
        place = data.draw(st.integers(8, len(broken) - 1) if len(broken) > 9 else st.just(8)) if len(broken) > 8 else 0
        if place:
            broken[place] = data.draw(st.integers(0, 255))
    try:
        found = read(bytes(broken))
    except SourceError as error:
        ended = error.id
    else:
        ended = "" if found.text.strip() else "no text"
    assert ended in ("", "source_damaged", "source_empty", "mail_not_message", "mail_encrypted")


_TREES = st.recursive(
    st.binary(max_size=9000), lambda within: st.dictionaries(st.text("abcXYZ_1", min_size=1, max_size=20), within, max_size=5),
    max_leaves=12)


@given(_TREES.filter(lambda tree: isinstance(tree, dict)))
def test_a_compound_file_gives_back_what_was_put_into_it(tree: dict[str, object]) -> None:
    with olefile.OleFileIO(io.BytesIO(write_compound(tree))) as ole:  # type: ignore[arg-type]
        assert not ole.parsing_issues

        def read_back(path: list[str], content: object) -> None:
            if isinstance(content, bytes):
                assert ole.openstream(path).read() == content
            elif isinstance(content, dict):
                for name, within in content.items():
                    read_back([*path, name], within)

        if len({name.upper() for name in tree}) == len(tree):
            read_back([], tree)


def test_a_compound_file_of_many_megabytes_is_whole() -> None:
    with olefile.OleFileIO(io.BytesIO(write_compound({"large": b"ab" * 5_000_000, "small": b"c"}))) as ole:
        assert ole.openstream("large").read() == b"ab" * 5_000_000 and ole.openstream("small").read() == b"c"
