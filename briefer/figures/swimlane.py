"""The swimlane: activities as bars in lanes over years, and below them some days enlarged."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from briefer.document.drawings import LaneBar, Swimlane
from briefer.document.styles import HouseStyle
from briefer.figures.columns import Scale, labelled, scale_of, wholes
from briefer.figures.detail import draw_detail
from briefer.figures.drawing import Box, Dot, Drawing, Line, Measure, Polygon, Shape, Words, within
from briefer.figures.fitting import MIDDLE_EM, cut_short, first_baseline, shortened, wrapped_within
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class _Placed:
    """A bar or milestone at its place; an end that is not known is an arrow."""

    bar: LaneBar
    start: float
    end: float
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class _Track:
    """A row: what of a lane can stand beside each other; `lane` is its lane's place among the lanes."""

    lane: int
    label: str
    bars: tuple[_Placed, ...]


def draw_swimlane(swimlane: Swimlane, style: HouseStyle, width: float, height: float, measure: Measure) -> tuple[Drawing, ...]:
    """The swimlane at a width in points, in as many drawings as it needs that are no higher than the height, each with its scale and
    the enlarged days below the last; none when nothing in it has a date."""
    days = list(_days(swimlane))
    if not days:
        return ()
    scale = scale_of(min(days), max(days), style.mm("swimlane.label_width_mm"), width, style, swimlane.months)
    return _Lanes(swimlane, style, width, measure, scale).drawings(height)


def _days(swimlane: Swimlane) -> Iterator[date]:
    """The first and last days of all that is drawn."""
    for lane in swimlane.lanes:
        for bar in lane.bars:
            yield from filter(None, bar.date.bounds)
    if swimlane.detail:
        yield date.fromisoformat(swimlane.detail.start)
        yield date.fromisoformat(swimlane.detail.end)


