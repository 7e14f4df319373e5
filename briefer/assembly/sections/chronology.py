"""The chronology: one row an event, excerpts of the same event joined."""
from __future__ import annotations

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.prose import one_line, punctuated
from briefer.assembly.quotes import language_of, verified
from briefer.assembly.quoting import in_marks
from briefer.assembly.sections.body import caption
from briefer.document.inlines import Inlines, Text
from briefer.document.nodes import Block, Caption, Column, Row, Table
from briefer.document.walk import plain_text
from briefer.model.briefing import Section
from briefer.model.selection import Event, events
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.themes import first_level

WITHOUT_THEME = "without_theme"  # the variant that a template names
_BEGINNING = 110  # signs of a quotation that stand for an event without a headline


def chronology(composer: Composer, section: Section) -> list[Block]:
    """The table of events; nothing when there are none."""
    found = events(composer.pack, composer.briefing, section)
    return [_table(composer, section, found)] if found else []


def empty_chronology(composer: Composer, section: Section) -> list[Block]:
    """The table with its head and the sentence that there are no events."""
    return [_table(composer, section, ())]


def theme_of(composer: Composer, event: Event) -> str:
    """The first-level theme of an event, by id; nothing for an event without a theme that the pack has."""
    _, excerpt = event.lead
    theme = first_level(composer.pack.themes, excerpt.themes[0]) if excerpt.themes else ""
    return theme if theme in composer.themes else ""


def print_event(composer: Composer, event: Event) -> tuple[int, ...]:
    """Notes that the excerpts of an event are printed; the sources they come from."""
    for source, excerpt in event.excerpts:
        composer.printed[ExcerptId(source.number, excerpt.number)] = None
    return tuple(source.number for source, _ in event.excerpts)


def _table(composer: Composer, section: Section, found: tuple[Event, ...]) -> Table:
    words, themed = composer.words, section.variant != WITHOUT_THEME
    names = ("date", "event", "theme", "source") if themed else ("date", "event", "source")
    id = composer.unique(f"{section.id}.table")
    heading = _caption(composer, section, id)
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
    return Row((when, said, *named, (composer.cite(*print_event(composer, event), strong=False),)), (0,))


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


def beginning(composer: Composer, source: Source, excerpt: Excerpt) -> Inlines:
    """The beginning of a quotation between its marks, cut after a word."""
    language = language_of(composer, source, excerpt) or composer.language
    said = " ".join(excerpt.words.split())
    if len(said) > _BEGINNING:
        said = f"{said[:_BEGINNING + 1].rpartition(' ')[0].rstrip(' ,;:') or said[:_BEGINNING]} […]"
    if verified(composer, source, excerpt):
        return (Text(composer.once(in_marks, said, language), language=sources.foreign_language(composer, language)),)
    return (Text(f"{composer.words.text('quote.unverified')} "), Text(said, language=sources.foreign_language(composer, language)))
