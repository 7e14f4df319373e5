"""The row of the head that says what a paper is drawn from, counted where the officer wrote nothing."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.model.dates import Date
from briefer.model.sources import Excerpt, ExcerptId

_PUBLIC = frozenset({"open", "official", "reserved"})  # published, whoever may reproduce it; of what is unknown nobody can say it


def basis(composer: Composer) -> str:
    """Sources, excerpts and dated events that print, and from when to when: "Five public sources, 8 excerpts …"."""
    words, known = composer.words, [source for number in composer.ahead.letters if (source := composer.pack.source(number))]
    if not known:
        return ""
    id = "basis.public" if all(source.rights in _PUBLIC for source in known) else "basis.sources"
    said = [words.counted(id, len(known), said=words.spelled(len(known)))]
    if composer.ahead.printed:
        said.append(words.counted("basis.excerpts", len(composer.ahead.printed)))
    dates = _dates(composer)
    if dates:
        said.append(words.counted("basis.events", len(dates)))
        first = min(dates, key=lambda when: min(day for day in when.bounds if day))
        said.append(composer.dates.extent(first, max(dates, key=lambda when: max(day for day in when.bounds if day))))
    row = ", ".join(said)
    return row[:1].upper() + row[1:]


def _dates(composer: Composer) -> list[Date]:
    """A date for each event among what is printed: excerpts of one event count once."""
    events: dict[str | ExcerptId, Date] = {}
    for id in composer.ahead.printed:
        excerpt = composer.pack.excerpt(id)
        if excerpt is not None and (when := _drawn(excerpt)):
            events.setdefault(excerpt.event or id, when)
    return list(events.values())


def _drawn(excerpt: Excerpt) -> Date | None:
    when = excerpt.date
    return when if when is not None and when.given and any(when.bounds) else None
