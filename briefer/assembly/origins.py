"""From a block of a document back to what an officer wrote or placed: for whoever points at the page."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefer.document.nodes import Block
from briefer.model.briefing import ExcerptItem, GroupItem, Item, LeafItem, Section
from briefer.model.origins import Origin
from briefer.model.sources import ExcerptId


def origins(section: Section, blocks: Iterable[Block], made_of: Mapping[str, LeafItem]) -> Iterator[tuple[str, Origin]]:
    """The id of each block of a section with its origin; `made_of` names the item that a block was made of, by the block's id."""
    places: dict[int, Origin] | None = None
    plain = Origin(section.id)
    for block in blocks:
        item = made_of.get(block.id)
        if item is not None and places is None:
            places = {id(leaf): origin for leaf, origin in _places(section)}
        yield block.id, plain if item is None or places is None else places.get(id(item), plain)


def _places(section: Section) -> Iterator[tuple[Item, Origin]]:
    """Every item of a section that stands for itself, and its place."""
    for index, text in enumerate(section.intro):
        yield text, Origin(section.id, intro=True, item=index)
    for index, item in enumerate(section.body):
        if isinstance(item, GroupItem):
            yield from ((leaf, Origin(section.id, item.theme, item=inner, excerpt=_excerpt(leaf))) for inner, leaf in enumerate(item.body))
        else:
            yield item, Origin(section.id, item=index, excerpt=_excerpt(item))


def _excerpt(item: Item) -> ExcerptId | None:
    return item.excerpt if isinstance(item, ExcerptItem) else None
