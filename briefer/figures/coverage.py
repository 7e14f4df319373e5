"""The coverage matrix: themes in rows, periods in columns, the letters of the sources in the cells; also a table to be read out."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from briefer.document.drawings import Coverage, CoverageRow, PanelHead
from briefer.document.styles import HouseStyle, Weight
from briefer.figures.coverage_grid import Grid, PanelPlace, grid_of
from briefer.figures.coverage_key import Key
from briefer.figures.drawing import Anchor, Box, Cell, Drawing, Hatch, Line, Measure, Shape, Words, within
from briefer.figures.fitting import MIDDLE_EM, first_baseline, fitted, wrapped_within
from briefer.values import dataclass

_Kept = TypeVar("_Kept")
_HEAD_ROWS = 2
_MORE, _NONE = "+", "–"  # where letters have no room; where there are no sources


@dataclass(frozen=True, slots=True)
class _Row:
    """A theme with its group and its place among all groups."""

    group: int
    group_label: str
    row: CoverageRow


def draw_coverage(coverage: Coverage, style: HouseStyle, width: float, heights: tuple[float, float],
                  measure: Measure) -> tuple[Drawing, ...]:
    """The matrix at a width in points, in as many drawings as its rows need, each with head and key, the last with the totals.

    `heights` are the room for the first drawing and for the others; none when there is no theme or no period.
    """
    grid = grid_of(coverage, style, width)
    if not coverage.groups or not grid.panels:
        return ()
    return _Matrix(coverage, style, width, grid, measure).drawings(*heights)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a theme is drawn: its upper edge, its number among the rows of the table, and whether its group's label stands there."""

    row: CoverageRow
    top: float
    number: int
    opens: bool

    def cell(self, column: int) -> tuple[int, int]:
        """The cell of a column; below its label a group has no cell of its own."""
        return self.number, column if self.opens else column - 1


