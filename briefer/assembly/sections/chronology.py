"""The chronology: one row an event, excerpts of the same event joined."""
from __future__ import annotations

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.prose import one_line, punctuated
from briefer.assembly.quoting import in_marks
from briefer.assembly.sections.body import caption
from briefer.assembly.sections.event_words import beginning, cited, theme_of
from briefer.assembly.sections.situation import situation_table
from briefer.document.inlines import Inlines, Text
from briefer.document.nodes import Block, Caption, Column, Row, Table
from briefer.document.walk import plain_text
from briefer.model.briefing import Section
from briefer.model.selection import Event, events

WITHOUT_THEME, SITUATION = "without_theme", "events"  # the variants that a template names


def chronology(composer: Composer, section: Section) -> list[Block]:
    """The table of events; nothing when there are none."""
    found = events(composer.pack, composer.briefing, section)
    return [_printed(composer, section, found)] if found else []


def empty_chronology(composer: Composer, section: Section) -> list[Block]:
    """The table with its head and the sentence that there are no events."""
    return [_printed(composer, section, ())]


def _printed(composer: Composer, section: Section, found: tuple[Event, ...]) -> Table:
    """The table that the section's variant asks for."""
    id = composer.unique(f"{section.id}.table")
    heading = _caption(composer, section, id)
    if section.variant == SITUATION:
        return situation_table(composer, id, found, heading)
    return _table(composer, id, found, heading, themed=section.variant != WITHOUT_THEME)


def _table(composer: Composer, id: str, found: tuple[Event, ...], heading: Caption | None, *, themed: bool) -> Table:
    words = composer.words
    names = ("date", "event", "theme", "source") if themed else ("date", "event", "source")
    rows = tuple(_row(composer, event, themed=themed) for event in found)
    note = [words.text("chronology.brackets")] if any(plain_text(row.cells[0]).startswith("[") for row in rows) else []
    note += [words.text("chronology.letters")] if rows else []
    return Table(
        id, "chronology_theme" if themed else "chronology", tuple(Column((Text(words.text(f"chronology.{name}")),)) for name in names),
        rows, heading, (Text(" ".join(note)),) if note else (), words.text("chronology.empty"),
        words.counted("chronology.summary", len(rows)))


def _caption(composer: Composer, section: Section, id: str) -> Caption | None:
    """What the officer wrote above the table; a heading that says the same, or stands alone, is enough."""
    headed = section.heading in ("numbered", "plain")
    written = one_line(composer, section.caption)
    if headed and plain_text(written) in ("", composer.ours(section.titles)):
        return None
    return caption(composer, id, "table", written or (Text(composer.words.text("chronology.caption")),))


def _row(composer: Composer, event: Event, *, themed: bool) -> Row:
    when = _when(composer, event)
    said = _said(composer, event)
    theme = theme_of(composer, event)
    named: tuple[Inlines, ...] = ((composer.theme(theme),) if theme else (),) if themed else ()
    return Row((when, said, *named, (cited(composer, event),)), (0,))


def _when(composer: Composer, event: Event) -> Inlines:
    """The date of an event and the footnote that says why; words of the source that name no date stand between marks."""
    source, excerpt = event.lead
    if event.date is None or not event.date.given:
        return (Text(composer.words.text("chronology.undated")),)
    if event.date.value is None:
        language = source.language or composer.language
        printed: Inlines = (Text(in_marks(event.date.stated, language), language=sources.foreign_language(composer, language)),)
    else:
        printed = (Text(composer.dates.event(event.date)),)
    return printed + composer.date_note(event.date.note, f"{source.number}.{excerpt.number}")


def _said(composer: Composer, event: Event) -> Inlines:
    """The compiler's own statement, else the beginning of the quotation with the lowest number."""
    headline = one_line(composer, event.headline)
    if headline:
        return punctuated([headline], composer.language)[0]
    return beginning(composer, *event.lead)
