"""Every text of ours in a pack, with the place where it stands."""
from __future__ import annotations

from collections.abc import Iterator

from briefer.model import selection
from briefer.model.briefing import CardsItem, Item, Section, TableItem, TextItem
from briefer.model.localized import Localized
from briefer.model.pack import Pack


def items(section: Section) -> Iterator[Item]:
    yield from section.intro
    yield from selection.leaves(section.body)


def framed(pack: Pack) -> Iterator[tuple[str, Localized]]:
    """Every text of ours that a briefing prints, with where it stands."""
    for briefing in pack.briefings:
        for name, text in (*briefing.titles.items(), *briefing.fields.items()):
            yield f"{briefing.id}.{name}", text
        for section in briefing.sections:
            yield f"{briefing.id}.{section.id}.title", section.titles
            yield f"{briefing.id}.{section.id}.caption", section.caption
            for lane in section.lanes:
                yield from ((f"{briefing.id}.{section.id}.lane", text) for text in (lane.title, *(bar.label for bar in lane.bars)))
            if section.detail:
                yield f"{briefing.id}.{section.id}.detail", section.detail.title
            for item in items(section):
                yield from _texts(f"{briefing.id}.{section.id}", item)


def _texts(place: str, item: Item) -> Iterator[tuple[str, Localized]]:
    if isinstance(item, TextItem):
        yield place, item.text
    elif isinstance(item, TableItem):
        yield f"{place}.caption", item.caption
        yield from ((f"{place}.column", column.title) for column in item.columns)
        yield from ((f"{place}.cell", cell) for row in item.rows for cell in row)
    elif isinstance(item, CardsItem):
        yield from ((f"{place}.card", text) for card in item.items for text in (card.title, *card.lines))


def officers_words(pack: Pack) -> Iterator[tuple[str, Localized]]:
    """What is said of sources and excerpts and may print."""
    for source in pack.sources:
        yield f"{source.number}.credit", source.credit
        yield f"{source.number}.summary", source.summary
        yield f"{source.number}.published", source.published.note if source.published else Localized()
    for source, excerpt in pack.excerpts():
        for name in ("speaker", "headline", "label", "place"):
            yield f"{source.number}.{excerpt.number}.{name}", getattr(excerpt, name)
        yield f"{source.number}.{excerpt.number}.date", excerpt.date.note if excerpt.date else Localized()
