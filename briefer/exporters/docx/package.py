"""The package: parts with their types and relationships in a zip that is the same each time."""
from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from briefer.document.nodes import Meta
from briefer.document.styles import HouseStyle
from briefer.exporters.docx.composition import language_tag
from briefer.exporters.docx.markup import DECLARATION, encoded, escape, part

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: Mapping[str, str] = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/numbering.xml": f"{_WORD}.numbering+xml",
    "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "/word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "/word/header.xml": f"{_WORD}.header+xml",
    "/word/footer.xml": f"{_WORD}.footer+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_COUNTED = re.compile(r"\d+(?=\.xml$)")  # the number of a header or footer
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name
_LEVEL = 4  # writes in two thirds of the time of the usual 6, for an eighth more bytes


def packed(members: Mapping[str, bytes]) -> bytes:
    """The members in a zip: the list of types first, then by name, all of the same time."""
    kinds = ((f"/{name}", _TYPES.get(_COUNTED.sub("", f"/{name}"))) for name in sorted(members))
    types = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds if kind)
    content_types = (f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                     '<Default Extension="png" ContentType="image/png"/>'
                     '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                     f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>').encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in (("[Content_Types].xml", content_types), *sorted(members.items())):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, data, compresslevel=_LEVEL)
    return buffer.getvalue()


def root_relationships() -> bytes:
    """Where a reader of the package starts."""
    return (f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"'
            ' Target="docProps/core.xml"/>'
            f'<Relationship Id="rId3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>').encode()


def core_properties(meta: Meta) -> bytes:
    """Title, author, subject, keywords, language, and the document's own date; nothing of who ran the program, or when."""
    stamp = f"{meta.date}T00:00:00Z" if len(meta.date) == 10 else ""
    said = (
        ("dc:title", "", meta.title), ("dc:subject", "", meta.subject), ("dc:creator", "", meta.author),
        ("cp:keywords", "", ", ".join(meta.keywords)), ("dc:language", "", language_tag(meta.language)),
        ("dcterms:created", ' xsi:type="dcterms:W3CDTF"', stamp), ("dcterms:modified", ' xsi:type="dcterms:W3CDTF"', stamp),
    )
    inside = "".join(f"<{name}{kind}>{escape(value)}</{name}>" for name, kind, value in said if value)
    return encoded(
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inside}</cp:coreProperties>')


def app_properties() -> bytes:
    """Which program wrote the file."""
    return (f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            "<Application>Briefer</Application></Properties>").encode()


def settings_part(meta: Meta, style: HouseStyle) -> bytes:
    """The settings: hyphenation as the style says, the ways of Word 2013 and later."""
    tag = language_tag(meta.language)
    hyphens = ""
    if style.flag("paragraph.hyphenate"):
        hyphens = (f'<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="{round(style.number("hyphenation.max_consecutive"))}"/>'
                   "<w:doNotHyphenateCaps/>")
    ways = (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1), ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1), ("differentiateMultirowTableHeaders", 1), ("useWord2013TrackBottomHyphenation", 0))
    compat = "".join(f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
                     for name, value in ways)
    decimal, separator = (",", ";") if meta.language == "it" else (".", ",")
    return part("settings", (
        f'<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>{hyphens}<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'<w:compat><w:doNotExpandShiftReturn/>{compat}</w:compat><w:themeFontLang w:val="{tag}"/>'
        f'<w:decimalSymbol w:val="{decimal}"/><w:listSeparator w:val="{separator}"/>'))


def font_table(style: HouseStyle) -> bytes:
    """The face of the document, and its twin of the same widths for programs that do not have it."""
    return part("fonts", (
        f'<w:font w:name="{style.text("font.body_docx")}"><w:altName w:val="{style.text("font.docx_alt_name")}"/><w:charset w:val="00"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'))
