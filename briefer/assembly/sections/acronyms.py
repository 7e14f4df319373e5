"""The list of acronyms."""
from __future__ import annotations

from briefer.assembly.acronyms import definition
from briefer.assembly.composer import Composer
from briefer.document.nodes import Block, Term, TermList
from briefer.model.briefing import Section


def acronyms(composer: Composer, section: Section) -> list[Block]:
    """Every acronym that is printed, quotations included, by the alphabet; nothing when none is."""
    entries = {entry.acronym: entry for entry in reversed(composer.pack.glossary) if entry.acronym in composer.ahead.acronyms}
    terms = tuple(Term(acronym, definition(entries[acronym], composer.language))
                  for acronym in sorted(entries, key=lambda acronym: (acronym.casefold(), acronym)) if entries[acronym].meaning)
    return [TermList(composer.unique(f"{section.id}.list"), terms)] if terms else []
