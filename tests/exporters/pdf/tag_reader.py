"""A PDF as someone hears it who cannot see it: the structure tree in order, with words, texts of pictures and languages."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

_PAIR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]+)>")
_SOFT_HYPHEN = "\u00ad"


def heard(reader: PdfReader) -> str:
    """One line an element: its role, language, alternative text and words; what lies below it is indented."""
    said = {(page.indirect_reference.idnum, number): words for page in reader.pages for number, words in _marked(page, reader).items()}
    return "\n".join(_lines(reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object(), said, 0)) + "\n"


def _lines(element: Any, said: dict[tuple[int, int], str], depth: int) -> Iterator[str]:
    """An element and what is below it, in order; words that come after an element below stand on a line of their own."""
    kids = element.get("/K", [])
    words: list[str] = []
    lines: list[str] = []
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object()
        if isinstance(kid, int) or kid.get("/Type") == "/MCR":
            page, number = (element["/Pg"], kid) if isinstance(kid, int) else (kid["/Pg"], kid["/MCID"])
            words.append(said.get((page.indirect_reference.idnum, number), ""))
        elif kid.get("/Type") != "/OBJR":
            lines += _said(element, words, depth, first=not lines)
            words = []
            lines += _lines(kid, said, depth + 1)
    yield from (*lines, *_said(element, words, depth, first=not lines))


def _said(element: Any, words: list[str], depth: int, *, first: bool) -> list[str]:
    """The line of an element, or of words that go on in it."""
    joined = _joined(words)
    if first:
        return [_head(element, joined, depth)]
    return ["  " * (depth + 1) + joined] if joined else []


def _head(element: Any, words: str, depth: int) -> str:
    parts = [element["/S"].removeprefix("/")]
    if "/Lang" in element:
        parts.append(f"[{element['/Lang']}]")
    if "/Alt" in element:
        parts.append(f"({element['/Alt']})")
    return "  " * depth + " ".join([*parts, words] if words else parts)


def _joined(parts: list[str]) -> str:
    """Stretches of words as one: a word parted at a line's end is whole again."""
    return " ".join(" ".join(parts).replace(f"{_SOFT_HYPHEN} ", "").split())


def _marked(page: Any, reader: PdfReader) -> dict[int, str]:
    """The words of each marked content of a page, by its number."""
    fonts = {name: _meanings(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    found: dict[int, str] = {}
    open_ones: list[int | None] = []
    font: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        match operator:
            case b"BDC" | b"BMC":
                properties = operands[1] if len(operands) > 1 else {}
                open_ones.append(properties.get("/MCID") if hasattr(properties, "get") else None)
            case b"EMC":
                open_ones.pop()
            case b"Tf":
                font = fonts[operands[0]]
            case b"Tj" | b"TJ" | b"T*" | b"Td":
                number = next((one for one in reversed(open_ones) if one is not None), None)
                if number is not None:
                    found[number] = found.get(number, "") + _shown(operands, operator, font)
    return found


def _shown(operands: list[Any], operator: bytes, font: dict[int, str]) -> str:
    """What an operator says: words, or the blank between two lines."""
    if operator in (b"T*", b"Td"):
        return " "
    pieces = operands[0] if operator == b"TJ" else operands
    return "".join(font[code] for piece in pieces if not isinstance(piece, (int, float)) and hasattr(piece, "original_bytes")
                   for code in piece.original_bytes)


def _meanings(font: Any) -> dict[int, str]:
    """What each code of a font means."""
    table = font["/ToUnicode"].get_data().partition(b"endcodespacerange")[2]
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _PAIR.findall(table)}
