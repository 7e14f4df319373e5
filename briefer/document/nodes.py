"""The tree of a document: what is said and in what role, never how it looks. Everything frozen; words are final."""
from __future__ import annotations

from typing import Literal, TypeAlias

from briefer.document.cards import BioCard as BioCard
from briefer.document.cards import BioCards as BioCards
from briefer.document.cards import OptionCard as OptionCard
from briefer.document.cards import PressCard as PressCard
from briefer.document.drawings import Coverage as Coverage
from briefer.document.drawings import Shown as Shown
from briefer.document.drawings import Swimlane as Swimlane
from briefer.document.drawings import Timeline as Timeline
from briefer.document.drawings import TimelineMark as TimelineMark
from briefer.document.drawings import TimelineRow as TimelineRow
from briefer.document.forms import DataBlock as DataBlock
from briefer.document.forms import DecisionBox as DecisionBox
from briefer.document.forms import Entry as Entry
from briefer.document.forms import FigureStrip as FigureStrip
from briefer.document.forms import LabelledRow as LabelledRow
from briefer.document.forms import NoteColumns as NoteColumns
from briefer.document.forms import SideBox as SideBox
from briefer.document.forms import SpeakingPoints as SpeakingPoints
from briefer.document.forms import StripFigure as StripFigure
from briefer.document.inlines import Inline as Inline
from briefer.document.inlines import Inlines as Inlines
from briefer.document.inlines import LineBreak as LineBreak
from briefer.document.inlines import Link as Link
from briefer.document.inlines import Marks as Marks
from briefer.document.inlines import Note as Note
from briefer.document.inlines import Rating as Rating
from briefer.document.inlines import Reference as Reference
from briefer.document.inlines import Text as Text
from briefer.values import dataclass

# Every block has an id, stable from one assembly to the next: bookmarks, links and the preview go by it.

HeadingLook = Literal["section", "back", "eyebrow", "sub", "compact", "title"]
# An opening stands before any heading and takes the full measure.
ParagraphRole = Literal["body", "opening", "empty", "source_note", "meta"]
Align = Literal["left", "right", "center"]
# Looks of tables whose column widths and rules the style gives (print tokens `tables.<kind>`).
TableKind = Literal["chronology_theme", "chronology", "events", "register", "grading_key", "comparison", "pairs", "statements", "letters",
                    "audit_excerpts", "changes", "free"]
Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: of a numbered or plain section, of back matter, a small label above a box or list, a sub-heading, a short
    section under a rule (`compact`), or the title of a page of its own.

    `level` is 1 or 2; `number` is empty when it bears none; `listed` says whether the contents name it. `remark` stands at the
    right of a compact heading that has nothing below it ("— Nothing to report.").
    """

    id: str
    content: Inlines
    look: HeadingLook = "section"
    level: int = 1
    number: str = ""
    listed: bool = True
    remark: Inlines = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `number` is its printed number ("2.3"), `depth` its level in a numbering scheme (0 for 1., 1 for a.).

    `portion` is the marking of this paragraph alone, printed before it in round brackets.
    """

    id: str
    content: Inlines
    number: str = ""
    role: ParagraphRole = "body"
    depth: int = 0
    portion: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation from a source, its marks already set, one entry of `paragraphs` for each paragraph of the source.

    `translation` stands below with its own label and marks; `meta` names speaker, source and place.
    A quotation that is not verified has no marks and says so in its text.
    """

    id: str
    letter: str
    grade: str
    paragraphs: tuple[Inlines, ...]
    language: str
    meta: Inlines
    translation: tuple[Inlines, ...] = ()
    translation_language: str = ""
    portion: str = ""


@dataclass(frozen=True, slots=True)
class KeyBox:
    """The box of the bottom line: a label and its paragraphs."""

    id: str
    label: str
    paragraphs: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list with en dashes; items end with the punctuation of their language, already set."""

    id: str
    items: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption above a figure or table: "Table 1." and the finding."""

    label: str
    content: Inlines


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, how its cells stand, and its width in millimetres (0: as the style says, or what is left)."""

    title: Inlines
    align: Align = "left"
    width_mm: float = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, one cell for each column; `head` marks cells that name their row."""

    cells: tuple[Inlines, ...]
    head: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; without rows it prints `empty` as its one row, after a dash. `note` stands below it, `summary` is for who
    cannot see it.

    `accent` is the column under a heavy rule (the recommended course), from 0; with `total` the last row sums the others up.
    """

    id: str
    kind: TableKind
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Caption | None = None
    note: Inlines = ()
    empty: str = ""
    summary: str = ""
    accent: int | None = None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """An acronym and what it means."""

    term: str
    content: Inlines


