"""Reads pages back: the words of boxes, out of their operators."""
from __future__ import annotations

import re

from briefer.layout.boxes import Page, TextBox

_STRING = re.compile(r"\(((?:[^()\\]|\\.)*)\)|/([FS]\d+)\+(\d+)")
_LANGUAGE = re.compile(r"/Lang \(\w+\)")
_ESCAPE = re.compile(r"\\(\d{3}|.)")
_BEYOND = {0x81: "\u2011", 0x8D: "\u202f", 0x8F: "\u2212", 0x90: "\u2009", 0x9D: "\u2010"}


def text_boxes(page: Page, *, furniture: bool = False, notes: bool = False) -> list[TextBox]:
    """The text boxes of a page's text, furniture or notes."""
    boxes = page.furniture if furniture else page.notes if notes else page.boxes
    return [box for box in boxes if isinstance(box, TextBox)]


def lines_of(box: TextBox) -> list[str]:
    """The words of a box, line by line."""
    return [_decoded(line if isinstance(line, str) else " ".join(shown for _, shown in line)).strip() for line in box.lines.operators]


def words_on(page: Page) -> str:
    """All words of a page, its notes last."""
    return " ".join(" ".join(lines_of(box)) for box in [*text_boxes(page), *text_boxes(page, notes=True)])


def _decoded(operator: str) -> str:
    """The text that an operator shows."""
    out: list[str] = []
    page = 0
    for match in _STRING.finditer(_LANGUAGE.sub("", operator)):
        if match[2]:
            page = int(match[3])
            continue
        for code in _codes(match[1]):
            out.append(chr(page * 256 + code) if page else _BEYOND.get(code) or bytes([code]).decode("cp1252"))
    return "".join(out)


def _codes(string: str) -> list[int]:
    text = _ESCAPE.sub(lambda m: chr(int(m[1], 8)) if m[1].isdigit() else m[1], string)
    return [ord(character) for character in text]
