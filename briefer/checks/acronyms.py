"""Whether readers can know what acronyms stand for."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefer.analysis.acronyms import no_acronym
from briefer.checks.base import Finding, Fix, Scope
from briefer.edits.excerpts import ChangeExcerpt
from briefer.edits.pack import SetGlossaryEntry
from briefer.errors import message
from briefer.model import framing
from briefer.model.briefing import ExcerptItem, Section, TextItem
from briefer.model.framing import Words
from briefer.model.localized import NOTHING
from briefer.model.selection import body, leaves
from briefer.model.sources import Excerpt, ExcerptId
from briefer.model.text import faithful
from briefer.model.themes import GlossaryEntry
from briefer.values import dataclass

_MORE_CAPITALS = r"(?<=[A-Z])[A-Z]{1,5}"  # after the first


@dataclass(frozen=True, slots=True)
class _Printed:
    """A stretch of text as it prints: framing text, or the words of an excerpt."""

    section: Section
    text: str
    excerpt: ExcerptId | None = None


def acronym_unexpanded(scope: Scope) -> Iterator[Finding]:
    """Acronyms that nobody spells out where they first print: those without meaning in the glossary, and those that a quotation uses first.

    In framing text the document spells out by itself what the glossary explains.
    """
    glossary = {entry.acronym: entry for entry in reversed(scope.pack.glossary)}
    pattern = _pattern(glossary)
    told: set[str] = set()
    for language in scope.languages:
        for printed, match in _first_uses(scope, pattern, language):
            acronym = match[0]
            entry = glossary.get(acronym)
            explained = entry is not None and (entry.known or (bool(entry.meaning) and printed.excerpt is None))
            by_itself = entry is None and no_acronym(printed.text, *match.span())
            if not (explained or by_itself or acronym in told or _spelled_out(printed.text, match)):
                told.add(acronym)
                yield _finding(scope, printed, acronym, entry, language)


def acronym_two_meanings(scope: Scope) -> Iterator[Finding]:
    """Acronyms that the glossary explains in two ways."""
    first: dict[str, GlossaryEntry] = {}
    for entry in scope.pack.glossary:
        former = first.setdefault(entry.acronym.casefold(), entry)
        if former is not entry and any(former.meaning.get(language, said) != said for language, said in entry.meaning.items()):
            yield Finding(
                "acronym_two_meanings", "look", entry.acronym,
                message("check.acronym_two_meanings", acronym=entry.acronym, first=former.meaning, second=entry.meaning),
                (Fix(message("fix.go_to_glossary")),))


def _pattern(glossary: Mapping[str, GlossaryEntry]) -> re.Pattern[str]:
    """Acronyms of the glossary, the longer first, and any other run of capitals."""
    forms = sorted((form for form in glossary if form), key=lambda form: (-len(form), form))
    rests = [rf"(?<={re.escape(form[0])}){re.escape(form[1:])}" for form in forms]
    # The first sign comes first: searching for it is several times faster than asking at every place whether a word begins there.
    firsts = re.escape("".join(sorted({form[0] for form in forms})))
    return re.compile(rf"[A-Z{firsts}](?<!\w.)(?:{'|'.join([*rests, _MORE_CAPITALS])})(?!\w)", re.DOTALL)


def _printed(scope: Scope, language: str) -> Iterator[_Printed]:
    """Framing text and quotations in printed order."""
    for section in scope.sections:
        for item in (*section.intro, *leaves(body(scope.pack, section))):
            if isinstance(item, TextItem):
                said = (inline.text for inline in framing.inlines(item.text.text(language)) if isinstance(inline, Words))
                yield _Printed(section, " ".join(said))
            elif isinstance(item, ExcerptItem) and (excerpt := scope.pack.excerpt(item.excerpt)):
                yield _Printed(section, excerpt.words, item.excerpt)


def _first_uses(scope: Scope, pattern: re.Pattern[str], language: str) -> Iterator[tuple[_Printed, re.Match[str]]]:
    """Where each acronym prints first."""
    done: set[str] = set()
    for printed in _printed(scope, language):
        for match in pattern.finditer(printed.text):
            if match[0] not in done:
                done.add(match[0])
                yield printed, match


def _spelled_out(text: str, match: re.Match[str]) -> bool:
    """Whether the writer explains an acronym where it stands: "Iraqi Security Forces (ISF)", "ISF (Iraqi …", "ISF [Iraqi …"."""
    before, after = text[:match.start()], text[match.end():]
    return (before.endswith(("(", "[")) and after.startswith((")", "]"))) or after.startswith((" (", " ["))


def _finding(scope: Scope, printed: _Printed, acronym: str, entry: GlossaryEntry | None, language: str) -> Finding:
    """What to do: spell it out in the quotation as an addition, or in the glossary; or say that readers know it."""
    item = str(printed.excerpt) if printed.excerpt else printed.section.id
    return Finding(
        "acronym_unexpanded", "look", item, message("check.acronym_unexpanded", acronym=acronym),
        tuple(_fixes(scope, printed, entry or GlossaryEntry(acronym), language)), "wording" if printed.excerpt else "text",
        printed.section.id)


def _fixes(scope: Scope, printed: _Printed, entry: GlossaryEntry, language: str) -> Iterator[Fix]:
    """Spell it out in the quotation, put what the sources say into the glossary, or by hand; or readers know it."""
    found = NOTHING if entry.meaning else scope.explained.get(entry.acronym, NOTHING)
    meaning = (entry.meaning or found).best(language)
    excerpt = scope.pack.excerpt(printed.excerpt) if printed.excerpt else None
    if excerpt and printed.excerpt and meaning and (wording := _with_addition(excerpt, entry.acronym, meaning)):
        yield Fix(message("fix.add_meaning", meaning=meaning), ChangeExcerpt(printed.excerpt, {"wording": wording}))
    elif not found or not meaning:
        yield Fix(message("fix.spell_out"))
    if found and meaning:
        yield Fix(message("fix.explain", acronym=entry.acronym, meaning=meaning), SetGlossaryEntry(replace(entry, meaning=found)))
    yield Fix(message("fix.known_to_readers"), SetGlossaryEntry(replace(entry, known=True)))


def _with_addition(excerpt: Excerpt, acronym: str, meaning: str) -> str:
    """The words of an excerpt with the meaning in square brackets after the acronym; nothing if that would not be verbatim."""
    said = re.sub(rf"(?<!\w){re.escape(acronym)}(?!\w)", lambda match: f"{match[0]} [{meaning}]", excerpt.words, count=1)
    return said if not faithful(said, excerpt.exact) else ""
