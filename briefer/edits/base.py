"""What an edit is, and the questions that all of them ask of a pack."""
from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from briefer.edits.normal import cleaned
from briefer.errors import EditError, Message, message
from briefer.model.briefing import Briefing, Section
from briefer.model.dates import Date
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.text import faithful
from briefer.values import dataclass

T = TypeVar("T")


@dataclass(frozen=True)
class Edit(ABC):
    """A change to a pack as a value: it carries all it needs, so that doing it again gives the same pack.

    Its texts are put into normal form when it is made, which raises EditError for a word where only others are allowed.
    """

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            normal = cleaned(value)
            if normal is not value:
                object.__setattr__(self, field.name, normal)

    @abstractmethod
    def apply(self, pack: Pack) -> Pack:
        """The pack after this edit; EditError when the pack does not allow it."""

    @property
    @abstractmethod
    def label(self) -> Message:
        """What the edit does, for the undo menu."""


def source_of(pack: Pack, number: int) -> Source:
    """The source with a number; EditError without one."""
    source = pack.source(number)
    if source is None:
        raise EditError("unknown_source", source=number)
    return source


def excerpt_of(pack: Pack, id: ExcerptId) -> tuple[Source, Excerpt]:
    """An excerpt with its source; EditError without one."""
    source = pack.source(id.source)
    excerpt = source.excerpt(id.number) if source else None
    if source is None or excerpt is None:
        raise EditError("unknown_excerpt", excerpt=str(id))
    return source, excerpt


def briefing_of(pack: Pack, id: str) -> Briefing:
    """The briefing with an id; EditError without one."""
    briefing = pack.briefing(id)
    if briefing is None:
        raise EditError("unknown_briefing", briefing=id, known=tuple(one.id for one in pack.briefings))
    return briefing


def section_of(briefing: Briefing, id: str) -> Section:
    """The section with an id; EditError without one."""
    section = briefing.section(id)
    if section is None:
        raise EditError("unknown_section", section=id, known=tuple(one.id for one in briefing.sections))
    return section


def require_themes(pack: Pack, ids: Iterable[str]) -> None:
    """EditError when a theme is not in the pack."""
    known = {theme.id for theme in pack.themes}
    for id in ids:
        if id not in known:
            raise EditError("unknown_theme", theme=id)


def require_date(when: Date | None) -> None:
    """EditError when a date has a value that is none."""
    if when is not None and when.edtf and when.value is None:
        raise EditError("date_not_read", date=when.edtf)


def require_choice(field: str, value: object, allowed: Sequence[object]) -> None:
    """EditError when a value is none of the allowed ones."""
    if value not in allowed:
        raise EditError("value_not_allowed", field=field, value=str(value), allowed=tuple(str(one) for one in allowed))


def require_verbatim(source: Source, excerpt: Excerpt) -> None:
    """EditError when the passage does not stand where the anchor says, or the wording says something else than the passage."""
    id = str(ExcerptId.of(source, excerpt))
    if not (0 <= excerpt.start < excerpt.end and source.verified(excerpt)):
        raise EditError("quote_not_in_source", excerpt=id, source=source.number)
    if excerpt.wording and (differences := faithful(excerpt.wording, excerpt.exact)):
        raise EditError("quote_not_verbatim", excerpt=id, source=source.number, count=len(differences))


def changed(value: T, changes: Mapping[str, object], allowed: Sequence[str]) -> T:
    """A value with some of its fields replaced; EditError for a field that this kind of change does not reach."""
    for name in changes:
        if name not in allowed:
            raise EditError("field_not_allowed", field=name, allowed=tuple(allowed))
    fresh: Any = value
    result: T = replace(fresh, **changes)
    return result


def with_source(pack: Pack, source: Source) -> Pack:
    """The pack with a source in the place of the one with its number."""
    return replace(pack, sources=tuple(source if one.number == source.number else one for one in pack.sources))


def with_excerpt(source: Source, excerpt: Excerpt) -> Source:
    """The source with an excerpt in the place of the one with its number."""
    return replace(source, excerpts=tuple(excerpt if one.number == excerpt.number else one for one in source.excerpts))


def with_briefing(pack: Pack, briefing: Briefing) -> Pack:
    """The pack with a briefing in the place of the one with its id."""
    return replace(pack, briefings=tuple(briefing if one.id == briefing.id else one for one in pack.briefings))


def with_section(briefing: Briefing, section: Section) -> Briefing:
    """The briefing with a section in the place of the one with its id."""
    return replace(briefing, sections=tuple(section if one.id == section.id else one for one in briefing.sections))


def inserted(values: tuple[T, ...], value: T, at: int | None) -> tuple[T, ...]:
    """The values with one more at a place, or at the end; EditError when there is no such place."""
    place = len(values) if at is None else at
    if not 0 <= place <= len(values):
        raise EditError("no_such_place", place=place, last=len(values))
    return (*values[:place], value, *values[place:])


def label(name: str, **about: object) -> Message:
    """The message that names an edit."""
    return message(f"edit.{name}", count=None, **about)
