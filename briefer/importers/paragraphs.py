"""Where importers put the paragraphs they find: one line each, in normal form, with what each is."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefer.model.sources import Role
from briefer.model.text import clean

# White space that is more than one blank; what holds words together stays. Single blanks are not looked at: there are so many.
WHITE = re.compile(r"[^\S\xa0\u202f ][^\S\xa0\u202f]*| [^\S\xa0\u202f]+")
_CELLS = " | "


class Paragraphs:
    """Collects paragraphs in reading order; those without a word are left out."""

    __slots__ = ("_lines", "_structure")

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._structure: dict[int, Role] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def add(self, text: str, role: Role | None = None) -> bool:
        """Adds a paragraph, or one for each of its lines; whether there was anything to add."""
        added = False
        for line in clean(text).split("\n"):
            words = WHITE.sub(" ", line).strip()
            if words:
                self._lines.append(words)
                added = True
                if role:
                    self._structure[len(self._lines)] = role
        return added

    def add_row(self, cells: Iterable[str]) -> bool:
        """Adds a row of a table: its cells in one line, empty ones left out."""
        return self.add(_CELLS.join(words for cell in cells if (words := " ".join(clean(cell).split()))), "row")

    @property
    def lines(self) -> tuple[str, ...]:
        """The paragraphs."""
        return tuple(self._lines)

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(self._lines)

    @property
    def structure(self) -> Mapping[int, Role]:
        """What paragraphs are, by their number from 1."""
        return dict(self._structure)
