"""The data of a briefing as fields of a dialog, told without a widget."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from briefer.i18n import LANGUAGES
from briefer.model.briefing import Briefing
from briefer.model.localized import PLAIN, Localized
from briefer.model.pack import Pack
from briefer.workflow.checks import above_unclassified

ROWS = ("title", "subtitle", "marking", "office", "author", "distribution")
_USUAL: Mapping[str, str] = MappingProxyType({"en": "UNCLASSIFIED", "it": "NON CLASSIFICATO"})
_MOST = 8


def changed_text(former: Localized, typed: Mapping[str, str]) -> Localized:
    """A text with what was typed for each language; one that is the same in all of them stays one of none in particular."""
    now = {language: typed[language].strip() for language in LANGUAGES}
    if all(former.text(language) == now[language] for language in LANGUAGES):
        return former
    if PLAIN in former and len(set(now.values())) == 1:
        return Localized({PLAIN: now[LANGUAGES[0]]})
    others = {language: text for language, text in former.items() if language not in (*LANGUAGES, PLAIN)}
    return Localized({**others, **now})


def changes(briefing: Briefing, typed: Mapping[str, Mapping[str, str]], as_of: str) -> dict[str, Any]:
    """What is other than before, as the edit takes it; nothing when all is the same."""
    titles = {name: changed_text(briefing.titles.get(name, Localized()), texts) for name, texts in typed.items()}
    titles = {name: text for name, text in titles.items() if text != briefing.titles.get(name, Localized())}
    made: dict[str, Any] = {"titles": titles} if titles else {}
    if as_of != briefing.as_of:
        made["as_of"] = as_of
    return made


def usual_markings(pack: Pack, language: str, kept: Iterable[str]) -> tuple[str, ...]:
    """The markings to choose from: the default, those of the pack, those used lately; none above unclassified."""
    of_pack = (briefing.title_data("marking").text(language) for briefing in pack.briefings)
    found = dict.fromkeys((_USUAL[language], *of_pack, *kept))
    return tuple(one for one in found if one and not above_unclassified(one))[:_MOST]
