"""Packs that keep the laws, of every shape the model allows, for tests that ask whether something holds for all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from briefer.model.grading import CREDIBILITIES, RELIABILITIES
from briefer.model.localized import Localized
from briefer.model.pack import Delivery, Pack
from briefer.model.sources import (
    CONTEXT,
    RIGHTS,
    ROLES,
    Attachment,
    Excerpt,
    ExcerptId,
    HiddenLine,
    Highlight,
    ImportReport,
    Origin,
    Reading,
    Source,
)
from briefer.model.text import digest
from briefer.model.themes import PMESII, GlossaryEntry, Keywords, Theme

# What makes trouble in YAML, in offsets or in print, beside ordinary words of both languages.
from tests.strategies_briefing import briefings
from tests.strategies_text import WORDS, dates, extras, localized, numbers, raws, stated, texts, words

__all__ = ["deliveries", "excerpts", "glossary_entries", "packs", "raws", "sources", "texts"]


@st.composite
def theme_trees(draw: st.DrawFn) -> tuple[Theme, ...]:
    """Themes of two levels with a key each at most once."""
    ids = draw(st.lists(words, unique=True, max_size=5))
    keys = draw(st.permutations(range(1, 10)))
    themes: list[Theme] = []
    for number, id in enumerate(ids):
        above = [theme.id for theme in themes if not theme.parent]
        themes.append(
            Theme(
                id,
                draw(localized.filter(bool)),
                parent=draw(st.sampled_from(("", *above))),
                key=draw(st.sampled_from((0, keys[number]))),
                colour=draw(st.integers(1, 6)),
                keywords=draw(
                    st.builds(Keywords, en=st.lists(texts, max_size=2).map(tuple), it=st.lists(texts, max_size=2).map(tuple), extra=extras)
                ),
                pmesii=draw(st.sampled_from((None, *PMESII))),
                extra=draw(extras),
            )
        )
    return tuple(themes)


@st.composite
def excerpts(draw: st.DrawFn, number: int, text: str, theme_ids: tuple[str, ...]) -> Excerpt:
    """An excerpt of a text that is not empty."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    exact = text[start:end]
    return Excerpt(
        number,
        start,
        end,
        exact,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        wording=draw(st.sampled_from(("", exact))),
        themes=tuple(draw(st.lists(st.sampled_from(theme_ids), unique=True, max_size=2))) if theme_ids else (),
        date=draw(st.none() | dates),
        event=draw(st.just("") | words),
        credibility=draw(st.sampled_from(CREDIBILITIES)),
        speaker=draw(localized),
        headline=draw(localized),
        label=draw(localized),
        translation=draw(localized),
        note=draw(texts),
        portion=draw(texts),
        unanchored=draw(st.booleans()),
        extra=draw(extras),
    )


structures = st.dictionaries(st.integers(1, 12), st.sampled_from(ROLES), max_size=2)
hidden_lines = st.builds(HiddenLine, text=texts, rule=words, before=st.integers(1, 4), order=numbers, extra=extras)
readings = st.builds(Reading, text=texts, structure=structures, hidden=st.lists(hidden_lines, max_size=1).map(tuple), extra=extras)
highlights = st.builds(Highlight, start=numbers, end=numbers, exact=texts, author=texts, comment=texts, extra=extras)
attachments = st.builds(Attachment, file=texts, media_type=texts, size=numbers, sha256=words, extra=extras)


@st.composite
def sources(draw: st.DrawFn, number: int = 1, theme_ids: tuple[str, ...] = (), *, whole: bool = True) -> Source:
    """A source; `whole` gives it everything a source can have, else what the tests of edits need."""
    text = draw(texts.filter(str.strip)) if whole else draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=20).map(" ".join))
    wanted = draw(st.integers(0, 3))
    taken = tuple(draw(excerpts(n, text, theme_ids)) for n in range(1, wanted + 1))
    return Source(
        number,
        text,
        digest(text),
        title=draw(stated),
        publisher=draw(stated),
        publisher_short=draw(localized),
        author=draw(texts),
        url=draw(texts),
        credit=draw(localized),
        published=draw(st.none() | dates),
        retrieved=draw(st.none() | dates),
        language=draw(st.sampled_from(("", "en", "it", "ar"))),
        paragraph_languages=draw(st.dictionaries(st.integers(1, 12), st.sampled_from(("en", "it")), max_size=2)),
        reliability=draw(st.sampled_from(RELIABILITIES)),
        rights=draw(st.sampled_from(RIGHTS)),
        summary=draw(localized),
        origin=draw(st.builds(Origin, file=texts, media_type=texts, imported=texts, pasted=st.booleans(),
                              encoding=words, attached_to=numbers, extra=extras)),
        hidden=tuple(
            draw(
                st.lists(
                    hidden_lines,
                    max_size=2,
                    unique=True,
                )
            )
        ),
        structure=draw(structures),
        views=draw(st.dictionaries(st.sampled_from(("article", "page")), readings, max_size=1)),
        view=draw(st.sampled_from((None, "article", "page"))),
        pages=tuple(draw(st.lists(numbers, max_size=3))),
        highlights=tuple(draw(st.lists(highlights, max_size=1))),
        attachments=tuple(draw(st.lists(attachments, max_size=1))),
        report=draw(
            st.builds(
                ImportReport,
                lost=st.lists(texts, max_size=2).map(tuple),
                guessed=st.lists(texts, max_size=2).map(tuple),
                counts=st.dictionaries(words, st.integers(1, 9), max_size=1),
                also_carried_by=st.lists(st.integers(1, 9), max_size=2).map(tuple),
                extra=extras,
            )
        ),
        excerpts=taken,
        next_excerpt=wanted + 1 + draw(st.integers(0, 2)),
        extra=draw(extras),
    )


deliveries = st.builds(Delivery, date=texts, briefing=texts, language=texts, file=texts, sha256=texts, copy=texts, to=texts, extra=extras)
glossary_entries = st.builds(
    GlossaryEntry,
    acronym=words,
    meaning=st.dictionaries(st.sampled_from(("en", "it")), texts).map(Localized),
    known=st.booleans(),
    case_sensitive=st.booleans(),
    extra=extras,
)


@st.composite
def packs(draw: st.DrawFn, *, whole: bool = True) -> Pack:
    """A pack that keeps the laws; with `whole`, all that the format can hold, files that travel along excepted."""
    themes = draw(theme_trees())
    theme_ids = tuple(theme.id for theme in themes)
    there = tuple(sorted(draw(st.sets(st.integers(1, 6), max_size=3))))
    made = tuple(draw(sources(number, theme_ids, whole=whole)) for number in there)
    known = tuple(ExcerptId(source.number, excerpt.number) for source in made for excerpt in source.excerpts)
    names = draw(st.lists(words, unique=True, max_size=2))
    return Pack(
        id=draw(words),
        created="2026-01-01T08:00:00Z",
        sources=made,
        themes=themes,
        glossary=tuple(draw(st.lists(glossary_entries, max_size=2, unique_by=lambda entry: entry.acronym))),
        briefings=tuple(draw(briefings(name, theme_ids, there, known)) for name in names),
        deliveries=tuple(draw(st.lists(deliveries, max_size=1))),
        next_source=max(there, default=0) + 1 + draw(st.integers(0, 2)),
        extra=draw(extras),
    )
