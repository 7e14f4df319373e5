"""Numbers of lists and headings in OpenDocument, computed from their styles."""
from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.importers.list_numbers import FORMATS, written
from briefer.importers.xml_stream import Attributes
from briefer.values import dataclass

OUTLINE = "\0outline"  # the list style of numbered headings; no style of a file can have this name
_DEEPEST = 10
_PLACE = re.compile(r"%(\d{1,2})%")
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list style numbers; without a form it has bullets, with an empty one nothing."""

    form: str | None = None
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    pattern: str = ""


@dataclass(slots=True)
class _Open:
    """A list that has begun."""

    style: str
    counters: list[int | None]
    numbered: bool = False  # the item that is open has its number
    begins: int | None = None  # the number the item asks for


def _whole(text: str | None, least: int = 0) -> int | None:
    """A whole number that is not too large to print."""
    return max(least, int(text)) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


class OdtLists:
    """Knows the list styles of a file and the lists that are open, and counts their items."""

    def __init__(self) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self._style = ""
        self._open: list[_Open] = []
        self._last: dict[str, list[int | None]] = {}
        self._headings: list[int | None] = [None] * _DEEPEST
        self._outline = "Outline"  # the name under which lists refer to the style of numbered headings

    def begin_style(self, name: str) -> None:
        """A list style begins."""
        self._style = name
        self._styles[name] = {}

    def begin_outline(self, attributes: Attributes) -> None:
        """The style of numbered headings begins."""
        self._outline = attributes.get("style:name", "") or self._outline
        self.begin_style(OUTLINE)

    def begin_level(self, attributes: Attributes, *, bullet: bool) -> None:
        """A level of the style that was begun last."""
        level = _whole(attributes.get("text:level"), 1) or 1
        self._styles.setdefault(self._style, {})[level] = _Level() if bullet else _Level(
            attributes.get("style:num-format", ""), attributes.get("style:num-prefix", "")[:_LONGEST],
            attributes.get("style:num-suffix", "")[:_LONGEST], _start(attributes), _whole(attributes.get("text:display-levels"), 1) or 1,
            attributes.get("loext:num-list-format", "")[:_LONGEST])

    def begin_list(self, attributes: Attributes) -> None:
        """A list begins; within another it takes its style, and it may go on where an earlier one ended."""
        style = attributes.get("text:style-name", "") or (self._open[-1].style if self._open else "")
        goes_on = attributes.get("text:continue-numbering") == "true" or "text:continue-list" in attributes
        if self._open:
            counters = self._open[-1].counters
            if len(self._open) < _DEEPEST and not goes_on:
                counters[len(self._open):] = [None] * (_DEEPEST - len(self._open))
        else:
            counters = (self._last.get(style) if goes_on else None) or [None] * _DEEPEST
        self._open.append(_Open(style, counters, numbered=True))

    def end_list(self) -> None:
        """The innermost list ends."""
        if self._open:
            ended = self._open.pop()
            self._last[ended.style] = ended.counters

    def begin_item(self, attributes: Attributes, *, header: bool) -> None:
        """An item begins; a header has no number."""
        if self._open:
            self._open[-1].numbered = header
            self._open[-1].begins = _whole(attributes.get("text:start-value"))

    def label(self) -> str | None:
        """What stands before the paragraph that is open: nothing for a bullet; None when no item begins with it."""
        if not self._open or self._open[-1].numbered:
            return None
        item = self._open[-1]
        item.numbered = True
        return self._counted(item.style, item.counters, len(self._open), item.begins) or ""

    @property
    def within(self) -> bool:
        """Whether a list is open that counts by itself; one in the style of headings only wraps them."""
        return bool(self._open) and self._open[-1].style != self._outline

    def heading(self, level: int, attributes: Attributes) -> str:
        """The number of a heading that stands in no other list."""
        if attributes.get("text:is-list-header") == "true":
            return ""
        begins = _whole(attributes.get("text:start-value")) if attributes.get("text:restart-numbering") == "true" else None
        return self._counted(OUTLINE, self._headings, level, begins) or ""

    def _counted(self, style: str, counters: list[int | None], level: int, begins: int | None) -> str:
        """Counts one on at a level and writes the number."""
        levels = self._styles.get(style, {})
        level = min(level, _DEEPEST)
        known = levels.get(level, _Level())
        before = counters[level - 1]
        counters[level - 1] = begins if begins is not None else before + 1 if before is not None else known.start
        counters[level:] = [None] * (_DEEPEST - level)
        return "" if not known.form else _written(levels, counters, level, known)


def _start(attributes: Attributes) -> int:
    """The first number of a level."""
    found = _whole(attributes.get("text:start-value"))
    return 1 if found is None else found


def _written(levels: dict[int, _Level], counters: Sequence[int | None], level: int, known: _Level) -> str:
    """The number of an item with those above it that are shown too."""
    def figure(deep: int) -> str:
        one = levels.get(deep, _Level())
        if not 1 <= deep <= level or not one.form:
            return ""
        count = counters[deep - 1]
        return written(one.start if count is None else count, FORMATS.get(one.form, "1"))

    if known.pattern:
        return _PLACE.sub(lambda match: figure(int(match[1])), known.pattern).strip()
    figures = [figure(deep) for deep in range(max(1, level - known.shown + 1), level + 1)]
    return f"{known.prefix}{'.'.join(filter(None, figures))}{known.suffix}".strip()
