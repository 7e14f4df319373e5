"""The list of sections; of a press review, its articles by theme."""
from __future__ import annotations

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.letters import place
from briefer.assembly.themes import first_level_theme, in_order
from briefer.assembly.words import NBSP
from briefer.document.inlines import Inline, LineBreak, Reference, Text
from briefer.document.nodes import Block, Contents, DataBlock, LabelledRow
from briefer.model.briefing import Section
from briefer.model.selection import select
from briefer.model.sources import Source

_SECTIONS_MIN = 4  # a shorter paper needs none
_ARTICLES_MIN = 6  # nor does a press review with fewer articles


def contents(composer: Composer, section: Section) -> list[Block]:
    """The list of sections, or of articles by theme; nothing in a paper too short to need it."""
    review = next((one for one in composer.briefing.sections if one.kind == "press_items" and one.print != "never"), None)
    if review is not None:
        return _by_theme(composer, section, review)
    if composer.ahead.sections < _SECTIONS_MIN:
        return []
    return [Contents(composer.unique(f"{section.id}.list"))]


def _by_theme(composer: Composer, section: Section, review: Section) -> list[Block]:
    """A row for each theme of the first level, in the pack's order, with the articles whose card bears it; the others last.

    The letters are those that the cards below give them, as the run before found them.
    """
    articles: dict[int, Source] = {}
    themes: dict[str, list[Source]] = {}
    for source, excerpt in select(composer.pack, composer.briefing, review):
        if source.number not in articles:
            articles[source.number] = source
            themes.setdefault(first_level_theme(composer, excerpt), []).append(source)
    if len(articles) < _ARTICLES_MIN or not articles.keys() <= composer.ahead.letters.keys():
        return []
    rows = tuple(LabelledRow(theme, composer.theme(theme).text, _listed(composer, themes[theme]))
                 for theme in in_order(composer, themes))
    return [DataBlock(composer.unique(f"{section.id}.list"), rows)]


def _listed(composer: Composer, articles: list[Source]) -> tuple[Inline, ...]:
    """Letters and titles, one article a line."""
    out: list[Inline] = []
    for source in sorted(articles, key=lambda source: place(composer.ahead.letters[source.number])):
        line = (Reference((composer.ahead.letters[source.number],)), Text(NBSP), *sources.title(composer, source))
        out += (LineBreak(), *line) if out else line
    return tuple(out)
