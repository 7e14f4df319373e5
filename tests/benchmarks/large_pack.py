"""The corpus of the benchmarks as a pack: sources, excerpts, and a briefing that prints what the other programs print."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefer.analysis.anchoring import context
from briefer.model.briefing import Briefing, ExcerptItem, LeafItem, Section, SectionRule, TextItem
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source, Stated
from briefer.model.text import digest
from briefer.model.themes import Theme
from tests.benchmarks.corpus import PER_SECTION, corpus

_THEMES = tuple(Theme(f"t{n}", Localized({"en": f"Theme {n}", "it": f"Tema {n}"})) for n in range(20))
_EVENT = 4  # each fourth excerpt is dated, and so an event


def pack(excerpts: int, style: str = "staff") -> Pack:
    """A pack with so many excerpts, all placed in its only briefing; eight stand in one source."""
    found = corpus(excerpts)
    sources = tuple(_source(number, part, found["events"]) for number, part in enumerate(found["sections"], 1))
    sections = (
        Section("contents", "contents", Localized({"en": "Contents"}), heading="plain"),
        *(Section(f"s{source.number}", "excerpts", Localized({"en": part["title"]}), body=_body(source, part))
          for source, part in zip(sources, found["sections"], strict=True)),
        Section("chronology", "chronology", Localized({"en": "Chronology"}), order="source",
                rule=SectionRule(all_themes=True, dated="yes", placed=True)),
        Section("sources", "sources", Localized({"en": "Sources"}), heading="plain"))
    titles = {"title": Localized({"en": found["title"]}), "reference": Localized(found["reference"])}
    briefing = Briefing("dossier", languages=("en",), style=style, date="2026-01-01", titles=titles, sections=sections)
    return Pack("large", "2026-01-01T08:00:00Z", sources, _THEMES, (), (briefing,), next_source=len(sources) + 1)


def _source(number: int, part: Mapping[str, Any], events: list[dict[str, str]]) -> Source:
    """A source whose text is the quotations of one section."""
    text = "".join(f"{entry['quote']}\n" for entry in part["entries"])
    excerpts, start = [], 0
    for n, entry in enumerate(part["entries"], 1):
        end = start + len(entry["quote"])
        prefix, suffix = context(text, start, end)
        made = Excerpt(n, start, end, text[start:end], prefix, suffix, credibility=part["grade"][1])
        place = (number - 1) * PER_SECTION + n - 1
        excerpts.append(_dated(made, events[place // _EVENT]) if place % _EVENT == 0 and place // _EVENT < len(events) else made)
        start = end + 1
    language, day = part["language"], int(part["date"].split()[0])
    return Source(
        number, text, digest(text), title=Stated(Localized({language: part["source"]})), publisher=Stated(Localized(part["publisher"])),
        published=Date(part["date"], f"2024-05-{day:02d}"), language=language, reliability=part["grade"][0], excerpts=tuple(excerpts),
        next_excerpt=len(excerpts) + 1)


def _dated(excerpt: Excerpt, event: Mapping[str, str]) -> Excerpt:
    """The excerpt as an event of the chronology."""
    day = int(event["date"].split()[0])
    return replace(excerpt, date=Date(event["date"], f"2024-05-{day:02d}"), headline=Localized({"en": event["text"]}),
                   themes=(f"t{event['theme'].split()[1]}",))


def _body(source: Source, part: Mapping[str, Any]) -> tuple[LeafItem, ...]:
    """The framing text and the excerpts of a section."""
    return tuple(item for excerpt, entry in zip(source.excerpts, part["entries"], strict=True)
                 for item in (TextItem(Localized({"en": _framing(entry)})), ExcerptItem(ExcerptId(source.number, excerpt.number))))


def _framing(entry: Mapping[str, str]) -> str:
    """The paragraph that leads to an excerpt."""
    return f"{entry['intro']} **{entry['bold']}** *{entry['italic']}*^[{entry['note']}]"
