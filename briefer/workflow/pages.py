"""From a briefing to the bytes of a file: document, pages, format."""
from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.document.styles import HouseStyle
from briefer.model.briefing import NUMBERINGS, Briefing, Numbering
from briefer.model.dates import Date
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId, Source
from briefer.values import dataclass

if TYPE_CHECKING:  # these rooms are slow to load, and most commands print nothing
    from briefer.assembly import Assembly
    from briefer.document.nodes import Document
    from briefer.layout import Laid

FORMATS = ("pdf", "docx")


def assemble(pack: Pack, briefing: Briefing, language: str, style: HouseStyle, *, draft: bool = False,
             copy: tuple[int, int] | None = None) -> Assembly:
    """The document of a briefing in a language, with its receipt; ExportError for what cannot be put on paper."""
    from briefer.assembly import assemble

    return assemble(pack, briefing, language, numbering=numbering_of(style), draft=draft, copy=copy)


def numbering_of(style: HouseStyle) -> Numbering:
    """How a style numbers paragraphs, where the template does not say."""
    said = style.tokens["paragraph.numbering"]
    return next((one for one in NUMBERINGS if one == said), "section_dot")


def lay_out(document: Document, style: HouseStyle) -> Laid:
    """The pages of a document."""
    from briefer.layout import lay_out

    return lay_out(document, style)


def publish(document: Document, laid: Laid, style: HouseStyle, format: str) -> bytes:
    """The bytes of a file in one of FORMATS; the same document gives the same bytes."""
    from briefer.exporters.catalogue import EXPORTERS

    return EXPORTERS[format](document, laid, style)


def dump(document: Document) -> str:
    """The tree of a document as text."""
    from briefer.document.dump import dump

    return dump(document)


def cite(pack: Pack, source: Source, language: str) -> str:
    """The full reference of a source, as documents in a language word it."""
    from briefer.assembly.citation import citation

    return citation(pack, source, language)


class DateWords:
    """Dates in the words of a language, as they print in tables: short, and in square brackets when the source does not state them."""

    __slots__ = ("_dates",)

    def __init__(self, language: str) -> None:
        from briefer.assembly.dates import Dates
        from briefer.assembly.words import Words

        self._dates = Dates(Words(language))

    def event(self, when: Date | None) -> str:
        """When something happened; nothing if there is none to tell."""
        return self._dates.event(when, "short").replace("\u00a0", " ")

    def published(self, when: Date | None) -> str:
        """When something was published; "n.d." without a date."""
        return self._dates.published(when, "short").replace("\u00a0", " ")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What went into a document and what did not: sources cited, excerpts of the pack, those placed, of these those drawn in a figure
    only, those left out and why."""

    sources: int
    excerpts: int
    placed: int
    drawn: int
    left_out: tuple[tuple[ExcerptId, str], ...]
    words: int


def receipt(pack: Pack, assembly: Assembly) -> Receipt:
    """The receipt of one document."""
    excerpts = sum(1 for _ in pack.excerpts())
    return Receipt(len(assembly.letters), excerpts, len(assembly.placed), len(assembly.drawn), assembly.left_out, assembly.words)
