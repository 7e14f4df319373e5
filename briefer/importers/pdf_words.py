"""The words of a PDF page, with where they stand and how large they are."""
from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from briefer.model.text import clean
from briefer.values import dataclass

BROKEN = "\x02"  # what pdfium has in its list for a hyphen at the end of a line; in its text that is U+FFFE
_PIECE = re.compile(f"[^\\s{BROKEN}]+{BROKEN}?")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_BOLD = re.compile(r"bold|black|heavy|semib|demi|-medi$|cmbx|sfbx", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page: its letters, its box in points from the lower left, its size, and whether a hyphen breaks it at its end."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False
    broken: bool = False


def page_words(text_page: Any) -> tuple[Word, ...]:
    """The words of a page in the order in which the file draws them."""
    import pypdfium2.raw as pdfium

    seen: dict[int, tuple[float, bool]] = {}
    words = []
    signs = _signs(text_page, pdfium)
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    for found in _PIECE.finditer(signs):
        start, end = found.span()
        broken = found[0].endswith(BROKEN)
        letters = found[0].removesuffix(BROKEN).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = clean(letters.translate(_LIGATURES))
        if not text:
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, start, first)
        pdfium.FPDFText_GetLooseCharBox(text_page, end - (2 if broken else 1), last)
        size, bold = _look(text_page, start, seen, pdfium)
        words.append(Word(text, min(first.left, last.left), max(first.right, last.right), min(first.bottom, last.bottom),
                          max(first.top, last.top), size or max(1.0, first.top - first.bottom), bold, broken))
    return tuple(words)


def _signs(text_page: Any, pdfium: Any) -> str:
    """The signs of a page, one for each place in pdfium's list."""
    count = max(0, pdfium.FPDFText_CountChars(text_page))
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[:2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass").replace("\ufffe", BROKEN)
    if len(text) == count:
        return text
    return "".join(_each_sign(text_page, count, pdfium))  # pdfium leaves signs without a meaning out of its text, not out of its list


def _each_sign(text_page: Any, count: int, pdfium: Any) -> Iterator[str]:
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        yield chr(code) if 0 < code <= 0x10FFFF else "\ufffd"


def _look(text_page: Any, index: int, seen: dict[int, tuple[float, bool]], pdfium: Any) -> tuple[float, bool]:
    """The size in points of a sign, and whether it is bold; signs drawn together share them."""
    drawn = pdfium.FPDFText_GetTextObject(text_page, index)
    key = ctypes.cast(drawn, ctypes.c_void_p).value if drawn else None
    if key is None:
        return 0.0, False
    if key not in seen:
        matrix, name = pdfium.FS_MATRIX(), ctypes.create_string_buffer(128)
        scale = 1.0
        if pdfium.FPDFText_GetMatrix(text_page, index, matrix):
            scale = (matrix.c ** 2 + matrix.d ** 2) ** 0.5
        pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(drawn), name, 128)
        size = round(pdfium.FPDFText_GetFontSize(text_page, index) * scale, 1)
        seen[key] = size, bool(_BOLD.search(name.value.decode("utf-8", "replace")))
    return seen[key]
