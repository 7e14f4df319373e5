"""Whether everything is there in every language that the briefing prints in."""
from __future__ import annotations

from collections.abc import Iterator

from briefer.analysis.language import language_of
from briefer.checks.base import Finding, Fix, Scope, language_name
from briefer.errors import message
from briefer.model.briefing import TableItem
from briefer.model.localized import PLAIN, Localized
from briefer.model.selection import leaves
from briefer.model.sources import ExcerptId


def translation_missing(scope: Scope) -> Iterator[Finding]:
    """Placed excerpts in another language than one of those that the briefing prints in, and without a translation into it."""
    for source, excerpt in scope.placed:
        spoken = source.language_of(excerpt) or language_of(excerpt.exact)
        for language in scope.languages:
            if spoken and spoken.partition("-")[0] != language and not excerpt.translation.text(language):
                id = str(ExcerptId.of(source, excerpt))
                yield Finding(
                    "translation_missing", "fix", id,
                    message("check.translation_missing", excerpt=id, language=language_name(language)),
                    (Fix(message("fix.translate")),), f"translation.{language}")


def framing_language_missing(scope: Scope) -> Iterator[Finding]:
    """Framing texts and captions that are written in one of the languages and not in another."""
    for said in scope.texts:
        for language in _lacking(said.text, scope.languages):
            yield _missing(said.section.id, said.section.titles, language, "text")
    for section in scope.sections:
        captions = [section.caption, *(item.caption for item in leaves(section.body) if isinstance(item, TableItem))]
        for caption in captions:
            for language in _lacking(caption, scope.languages):
                yield _missing(section.id, section.titles, language, "caption")


def _missing(id: str, titles: Localized, language: str, field: str) -> Finding:
    return Finding(
        "framing_language_missing", "look", id,
        message(f"check.framing_language_missing.{field}", section=titles, language=language_name(language)),
        (Fix(message("fix.write")),), f"{field}.{language}", id)


def _lacking(text: Localized, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages in which a text is missing that is there in another."""
    if not text or text.get(PLAIN):
        return ()
    return tuple(language for language in languages if not text.get(language, "").strip())
