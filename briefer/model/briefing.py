"""Briefings: title data, frame and sections; a section's body keeps framing text and excerpts in reading order."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Literal, TypeAlias, get_args

from briefer.model.extra import Extra
from briefer.model.localized import NOTHING, Localized
from briefer.model.sources import ExcerptId
from briefer.values import dataclass

SectionKind = Literal[
    "text", "excerpts", "by_theme", "chronology", "timeline", "key_points", "bottom_line", "press_items", "table", "contents",
    "sources", "acronyms", "grading_key", "audit", "coverage", "distribution", "signature", "decision_box", "annex_full_text"]
Order = Literal["mine", "date", "source", "published_desc", "grade"]
Printing = Literal["auto", "always", "never"]
HeadingLook = Literal["numbered", "plain", "caption", "none"]
Dated = Literal["yes", "no", "any"]
Numbering = Literal["section_dot", "continuous", "nato", "italian"]
Side = Literal["left", "right", "title"]
CardLayout = Literal["options", "people", "items"]
ColumnType = Literal["text", "number", "date", "mark"]
Align = Literal["left", "right", "center"]

SECTION_KINDS: tuple[SectionKind, ...] = get_args(SectionKind)
BACK_MATTER: frozenset[SectionKind] = frozenset(
    {"contents", "acronyms", "sources", "grading_key", "distribution", "annex_full_text", "audit", "coverage"})
ANNEXES: frozenset[SectionKind] = frozenset({"annex_full_text", "audit", "coverage"})  # a paper's usual length is without them
PLACING: frozenset[SectionKind] = frozenset({"excerpts", "by_theme"})  # what excerpts are proposed for
CHOOSING: frozenset[SectionKind] = frozenset({"chronology", "timeline", "press_items"})  # those in the body say what is taken
TAKING: frozenset[SectionKind] = PLACING | CHOOSING | {"text"}  # where an officer may place excerpts
ORDERS: tuple[Order, ...] = get_args(Order)
NUMBERINGS: tuple[Numbering, ...] = get_args(Numbering)


@dataclass(frozen=True, slots=True)
class SectionRule:
    """Which excerpts a section takes: by theme ids or a PMESII letter, source numbers, a period in EDTF, and how many."""

    themes: tuple[str, ...] = ()
    all_themes: bool = False
    pmesii: str = ""
    sources: tuple[int, ...] = ()
    dates: str = ""
    dated: Dated = "any"
    placed: bool = False
    min: int = 0
    max: int = 0
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class TextItem:
    """A stretch of framing text in the markup of `model.framing`, per language; one numbered paragraph each.

    `portion` is the marking of this text alone; `by` and `checked` are initials of who wrote and who checked it.
    """

    text: Localized
    id: str = ""
    portion: str = ""
    by: str = ""
    checked: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class ExcerptItem:
    """A placed excerpt."""

    excerpt: ExcerptId
    id: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table the officer made; width in millimetres, 0 takes what is left."""

    title: Localized
    align: Align = "left"
    width: float = 0
    type: ColumnType = "text"
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class TableItem:
    """A table the officer made; a row has one text for each column."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Localized, ...], ...]
    caption: Localized = NOTHING
    id: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A card: title, lines of text, and marks (`+`, `-`, `recommended` …) that its layout knows."""

    title: Localized
    lines: tuple[Localized, ...] = ()
    marks: tuple[str, ...] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class CardsItem:
    """A row of cards: courses of action, persons, or items."""

    layout: CardLayout
    items: tuple[Card, ...]
    id: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class GroupItem:
    """What a `by_theme` section holds for one theme."""

    theme: str
    body: tuple[TextItem | ExcerptItem | TableItem | CardsItem, ...] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class LaneBar:
    """An activity in a lane of a swimlane, in EDTF; without `end`, `open` says that none is known. A milestone has a start only."""

    start: str
    end: str = ""
    open: bool = False
    label: Localized = NOTHING
    milestone: bool = False
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane of a swimlane: its title and what happened in it."""

    title: Localized
    bars: tuple[LaneBar, ...] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """The days of a swimlane that stand enlarged below it: first and last day (ISO), and a title."""

    start: str
    end: str
    title: Localized = NOTHING
    extra: Extra = ()


LeafItem: TypeAlias = TextItem | ExcerptItem | TableItem | CardsItem
Item: TypeAlias = LeafItem | GroupItem


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a briefing: its titles, the rule that proposes excerpts, and what the officer put into it."""

    id: str
    kind: SectionKind
    titles: Localized = NOTHING
    guidance: Localized = NOTHING
    rule: SectionRule = SectionRule()
    caption: Localized = NOTHING
    group_by: str = ""
    order: Order = "mine"
    required: bool = False
    print: Printing = "auto"
    page_break: bool = False
    heading: HeadingLook = "numbered"
    variant: str = ""
    lanes: tuple[Lane, ...] = ()
    detail: Detail | None = None
    intro: tuple[TextItem, ...] = ()
    body: tuple[Item, ...] = ()
    extra: Extra = ()

    def placed(self) -> Iterator[ExcerptId]:
        """The excerpts placed in this section, in order."""
        for item in self.body:
            for leaf in item.body if isinstance(item, GroupItem) else (item,):
                if isinstance(leaf, ExcerptItem):
                    yield leaf.excerpt

    def quoted(self) -> Iterator[ExcerptId]:
        """The excerpts placed here to be quoted, in order; none where they only say what is taken."""
        if self.kind not in CHOOSING:
            yield from self.placed()


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an excerpt is to stand: section, theme of its group in a `by_theme` section, place in that body (None: at its end)."""

    excerpt: ExcerptId
    section: str
    theme: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A row of the header: the field whose value it prints, its label, and where it stands: in the rows under the title, at the
    right of the head, or in the line under the title."""

    field: str
    label: Localized
    side: Side = "left"
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a template gives a document: the name of its type, the rows of its header, its usual length in pages.

    `statement` is a sentence that always stands under the title; with `data_block` the rows stand in pairs below it, the usual
    data at the right of the head apart.
    """

    names: Localized = NOTHING
    rows: tuple[FrameRow, ...] = ()
    min_pages: int = 0
    max_pages: int = 0
    closing: Localized = NOTHING
    statement: Localized = NOTHING
    data_block: bool = False
    numbering: Numbering | None = None  # None: as the style says
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class TemplateOrigin:
    """Which template a briefing was made from, and the SHA-256 of its file then."""

    id: str = ""
    sha256: str = ""
    extra: Extra = ()


# The title data that exist per language; what a document type needs beyond these stands in `Briefing.fields`.
TITLE_FIELDS = ("title", "subtitle", "short_title", "office", "office_section", "reference", "place", "to", "from", "subject",
                "basis", "distribution", "author", "marking")


@dataclass(frozen=True, slots=True)
class Briefing:
    """One document that a pack can print."""

    id: str
    template: TemplateOrigin = TemplateOrigin()
    style: str = "staff"
    languages: tuple[str, ...] = ("en", "it")
    date: str = ""  # ISO; empty: the as-of date
    as_of: str = ""  # ISO
    copies: int = 0
    frame: Frame = Frame()
    titles: Mapping[str, Localized] = field(default_factory=dict)  # by TITLE_FIELDS
    fields: Mapping[str, Localized] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    portion_marks: bool = False  # whether markings of single paragraphs and quotations print
    extra: Extra = ()

    def title_data(self, name: str) -> Localized:
        """One of TITLE_FIELDS, or one of the open fields; empty when not given."""
        return self.titles.get(name) or self.fields.get(name) or NOTHING

    def section(self, id: str) -> Section | None:
        """The section with this id, or None."""
        return next((section for section in self.sections if section.id == id), None)

    def placed(self) -> Iterator[tuple[str, ExcerptId]]:
        """Every placed excerpt with the id of its section, in printed order."""
        for section in self.sections:
            for excerpt in section.placed():
                yield section.id, excerpt

    @property
    def document_date(self) -> str:
        """The date the document bears, ISO, or nothing."""
        return self.date or self.as_of


@dataclass(frozen=True, slots=True)
class Template:
    """A template as loaded: what a new briefing of this kind starts with."""

    id: str
    names: Localized
    guidance: Localized
    style: str
    frame: Frame
    sections: tuple[Section, ...]
    sha256: str = ""
