"""The words of a PDF page, with where they stand, how large they are, and the number under which the file marks them."""
from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from briefer.importers.pdf_layers import Layers
from briefer.model.text import clean

BROKEN = "\x02"  # what pdfium has in its list for a hyphen at the end of a line; in its text that is U+FFFE
ARTIFACT = -2  # the mark of what the file says is no text of it: heads, feet, ornament
OFF = -3  # the mark of what stands on a layer that is switched off
SLANTED = 4  # the turn of what runs neither along an edge of the page nor across it, as marks of a draft do
_PIECE = re.compile(f"[^\\s{BROKEN}]+{BROKEN}?")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SPACING, _COMBINING = "`´¨ˆ˜¯˘˙˚ˇ˝¸", "\u0300\u0301\u0308\u0302\u0303\u0304\u0306\u0307\u030a\u030c\u030b\u0327"
_ACCENT = re.compile(f"[{_SPACING}]")
_DOTLESS = MappingProxyType({"ı": "i", "ȷ": "j"})
_FIGURES_LAST = re.compile(r"(?:(?<=[^\W\d_])|(?<=[.,;:!?…\"'’”»)\]])|^)\d{1,3}$")
_HIGH, _HIGH_SIZE = 0.45, 0.6  # of the size: from where above the line's box figures stand high, and how large they then seem
_BOLD = re.compile(r"bold|black|heavy|semib|demi|-medi$|cmbx|sfbx", re.IGNORECASE)
_STRAIGHT = 0.1  # of a right angle, by which a direction may be off


