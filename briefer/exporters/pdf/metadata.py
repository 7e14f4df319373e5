"""What a PDF says about itself: the metadata packet, the information dictionary, and the colour space of its screen colours."""
from __future__ import annotations

import re
import struct
from html import escape

from briefer.document.nodes import Meta
from briefer.exporters.pdf.file import text_string

_NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in (
    ("dc", "http://purl.org/dc/elements/1.1/"), ("pdf", "http://ns.adobe.com/pdf/1.3/"), ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"), ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
    ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"), ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
    ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#")))
# PDF/A does not know the name space of PDF/UA, so the packet has to describe it.
_UA_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description></rdf:li></rdf:Seq>"
    "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>")
PROGRAM = "Briefer"
_NO_DATE = "2000-01-01"


def packet(meta: Meta) -> bytes:
    """The metadata packet, which claims PDF/A-2a and PDF/UA-1."""
    day = f"{_day(meta)}T00:00:00Z"
    title = escape(meta.title or meta.short_title or PROGRAM, quote=False)
    parts = [f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>',
             f"<dc:language><rdf:Bag><rdf:li>{escape(meta.language)}</rdf:li></rdf:Bag></dc:language>"]
    if meta.author:
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(meta.author, quote=False)}</rdf:li></rdf:Seq></dc:creator>")
    if meta.subject:
        subject = escape(meta.subject, quote=False)
        parts.append(f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>')
    if meta.keywords:
        words = "".join(f"<rdf:li>{escape(word, quote=False)}</rdf:li>" for word in meta.keywords)
        parts.append(f"<dc:subject><rdf:Bag>{words}</rdf:Bag></dc:subject>"
                     f"<pdf:Keywords>{escape(', '.join(meta.keywords), quote=False)}</pdf:Keywords>")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {_NAMESPACES} pdfaid:part="2" pdfaid:conformance="A" pdfuaid:part="1" xmp:CreateDate="{day}"'
        f' xmp:ModifyDate="{day}" xmp:CreatorTool="{PROGRAM}" pdf:Producer="{PROGRAM}">{"".join(parts)}{_UA_SCHEMA}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>').encode()


def information(meta: Meta) -> bytes:
    """The information dictionary; it agrees with the packet."""
    day = f"(D:{_day(meta).replace('-', '')}000000Z)".encode()
    entries = [(b"Title", meta.title or meta.short_title or PROGRAM), (b"Author", meta.author), (b"Subject", meta.subject),
               (b"Keywords", ", ".join(meta.keywords)), (b"Creator", PROGRAM), (b"Producer", PROGRAM)]
    texts = b"".join(b"/%s%s" % (key, text_string(text)) for key, text in entries if text)
    return b"<<%s/CreationDate%s/ModDate%s>>" % (texts, day, day)


def _day(meta: Meta) -> str:
    """The document's date; the clock of the machine is never asked."""
    return meta.date if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", meta.date) else _NO_DATE


def srgb_profile() -> bytes:
    """An ICC profile of sRGB: its primaries adapted to D50, its curve as five parameters (IEC 61966-2-1)."""
    curve = b"para\0\0\0\0\0\3\0\0" + b"".join(map(_fixed, (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)))
    adaptation = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
    tags = [
        (b"desc", _words("sRGB")), (b"cprt", _words("No rights reserved")), (b"wtpt", _xyz(0.9642, 1.0, 0.8249)),
        (b"chad", b"sf32\0\0\0\0" + b"".join(map(_fixed, adaptation))),
        (b"rXYZ", _xyz(0.43607, 0.22249, 0.01392)), (b"gXYZ", _xyz(0.38515, 0.71687, 0.09708)), (b"bXYZ", _xyz(0.14307, 0.06061, 0.7141)),
        (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve)]
    table, body = b"", b""
    start = 128 + 4 + 12 * len(tags)
    placed: dict[bytes, int] = {}
    for name, data in tags:
        if data not in placed:
            placed[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", placed[data], len(data))
    head = struct.pack(">I4sI4s4s4s6H4s", start + len(body), b"\0" * 4, 0x04200000, b"mntr", b"RGB ", b"XYZ ",
                       2000, 1, 1, 0, 0, 0, b"acsp")
    head += b"\0" * 28 + b"".join(map(_fixed, (0.9642, 1.0, 0.8249)))
    return head + b"\0" * (128 - len(head)) + struct.pack(">I", len(tags)) + table + body


def _fixed(value: float) -> bytes:
    """A number of 16 bits before and 16 after the point."""
    return struct.pack(">i", round(value * 65536))


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _words(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(data), 28) + data
