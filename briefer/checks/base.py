"""What a check finds, and what it looks at."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Literal, TypeAlias

from briefer.edits.base import Edit
from briefer.edits.bodies import Spot
from briefer.errors import Message, message
from briefer.i18n import LANGUAGES
from briefer.model import framing
from briefer.model.briefing import Briefing, CardsItem, GroupItem, Section, TableItem, TextItem
from briefer.model.framing import Footnote, FramingBlock, FramingInline, FramingList, InlineQuotation, References
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.selection import Selected, leaves, press_quotations, select
from briefer.model.sources import ExcerptId, Source
from briefer.values import dataclass

Severity = Literal["fix", "look"]  # fix before printing, or worth a look


@dataclass(frozen=True, slots=True)
class Fix:
    """What can be done about a finding; without an edit the face opens the field, for a person to decide."""

    label: Message
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at before printing.

    `item` is an excerpt (5.2), a source (5), a section, an acronym or a briefing by its number or id; `field` is what of it to open,
    `section` where in the briefing it stands, if at one place only.
    """

    check: str
    severity: Severity
    item: str
    message: Message
    fixes: tuple[Fix, ...] = ()
    field: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A text item of the briefing, and where it stands."""

    section: Section
    spot: Spot
    at: int
    text: Localized
    portion: str = ""


@dataclass(frozen=True)
class Scope:
    """What the checks look at: a briefing as it would print in these languages, or the whole pack without one.

    `pages` gives the number of pages by language where it is known; without `fixes`, no check need look long for one.
    """

    pack: Pack
    briefing: Briefing | None
    languages: tuple[str, ...]
    pages: Mapping[str, int] = field(default_factory=dict)
    fixes: bool = True

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that can print."""
        return tuple(section for section in self.briefing.sections if section.print != "never") if self.briefing else ()

    @cached_property
    def placed(self) -> tuple[Selected, ...]:
        """The excerpts placed to be quoted in sections that can print, each once, by number; all of them without a briefing."""
        return self._each(id for section in self.sections for id in section.quoted())

    @cached_property
    def quoted(self) -> tuple[Selected, ...]:
        """The excerpts that print as quotations: those placed, and those of a press review; all of them without a briefing."""
        ids = {id for section in self.sections for id in section.quoted()}
        if self.briefing:
            for section in self.sections:
                if section.kind == "press_items":
                    ids.update(ExcerptId.of(*one) for one in press_quotations(self.pack, self.briefing, section))
        return self._each(ids)

    @cached_property
    def printed(self) -> tuple[Selected, ...]:
        """As `placed`, with what fills sections by itself and what is quoted within sentences: all that the document rests on."""
        ids = {id for section in self.sections for id in section.quoted()}
        if self.briefing:
            for section in self.sections:
                ids.update(ExcerptId.of(*one) for one in select(self.pack, self.briefing, section))
        ids.update(inline.excerpt for _, inline in self.inlines if isinstance(inline, InlineQuotation))
        return self._each(ids)

    @cached_property
    def cited(self) -> tuple[Source, ...]:
        """The sources that bear a letter in the briefing; all of them without a briefing."""
        if self.briefing is None:
            return self.pack.sources
        numbers = {source.number for source, _ in self.printed}
        for _, named in self.references:
            numbers.update(named.sources, (excerpt.source for excerpt in named.excerpts))
        return tuple(source for source in self.pack.sources if source.number in numbers)

    @cached_property
    def texts(self) -> tuple[Said, ...]:
        """The text items of sections that can print, in order."""
        found: list[Said] = []
        for section in self.sections:
            found += _said(section, Spot(section.id, intro=True), section.intro)
            found += _said(section, Spot(section.id), section.body)
            for item in section.body:
                if isinstance(item, GroupItem):
                    found += _said(section, Spot(section.id, item.theme), item.body)
        return tuple(found)

    @cached_property
    def passages(self) -> tuple[tuple[Section, str], ...]:
        """All that is written in markup, as it prints in the languages asked for, with its section: texts, captions, tables and cards."""
        return tuple((section, said) for section in self.sections for text in _written(section) for said in self.in_languages(text))

    @cached_property
    def inlines(self) -> tuple[tuple[Section, FramingInline], ...]:
        """Everything the passages hold."""
        return tuple((section, inline) for section, said in self.passages for inline in framing.inlines(said))

    @cached_property
    def references(self) -> tuple[tuple[Section, References], ...]:
        """What each passage refers to."""
        return tuple((section, framing.references(said)) for section, said in self.passages)

    @cached_property
    def explained(self) -> Mapping[str, Localized]:
        """What the sources themselves say acronyms stand for, where they leave no doubt and agree; nothing where no fix is asked for."""
        from briefer.analysis.acronyms import expansions_in

        found: dict[str, dict[str, str]] = {}
        for source in self.pack.sources if self.fixes else ():
            for one in expansions_in(source.text, source.language):
                if one.sure and one.language:
                    known = found.setdefault(one.acronym, {})
                    if known.setdefault(one.language, one.meaning).casefold() != one.meaning.casefold():
                        known[one.language] = ""
        return {acronym: Localized(meanings) for acronym, meanings in found.items()}

    def in_languages(self, text: Localized) -> tuple[str, ...]:
        """A text as it prints in each of the languages, each wording once."""
        return tuple(dict.fromkeys(said for language in self.languages if (said := text.text(language))))

    def _each(self, ids: Iterable[ExcerptId]) -> tuple[Selected, ...]:
        wanted = frozenset(ids)
        return tuple((source, excerpt) for source, excerpt in self.pack.excerpts()
                     if self.briefing is None or ExcerptId.of(source, excerpt) in wanted)


Check: TypeAlias = Callable[[Scope], Iterator[Finding]]


def language_name(language: str) -> Message | str:
    """A language as the faces call it; one they have no name for by its code."""
    return message(f"language.{language}") if language in LANGUAGES else language


def paragraphs_of(blocks: Iterable[FramingBlock]) -> Iterator[tuple[FramingInline, ...]]:
    """What each paragraph or list item says, footnotes left out."""
    for block in blocks:
        for paragraph in block.items if isinstance(block, FramingList) else (block,):
            yield tuple(inline for inline in paragraph.content if not isinstance(inline, Footnote))


def _written(section: Section) -> Iterator[Localized]:
    """The texts of a section that are written in markup."""
    yield section.caption
    for item in (*section.intro, *leaves(section.body)):
        match item:
            case TextItem(text):
                yield text
            case TableItem():
                yield item.caption
                yield from (column.title for column in item.columns)
                yield from (cell for row in item.rows for cell in row)
            case CardsItem():
                yield from (text for card in item.items for text in (card.title, *card.lines))
            case _:
                pass


def _said(section: Section, spot: Spot, items: Iterable[object]) -> Iterator[Said]:
    for at, item in enumerate(items):
        if isinstance(item, TextItem):
            yield Said(section, spot, at, item.text, item.portion)