class Word(NamedTuple):
    """A word of a page: its letters, its box in points from the lower left, its size, and whether a hyphen breaks it at its end.

    `joins`: no blank parts it from the word before. `mark`: the number of the marked content it belongs to, or -1, ARTIFACT or OFF.
    `turn`: quarter turns to the left in which it is written; the box is that of the page turned back by them.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False
    broken: bool = False
    joins: bool = False
    mark: int = -1
    turn: int = 0


class _Look(NamedTuple):
    """What signs drawn together share."""

    size: float
    bold: bool
    mark: int
    turn: int


_NO_LOOK = _Look(0.0, False, -1, 0)


def turned(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float]:
    """A box (left, bottom, right, top) of the page as words with this turn have theirs."""
    left, bottom, right, top = box
    return (box, (bottom, -right, top, -left), (-right, -top, -left, -bottom), (-top, left, -bottom, right), box)[turn]


def page_words(text_page: Any, tagged: bool = False, layers: Layers | None = None) -> tuple[Word, ...]:
    """The words of a page in the order in which the file draws them; with `tagged`, with the marks they bear; those of `layers` that are
    switched off with OFF."""
    return tuple(_PageWords(text_page, tagged, layers).all())


class _PageWords:
    """Reads one page: few calls a word, because there are many words."""

    def __init__(self, text_page: Any, tagged: bool, layers: Layers | None) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium, self._layers = pdfium, layers
        self._page = text_page.raw
        self._tagged = tagged
        self._looks: dict[int, _Look] = {}
        self._bold: dict[int, bool] = {}
        self._first, self._last = pdfium.FS_RECTF(), pdfium.FS_RECTF()

    def all(self) -> list[Word]:
        """The words."""
        words: list[Word] = []
        for found in _PIECE.finditer(self._signs()):
            letters, start = found[0], found.start()
            broken = letters[-1] == BROKEN
            if broken:
                letters = letters[:-1]
            last = start + len(letters) - 1
            look = self._look(start)
            if last == start or look == self._look(last):
                self._add(words, letters, start, last, look, broken, False)
                continue
            parts = [(alike, [index for index, _ in part]) for alike, part in groupby(
                ((index, self._look(index)) for index in range(start, last + 1)), key=itemgetter(1))]
            for number, (alike, part) in enumerate(parts):
                piece = letters[part[0] - start:part[-1] - start + 1]
                self._add(words, piece, part[0], part[-1], alike, broken and number == len(parts) - 1, number > 0)
        return words

    def _add(self, words: list[Word], letters: str, start: int, last: int, look: _Look, broken: bool, joins: bool) -> None:
        """Adds a word; figures at its end that stand high, although they are of its size, become one of their own."""
        figures = _FIGURES_LAST.search(letters) if letters[-1].isdigit() else None
        if figures and not look.turn and (figures.start() or joins) and self._high(start + figures.start(), look.size):
            if figures.start():
                self._add_one(words, letters[:figures.start()], start, start + figures.start() - 1, look, False, joins)
            self._add_one(words, figures[0], start + figures.start(), last, look, broken, True)
            words[-1] = words[-1]._replace(size=look.size * _HIGH_SIZE, bottom=words[-1].bottom + look.size * _HIGH)
        else:
            self._add_one(words, letters, start, last, look, broken, joins)

    def _high(self, index: int, size: float) -> bool:
        """Whether the ink of a sign begins above the ground of its line."""
        self._pdfium.FPDFText_GetLooseCharBox(self._page, index, self._first)
        return bool(self._sign_box(index)[1] > self._first.bottom + _HIGH * size)

    def _add_one(self, words: list[Word], letters: str, start: int, last: int, look: _Look, broken: bool, joins: bool) -> None:
        if _ACCENT.search(letters):
            letters = self._accented(letters, start)
        if not letters.isascii():
            letters = clean(letters.encode("utf-16", "surrogatepass").decode("utf-16", "replace").translate(_LIGATURES))
        elif not letters.isprintable():
            letters = clean(letters)
        if letters:
            left, bottom, right, top = self._box(start, last, look.turn)
            size = look.size or max(1.0, top - bottom)
            words.append(Word(letters, left, right, bottom, top, size, look.bold, broken, joins, look.mark, look.turn))

    def _accented(self, letters: str, start: int) -> str:
        """The letters with accents that the file draws apart from them, before or behind, put where they belong."""
        signs = list(letters)
        for found in _ACCENT.finditer(letters):
            place = found.start()
            left, _, right, _ = self._sign_box(start + place)
            for letter in (place + 1, place - 1):
                if not 0 <= letter < len(letters) or not letters[letter].isalpha() or len(signs[letter]) != 1:
                    continue
                begin, _, end, _ = self._sign_box(start + letter)
                if begin < (left + right) / 2 < end:
                    signs[letter] = _DOTLESS.get(signs[letter], signs[letter]) + _COMBINING[_SPACING.index(found[0])]
                    signs[place] = ""
                    break
        return unicodedata.normalize("NFC", "".join(signs))

    def _sign_box(self, index: int) -> tuple[float, float, float, float]:
        """The box of the ink of a sign."""
        places = [ctypes.c_double() for _ in range(4)]
        self._pdfium.FPDFText_GetCharBox(self._page, index, *places)
        left, right, bottom, top = (place.value for place in places)
        return left, bottom, right, top

    def _box(self, start: int, last: int, turn: int) -> tuple[float, float, float, float]:
        """Where signs stand; pdfium's boxes as high as the line are right only for those that are not turned."""
        first, end = self._first, self._last
        if not turn:
            self._pdfium.FPDFText_GetLooseCharBox(self._page, start, first)
            if start == last:
                return first.left, first.bottom, first.right, first.top
            self._pdfium.FPDFText_GetLooseCharBox(self._page, last, end)
            return min(first.left, end.left), min(first.bottom, end.bottom), max(first.right, end.right), max(first.top, end.top)
        corners = [turned(self._sign_box(index), turn) for index in (start, last)]
        return (min(corners[0][0], corners[1][0]), min(corners[0][1], corners[1][1]),
                max(corners[0][2], corners[1][2]), max(corners[0][3], corners[1][3]))

    def _signs(self) -> str:
        """The signs of the page, one for each place in pdfium's list."""
        pdfium = self._pdfium
        count = max(0, pdfium.FPDFText_CountChars(self._page))
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        written = pdfium.FPDFText_GetText(self._page, 0, count, buffer)
        text = bytes(buffer)[:2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass").replace("\ufffe", BROKEN)
        if len(text) == count:
            return text
        # pdfium leaves signs without a meaning out of its text, not out of its list
        codes = (pdfium.FPDFText_GetUnicode(self._page, index) for index in range(count))
        return "".join(chr(code) if 0 < code <= 0x10FFFF else "\ufffd" for code in codes)

    def _look(self, index: int) -> _Look:
        """How a sign looks; signs drawn together look alike, and signs that nobody drew have no look."""
        drawn = self._pdfium.FPDFText_GetTextObject(self._page, index)
        if not drawn:
            return _NO_LOOK
        key = ctypes.addressof(drawn.contents)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._seen(drawn, index)
        return look

    def _seen(self, drawn: Any, index: int) -> _Look:
        pdfium = self._pdfium
        matrix = pdfium.FS_MATRIX()
        scale, turn = 1.0, 0
        if pdfium.FPDFText_GetMatrix(self._page, index, matrix):
            scale = (matrix.c ** 2 + matrix.d ** 2) ** 0.5
            turn = _turn(matrix.a, matrix.b)
        size = round(pdfium.FPDFText_GetFontSize(self._page, index) * scale, 1)
        mark = -1
        if self._tagged:
            mark = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
            if mark < 0 and pdfium.FPDFPageObj_CountMarks(drawn) > 0:
                mark = self._outside(drawn)
        if self._layers is not None and self._layers.hide(drawn, pdfium):
            mark = OFF
        return _Look(size, self._is_bold(pdfium.FPDFTextObj_GetFont(drawn)), mark, turn)

    def _is_bold(self, font: Any) -> bool:
        key = ctypes.addressof(font.contents) if font else 0
        if key not in self._bold:
            name = ctypes.create_string_buffer(128)
            self._pdfium.FPDFFont_GetBaseFontName(font, name, 128)
            self._bold[key] = bool(_BOLD.search(name.value.decode("utf-8", "replace")))
        return self._bold[key]

    def _outside(self, drawn: Any) -> int:
        """The mark of what belongs to no marked content: ARTIFACT if the file says that."""
        name, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
        self._pdfium.FPDFPageObjMark_GetName(self._pdfium.FPDFPageObj_GetMark(drawn, 0), name, ctypes.sizeof(name), length)
        return ARTIFACT if bytes(name).decode("utf-16-le", "replace").startswith("Artifact\0") else -1


def _turn(across: float, up: float) -> int:
    """The quarter turns of a direction."""
    if abs(up) <= _STRAIGHT * abs(across) and across >= 0:
        return 0
    quarters = math.atan2(up, across) / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) <= _STRAIGHT else SLANTED
