"""The full text of sources, where their rights allow it."""
from __future__ import annotations

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.letters import place
from briefer.document.inlines import Inlines, Text
from briefer.document.nodes import Block, Heading, Paragraph
from briefer.model.briefing import Section
from briefer.model.sources import Source

_REPRODUCIBLE = frozenset({"open", "official"})


def annex_full_text(composer: Composer, section: Section) -> list[Block]:
    """Each source cited whose rights are open or official, by letter and paragraph; those of other rights are only named."""
    blocks: list[Block] = []
    letters = {**composer.letters.given(), **composer.ahead.letters}
    for number in sorted(letters, key=lambda number: place(letters[number])):
        source = composer.pack.source(number)
        if source is not None:
            blocks += _source(composer, section, source)
    return blocks


def _source(composer: Composer, section: Section, source: Source) -> list[Block]:
    id = f"{section.id}.{source.number}"
    heading = (composer.cite(source.number), Text(" "), *sources.title(composer, source))
    blocks: list[Block] = [Heading(composer.unique(id), heading, "sub", 2, listed=False)]
    if source.rights not in _REPRODUCIBLE:
        return [*blocks, Paragraph(composer.unique(f"{id}.p"), (Text(composer.words.text("annex.omitted")),), role="empty")]
    for number, span in enumerate(composer.spans(source), 1):
        language = source.paragraph_languages.get(number, source.language)
        said: Inlines = (Text(source.text[span.start:span.end], language=sources.foreign_language(composer, language)),)
        blocks.append(Paragraph(composer.unique(f"{id}.p"), said, str(number)))
    return blocks
