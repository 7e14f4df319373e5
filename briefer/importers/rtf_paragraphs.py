"""Paragraphs, rows and cells of RTF, which says where they end but not where they begin."""
from __future__ import annotations

from briefer.importers.flow import Flow
from briefer.importers.levels import heading
from briefer.importers.rtf_tables import RtfTables
from briefer.model.sources import Role
from briefer.values import dataclass

_DEEPEST_TABLE = 100
_LEVELS = 9


@dataclass(slots=True)
class _Place:
    """Where paragraphs go, on the page or apart from it: what is open there, and what the next paragraph is said to be."""

    open: bool = False
    tables: int = 0
    wanted: int = 0  # how many tables the paragraph stands in
    style: int = 0
    outline: int | None = None
    label: str | None = None
    after: int = 0  # how deep the row stood that ended last, while the same table may go on


class RtfParagraphs:
    """Begins and ends paragraphs, rows and cells of a flow as the words of RTF ask for it."""

    def __init__(self, flow: Flow, tables: RtfTables) -> None:
        self.title = ""
        self._flow, self._tables = flow, tables
        self._places = [_Place()]

    def enter(self) -> None:
        """What comes now stands apart from the paragraph that is open."""
        self._places.append(_Place())

    def leave(self) -> None:
        """What stood apart ends."""
        self.end_tables()
        self._places.pop()

    def begin(self) -> None:
        """A paragraph begins with its first words, in as many tables as it is said to be in."""
        place = self._places[-1]
        if place.open:
            return
        self._go_to(place.wanted)
        if place.tables < place.after:
            place.after = 0
        self._flow.begin_paragraph()
        place.open = True

    def end(self) -> None:
        """The paragraph ends, if one is open."""
        place = self._places[-1]
        label, place.label = place.label, None
        if not place.open:
            if not place.wanted:
                place.after = 0  # an empty paragraph between two tables
            return
        place.open = False
        style = self._tables.style_of(place.style)
        outline = place.outline if place.outline is not None else style.outline
        name = style.name.casefold()
        role: Role | None = "h1" if name == "title" else "caption" if name == "caption" else "item" if label is not None else None
        if outline is not None and 0 <= outline < _LEVELS:
            role = heading(outline + 1)
        if name == "title":
            self.title = self.title or " ".join(self._flow.said.split())
        self._flow.end_paragraph(role, label or "")

    def end_cell(self, *, nested: bool) -> None:
        """A cell ends, of the table that the paragraph is in or, if it is not `nested`, of the outermost."""
        self.end()
        self._go_to(max(1, self._places[-1].wanted) if nested else 1)
        self._flow.end_cell()
        self._flow.begin_cell()

    def end_row(self, *, nested: bool) -> None:
        """A row ends, the innermost or, if it is not `nested`, the outermost."""
        self.end()
        if not nested and self._places[-1].tables:
            self._go_to(1)
        if self._places[-1].tables:
            self._leave_row()

    def end_tables(self) -> None:
        """Ends all that is still open where the text ends."""
        self.end()
        self._go_to(0)

    def _go_to(self, tables: int) -> None:
        """Begins or ends rows until so many tables are open."""
        place = self._places[-1]
        while place.tables > tables:
            self._leave_row()
        while place.tables < tables:
            if place.after != place.tables + 1:
                self._flow.lose("table_layout")
            self._flow.begin_row()
            self._flow.begin_cell()
            place.tables += 1

    def _leave_row(self) -> None:
        """Ends the innermost row; what stands behind its last cell's end is a cell without words."""
        self._flow.end_cell()
        self._flow.end_row()
        place = self._places[-1]
        place.after = place.tables
        place.tables -= 1

    def within(self, tables: int) -> None:
        """The paragraph stands in so many tables."""
        self._places[-1].wanted = max(0, min(tables, _DEEPEST_TABLE))

    def plain(self) -> None:
        """The paragraph is said to be nothing in particular."""
        place = self._places[-1]
        place.wanted, place.style, place.outline = 0, 0, None

    def style(self, number: int) -> None:
        """The paragraph has a style."""
        self._places[-1].style = number

    def outline(self, level: int | None) -> None:
        """The paragraph has a level of its own, from 0."""
        self._places[-1].outline = level

    def numbered(self, label: str) -> None:
        """The paragraph is an item of a list, with a number or without."""
        self._places[-1].label = label
