"""Whether excerpts say when something happened, and whether they agree."""
from __future__ import annotations

from collections.abc import Iterator

from briefer.checks.base import Finding, Fix, Scope
from briefer.edits.excerpts import ChangeExcerpt
from briefer.errors import message
from briefer.model.dates import Date
from briefer.model.selection import Selected
from briefer.model.sources import Excerpt, ExcerptId, Source


def event_date_missing(scope: Scope) -> Iterator[Finding]:
    """Placed excerpts without an event date, unless the officer said that none applies."""
    for source, excerpt in scope.placed:
        when = excerpt.date
        if when is not None and (when.value is not None or when.basis in ("not_applicable", "not_given")):
            continue
        id = ExcerptId.of(source, excerpt)
        said = _said(source, excerpt) if scope.fixes else None
        add = Fix(message("fix.use_date", date=said.stated), ChangeExcerpt(id, {"date": said})) if said else Fix(message("fix.add_date"))
        none = Fix(message("fix.no_date"), ChangeExcerpt(id, {"date": Date(basis="not_applicable")}))
        yield Finding("event_date_missing", "look", str(id), message("check.event_date_missing", excerpt=str(id)), (add, none), "date")


def date_conflict(scope: Scope) -> Iterator[Finding]:
    """Excerpts of one event whose dates cannot both be true."""
    events: dict[str, list[Selected]] = {}
    for source, excerpt in scope.printed:
        if excerpt.event and excerpt.date is not None and excerpt.date.given and excerpt.date.value is not None:
            events.setdefault(excerpt.event, []).append((source, excerpt))
    for row in events.values():
        for index, one in enumerate(row):
            other = next((later for later in row[index + 1:] if _apart(one, later)), None)
            if other is not None:
                yield _conflict(one, other)


def _conflict(one: Selected, other: Selected) -> Finding:
    """Two excerpts of one event whose dates have no day in common: either date may be the one of both."""
    (first, when), (second, later) = ((ExcerptId.of(*each), each[1].date or Date()) for each in (one, other))
    dates = tuple(date.stated or date.edtf for date in (when, later))
    fixes = (Fix(message("fix.date_for_both", date=dates[0]), ChangeExcerpt(second, {"date": when})),
             Fix(message("fix.date_for_both", date=dates[1]), ChangeExcerpt(first, {"date": later})),
             Fix(message("fix.compare_dates")))
    said = message("check.date_conflict", excerpt=str(first), date=dates[0], other=str(second), other_date=dates[1])
    return Finding("date_conflict", "look", str(first), said, fixes, "date")


def _apart(one: Selected, other: Selected) -> bool:
    """Whether the dates of two excerpts have no day in common."""
    if one[1].date is None or other[1].date is None:
        return False
    first, last = one[1].date.bounds
    start, end = other[1].date.bounds
    return (last is not None and start is not None and last < start) or (end is not None and first is not None and end < first)


def _said(source: Source, excerpt: Excerpt) -> Date | None:
    """The date that the passage of an excerpt states in full, if it states one alone."""
    from briefer.analysis.event_dates import propose_date  # its expressions take long to load

    return propose_date(source, excerpt.start, excerpt.end).filled if source.verified(excerpt) else None
