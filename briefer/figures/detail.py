"""Some days enlarged: marks on a scale of days, their labels at leaders above and below, none of them over another."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefer.document.drawings import Detail, DetailMark
from briefer.document.styles import HouseStyle
from briefer.figures.columns import Scale, Unit, labelled
from briefer.figures.drawing import Box, Dot, Line, Measure, Shape, Words
from briefer.figures.fitting import cut_short, first_baseline, shorter, wrapped
from briefer.values import dataclass

_WIDTHS = 5  # how many widths of a label are tried, from the narrowest
_LEAST_WORDS = 4  # a date and something of what happened: what is shorter tells nothing
_TOUCH = 0.01
_SHORTEST_MONTH = 28  # days


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark with its place; marks that would cover each other stand on levels."""

    said: DetailMark
    x: float
    level: int

    @property
    def inferred(self) -> bool:
        """Whether it is drawn open: the date is not the source's own."""
        return self.said.date.basis != "stated"


@dataclass(frozen=True, slots=True)
class _Area:
    """A rectangle that a label or a leader takes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Area) -> bool:
        """Whether the two share more than an edge."""
        return (self.left < other.right - _TOUCH and other.left < self.right - _TOUCH
                and self.top < other.bottom - _TOUCH and other.top < self.bottom - _TOUCH)


@dataclass(frozen=True, slots=True)
class _Label:
    """Where the lines of a label could stand, and its leader."""

    mark: _Mark
    lines: tuple[str, ...]
    area: _Area
    leader: _Area
    flush_right: bool


def draw_detail(detail: Detail, months: tuple[str, ...], style: HouseStyle, width: float, top: float,
                measure: Measure) -> tuple[Shape, ...]:
    """The days in their frame, whose upper edge stands at `top`."""
    return tuple(_Days(detail, months, style, width, top, measure).shapes())


class _Days:
    """One enlargement being drawn."""

    def __init__(self, detail: Detail, months: tuple[str, ...], style: HouseStyle, width: float, top: float, measure: Measure) -> None:
        self.detail, self.style, self.width, self.top, self.measure = detail, style, width, top, measure
        self.role = style.roles["chart"]
        inset = style.mm("swimlane.detail_inset_mm")
        first, last = (date.fromisoformat(day).toordinal() for day in (detail.start, detail.end))
        self.scale = Scale(first, last + 1, self._unit(last + 1 - first, width - 2 * inset), inset, width - inset, months)
        self.axis = top + style.mm("swimlane.detail_axis_offset_mm")
        self.diameter = style.mm("swimlane.detail_mark_diameter_mm")
        self.gap, self.clear = style.mm("swimlane.detail_label_gap_mm"), style.mm("swimlane.detail_label_clear_mm")
        self.marks = self._stacked()
        self._wrapped: dict[tuple[str, float], tuple[tuple[str, ...], float]] = {}

    def _unit(self, days: int, room: float) -> Unit:
        """Days, or months or years where those could not be told apart."""
        half = self.style.mm("swimlane.detail_tick_mm") / 2
        return "day" if room >= days * half else "month" if room * _SHORTEST_MONTH >= days * half else "year"

    def shapes(self) -> Iterator[Shape]:
        """Frame, title, axis, leaders, marks and labels."""
        style, role = self.style, self.role
        frame = style.number("swimlane.detail_frame_pt")
        yield Box(0, self.top, self.width, style.mm("swimlane.detail_height_mm"), stroke=style.color("color.rule"), weight=frame)
        left = style.mm("swimlane.detail_title_mm.x")
        title = cut_short(self.detail.title, self.width - 2 * left, role.size, "bold", self.measure)
        base = self.top + style.mm("swimlane.detail_title_mm.y") + first_baseline(role)
        yield Words(left, base, title, role.size, style.color("color.ink"), "bold")
        yield from self._axis()
        labels = self._labels()
        soft, weight = style.color("color.ink_soft"), style.number("swimlane.detail_leader_pt")
        for label in labels:
            yield Line(label.mark.x, label.leader.top, label.mark.x, label.leader.bottom, weight, soft)
        yield from dict.fromkeys(map(self._dot, self.marks))
        for label in labels:
            yield from self._words(label)

    # axis and marks ------------------------------------------------------------------------------------------------
    def _axis(self) -> Iterator[Shape]:
        """The axis with a tick where each day begins, as far as they can be told apart, and the days."""
        style, role, scale = self.style, self.role, self.scale
        strong, weight = style.color("color.rule_strong"), style.number("swimlane.detail_axis_pt")
        half = style.mm("swimlane.detail_tick_mm") / 2
        yield Line(scale.left, self.axis, scale.right, self.axis, weight, strong)
        shown = labelled(scale, role.size, self.gap, self.width, self.measure)
        columns = scale.columns()
        apart = (scale.right - scale.left) / len(columns) >= half
        for day in [*(column.start for column in (columns if apart else [column for column, _ in shown])), scale.last]:
            yield Line(scale.at(day), self.axis - half, scale.at(day), self.axis + half, weight, strong)
        base = self.axis + style.mm("swimlane.detail_day_gap_mm") + first_baseline(role)
        for column, middle in shown:
            yield Words(middle, base, column.label, role.size, style.color("color.ink_soft"), anchor="center")

    def _stacked(self) -> list[_Mark]:
        """The marks within the days: one for all of a day and kind, the stated ones on the axis, on levels where they would touch."""
        placed: list[_Mark] = []
        for said, x in sorted(self._dated(), key=lambda pair: (pair[0].date.basis != "stated", pair[1])):
            inferred = said.date.basis != "stated"
            twin = next((mark for mark in placed if abs(mark.x - x) < _TOUCH and mark.inferred == inferred), None)
            levels = {mark.level for mark in placed if abs(mark.x - x) < self.diameter - _TOUCH}
            level = twin.level if twin else next(level for level in range(len(placed) + 1) if level not in levels)
            placed.append(_Mark(said, x, level))
        most = int(self.style.mm("swimlane.detail_leader_above_mm") / self.diameter)
        return sorted((mark for mark in placed if mark.level < most), key=lambda mark: (mark.x, mark.level))

    def _dated(self) -> Iterator[tuple[DetailMark, float]]:
        """The events that lie within the days, and the middle of their first day."""
        for said in self.detail.marks:
            first, last = said.date.bounds
            day = first or last
            if day is not None and self.scale.first <= day.toordinal() and (last or day).toordinal() < self.scale.last:
                yield said, self.scale.at(day.toordinal() + 0.5)

    def _dot(self, mark: _Mark) -> Dot:
        """A mark, solid when the source states the date."""
        style = self.style
        accent, y = style.color("chart.fill_known"), self.axis - mark.level * self.diameter
        if not mark.inferred:
            return Dot(mark.x, y, self.diameter, accent)
        weight = style.number("chart.open_stroke_pt")
        return Dot(mark.x, y, self.diameter - weight, style.color("chart.fill_inferred"), accent, weight)

    # labels --------------------------------------------------------------------------------------------------------
    def _labels(self) -> list[_Label]:
        """As many labels as have room, in order of time: each in full if it can be, else with fewer words, else not at all."""
        found: list[_Label] = []
        for mark in self.marks:
            texts = list(shorter(mark.said.label.strip(), _LEAST_WORDS))
            if not self._places(mark, texts[-1], found):
                continue
            places = next(filter(None, (self._places(mark, text, found) for text in texts)))
            found.append(min(places, key=self._in_the_way))
        return found

    def _places(self, mark: _Mark, text: str, others: list[_Label]) -> list[_Label]:
        """Where a label has room among others."""
        return [label for label in self._candidates(mark, text) if self._free(label, others)]

    def _lines(self, text: str, room: float) -> tuple[tuple[str, ...], float]:
        """A label in lines, and the width of the widest."""
        if (text, room) not in self._wrapped:
            size = self.role.size
            lines = tuple(wrapped(text, room, size, "regular", self.measure))
            self._wrapped[text, room] = lines, max((self.measure(line, size, "regular") for line in lines), default=0.0)
        return self._wrapped[text, room]

    def _candidates(self, mark: _Mark, text: str) -> Iterator[_Label]:
        """Where a label could stand: above and then below, right of its leader and then left, from narrow to wide."""
        style, role = self.style, self.role
        narrow, wide = style.mm("swimlane.detail_label_min_mm"), style.mm("swimlane.detail_label_max_mm")
        above, below = style.mm("swimlane.detail_leader_above_mm"), style.mm("swimlane.detail_leader_below_mm")
        under = self.axis + style.mm("swimlane.detail_leader_below_gap_mm")
        sides = (
            (self.axis - above - style.mm("swimlane.detail_label_rise_mm"), self.axis - self.diameter / 2,
             _Area(mark.x, self.axis - above, mark.x, self.axis - mark.level * self.diameter)),
            (under + style.mm("swimlane.detail_label_drop_mm"), under + below, _Area(mark.x, under, mark.x, under + below)))
        for top, floor, leader in sides:
            for flush_right in (False, True):
                for step in range(_WIDTHS):
                    room = narrow + (wide - narrow) * step / (_WIDTHS - 1)
                    lines, widest = self._lines(text, room)
                    high = len(lines) * role.leading
                    left = mark.x - self.gap - widest if flush_right else mark.x + self.gap
                    if lines and top + high <= floor + _TOUCH and left >= self.gap and left + widest <= self.width - self.gap:
                        yield _Label(mark, lines, _Area(left, top, left + widest, top + high), leader, flush_right)

    def _free(self, label: _Label, others: list[_Label]) -> bool:
        """Whether a label and its leader cover no other label, leader or mark."""
        room = _Area(label.area.left - self.clear, label.area.top, label.area.right + self.clear, label.area.bottom)
        line = _Area(label.leader.left - self.clear, label.leader.top, label.leader.right + self.clear, label.leader.bottom)
        half = self.diameter / 2
        if any(room.meets(_Area(mark.x - half, y - half, mark.x + half, y + half)) for mark in self.marks
               for y in [self.axis - mark.level * self.diameter] if mark.level):
            return False
        return not any(room.meets(other.area) or line.meets(other.area) or (other.mark.x != label.mark.x and room.meets(_Area(
            other.leader.left - _TOUCH, other.leader.top, other.leader.right + 2 * _TOUCH, other.leader.bottom))) for other in others)

    def _in_the_way(self, label: _Label) -> int:
        """Over how many marks still to be labelled a label stands, whose leaders would cross it."""
        return sum(label.area.left - self.clear < mark.x < label.area.right + self.clear for mark in self.marks if mark.x > label.mark.x)

    def _words(self, label: _Label) -> Iterator[Shape]:
        role = self.role
        x = label.area.right if label.flush_right else label.area.left
        for index, line in enumerate(label.lines):
            yield Words(x, label.area.top + index * role.leading + first_baseline(role), line, role.size, self.style.color("color.ink"),
                        anchor="right" if label.flush_right else "left")
