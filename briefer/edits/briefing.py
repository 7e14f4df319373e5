"""Edits of briefings and their sections."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, get_args

from briefer.edits.base import (
    Edit,
    briefing_of,
    changed,
    inserted,
    label,
    require_choice,
    section_of,
    source_of,
    with_briefing,
    with_section,
)
from briefer.errors import EditError, Message
from briefer.model.briefing import (
    NUMBERINGS,
    ORDERS,
    SECTION_KINDS,
    TAKING,
    TITLE_FIELDS,
    Briefing,
    Dated,
    HeadingLook,
    Printing,
    Section,
    Side,
)
from briefer.model.dates import parse_edtf
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.rules import PERIOD
from briefer.model.themes import PMESII
from briefer.values import dataclass

_SAID_OF_A_BRIEFING = ("template", "style", "languages", "date", "as_of", "copies", "portion_marks", "frame", "titles", "fields")
_SAID_OF_A_SECTION = ("titles", "guidance", "rule", "caption", "group_by", "order", "required", "print", "page_break", "heading", "variant",
                      "lanes", "detail")


def _require_sound(pack: Pack, briefing: Briefing) -> None:
    """EditError when a briefing says of itself what cannot be so."""
    if not briefing.id or not briefing.style or not briefing.languages:
        raise EditError("briefing_incomplete", briefing=briefing.id)
    require_choice("numbering", briefing.frame.numbering, (None, *NUMBERINGS))
    for row in briefing.frame.rows:
        require_choice("side", row.side, get_args(Side))
    for name in briefing.titles:
        require_choice("titles", name, TITLE_FIELDS)
    for when in (briefing.date, briefing.as_of):
        if when and ((value := parse_edtf(when)) is None or value.precision != "day"):
            raise EditError("date_not_a_day", date=when)
    ids = [section.id for section in briefing.sections]
    for id in ids:
        if ids.count(id) > 1:
            raise EditError("section_exists", section=id)
    for section in briefing.sections:
        _require_sound_section(pack, section)


def _require_sound_section(pack: Pack, section: Section) -> None:
    """EditError when a section says of itself what cannot be so; themes that the pack lacks count for nothing in a rule."""
    if not section.id:
        raise EditError("section_without_id")
    rule = section.rule
    for field, value, allowed in (
        ("kind", section.kind, SECTION_KINDS), ("order", section.order, ORDERS), ("print", section.print, get_args(Printing)),
        ("heading", section.heading, get_args(HeadingLook)), ("dated", rule.dated, get_args(Dated)), ("pmesii", rule.pmesii, ("", *PMESII)),
    ):
        require_choice(field, value, allowed)
    for number in rule.sources:
        source_of(pack, number)
    if rule.dates not in ("", PERIOD) and parse_edtf(rule.dates) is None:
        raise EditError("date_not_read", date=rule.dates)
    if section.kind not in TAKING and any(section.placed()):
        raise EditError("section_takes_no_excerpts", section=section.id)
    placed = list(section.placed())
    for id in placed:
        if placed.count(id) > 1:
            raise EditError("excerpt_placed_already", excerpt=str(id), section=section.id)
        if pack.excerpt(id) is None:
            raise EditError("unknown_excerpt", excerpt=str(id))


@dataclass(frozen=True)
class AddBriefing(Edit):
    """Adds a briefing, usually as a template gives it, at a place among the others or at the end."""

    briefing: Briefing
    at: int | None = None

    def apply(self, pack: Pack) -> Pack:
        """EditError when the id is taken, or the briefing names what the pack has not."""
        if pack.briefing(self.briefing.id) is not None:
            raise EditError("briefing_exists", briefing=self.briefing.id)
        _require_sound(pack, self.briefing)
        return replace(pack, briefings=inserted(pack.briefings, self.briefing, self.at))

    @property
    def label(self) -> Message:
        """Add a briefing."""
        return label("add_briefing", briefing=self.briefing.id)


@dataclass(frozen=True)
class DuplicateBriefing(Edit):
    """Adds a copy of a briefing right behind it, under another id and, if given, another title."""

    briefing: str
    id: str
    title: Localized | None = None

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such briefing, or the new id is taken."""
        original = briefing_of(pack, self.briefing)
        if not self.id or pack.briefing(self.id) is not None:
            raise EditError("briefing_exists", briefing=self.id)
        titles = original.titles if self.title is None else _joined(original.titles, {"title": self.title})
        copy = replace(original, id=self.id, titles=titles)
        return replace(pack, briefings=inserted(pack.briefings, copy, pack.briefings.index(original) + 1))

    @property
    def label(self) -> Message:
        """Duplicate a briefing."""
        return label("duplicate_briefing", briefing=self.briefing)


