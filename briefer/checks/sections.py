"""Whether the sections hold what they should, and the whole is not too long."""
from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.checks.base import Finding, Fix, Scope, language_name
from briefer.errors import message
from briefer.model import framing
from briefer.model.briefing import CardsItem, GroupItem, Section, SectionKind, TableItem, TextItem
from briefer.model.selection import leaves, select

# Kinds that an officer or a rule fills; the others print what the rest of the document gives them.
_FILLED: frozenset[SectionKind] = frozenset({
    "text", "excerpts", "by_theme", "chronology", "timeline", "key_points", "bottom_line", "press_items", "table"})

# What other programs take for a title, a number filled in, a link or a picture, code, or a rule.
_FOREIGN_MARKUP = re.compile(
    r"^#{1,6} .*|\{\{?[@#]?[0-9]+(?:\.[0-9]+)?\}?\}|!?\[[^]\n]+\]\([^)\s]+\)|^```.*|^(?:---|\*\*\*)$|__\w[^_\n]*__", re.MULTILINE)
_FOREIGN_SIGNS = ("# ", "{", "](", "```", "---", "***", "__")  # one of them stands in any of these
_SIGNS_MOST = 40
_COMPACT = "compact"  # the look of short sections, where nothing to report is a report
_BOTTOM_LINE_WORDS = 60


def section_empty(scope: Scope) -> Iterator[Finding]:
    """Required sections that hold neither text nor excerpts, and a required list of sources when none is cited.

    A compact section may be empty: it reports that there is nothing to report.
    """
    for section in scope.sections:
        if section.required and section.variant != _COMPACT and _is_empty(scope, section):
            yield Finding("section_empty", "look", section.id, message("check.section_empty", section=section.titles),
                          (Fix(message("fix.go_to_section")),), section=section.id)


def reference_unknown(scope: Scope) -> Iterator[Finding]:
    """References in the text to sources, excerpts, sections or items that are not there."""
    known = frozenset(_targets(scope))
    for section in scope.sections:
        missing: dict[str, None] = {}
        for _, named in (one for one in scope.references if one[0] is section):
            missing.update((f"@{number}", None) for number in named.sources if scope.pack.source(number) is None)
            missing.update((f"@{id}", None) for id in named.excerpts if scope.pack.excerpt(id) is None)
            missing.update((f"#{id}", None) for id in named.targets if id not in known)
        for name in missing:
            yield Finding(
                "reference_unknown", "fix", section.id, message("check.reference_unknown", section=section.titles, reference=f"[{name}]"),
                (Fix(message("fix.go_to_text")),), "text", section.id)


def markup_literal(scope: Scope) -> Iterator[Finding]:
    """Signs of another markup, which print as they stand: a title with #, a number of an excerpt in braces, a link."""
    told: set[tuple[str, str]] = set()
    for section, said in scope.passages:
        if not any(sign in said for sign in _FOREIGN_SIGNS):
            continue
        for match in _FOREIGN_MARKUP.finditer(said):
            signs = " ".join(match[0].split())[:_SIGNS_MOST]
            if (section.id, signs) not in told:
                told.add((section.id, signs))
                yield Finding(
                    "markup_literal", "look", section.id, message("check.markup_literal", section=section.titles, signs=signs),
                    (Fix(message("fix.go_to_text")),), "text", section.id)


def bottom_line_long(scope: Scope) -> Iterator[Finding]:
    """A bottom line of more words than a reader takes in at once."""
    for section in scope.sections:
        if section.kind == "bottom_line":
            for language in scope.languages:
                said = [item.text.text(language) for item in (*section.intro, *section.body) if isinstance(item, TextItem)]
                count = sum(map(framing.words, said))
                if count > _BOTTOM_LINE_WORDS:
                    yield Finding(
                        "bottom_line_long", "look", section.id,
                        message("check.bottom_line_long", section=section.titles, language=language_name(language), words=count,
                                most=_BOTTOM_LINE_WORDS),
                        (Fix(message("fix.go_to_text")),), f"text.{language}", section.id)


def length_norm(scope: Scope) -> Iterator[Finding]:
    """A briefing with more pages than its kind usually has, annexes and biographies apart."""
    if scope.briefing is None or not scope.briefing.frame.max_pages:
        return
    most = scope.briefing.frame.max_pages
    for language in scope.languages:
        pages = scope.pages.get(language, 0)
        if pages > most:
            yield Finding(
                "length_norm", "look", scope.briefing.id,
                message("check.length_norm", count=pages, language=language_name(language), most=most), field="length")


def _targets(scope: Scope) -> Iterator[str]:
    """The ids that a cross-reference can name."""
    for section in scope.sections:
        yield section.id
        for item in (*section.intro, *section.body):
            if isinstance(item, GroupItem):
                yield f"{section.id}.{item.theme}"
                yield from (leaf.id for leaf in item.body)
            else:
                yield item.id


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
