"""What a section that fills itself will hold, in one sentence."""
from __future__ import annotations

from briefer.model.briefing import BACK_MATTER, CHOOSING, Briefing, Section
from briefer.model.framing import references
from briefer.model.pack import Pack
from briefer.model.selection import events, leaves, select
from ui.words import Words


def fills_itself(section: Section) -> bool:
    """Whether a section's content comes from a rule or from the document."""
    return section.kind in BACK_MATTER | CHOOSING


def told(words: Words, pack: Pack, briefing: Briefing, section: Section) -> str:
    """What it will hold, with how much of it."""
    if section.print == "never":
        return words.text("filled.never")
    if section.kind in ("chronology", "timeline"):
        count = len(events(pack, briefing, section))
        return words.counted(f"filled.{section.kind}", count) if count else words.text("filled.too_few", least=max(section.rule.min, 1))
    if section.kind == "press_items":
        return words.counted("filled.press_items", len({source.number for source, _ in select(pack, briefing, section)}))
    if section.kind == "sources":
        return words.counted("filled.sources", len(_cited(briefing)))
    return words.text(f"filled.{section.kind}")


def _cited(briefing: Briefing) -> frozenset[int]:
    """The sources that the briefing quotes or names in its texts."""
    numbers = {id.source for _, id in briefing.placed()}
    for section in briefing.sections:
        for item in (*section.intro, *leaves(section.body)):
            for said in getattr(item, "text", {}).values():
                named = references(said)
                numbers.update(named.sources, (one.source for one in named.excerpts))
    return frozenset(numbers)
