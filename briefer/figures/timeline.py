"""The theme timeline: one row a theme, one mark an item, on a linear scale of months, quarters or years."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter

from briefer.document.nodes import Timeline, TimelineMark, TimelineRow
from briefer.document.styles import POINTS_PER_MM, HouseStyle
from briefer.figures.drawing import Box, Dot, Drawing, Line, Measure, Shape, Words, within
from briefer.figures.fitting import MIDDLE_EM, first_baseline, wrapped
from briefer.figures.timeline_key import Key
from briefer.values import dataclass

_UNITS = (1, 3, 12)  # months a column stands for
_ROUNDING = 0.01  # points


@dataclass(frozen=True, slots=True)
class _Scale:
    """Months counted from year 0 to places on the plot; `first` and `last` bound it, `unit` is the width of a column in months."""

    first: int
    last: int
    unit: int
    left: float
    right: float

    def at(self, month: float) -> float:
        """The place of a month, or of a part of one."""
        return self.left + (month - self.first) * (self.right - self.left) / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class _Item:
    """A mark with the first and last day it can mean; where one end is open (since, by), the known day stands for both."""

    mark: TimelineMark
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class _Row:
    """A theme and its items."""

    label: str
    items: tuple[_Item, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mark on its row: from where to where, on which level, and whether it is a bar."""

    mark: TimelineMark
    start: float
    end: float
    level: int
    bar: bool

    @property
    def inferred(self) -> bool:
        """Whether it is drawn open: the date is not the source's own."""
        return self.mark.date.basis != "stated"


def draw_timeline(timeline: Timeline, style: HouseStyle, width: float, height: float, measure: Measure) -> tuple[Drawing, ...]:
    """The timeline at a width in points, in as many drawings as it needs that are no higher than the height, each with axis and key;
    none when no mark has a date."""
    rows = [_Row(row.label, items) for row in timeline.rows if (items := tuple(_dated(row)))]
    return _Plot(timeline, style, width, measure, rows).drawings(height) if rows else ()


def _dated(row: TimelineRow) -> Iterator[_Item]:
    """The marks of a row that have a date."""
    for mark in row.marks:
        first, last = mark.date.bounds
        known = first or last
        if known is not None:
            yield _Item(mark, first or known, last or known)


@dataclass(frozen=True, slots=True)
class _Band:
    """A row as it is drawn: its marks, the lines of its label, and how high it is and at least has to be."""

    marks: tuple[_Placed, ...]
    label: tuple[str, ...]
    height: float
    least: float