class _Lanes:
    """One swimlane being drawn."""

    def __init__(self, swimlane: Swimlane, style: HouseStyle, width: float, measure: Measure, scale: Scale) -> None:
        self.swimlane, self.style, self.width, self.measure, self.scale = swimlane, style, width, measure, scale
        self.role = style.roles["chart"]
        self.gap = style.mm("swimlane.label_gap_mm")
        self.columns = labelled(scale, self.role.size, self.gap, width, measure)
        self.wholes = wholes(scale, self.role.size, self.gap, measure)
        self.tracks = [track for index, lane in enumerate(swimlane.lanes) for track in self._tracks(index)]

    # pages ---------------------------------------------------------------------------------------------------------
    def drawings(self, height: float) -> tuple[Drawing, ...]:
        """The rows on as few drawings as hold them: moved closer if one is enough then, else evenly spread."""
        style = self.style
        row, least = style.mm("swimlane.row_height_mm"), style.mm("swimlane.row_height_min_mm")
        scale, below = self._scale_height, self._detail_height
        room = height - scale - below
        if len(self.tracks) * least <= room:
            return (self._drawing(self.tracks, min(row, room / max(len(self.tracks), 1)), last=True),)
        full, last = max(1, int((height - scale) / row)), max(1, int(room / row))
        pages = 1 + -(-max(0, len(self.tracks) - last) // full)
        even = -(-len(self.tracks) // pages)
        head = max(0, len(self.tracks) - min(last, even))
        share = max(1, -(-head // max(1, pages - 1)))
        starts = list(range(0, head, share))
        parts = [self.tracks[start:min(start + share, head)] for start in starts] + [self.tracks[head:]]
        drawn = (self._drawing(part, row, last=index == len(parts) - 1) for index, part in enumerate(parts))
        return tuple(within(drawing, height) for drawing in drawn)

    @property
    def _scale_height(self) -> float:
        """The height of the labels below the rows."""
        lines = 2 if self.wholes else 1
        return self.style.mm("swimlane.scale_gap_mm") + lines * self.role.leading

    @property
    def _detail_height(self) -> float:
        """What the enlarged days take below the scale."""
        style = self.style
        if self.swimlane.detail is None:
            return 0.0
        return (max(0.0, style.mm("swimlane.band_tail_mm") - self._scale_height) + style.mm("swimlane.detail_gap_mm")
                + style.mm("swimlane.detail_height_mm"))

    def _drawing(self, tracks: Sequence[_Track], row: float, *, last: bool) -> Drawing:
        """Some of the rows with the scale, and perhaps the enlarged days."""
        bottom = row * len(tracks)
        height = bottom + self._scale_height + (self._detail_height if last else 0)
        detail, shapes = self.swimlane.detail, list[Shape]()
        if detail is not None:
            shapes += self._band(bottom, height - self.style.mm("swimlane.detail_height_mm") if last else 0)
        shapes += self._rules(tracks, row)
        for index, track in enumerate(tracks):
            shapes += self._track(track, row * index, row / self.style.mm("swimlane.row_height_mm"))
        shapes += self._labels_of_scale(bottom)
        if detail is not None and last:
            top = height - self.style.mm("swimlane.detail_height_mm")
            shapes += draw_detail(detail, self.swimlane.months, self.style, self.width, top, self.measure)
        return Drawing(self.width, height, tuple(shapes))

    # the scale -----------------------------------------------------------------------------------------------------
    def _band(self, bottom: float, wedge_end: float) -> Iterator[Shape]:
        """The days that are enlarged, as a band through the rows that widens, above the enlargement, to the whole width."""
        style, detail = self.style, self.swimlane.detail
        if detail is None:
            return
        left = self.scale.at(date.fromisoformat(detail.start).toordinal())
        right = self.scale.at(date.fromisoformat(detail.end).toordinal() + 1)
        wide = max(right - left, style.mm("swimlane.band_min_mm"))
        left = min(left, self.width - wide)
        fill = style.color("swimlane.wedge_fill")
        if not wedge_end:
            yield Polygon(((left, 0), (left + wide, 0), (left + wide, bottom), (left, bottom)), fill)
            return
        neck = wedge_end - style.mm("swimlane.detail_gap_mm")
        yield Polygon(((left, 0), (left + wide, 0), (left + wide, neck), (self.width, wedge_end), (0, wedge_end), (left, neck)), fill)

    def _rules(self, tracks: Sequence[_Track], row: float) -> Iterator[Shape]:
        """Hairlines where columns begin and between lanes, and the two rules."""
        style, scale, bottom = self.style, self.scale, row * len(tracks)
        color, strong, weight = style.color("color.rule"), style.color("color.rule_strong"), style.number("swimlane.year_rule_pt")
        ruled = {column.start for column, _ in self.columns} | {scale.first, scale.last}
        for day in sorted(ruled):
            yield Line(scale.at(day), 0, scale.at(day), bottom, weight, color)
        for index in range(1, len(tracks)):
            if tracks[index].lane != tracks[index - 1].lane:
                yield Line(0, row * index, self.width, row * index, style.number("chart.row_rule_pt"), color)
        yield Line(0, 0, self.width, 0, style.number("chart.rule_top_pt"), strong)
        yield Line(0, bottom, self.width, bottom, style.number("chart.rule_bottom_pt"), strong)
        for _, members in groupby(enumerate(tracks), key=lambda pair: pair[1].lane):
            indices = [index for index, _ in members]
            yield from self._name(tracks[indices[0]].label, row * indices[0], row * len(indices))

    def _name(self, label: str, top: float, height: float) -> Iterator[Shape]:
        """The label of a lane, in as many lines as the lane is high."""
        role, room = self.role, self.scale.left - self.gap
        most = max(1, int(height / role.leading))
        lines = [cut_short(line, room, role.size, "bold", self.measure)
                 for line in wrapped_within(label, most, room, role.size, "bold", self.measure)]
        first = top + height / 2 + MIDDLE_EM * role.size - (len(lines) - 1) / 2 * role.leading
        for index, line in enumerate(lines):
            yield Words(0, first + index * role.leading, line, role.size, self.style.color("color.ink"), "bold")

    def _labels_of_scale(self, bottom: float) -> Iterator[Shape]:
        """Years, or months or days with what they are part of below."""
        role, style = self.role, self.style
        base = bottom + style.mm("swimlane.scale_gap_mm") + first_baseline(role)
        for column, middle in self.columns:
            yield Words(middle, base, column.label, role.size, style.color("color.ink"), anchor="center")
        for label, middle in self.wholes:
            yield Words(middle, base + role.leading, label, role.size, style.color("color.ink_soft"), anchor="center")

    # the rows ------------------------------------------------------------------------------------------------------
    def _tracks(self, index: int) -> Iterator[_Track]:
        """The rows of a lane: as few as let no bar cover another; a milestone stands on the bar it belongs to."""
        lane = self.swimlane.lanes[index]
        found: list[list[_Placed]] = [[]]
        placed = sorted(filter(None, map(self._placed, lane.bars)), key=lambda one: (one.bar.milestone, one.start, one.end))
        for one in placed:
            if one.bar.milestone:
                fitting = [track for track in found if not any(other.bar.milestone and _meet(one, other) for other in track)]
                on_bar = [track for track in fitting if any(_meet(one, other) for other in track)]
                home = next(iter(on_bar or fitting), None)
            else:
                home = next((track for track in found if not any(_meet(one, other) for other in track)), None)
            if home is None:
                found.append(home := [])
            home.append(one)
        for track in found:
            yield _Track(index, lane.label, tuple(sorted(track, key=lambda one: (one.start, one.bar.milestone))))

    def _placed(self, bar: LaneBar) -> _Placed | None:
        """Where a bar or milestone stands; None without a date."""
        style, scale = self.style, self.scale
        first, last = bar.date.bounds
        known = first or last
        if known is None:
            return None
        if bar.milestone:
            half = style.mm("swimlane.milestone_diameter_mm") / 2
            middle = (scale.at((first or known).toordinal()) + scale.at((last or known).toordinal() + 1)) / 2
            middle = max(scale.left + half, min(middle, scale.right - half))
            return _Placed(bar, middle - half, middle + half)
        open_end = bar.open_end or last is None
        start = scale.left if first is None else scale.at(first.toordinal())
        end = scale.right if open_end or last is None else scale.at(last.toordinal() + 1)
        least = style.mm("swimlane.open_end_arrow_mm") * (open_end + (first is None)) or style.mm("swimlane.bar_min_mm")
        end = max(end, min(start + least, scale.right))
        return _Placed(bar, min(start, end - least), end, first is None, open_end)

    def _track(self, track: _Track, top: float, share: float) -> Iterator[Shape]:
        """The bars, milestones and labels of a row; `share` says how close the rows have moved."""
        style, role = self.style, self.role
        bar_top, high = top + style.mm("swimlane.bar_offset_mm") * share, style.mm("swimlane.bar_height_mm") * share
        label_top = top + style.mm("swimlane.label_offset_mm") * share
        for start, text in self._labels(track):
            yield Box(start, label_top, self.measure(text, role.size, "regular"), role.leading * min(share, 1), style.color("color.paper"))
            yield Words(start, label_top + first_baseline(role), text, role.size, style.color("color.ink"))
        for one in track.bars:
            if not one.bar.milestone:
                yield self._bar(one, bar_top, high)
        for one in track.bars:
            if one.bar.milestone:
                yield Dot((one.start + one.end) / 2, bar_top + high / 2, style.mm("swimlane.milestone_diameter_mm") * share,
                          style.color("chart.fill_inferred"), style.color("chart.fill_known"), style.number("chart.open_stroke_pt"))

    def _bar(self, one: _Placed, top: float, high: float) -> Shape:
        """A bar, pointed where its end is not known."""
        fill, arrow = self.style.color("chart.fill_known"), self.style.mm("swimlane.open_end_arrow_mm")
        if not (one.open_start or one.open_end):
            return Box(one.start, top, one.end - one.start, high, fill)
        right = one.end - arrow if one.open_end else one.end
        left = one.start + arrow if one.open_start else one.start
        middle, bottom = top + high / 2, top + high
        return Polygon(((left, top), (right, top), (one.end, middle), (right, bottom), (left, bottom), (one.start, middle)), fill)

    def _labels(self, track: _Track) -> Iterator[tuple[float, str]]:
        """Each label above the start of its bar, moved left at the edge; shortened, else left out where the next one begins."""
        size, free = self.role.size, self.scale.left
        labelled_bars = [one for one in track.bars if one.bar.label.strip()]
        for index, one in enumerate(labelled_bars):
            following = labelled_bars[index + 1].start - self.gap if index + 1 < len(labelled_bars) else self.width
            text = shortened(one.bar.label, following - max(one.start, free), size, "regular", self.measure)
            start = max(one.start, free)
            if index + 1 == len(labelled_bars) and text != one.bar.label:  # the last one may begin before its bar
                longer = shortened(one.bar.label, self.width - free, size, "regular", self.measure)
                text, start = longer, self.width - self.measure(longer, size, "regular")
            if text:
                yield start, text
                free = start + self.measure(text, size, "regular") + self.gap


def _meet(one: _Placed, other: _Placed) -> bool:
    return one.start < other.end and other.start < one.end
