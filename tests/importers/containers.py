"""Small files of every kind, made here, to see whether they are taken for what they are."""
from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage

from reportlab.pdfgen.canvas import Canvas

from tests.importers.outlook import message

WORDS = "The mission goes on in the north and nobody asked for its end."
_MORE = "Officials said on Monday that more advisers would arrive before the winter."
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def archive(*members: str) -> bytes:
    """A zip file with these members, `name` or `name=content`, stored as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        for member in members:
            name, _, content = member.partition("=")
            written.writestr(zipfile.ZipInfo(name), content or "x")
    return out.getvalue()


def sample(kind: str) -> bytes:
    """A small file of a kind that importers read; its text holds WORDS."""
    return _SAMPLES[kind]()


def _html() -> bytes:
    return f"<!DOCTYPE html>\n<html><head><title>North</title></head><body><p>{WORDS}</p><p>{_MORE}</p></body></html>\n".encode()


def _mhtml() -> bytes:
    page = _html().decode()
    return ("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/north\r\nSubject: North\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n------b\r\nContent-Type: text/html\r\n'
            f"Content-Location: https://example.org/north\r\n\r\n{page}\r\n------b--\r\n").encode()


def _pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for height, line in ((700, WORDS), (660, _MORE)):
        canvas.drawString(72, height, line)
    canvas.save()
    return out.getvalue()


def _docx() -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (WORDS, _MORE))
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _zipped({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                               '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               f'<Override PartName="/word/document.xml" ContentType="{types}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                       f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'})


def _odt() -> bytes:
    body = "".join(f"<text:p>{line}</text:p>" for line in (WORDS, _MORE))
    return _zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"/>',
        "content.xml": f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0"><office:body>'
                       f"<office:text>{body}</office:text></office:body></office:document-content>"})


def _eml() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Message-ID"] = "a@example.org", "b@example.org", "North", "<1@example.org>"
    mail.set_content(f"{WORDS}\n\n{_MORE}\n")
    return mail.as_bytes()


def _zipped(members: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        for name, content in members.items():
            written.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


_SAMPLES: Mapping[str, Callable[[], bytes]] = {
    "text": lambda: f"{WORDS}\n\n{_MORE}\n".encode(),
    "markdown": lambda: f"# North\n\n{WORDS}\n\n{_MORE}\n".encode(),
    "html": _html,
    "mhtml": _mhtml,
    "pdf": _pdf,
    "docx": _docx,
    "odt": _odt,
    "rtf": lambda: f"{{\\rtf1\\ansi {WORDS}\\par {_MORE}\\par}}".encode(),
    "eml": _eml,
    "msg": lambda: message({0x0037: "North", 0x1000: f"{WORDS}\r\n\r\n{_MORE}\r\n", 0x001A: "IPM.Note"}),
}
