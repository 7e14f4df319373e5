"""Marks of list items: numbers as a page counts them, and the lists that Word writes as paragraphs."""
from __future__ import annotations

import re
from typing import Any

from briefer.importers.list_numbers import written

_NO_MARKS = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list\s*:\s*(?!none|ignore)", re.IGNORECASE)
_WORD_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_COUNTS = re.compile(r"\(?(?:\d{1,4}(?:\.\d{1,3}){0,8}|[a-zA-Z]|[ivxlcIVXLC]{1,7})[.)°]{0,2}$")
_HIGHEST = 1_000_000


class Numbering:
    """The lists that are open, innermost last: the next number of each, its step and its kind."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: list[tuple[int, int, str] | None] = []

    def open(self, element: Any) -> None:
        """Opens a list."""
        plain = element.tag != "ol" or _NO_MARKS.search(element.get("style") or "") or _of_navigation(element)
        if plain:
            self._open.append(None)
            return
        down = element.get("reversed") is not None
        start = _integer(element.get("start"), len(element.findall("li")) if down else 1)
        self._open.append((start, -1 if down else 1, (element.get("type") or "1").strip()))

    def close(self) -> None:
        """Closes the innermost list."""
        self._open.pop()

    def next(self, element: Any) -> str:
        """The mark of the next item: its number with a stop, or nothing."""
        if not self._open or self._open[-1] is None:
            return ""
        number, step, kind = self._open[-1]
        number = _integer(element.get("value"), number)
        self._open[-1] = (number + step, step, kind)
        return f"{written(number, kind)}."


def word_item(element: Any) -> str | None:
    """The mark of a paragraph that Word made an item, empty for a bullet; None when it is none."""
    if not _WORD_LIST.search(element.get("style") or ""):
        return None
    for span in element.iter("span"):
        if is_word_mark(span):
            mark = "".join(span.itertext()).strip("\xa0 \t\r\n")
            return mark if _COUNTS.match(mark) and mark not in ("o",) else ""
    return ""


def is_word_mark(element: Any) -> bool:
    """Whether an element holds the mark that Word drew before an item, and not words of it."""
    return _WORD_MARK.search(element.get("style") or "") is not None


def _of_navigation(element: Any) -> bool:
    """Whether a list shows the way through a site, and so is drawn without its numbers."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return "breadcrumb" in named or next(element.iterancestors("nav"), None) is not None


def _integer(text: str | None, default: int) -> int:
    """A number as an attribute has it, bounded."""
    match = re.fullmatch(r"\s*(-?\d{1,7})\s*", text or "")
    return max(-_HIGHEST, min(_HIGHEST, int(match[1]))) if match else default
