"""The numbers that Word computes for paragraphs of lists: from definitions, levels and where a list starts again."""
from __future__ import annotations

import re
from typing import NamedTuple

from briefer.importers.docx_parts import is_on
from briefer.importers.levels import number
from briefer.importers.list_numbers import FORMATS, written
from briefer.importers.xml_stream import Attributes, XmlHandler
from briefer.values import dataclass

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_LONGEST_TEXT = 200


@dataclass(slots=True)
class _Level:
    """How one level of a list numbers its paragraphs."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    style: str = ""
    legal: bool = False


@dataclass(slots=True)
class _Definition:
    """The levels of a list, or the style that has them."""

    levels: dict[int, _Level]
    counters: list[int | None]
    style: str = ""  # whose list holds the levels
    defines: str = ""  # the style whose list this is


@dataclass(slots=True)
class _List:
    """A list that uses a definition, with the levels that begin anew or differ in it."""

    definition: str
    starts: dict[int, int]
    levels: dict[int, _Level]
    begun: set[int]


class Numbered(NamedTuple):
    """What stands before a paragraph of a list: a bullet (no label), a number, or a number in a form we do not write."""

    label: str
    unknown: bool = False


class Numbering(XmlHandler):
    """Reads the definitions of lists, then gives each paragraph its number, in the order in which they stand."""

    def __init__(self) -> None:
        self._definitions: dict[str, _Definition] = {}
        self._lists: dict[str, _List] = {}
        self._definition = _Definition({}, [])
        self._list: _List | None = None
        self._level = _Level()
        self._override = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """A definition, list or level begins, or something it says."""
        value = attributes.get("w:val", "") if name.startswith("w:") else ""
        if name == "w:abstractNum":
            self._list = None
            self._definition = self._definitions[attributes.get("w:abstractNumId", "")] = _Definition({}, [None] * _LEVELS)
        elif name == "w:num":
            self._list = self._lists[attributes.get("w:numId", "")] = _List("", {}, {}, set())
        elif name == "w:lvl":
            self._level = _Level()
            levels = self._list.levels if self._list else self._definition.levels
            levels[min(number(attributes.get("w:ilvl")) or 0, _LEVELS - 1)] = self._level
        elif self._list and name == "w:abstractNumId":
            self._list.definition = value
        elif self._list and name == "w:lvlOverride":
            self._override = number(attributes.get("w:ilvl")) or 0
        elif self._list and name == "w:startOverride":
            self._list.starts[self._override] = number(value) or 0
        elif name == "w:numStyleLink":
            self._definition.style = value
        elif name == "w:styleLink":
            self._definition.defines = value
        else:
            self._level_says(name, value, attributes)

    def _level_says(self, name: str, value: str, attributes: Attributes) -> None:
        """Takes down what a level says."""
        level = self._level
        if name == "w:start":
            level.start = number(value) or 0
        elif name == "w:numFmt":
            level.form = value
        elif name == "w:lvlText":
            level.text = value[:_LONGEST_TEXT]
        elif name == "w:lvlRestart":
            level.restart = number(value)
        elif name == "w:pStyle":
            level.style = value
        elif name == "w:isLgl":
            level.legal = is_on(attributes)

    def end(self, name: str) -> None:
        """Nothing to do."""

    def data(self, text: str) -> None:
        """Definitions hold no words."""

    def level_of(self, list_id: str, style: str) -> int:
        """The level that a style has in a list, the first when none names it."""
        found = self._of(list_id)
        levels = found[1].levels if found else {}
        return next((place for place, level in levels.items() if style and level.style == style), 0)

    def next(self, list_id: str, place: int) -> Numbered | None:
        """What stands before the next paragraph of a list at a level; None when it is in no list after all."""
        found = self._of(list_id)
        place = max(0, min(place, _LEVELS - 1))
        if found is None or place not in {**found[1].levels, **found[0].levels}:
            return None
        used, definition = found
        levels = {**definition.levels, **used.levels}
        self._count(used, definition.counters, levels, place)
        level = levels[place]
        if level.form in ("bullet", "none") and not _PLACE.search(level.text):
            return Numbered("") if level.form == "bullet" else Numbered(level.text.strip()) if level.text.strip() else None
        forms = [FORMATS.get(levels[int(deep) - 1].form) if int(deep) - 1 in levels else "" for deep in _PLACE.findall(level.text)]
        if None in forms:
            return Numbered("", unknown=True)
        return Numbered(_PLACE.sub(lambda match: self._figure(definition.counters, levels, level, int(match[1]) - 1), level.text).strip())

    def _of(self, list_id: str) -> tuple[_List, _Definition] | None:
        """A list and its definition, perhaps through the style that holds it."""
        used = self._lists.get(list_id)
        definition = self._definitions.get(used.definition) if used else None
        if used and definition and definition.style and not definition.levels:
            definition = next((one for one in self._definitions.values() if one.defines == definition.style), None)
        return (used, definition) if used and definition else None

    def _count(self, used: _List, counters: list[int | None], levels: dict[int, _Level], place: int) -> None:
        """Counts one on at a level; deeper levels begin anew, those above that have not begun do so now."""
        if place in used.starts and place not in used.begun:
            counters[place] = None
        before = counters[place]
        counters[place] = before + 1 if before is not None else used.starts.get(place, levels[place].start)
        used.begun.add(place)
        for above in range(place):
            if counters[above] is None and above in levels:
                counters[above] = used.starts.get(above, levels[above].start)
        for deeper in range(place + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and place < restart):
                counters[deeper] = None

    def _figure(self, counters: list[int | None], levels: dict[int, _Level], level: _Level, place: int) -> str:
        """The number of one level as it is written in a label."""
        if place not in levels:
            return ""
        form = FORMATS.get(levels[place].form, "1")
        count = counters[place]
        value = levels[place].start if count is None else count
        return "" if form in ("", "•") else written(value, "1" if level.legal and form != "01" else form)
