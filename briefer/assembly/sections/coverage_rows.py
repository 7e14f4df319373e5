"""The content of a coverage matrix: themes in rows, periods in columns, the letters in each cell, and the gaps."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from briefer.assembly.composer import Composer
from briefer.assembly.sections.coverage_scale import Scale, Span, main_scale, span_of, week_scale
from briefer.assembly.sections.dated import dated
from briefer.assembly.sections.event_words import print_event
from briefer.document.drawings import Gap
from briefer.model.briefing import Card, Section
from briefer.model.dates import sort_key
from briefer.model.selection import Event
from briefer.model.themes import Theme
from briefer.values import dataclass

_GAP_MIN = 3  # empty periods in a row that are a gap


@dataclass(slots=True)
class Line:
    """A theme: its events, the sources that speak of it at all, and for each scale those in each column and the gaps."""

    theme: str
    events: int = 0
    sources: set[int] = field(default_factory=set)
    cells: list[list[set[int]]] = field(default_factory=list)
    gaps: list[list[Gap]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix: its scales, and the lines below each theme of the first level; the empty id is for what has no theme."""

    scales: tuple[Scale, ...]
    groups: Mapping[str, tuple[Line, ...]]
    sources: tuple[int, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, from the top."""
        return tuple(line for lines in self.groups.values() for line in lines)


def matrix(composer: Composer, section: Section, cards: Sequence[Card]) -> Matrix | None:
    """The matrix of the events a section takes, with the numbers of the gaps that cards speak of; None without dated events."""
    found = sorted(dated(composer, section), key=lambda event: sort_key(event.date))
    placed = [(event, span) for event in found if event.date is not None and (span := span_of(event.date))]
    if not placed:
        return None
    spans = [span for _, span in placed]
    weeks = week_scale(spans)
    scales = (main_scale(spans), weeks) if weeks else (main_scale(spans),)
    lines: dict[str, Line] = {}
    for event in found:
        _count(composer, lines, event)
    for event, span in placed:
        _place(composer, lines, event, span, scales)
    groups = _groups(composer, lines, scales)
    for line in (line for group in groups.values() for line in group):
        line.gaps = [_gaps(line, scale, cells) for scale, cells in zip(scales, line.cells, strict=True)]
    _number(groups, cards)
    cited = dict.fromkeys(number for event in found for number in print_event(composer, event, drawn=True))
    composer.letters.bracket(cited)
    return Matrix(scales, groups, tuple(cited))


def _told(composer: Composer, event: Event) -> Mapping[str, set[int]]:
    """The themes of an event, each with the sources that tell it under that theme."""
    themes: dict[str, set[int]] = {}
    for source, excerpt in event.excerpts:
        known = [theme for theme in excerpt.themes if theme in composer.themes]
        for theme in known or [""]:
            themes.setdefault(theme, set()).add(source.number)
    return themes


def _count(composer: Composer, lines: dict[str, Line], event: Event) -> None:
    for theme, told in _told(composer, event).items():
        line = lines.setdefault(theme, Line(theme))
        line.events += 1
        line.sources |= told


def _place(composer: Composer, lines: Mapping[str, Line], event: Event, span: Span, scales: Sequence[Scale]) -> None:
    """Puts the sources of an event into each period it touches."""
    touched = [scale.touched(span) for scale in scales]
    for theme, told in _told(composer, event).items():
        line = lines[theme]
        _prepare(line, scales)
        for cells, columns in zip(line.cells, touched, strict=True):
            for column in columns:
                cells[column] |= told


def _prepare(line: Line, scales: Sequence[Scale]) -> None:
    if not line.cells:
        line.cells = [[set() for _ in scale.periods] for scale in scales]


def _groups(composer: Composer, lines: Mapping[str, Line], scales: Sequence[Scale]) -> Mapping[str, tuple[Line, ...]]:
    """A line for each theme of the second level, with or without events; for one of the first where it has any, or none below it."""
    below: dict[str, list[Theme]] = {theme.id: [] for theme in composer.pack.themes if theme.parent not in composer.themes}
    for theme in composer.pack.themes:
        if theme.parent in below:
            below[theme.parent].append(theme)
    groups: dict[str, tuple[Line, ...]] = {}
    for top, children in below.items():
        own = [top] if top in lines or not children else []
        groups[top] = tuple(lines.get(id) or Line(id) for id in (*own, *(child.id for child in children)))
    if "" in lines:
        groups[""] = (lines[""],)
    for line in (line for group in groups.values() for line in group):
        _prepare(line, scales)
    return groups


def _gaps(line: Line, scale: Scale, cells: Sequence[set[int]]) -> list[Gap]:
    """Three or more empty periods in a row after the first item, or all of them for a theme without any; months stand apart."""
    first = next((index for index, told in enumerate(cells) if told), None)
    if first is None and line.events:
        return []
    gaps: list[Gap] = []
    start: int | None = None
    for index in range(first or 0, len(cells) + 1):
        if index < len(cells) and not cells[index] and not scale.periods[index].soft:
            start = index if start is None else start
            continue
        if start is not None and (index - start >= _GAP_MIN or not line.events):
            gaps.append(Gap(start, index - 1))
        start = None
    return gaps


def _number(groups: Mapping[str, Sequence[Line]], cards: Iterable[Card]) -> None:
    """Gives the longest gap of each theme that a card names the number of that card; one number a gap."""
    lines = {line.theme: line for group in groups.values() for line in group}
    for number, card in enumerate(cards, 1):
        for mark in card.marks:
            line = lines.get(mark) or next((line for line in groups.get(mark, ()) if line.gaps[0]), None)
            gaps = line.gaps[0] if line else []
            free = [index for index, gap in enumerate(gaps) if not gap.number]
            if free:
                longest = max(free, key=lambda index: (gaps[index].last - gaps[index].first, -index))
                gaps[longest] = Gap(gaps[longest].first, gaps[longest].last, str(number))
