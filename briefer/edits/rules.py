"""The rules of sections when a theme or source that they name goes away or takes another name."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefer.model.briefing import Briefing, SectionRule
from briefer.model.pack import Pack


def with_rules(pack: Pack, change: Callable[[SectionRule], SectionRule]) -> tuple[Briefing, ...]:
    """The briefings with the rule of every section changed by a function; what stays the same stays the same object."""
    return tuple(_with_rules(briefing, change) for briefing in pack.briefings)


def _with_rules(briefing: Briefing, change: Callable[[SectionRule], SectionRule]) -> Briefing:
    sections = tuple(section if (rule := change(section.rule)) is section.rule else replace(section, rule=rule)
                     for section in briefing.sections)
    same = all(one is other for one, other in zip(sections, briefing.sections, strict=True))
    return briefing if same else replace(briefing, sections=sections)


def without_source(rule: SectionRule, number: int) -> SectionRule:
    """The rule without a source. When it was the only one, the section keeps to what is placed in the briefing.

    A rule that names no source takes all of them: just dropping the last one would fill the section with everything.
    """
    if number not in rule.sources:
        return rule
    left = tuple(one for one in rule.sources if one != number)
    return replace(rule, sources=left, placed=rule.placed or not left)


def without_theme(rule: SectionRule, id: str) -> SectionRule:
    """The rule without a theme; as with sources, one that loses its only theme keeps to what is placed."""
    if id not in rule.themes:
        return rule
    left = tuple(one for one in rule.themes if one != id)
    return replace(rule, themes=left, placed=rule.placed or not left)


def with_theme(rule: SectionRule, former: str, id: str) -> SectionRule:
    """The rule with one theme in the place of another."""
    if former not in rule.themes:
        return rule
    return replace(rule, themes=exchanged(rule.themes, former, id))


def exchanged(ids: tuple[str, ...], former: str, id: str) -> tuple[str, ...]:
    """Theme ids with one in the place of another, each once and in the same order."""
    return tuple(dict.fromkeys(id if one == former else one for one in ids))
