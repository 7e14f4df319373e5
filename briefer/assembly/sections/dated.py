"""Events that can be drawn, and what figures say of the sources they rest on."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.letters import place
from briefer.document.walk import plain_text
from briefer.model.briefing import Section
from briefer.model.dates import Date
from briefer.model.selection import Event, events

BY_SOURCE = "source"  # what a section may be grouped by, as a template names it


def dated(composer: Composer, section: Section) -> list[Event]:
    """The events of a section that have a day, or at least one end, on a scale of time."""
    return [event for event in events(composer.pack, composer.briefing, section) if event.date is not None and days(event.date)]


def days(when: Date) -> tuple[date, ...]:
    """The days that bound a date: both, or the one that is known; none for a date without value or one that does not print."""
    return tuple(day for day in when.bounds if day is not None) if when.given else ()


def source_named(composer: Composer, number: int) -> str:
    """A source for a label: its letter and publisher, else its title."""
    source = composer.pack.source(number)
    if source is None:
        return composer.letters.of(number)
    named = plain_text(sources.publisher(composer, source, short=True)) or plain_text(sources.title(composer, source))
    return f"[{composer.letters.of(number)}] {named}"


def sources_shown(composer: Composer, letters: Sequence[str]) -> str:
    """The letters of the sources a figure rests on, as a range when they are neighbours."""
    words = composer.words
    if len(letters) == 1:
        return words.text("sources.one", letter=letters[0])
    places = [place(letter) for letter in letters]
    if len(letters) > 2 and places[-1] - places[0] == len(places) - 1:
        return words.text("sources.range", first=letters[0], last=letters[-1])
    return words.text("sources.list", letters=words.listed(letters))
