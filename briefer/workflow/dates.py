"""Dates that texts give: all of a source's, and the one that a passage proposes for its event."""
from __future__ import annotations

from briefer.analysis.date_found import FoundDate
from briefer.analysis.event_dates import DateProposal
from briefer.analysis.event_dates import propose_date as _propose_date
from briefer.model.sources import Excerpt, Source


def find_dates(source: Source) -> tuple[FoundDate, ...]:
    """The expressions of time in a source, in order, reckoned from the date on which it was published."""
    from briefer.analysis.date_finding import dates_of  # the grammar is large, and most commands look for no dates

    return dates_of(source)


def propose_date(source: Source, excerpt: Excerpt) -> DateProposal:
    """The event date that the passage of an excerpt proposes: filled in where it is whole and the only one, else hints."""
    return _propose_date(source, excerpt.start, excerpt.end)
