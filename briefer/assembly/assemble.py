"""From a pack and a briefing to a document in one language."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefer.assembly.composer import Ahead, Composer
from briefer.assembly.head import Copy, head, meta, phrases
from briefer.assembly.headings import section_heading
from briefer.assembly.once import Once
from briefer.assembly.sections.body import body_blocks
from briefer.assembly.sections.catalogue import KINDS, PrintedKind
from briefer.assembly.words import Words
from briefer.document.nodes import Block, Document, PageBreak, TermList
from briefer.document.walk import count_words, texts
from briefer.errors import ExportError
from briefer.model.briefing import Briefing, Numbering, Section
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId

_RUNS_MAX = 4

# Why an excerpt is printed nowhere.
NOT_PLACED, NOT_PRINTED = "not_placed", "not_printed"


@dataclass(frozen=True, slots=True)
class Assembly:
    """A document and its receipt: the letter of each source cited, the excerpts that print and those that do not, with the
    id of the reason, and the number of words."""

    document: Document
    letters: Mapping[int, str]
    placed: tuple[ExcerptId, ...]
    left_out: tuple[tuple[ExcerptId, str], ...]
    words: int


def assemble(
    pack: Pack, briefing: Briefing, language: str, *, numbering: Numbering, draft: bool = False, copy: Copy | None = None,
    words: Words | None = None,
) -> Assembly:
    """The document of a briefing in a language; the numbering is the style's, unless the template names its own.

    Whoever assembles again and again hands over the words, so that the catalogue is read once.
    ExportError `language_not_printed`, `section_kind_not_printed` or `cards_not_printed` for what cannot be put on paper.
    """
    words = words if words and words.language == language else Words(language)
    scheme = briefing.frame.numbering or numbering
    ahead, once = Ahead(), Once()
    # Contents, letters and acronyms are known only when all is composed: compose again until nothing new is found.
    for _ in range(_RUNS_MAX):
        composer = Composer(pack, briefing, words, scheme, ahead, once)
        document = _document(composer, draft, copy)
        found = composer.found_ahead(_acronyms(composer, document))
        if found == ahead:
            break
        ahead = found
    return Assembly(document, composer.letters.given(), tuple(composer.printed), _left_out(pack, briefing, composer), count_words(document))


def _document(composer: Composer, draft: bool, copy: Copy | None) -> Document:
    """One run."""
    blocks = head(composer, copy)
    for section in composer.briefing.sections:
        blocks += _section(composer, section)
    return Document(meta(composer, draft, copy), phrases(composer), tuple(blocks))


def _section(composer: Composer, section: Section) -> list[Block]:
    """The blocks of a section: none when it is switched off, or empty and not required."""
    if section.print == "never":
        return []
    kind = KINDS.get(section.kind)
    if kind is None:
        title = composer.any_language(section.titles)[0] or section.id
        raise ExportError("section_kind_not_printed", section=title, kind=section.kind)
    mark = composer.mark()
    page_break: list[Block] = [PageBreak(composer.unique(f"{section.id}.page"))] if section.page_break else []
    blocks = _headed(composer, section, kind, required=section.required or section.print == "always")
    if not blocks:
        composer.back_to(mark)
        return []
    return page_break + blocks


def _headed(composer: Composer, section: Section, kind: PrintedKind, *, required: bool) -> list[Block]:
    """Heading, opening text and body; the empty sentence where a required section has nothing."""
    fallback = composer.words.text("heading.themes") if section.kind == "by_theme" else ""
    heading = section_heading(composer, section, fallback) if kind.headed else []
    opening = body_blocks(composer, section.id, (*section.intro, *(section.body if kind.fills_itself else ()))) if kind.headed else []
    body = kind.compose(composer, section)
    if body or (opening and kind.intro):
        return [*heading, *opening, *body]
    if not required:
        return []
    if not kind.headed and section.kind == "by_theme":
        heading = section_heading(composer, section, fallback)
    return [*heading, *opening, *kind.empty(composer, section)]


def _acronyms(composer: Composer, document: Document) -> frozenset[str]:
    """The acronyms that a document prints, its own list of them apart."""
    printed = Document(document.meta, document.phrases, tuple(block for block in document.blocks if not isinstance(block, TermList)))
    return composer.glossary.used(text.text for text in texts(printed))


def _left_out(pack: Pack, briefing: Briefing, composer: Composer) -> tuple[tuple[ExcerptId, str], ...]:
    """Every excerpt that prints nowhere, in the order of their numbers, and why."""
    placed = {excerpt for _, excerpt in briefing.placed()}
    ids = (ExcerptId(source.number, excerpt.number) for source, excerpt in pack.excerpts())
    return tuple((id, NOT_PRINTED if id in placed else NOT_PLACED) for id in ids if id not in composer.printed)
