"""Edits of excerpts: taking a passage, saying what it is about, moving its anchor, giving it up."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from briefer.edits.base import (
    Edit,
    changed,
    excerpt_of,
    label,
    require_choice,
    require_date,
    require_themes,
    require_verbatim,
    source_of,
    with_excerpt,
    with_source,
)
from briefer.edits.bodies import without_excerpts
from briefer.errors import EditError, Message
from briefer.model.grading import CREDIBILITIES
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.values import dataclass

_SAID_OF_AN_EXCERPT = ("wording", "themes", "date", "event", "place", "credibility", "speaker", "headline", "label", "translation", "note",
                       "portion", "by", "checked", "unanchored")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a passage stands in the text of its source, what it says there, and what stands around it."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


def anchored(excerpt: Excerpt, anchor: Anchor) -> Excerpt:
    """The excerpt with another anchor."""
    return replace(excerpt, start=anchor.start, end=anchor.end, exact=anchor.exact, prefix=anchor.prefix, suffix=anchor.suffix)


def require_sound(pack: Pack, source: Source, excerpt: Excerpt) -> None:
    """EditError when an excerpt is not verbatim, or says something of itself that cannot be so."""
    require_verbatim(source, excerpt)
    require_themes(pack, excerpt.themes)
    require_date(excerpt.date)
    require_choice("credibility", excerpt.credibility, CREDIBILITIES)


def with_next_excerpt(pack: Pack, source: Source, excerpt: Excerpt) -> Pack:
    """The pack with one more excerpt of a source; EditError when its number is not the next one, or it is not sound."""
    if excerpt.number != source.next_excerpt:
        raise EditError("excerpt_number_not_next", number=excerpt.number, next=source.next_excerpt)
    require_sound(pack, source, excerpt)
    return with_source(pack, replace(source, excerpts=(*source.excerpts, excerpt), next_excerpt=excerpt.number + 1))


@dataclass(frozen=True)
class AddExcerpt(Edit):
    """Takes a passage of a source as its next excerpt."""

    source: int
    excerpt: Excerpt

    def apply(self, pack: Pack) -> Pack:
        """EditError when the passage does not stand there, its number is not the next one, or a theme is unknown."""
        return with_next_excerpt(pack, source_of(pack, self.source), self.excerpt)

    @property
    def label(self) -> Message:
        """Add excerpt 5.2."""
        return label("add_excerpt", excerpt=f"{self.source}.{self.excerpt.number}")


@dataclass(frozen=True)
class ChangeExcerpt(Edit):
    """Changes what is said of an excerpt: wording, themes, date and the rest, but not its anchor."""

    excerpt: ExcerptId
    changes: Annotated[Mapping[str, Any], Excerpt]

    def apply(self, pack: Pack) -> Pack:
        """EditError when the wording is not faithful to the passage, a theme is unknown, or a value cannot be so."""
        source, former = excerpt_of(pack, self.excerpt)
        excerpt = changed(former, self.changes, _SAID_OF_AN_EXCERPT)
        if "wording" in self.changes:
            require_verbatim(source, excerpt)
        if "themes" in self.changes:
            require_themes(pack, excerpt.themes)
        require_date(excerpt.date)
        require_choice("credibility", excerpt.credibility, CREDIBILITIES)
        return with_source(pack, with_excerpt(source, excerpt))

    @property
    def label(self) -> Message:
        """Change excerpt 5.2."""
        return label("change_excerpt", excerpt=str(self.excerpt))


@dataclass(frozen=True)
class MoveAnchor(Edit):
    """Gives an excerpt another place in its source: a longer or shorter passage, or the same one found again."""

    excerpt: ExcerptId
    anchor: Anchor
    wording: str = ""

    def apply(self, pack: Pack) -> Pack:
        """EditError when the passage does not stand there, or the wording says something else than it."""
        source, former = excerpt_of(pack, self.excerpt)
        excerpt = replace(anchored(former, self.anchor), wording=self.wording)
        require_verbatim(source, excerpt)
        return with_source(pack, with_excerpt(source, excerpt))

    @property
    def label(self) -> Message:
        """Move excerpt 5.2."""
        return label("move_anchor", excerpt=str(self.excerpt))


@dataclass(frozen=True)
class RemoveExcerpt(Edit):
    """Gives up an excerpt, in every briefing too; its number is not used again."""

    excerpt: ExcerptId

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such excerpt."""
        source, gone = excerpt_of(pack, self.excerpt)
        left = tuple(excerpt for excerpt in source.excerpts if excerpt is not gone)
        pack = with_source(pack, replace(source, excerpts=left))
        briefings = tuple(without_excerpts(briefing, frozenset({self.excerpt})) for briefing in pack.briefings)
        return replace(pack, briefings=briefings)

    @property
    def label(self) -> Message:
        """Remove excerpt 5.2."""
        return label("remove_excerpt", excerpt=str(self.excerpt))
