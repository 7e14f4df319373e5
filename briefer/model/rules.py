"""Whether a section's rule takes an excerpt, and how closely it names the excerpt's theme."""
from __future__ import annotations

from enum import IntEnum

from briefer.model.briefing import Briefing, SectionRule
from briefer.model.dates import Date, overlaps, parse_edtf
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt
from briefer.values import dataclass

PERIOD = "period"  # the word for "the period the briefing covers" where a rule has dates


class Closeness(IntEnum):
    """How closely a rule names a theme: not at all, by taking any, by its PMESII letter, by its parent, or itself."""

    NONE = 0
    ANY = 1
    LETTER = 2
    PARENT = 3
    EXACT = 4


@dataclass(frozen=True, slots=True)
class Matched:
    """The theme by which a rule took an excerpt, and how closely it names it."""

    theme: str
    closeness: Closeness


def by_hand(rule: SectionRule) -> bool:
    """Whether a rule proposes nothing by itself: it names no theme, source or period."""
    return not (rule.themes or rule.all_themes or rule.pmesii or rule.sources or rule.dates)


def names_themes(rule: SectionRule) -> bool:
    """Whether a rule asks for themes at all."""
    return bool(rule.themes or rule.all_themes or rule.pmesii)


def match(pack: Pack, rule: SectionRule, excerpt: Excerpt) -> Matched | None:
    """The first theme of an excerpt that a rule takes, or None; themes the pack lacks count for nothing."""
    for id in excerpt.themes:
        close = closeness(pack, rule, id)
        if close:
            return Matched(id, close)
    return None


def closeness(pack: Pack, rule: SectionRule, id: str) -> Closeness:
    """How closely a rule names a theme; a first-level theme stands for those below it too."""
    theme = pack.theme(id)
    if theme is None:
        return Closeness.NONE
    if id in rule.themes:
        return Closeness.EXACT
    if theme.parent and theme.parent in rule.themes:
        return Closeness.PARENT
    above = pack.theme(theme.parent) if theme.parent else None
    if rule.pmesii and rule.pmesii == (theme.pmesii or (above.pmesii if above else None)):
        return Closeness.LETTER
    return Closeness.ANY if rule.all_themes else Closeness.NONE


def takes_date(briefing: Briefing, rule: SectionRule, when: Date | None) -> bool:
    """Whether a rule takes what has this date: dated or not as it says, and within its period if it has one."""
    dated = when is not None and when.given and when.value is not None
    if rule.dated != "any" and dated != (rule.dated == "yes"):
        return False
    period = _period(briefing, rule)
    return not period or (dated and when is not None and overlaps(when, period))


def _period(briefing: Briefing, rule: SectionRule) -> str:
    """The period of a rule in EDTF; that of the briefing is the first text of its field `period` that is one."""
    if rule.dates != PERIOD:
        return rule.dates
    return next((said for said in briefing.title_data(PERIOD).values() if parse_edtf(said)), "")
