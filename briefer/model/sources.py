"""Sources and the excerpts taken from them."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import field
from operator import attrgetter
from typing import Literal, NamedTuple, get_args

from briefer.model import grading
from briefer.model.dates import Date
from briefer.model.extra import Extra
from briefer.model.localized import NOTHING, Localized
from briefer.model.text import paragraph_range, paragraphs
from briefer.values import dataclass

StatedBasis = Literal["found", "guessed", "supplied"]
Rights = Literal["open", "official", "reserved", "unknown"]
View = Literal["article", "page"]
Role = Literal["h1", "h2", "h3", "h4", "h5", "h6", "item", "row", "note", "caption"]
AnchorState = Literal["exact", "moved", "changed", "lost"]

STATED_BASES: tuple[StatedBasis, ...] = get_args(StatedBasis)
RIGHTS: tuple[Rights, ...] = get_args(Rights)
VIEWS: tuple[View, ...] = get_args(View)
ROLES: tuple[Role, ...] = get_args(Role)
CONTEXT = 32  # code points kept before and after a passage, to find it again


class ExcerptId(NamedTuple):
    """The number of an excerpt: of its source, and its own within it; written `5.2`."""

    source: int
    number: int

    def __str__(self) -> str:
        return f"{self.source}.{self.number}"

    @classmethod
    def parse(cls, text: str) -> ExcerptId:
        """The id from its written form; ValueError when it is not one."""
        source, dot, number = text.partition(".")
        if not (dot and source.isascii() and source.isdigit() and number.isascii() and number.isdigit()):
            raise ValueError(text)
        return cls(int(source), int(number))

    @classmethod
    def of(cls, source: Source, excerpt: Excerpt) -> ExcerptId:
        """The id of an excerpt of a source."""
        return cls(source.number, excerpt.number)


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact about a source and where it comes from: found in the file, guessed from it, or supplied by the officer."""

    text: Localized = NOTHING
    basis: StatedBasis = "found"
    extra: Extra = ()

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a source came from: the imported file (its bytes travel in the pack), or pasted text."""

    file: str = ""
    media_type: str = ""
    sha256: str = ""
    imported: str = ""  # ISO date-time with zone
    pasted: bool = False
    encoding: str = ""  # of a text file, as Python names it
    attached_to: int = 0  # the source that is the mail it was attached to
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels in a mail, and so in the mail's original: its name, kind, size in bytes and SHA-256."""

    file: str
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage that somebody marked in the file before it was imported, with the words written beside it: an excerpt proposed.

    Offsets and `exact` as in an excerpt.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    author: str = ""
    comment: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """A line left out of the text at import, the rule that hid it, and where it stood: before which paragraph, in what order."""

    text: str
    rule: str
    before: int
    order: int = 0
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a web page read in another way than the current one, what its paragraphs are, and the lines left out of it."""

    text: str
    structure: Mapping[int, Role] = field(default_factory=dict)
    hidden: tuple[HiddenLine, ...] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import could not carry over or had to guess, as ids of the catalogue, and who else carries the same text.

    `counts` says how many there were of what was lost, where that can be counted.
    """

    lost: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    also_carried_by: tuple[int, ...] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage of a source and what the officer says of it.

    `start` and `end` count code points of the source's text; `exact` should be what stands there, which edits
    guarantee and opening a pack only reports. `wording` is empty, or the officer's version with cuts and additions.
    """

    number: int
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    wording: str = ""
    themes: tuple[str, ...] = ()
    date: Date | None = None
    event: str = ""
    place: Localized = NOTHING
    credibility: str = grading.NOT_JUDGED_CREDIBILITY
    speaker: Localized = NOTHING
    headline: Localized = NOTHING
    label: Localized = NOTHING
    translation: Localized = NOTHING
    note: str = ""
    portion: str = ""
    by: str = ""  # initials of who took it, and of who checked it; empty: not yet checked
    checked: str = ""
    unanchored: bool = False  # the officer keeps the words although the source has them no more
    extra: Extra = ()

    @property
    def words(self) -> str:
        """What stands between the quotation marks: the officer's wording, else the exact passage."""
        return self.wording or self.exact


@dataclass(frozen=True, slots=True)
class Source:
    """One imported or pasted document with its excerpts; the number is never used again."""

    number: int
    text: str
    text_hash: str
    title: Stated = Stated()
    publisher: Stated = Stated()
    publisher_short: Localized = NOTHING
    author: str = ""
    url: str = ""
    credit: Localized = NOTHING
    published: Date | None = None
    retrieved: Date | None = None
    language: str = ""
    paragraph_languages: Mapping[int, str] = field(default_factory=dict)  # by paragraph number, where it differs
    reliability: str = grading.NOT_JUDGED_RELIABILITY
    rights: Rights = "unknown"
    summary: Localized = NOTHING
    origin: Origin = Origin()
    hidden: tuple[HiddenLine, ...] = ()
    structure: Mapping[int, Role] = field(default_factory=dict)  # by paragraph number; a plain paragraph has no role
    views: Mapping[View, Reading] = field(default_factory=dict)  # the reading that is not current
    view: View | None = None
    pages: tuple[int, ...] = ()
    highlights: tuple[Highlight, ...] = ()  # not yet taken or refused
    attachments: tuple[Attachment, ...] = ()
    report: ImportReport = ImportReport()
    excerpts: tuple[Excerpt, ...] = ()
    next_excerpt: int = 1
    extra: Extra = ()

    def excerpt(self, number: int) -> Excerpt | None:
        """The excerpt with this number, or None."""
        index = bisect_left(self.excerpts, number, key=attrgetter("number"))
        if index < len(self.excerpts) and self.excerpts[index].number == number:
            return self.excerpts[index]
        # A pack that another program wrote may have them in any order.
        return next((excerpt for excerpt in self.excerpts if excerpt.number == number), None)

    def language_of(self, excerpt: Excerpt) -> str:
        """The language of an excerpt: its paragraph's, else the source's, else none."""
        if not self.paragraph_languages:
            return self.language
        first, _ = paragraph_range(paragraphs(self.text), excerpt.start, excerpt.end)
        return self.paragraph_languages.get(first, self.language)

    def verified(self, excerpt: Excerpt) -> bool:
        """Whether an excerpt's passage stands in the text, where it says and as it says."""
        return bool(excerpt.exact) and self.text[excerpt.start:excerpt.end] == excerpt.exact
