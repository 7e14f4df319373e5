"""A large pack from the corpus of the benchmarks: sources, excerpts with dates and themes, framing text, chronology, register."""
from __future__ import annotations

import json
import tempfile
from itertools import cycle
from pathlib import Path
from typing import Any

from briefer.analysis.anchoring import context
from briefer.model.briefing import Briefing, ExcerptItem, GroupItem, LeafItem, Section, SectionKind, SectionRule, TextItem
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source, Stated
from briefer.model.text import digest
from briefer.model.themes import GlossaryEntry, Theme
from tests.benchmarks.corpus import write

_THEMES = tuple(Theme(f"t{n}", Localized({"en": f"Theme {n}", "it": f"Tema {n}"}), parent=f"t{n - n % 5}" if n % 5 else "")
                for n in range(20))
_GLOSSARY = tuple(GlossaryEntry(acronym, Localized({"en": meaning})) for acronym, meaning in (
    ("ISF", "Iraqi Security Forces"), ("CTS", "Counter Terrorism Service"), ("MoD", "Ministry of Defence"),
    ("UNAMI", "United Nations Assistance Mission for Iraq"), ("IDP", "internally displaced person"),
    ("NGO", "non-governmental organisation")))
_BACK: tuple[SectionKind, ...] = ("acronyms", "sources", "grading_key")


def pack(excerpts: int) -> Pack:
    """A pack with so many excerpts, all placed by theme in its only briefing; eight stand in one source."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.json"
        write(path, excerpts)
        corpus = json.loads(path.read_text("utf-8"))
    sources = tuple(_source(number, part) for number, part in enumerate(corpus["sections"], 1))
    placed: dict[str, list[LeafItem]] = {theme.id: [] for theme in _THEMES}
    for source, part in zip(sources, corpus["sections"], strict=True):
        for excerpt, entry in zip(source.excerpts, part["entries"], strict=True):
            id = ExcerptId(source.number, excerpt.number)
            placed[excerpt.themes[0]] += [TextItem(Localized({"en": _framing(entry, id)})), ExcerptItem(id)]
    sections = (
        Section("contents", "contents", Localized({"en": "Contents"}), heading="plain"),
        Section("topics", "by_theme", body=tuple(GroupItem(theme, tuple(items)) for theme, items in placed.items())),
        Section("chronology", "chronology", Localized({"en": "Chronology"}), rule=SectionRule(all_themes=True, dated="yes", placed=True),
                order="date"),
        *(Section(kind, kind, Localized({"en": kind.capitalize()}), heading="plain") for kind in _BACK))
    titles = {"title": Localized({"en": corpus["title"]}), "reference": Localized("REF/1")}
    briefing = Briefing("dossier", languages=("en",), date="2026-01-01", titles=titles, sections=sections)
    return Pack("large", "2026-01-01T08:00:00Z", sources, _THEMES, _GLOSSARY, (briefing,), next_source=len(sources) + 1)


def _source(number: int, part: dict[str, Any]) -> Source:
    """A source whose text is the openings and quotations of one part of the corpus; every other one is Italian."""
    language = "en" if number % 2 else "it"
    words = cycle(entry.acronym for entry in _GLOSSARY)
    paragraphs = [said for entry in part["entries"] for said in (entry["intro"], f'{entry["quote"]} "{entry["bold"]}" l\'{next(words)}.')]
    text = "\n".join(paragraphs) + "\n"
    excerpts, end = [], 0
    for n, entry in enumerate(part["entries"], 1):
        exact = paragraphs[2 * n - 1]
        start = text.index(exact, end)
        end = start + len(exact)
        prefix, suffix = context(text, start, end)
        excerpts.append(Excerpt(
            n, start, end, exact, prefix, suffix, themes=(_THEMES[(number + n) % len(_THEMES)].id,),
            date=Date(entry["date"], f"2024-05-{int(entry['date'].split()[0]):02d}"), credibility=str(1 + n % 5),
            headline=Localized({"en": entry["bold"]}) if n % 2 else Localized(),
            translation=Localized({"en": entry["quote"]}) if language == "it" else Localized()))
    first = part["entries"][0]
    return Source(
        number, text, digest(text), title=Stated(Localized({language: first["title"]})), publisher=Stated(Localized(first["publisher"])),
        url="https://news.example/2024/05", published=Date(first["date"], "2024-05-30"), retrieved=Date("", "2024-06-01"),
        language=language, reliability="B", excerpts=tuple(excerpts), next_excerpt=len(excerpts) + 1)


def _framing(entry: dict[str, str], id: ExcerptId) -> str:
    """The paragraph that leads to an excerpt, with each kind of sign."""
    quoted = " ".join(entry["quote"].split()[1:4])
    acronym = _GLOSSARY[id.number % len(_GLOSSARY)].acronym
    return f"{entry['intro']} The {acronym} **{entry['bold']}** *{entry['italic']}*^[{entry['note']}] [@{id}|{quoted}] [@{id.source}]"
