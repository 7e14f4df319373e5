"""Edits that a given pack allows, drawn at random: what hypothesis does to a pack in the place of an officer."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any, TypeAlias

from hypothesis import strategies as st

from briefer import edits as e
from briefer.model.briefing import PLACING, Briefing, GroupItem, Placement, Section
from briefer.model.grading import CREDIBILITIES, RELIABILITIES
from briefer.model.pack import Pack
from briefer.model.sources import CONTEXT, Excerpt, ExcerptId, Highlight, Source
from briefer.model.text import digest
from briefer.model.themes import Theme
from tests.strategies import deliveries, excerpts, glossary_entries, sources
from tests.strategies_briefing import briefings, card_rows, sections, tables, text_items
from tests.strategies_text import dates, localized, stated, texts, words

FILE = b"a file that travels along"
HEAD = "New head. "
Makers: TypeAlias = "list[Callable[[], e.Edit]]"


def _known(pack: Pack) -> tuple[ExcerptId, ...]:
    return tuple(ExcerptId(source.number, excerpt.number) for source, excerpt in pack.excerpts())


def _anchor(draw: st.DrawFn, text: str) -> e.Anchor:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return e.Anchor(start, end, text[start:end], text[max(0, start - CONTEXT):start], text[end:end + CONTEXT])


def _spots(briefing: Briefing) -> list[tuple[e.Spot, tuple[Any, ...]]]:
    """Every list of items there is, with what it holds."""
    found: list[tuple[e.Spot, tuple[Any, ...]]] = []
    for section in briefing.sections:
        found += [(e.Spot(section.id), section.body), (e.Spot(section.id, intro=True), section.intro)]
        found += [(e.Spot(section.id, item.theme), item.body) for item in section.body if isinstance(item, GroupItem)]
    return found


def _on_sources(draw: st.DrawFn, pack: Pack) -> Makers:
    ids = tuple(theme.id for theme in pack.themes)
    makers: Makers = [lambda: e.AddSource(draw(sources(pack.next_source, ids, whole=False)))]
    if pack.sources:
        source = draw(st.sampled_from(pack.sources))
        makers += [
            lambda: e.ChangeSource(source.number, {"title": draw(stated), "author": draw(texts)}),
            lambda: e.ChangeSource(source.number, {"published": draw(st.none() | dates)}),
            lambda: e.ChangeSource(source.number, {"reliability": draw(st.sampled_from(RELIABILITIES))}),
            lambda: e.RemoveSource(source.number),
            lambda: e.ReplaceText(source.number, f"{HEAD}{source.text}", {one.number: _moved_on(one) for one in source.excerpts}),
            lambda: e.AddExcerpt(source.number, draw(excerpts(source.next_excerpt, source.text, ids)))]
        makers.append(lambda: _reread(source))
        if source.hidden:
            makers.append(lambda: e.RestoreHiddenLine(source.number, draw(st.sampled_from(source.hidden))))
        if source.view and source.views and not source.excerpts:  # with some, they would be left without an anchor
            makers.append(lambda: e.SwitchView(source.number, draw(st.sampled_from(sorted(source.views))), {}))
        if source.highlights:
            makers.append(lambda: e.DropHighlight(source.number, source.highlights[0]))
            makers.append(lambda: _taken(source, source.highlights[0]))
    return makers


def _reread(source: Source) -> e.Edit:
    """The file read again, with a new beginning."""
    text = f"{HEAD}{source.text}"
    fresh = replace(source, text=text, text_hash=digest(text), excerpts=())
    return e.RereadSource(fresh, {one.number: _moved_on(one) for one in source.excerpts})


def _taken(source: Source, highlight: Highlight) -> e.Edit:
    """A highlight taken as an excerpt; hypothesis also draws such as do not stand in the text."""
    return e.TakeHighlight(source.number, highlight, Excerpt(source.next_excerpt, highlight.start, highlight.end, highlight.exact))


def _moved_on(excerpt: Excerpt) -> e.Anchor:
    """The anchor of an excerpt behind a new beginning of its text."""
    return e.Anchor(excerpt.start + len(HEAD), excerpt.end + len(HEAD), excerpt.exact, excerpt.prefix, excerpt.suffix)


def _on_excerpts(draw: st.DrawFn, pack: Pack) -> Makers:
    known = _known(pack)
    if not known:
        return []
    id = draw(st.sampled_from(known))
    source, excerpt = pack.source(id.source), pack.excerpt(id)
    assert source is not None and excerpt is not None
    ids = [theme.id for theme in pack.themes]
    some = st.lists(st.sampled_from(ids), unique=True, max_size=2).map(tuple) if ids else st.just(())
    return [
        lambda: e.ChangeExcerpt(id, {"themes": draw(some), "credibility": draw(st.sampled_from(CREDIBILITIES))}),
        lambda: e.ChangeExcerpt(id, {"date": draw(st.none() | dates), "event": draw(words)}),
        lambda: e.ChangeExcerpt(id, {"note": draw(texts), "headline": draw(localized)}),
        lambda: e.ChangeExcerpt(id, {"wording": f"[…] {excerpt.exact}"}),
        lambda: e.MoveAnchor(id, _anchor(draw, source.text)),
        lambda: e.RemoveExcerpt(id)]


def _on_themes(draw: st.DrawFn, pack: Pack) -> Makers:
    fresh = f"new.{len(pack.themes)}"
    makers: Makers = [lambda: e.AddTheme(Theme(fresh, draw(localized.filter(bool))), draw(st.sampled_from((None, 0))))]
    if pack.themes:
        ids = [theme.id for theme in pack.themes]
        one, other = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
        makers += [
            lambda: e.ChangeTheme(one, {"name": draw(localized.filter(bool)), "key": 0}),
            lambda: e.RemoveTheme(one),
            lambda: e.ReorderThemes(tuple(draw(st.permutations(ids)))),
            lambda: e.MergeThemes(one, other)]
    return makers


def _on_briefings(draw: st.DrawFn, pack: Pack) -> Makers:
    ids = tuple(theme.id for theme in pack.themes)
    numbers = tuple(source.number for source in pack.sources)
    makers: Makers = [lambda: e.AddBriefing(draw(briefings(f"new-{len(pack.briefings)}", ids, numbers, _known(pack))))]
    if not pack.briefings:
        return makers
    briefing = draw(st.sampled_from(pack.briefings))
    titles = {"titles": {"title": draw(localized)}, "fields": {"period": draw(localized)}, "copies": 4}
    makers += [
        lambda: e.DuplicateBriefing(briefing.id, f"copy-{len(pack.briefings)}", draw(localized)),
        lambda: e.RemoveBriefing(briefing.id),
        lambda: e.ChangeBriefing(briefing.id, titles),
        lambda: e.AddSection(briefing.id, draw(sections(f"new-{len(briefing.sections)}", ids, numbers, _known(pack))), 0)]
    if briefing.sections:
        section = draw(st.sampled_from(briefing.sections))
        last = len(briefing.sections) - 1
        makers += [
            lambda: e.ChangeSection(briefing.id, section.id, {"titles": draw(localized), "order": "date"}),
            lambda: e.MoveSection(briefing.id, section.id, draw(st.integers(0, last))),
            lambda: e.RemoveSection(briefing.id, section.id)]
    return makers


def _placements(pack: Pack, briefing: Briefing) -> list[Placement]:
    def free(section: Section) -> list[ExcerptId]:
        return [id for id in _known(pack) if id not in section.placed()]

    theme = pack.themes[0].id if pack.themes else ""
    return [
        Placement(id, section.id, theme if section.kind == "by_theme" else "")
        for section in briefing.sections if section.kind in PLACING for id in free(section)]


def _on_items(draw: st.DrawFn, pack: Pack) -> Makers:
    if not pack.briefings:
        return []
    briefing = draw(st.sampled_from(pack.briefings))
    makers: Makers = []
    if placements := _placements(pack, briefing):
        one = draw(st.sampled_from(placements))
        makers += [lambda: e.Place(briefing.id, one), lambda: e.PlaceMany(briefing.id, (replace(one, at=0),))]
    if placed := tuple(briefing.placed()):
        section, id = draw(st.sampled_from(placed))
        makers += [lambda: e.Unplace(briefing.id, (id,)), lambda: e.Unplace(briefing.id, (id,), section)]
    if spots := _spots(briefing):
        spot, items = draw(st.sampled_from(spots))
        leaf = text_items if spot.intro else text_items | tables() | card_rows
        makers += [
            lambda: e.InsertItem(briefing.id, spot, draw(leaf), draw(st.sampled_from((None, 0)))),
            lambda: e.WriteText(briefing.id, spot, "it", draw(texts))]
        if items:
            at = draw(st.integers(0, len(items) - 1))
            makers += [
                lambda: e.RemoveItem(briefing.id, spot, at),
                lambda: e.MoveItem(briefing.id, spot, at, spot, 0),
                lambda: e.SetItem(briefing.id, spot, at, draw(leaf)),
                lambda: e.WriteText(briefing.id, spot, "en", draw(texts), at)]
    return makers


def _on_pack(draw: st.DrawFn, pack: Pack) -> Makers:
    makers: Makers = [
        lambda: e.SetGlossaryEntry(draw(glossary_entries)),
        lambda: e.RecordDelivery(draw(deliveries)),
        lambda: e.AttachFile("media/map.png", sha256(FILE).hexdigest())]
    if pack.glossary:
        makers.append(lambda: e.RemoveGlossaryEntry(draw(st.sampled_from(pack.glossary)).acronym))
    if pack.files:
        makers.append(lambda: e.DetachFile(next(iter(pack.files))))
    return makers


@st.composite
def edits_for(draw: st.DrawFn, pack: Pack) -> e.Edit:
    """An edit of any kind that names what the pack has; some of them it may still refuse."""
    rooms = (_on_sources, _on_excerpts, _on_themes, _on_briefings, _on_items, _on_pack)
    makers = draw(st.sampled_from(rooms))(draw, pack) or _on_pack(draw, pack)
    return draw(st.sampled_from(makers))()
