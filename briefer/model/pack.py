"""The pack: everything an officer keeps for one subject, as one value that never changes."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import field

from briefer.model.briefing import Briefing
from briefer.model.extra import Extra
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.themes import GlossaryEntry, Theme
from briefer.values import dataclass

FORMAT_VERSION = (1, 0)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A document handed over: when, which briefing, language and copy, and the SHA-256 of the file."""

    date: str
    briefing: str
    language: str
    file: str
    sha256: str
    copy: str = ""
    to: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack. Sources stand in the order of their numbers; `files` gives the SHA-256 of styles and media it carries."""

    id: str
    created: str  # ISO date-time with zone
    sources: tuple[Source, ...] = ()
    themes: tuple[Theme, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    next_source: int = 1
    extra: Extra = ()

    def source(self, number: int) -> Source | None:
        """The source with this number, or None."""
        index = bisect_left(self.sources, number, key=lambda source: source.number)
        if index < len(self.sources) and self.sources[index].number == number:
            return self.sources[index]
        return None

    def excerpt(self, id: ExcerptId) -> Excerpt | None:
        """The excerpt with this number, or None."""
        source = self.source(id.source)
        return source.excerpt(id.number) if source else None

    def excerpts(self) -> Iterator[tuple[Source, Excerpt]]:
        """Every excerpt with its source, in the order of their numbers."""
        for source in self.sources:
            for excerpt in source.excerpts:
                yield source, excerpt

    def theme(self, id: str) -> Theme | None:
        """The theme with this id, or None."""
        return next((theme for theme in self.themes if theme.id == id), None)

    def briefing(self, id: str) -> Briefing | None:
        """The briefing with this id, or None."""
        return next((briefing for briefing in self.briefings if briefing.id == id), None)
