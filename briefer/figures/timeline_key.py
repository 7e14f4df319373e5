"""The key of a timeline: what its marks mean, in one line, or more where one is too short."""
from __future__ import annotations

from collections.abc import Iterator

from briefer.document.drawings import Timeline
from briefer.document.styles import HouseStyle
from briefer.figures.drawing import Box, Dot, Measure, Shape, Words
from briefer.figures.fitting import cut_short, first_baseline

_BAR = 2.4  # length of a bar, in dots
_PAIR = 0.15  # between the dot and the bar of one entry, in dots
_MIDDLE_EM = 0.36  # above the baseline: where marks have their middle
_GAP_EM = 0.45  # from a mark to its words


class Key:
    """The key of one timeline, laid out in a width; `ticks` says whether the axis has any."""

    def __init__(self, timeline: Timeline, style: HouseStyle, width: float, measure: Measure, *, ticks: bool) -> None:
        self.style, self.width, self.measure, self.role = style, width, measure, style.roles["chart"]
        self.dot = style.mm("chart.dot_diameter_mm")
        self.bar, self.gap = self.dot * _BAR, self.role.size * _GAP_EM
        self.entries = [(timeline.key_point, self.dot), (timeline.key_period, self.bar),
                        (timeline.key_inferred, self.dot * (1 + _PAIR) + self.bar)]
        if ticks:
            self.entries.append((timeline.key_ticks, -self.gap))
        self.places = list(self._placed())

    @property
    def height(self) -> float:
        """The height of its lines."""
        return (self.places[-1][1] + 1) * self.role.leading

    def _placed(self) -> Iterator[tuple[float, int]]:
        """Where each entry begins, and on which line."""
        x, line = 0.0, 0
        for text, mark in self.entries:
            wide = mark + self.gap + self.measure(text, self.role.size, "regular")
            if x and x + wide > self.width:
                x, line = 0.0, line + 1
            yield x, line
            x += wide + self.style.mm("chart.key_entry_gap_mm")

    def shapes(self, top: float) -> Iterator[Shape]:
        """The key below a height."""
        role = self.role
        for index, ((text, mark), (x, line)) in enumerate(zip(self.entries, self.places, strict=True)):
            base = top + line * role.leading + first_baseline(role)
            yield from self._mark(index, x, base - _MIDDLE_EM * role.size)
            left = x + mark + self.gap
            yield Words(left, base, cut_short(text, self.width - left, role.size, "regular", self.measure), role.size,
                        self.style.color("color.ink"))

    def _mark(self, index: int, x: float, y: float) -> Iterator[Shape]:
        """The mark of an entry: a dot, a bar, or both of them open; the entry for the ticks has none."""
        style, dot, long = self.style, self.dot, self.bar
        accent, paper = style.color("chart.fill_known"), style.color("chart.fill_inferred")
        high, weight = style.mm("chart.bar_height_mm"), style.number("chart.open_stroke_pt")
        if index == 0:
            yield Dot(x + dot / 2, y, dot, accent)
        elif index == 1:
            yield Box(x, y - high / 2, long, high, accent)
        elif index == 2:
            yield Dot(x + dot / 2, y, dot - weight, paper, accent, weight)
            yield Box(x + dot * (1 + _PAIR) + weight / 2, y - high / 2, long - weight, high, paper, accent, weight)
