"""WordprocessingML as text: escaping, measures, and the few elements that everything is made of."""
from __future__ import annotations

import hashlib
from collections.abc import Sequence

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTROL = bytes(sorted({*range(0x20)} - {0x09, 0x0A, 0x0D}))
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
# What stands in a run as an element of its own; the hyphen keeps its width whatever the face has.
_ELEMENTS = (("\n", "<w:br/>"), ("\t", "<w:tab/>"), ("\u2011", "<w:noBreakHyphen/>"))


def part(name: str, content: str) -> bytes:
    """A part of the package: one element of the main namespace and what it holds."""
    return encoded(f"{DECLARATION}<w:{name} {NAMESPACES}>{content}</w:{name}>")


def large_part(name: str, pieces: Sequence[str]) -> bytes:
    """The same from its content in pieces: of thousands of pages, no copy is made that is not needed."""
    made = [encoded(f"{DECLARATION}<w:{name} {NAMESPACES}>")]
    made += map(encoded, pieces)
    made.append(encoded(f"</w:{name}>"))
    return b"".join(made)


def encoded(xml: str) -> bytes:
    """A member of the package, without the signs that XML forbids."""
    data = xml.encode("utf-8", "ignore").translate(None, _CONTROL)
    for sign in _NO_CHARACTERS:
        data = data.replace(sign, b"")
    return data


def escape(text: str) -> str:
    """Text for an element or for an attribute in double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def twips(points: float) -> int:
    """A length in twentieths of a point."""
    return round(points * 20)


def eighths(points: float) -> int:
    """The weight of a border in eighths of a point; Word draws none below a quarter of a point."""
    return max(2, round(points * 8))


def color(value: str) -> str:
    """#RRGGBB as Word writes it."""
    return value.lstrip("#").upper()


def run(text: str, look: str = "") -> str:
    """A run of text; `look` is the inside of its properties."""
    if not text:
        return ""
    content = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    for sign, element in _ELEMENTS:
        if sign in text:
            content = content.replace(sign, f'</w:t>{element}<w:t xml:space="preserve">')
    return f"<w:r><w:rPr>{look}</w:rPr>{content}</w:r>" if look else f"<w:r>{content}</w:r>"


def tab() -> str:
    """A run that is a tab."""
    return "<w:r><w:tab/></w:r>"


def field(instruction: str, result: str, look: str = "") -> str:
    """A field that Word can renew, with the result it has now."""
    around = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (f'<w:r>{around}<w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r>{around}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
            f'<w:r>{around}<w:fldChar w:fldCharType="separate"/></w:r>{run(result, look)}'
            f'<w:r>{around}<w:fldChar w:fldCharType="end"/></w:r>')


def border(side: str, weight: float, ink: str, space: int = 0) -> str:
    """One side of a box; no ink, no line."""
    if not ink or not weight:
        return f'<w:{side} w:val="nil"/>'
    return f'<w:{side} w:val="single" w:sz="{eighths(weight)}" w:space="{space}" w:color="{color(ink)}"/>'


def indent(left: float = 0, hanging: float = 0, right: float = 0) -> str:
    """The indents of a paragraph, in points."""
    return f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" w:hanging="{twips(hanging)}"/>'


def tabs(*stops: tuple[str, float]) -> str:
    """Tab stops: their kind and their place in points."""
    inside = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(place)}"/>' for kind, place in stops)
    return f"<w:tabs>{inside}</w:tabs>"


def number_of(text: str) -> int:
    """A fixed number below 2^32 for an id, the same in every run of the program."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:4])


def digest(text: str) -> str:
    """A short fixed name for an id, the same in every run of the program."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
