"""A style of a unit's own, made on the spot: pictures and fonts as small as can be, sound or with one thing wrong."""
from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from briefer.document.styles import HouseStyle
from briefer.layout.fonts_own import read_font
from briefer.resources import fonts_folder
from briefer.workflow import library

FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bolditalic": "BoldItalic"}
STYLE = """extends: {base}
font:
  body_pdf: Unit Sans
  numeric_column_pdf: Unit Sans
  body_docx: Unit Sans
  files: {{ regular: Unit-Regular.ttf, bold: Unit-Bold.ttf, italic: Unit-Italic.ttf, bolditalic: Unit-BoldItalic.ttf }}
color:
  accent: "#0A5C36"
logo:
  file: unit.png
  alt: {{ en: "Badge of the 8th Regiment", it: "Stemma dell’8º Reggimento" }}
"""


def put_style(folder: Path, base: str = "staff", name: str = "unit", text: str = STYLE) -> Path:
    """A style file with its fonts and logo beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for face in FACES.values():
        (folder / f"Unit-{face}.ttf").write_bytes(bundled(face))
    (folder / "unit.png").write_bytes(logo())
    path = folder / f"{name}.yaml"
    path.write_text(text.format(base=base), "utf-8")
    return path


def bundled(face: str, family: str = "Carlito") -> bytes:
    """A font that comes with the program."""
    return (fonts_folder() / f"{family}-{face}.ttf").read_bytes()


# pictures ------------------------------------------------------------------------------------------------------------


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, rows: Iterable[bytes], *, kind: int = 6, depth: int = 8, interlaced: int = 0,
        more: Mapping[bytes, bytes] | None = None) -> bytes:
    """A PNG of rows, each with the number of its filter in front."""
    extra = b"".join(chunk(name, data) for name, data in (more or {}).items())
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlaced)) + extra
            + chunk(b"IDAT", zlib.compress(b"".join(rows))) + chunk(b"IEND", b""))


def logo(width: int = 96, height: int = 96) -> bytes:
    """A round badge on nothing: dark green, with a light ring, its edge see-through."""
    rows = []
    for y in range(height):
        row = bytearray(b"\0")
        for x in range(width):
            far = ((2 * x - width + 1) ** 2 / width**2 + (2 * y - height + 1) ** 2 / height**2) ** 0.5
            colour = (222, 190, 90) if 0.55 < far < 0.75 else (10, 92, 54)
            row += bytes((*colour, 255 if far < 0.97 else 0))
        rows.append(bytes(row))
    return png(width, height, rows, more={b"tEXt": b"Author\0Nobody's business"})


# fonts ---------------------------------------------------------------------------------------------------------------


def tables_of(data: bytes) -> dict[bytes, bytes]:
    """The tables of a font."""
    count = int.from_bytes(data[4:6])
    records = [struct.unpack_from(">4sLLL", data, 12 + 16 * number) for number in range(count)]
    return {tag: data[start:start + length] for tag, _, start, length in records}


def font_of(tables: Mapping[bytes, bytes], version: bytes = b"\0\1\0\0") -> bytes:
    """A font of tables."""
    place, head, body = 12 + 16 * len(tables), b"", b""
    for tag, data in sorted(tables.items()):
        head += struct.pack(">4sLLL", tag, 0, place + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return version + struct.pack(">HHHH", len(tables), 0, 0, 0) + head + body


def changed_font(change: Callable[[dict[bytes, bytes]], None], face: str = "Regular") -> bytes:
    """A bundled font with its tables changed."""
    tables = tables_of(bundled(face))
    change(tables)
    return font_of(tables)


def codes(groups: Iterable[tuple[int, int, int]]) -> bytes:
    """A table of codes in form 12: stretches of codes, with the sign of the first."""
    listed = list(groups)
    inside = b"".join(struct.pack(">LLL", *group) for group in listed)
    return struct.pack(">HHHHL", 0, 1, 3, 10, 12) + struct.pack(">HHLLL", 12, 0, 16 + len(inside), 0, len(listed)) + inside


def font_without(signs: str) -> bytes:
    """A font that lacks some signs."""
    known = read_font(bundled("Regular")).charToGlyph
    return changed_font(lambda tables: tables.update({
        b"cmap": codes((code, code, glyph) for code, glyph in sorted(known.items()) if chr(code) not in signs)}))


# styles --------------------------------------------------------------------------------------------------------------


def unit_style(folder: Path, base: str = "staff", picture: bytes = b"") -> HouseStyle:
    """A style of a unit's own, loaded as the program does."""
    path = put_style(folder / base, base)
    if picture:
        (path.parent / "unit.png").write_bytes(picture)
    fuller, id = library().with_style_file(path)
    return fuller.style(id)
