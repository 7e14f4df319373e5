"""From a pack and a briefing to a document in one language."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from briefer.assembly.composer import Ahead, Composer
from briefer.assembly.head import Copy, head, meta, phrases
from briefer.assembly.headings import is_compact, section_heading
from briefer.assembly.joins import Printed, joined
from briefer.assembly.memory import Memory, Run
from briefer.assembly.origins import origins
from briefer.assembly.sections.body import body_blocks, soft
from briefer.assembly.sections.catalogue import KINDS, PrintedKind
from briefer.assembly.sections.forms import LABELLED_WITHIN
from briefer.assembly.sections.signature import closing
from briefer.assembly.words import Words
from briefer.document.nodes import Block, Document, Heading, PageBreak, Part, TermList
from briefer.document.walk import count_words, texts
from briefer.model.briefing import BACK_MATTER, CHOOSING, Briefing, ExcerptItem, Item, Numbering, Section
from briefer.model.origins import Origin
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.values import dataclass

_RUNS_MAX = 4
_AFTER_THE_END = BACK_MATTER - {"contents"}  # what stands below the signature
_ANNEXES = frozenset({"audit", "coverage"})  # what starts a part of its own

# Why an excerpt is printed nowhere.
NOT_PLACED, NOT_PRINTED = "not_placed", "not_printed"


@dataclass(frozen=True, slots=True)
class Assembly:
    """A document and its receipt: the letter of each source cited, the excerpts that print, which of these only as marks in a
    figure, those that do not print, with the id of the reason, and the number of words; then where each block comes from, by its id
    (the head comes from no section)."""

    document: Document
    letters: Mapping[int, str]
    placed: tuple[ExcerptId, ...]
    drawn: tuple[ExcerptId, ...]
    left_out: tuple[tuple[ExcerptId, str], ...]
    words: int
    origins: Mapping[str, Origin]


def assemble(
    pack: Pack, briefing: Briefing, language: str, *, numbering: Numbering, draft: bool = False, copy: Copy | None = None,
    words: Words | None = None, memory: Memory | None = None,
) -> Assembly:
    """The document of a briefing in a language; the numbering is the style's, unless the template names its own.

    Whoever assembles again and again hands over the words, so that the catalogue is read once, and a memory, so that only what is other
    is composed.
    ExportError `language_not_printed` for a language Briefer has no words of.
    """
    words = words if words and words.language == language else Words(language)
    scheme = briefing.frame.numbering or numbering
    memory = memory or Memory(lasts=False)
    memory.begin(pack, briefing, language, scheme, draft, copy)
    ahead = Ahead()
    # Contents, letters and acronyms are known only when all is composed: compose again until nothing new is found.
    for number in range(_RUNS_MAX):
        composer = Composer(pack, briefing, words, scheme, ahead, memory.once)
        document = _document(composer, draft, copy, memory.run(number, ahead, briefing))
        found = composer.found_ahead(_acronyms(composer, document, memory))
        if found == ahead:
            break
        ahead = found
    drawn = tuple(id for id, in_words in composer.printed.items() if not in_words)
    left_out = _left_out(pack, briefing, composer)
    return Assembly(document, composer.letters.given(), tuple(composer.printed), drawn, left_out, _words(document, memory),
                    composer.origins)


def _document(composer: Composer, draft: bool, copy: Copy | None, run: Run) -> Document:
    """One run."""
    top = head(composer, copy)
    composer.blocks = [*top]
    printed: list[Printed] = []
    closed = apart = False
    for section in composer.briefing.sections:
        if not closed and section.kind in _AFTER_THE_END and section.print != "never":
            run.settle(composer)
            printed.append(Printed(section, tuple(closing(composer))))
            closed = True
        blocks = run.section(composer, section, apart, partial(_with_origins, composer, section, apart))
        apart = section.kind in _ANNEXES if blocks else apart
        composer.blocks += blocks
        printed.append(Printed(section, tuple(blocks)))
    run.settle(composer)
    end = () if closed else closing(composer)
    return Document(meta(composer, draft, copy), phrases(composer), _opened((*joined(top, printed), *end), printed))


def _opened(blocks: tuple[Block, ...], printed: Sequence[Printed]) -> tuple[Block, ...]:
    """The blocks of a document; a paper of annexes alone opens with the first of them, which has a head of its own."""
    first = next((one.blocks[0] for one in printed if one.blocks), None)
    return blocks[blocks.index(first):] if isinstance(first, Part) else blocks


def _with_origins(composer: Composer, section: Section, apart: bool) -> tuple[list[Block], dict[str, Origin]]:
    """The blocks of a section and where each comes from; `apart`: it stands behind an annex."""
    blocks = _section(composer, section)
    if apart and blocks and not isinstance(blocks[0], Part):
        blocks = [Part(composer.unique(f"{section.id}.part")), *blocks]  # after an annex the paper goes on
    return blocks, dict(origins(section, blocks, composer.made_of))


def _section(composer: Composer, section: Section) -> list[Block]:
    """The blocks of a section: none when it is switched off, or empty and not required."""
    if section.print == "never":
        return []
    mark = composer.mark()
    page_break: list[Block] = [PageBreak(composer.unique(f"{section.id}.page"))] if section.page_break else []
    blocks = _headed(composer, section, KINDS[section.kind], required=section.required or section.print == "always")
    if not blocks:
        composer.back_to(mark)
        return []
    if title := composer.named(section.titles):
        composer.target(section.id, "section_named", title.text)  # where no heading of its own gave it a name
    return blocks if section.kind in _ANNEXES else page_break + blocks


def _headed(composer: Composer, section: Section, kind: PrintedKind, *, required: bool) -> list[Block]:
    """Heading, opening text and body; the empty sentence where a required section has nothing."""
    fallback = composer.words.text("heading.themes") if section.kind == "by_theme" else ""
    heading = section_heading(composer, _as_headed(section), fallback) if kind.headed else []
    opening = body_blocks(composer, section.id, (*section.intro, *(_beside(section) if kind.fills_itself else ()))) if kind.headed else []
    body = kind.compose(composer, section)
    if body or (opening and kind.intro):
        return [*heading, *opening, *body]
    if not required:
        return []
    if is_compact(section):
        return [replace(block, remark=soft(composer.words.text("empty.report"))) for block in heading if isinstance(block, Heading)]
    if not kind.headed and section.kind == "by_theme":
        heading = section_heading(composer, section, fallback)
    return [*heading, *opening, *kind.empty(composer, section)]


def _beside(section: Section) -> Iterator[Item]:
    """What an officer put into a section that fills itself; excerpts that say what it takes stand in what it prints."""
    return (item for item in section.body if section.kind not in CHOOSING or not isinstance(item, ExcerptItem))


def _as_headed(section: Section) -> Section:
    """A section as its heading is made: those that print their title within a block have none."""
    return replace(section, heading="none") if section.variant in LABELLED_WITHIN else section


def _acronyms(composer: Composer, document: Document, memory: Memory) -> frozenset[str]:
    """The acronyms that a document prints, its own list of them apart."""
    def used(block: Block) -> frozenset[str]:
        return composer.glossary.used(text.text for text in texts(replace(document, blocks=(block,))))

    return frozenset[str]().union(*(memory.of("acronyms", block, used) for block in document.blocks if not isinstance(block, TermList)))


def _words(document: Document, memory: Memory) -> int:
    """How many words a document prints."""
    def counted(block: Block) -> int:
        return count_words(replace(document, blocks=(block,)))

    return sum(memory.of("words", block, counted) for block in document.blocks)


def _left_out(pack: Pack, briefing: Briefing, composer: Composer) -> tuple[tuple[ExcerptId, str], ...]:
    """Every excerpt that prints nowhere, in the order of their numbers, and why."""
    placed = {excerpt for _, excerpt in briefing.placed()}
    ids = (ExcerptId(source.number, excerpt.number) for source, excerpt in pack.excerpts())
    return tuple((id, NOT_PRINTED if id in placed else NOT_PLACED) for id in ids if id not in composer.printed)
