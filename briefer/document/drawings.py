"""What a figure shows, in words and dates; where each mark stands is for the figures to find."""
from __future__ import annotations

from typing import TypeAlias

from briefer.model.dates import Date
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """An event on a timeline; open if its date was inferred, a bar if only its period is known."""

    date: Date
    label: str = ""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A theme on a timeline."""

    label: str
    marks: tuple[TimelineMark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a timeline shows, with the words of its key and axis."""

    rows: tuple[TimelineRow, ...]
    axis_label: str
    key_point: str
    key_period: str
    key_inferred: str
    key_ticks: str


@dataclass(frozen=True, slots=True)
class LaneBar:
    """An activity in a lane: over its whole period, with an arrow where no end is known; or a milestone, an open circle."""

    date: Date
    label: str = ""
    open_end: bool = False
    milestone: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: what is done, and when."""

    label: str
    bars: tuple[LaneBar, ...]


@dataclass(frozen=True, slots=True)
class DetailMark:
    """An event in the enlarged window; open if its date was inferred."""

    date: Date
    label: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A window of the swimlane enlarged to a scale of days: its first and last day (ISO), its title and its events."""

    start: str
    end: str
    title: str
    marks: tuple[DetailMark, ...]


@dataclass(frozen=True, slots=True)
class Swimlane:
    """What a swimlane shows: lanes over years, and perhaps some days of them enlarged below.

    `months` are the short names of the twelve months, for a time too short for a scale of years.
    """

    lanes: tuple[Lane, ...]
    detail: Detail | None = None
    months: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PanelHead:
    """A head over some columns of a panel; soft where the columns hold what has no day."""

    label: str
    columns: int
    soft: bool = False


@dataclass(frozen=True, slots=True)
class CoveragePanel:
    """A stretch of time in columns: its title, the heads over them, and the number of distinct sources in each."""

    title: str
    heads: tuple[PanelHead, ...]
    totals: tuple[int, ...]
    detail: bool = False  # weeks and months: narrower columns

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.totals)


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty periods that are a gap, from the first to the last; `number` refers to what is said of it below."""

    first: int
    last: int
    number: str = ""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A theme: how many events it has, and for each panel the letters in each period and the gaps."""

    label: str
    events: int
    cells: tuple[tuple[tuple[str, ...], ...], ...]
    gaps: tuple[tuple[Gap, ...], ...]


@dataclass(frozen=True, slots=True)
class CoverageGroup:
    """Themes of the second level under one of the first."""

    label: str
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which sources speak of which theme in which period, with the words of heads and key."""

    theme_head: str
    events_head: str
    panels: tuple[CoveragePanel, ...]
    groups: tuple[CoverageGroup, ...]
    totals_label: str
    key_two: str
    key_one: str
    key_gap: str
    key_letters: str
    key_months: tuple[str, str] = ("", "")  # the heads of months, and what they mean


Shown: TypeAlias = Timeline | Swimlane | Coverage
