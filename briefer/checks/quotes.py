"""Whether what stands between quotation marks is what the source says, and how much of a source is quoted."""
from __future__ import annotations

from collections.abc import Iterator

from briefer.analysis.anchoring import Found, context, state_of
from briefer.checks.base import Finding, Fix, Scope
from briefer.edits.excerpts import Anchor, ChangeExcerpt, MoveAnchor
from briefer.errors import message
from briefer.model.framing import InlineQuotation
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.text import faithful, stands_in

_LONG_CHARACTERS = 1000
_LONG_SHARE = 0.20
_FREE = frozenset({"open", "official"})


def quote_differs(scope: Scope) -> Iterator[Finding]:
    """Quotations that say something else than their source: excerpts, and words quoted within sentences."""
    for source, excerpt in scope.printed:
        if not source.verified(excerpt):
            found = state_of(source.text, excerpt)
            if found is not None:
                yield _moved(source, excerpt, found)
        elif excerpt.wording and (differences := faithful(excerpt.wording, excerpt.exact)):
            yield _differs(source, excerpt, len(differences))
    seen: set[tuple[str, ExcerptId, str]] = set()
    for section, inline in scope.inlines:
        if isinstance(inline, InlineQuotation) and not _quoted(scope, inline):
            if (key := (section.id, inline.excerpt, inline.words)) in seen:
                continue
            seen.add(key)
            yield Finding(
                "quote_differs", "fix", section.id, message("check.quote_differs.inline", words=inline.words, excerpt=str(inline.excerpt)),
                (Fix(message("fix.go_to_text")),), "text", section.id)


def anchor_lost(scope: Scope) -> Iterator[Finding]:
    """Excerpts whose passage is not in the text of their source any more, unless the officer keeps them so."""
    for source, excerpt in scope.printed:
        if not source.verified(excerpt) and not excerpt.unanchored and state_of(source.text, excerpt) is None:
            id = ExcerptId.of(source, excerpt)
            keep = Fix(message("fix.keep_unanchored"), ChangeExcerpt(id, {"unanchored": True}))
            yield Finding("anchor_lost", "fix", str(id), message("check.anchor_lost", excerpt=str(id), source=source.number),
                          (Fix(message("fix.find_again")), keep), "quote")


def quote_long(scope: Scope) -> Iterator[Finding]:
    """Sources of which much is quoted, unless their rights allow it."""
    quoted: dict[int, list[Excerpt]] = {}
    for source, excerpt in scope.quoted:
        if source.rights not in _FREE and source.verified(excerpt):
            quoted.setdefault(source.number, []).append(excerpt)
    for source in scope.cited:
        count = _covered(quoted.get(source.number, []))
        if count > _LONG_CHARACTERS or count > _LONG_SHARE * len(source.text):
            share = round(100 * count / len(source.text))
            yield Finding("quote_long", "look", str(source.number),
                          message("check.quote_long", source=source.number, characters=count, share=share),
                          (Fix(message("fix.go_to_source")),))


def _moved(source: Source, excerpt: Excerpt, found: Found) -> Finding:
    """An excerpt whose passage stands elsewhere or reads differently: its words as the source has them now."""
    start, end = found.span
    exact = source.text[start:end]
    prefix, suffix = context(source.text, start, end)
    wording = excerpt.wording if excerpt.wording and not faithful(excerpt.wording, exact) else ""
    id = ExcerptId.of(source, excerpt)
    edit = MoveAnchor(id, Anchor(start, end, exact, prefix, suffix), wording)
    said = message(f"check.quote_differs.{found.state}", excerpt=str(id), source=source.number, likeness=int(found.likeness))
    return Finding("quote_differs", "fix", str(id), said, (Fix(message("fix.restore_wording"), edit), Fix(message("fix.compare"))), "quote")


def _differs(source: Source, excerpt: Excerpt, count: int) -> Finding:
    """An excerpt whose wording leaves its passage."""
    id = ExcerptId.of(source, excerpt)
    return Finding(
        "quote_differs", "fix", str(id), message("check.quote_differs", count=count, excerpt=str(id), source=source.number),
        (Fix(message("fix.restore_wording"), ChangeExcerpt(id, {"wording": ""})), Fix(message("fix.compare"))), "quote")


def _quoted(scope: Scope, inline: InlineQuotation) -> bool:
    """Whether words quoted within a sentence stand in their excerpt, and the excerpt in its source; one not there is told elsewhere."""
    source, excerpt = scope.pack.source(inline.excerpt.source), scope.pack.excerpt(inline.excerpt)
    return source is None or excerpt is None or (source.verified(excerpt) and stands_in(inline.words, excerpt.exact))


def _covered(excerpts: list[Excerpt]) -> int:
    """How many characters passages cover together."""
    count, end = 0, 0
    for excerpt in sorted(excerpts, key=lambda one: one.start):
        count += max(0, excerpt.end - max(excerpt.start, end))
        end = max(end, excerpt.end)
    return count
