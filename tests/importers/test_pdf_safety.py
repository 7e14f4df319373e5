"""PDF files made to do harm, damaged on the way, or locked: each is refused for its own reason, or read, and none takes much."""
from __future__ import annotations

import random
import shutil
import subprocess
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from briefer.errors import SourceError
from briefer.importers import pdf_guard
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.pdf_guard import refuse_bombs
from tests.importers.pdf_files import FIRST_PAGE, LINE, PAGES, file_of, mark, pdf, read, stream

SECONDS = 5  # of processor time; what is here takes a tenth of one


def refused(data: bytes, password: str = "") -> str:
    with pytest.raises(SourceError) as caught:
        read(data, password)
    return caught.value.id


@cache
def packed_blanks(megabytes: int, times: int = 1) -> bytes:
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * 2**20) for _ in range(megabytes)) + packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return data


def of_content(content: bytes) -> bytes:
    """A page that is drawn with this stream."""
    return pdf().replace(b"/Contents 11 0 R", b"/Contents 50 0 R").replace(b"xref\n0", b"50 0 obj\n" + content + b"\nendobj\nxref\n0")


def holding(data: bytes, filters: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Filter%s/Length %d>>stream\n%s\nendstream" % (entries, filters, len(data), data)


@pytest.mark.parametrize("content", [
    holding(packed_blanks(200), b"/FlateDecode"),
    holding(packed_blanks(200), b"/#46lateDecode"),
    holding(packed_blanks(200), b" 60 0 R"),
    holding(packed_blanks(200, 2), b"[/FlateDecode/FlateDecode]"),
    holding(packed_blanks(200, 3).hex().encode() + b">", b"[/ASCIIHexDecode/FlateDecode/FlateDecode/FlateDecode]"),
    holding(b"\x81\x81" * 1_500_000, b"[/RunLengthDecode/RunLengthDecode]"),
    holding(packed_blanks(60), b"/FlateDecode", b"/Type/ObjStm/N 1/First 4"),
    holding(packed_blanks(60), b"/FlateDecode", b"/Type/XRef/W[1 4 2]/Size 9"),
    holding(packed_blanks(200), b"/FlateDecode").replace(b"endstream", b""),
], ids=["plain", "escaped", "elsewhere", "twice", "thrice", "runs", "objects", "table", "without an end"])
def test_a_stream_that_unpacks_to_too_much_is_refused_before_the_file_is_opened(content: bytes) -> None:
    before = process_time()
    assert refused(of_content(content)) == "source_bomb"
    assert process_time() - before < SECONDS


def test_one_large_stream_drawn_many_times_on_a_page_is_refused_also_when_the_page_is_packed() -> None:
    drawn = b"/Contents[" + b"50 0 R " * 100 + b"]"
    large = stream(b" " * 2_000_000, packed=True)
    plain = of_content(large).replace(b"/Contents 50 0 R", drawn)
    assert refused(plain) == "source_bomb"
    packed = file_of({50: large, 51: stream(b"10 0 <</Type/Page" + drawn + b">>", b"/Type/ObjStm/N 1/First 5", packed=True)})
    assert refused(packed) == "source_bomb"


def test_pictures_and_attached_files_may_be_large_for_they_are_not_unpacked() -> None:
    packed = packed_blanks(200)
    shape = b"/Type/XObject/Subtype/Image/Width 9000/Height 7000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    assert read(pdf(more={60: holding(packed, b"/FlateDecode", shape)})).text == LINE
    assert read(pdf(more={60: holding(packed, b"/FlateDecode", b"/Type/EmbeddedFile")})).text == LINE


def test_a_large_honest_stream_passes() -> None:
    noise = random.Random(1).randbytes(3_000_000)
    refuse_bombs(RawFile("a.pdf", of_content(stream(noise * 10, packed=True))))


def test_lzw_is_counted_exactly() -> None:
    # Codes of nine bits: clear, a byte, itself and it again twice, another, three at once, a last one, the end.
    assert pdf_guard._lzw_size(bytes.fromhex("800b6050220c0c8501"), 10**6) == 1 + 2 + 2 + 1 + 3 + 1


@pytest.mark.parametrize(("data", "expected"), [
    (b"%PDF-1.7\n" + b"1 0 obj<</Length 5>>stream\n" * 200_000, "source_bomb"),
    (b"%PDF-1.7\n" + b"1 0 obj " * 500_000, "source_damaged"),
    (b"%PDF-1.7\n" + b"<<" * 500_000, "source_damaged"),
], ids=["streams", "objects", "dictionaries"])
def test_words_of_the_format_without_end_are_refused_soon(data: bytes, expected: str) -> None:
    before = process_time()
    assert refused(data) == expected
    assert process_time() - before < SECONDS


@pytest.mark.parametrize("kids", [b"10 0 R " * 12_000, b"10 0 R"], ids=["many", "a lie"])
def test_too_many_pages_are_refused_with_their_number(kids: bytes) -> None:
    data = file_of({1: b"<</Type/Catalog/Pages 2 0 R>>", PAGES: b"<</Type/Pages/Kids[%s]/Count 12000>>" % kids,
                    FIRST_PAGE: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"})
    with pytest.raises(SourceError) as caught:
        read(data)
    assert caught.value.id == "source_too_many_pages" and caught.value.message.fields["pages"] == 12_000


LOOPS: dict[str, bytes] = {
    "pages": pdf().replace(b"/Kids[10 0 R]/Count 1", b"/Kids[2 0 R 10 0 R]/Count 2"),
    "outline": pdf(catalog=b"/Outlines 50 0 R", more={50: b"<</First 51 0 R/Last 51 0 R>>",
                                                      51: b"<</Title(a)/Next 51 0 R/First 51 0 R/Parent 51 0 R>>"}),
    "names": pdf(catalog=b"/Names<</Dests 50 0 R/EmbeddedFiles 50 0 R>>", more={50: b"<</Kids[50 0 R 50 0 R]/Limits[(a)(z)]>>"}),
    "tables": pdf(trailer=b"/Prev 0"),
    "drawings": pdf(more={50: stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 50 0 R>>>>")}).replace(
        b"/Resources<<", b"/Resources<</XObject<</X 50 0 R>>"),
    "replies": pdf(marks={0: [b"50 0 R"]}, more={50: mark((72, 697, 120, 709), comment="c", entries=b"/IRT 50 0 R")}),
    "tags": pdf(catalog=b"/MarkInfo<</Marked true>>/StructTreeRoot 50 0 R", more={50: b"<</Type/StructTreeRoot/K 51 0 R>>",
                                                                                  51: b"<</S/P/P 51 0 R/K[51 0 R]/Pg 10 0 R>>"}),
}


@pytest.mark.parametrize("name", LOOPS)
def test_what_leads_back_to_itself_ends(name: str) -> None:
    before = process_time()
    assert LINE in read(LOOPS[name]).text
    assert process_time() - before < SECONDS


@pytest.mark.parametrize("catalog", [
    b"/OpenAction<</S/JavaScript/JS(while(1);)>>", b"/OpenAction<</S/Launch/F(/bin/false)>>",
    b"/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>", b"/AA<</WC<</S/JavaScript/JS(while(1);)>>>>",
    b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(while(1);)>>]>>>>"])
def test_what_a_file_wants_done_when_it_opens_is_not_done(catalog: bytes) -> None:
    assert read(pdf(catalog=catalog)).text == LINE


@pytest.mark.parametrize("box", [b"[0 0 0 0]", b"[0 0 1e30 1e30]", b"[595 842 0 0]", b"[]", b"(box)"])
def test_a_page_of_any_size_is_read(box: bytes) -> None:
    assert read(pdf().replace(b"[0 0 595 842]", box)).text == LINE


@pytest.mark.parametrize("change", [lambda data: b"\0junk" * 180 + data, lambda data: data + b"PK\x03\x04" + bytes(500),
                                    lambda data: data + b"<html><script>alert(1)</script></html>", lambda data: data + b"\0" * 5000])
def test_what_stands_before_or_behind_a_file_does_not_matter(change: Callable[[bytes], bytes]) -> None:
    assert read(change(pdf())).text == LINE


def locked(user: str, owner: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf())))
    writer.encrypt(user, owner, algorithm=algorithm)
    into = BytesIO()
    writer.write(into)
    return into.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128"])
def test_a_locked_file_opens_with_either_password_and_says_which_is_missing(algorithm: str) -> None:
    data = locked("user", "owner", algorithm)
    assert refused(data) == "source_password"
    assert refused(data, "User") == "source_password_wrong"
    assert read(data, "user").text == read(data, "owner").text == LINE


def locked_with_aes(folder: Path, user: str) -> bytes:
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("qpdf is not installed")
    plain, made = folder / "plain.pdf", folder / "locked.pdf"
    plain.write_bytes(pdf())
    command = [qpdf, "--warning-exit-0", "--encrypt", user, "owner", "256", "--", str(plain), str(made)]
    subprocess.run(command, check=True, capture_output=True)
    return made.read_bytes()


def test_a_file_locked_with_aes_opens_with_its_password_whatever_its_letters(tmp_path: Path) -> None:
    data = locked_with_aes(tmp_path, "Perché è così")
    assert refused(data) == "source_password"
    assert refused(data, "Perche e cosi") == "source_password_wrong"
    assert read(data, "Perché è così").text == LINE
    assert read(locked_with_aes(tmp_path, "")).text == LINE


def test_a_file_locked_against_change_alone_is_read_without_a_password() -> None:
    assert read(locked("", "owner", "RC4-128")).text == LINE


@pytest.mark.parametrize("lock", [b"<</Filter/Acme.Sec/V 9/R 9/P -4>>", b"<</Filter/Standard/V 9/R 9/O(%032d)/U(%032d)/P -4>>" % (1, 2),
                                  b"<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/CF<<>>>>"])
def test_a_file_locked_in_a_way_that_nobody_can_open_with_a_password_says_so(lock: bytes) -> None:
    assert refused(pdf(trailer=b"/ID[(a)(a)]/Encrypt" + lock)) == "source_protected"
    assert refused(pdf(trailer=b"/ID[(a)(a)]/Encrypt 50 0 R", more={50: lock})) == "source_protected"


def test_a_form_that_only_adobe_draws_is_refused_when_its_page_is_a_stand_in_and_reported_when_not() -> None:
    form = b"/AcroForm<</Fields[]/XFA 50 0 R>>/NeedsRendering true"
    xfa = {50: stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")}
    stand_in = pdf([(72, 700, "Please wait... If this message is not eventually replaced")], catalog=form, more=xfa)
    assert refused(stand_in) == "source_form_undrawn"
    found = read(pdf(catalog=form, more=xfa))
    assert found.text == LINE and "xfa" in found.lost


TWO_PAGES = pdf([(72, 700, LINE)], [(72, 700, "The second page says more.")])


def test_a_file_that_lost_its_end_gives_what_is_left_and_says_so() -> None:
    found = read(TWO_PAGES[:TWO_PAGES.index(b"xref")])
    assert found.text == f"{LINE}\nThe second page says more." and "pieces" in found.lost
    assert "pieces" not in read(TWO_PAGES).lost


def test_a_file_that_lost_its_catalogue_too_gives_its_pages_in_order() -> None:
    found = read(TWO_PAGES[:TWO_PAGES.index(b"xref")].replace(b"/Catalog", b"/Cat"))
    assert found.text == f"{LINE}\nThe second page says more." and "pieces" in found.lost


def test_pages_cut_off_are_missing_and_the_others_are_there() -> None:
    found = read(TWO_PAGES[:TWO_PAGES.index(b"12 0 obj")])
    assert found.text == LINE and "pieces" in found.lost


def test_a_file_cut_anywhere_is_refused_or_read() -> None:
    data = pdf([(72, 700, LINE)], [(72, 700, LINE)], marks={0: [mark((72, 697, 120, 709), comment="c")]})
    for end in range(0, len(data), 7):
        read_or_refused(data[:end])


def outcome(data: bytes) -> ImportedText | SourceError:
    try:
        return read(data)
    except SourceError as error:
        return error


def read_or_refused(data: bytes) -> None:
    before = process_time()
    found = outcome(data)
    if isinstance(found, SourceError):
        assert found.id.startswith("source_")
    else:
        assert found.text.strip()
        assert all(found.text[one.start:one.end] == one.exact for one in found.highlights)
        assert list(found.pages) == sorted(found.pages) and all(0 <= start < len(found.text) for start in found.pages)
    assert process_time() - before < SECONDS


SAMPLES = (
    pdf([(72, 700, LINE), (72, 650, LINE)], [(72, 700, LINE)], marks={0: [mark((72, 697, 120, 709), comment="c")]}),
    *LOOPS.values(),
    pdf(trailer=b"/Info 50 0 R", catalog=b"/Lang(it-IT)/Metadata 51 0 R", more={
        50: b"<</Title(A title)/Author(A name)/CreationDate(D:20200102)>>",
        51: stream(b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>", b"/Type/Metadata/Subtype/XML")}),
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.floats(0, 1), st.sampled_from(("cut", "turn", "double", "number")),
                                                    st.integers(1, 60)), min_size=1, max_size=6))
def test_a_damaged_file_is_refused_or_read(data: bytes, wounds: list[tuple[float, str, int]]) -> None:
    for place, kind, length in wounds:
        start = int(place * len(data))
        piece = data[start:start + length]
        new = {"cut": b"", "turn": bytes(byte ^ length for byte in piece), "double": piece * 2, "number": b"%d" % 10**(length % 12)}[kind]
        data = data[:start] + new + data[start + length:]
    read_or_refused(data)
