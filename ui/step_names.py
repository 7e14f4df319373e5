"""The names of steps as the window says them: a section by its title, a moment as people say it."""
from __future__ import annotations

from datetime import date

from briefer.errors import Message
from briefer.model.pack import Pack
from ui.moments import when_within
from ui.words import Words


def step_name(words: Words, label: Message, packs: tuple[Pack, ...], briefing: str, today: date) -> str:
    """The name of a step in words; a section is looked for in the packs before and after, in the briefing at hand first."""
    fields = dict(label.fields)
    if isinstance(section := fields.get("section"), str):
        fields["section"] = _title(words, section, packs, briefing)
    if isinstance(one := fields.get("briefing"), str):
        fields["briefing"] = _briefing(words, one, packs)
    if isinstance(at := fields.get("at"), str):
        fields["at"] = when_within(words, at, today) or at
    return words.say(Message(label.id, fields, label.count))


def _title(words: Words, id: str, packs: tuple[Pack, ...], at_hand: str) -> str:
    """The title of a section; its id when no pack has it or it has no title."""
    for pack in packs:
        for briefing in sorted(pack.briefings, key=lambda one: one.id != at_hand):
            section = briefing.section(id)
            if section is not None and (title := words.best(section.titles)):
                return title
    return id


def _briefing(words: Words, id: str, packs: tuple[Pack, ...]) -> str:
    """The name of a briefing, as in the list of briefings; its id when no pack has it or it has no name."""
    for pack in packs:
        briefing = pack.briefing(id)
        if briefing is not None:
            names = (briefing.title_data("short_title"), briefing.title_data("title"), briefing.frame.names)
            return next((name for one in names if (name := words.best(one))), id)
    return id