@dataclass(frozen=True)
class RemoveBriefing(Edit):
    """Takes a briefing out of the pack; excerpts stay."""

    briefing: str

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such briefing."""
        gone = briefing_of(pack, self.briefing)
        return replace(pack, briefings=tuple(one for one in pack.briefings if one is not gone))

    @property
    def label(self) -> Message:
        """Remove a briefing."""
        return label("remove_briefing", briefing=self.briefing)


@dataclass(frozen=True)
class ChangeBriefing(Edit):
    """Changes title data, frame, style or languages of a briefing.

    `titles` and `fields` hold only those that change; an empty text takes one away.
    """

    briefing: str
    changes: Annotated[Mapping[str, Any], Briefing]

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such briefing, or a value that it cannot have."""
        former = briefing_of(pack, self.briefing)
        changes = dict(self.changes)
        for name in ("titles", "fields"):
            if name in changes:
                changes[name] = _joined(getattr(former, name), changes[name])
        briefing = changed(former, changes, _SAID_OF_A_BRIEFING)
        _require_sound(pack, replace(briefing, sections=()))
        return with_briefing(pack, briefing)

    @property
    def label(self) -> Message:
        """Change the title data."""
        return label("change_briefing", briefing=self.briefing)


def _joined(former: Mapping[str, Localized], changes: Mapping[str, Localized]) -> Mapping[str, Localized]:
    """Texts by name with some of them replaced; those without text are not kept."""
    return {name: text for name, text in {**former, **changes}.items() if text}


@dataclass(frozen=True)
class AddSection(Edit):
    """Adds a section to a briefing at a place, or at the end."""

    briefing: str
    section: Section
    at: int | None = None

    def apply(self, pack: Pack) -> Pack:
        """EditError when the id is taken in this briefing, or the section names what the pack has not."""
        briefing = briefing_of(pack, self.briefing)
        if briefing.section(self.section.id) is not None:
            raise EditError("section_exists", section=self.section.id)
        _require_sound_section(pack, self.section)
        return with_briefing(pack, replace(briefing, sections=inserted(briefing.sections, self.section, self.at)))

    @property
    def label(self) -> Message:
        """Add a section."""
        return label("add_section", section=self.section.id)


@dataclass(frozen=True)
class ChangeSection(Edit):
    """Changes titles, rule, order or look of a section; what it holds has edits of its own."""

    briefing: str
    section: str
    changes: Annotated[Mapping[str, Any], Section]

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such section, or a value that it cannot have."""
        briefing = briefing_of(pack, self.briefing)
        section = changed(section_of(briefing, self.section), self.changes, _SAID_OF_A_SECTION)
        _require_sound_section(pack, replace(section, body=()))
        return with_briefing(pack, with_section(briefing, section))

    @property
    def label(self) -> Message:
        """Change a section."""
        return label("change_section", section=self.section)


@dataclass(frozen=True)
class MoveSection(Edit):
    """Puts a section at another place, counted without it."""

    briefing: str
    section: str
    at: int

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such section or place."""
        briefing = briefing_of(pack, self.briefing)
        section = section_of(briefing, self.section)
        others = tuple(one for one in briefing.sections if one is not section)
        return with_briefing(pack, replace(briefing, sections=inserted(others, section, self.at)))

    @property
    def label(self) -> Message:
        """Move a section."""
        return label("move_section", section=self.section)


@dataclass(frozen=True)
class RemoveSection(Edit):
    """Takes a section out of a briefing with all that it holds; its excerpts are then placed nowhere."""

    briefing: str
    section: str

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such section."""
        briefing = briefing_of(pack, self.briefing)
        gone = section_of(briefing, self.section)
        return with_briefing(pack, replace(briefing, sections=tuple(one for one in briefing.sections if one is not gone)))

    @property
    def label(self) -> Message:
        """Remove a section."""
        return label("remove_section", section=self.section)
