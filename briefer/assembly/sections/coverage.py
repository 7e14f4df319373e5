"""The coverage matrix: which sources speak of which theme in which period, on a landscape page of its own."""
from __future__ import annotations

from collections.abc import Sequence

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.letters import place
from briefer.assembly.prose import one_line
from briefer.assembly.sections.body import body_blocks, caption
from briefer.assembly.sections.coverage_rows import Matrix, matrix
from briefer.assembly.sections.coverage_words import as_text, drawing, finding
from briefer.document.inlines import Inline, Inlines, Marks, Text
from briefer.document.nodes import Block, Entry, Figure, HeaderBlock, LabelledRow, NoteColumns, Paragraph, Part
from briefer.document.walk import plain_text
from briefer.model.briefing import Card, CardsItem, Section
from briefer.model.selection import leaves

_STOPS = frozenset(".;:!?…")


def coverage(composer: Composer, section: Section) -> list[Block]:
    """The page: head, matrix, the gaps worth acting on, the sources; nothing when no event has a date."""
    cards = [card for item in leaves(section.body) if isinstance(item, CardsItem) for card in item.items]
    shown = matrix(composer, section, cards)
    return [*_head(composer, section), *_below_head(composer, section, shown, cards)] if shown else []


def empty_coverage(composer: Composer, section: Section) -> list[Block]:
    """The page that says that there are no dated events."""
    said = composer.words.text("timeline.empty")
    id = composer.unique(f"{section.id}.figure")
    heading = caption(composer, id, "figure", one_line(composer, section.caption) or (Text(composer.words.text("coverage.title")),))
    return [*_head(composer, section), Figure(id, None, said, heading, empty=said)]


def _below_head(composer: Composer, section: Section, shown: Matrix, cards: Sequence[Card]) -> list[Block]:
    id = composer.unique(f"{section.id}.figure")
    heading = caption(composer, id, "figure", one_line(composer, section.caption) or (Text(finding(composer, shown)),))
    blocks: list[Block] = [Figure(id, drawing(composer, shown), as_text(composer, plain_text(heading.content), shown), heading)]
    if cards:
        blocks.append(NoteColumns(composer.unique(f"{section.id}.gaps"), tuple(
            Entry((Text(str(number)),), _remark(composer, card)) for number, card in enumerate(cards, 1))))
    rest = [item for item in section.body if not isinstance(item, CardsItem)]
    blocks += body_blocks(composer, section.id, (*section.intro, *rest))
    blocks.append(Paragraph(composer.unique(f"{section.id}.sources"), _sources(composer, shown), role="source_note"))
    return blocks


def _head(composer: Composer, section: Section) -> list[Block]:
    """The landscape page, and its head on one band."""
    say, ours, data = composer.words.text, composer.ours, composer.briefing.title_data
    composer.numbers.open_section(numbered=False)
    kind = composer.named(section.titles) or Text(say("coverage.name"))
    composer.target(section.id, "section_named", kind.text)
    short = ours(data("short_title"))
    title = say("coverage.title_of", title=short) if short else say("coverage.title")
    reference, day = ours(data("reference")), composer.briefing.document_date
    values = (
        ("office", say("coverage.office"), ", ".join(filter(None, (ours(data("office")), ours(data("office_section")))))),
        ("reference", say("header.reference"), reference),
        ("date", say("header.date"), composer.dates.day(day) if day else ""))
    rows = tuple(LabelledRow(field, label, (Text(value),)) for field, label, value in values if value)
    return [Part(composer.unique(f"{section.id}.part"), "landscape", reference, title),
            HeaderBlock(composer.unique(section.id), "", "", kind.text, title, rows=rows, band=True)]


def _remark(composer: Composer, card: Card) -> Inlines:
    """What is said of a gap: its name in bold, then the lines."""
    name = plain_text(one_line(composer, card.title))
    out: list[Inline] = []
    if name:
        out.append(Text(name if name[-1] in _STOPS else f"{name}.", Marks.STRONG))
    for line in card.lines:
        said = one_line(composer, line)
        out += (*([Text(" ")] if out and said else []), *said)
    return tuple(out)


def _sources(composer: Composer, shown: Matrix) -> Inlines:
    """The sources by letter, each with publisher or title and date, in one line."""
    out: list[Inline] = []
    for number in sorted(shown.sources, key=lambda number: place(composer.letters.of(number))):
        source = composer.pack.source(number)
        if source is not None:
            by = sources.publisher(composer, source, short=True) or sources.title(composer, source)
            when = sources.published(composer, source, noted=False)
            out += (*([Text(" ")] if out else []), composer.cite(number, strong=False), Text("\u00a0"), *by, Text(", "), *when,
                    *([] if plain_text(when).endswith(".") else [Text(".")]))
    return tuple(out)
