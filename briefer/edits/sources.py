"""Edits of sources: adding, describing, removing."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from briefer.edits.base import (
    Edit,
    changed,
    label,
    require_choice,
    require_date,
    source_of,
    with_source,
)
from briefer.edits.bodies import without_excerpts
from briefer.edits.excerpts import require_sound
from briefer.edits.rules import with_rules, without_source
from briefer.errors import EditError, Message
from briefer.model.grading import RELIABILITIES
from briefer.model.pack import Pack
from briefer.model.sources import RIGHTS, Source
from briefer.model.text import digest
from briefer.values import dataclass

_KNOWN_OF_A_SOURCE = ("title", "publisher", "publisher_short", "author", "url", "credit", "published", "retrieved", "language",
                      "paragraph_languages", "reliability", "rights", "summary", "report")


def _require_sound(source: Source) -> None:
    """EditError when what is known of a source cannot be so."""
    require_choice("reliability", source.reliability, RELIABILITIES)
    require_choice("rights", source.rights, RIGHTS)
    require_date(source.published)
    require_date(source.retrieved)


@dataclass(frozen=True)
class AddSource(Edit):
    """Adds a source with the next number; it may bring excerpts with it. Those it says carry the same text say so of it too."""

    source: Source

    def apply(self, pack: Pack) -> Pack:
        """EditError when its number is not the next one, its hash is not that of its text, or an excerpt is not verbatim."""
        source = self.source
        if source.number != pack.next_source:
            raise EditError("source_number_not_next", number=source.number, next=pack.next_source)
        if source.text_hash != digest(source.text):
            raise EditError("text_hash_differs", source=source.number)
        _require_sound(source)
        taken = [excerpt.number for excerpt in source.excerpts]
        for excerpt in source.excerpts:
            if not 0 < excerpt.number < source.next_excerpt or taken.count(excerpt.number) > 1:
                raise EditError("excerpt_number_not_next", number=excerpt.number, next=source.next_excerpt)
            require_sound(pack, source, excerpt)
        before = tuple(_with_mention(one, source) for one in pack.sources)
        return replace(pack, sources=(*before, source), next_source=source.number + 1)

    @property
    def label(self) -> Message:
        """Import source 3."""
        return label("add_source", source=self.source.number)


@dataclass(frozen=True)
class ChangeSource(Edit):
    """Changes what is known of a source; its text and excerpts have edits of their own."""

    source: int
    changes: Annotated[Mapping[str, Any], Source]

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such source, or a value that it cannot have."""
        source = changed(source_of(pack, self.source), self.changes, _KNOWN_OF_A_SOURCE)
        _require_sound(source)
        return with_source(pack, source)

    @property
    def label(self) -> Message:
        """Change source 3."""
        return label("change_source", source=self.source)


@dataclass(frozen=True)
class RemoveSource(Edit):
    """Takes a source and its excerpts out of the pack and of every briefing; the number is not used again."""

    source: int

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such source."""
        gone = source_of(pack, self.source)
        left = tuple(_without_mention(source, gone.number) for source in pack.sources if source is not gone)
        placed = frozenset(id for briefing in pack.briefings for _, id in briefing.placed() if id.source == gone.number)
        briefings = with_rules(pack, lambda rule: without_source(rule, gone.number))
        return replace(pack, sources=left, briefings=tuple(without_excerpts(briefing, placed) for briefing in briefings))

    @property
    def label(self) -> Message:
        """Remove source 3."""
        return label("remove_source", source=self.source)


def _with_mention(source: Source, added: Source) -> Source:
    """The source with a note that the added one carries the same text, if that one says so."""
    if source.number not in added.report.also_carried_by or added.number in source.report.also_carried_by:
        return source
    others = tuple(sorted((*source.report.also_carried_by, added.number)))
    return replace(source, report=replace(source.report, also_carried_by=others))


def _without_mention(source: Source, number: int) -> Source:
    """The source without a note that another one carries the same text."""
    if number not in source.report.also_carried_by:
        return source
    others = tuple(one for one in source.report.also_carried_by if one != number)
    return replace(source, report=replace(source.report, also_carried_by=others))
