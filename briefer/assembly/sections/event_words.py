"""What chronologies and figures share of an event: its theme, its words, and that its excerpts are printed."""
from __future__ import annotations

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.quotes import language_of, verified
from briefer.assembly.quoting import in_marks
from briefer.assembly.themes import first_level_theme
from briefer.document.inlines import Inlines, Reference, Text
from briefer.model.selection import Event
from briefer.model.sources import Excerpt, ExcerptId, Source

_BEGINNING = 110  # signs of a quotation that stand for an event without a headline


def theme_of(composer: Composer, event: Event) -> str:
    """The first-level theme of an event, by id; nothing for an event without a theme that the pack has."""
    return first_level_theme(composer, event.lead[1])


def print_event(composer: Composer, event: Event, *, drawn: bool = False) -> tuple[int, ...]:
    """Notes that the excerpts of an event are printed, or drawn in a figure; the sources they come from."""
    for source, excerpt in event.excerpts:
        composer.stands(ExcerptId.of(source, excerpt), drawn=drawn)
    return tuple(source.number for source, _ in event.excerpts)


def cited(composer: Composer, event: Event) -> Reference:
    """The letters of the sources of an event, which is printed with this."""
    passages = tuple(str(ExcerptId.of(*one)) for one in event.excerpts)
    return composer.cite(*print_event(composer, event), strong=False, passages=passages)


def beginning(composer: Composer, source: Source, excerpt: Excerpt) -> Inlines:
    """The beginning of a quotation between its marks, cut after a word."""
    language = language_of(composer, source, excerpt) or composer.language
    said = " ".join(excerpt.words.split())
    if len(said) > _BEGINNING:
        said = f"{said[:_BEGINNING + 1].rpartition(' ')[0].rstrip(' ,;:') or said[:_BEGINNING]} […]"
    if verified(composer, source, excerpt):
        return (Text(composer.once(in_marks, said, language), language=sources.foreign_language(composer, language)),)
    return (Text(f"{composer.words.text('quote.unverified')} "), Text(said, language=sources.foreign_language(composer, language)))
