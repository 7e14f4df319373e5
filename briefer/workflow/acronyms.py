"""The acronyms of a pack: how often and where its sources use them, what they say that these stand for, and what the glossary lacks."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from briefer.analysis.acronyms import MARKS, Expansion, acronyms_in, alike, expansions_in
from briefer.analysis.language import language_of
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.text import Span, folded
from briefer.model.themes import GlossaryEntry
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a source says an acronym stands for, where it first says so, and whether the initials are in order."""

    text: str
    language: str
    source: int
    span: Span
    sure: bool


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym of a pack: how often its sources use it, which they are, the meanings they give, and what the glossary has."""

    acronym: str
    count: int
    sources: tuple[int, ...]
    meanings: tuple[Meaning, ...]
    entry: GlossaryEntry | None

    @property
    def collides(self) -> bool:
        """Whether it stands for two things: two meanings in one language, or one other than the glossary's."""
        ours = tuple(self.entry.meaning.values()) if self.entry else ()
        new = [one for one in self.meanings if not any(alike(one.text, said) for said in ours)]
        if self.entry is not None and any(one.language in self.entry.meaning for one in new):
            return True
        return any(one.language == other.language and not alike(one.text, other.text) for one, other in combinations(new, 2))

    @property
    def like_marking(self) -> bool:
        """Whether it is written like the short form of a protective marking."""
        return self.acronym in MARKS

    @property
    def proposal(self) -> GlossaryEntry | None:
        """The glossary entry to add, or to complete; None when the texts say nothing that the glossary lacks."""
        meaning = self.entry.meaning if self.entry else Localized()
        for language in ("en", "it"):
            said = [one for one in self.meanings if one.language == language]
            if said and not meaning.get(language):
                meaning = meaning.with_text(language, max(said, key=lambda one: one.sure).text)
        if self.entry is None:
            return GlossaryEntry(self.acronym, meaning, case_sensitive=True) if meaning else None
        changed = GlossaryEntry(self.acronym, meaning, self.entry.known, self.entry.case_sensitive, self.entry.extra)
        return None if changed == self.entry else changed


def acronyms_of(pack: Pack) -> tuple[Acronym, ...]:
    """The acronyms of a pack's sources in alphabetical order, with what their texts say of them."""
    uses: dict[str, list[int]] = defaultdict(list)
    meanings: dict[str, list[Meaning]] = defaultdict(list)
    for source in pack.sources:
        for acronym, _ in acronyms_in(source.text):
            uses[acronym].append(source.number)
        for said in expansions_in(source.text, source.language or language_of(source.text[:2_000])):
            if not _known(meanings[said.acronym], said):
                meanings[said.acronym].append(Meaning(said.meaning, said.language, source.number, said.span, said.sure))
    entries = {entry.acronym: entry for entry in reversed(pack.glossary)}
    return tuple(
        Acronym(acronym, len(uses[acronym]), tuple(dict.fromkeys(uses[acronym])), tuple(meanings[acronym]), entries.get(acronym))
        for acronym in sorted(uses, key=lambda one: (one.casefold(), one)))


def _known(meanings: Sequence[Meaning], said: Expansion) -> bool:
    """Whether an earlier place of the pack gives the same meaning."""
    return any(one.language == said.language and folded(one.text).casefold() == folded(said.meaning).casefold() for one in meanings)
