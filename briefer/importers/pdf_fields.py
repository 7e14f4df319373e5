"""What was filled into the fields of a PDF form, made a part of its page, so that it is read where it prints."""
from __future__ import annotations

from collections.abc import Sequence
from ctypes import c_float
from typing import Any

from briefer.importers.pdf_layers import Layers
from briefer.importers.pdf_words import Word, page_words

_MOST = 5_000  # things that lie on a page; beyond them the page is read without its fields
_MOST_COMPARED = 10**7  # words with words; a form has some hundred of each
_OTHER, _SHOWN, _MUTE = range(3)
_BUTTON = 1 << 16  # a field that is pressed, not filled


def with_fields(document: Any, page: Any, number: int, *, tagged: bool, layers: Layers | None = None) -> tuple[Any, tuple[Word, ...], int]:
    """The page to read, its words, those in fields of a form beside their labels, and how many filled fields show nothing to read.

    Marks and links are gone from a page that has fields: read them before. PdfiumError for a page that cannot be read.
    """
    import pypdfium2.raw as pdfium

    words = _words(page, tagged, layers)
    count = pdfium.FPDFPage_GetAnnotCount(page)
    looks = [_look(page, index, pdfium) for index in range(min(_MOST, count))]
    mute, shown = looks.count(_MUTE), looks.count(_SHOWN)
    if not shown:
        return page, words, mute
    if count > _MOST:
        return page, words, mute + shown
    for index in reversed(range(count)):
        if looks[index] != _SHOWN:
            pdfium.FPDFPage_RemoveAnnot(page, index)
    if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_FAIL:
        return page, words, mute + shown
    page.close()
    flat = document[number]
    return flat, beside_labels(_words(flat, tagged, layers), len(words)), mute


def beside_labels(words: Sequence[Word], known: int) -> tuple[Word, ...]:
    """The words of a page, those behind the first `known` moved behind the word that stands left of them, else of the one above."""
    printed, filled = words[:known], words[known:]
    if not printed or len(printed) * len(filled) > _MOST_COMPARED:
        return tuple(words)
    places: dict[int, list[Word]] = {}
    for word in filled:
        places.setdefault(_place(word, printed), []).append(word)
    moved: list[Word] = []
    for index, word in enumerate(printed):
        moved += [word, *places.get(index, ())]
    return tuple(moved)


def _look(page: Any, index: int, pdfium: Any) -> int:
    """Whether a thing that lies on a page is a field that shows what was filled in, one that keeps it to itself, or something else."""
    field = pdfium.FPDFPage_GetAnnot(page, index)
    if not field:
        return _OTHER
    try:
        if pdfium.FPDFAnnot_GetSubtype(field) != pdfium.FPDF_ANNOT_WIDGET or _pressed(field, pdfium):
            return _OTHER
        if pdfium.FPDFAnnot_HasKey(field, b"AP"):
            return _SHOWN
        return _MUTE if pdfium.FPDFAnnot_GetStringValue(field, b"V", None, 0) > 2 else _OTHER
    finally:
        pdfium.FPDFPage_CloseAnnot(field)


def _pressed(field: Any, pdfium: Any) -> bool:
    flags = c_float()
    return bool(pdfium.FPDFAnnot_GetNumberValue(field, b"Ff", flags)) and bool(int(max(0.0, flags.value)) & _BUTTON)


def _words(page: Any, tagged: bool, layers: Layers | None) -> tuple[Word, ...]:
    text_page = page.get_textpage()
    try:
        return page_words(text_page, tagged, layers)
    finally:
        text_page.close()


def _place(word: Word, printed: Sequence[Word]) -> int:
    """The printed word that a filled one follows: the nearest at its left, else the nearest above, else the last."""
    middle = (word.bottom + word.top) / 2
    left = [(one.right, index) for index, one in enumerate(printed) if one.bottom < middle < one.top and one.left < word.left]
    if left:
        return max(left)[1]
    above = [(one.bottom - word.top + abs(one.left - word.left), index) for index, one in enumerate(printed) if one.bottom > middle]
    return min(above)[1] if above else len(printed) - 1
