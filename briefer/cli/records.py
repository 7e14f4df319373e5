"""Values as scripts get them: the keys here are promised, more may come, none is renamed."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefer.model.briefing import Briefing
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source, Stated
from briefer.workflow import anchor_of

Record = dict[str, Any]


def date_record(when: Date | None) -> Record | None:
    """A date: as stated, its EDTF value or null, its basis."""
    return None if when is None else {"stated": when.stated, "edtf": when.edtf or None, "basis": when.basis}


def source_record(source: Source, language: str) -> Record:
    """A source as a row of the list."""
    return {
        "number": source.number,
        "title": source.title.text.best(language),
        "publisher": source.publisher.text.best(language),
        "author": source.author,
        "published": date_record(source.published),
        "language": source.language,
        "reliability": source.reliability,
        "url": source.url,
        "characters": len(source.text),
        "excerpts": len(source.excerpts),
        "also_carried_by": list(source.report.also_carried_by),
    }


def full_source_record(source: Source, language: str) -> Record:
    """All that is known of a source, but for its text."""
    return {
        **source_record(source, language),
        "title_basis": source.title.basis,
        "publisher_basis": source.publisher.basis,
        "publisher_short": source.publisher_short.best(language),
        "credit": source.credit.best(language),
        "retrieved": date_record(source.retrieved),
        "rights": source.rights,
        "origin": {"file": source.origin.file, "media_type": source.origin.media_type, "sha256": source.origin.sha256,
                   "imported": source.origin.imported},
        "hidden": hidden_records(source),
        "lost": list(source.report.lost),
        "guessed": list(source.report.guessed),
        "text_hash": source.text_hash,
    }


def hidden_records(source: Source) -> list[Record]:
    """The lines left out of a source's text, and why."""
    return [{"text": line.text, "rule": line.rule} for line in source.hidden]


def excerpt_record(source: Source, excerpt: Excerpt, briefing: Briefing | None) -> Record:
    """An excerpt; `placed` names the sections of one briefing that it stands in."""
    id = ExcerptId.of(source, excerpt)
    anchor = anchor_of(source, excerpt)
    return {
        "id": str(id),
        "source": source.number,
        "start": excerpt.start,
        "end": excerpt.end,
        "quote": excerpt.exact,
        "wording": excerpt.wording,
        "themes": list(excerpt.themes),
        "date": date_record(excerpt.date),
        "credibility": excerpt.credibility,
        "speaker": excerpt.speaker.best(source.language),
        "anchor": anchor.state if anchor else "lost",
        "placed": list(places(briefing, id)),
        "headline": dict(excerpt.headline),
        "translation": dict(excerpt.translation),
        "event": excerpt.event,
        "note": excerpt.note,
    }


def places(briefing: Briefing | None, id: ExcerptId) -> Iterable[str]:
    """The sections of a briefing that an excerpt stands in."""
    return dict.fromkeys(section for section, placed in briefing.placed() if placed == id) if briefing else ()


def briefing_record(briefing: Briefing) -> Record:
    """The title data and sections of a briefing."""
    return {
        "id": briefing.id,
        "template": briefing.template.id,
        "style": briefing.style,
        "languages": list(briefing.languages),
        "date": briefing.date,
        "as_of": briefing.as_of,
        "copies": briefing.copies,
        "titles": {name: dict(text) for name, text in briefing.titles.items()},
        "fields": {name: dict(text) for name, text in briefing.fields.items()},
        "sections": [{"id": section.id, "kind": section.kind, "titles": dict(section.titles), "required": section.required,
                      "print": section.print, "excerpts": [str(id) for id in section.placed()]} for section in briefing.sections],
    }


def theme_records(pack: Pack) -> list[Record]:
    """The themes of a pack, with how many excerpts have each."""
    counts: dict[str, int] = {}
    for _, excerpt in pack.excerpts():
        for theme in excerpt.themes:
            counts[theme] = counts.get(theme, 0) + 1
    return [{"id": theme.id, "parent": theme.parent, "en": theme.name.text("en"), "it": theme.name.text("it"), "key": theme.key,
             "colour": theme.colour, "pmesii": theme.pmesii, "excerpts": counts.get(theme.id, 0)} for theme in pack.themes]


def per_language(text: Localized) -> str:
    """A text for people, in each of its languages."""
    return " · ".join(f"[{language}] {words}" if language else words for language, words in text.items())


def shown_fact(fact: Stated, language: str) -> str:
    """A fact about a source for people, in square brackets when the officer supplied it."""
    text = fact.text.best(language)
    return f"[{text}]" if text and fact.basis == "supplied" else text
