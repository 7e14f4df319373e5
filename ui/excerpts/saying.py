"""What the window says of an excerpt, in the language of the user: date, source, themes, grade, place in the briefing."""
from __future__ import annotations

from dataclasses import replace

from briefer.model.briefing import Section
from briefer.model.dates import Date
from briefer.model.pack import Pack
from briefer.model.selection import Selected
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.text import Span, paragraph_range, paragraphs
from briefer.model.themes import Theme
from briefer.workflow import DateWords
from ui.words import Words

_FEW = 60  # signs of a quote where it is only named


class Saying:
    """The sentences, in whichever language is spoken."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._paragraphs: dict[int, tuple[str, tuple[Span, ...]]] = {}
        self._known_dates: dict[str, DateWords] = {}

    @property
    def _dates(self) -> DateWords:
        """The words of dates; they are slow to load, so not before the first date."""
        language = self.words.language
        if language not in self._known_dates:
            self._known_dates[language] = DateWords(language)
        return self._known_dates[language]

    def date(self, when: Date | None) -> str:
        """When it happened, as it can be typed too; nothing for no date. Whether the source states it, the hint beside the field says."""
        return self._dates.event(replace(when, basis="stated")) if when is not None and when.given else ""

    def date_cell(self, when: Date | None) -> str:
        """The same where something must stand."""
        return self.date(when) or self.words.text(
            "excerpts.no_date" if when is not None and when.basis == "not_applicable" else "excerpts.undated")

    def title(self, source: Source) -> str:
        """What a source is called: its title, else its file."""
        return self.words.best(source.title.text) or source.origin.file or self.words.text("excerpts.source", number=source.number)

    def paragraph(self, source: Source, excerpt: Excerpt) -> int:
        """The paragraph in which an excerpt begins; 0 when it is lost."""
        if not source.verified(excerpt):
            return 0
        text, spans = self._paragraphs.get(source.number, ("", ()))
        if text is not source.text:
            spans = paragraphs(source.text)
            self._paragraphs[source.number] = (source.text, spans)
        return paragraph_range(spans, excerpt.start, excerpt.end)[0]

    def place(self, source: Source, excerpt: Excerpt) -> str:
        """Its paragraph, as it is printed beside quotations; nothing when it is lost."""
        number = self.paragraph(source, excerpt)
        return f"¶ {number}" if number else ""

    def origin(self, source: Source, excerpt: Excerpt) -> str:
        """Number and source: "5.2 · Italy in the Coalition"."""
        return f"{source.number}.{excerpt.number} · {self.title(source)}"

    def themes(self, pack: Pack, excerpt: Excerpt) -> tuple[Theme, ...]:
        """The themes of an excerpt."""
        found = (pack.theme(id) for id in excerpt.themes)
        return tuple(theme for theme in found if theme is not None)

    def theme(self, theme: Theme) -> str:
        """The name of a theme."""
        return self.words.best(theme.name)

    def section(self, section: Section) -> str:
        """The title of a section."""
        return self.words.best(section.titles) or section.id

    def grade(self, source: Source, excerpt: Excerpt) -> str:
        """Reliability and credibility: B2."""
        return f"{source.reliability}{excerpt.credibility}"

    def whole(self, pack: Pack, one: Selected, section: str) -> str:
        """All of a row in one sentence, for who hears it."""
        source, excerpt = one
        names = ", ".join(self.theme(theme) for theme in self.themes(pack, excerpt)) or self.words.text("excerpts.no_theme")
        place = self.words.text("excerpts.placed_in", section=section) if section else self.words.text("excerpts.not_placed")
        return self.words.text("excerpts.row", id=str(ExcerptId.of(source, excerpt)), date=self.date_cell(excerpt.date), themes=names,
                               grade=self.grade(source, excerpt), place=place, quote=excerpt.words)

    def few(self, excerpt: Excerpt) -> str:
        """The beginning of a quote."""
        text = " ".join(excerpt.words.split())
        return text if len(text) <= _FEW else text[:_FEW].rsplit(" ", 1)[0] + "…"

    def citation(self, source: Source, excerpt: Excerpt) -> str:
        """A quotation with where it comes from, for pasting elsewhere."""
        publisher = self.words.best(source.publisher.text)
        known = (source.author, publisher, self.title(source), self._dates.published(source.published), self.place(source, excerpt))
        return self.words.text("excerpts.citation", quote=" ".join(excerpt.words.split()), origin=", ".join(one for one in known if one))
