"""From a file to a source, and from words to a passage of it."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from briefer.analysis.anchoring import Found, Passage, context, locate, nearest, occurrences
from briefer.analysis.likeness import Copies
from briefer.analysis.theme_rules import Proposal, ThemeRules
from briefer.errors import EditError
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.text import Span, paragraph_range, paragraphs
from briefer.values import dataclass


def numbered(source: Source, number: int, imported: str, copies: Copies | None = None, **origin: Any) -> Source:
    """A source as it goes into a pack: with number, time of the import, what else is known of its origin, and who carries the same copy."""
    same = copies.same_copy(source.text) if copies else ()
    return replace(source, number=number, origin=replace(source.origin, imported=imported, **origin),
                   report=replace(source.report, also_carried_by=same))


def already_imported(pack: Pack, digest: str) -> Source | None:
    """The source of the pack that was made from the bytes with this SHA-256, if there is one."""
    return next((source for source in pack.sources if source.origin.sha256 == digest), None)


def one_voice(sources: Iterable[Source]) -> tuple[tuple[int, ...], ...]:
    """The groups of sources that carry the same copy, by their numbers: each is one voice."""
    groups: list[set[int]] = []
    for source in sources:
        if source.report.also_carried_by:
            own = {source.number, *source.report.also_carried_by}
            joined = [group for group in groups if group & own]
            groups = [group for group in groups if not group & own] + [own.union(*joined)]
    return tuple(sorted(tuple(sorted(group)) for group in groups))


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage found by its words: where it stands, and how many places there are with the same words."""

    span: Span
    places: int


def find_passage(source: Source, words: str, occurrence: int = 1) -> Quotation:
    """Where words stand in a source, whatever the shape of their quotation marks, dashes and blanks.

    Raises EditError: `quote_not_found` when they do not stand there, which `nearest_passage` may explain; `quote_empty`;
    `quote_no_such_occurrence` when they stand there fewer times.
    """
    if not words.strip():
        raise EditError("quote_empty")
    spans = occurrences(source.text, words)
    if not spans:
        raise EditError("quote_not_found", source=source.number)
    if not 1 <= occurrence <= len(spans):
        raise EditError("quote_no_such_occurrence", source=source.number, count=len(spans))
    return Quotation(spans[occurrence - 1], len(spans))


def nearest_passage(source: Source, words: str) -> Found | None:
    """The passage of a source most like some words, or None when nothing there is like them."""
    return nearest(source.text, words)


def excerpt_at(source: Source, span: Span) -> Excerpt:
    """The next excerpt of a source: the passage at a place, with what is needed to find it again."""
    prefix, suffix = context(source.text, span.start, span.end)
    return Excerpt(source.next_excerpt, span.start, span.end, source.text[span.start:span.end], prefix, suffix)


def anchor_of(source: Source, excerpt: Excerpt) -> Found | None:
    """Where an excerpt's passage stands now, and in what state; None when it is lost."""
    if source.verified(excerpt):
        return Found(Span(excerpt.start, excerpt.end), "exact")
    return locate(source.text, Passage.of(excerpt))


def paragraphs_of(source: Source, start: int, end: int) -> tuple[int, int]:
    """The first and last paragraph, from 1, that a passage touches."""
    return paragraph_range(paragraphs(source.text), start, end)


def propose_themes(pack: Pack, ids: Iterable[ExcerptId]) -> Mapping[ExcerptId, tuple[Proposal, ...]]:
    """For each of these excerpts the themes that its words suggest and that it does not have; those without a suggestion are left out."""
    rules = ThemeRules(pack.themes)
    found: dict[ExcerptId, tuple[Proposal, ...]] = {}
    for id in ids:
        source = pack.source(id.source)
        excerpt = source.excerpt(id.number) if source else None
        if source is None or excerpt is None:
            continue
        proposals = tuple(one for one in rules.propose(excerpt.exact, source.language_of(excerpt)) if one.theme not in excerpt.themes)
        if proposals:
            found[id] = proposals
    return found