class _Matrix:
    """One matrix being drawn."""

    def __init__(self, coverage: Coverage, style: HouseStyle, width: float, grid: Grid, measure: Measure) -> None:
        self.coverage, self.style, self.width, self.grid, self.measure = coverage, style, width, grid, measure
        self.role = style.roles["chart"]
        self.high, self.head = style.mm("matrix.row_height_mm"), style.mm("matrix.head_height_mm")
        self.least = min(style.number("matrix.letters_min_pt"), self.role.size)
        self.key = Key(coverage, style, width, measure)
        self.rows = [_Row(index, group.label, row) for index, group in enumerate(coverage.groups) for row in group.rows]

    def drawings(self, first: float, others: float) -> tuple[Drawing, ...]:
        """The rows on as few drawings as hold them, in their order."""
        fixed = self.head + self.style.number("matrix.key_gap_pt") + self.key.height
        parts = self._parts(*(max(1, int((room - fixed) / self.high + 0.001)) for room in (first, others)))
        drawn = (self._drawing(part, first=not index, last=index == len(parts) - 1) for index, part in enumerate(parts))
        return tuple(within(drawing, max(first, others) if len(parts) == 1 else others if index else first)
                     for index, drawing in enumerate(drawn))

    def _parts(self, first: int, others: int) -> list[list[_Row]]:
        """The rows of each drawing: as many as it holds, the row of totals after the last, and no few left alone there."""
        rows, parts, room = self.rows, list[list[_Row]](), first
        least = int(self.style.number("matrix.last_page_min_rows"))
        while len(rows) + 1 > room and len(rows) > 1:
            left_over = len(rows) - room
            take = max(1, len(rows) - least if left_over < least else room)
            take -= take > 2 and _parts_one_row(rows, take)
            parts.append(rows[:take])
            rows, room = rows[take:], others
        return [*parts, rows]

    def _drawing(self, rows: Sequence[_Row], *, first: bool, last: bool) -> Drawing:
        """Some of the rows below the head."""
        bottom = self.head + self.high * len(rows)
        end = bottom + self.high if last else bottom
        start = _HEAD_ROWS if first else 0
        places = [_Place(row.row, self.head + index * self.high, start + index, not index or rows[index - 1].group != row.group)
                  for index, row in enumerate(rows)]
        shapes: list[Shape] = [*self._upright_rules(end), *self._heads(told=first)]
        for place in places:
            shapes += self._cells(place)
        shapes += self._level_rules(rows, bottom)
        for place in places:
            shapes += self._names(place)
            shapes += self._numbers(place)
        shapes += self._groups(rows, start)
        if last:
            shapes += self._totals(bottom, start + len(rows))
        gap = self.style.number("matrix.key_gap_pt")
        shapes += self.key.shapes(end + gap, told=last)
        return Drawing(self.width, end + gap + self.key.height, tuple(shapes), tuple(self._table(rows, first=first, last=last)))

    # the table that is read out ------------------------------------------------------------------------------------
    def _table(self, rows: Sequence[_Row], *, first: bool, last: bool) -> Iterator[tuple[Cell, ...]]:
        """The cells of the rows, those of the head on the first drawing and those of the totals on the last."""
        panels = [place.panel for place in self.grid.panels]
        if first:
            yield (Cell(columns=3), *(Cell("column", panel.columns) for panel in panels))
            spans = [columns for panel in panels for columns in _spans(panel.heads, panel.columns)]
            yield (Cell("column", 2), Cell("column"), *(Cell("column", columns) for columns in spans))
        data = (Cell(),) * sum(panel.columns for panel in panels)
        sizes = [len(list(members)) for _, members in groupby(rows, key=lambda row: row.group)]
        for size in sizes:
            yield (Cell("row", rows=size), Cell("row"), Cell(), *data)
            yield from [(Cell("row"), Cell(), *data)] * (size - 1)
        if last:
            yield (Cell("row", 3), *data)

    # heads ---------------------------------------------------------------------------------------------------------
    def _words(self, x: float, base: float, text: str, room: float, *, bold: bool = False, color: str = "ink",
               anchor: Anchor = "left", cell: tuple[int, int] | None = None) -> Iterator[Words]:
        """A text in a room: smaller, else shortened; nothing when there is none."""
        weight: Weight = "bold" if bold else "regular"
        shown, size = fitted(text.strip(), room, self.role.size, self.least, weight, self.measure)
        if shown:
            yield Words(x, base, shown, size, self.style.color(f"color.{color}"), weight, anchor, cell,
                        "" if shown == text.strip() else text.strip())

    def _heads(self, *, told: bool) -> Iterator[Shape]:
        """The titles of the panels, and below them the heads of all columns."""
        coverage, grid = self.coverage, self.grid
        base, title = self.high + first_baseline(self.role), first_baseline(self.role)
        events = self.measure(coverage.events_head, self.role.size, "bold")
        room = grid.count_right - min(events, grid.count_right / 2)
        yield from self._words(0, base, coverage.theme_head, room - self.role.size, bold=True, cell=(1, 0) if told else None)
        yield from self._words(grid.count_right, base, coverage.events_head, grid.count_right / 2, bold=True, anchor="right",
                               cell=(1, 1) if told else None)
        number, free = 2, grid.panels[0].left
        for index, place in enumerate(grid.panels, 1):
            end = grid.panels[index].left - self.role.size if index < len(grid.panels) else self.width
            left = max(free, min(place.left, end - self.measure(place.panel.title, self.role.size, "bold")))
            for shape in self._words(left, title, place.panel.title, end - left, bold=True, cell=(0, index) if told else None):
                free = left + self.measure(shape.text, shape.size, "bold") + self.role.size
                yield shape
            yield from self._periods(place, base, number if told else -1)
            number += len(list(_spans(place.panel.heads, place.panel.columns)))

    def _periods(self, place: PanelPlace, base: float, number: int) -> Iterator[Shape]:
        """The heads of the columns of a panel, all of one size; where they are too close, those that have room."""
        size = self._head_size(place)
        start, free = 0, place.left - place.column / 2
        for index, head in enumerate(place.panel.heads):
            middle, half = place.at(start + head.columns / 2), self.measure(head.label, size, "regular") / 2
            start += head.columns
            if head.label and middle - half >= free and middle + half <= self.width:
                yield Words(middle, base, head.label, size, self.style.color("color.ink_soft" if head.soft else "color.ink"),
                            anchor="center", cell=(1, number + index) if number >= 0 else None)
                free = middle + half + size / 8

    def _head_size(self, place: PanelPlace) -> float:
        """The size at which the widest head of a panel fits its columns, or the least."""
        size = self.role.size
        share = min((place.column * head.columns / wide for head in place.panel.heads
                     if (wide := self.measure(head.label, size, "regular"))), default=1.0)
        return max(self.least, size * min(1.0, share))

    # rules ---------------------------------------------------------------------------------------------------------
    def _extents(self, left: float) -> Iterator[tuple[float, float]]:
        """From where to where level rules run: over the names and the first panel, and over each other panel."""
        yield left, self.grid.first_right
        for place in self.grid.panels[1:]:
            yield place.left, place.right

    def _upright_rules(self, bottom: float) -> Iterator[Shape]:
        weight, color = self.style.number("matrix.grid_pt"), self.style.color("color.rule")
        for place in self.grid.panels:
            for column in place.ruled():
                yield Line(place.at(column), self.head, place.at(column), bottom, weight, color)

    def _level_rules(self, rows: Sequence[_Row], bottom: float) -> Iterator[Shape]:
        """A hairline between themes, a stronger rule between groups, the strongest above and below."""
        style, strong = self.style, self.style.color("color.rule_strong")
        for index in range(1, len(rows)):
            y = self.head + index * self.high
            if rows[index].group == rows[index - 1].group:
                left, weight, color = self.grid.theme, style.number("matrix.grid_pt"), style.color("color.rule")
            else:
                left, weight, color = 0.0, style.number("matrix.group_rule_pt"), strong
            for start, end in self._extents(left):
                yield Line(start, y, end, y, weight, color)
        for y in (self.head, bottom):
            for start, end in self._extents(0):
                yield Line(start, y, end, y, style.number("matrix.outer_rule_pt"), strong)

    # rows ----------------------------------------------------------------------------------------------------------
    def _base(self, top: float) -> float:
        """The baseline of a row."""
        return top + self.high / 2 + MIDDLE_EM * self.role.size

    def _groups(self, rows: Sequence[_Row], start: int) -> Iterator[Shape]:
        """The label of each group at its first row, in more lines where it has the rows for them."""
        room = self.grid.theme - self.role.size / 2
        for _, members in groupby(enumerate(rows), key=lambda pair: pair[1].group):
            indices = [index for index, _ in members]
            label = rows[indices[0]].group_label.strip()
            widest = max((self.measure(word, self.role.size, "bold") for word in label.split(" ")), default=0.0)
            most = 1 if widest > room else len(indices)  # a word too long for a line is made smaller with all of its label
            lines = wrapped_within(label, most, room, self.role.size, "bold", self.measure)
            for index, line in zip(indices, lines, strict=False):
                yield from self._words(0, self._base(self.head + index * self.high), line, room, bold=True, cell=(start + indices[0], 0))

    def _names(self, place: _Place) -> Iterator[Shape]:
        """The theme and how many events it has."""
        row, base, right = place.row, self._base(place.top), self.grid.count_right
        count = str(row.events) if row.events else _NONE
        room = right - self.measure(count, self.role.size, "bold") - self.role.size / 2 - self.grid.theme
        yield from self._words(self.grid.theme, base, row.label, room, cell=place.cell(1))
        yield from self._words(right, base, count, right, bold=not row.events, color="ink_soft" if row.events else "ink",
                               anchor="right", cell=place.cell(2))

    def _cells(self, place: _Place) -> Iterator[Shape]:
        """The gaps and the letters of a theme."""
        style = self.style
        inset = style.mm("matrix.hatch_inset_mm")
        for panel, gaps in zip(self.grid.panels, self._of_panels(place.row.gaps), strict=True):
            for gap in gaps:
                left, right = panel.at(gap.first), panel.at(gap.last + 1)
                yield Hatch(left, place.top + inset, right - left, self.high - 2 * inset, style.mm("matrix.hatch_pitch_mm"),
                            style.number("matrix.hatch_pt"), style.color("color.ink_soft"))
        for panel, cells in zip(self.grid.panels, self._of_panels(place.row.cells), strict=True):
            for column, letters in enumerate(cells[:panel.panel.columns]):
                if letters:
                    yield from self._letters(panel, column, letters, place)

    def _of_panels(self, kept: Sequence[Sequence[_Kept]]) -> list[Sequence[_Kept]]:
        """What a row holds for each panel that is drawn: those without columns are not."""
        panels = self.coverage.panels
        held = [kept[index] if index < len(kept) else () for index in range(len(panels))]
        return [one for one, panel in zip(held, panels, strict=True) if panel.columns]

    def _letters(self, panel: PanelPlace, column: int, letters: Sequence[str], place: _Place) -> Iterator[Shape]:
        """The letters in a cell: filled for two sources or more, framed for one; smaller where they are many, a plus where too many."""
        style, role = self.style, self.role
        inset_x, inset_y = min(style.mm("matrix.cell_inset_mm.x"), panel.column / 8), style.mm("matrix.cell_inset_mm.y")
        left, top, wide, high = panel.at(column) + inset_x, place.top + inset_y, panel.column - 2 * inset_x, self.high - 2 * inset_y
        weight, text = style.number("matrix.frame_one_pt"), "".join(letters)
        several = len(letters) > 1
        if several:
            yield Box(left, top, wide, high, style.color("matrix.fill_two_or_more"))
        else:
            yield Box(left + weight / 2, top + weight / 2, wide - weight, high - weight, style.color("matrix.fill_one"),
                      style.color("matrix.fill_two_or_more"), weight)
        natural = self.measure(text, role.size, "bold")
        room = wide if several else wide - 3 * weight
        size = role.size if natural <= room else role.size * room / natural
        shown = text if size >= self.least else _MORE
        size = size if size >= self.least else min(self.least, self.least * room / self.measure(_MORE, self.least, "bold"))
        yield Words(panel.at(column + 0.5), place.top + self.high / 2 + MIDDLE_EM * size, shown, size,
                    style.color("color.paper" if several else "color.ink"), "bold", "center", place.cell(panel.first + column),
                    "" if shown == text else text)

    def _numbers(self, place: _Place) -> Iterator[Shape]:
        """The numbers of gaps that are spoken of below, each on paper in the middle of its gap."""
        style, box = self.style, self.style.mm("matrix.gap_number_box_mm")
        inset = style.mm("matrix.gap_number_inset_mm")
        for panel, gaps in zip(self.grid.panels, self._of_panels(place.row.gaps), strict=True):
            for gap in gaps:
                if gap.number:
                    left, right = panel.at(gap.first), panel.at(gap.last + 1)
                    wide = min(box, right - left)
                    middle, column = (left + right) / 2, (gap.first + gap.last) // 2
                    yield Box(middle - wide / 2, place.top + inset, wide, self.high - 2 * inset, style.color("color.paper"))
                    yield from self._words(middle, self._base(place.top), gap.number, wide, bold=True, color="accent", anchor="center",
                                           cell=place.cell(panel.first + column))

    def _totals(self, top: float, number: int) -> Iterator[Shape]:
        """How many sources speak of each period."""
        grid, base = self.grid, self._base(top) + self.style.mm("matrix.totals_drop_mm")
        yield from self._words(0, base, self.coverage.totals_label, grid.count_right, bold=True, cell=(number, 0))
        for panel in grid.panels:
            for column, total in enumerate(panel.panel.totals):
                yield from self._words(panel.at(column + 0.5), base, str(total) if total else _NONE, panel.column, bold=not total,
                                       anchor="center", cell=(number, panel.first + column - 2))


def _parts_one_row(rows: Sequence[_Row], place: int) -> bool:
    """Whether a page that ends there leaves one row of a group alone on either side."""
    group = rows[place - 1].group
    if place >= len(rows) or rows[place].group != group:
        return False
    return rows[place - 2].group != group or all(row.group != group for row in rows[place + 1:place + 2])


def _spans(heads: Sequence[PanelHead], columns: int) -> Iterator[int]:
    """Over how many columns each head stands; what heads leave over has an empty one."""
    left = columns
    for head in heads:
        yield head.columns
        left -= head.columns
    if left > 0:
        yield left
