"""Briefings that name only what is in their pack."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from briefer.model.briefing import (
    NUMBERINGS,
    ORDERS,
    PLACING,
    SECTION_KINDS,
    TITLE_FIELDS,
    Align,
    Briefing,
    Card,
    CardLayout,
    CardsItem,
    ColumnType,
    Dated,
    ExcerptItem,
    Frame,
    FrameRow,
    GroupItem,
    HeadingLook,
    Printing,
    Section,
    SectionRule,
    Side,
    TableColumn,
    TableItem,
    TemplateOrigin,
    TextItem,
)
from briefer.model.sources import (
    ExcerptId,
)
from briefer.model.themes import PMESII

# What makes trouble in YAML, in offsets or in print, beside ordinary words of both languages.
from tests.strategies_text import edtf, extras, localized, numbers, one_of, texts, words

ids_or_none = st.just("") | words
text_items = st.builds(TextItem, text=localized, id=ids_or_none, extra=extras)
columns = st.builds(
    TableColumn, title=localized, align=one_of(Align), width=st.sampled_from((0.0, 12.5, 40.0)), type=one_of(ColumnType), extra=extras
)


@st.composite
def tables(draw: st.DrawFn) -> TableItem:
    """A table with as many cells in each row as it has columns."""
    across = draw(st.lists(columns, min_size=1, max_size=3))
    rows = draw(st.lists(st.tuples(*(localized for _ in across)), max_size=2))
    return TableItem(tuple(across), tuple(rows), draw(localized), draw(ids_or_none), draw(extras))


cards = st.builds(
    Card, title=localized, lines=st.lists(localized, max_size=2).map(tuple), marks=st.lists(texts, max_size=2).map(tuple), extra=extras
)
card_rows = st.builds(CardsItem, layout=one_of(CardLayout), items=st.lists(cards, max_size=2).map(tuple), id=ids_or_none, extra=extras)


@st.composite
def bodies(draw: st.DrawFn, placed: list[ExcerptId], groups: tuple[str, ...]) -> tuple[Any, ...]:
    """Items of every kind, with some of the excerpts placed once each, and groups for some themes."""
    free = text_items | tables() | card_rows
    items: list[Any] = draw(st.lists(free, max_size=3))
    for id in placed:
        items.insert(draw(st.integers(0, len(items))), ExcerptItem(id, draw(ids_or_none), draw(extras)))
    items += [GroupItem(theme, tuple(draw(st.lists(free, max_size=2))), draw(extras)) for theme in groups]
    return tuple(items)


@st.composite
def sections(draw: st.DrawFn, id: str, theme_ids: tuple[str, ...], numbers_there: tuple[int, ...], known: tuple[ExcerptId, ...]) -> Section:
    """A section whose rule and body name only what is there."""
    kind = draw(st.sampled_from(SECTION_KINDS))
    placed = draw(st.lists(st.sampled_from(known), unique=True, max_size=3)) if known and kind in PLACING else []
    groups = tuple(draw(st.lists(st.sampled_from(theme_ids), unique=True, max_size=2))) if theme_ids and kind == "by_theme" else ()
    some_themes = st.lists(st.sampled_from(theme_ids), unique=True, max_size=2).map(tuple) if theme_ids else st.just(())
    all_themes = draw(st.booleans())
    rule = SectionRule(
        themes=() if all_themes else draw(some_themes),
        all_themes=all_themes,
        pmesii=draw(st.sampled_from(("", *PMESII))),
        sources=tuple(draw(st.lists(st.sampled_from(numbers_there), unique=True, max_size=2))) if numbers_there else (),
        dates=draw(edtf),
        dated=draw(one_of(Dated)),
        placed=draw(st.booleans()),
        min=draw(numbers),
        max=draw(numbers),
        extra=draw(extras),
    )
    return Section(
        id,
        kind,
        titles=draw(localized),
        guidance=draw(localized),
        rule=rule,
        caption=draw(localized),
        group_by=draw(ids_or_none),
        order=draw(st.sampled_from(ORDERS)),
        required=draw(st.booleans()),
        print=draw(one_of(Printing)),
        page_break=draw(st.booleans()),
        heading=draw(one_of(HeadingLook)),
        variant=draw(ids_or_none),
        intro=tuple(draw(st.lists(text_items, max_size=2))),
        body=draw(bodies(placed, groups)),
        extra=draw(extras),
    )


frames = st.builds(
    Frame,
    names=localized,
    rows=st.lists(st.builds(FrameRow, field=words, label=localized, side=one_of(Side), extra=extras), max_size=2).map(tuple),
    min_pages=numbers,
    max_pages=numbers,
    closing=localized,
    numbering=st.sampled_from((None, *NUMBERINGS)),
    extra=extras,
)


@st.composite
def briefings(
    draw: st.DrawFn, id: str, theme_ids: tuple[str, ...], numbers_there: tuple[int, ...], known: tuple[ExcerptId, ...]
) -> Briefing:
    """A briefing whose sections name only what is there."""
    names = draw(st.lists(words, unique=True, max_size=3))
    return Briefing(
        id,
        template=draw(st.builds(TemplateOrigin, id=ids_or_none, sha256=ids_or_none, extra=extras)),
        style=draw(words),
        languages=tuple(draw(st.lists(st.sampled_from(("en", "it")), unique=True, min_size=1))),
        date=draw(st.sampled_from(("", "2020-01-08"))),
        as_of=draw(st.sampled_from(("", "2020-01-10"))),
        copies=draw(numbers),
        frame=draw(frames),
        titles=draw(st.dictionaries(st.sampled_from(TITLE_FIELDS), localized.filter(bool), max_size=3)),
        fields=draw(st.dictionaries(words, localized.filter(bool), max_size=2)),
        sections=tuple(draw(sections(name, theme_ids, numbers_there, known)) for name in names),
        extra=draw(extras),
    )
