"""The list of sections; of a press review, its articles by theme."""
from __future__ import annotations

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.letters import place
from briefer.assembly.words import NBSP
from briefer.document.inlines import Inline, LineBreak, Reference, Text
from briefer.document.nodes import Block, Contents, DataBlock, LabelledRow
from briefer.model.briefing import Section
from briefer.model.selection import select
from briefer.model.sources import Source
from briefer.model.themes import first_level

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
    """A row for each theme of the first level, in the pack's order, with its articles by letter; those without a theme last."""
    articles: dict[int, Source] = {}
    themes: dict[str, dict[int, None]] = {}
    for source, excerpt in select(composer.pack, composer.briefing, review):
        articles[source.number] = source
        for theme in excerpt.themes:
            top = first_level(composer.pack.themes, theme)
            if top in composer.themes:
                themes.setdefault(top, {})[source.number] = None
    placed = {number for numbers in themes.values() for number in numbers}
    if rest := [number for number in articles if number not in placed]:
        themes[""] = dict.fromkeys(rest)
    letters = composer.ahead.letters  # given by the cards below, in their order
    if len(articles) < _ARTICLES_MIN or not all(number in letters for number in articles):
        return []
    rows = tuple(
        LabelledRow(theme, composer.theme(theme).text,
                    _listed(composer, [articles[number] for number in sorted(themes[theme], key=lambda number: place(letters[number]))]))
        for theme in (*composer.themes, "") if theme in themes)
    return [DataBlock(composer.unique(f"{section.id}.list"), rows)]


def _listed(composer: Composer, articles: list[Source]) -> tuple[Inline, ...]:
    """Letters and titles, one article a line."""
    out: list[Inline] = []
    for source in articles:
        line = (Reference((composer.ahead.letters[source.number],)), Text(NBSP), *sources.title(composer, source))
        out += (LineBreak(), *line) if out else line
    return tuple(out)
