"""The articles of a press review: a card for each, and a page for those the compiler has more to say of."""
from __future__ import annotations

from itertools import groupby

from briefer.assembly.composer import Composer
from briefer.assembly.sections.body import body_blocks
from briefer.assembly.sections.press_card import Article, card, page
from briefer.document.nodes import Block
from briefer.model.briefing import ExcerptItem, Item, Section, TextItem
from briefer.model.selection import FULL_PAGES, body, noted_source, select


def press_items(composer: Composer, section: Section) -> list[Block]:
    """A card for each article in the section's order, then the full pages; nothing when there are no articles.

    What else the officer put into the section opens it.
    """
    notes, opening = _notes(body(composer.pack, section))
    chosen = [list(found) for _, found in groupby(select(composer.pack, composer.briefing, section), key=lambda one: one[0].number)]
    articles = [Article(found[0][0], tuple(excerpt for _, excerpt in found), place, len(chosen), tuple(notes.get(found[0][0].number, ())))
                for place, found in enumerate(chosen, 1)]
    shown = {article.source.number for article in articles}
    blocks = body_blocks(composer, section.id, [item for item in opening if not _chooses(item, shown)])
    blocks += (card(composer, section.id, article) for article in articles)
    for article in articles:
        if article.notes or section.variant == FULL_PAGES:
            blocks += page(composer, section.id, article)
    return blocks


def _chooses(item: Item, shown: set[int]) -> bool:
    """Whether an item only says what the card and the page of an article quote."""
    return isinstance(item, ExcerptItem) and item.excerpt.source in shown


def _notes(items: tuple[Item, ...]) -> tuple[dict[int, list[TextItem]], list[Item]]:
    """The compiler's notes by number of source, and all other items."""
    notes: dict[int, list[TextItem]] = {}
    rest: list[Item] = []
    for item in items:
        if isinstance(item, TextItem) and (number := noted_source(item)):
            notes.setdefault(number, []).append(item)
        else:
            rest.append(item)
    return notes, rest
