"""Small packs to look at, and how to ask what a check finds in them."""
from __future__ import annotations

from functools import cache

from briefer.checks import Finding, run
from briefer.i18n import Catalogue
from briefer.model.briefing import Briefing, ExcerptItem, Section, TextItem
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source, Stated
from briefer.model.text import digest

TEXT = "The mission began in October 2018.\nOn 3 January 2020 the head of CTS said that it would go on.\nNothing else happened."


def taken(number: int, words: str, **said: object) -> Excerpt:
    start = TEXT.index(words)
    values = {"date": Date("2020", "2020"), **said}
    return Excerpt(number, start, start + len(words), words, **values)  # type: ignore[arg-type]


def source(*excerpts: Excerpt, number: int = 1, **said: object) -> Source:
    known = {"title": Stated(Localized("T")), "publisher": Stated(Localized("P")), "published": Date("2020", "2020"), "language": "en",
             "rights": "open", **said}
    return Source(number, TEXT, digest(TEXT), excerpts=excerpts, next_excerpt=len(excerpts) + 1, **known)  # type: ignore[arg-type]


def section(kind: str, *items: object, id: str = "s", **said: object) -> Section:
    body = tuple(ExcerptItem(ExcerptId.parse(item)) if isinstance(item, str) else item for item in items)
    return Section(id, kind, Localized({"en": "Facts", "it": "Fatti"}), body=body, **said)  # type: ignore[arg-type]


def text(en: str = "", it: str = "") -> TextItem:
    return TextItem(Localized({"en": en, "it": it}))


def pack(*sources: Source, sections: tuple[Section, ...] = (), **said: object) -> Pack:
    return Pack("p", "2026-11-21T10:00:00Z", sources, briefings=(Briefing("b", sections=sections),), next_source=9, **said)  # type: ignore[arg-type]


def found(check: str, held: Pack, languages: tuple[str, ...] = ("en",)) -> list[Finding]:
    return [finding for finding in run(held, held.briefings[0], languages) if finding.check == check]


@cache
def catalogue(language: str) -> Catalogue:
    return Catalogue(language, "interface")


def said(finding: Finding, language: str = "en") -> str:
    return catalogue(language).say(finding.message)


def mended(held: Pack, finding: Finding, fix: int = 0) -> Pack:
    edit = finding.fixes[fix].edit
    assert edit is not None
    return edit.apply(held)
