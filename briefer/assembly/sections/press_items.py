"""The articles of a press review: title, where it appeared, the officer's summary, and what is quoted from it."""
from __future__ import annotations

from itertools import groupby

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.prose import one_line
from briefer.assembly.quotes import quote
from briefer.document.inlines import Inline, Text
from briefer.document.nodes import Block, Heading, Paragraph
from briefer.model.briefing import Section
from briefer.model.selection import select
from briefer.model.sources import Excerpt, Source

FULL = "full"  # the variant that a template names: every excerpt of an article, not the first alone


def press_items(composer: Composer, section: Section) -> list[Block]:
    """An item for each article, in the section's order; nothing when there are none."""
    blocks: list[Block] = []
    for _, chosen in groupby(select(composer.pack, composer.briefing, section), key=lambda one: one[0].number):
        found = list(chosen)
        blocks += _item(composer, section, found if section.variant == FULL else found[:1])
    return blocks


def _item(composer: Composer, section: Section, found: list[tuple[Source, Excerpt]]) -> list[Block]:
    source, first = found[0]
    id = composer.unique(f"{section.id}.{source.number}")
    by = sources.publisher(composer, source, short=False) or (Text(composer.words.text("source.no_publisher")),)
    where: list[Inline] = [*by, Text(", "), *sources.published(composer, source)]
    if label := sources.language_label(source):
        where.append(Text(f", {label}"))
    themes = [composer.theme(theme).text for theme in first.themes if theme in composer.themes]
    where.append(Text(f" · {', '.join(themes)}" if themes else ""))
    blocks: list[Block] = [
        Heading(id, (composer.cite(source.number), Text("\u00a0"), *sources.title(composer, source)), "sub", 2, listed=False),
        Paragraph(composer.unique(f"{id}.where"), tuple(inline for inline in where if inline != Text("")), role="meta")]
    summary = one_line(composer, source.summary)
    if summary:
        blocks.append(Paragraph(composer.unique(f"{id}.summary"), summary))
    return blocks + [quote(composer, section.id, source, excerpt) for _, excerpt in found]