class _Plot:
    """One timeline being drawn."""

    def __init__(self, timeline: Timeline, style: HouseStyle, width: float, measure: Measure, rows: list[_Row]) -> None:
        self.timeline, self.style, self.width, self.measure, self.rows = timeline, style, width, measure, rows
        self.role = style.roles["chart"]
        self.scale = _scale(rows, style.mm("chart.label_width_mm"), width, style)
        self.dot = style.mm("chart.dot_diameter_mm")
        self.step = style.mm("chart.level_step_mm")
        self.key = Key(timeline, style, width, measure, ticks=self.scale.unit < _UNITS[-1])
        self.shapes: list[Shape] = []

    def drawings(self, height: float) -> tuple[Drawing, ...]:
        """The rows on as few drawings as hold them: moved closer if one is enough then, else one after the other."""
        bands = [self._band(row) for row in self.rows]
        room = height - self._below
        high, least = sum(band.height for band in bands), sum(band.least for band in bands)
        if high > room >= least:
            share = (room - least) / (high - least)
            bands = [replace(band, height=band.least + (band.height - band.least) * share) for band in bands]
        parts: list[list[_Band]] = [[]]
        for band in bands:
            if parts[-1] and sum(other.height for other in parts[-1]) + band.height > room + _ROUNDING:
                parts.append([])
            parts[-1].append(band)
        return tuple(within(self._drawing(part), height) for part in parts)

    @property
    def _below(self) -> float:
        """The height of axis and key."""
        return (self.style.mm("chart.year_label_offset_mm.y") + self.role.leading + self.style.number("space.s4_pt") + self.key.height)

    def _drawing(self, bands: Sequence[_Band]) -> Drawing:
        """Some of the rows with axis and key, top to bottom."""
        style, y = self.style, 0.0
        self.shapes = []
        bottom = sum(band.height for band in bands)
        self._years(bottom)
        for index, band in enumerate(bands):
            self._row(band, y)
            y += band.height
            if index + 1 < len(bands):
                self._rule(y, style.number("chart.row_rule_pt"), style.color("color.rule"))
        self._rule(0, style.number("chart.rule_top_pt"), style.color("color.rule_strong"))
        self._rule(bottom, style.number("chart.rule_bottom_pt"), style.color("color.rule_strong"))
        y = self._axis(bottom) + style.number("space.s4_pt")
        self.shapes += self.key.shapes(y)
        return Drawing(self.width, y + self.key.height, tuple(self.shapes))

    def _rule(self, y: float, weight: float, color: str) -> None:
        self.shapes.append(Line(0, y, self.width, y, weight, color))

    # rows ----------------------------------------------------------------------------------------------------------
    def _stacked(self, row: _Row) -> list[_Placed]:
        """The marks of a row on levels, so that none covers another: stated dates first, then in order of time."""
        found: list[_Placed] = []
        taken: list[list[tuple[float, float]]] = []
        for item in sorted(row.items, key=lambda i: (i.mark.date.basis != "stated", i.first, i.last)):
            start, end, bar = self._extent(item)
            level = 0
            while level < len(taken) and any(start < b and a < end for a, b in taken[level]):
                level += 1
            if level == len(taken):
                taken.append([])
            taken[level].append((start, end))
            found.append(_Placed(item.mark, start, end, level, bar))
        return found

    def _extent(self, item: _Item) -> tuple[float, float, bool]:
        """Where a mark starts and ends, and whether it is a bar: a dot stands in the middle of its column."""
        unit, scale = self.scale.unit, self.scale
        start, end = _month(item.first) // unit * unit, _month(item.last) // unit * unit
        if start == end:
            return *self._around(scale.at(start + unit / 2), self.dot), False
        inset = self.style.mm("chart.bar_inset_mm")
        left, right = scale.at(_month(item.first)), scale.at(_month(item.last) + 1)
        return *self._around((left + right) / 2, max(right - left - 2 * inset, self.dot)), True

    def _around(self, middle: float, wide: float) -> tuple[float, float]:
        """From where to where a mark reaches; on the plot, however narrow its column."""
        start = max(self.scale.left, min(middle - wide / 2, self.scale.right - wide))
        return start, start + wide

    def _band(self, row: _Row) -> _Band:
        """A row with its marks on levels and its label in lines."""
        style, role = self.style, self.role
        marks = self._stacked(row)
        room = style.mm("chart.label_width_mm") - style.mm("chart.count_gap_mm") - style.mm("chart.count_width_mm")
        label = wrapped(row.label, room, role.size, "bold", self.measure)
        levels, gap = max(mark.level for mark in marks) + 1, style.mm("chart.label_gap_mm")
        high = max(style.mm("chart.row_height_min_mm"), levels * self.step + style.mm("chart.row_pad_mm"), len(label) * role.leading + gap)
        return _Band(tuple(marks), tuple(label), high, max(levels * self.step, len(label) * role.leading) + gap)

    def _row(self, band: _Band, top: float) -> None:
        """A theme's label, its count and its marks, the lowest level at the bottom."""
        style, role, marks, lines = self.style, self.role, band.marks, band.label
        middle = top + band.height / 2
        base = middle + MIDDLE_EM * role.size
        right = style.mm("chart.label_width_mm") - style.mm("chart.count_gap_mm")
        ink, soft = style.color("color.ink"), style.color("color.ink_soft")
        count = str(len(marks))
        for index, line in enumerate(lines):
            self.shapes.append(Words(0, base + (index - (len(lines) - 1) / 2) * role.leading, line, role.size, ink, "bold"))
        self.shapes.append(Words(right, base, count, role.size, soft, anchor="right"))
        levels = max(mark.level for mark in marks) + 1
        lowest = middle + (levels - 1) * self.step / 2
        for shape in self._labels(marks, lowest, middle):
            self.shapes.append(shape)
        for mark in marks:
            self._mark(mark, lowest - mark.level * self.step)

    def _mark(self, mark: _Placed, y: float) -> None:
        """A dot or a bar, solid when the source states the date."""
        style = self.style
        accent = style.color("chart.fill_known")
        fill = style.color("chart.fill_inferred") if mark.inferred else accent
        weight = style.number("chart.open_stroke_pt") if mark.inferred else 0.0
        stroke = accent if mark.inferred else ""
        if mark.bar:
            height = style.mm("chart.bar_height_mm")
            self.shapes.append(Box(mark.start, y - height / 2, mark.end - mark.start, height, fill, stroke, weight))
        else:
            self.shapes.append(Dot((mark.start + mark.end) / 2, y, self.dot - weight, fill, stroke, weight))

    def _labels(self, marks: Sequence[_Placed], lowest: float, middle: float) -> Iterator[Shape]:
        """At most as many labels as the style allows, right of their mark if free, else left, else none; the label
        of marks that stand one over the other through the whole row, in the middle of it."""
        size, gap = self.role.size, self.style.mm("chart.label_gap_mm")
        taken = [(mark.start, mark.end, mark.level) for mark in marks]
        paper, ink = self.style.color("color.paper"), self.style.color("color.ink")
        left_edge, shown = self.scale.left, 0
        levels = {mark.level for mark in marks}
        for mark in sorted(marks, key=lambda m: m.start):
            if not mark.mark.label or shown >= self.style.number("chart.label_max_per_row"):
                continue
            wide = self.measure(mark.mark.label, size, "regular")
            stack = {other.level for other in marks if (other.start, other.end) == (mark.start, mark.end)}
            whole = len(stack) > 1 and stack == levels
            for start in (mark.end + gap, mark.start - gap - wide):
                # words are taller than a level's step is wide: they need the levels above and below free too
                free = all(start + wide <= a or b <= start or not (whole or abs(level - mark.level) <= 1) for a, b, level in taken)
                if free and start >= left_edge and start + wide <= self.width:
                    y = middle if whole else lowest - mark.level * self.step
                    yield Box(start, y - self.role.leading / 2, wide, self.role.leading, paper)
                    yield Words(start, y + MIDDLE_EM * size, mark.mark.label, size, ink)
                    taken += [(start, start + wide, level) for level in (levels if whole else {mark.level})]
                    shown += 1
                    break

    # axis and key --------------------------------------------------------------------------------------------------
    def _years(self, bottom: float) -> None:
        """A hairline where each labelled year begins, and a last year without room for its label, through the rows and down."""
        style = self.style
        weight, color = style.number("chart.year_rule_pt"), style.color("color.rule")
        end = bottom + style.mm("chart.year_label_offset_mm.y") + (self.role.leading + self.role.size) / 2
        for month, _ in self._year_labels():
            x = self.scale.at(month)
            self.shapes.append(Line(x, 0, x, end, weight, color))

    def _year_labels(self) -> Iterator[tuple[int, str]]:
        """Where years begin on the plot, every one or as many as have room for their figure; the last may have room for none."""
        scale = self.scale
        offset = self.style.mm("chart.year_label_offset_mm.x")
        figure = self.measure("0000", self.role.size, "regular")
        room = figure + 2 * offset
        column = scale.at(scale.first + 12) - scale.at(scale.first)
        every = max(1, -int(-room // column))
        for year in range(-(-scale.first // 12), -(-scale.last // 12)):
            if year % every == 0:
                yield year * 12, str(year) if scale.at(year * 12) + offset / 2 + figure <= self.width + 0.01 else ""
        if scale.first % 12 and scale.at((scale.first // 12 + 1) * 12) - scale.left >= room and every == 1:
            yield scale.first, str(scale.first // 12)

    def _axis(self, bottom: float) -> float:
        """Ticks and years below the rows; the lower edge of it."""
        style, role, scale = self.style, self.role, self.scale
        soft, ink = style.color("color.ink_soft"), style.color("color.ink")
        if scale.unit < _UNITS[-1]:
            tick, weight = style.mm("chart.tick_length_mm"), style.number("chart.year_rule_pt")
            for month in range(-(-scale.first // 3) * 3, scale.last + 1, 3):
                if month % 12:
                    x = scale.at(month)
                    self.shapes.append(Line(x, bottom, x, bottom + tick, weight, soft))
        base = bottom + style.mm("chart.year_label_offset_mm.y") + first_baseline(role)
        self.shapes.append(Words(0, base, self.timeline.axis_label, role.size, soft))
        for month, text in filter(itemgetter(1), self._year_labels()):
            x = scale.at(month) + style.mm("chart.year_label_offset_mm.x")
            self.shapes.append(Words(min(x, self.width - self.measure(text, role.size, "regular")), base, text, role.size, ink))
        return bottom + style.mm("chart.year_label_offset_mm.y") + role.leading


def _month(day: date) -> int:
    """Months since year 0."""
    return day.year * 12 + day.month - 1


def _scale(rows: list[_Row], left: float, right: float, style: HouseStyle) -> _Scale:
    """Whole quarters, or years on a long scale, around all marks; the finest columns that are wide enough."""
    items = [item for row in rows for item in row.items]
    first, last = _month(min(item.first for item in items)), _month(max(item.last for item in items)) + 1
    limits = (style.number("chart.unit_rules.month_max_span_months"), style.number("chart.unit_rules.quarter_max_span_months"))
    unit = _UNITS[sum(last - first > limit for limit in limits)]
    whole = max(unit, 3)
    first, last = first // whole * whole, -(-last // whole) * whole
    while unit < _UNITS[-1] and (right - left) / (last - first) * unit < style.number("chart.column_min_mm") * POINTS_PER_MM:
        unit = _UNITS[_UNITS.index(unit) + 1]
        first, last = first // unit * unit, -(-last // unit) * unit
    return _Scale(first, last, unit, left, right)
