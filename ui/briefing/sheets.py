"""What tables, cards and lanes are to whoever writes them: rows of cells, and what becomes of them when one is written, added or moved."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol, TypeVar

from briefer.model.briefing import Align
from briefer.model.localized import PLAIN, Localized
from briefer.values import dataclass

CellKind = Literal["words", "number", "mark", "choice", "day", "tick", "none"]
Place = tuple[int, int]  # row and column, from 0
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words in the language being written, or what another language says while this one says nothing.

    `sign` stands before the words (a mark, a side), `says` is the id of fixed words with their `number`, `on` whether a box is ticked.
    """

    text: str = ""
    other: str = ""
    kind: CellKind = "words"
    sign: str = ""
    says: str = ""
    number: int = 0
    strong: bool = False
    on: bool = False
    align: Align = "left"
    language: str = ""  # of the words in `other`

    @property
    def written(self) -> bool:
        """Whether words can be written into it."""
        return self.kind in ("words", "number", "mark", "day")


class Sheet(Protocol):
    """Rows of cells over a part of a section. Each change gives another sheet; one that cannot be made gives the same.

    A group is a column of a table, a card, or a lane.
    """

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells."""
        ...

    @property
    def widths(self) -> tuple[float, ...]:
        """How wide the columns are beside each other: in millimetres, 0 for one that takes what is left."""
        ...

    def write(self, place: Place, text: str) -> Sheet:
        """The sheet with other words in a cell."""
        ...

    def turn(self, place: Place, sign: str = "") -> Sheet:
        """The sheet with the next sign, choice or tick in a cell, or with the one that is named."""
        ...

    def add_row(self, below: Place) -> tuple[Sheet, Place]:
        """The sheet with a row below another one, and where to write now."""
        ...

    def remove_row(self, place: Place) -> Sheet:
        """The sheet without a row."""
        ...

    def move_row(self, place: Place, by: int) -> tuple[Sheet, Place]:
        """The sheet with a row one place further, and where it is now."""
        ...

    def add_group(self, beside: Place) -> tuple[Sheet, Place]:
        """The sheet with a group after the one of a cell, and where to write now."""
        ...

    def remove_group(self, place: Place) -> Sheet:
        """The sheet without the group of a cell."""
        ...

    def move_group(self, place: Place, by: int) -> tuple[Sheet, Place]:
        """The sheet with the group of a cell one place further, and where the cell is now."""
        ...


def words(value: Localized, language: str, **looks: object) -> Cell:
    """The cell of a text."""
    text = value.text(language)
    other = next((one for one in value if one != language), "") if not text else ""
    return Cell(text, value.get(other, "") if other else "", language=other, **looks)  # type: ignore[arg-type]


def said(value: Localized, language: str, text: str, languages: Sequence[str]) -> Localized:
    """A text written in one language; what stood there for all of them stays for the others."""
    plain = value.get(PLAIN, "")
    if not plain:
        return value.with_text(language, text)
    return Localized({**dict.fromkeys(languages, plain), **dict(value), PLAIN: "", language: text})


def gaps(sheet: Sheet) -> str:
    """The language from which a cell could be filled that says nothing in the one being written, or nothing."""
    return next((cell.language for row in sheet.rows for cell in row if cell.other), "")


def filled(sheet: Sheet) -> Sheet:
    """The sheet with the words of the other language wherever this one says nothing: where a translation begins."""
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if cell.other:
                sheet = sheet.write((row, column), cell.other)
    return sheet


def pasted(sheet: Sheet, place: Place, text: str) -> Sheet:
    """The sheet with lines and columns of a text (as spreadsheets copy them) from a cell on; rows are added as they are needed."""
    for down, line in enumerate(text.strip("\n").splitlines()):
        row = place[0] + down
        if row >= len(sheet.rows):
            sheet, _ = sheet.add_row((len(sheet.rows) - 1, place[1]))
        for along, cell in enumerate(line.split("\t")):
            if place[1] + along < len(sheet.rows[row]):
                sheet = sheet.write((row, place[1] + along), " ".join(cell.split()))
    return sheet


def swapped(items: tuple[T, ...], at: int, by: int) -> tuple[T, ...] | None:
    """Items with one of them a place further; None where there is no such place."""
    to = at + by
    if not (0 <= at < len(items) and 0 <= to < len(items)):
        return None
    moved = list(items)
    moved.insert(to, moved.pop(at))
    return tuple(moved)
