"""Whether the sections hold what they should, and the whole is not too long."""
from __future__ import annotations

from collections.abc import Iterator

from briefer.checks.base import Finding, Fix, Scope, language_name
from briefer.errors import message
from briefer.model.briefing import CardsItem, Section, SectionKind, TableItem, TextItem
from briefer.model.selection import leaves, select

# Kinds that an officer or a rule fills; the others print what the rest of the document gives them.
_FILLED: frozenset[SectionKind] = frozenset({
    "text", "excerpts", "by_theme", "chronology", "timeline", "key_points", "bottom_line", "press_items", "table"})


def section_empty(scope: Scope) -> Iterator[Finding]:
    """Required sections that hold neither text nor excerpts, and a required list of sources when none is cited."""
    for section in scope.sections:
        if section.required and _is_empty(scope, section):
            yield Finding("section_empty", "look", section.id, message("check.section_empty", section=section.titles),
                          (Fix(message("fix.go_to_section")),), section=section.id)


def length_norm(scope: Scope) -> Iterator[Finding]:
    """A briefing with more pages than its kind usually has."""
    if scope.briefing is None or not scope.briefing.frame.max_pages:
        return
    most = scope.briefing.frame.max_pages
    for language in scope.languages:
        pages = scope.pages.get(language, 0)
        if pages > most:
            yield Finding(
                "length_norm", "look", scope.briefing.id,
                message("check.length_norm", count=pages, language=language_name(language), most=most), field="length")


def _is_empty(scope: Scope, section: Section) -> bool:
    if section.kind == "sources":
        return not scope.cited
    if section.kind not in _FILLED:
        return False
    written = (*section.intro, *leaves(section.body))
    if any(_says_something(item) for item in written):
        return False
    return scope.briefing is None or not select(scope.pack, scope.briefing, section)


def _says_something(item: object) -> bool:
    """Whether an item prints anything by itself; excerpts are asked for elsewhere."""
    match item:
        case TextItem(text):
            return any(said.strip() for said in text.values())
        case TableItem(_, rows):
            return any(cell for row in rows for cell in row)
        case CardsItem(_, items):
            return any(card.title or any(card.lines) for card in items)
        case _:
            return False
