"""Faces into a file: one TrueType subset for each page of codes that was used."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefer.exporters.pdf.file import PdfFile
from briefer.exporters.pdf.truetype import cut
from briefer.layout.codes import LOOKALIKES, page_and_code
from briefer.layout.fonts import Face
from briefer.layout.fonts_bundled import BundledFont

_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5


class Subsets:
    """Font programs cut to some of their signs; who writes many files with the same signs keeps one."""

    def __init__(self) -> None:
        self._programs: dict[str, tuple[Face, list[int], bytes]] = {}

    def program(self, face: Face, page: int, shown: list[int]) -> bytes:
        """The program of one page of codes of a face, a sign for each code."""
        name = f"{face.tag}+{page}"
        made = self._programs.get(name)
        if made is None or made[0] is not face or made[1] != shown:
            made = self._programs[name] = face, shown, _program(face.file, shown)
        return made[2]


def _program(font: Any, shown: list[int]) -> bytes:
    """The program of a font with a sign for each code; that of a style's own is cut by the library that judged it."""
    if isinstance(font, BundledFont):
        return cut(font.path.read_bytes(), [font.charToGlyph.get(point, 0) for point in shown])
    program: bytes = font.makeSubset(shown)
    return program


def add_faces(file: PdfFile, faces: Iterable[Face], subsets: Subsets | None = None) -> bytes:
    """Puts the used characters of faces into the file; the dictionary by which content names them."""
    subsets = subsets or Subsets()
    names = {name: number for face in faces for name, number in _add_face(file, face, subsets).items()}
    return b"<<%s>>" % b"".join(b"/%s %d 0 R" % (name.encode(), number) for name, number in sorted(names.items()))


def _add_face(file: PdfFile, face: Face, subsets: Subsets) -> dict[str, int]:
    """Puts the used characters of a face into the file; the resource names of its subsets, with their object numbers."""
    pages: dict[int, dict[int, str]] = {}
    for character in sorted(face.used):
        page, code = page_and_code(character)
        pages.setdefault(page, {})[code] = character
    return {f"{face.tag}+{page}": _add_subset(file, face, index, page, codes, subsets)
            for index, (page, codes) in enumerate(sorted(pages.items()))}


def _add_subset(file: PdfFile, face: Face, index: int, page: int, codes: dict[int, str], subsets: Subsets) -> int:
    """The font object of one page of codes."""
    font = face.file
    last = max(codes)
    shown = [ord(_sign(codes.get(code, " "))) for code in range(last + 1)]
    program = subsets.program(face, page, shown)
    name = f"{_subset_tag(index)}+{font.name.decode()}"
    flags = font.flags & ~_NONSYMBOLIC | _SYMBOLIC
    box = " ".join(f"{value:g}" for value in font.bbox)
    data = file.add_stream(b"/Length1 %d" % len(program), program)
    descriptor = file.add((
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]/ItalicAngle {font.italicAngle:g}/Ascent {font.ascent:g}"
        f"/Descent {font.descent:g}/CapHeight {font.capHeight:g}/StemV {font.stemV:g}/MissingWidth {font.defaultWidth:g}"
        f"/FontFile2 {data} 0 R>>").encode())
    widths = " ".join(f"{font.getCharWidth(point):.6g}" for point in shown)
    meaning = file.add_stream(b"", _to_unicode(codes))
    return file.add((
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 0/LastChar {last}/Widths[{widths}]/FontDescriptor {descriptor} 0 R"
        f"/ToUnicode {meaning} 0 R>>").encode())


def _sign(character: str) -> str:
    return LOOKALIKES.get(character, character)


def _subset_tag(index: int) -> str:
    """Six capitals that set a subset apart from others of its face."""
    letters = ""
    for _ in range(6):
        index, digit = divmod(index, 26)
        letters = chr(65 + digit) + letters
    return letters


def _to_unicode(codes: dict[int, str]) -> bytes:
    """What each code means, so that copied text is right."""
    lines = ["/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo",
             "<</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def",
             "1 begincodespacerange <00> <FF> endcodespacerange"]
    entries = [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in sorted(codes.items())]
    for start in range(0, len(entries), 100):  # the format allows no more in one block
        block = entries[start:start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()
