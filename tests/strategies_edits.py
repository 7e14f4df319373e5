"""Edits that a given pack allows, drawn at random: what hypothesis does to a pack in the place of an officer."""
from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from briefer import edits as e
from briefer.model.briefing import PLACING, Briefing, GroupItem, Placement, Section, TextItem
from briefer.model.grading import CREDIBILITIES, RELIABILITIES
from briefer.model.pack import Pack
from briefer.model.sources import CONTEXT, ExcerptId
from briefer.model.themes import Theme
from tests.strategies import deliveries, excerpts, glossary_entries, sources
from tests.strategies_briefing import briefings, card_rows, sections, tables, text_items
from tests.strategies_text import dates, localized, stated, texts, words

FILE = b"a file that travels along"


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


def _on_sources(draw: st.DrawFn, pack: Pack) -> list[e.Edit]:
    ids = tuple(theme.id for theme in pack.themes)
    fresh = draw(sources(pack.next_source, ids))
    found: list[e.Edit] = [e.AddSource(fresh)]
    if pack.sources:
        source = draw(st.sampled_from(pack.sources))
        change = draw(st.sampled_from((
            {"title": draw(stated)}, {"author": draw(texts), "summary": draw(localized)}, {"published": draw(st.none() | dates)},
            {"reliability": draw(st.sampled_from(RELIABILITIES)), "paragraph_languages": {1: "it"}})))
        found += [e.ChangeSource(source.number, change), e.RemoveSource(source.number)]
        if source.hidden:
            found.append(e.RestoreHiddenLine(source.number, draw(st.sampled_from(source.hidden))))
        text = "New head. " + source.text
        moved = {
            excerpt.number: e.Anchor(excerpt.start + 10, excerpt.end + 10, excerpt.exact, excerpt.prefix, excerpt.suffix)
            for excerpt in source.excerpts}
        found.append(e.ReplaceText(source.number, text, moved))
        found.append(e.AddExcerpt(source.number, draw(excerpts(source.next_excerpt, source.text, ids))))
    return found


def _on_excerpts(draw: st.DrawFn, pack: Pack) -> list[e.Edit]:
    known = _known(pack)
    if not known:
        return []
    id = draw(st.sampled_from(known))
    source, excerpt = pack.source(id.source), pack.excerpt(id)
    assert source is not None and excerpt is not None
    themes = tuple(draw(st.lists(st.sampled_from([theme.id for theme in pack.themes]), unique=True, max_size=2))) if pack.themes else ()
    change = draw(st.sampled_from((
        {"themes": themes}, {"date": draw(st.none() | dates)}, {"note": draw(texts), "headline": draw(localized)},
        {"wording": f"[…] {excerpt.exact}"}, {"credibility": draw(st.sampled_from(CREDIBILITIES)), "event": draw(words)})))
    return [e.ChangeExcerpt(id, change), e.MoveAnchor(id, _anchor(draw, source.text)), e.RemoveExcerpt(id)]


def _on_themes(draw: st.DrawFn, pack: Pack) -> list[e.Edit]:
    found: list[e.Edit] = [e.AddTheme(Theme(f"new.{len(pack.themes)}", draw(localized.filter(bool))), draw(st.sampled_from((None, 0))))]
    if pack.themes:
        ids = [theme.id for theme in pack.themes]
        one, other = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
        found += [
            e.ChangeTheme(one, {"name": draw(localized.filter(bool)), "key": 0}), e.RemoveTheme(one),
            e.ReorderThemes(tuple(draw(st.permutations(ids)))), e.MergeThemes(one, other)]
    return found


def _on_briefings(draw: st.DrawFn, pack: Pack) -> list[e.Edit]:
    ids = tuple(theme.id for theme in pack.themes)
    numbers = tuple(source.number for source in pack.sources)
    found: list[e.Edit] = [e.AddBriefing(draw(briefings(f"new-{len(pack.briefings)}", ids, numbers, _known(pack))))]
    if not pack.briefings:
        return found
    briefing = draw(st.sampled_from(pack.briefings))
    found += [
        e.DuplicateBriefing(briefing.id, f"copy-{len(pack.briefings)}", draw(localized)), e.RemoveBriefing(briefing.id),
        e.ChangeBriefing(briefing.id, {"titles": {"title": draw(localized)}, "fields": {"period": draw(localized)}, "copies": 4}),
        e.AddSection(briefing.id, draw(sections(f"new-{len(briefing.sections)}", ids, numbers, _known(pack))), 0)]
    if briefing.sections:
        section = draw(st.sampled_from(briefing.sections))
        found += [
            e.ChangeSection(briefing.id, section.id, {"titles": draw(localized), "order": "date"}),
            e.MoveSection(briefing.id, section.id, draw(st.integers(0, len(briefing.sections) - 1))),
            e.RemoveSection(briefing.id, section.id)]
    return found


def _placements(pack: Pack, briefing: Briefing) -> list[Placement]:
    def free(section: Section) -> list[ExcerptId]:
        return [id for id in _known(pack) if id not in section.placed()]

    theme = pack.themes[0].id if pack.themes else ""
    return [
        Placement(id, section.id, theme if section.kind == "by_theme" else "")
        for section in briefing.sections if section.kind in PLACING for id in free(section)]


def _on_items(draw: st.DrawFn, pack: Pack) -> list[e.Edit]:
    if not pack.briefings:
        return []
    briefing = draw(st.sampled_from(pack.briefings))
    found: list[e.Edit] = []
    if placements := _placements(pack, briefing):
        one = draw(st.sampled_from(placements))
        found += [e.Place(briefing.id, one), e.PlaceMany(briefing.id, (replace(one, at=0),))]
    if placed := tuple(briefing.placed()):
        section, id = draw(st.sampled_from(placed))
        found += [e.Unplace(briefing.id, (id,)), e.Unplace(briefing.id, (id,), section)]
    if spots := _spots(briefing):
        spot, items = draw(st.sampled_from(spots))
        leaf = draw(text_items if spot.intro else text_items | tables() | card_rows)
        at_head = draw(st.sampled_from((None, 0)))
        found += [e.InsertItem(briefing.id, spot, leaf, at_head), e.WriteText(briefing.id, spot, "it", draw(texts))]
        if items:
            at = draw(st.integers(0, len(items) - 1))
            found += [e.RemoveItem(briefing.id, spot, at), e.MoveItem(briefing.id, spot, at, spot, 0)]
            found += [e.WriteText(briefing.id, spot, "en", draw(texts), at)] if isinstance(items[at], TextItem) else []
            found += [e.SetItem(briefing.id, spot, at, leaf)]
    return found


def _on_pack(draw: st.DrawFn, pack: Pack) -> list[e.Edit]:
    found: list[e.Edit] = [
        e.SetGlossaryEntry(draw(glossary_entries)), e.RecordDelivery(draw(deliveries)),
        e.AttachFile("media/map.png", sha256(FILE).hexdigest())]
    if pack.glossary:
        found.append(e.RemoveGlossaryEntry(draw(st.sampled_from(pack.glossary)).acronym))
    if pack.files:
        found.append(e.DetachFile(next(iter(pack.files))))
    return found


@st.composite
def edits_for(draw: st.DrawFn, pack: Pack) -> e.Edit:
    """An edit of any kind that names what the pack has; some of them it may still refuse."""
    makers = (_on_sources, _on_excerpts, _on_themes, _on_briefings, _on_items, _on_pack)
    found = draw(st.sampled_from(makers))(draw, pack) or _on_pack(draw, pack)
    return draw(st.sampled_from(found))
