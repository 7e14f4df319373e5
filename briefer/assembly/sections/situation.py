"""The events of a situation report: date-time group, event, place, source and grade."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.assembly.composer import Composer
from briefer.assembly.date_time_groups import group, in_zulu
from briefer.assembly.prose import one_line
from briefer.assembly.sections.event_words import beginning, cited
from briefer.document.inlines import Inlines, Text
from briefer.document.nodes import Caption, Column, Row, Table
from briefer.model import grading
from briefer.model.selection import Event

_COLUMNS = ("date", "event", "place", "source", "grade")


def situation_table(composer: Composer, id: str, found: Sequence[Event], heading: Caption | None) -> Table:
    """The table, a row an event; below it, what brackets mean and which moments are another day in zone Z."""
    words = composer.words
    rows = tuple(_row(composer, event) for event in found)
    columns = tuple(Column((Text(words.text(f"events.{name}")),)) for name in _COLUMNS)
    note = _note(composer, found)
    return Table(id, "events", columns, rows, heading, (Text(note),) if note else (),
                 words.text("chronology.empty"), words.counted("events.summary", len(rows)))


def _row(composer: Composer, event: Event) -> Row:
    none = composer.words.text("events.none")
    place = composer.named(next((excerpt.place for _, excerpt in event.excerpts if excerpt.place), event.lead[1].place))
    return Row((
        _when(composer, event), _said(composer, event), (place or Text(none),),
        (cited(composer, event),), (Text(_grade(composer, event) or none),)), (0,))


def _when(composer: Composer, event: Event) -> Inlines:
    """The group, as far as known, and the footnote that says why."""
    source, excerpt = event.lead
    if event.date is None or not event.date.given:
        return (Text(composer.words.text("events.none")),)
    return (Text(composer.dates.group(event.date)), *composer.date_note(event.date.note, f"{source.number}.{excerpt.number}"))


def _said(composer: Composer, event: Event) -> Inlines:
    """The compiler's own statement without its full stop, else the beginning of the quotation with the lowest number."""
    said = list(one_line(composer, event.headline))
    if not said:
        return beginning(composer, *event.lead)
    if isinstance(said[-1], Text):
        said[-1] = replace(said[-1], text=said[-1].text.removesuffix("."))
    return tuple(said)


def _grade(composer: Composer, event: Event) -> str:
    """The best grade among the excerpts of an event; nothing while none has been judged."""
    judged = [one for one in event.excerpts if grading.grade(one[0].reliability, one[1].credibility)]
    if not judged:
        return ""
    for source, _ in judged:
        composer.graded_sources[source.number] = None
    source, excerpt = min(judged, key=lambda one: grading.rank(one[0].reliability, one[1].credibility))
    return grading.grade(source.reliability, excerpt.credibility)


def _note(composer: Composer, found: Sequence[Event]) -> str:
    words, dates = composer.words, [event.date for event in found if event.date is not None and event.date.given]
    said = [words.text("events.brackets")] if any(when.basis in ("inferred", "supplied") for when in dates) else []
    said += [words.text("events.zones", group=group(when), zulu=zulu) for when in dates if (zulu := in_zulu(when))]
    return " ".join(said)
