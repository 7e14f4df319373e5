"""What `pack.yaml` holds: everything of a pack but its sources."""
from __future__ import annotations

from typing import Any, get_args

from briefer.model.localized import Localized
from briefer.model.pack import Delivery, Pack
from briefer.model.themes import GlossaryEntry, Keywords, Pmesii, Theme
from briefer.storage.codec_briefing import BRIEFING
from briefer.storage.kinds import FLAG, LOCALIZED, TEXT, Kind, always, choice, field, integer, listed, mapped, optional, record

_LANGUAGES = ("en", "it")

_KEYWORDS: Kind[Keywords] = record(Keywords, field("en", listed(TEXT)), field("it", listed(TEXT)))

THEME: Kind[Theme] = record(
    Theme,
    field("id", TEXT, required=True),
    field("parent", TEXT),
    field("name", LOCALIZED, required=True),
    field("key", integer(most=9, default=0)),
    field("colour", integer(least=1, most=6, default=1)),
    field("keywords", _KEYWORDS),
    field("pmesii", optional(choice(get_args(Pmesii)))),
)


def _meaning(language: str) -> Any:
    return field(language, TEXT, attribute=f"meaning_{language}", get=lambda entry: entry.meaning.get(language, ""))


def _make_entry(**values: Any) -> GlossaryEntry:
    meaning = Localized({language: values.pop(f"meaning_{language}", "") for language in _LANGUAGES})
    return GlossaryEntry(meaning=meaning, **values)


GLOSSARY_ENTRY: Kind[GlossaryEntry] = record(
    _make_entry,
    field("acronym", TEXT, required=True),
    *(_meaning(language) for language in _LANGUAGES),
    field("known", FLAG),
    field("case_sensitive", FLAG),
)

DELIVERY: Kind[Delivery] = record(
    Delivery,
    field("date", TEXT, required=True),
    field("briefing", TEXT, required=True),
    field("language", TEXT, required=True),
    field("file", TEXT, required=True),
    field("sha256", TEXT, required=True),
    field("copy", TEXT),
    field("to", TEXT),
)

PACK: Kind[Pack] = record(
    Pack,
    field("id", TEXT, required=True),
    field("created", TEXT, required=True),
    field("next_source", integer(least=1, default=1)),
    field("themes", listed(THEME)),
    field("glossary", listed(GLOSSARY_ENTRY)),
    field("briefings", listed(BRIEFING)),
    field("deliveries", listed(DELIVERY)),
    field("files", mapped(always(TEXT))),
)
