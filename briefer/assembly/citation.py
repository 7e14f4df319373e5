"""One source as a reference by itself, in the words in which documents print it: for a clipboard, not for a page."""
from __future__ import annotations

from briefer.assembly import sources
from briefer.assembly.composer import Ahead, Composer
from briefer.assembly.once import Once
from briefer.assembly.words import NBSP, Words
from briefer.document.walk import plain_text
from briefer.model.briefing import Briefing
from briefer.model.pack import Pack
from briefer.model.sources import Source


def citation(pack: Pack, source: Source, language: str) -> str:
    """Publisher, title, date, language and address, and when it was retrieved; what is missing is said to be."""
    composer = Composer(pack, Briefing("citation"), Words(language), "section_dot", Ahead(), Once())
    parts = [plain_text(sources.publisher_or_missing(composer, source, short=False)), plain_text(sources.title(composer, source)),
             plain_text(sources.published(composer, source, noted=False)), sources.language_label(source), source.url]
    said = ", ".join(filter(None, parts))
    retrieved = source.retrieved.edtf if source.retrieved and source.retrieved.value else ""
    if retrieved:
        said += f" ({composer.words.text('citation.retrieved', date=composer.dates.on_day(retrieved))})"
    return (said if said.endswith(".") else f"{said}.").replace(NBSP, " ")
