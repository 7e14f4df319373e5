"""Whether an excerpt says what its source says, in words. Without Qt."""
from __future__ import annotations

from briefer.model.sources import Excerpt, Source
from briefer.model.text import Difference, faithful
from ui.words import Words


def differences(source: Source, excerpt: Excerpt) -> int:
    """In how many places an excerpt differs from its source: its passage from what stands there now, its wording from the passage."""
    if not source.verified(excerpt):
        return len(faithful(excerpt.exact, source.text[excerpt.start:excerpt.end])) or 1
    return len(faithful(excerpt.wording, excerpt.exact)) if excerpt.wording else 0


def verdict(words: Words, source: Source, excerpt: Excerpt) -> tuple[bool, str]:
    """Whether all is well with an excerpt, and the sentence that says so."""
    if excerpt.unanchored and not source.verified(excerpt):
        return True, words.text("excerpt.unanchored")
    count = differences(source, excerpt)
    return (False, words.counted("excerpt.differs", count)) if count else (True, words.text("excerpt.matches"))


def objection(words: Words, wording: str, exact: str) -> str:
    """What keeps a wording from being faithful to its passage; nothing if it is."""
    found = faithful(wording, exact)
    return _said(words, found[0]) if found else ""


def _said(words: Words, one: Difference) -> str:
    """One difference in words."""
    if not one.wording:
        return words.text("excerpt.wording.left_out", source=one.source)
    if not one.source:
        return words.text("excerpt.wording.added", said=one.wording)
    return words.text("excerpt.wording.differs", said=one.wording, source=one.source)
