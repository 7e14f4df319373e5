"""Small Word, OpenDocument and RTF files, made here: what a test is about, and the least that makes it such a file."""
from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_NAMESPACES = (
    f'xmlns:r="{_REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"')
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMES = " ".join(f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "table", "style", "meta", "manifest")) + (
    f' xmlns:draw="{_ODF}drawing:1.0" xmlns:svg="{_ODF}svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:math="http://www.w3.org/1998/Math/MathML"')


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in members.items():
            written.writestr(name, content)
    return out.getvalue()


def w_part(root: str, inner: str, namespace: str = W) -> str:
    """A part of a Word file."""
    return f'<?xml version="1.0"?><w:{root} xmlns:w="{namespace}" {_NAMESPACES}>{inner}</w:{root}>'


def docx(body: str, *, namespace: str = W, core: str = "", **parts: str) -> bytes:
    """A Word file with a body and other parts (`styles`, `numbering`, `footnotes`, `comments`, `header` …)."""
    roots = {"header": "hdr", "footer": "ftr"}
    members = {
        "_rels/.rels": _RELS.format(f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": w_part("document", f"<w:body>{body}</w:body>", namespace),
        "word/_rels/document.xml.rels": _RELS.format("".join(
            f'<Relationship Id="{name}" Type="{_REL}/{name}" Target="{name}.xml"/>' for name in parts)),
        **{f"word/{name}.xml": w_part(roots.get(name, name), inner, namespace) for name, inner in parts.items()}}
    if core:
        members["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>')
    return zipped(members)


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of Word; what is no element is words."""
    inner = "".join(run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of Word; each cell holds paragraphs."""
    return "<w:tbl>" + "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows) + "</w:tbl>"


def flat_odt(text: str, *, styles: str = "", meta: str = "", automatic: str = "") -> bytes:
    """A flat OpenDocument text."""
    return (f'<?xml version="1.0"?><office:document {_ODF_NAMES} office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:meta>{meta}</office:meta><office:styles>{styles}</office:styles>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{text}</office:text></office:body></office:document>").encode()


def odt(text: str, *, styles: str = "", manifest: str = "", doctype: str = "", members: Mapping[str, str] | None = None) -> bytes:
    """A zipped OpenDocument text."""
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": f'<?xml version="1.0"?>{doctype}<manifest:manifest {_ODF_NAMES}>{manifest}</manifest:manifest>',
        "styles.xml": f"<office:document-styles {_ODF_NAMES}>{styles}</office:document-styles>",
        "content.xml": f"<office:document-content {_ODF_NAMES}><office:body><office:text>{text}</office:text></office:body>"
                       "</office:document-content>",
        **(members or {})})


def rtf(text: str, head: str = "") -> bytes:
    """An RTF file."""
    return (r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset2 Symbol;}}"
            r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2\sbasedon1 Mine;}{\s3 Title;}}"
            + head + text + "}").encode("latin-1")
