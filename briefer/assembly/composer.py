"""What one assembly knows and keeps count of, handed to every section as it is composed in printed order."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property
from typing import Literal

from briefer.assembly.acronyms import Expander, Glossary
from briefer.assembly.dates import Dates
from briefer.assembly.letters import Letters
from briefer.assembly.numbers import Numbers
from briefer.assembly.once import Once
from briefer.assembly.typography import typeset
from briefer.assembly.words import Words
from briefer.document.inlines import Inlines, Link, Note, Reference, Text
from briefer.document.nodes import Block
from briefer.model.briefing import Briefing, LeafItem, Numbering, TextItem
from briefer.model.localized import PLAIN, Localized
from briefer.model.origins import Origin
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId, Source
from briefer.model.text import Span, paragraphs
from briefer.model.themes import Theme
from briefer.values import dataclass

_TURN = re.compile(r"\s*\n\s*")
TargetKind = Literal["section", "section_named", "paragraph", "figure", "table"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a cross-reference can name: its kind and its number, or the title of a section without one."""

    kind: TargetKind
    name: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a document prints before the place where it comes to be known: found by one run of assembly, used by the next."""

    letters: Mapping[int, str] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)
    acronyms: frozenset[str] = frozenset()
    graded: bool = False
    printed: tuple[ExcerptId, ...] = ()
    sections: int = 0
    paragraphs: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """Everything a run keeps count of, at one moment."""

    numbers: Numbers
    letters: Mapping[int, str]
    printed: Mapping[ExcerptId, bool]
    ids: Mapping[str, int]
    targets: Mapping[str, Target]
    noted: frozenset[str]
    acronyms: frozenset[str]
    graded: Mapping[int, None]


class Composer:
    """One run of assembly: pack, briefing and words, and what has been printed so far."""

    def __init__(self, pack: Pack, briefing: Briefing, words: Words, numbering: Numbering, ahead: Ahead, once: Once) -> None:
        self.pack, self.briefing, self.words, self.ahead, self.once = pack, briefing, words, ahead, once
        self.language = words.language
        self.dates = Dates(words)
        self.glossary = once(Glossary, pack.glossary)
        self.acronyms = Expander(self.glossary, words.language)
        self.letters = Letters()
        self.numbers = Numbers(numbering, lone=ahead.paragraphs == 1)
        self.printed: dict[ExcerptId, bool] = {}  # and whether in words, or only as a mark in a figure
        self.graded_sources: dict[int, None] = {}
        self.targets: dict[str, Target] = {}
        self.blocks: list[Block] = []  # what is composed so far, for the annexes that look back on it
        self.hands: dict[str, tuple[str, str]] = {}
        self.made_of: dict[str, LeafItem] = {}  # the item that a block was made of, by its id
        self.origins: dict[str, Origin] = {}  # of the blocks of finished sections
        self.places: dict[str, str] = {}  # of blocks without a number, the name by which the audit finds them
        self._ids: dict[str, int] = {}  # with the last number given after it
        self.referred_to: set[str] = set()
        self._noted: set[str] = set()

    @cached_property
    def themes(self) -> Mapping[str, Theme]:
        """The themes of the pack, in its order."""
        return {theme.id: theme for theme in self.pack.themes}

    def unique(self, id: str) -> str:
        """An id that no block has yet: this one, or with a number after it."""
        candidate = id
        while candidate in self._ids:
            self._ids[id] += 1
            candidate = f"{id}.{self._ids[id]}"
        self._ids[candidate] = 1
        return candidate

    def referred(self, id: str) -> Target | None:
        """What a cross-reference names, if the run before found it."""
        self.referred_to.add(id)
        return self.ahead.targets.get(id)

    def mark(self) -> Mark:
        """Where this run stands, to come back to when what follows turns out to print nothing."""
        return Mark(replace(self.numbers), self.letters.given(), dict(self.printed), dict(self._ids), dict(self.targets),
                    frozenset(self._noted), frozenset(self.acronyms.done), dict(self.graded_sources))

    def back_to(self, mark: Mark) -> None:
        """Takes back everything since a mark."""
        self.numbers, self.letters = replace(mark.numbers), Letters(mark.letters)
        self.printed, self.graded_sources = dict(mark.printed), dict(mark.graded)
        self._ids, self._noted, self.targets = dict(mark.ids), set(mark.noted), dict(mark.targets)
        self.acronyms.done = set(mark.acronyms)

    def stands(self, id: ExcerptId, *, drawn: bool = False) -> None:
        """Notes that an excerpt stands in the paper: in words, or drawn as a mark in a figure."""
        self.printed[id] = self.printed.get(id, False) or not drawn

    def target(self, id: str, kind: TargetKind, name: str) -> None:
        """A block that cross-references may name."""
        if id and name:
            self.targets.setdefault(id, Target(kind, name))

    def ours(self, value: Localized) -> str:
        """Text of the officer in the document's language, typeset; nothing if it was not written in that language."""
        text = value.text(self.language).strip()
        return self.typeset(text) if text else ""

    def typeset(self, text: str) -> str:
        """Text of our own, as the typography of the document's language sets it."""
        return self.once(typeset, text, self.language)

    def any_language(self, value: Localized, plain_language: str = "") -> tuple[str, str]:
        """Text in the best language there is, and that language where it is not the document's.

        Text of no language in particular is taken to be in `plain_language`.
        """
        for key in (self.language, PLAIN, *value) if value else ():
            if value.get(key):
                language = plain_language if key == PLAIN else key
                return value[key].strip(), "" if language == self.language else language
        return "", ""

    def named(self, value: Localized) -> Text | None:
        """A title or name, typeset and on one line, in the document's language or marked with its own; None without any."""
        text, language = self.any_language(value)
        shown = self.typeset(_TURN.sub(" ", text)) if not language else _TURN.sub(" ", text)
        return Text(shown, language=language) if shown else None

    def theme(self, id: str) -> Text:
        """The name of a theme; its id when it has none, and a word for what has no theme."""
        theme = self.themes.get(id)
        return (self.named(theme.name) if theme else None) or Text(id or self.words.text("theme.none"))

    def spans(self, source: Source) -> tuple[Span, ...]:
        """The paragraphs of a source."""
        return self.once(paragraphs, source.text)

    def cite(self, *sources: int, strong: bool = True, passages: tuple[str, ...] = ()) -> Reference:
        """A bracket with the letters of these sources, and what in them is cited."""
        return Reference(self.letters.bracket(sources), strong, passages)

    def portion(self, marking: str) -> str:
        """The marking of one paragraph or quotation, where the briefing prints such."""
        return marking if self.briefing.portion_marks else ""

    def vouched(self, id: str, item: TextItem) -> None:
        """Notes who wrote a block and who checked it."""
        self.hands[id] = (item.by, item.checked)
        self.made_of[id] = item

    def graded(self, source: Source) -> bool:
        """Whether a grade that has to do with this source has been printed."""
        return source.number in self.graded_sources

    def note(self, content: tuple[Text | Link | Reference, ...]) -> Note:
        """A footnote with the next number."""
        number = self.numbers.note()
        return Note(number, content, self.unique(f"note.{number}"))

    def date_note(self, value: Localized, of: str) -> Inlines:
        """The footnote that says why a date was given; once for each date, which `of` identifies."""
        text = self.ours(value)
        if not text or of in self._noted:
            return ()
        self._noted.add(of)
        return (self.note((Text(text),)),)

    def found_ahead(self, texts: frozenset[str]) -> Ahead:
        """What this run found out for the next one; `texts` are the acronyms its document prints."""
        targets = {id: self.targets[id] for id in self.referred_to if id in self.targets}
        return Ahead(self.letters.given(), targets, texts, bool(self.graded_sources), tuple(self.printed), self.numbers.sections,
                     self.numbers.paragraphs)
