"""The grid of a coverage: where its columns stand, and what is printed at the head of them."""
from __future__ import annotations

from collections.abc import Iterator

from briefer.document.drawings import Coverage, CoveragePanel
from briefer.document.styles import HouseStyle
from briefer.values import dataclass

_NAMED = 3  # columns before the periods: group, theme, count
_LEAST_SHARE = 0.6  # of the width of a column: below it the names give way,
_MOST_SHARE = 0.65  # but keep what the columns may not take of the whole width


@dataclass(frozen=True, slots=True)
class PanelPlace:
    """Where a panel stands: its left edge, the width of a column, and the number in the table of its first one."""

    panel: CoveragePanel
    left: float
    column: float
    first: int

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.at(self.panel.columns)

    def at(self, column: float) -> float:
        """Where a column begins."""
        return self.left + column * self.column

    def ruled(self) -> Iterator[int]:
        """The columns before which a hairline stands: at both ends, where a head of several columns begins, beside a soft one."""
        start, before_soft = 0, False
        for head in self.panel.heads:
            if not start or head.columns > 1 or head.soft or before_soft:
                yield start
            start, before_soft = start + head.columns, head.soft or head.columns > 1
        yield self.panel.columns


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of groups, themes and counts, and the panels; `right` is where the last of them ends."""

    theme: float
    count_right: float
    panels: tuple[PanelPlace, ...]

    @property
    def first_right(self) -> float:
        """Where what the first rules run over ends: the names and the first panel."""
        return self.panels[0].right if self.panels else self.count_right

    @property
    def columns(self) -> int:
        """How many columns the table has: group, theme, count and periods."""
        return _NAMED + sum(place.panel.columns for place in self.panels)


def grid_of(coverage: Coverage, style: HouseStyle, width: float) -> Grid:
    """The columns in a width: periods as wide as the style says, wider or narrower to fill it, names narrower where that is not
    enough."""
    panels = [panel for panel in coverage.panels if panel.columns]
    group, label = style.mm("matrix.group_width_mm"), style.mm("matrix.label_width_mm")
    count, count_gap = style.mm("matrix.count_width_mm"), style.mm("matrix.count_gap_mm")
    gaps = style.mm("matrix.panel_gap_mm") * max(0, len(panels) - 1)
    wanted = [style.mm("matrix.column_detail_mm" if panel.detail else "matrix.column_mm") for panel in panels]
    total = sum(one * panel.columns for one, panel in zip(wanted, panels, strict=True))
    room = width - group - label - count - count_gap - gaps
    if total and room < total * _LEAST_SHARE:
        least = max(room, min(total * _LEAST_SHARE, (width - gaps) * _MOST_SHARE))
        share = (width - gaps - least) / (width - gaps - room)
        group, label, count, count_gap, room = group * share, label * share, count * share, count_gap * share, least
    share = room / total if total else 1.0
    most = style.mm("matrix.column_max_mm")
    left, first, places = group + label + count + count_gap, _NAMED, list[PanelPlace]()
    for one, panel in zip(wanted, panels, strict=True):
        place = PanelPlace(panel, left, min(one * share, most) if share > 1 else one * share, first)
        places.append(place)
        left, first = place.right + style.mm("matrix.panel_gap_mm"), first + panel.columns
    return Grid(group, group + label + count, tuple(places))
