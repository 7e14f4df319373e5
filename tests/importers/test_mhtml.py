"""A page saved with its pictures in one file is read as the page, with where it came from and when it was saved."""
from __future__ import annotations

import base64
import quopri

import pytest

from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.mhtml import read_mhtml

PAGE = '<html lang="it"><head><title>Titolo</title></head><body><h1>Titolo</h1><p>Perché la città è più bella.</p></body></html>'
PICTURE = base64.encodebytes(b"GIF89a" * 40).decode()
BLINK = """From: <Saved by Blink>
Snapshot-Content-Location: https://coast.example/a/1
Subject: =?utf-8?Q?Titolo=20della=20pagina?=
Date: Wed, 8 Jan 2020 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--x1"

"""


def part(content_type: str, place: str, body: str, way: str) -> str:
    return f"Content-Type: {content_type}\nContent-Transfer-Encoding: {way}\nContent-Location: {place}\n\n{body}\n"


def page(
        markup: str = PAGE, charset: str = "utf-8", way: str = "quoted-printable", place: str = "https://coast.example/a/1", label: str = ""
) -> str:
    data = markup.encode(charset)
    body = {"quoted-printable": quopri.encodestring(data), "base64": base64.encodebytes(data)}.get(way, data).decode("ascii")
    return part(f'text/html; charset="{label or charset}"' if label != "-" else "text/html", place, body, way)


def archive(*parts: str, head: str = BLINK, boundary: str = "----MultipartBoundary--x1", end: str = "--\n") -> bytes:
    return (head + "".join(f"--{boundary}\n{one}" for one in parts) + f"--{boundary}{end}").replace("\n", "\r\n").encode()


def read(data: bytes, encoding: str = "") -> ImportedText:
    return read_mhtml(RawFile("page.mhtml", data, encoding))


STYLE = part("text/css", "https://coast.example/a.css", "p{}", "quoted-printable")
IMAGE = part("image/gif", "cid:1", PICTURE, "base64")
TEXT = "Titolo\nPerché la città è più bella."


@pytest.mark.parametrize("data", [
    archive(page(), STYLE, IMAGE), archive(STYLE, IMAGE, page()), archive(page(way="base64"), IMAGE),
    archive(page(charset="cp1252"), IMAGE),
    archive(page(label="-"), IMAGE), archive(page(label="nonsense"), IMAGE), archive(page(charset="cp1252", label="x-none"), IMAGE),
    archive(page("<p>An advertisement.</p>", place="https://ads.example/"), page(), IMAGE),
    archive(page(), IMAGE).replace(b"\r\n\t", b"\r\n"),  # folded lines that lost their blank
    archive(page(), IMAGE).replace(b"\r\n", b"\n"),
    archive(page(), IMAGE, end="")[:-40],  # cut short in a picture
    b"\xef\xbb\xbf\r\n" + archive(page(), IMAGE),
], ids=["first", "last", "base64", "windows", "no label", "no such label", "unknown label", "advert", "unfolded", "line feeds", "cut",
        "mark"])
def test_the_page_is_found_and_decoded(data: bytes) -> None:
    found = read(data)
    assert (found.text, found.url, found.language, found.media_type) == (TEXT, "https://coast.example/a/1", "it", "multipart/related")


def test_a_file_that_ends_before_its_end_says_so() -> None:
    assert read(archive(page(), IMAGE)).lost == read(archive(page(), IMAGE, end="--")).lost == ()
    for cut in (archive(page(), IMAGE, end="")[:-40], archive(page(), IMAGE, end=""), archive(page())[:-200]):
        assert read(cut).lost == ("cut_short",)


def test_a_page_is_found_behind_a_hundred_thousand_pictures() -> None:
    found = read(archive(*(part("image/gif", "cid:1", "x", "7bit") for _ in range(100_000)), page()))
    assert (found.text, found.lost) == (TEXT, ())


def test_so_many_pages_that_not_all_are_looked_at_are_told_of() -> None:
    found = read(archive(page(), *(part("text/html", "https://ads.example/", "x", "7bit") for _ in range(3_000))))
    assert (found.text, found.lost) == (TEXT, ("parts_unread",))


def test_the_day_it_was_saved_is_no_day_of_publication() -> None:
    found = read(archive(page(), IMAGE))
    assert found.published is None
    assert found.retrieved is not None
    assert (found.retrieved.edtf, found.retrieved.stated) == ("2020-01-08", "Wed, 8 Jan 2020 10:00:00 -0000")


def test_the_subject_is_the_title_of_a_page_that_has_none() -> None:
    found = read(archive(page("<p>Text of the page."), IMAGE))
    assert (found.title.text.best("it"), found.title.basis) == ("Titolo della pagina", "found")


def test_a_file_of_internet_explorer_with_nested_parts_is_read() -> None:
    head = ('From: "Saved by Windows Internet Explorer 11"\nSubject: Titolo\nDate: Wed, 8 Jan 2020 10:00:00 +0100\nMIME-Version: 1.0\n'
            'Content-Type: multipart/related;\n\ttype="multipart/alternative";\n\tboundary="----=_NextPart_000"\n\n')
    inner = 'Content-Type: multipart/alternative;\n\tboundary="----=_NextPart_001"\n\n\n'
    inner += f"------=_NextPart_001\n{page()}------=_NextPart_001--\n"
    found = read(archive(inner, IMAGE, head=head, boundary="----=_NextPart_000"))
    assert (found.text, found.url) == (TEXT, "https://coast.example/a/1")


def test_the_start_names_the_page() -> None:
    head = BLINK.replace('type="text/html";', 'type="text/html"; start="<frame-2@mhtml>";')
    other = page("<p>Another.</p>", place="https://ads.example/")
    assert read(archive(other, f"Content-ID: <frame-2@mhtml>\n{page()}", head=head)).text == TEXT


def test_of_a_page_of_frames_the_frame_with_the_text_is_read() -> None:
    frames = "<frameset><frame src='cid:a'><frame src='cid:b'></frameset>"
    story = f"<p>{'The words of the frame. ' * 8}</p>"
    found = read(archive(page(frames), page("<p>Menu"), page(story, place="https://coast.example/b")))
    assert found.text.startswith("The words of the frame.")


def test_a_page_alone_in_the_file_is_read() -> None:
    assert read(f"Date: Wed, 8 Jan 2020 10:00:00 +0100\r\nMIME-Version: 1.0\r\n{page()}".encode()).text == TEXT


def test_a_person_may_choose_the_encoding() -> None:
    assert read(archive(page(charset="mac_roman", label="utf-8"), IMAGE), "mac_roman").text == TEXT


@pytest.mark.parametrize("data", [b"", b"MIME-Version: 1.0\r\n\r\n", archive(IMAGE), archive(), b"--x\r\n" * 20_000,
                                  b"Content-Type: multipart/related; boundary=",
                                  b'Content-Type: multipart/related; boundary="a"\n\n' + b"--a\n" * 50_000])
def test_a_file_without_a_page_has_no_text(data: bytes) -> None:
    assert read(data).text == ""
