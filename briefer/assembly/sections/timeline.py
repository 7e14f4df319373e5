"""The timeline: the events of a chronology as a figure, one row a theme."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.letters import place
from briefer.assembly.sections.body import caption, localized_or
from briefer.assembly.sections.dated import BY_SOURCE, dated, days, source_named, sources_shown
from briefer.assembly.sections.event_words import print_event, theme_of
from briefer.assembly.sections.swimlane import SWIMLANE, swimlane
from briefer.assembly.themes import in_order
from briefer.document.inlines import Text
from briefer.document.nodes import Block, Figure, Timeline, TimelineMark, TimelineRow
from briefer.document.walk import plain_text
from briefer.model.briefing import Section
from briefer.model.selection import Event


def timeline(composer: Composer, section: Section) -> list[Block]:
    """The figure with its caption, key and words for who cannot see it; nothing when no event can be drawn."""
    if section.variant == SWIMLANE or section.lanes:
        return swimlane(composer, section)
    found = dated(composer, section)
    if not found:
        return []
    id = composer.unique(f"{section.id}.figure")
    heading = caption(composer, id, "figure", localized_or(composer, section.caption, "timeline.caption"))
    letters = composer.letters.bracket([number for event in found for number in print_event(composer, event, drawn=True)])
    rows = _rows(composer, section, found)
    note = composer.words.counted("timeline.items", len(found), sources=sources_shown(composer, letters))
    return [Figure(id, _drawing(composer, rows), _alternative(composer, plain_text(heading.content), rows), heading, (Text(note),))]


def empty_timeline(composer: Composer, section: Section) -> list[Block]:
    """The caption and the sentence that there are no events."""
    id = composer.unique(f"{section.id}.figure")
    heading = caption(composer, id, "figure", localized_or(composer, section.caption, "timeline.caption"))
    said = composer.words.text("timeline.empty")
    return [Figure(id, None, said, heading, empty=said)]


def _rows(composer: Composer, section: Section, found: list[Event]) -> list[TimelineRow]:
    """The marks of each row: by first-level theme in the pack's order, those without a theme last; or by source."""
    if section.group_by == BY_SOURCE:
        return _by_source(composer, found)
    marks: dict[str, list[TimelineMark]] = {}
    for event in found:
        if event.date is not None:
            marks.setdefault(theme_of(composer, event), []).append(TimelineMark(event.date, composer.ours(event.label)))
    return [TimelineRow(composer.theme(id).text, tuple(marks[id])) for id in in_order(composer, marks)]


def _by_source(composer: Composer, found: list[Event]) -> list[TimelineRow]:
    """A row for each source, by letter; an event that several sources tell stands in the row of each."""
    marks: dict[int, list[TimelineMark]] = {}
    for event in found:
        for number in dict.fromkeys(source.number for source, _ in event.excerpts):
            if event.date is not None:
                marks.setdefault(number, []).append(TimelineMark(event.date, composer.ours(event.label)))
    order = sorted(marks, key=lambda number: place(composer.letters.of(number)))
    return [TimelineRow(source_named(composer, number), tuple(marks[number])) for number in order]


def _drawing(composer: Composer, rows: list[TimelineRow]) -> Timeline:
    words = composer.words
    return Timeline(tuple(rows), words.text("timeline.axis"), words.text("timeline.point"), words.text("timeline.period"),
                    words.text("timeline.inferred"), words.text("timeline.ticks"))


def _alternative(composer: Composer, said: str, rows: list[TimelineRow]) -> str:
    """The finding, the whole period, and how many items each theme has, when."""
    words = composer.words
    themes = "; ".join(
        words.counted("timeline.alt_theme", len(row.marks), theme=row.label, period=_period(composer, row.marks)) for row in rows)
    period = _period(composer, tuple(mark for row in rows for mark in row.marks))
    return words.text("timeline.alt", caption=said.rstrip("."), period=period, themes=themes)


def _period(composer: Composer, marks: tuple[TimelineMark, ...]) -> str:
    """From the first to the last of all dates."""
    dates = [mark.date for mark in marks]
    return composer.dates.span(min(dates, key=days), max(dates, key=lambda when: days(when)[-1]))