@dataclass(frozen=True, slots=True)
class TermList:
    """The acronyms, set in two columns, read down the first and then the second."""

    id: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its caption, the note below, and the words that say its finding to who cannot see it; of a coverage, `alt`
    is its whole content as text.

    Without a drawing it prints `empty`, after a dash, between two rules.
    """

    id: str
    drawing: Shown | None
    alt: str
    caption: Caption | None = None
    note: Inlines = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings that are `listed`; layout fills in the pages."""

    id: str


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """The head of the first page or of a part: who writes, the type of document, its title; each style arranges it in its own way.

    As a `band` it takes one line: type and title left, `rows` right. `statement` is a sentence the type of document always prints
    under its title.

    `rows` are the short data at the right of a staff head (reference, date, copy). `protocol` ("Prot. n. 017/2026"),
    `place_date` ("Roma, 21 novembre 2026") and `addressee` ("per il Capo di Stato Maggiore") are what a diplomatic head
    prints instead.
    """

    id: str
    office: str
    office_section: str
    document_type: str
    title: str
    subtitle: str = ""
    rows: tuple[LabelledRow, ...] = ()
    protocol: str = ""
    place_date: str = ""
    addressee: str = ""
    statement: str = ""
    band: bool = False


@dataclass(frozen=True, slots=True)
class AddressRows:
    """The rows under the title: to, from, subject, basis …"""

    id: str
    rows: tuple[LabelledRow, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source in the one-line list: its letter and the line."""

    letter: str
    content: Inlines


@dataclass(frozen=True, slots=True)
class References:
    """The one-line list of sources, with a note below."""

    id: str
    entries: tuple[SourceEntry, ...]
    note: Inlines = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Room for a signature: the office of who signs, and what is printed under the line."""

    id: str
    office: str
    under_line: str


@dataclass(frozen=True, slots=True)
class Distribution:
    """Who gets the document, for action and then for information."""

    id: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a page."""

    id: str


@dataclass(frozen=True, slots=True)
class Part:
    """What follows starts a page, and a part with its own page shape and its own words at the foot: an annex, a landscape page."""

    id: str
    orientation: Orientation = "portrait"
    reference: str = ""
    short_title: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A table and a box beside each other, each under its label; they never part."""

    id: str
    label: str
    table: Table
    box: SideBox


Block: TypeAlias = (
    Heading | Paragraph | Quote | KeyBox | BulletList | Table | TermList | Figure | Contents | HeaderBlock | AddressRows
    | References | Signature | Distribution | PageBreak | Part | OptionCard | BioCards | PressCard | DataBlock | DecisionBox
    | FigureStrip | SpeakingPoints | SideBox | Band | NoteColumns)


@dataclass(frozen=True, slots=True)
class Meta:
    """What is true of the whole document. `date` is ISO; `reference` and `short_title` stand in the footer."""

    language: str
    title: str
    short_title: str = ""
    subject: str = ""
    author: str = ""
    keywords: tuple[str, ...] = ()
    reference: str = ""
    marking: str = ""
    date: str = ""
    draft: bool = False
    copy: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words that layout prints late, in the document's language; `{n}` and `{total}` are filled in then."""

    page: str  # "Page {n} of {total}"
    copy: str  # "Copy {n} of {total}"
    continued: str  # "cont."
    draft: str  # "DRAFT"
    notes: str = ""  # "Notes", over notes that stand at the end of their section


@dataclass(frozen=True, slots=True)
class Document:
    """A document ready to print."""

    meta: Meta
    phrases: Phrases
    blocks: tuple[Block, ...]
