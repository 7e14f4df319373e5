"""Edits of several excerpts at once, and what they are called in the undo menu. Without Qt."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefer.edits import AddTheme, ChangeExcerpt, Edit, PlaceMany, RemoveExcerpt, Unplace
from briefer.errors import Message, message
from briefer.model.briefing import Briefing, Placement, Section
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.selection import Selected
from briefer.model.sources import ExcerptId
from briefer.model.themes import first_level
from briefer.workflow import theme_named


def named(ids: tuple[ExcerptId, ...], edit: Edit) -> Message:
    """What a step is called: as its edit says, or by the number of excerpts."""
    return edit.label if len(ids) == 1 else message("step.change_excerpts", count=len(ids))


def changes(excerpts: Iterable[Selected], **said: Any) -> tuple[Edit, ...]:
    """What is said of excerpts; those of which it is said already are left alone."""
    return tuple(ChangeExcerpt(ExcerptId.of(*one), said) for one in excerpts
                 if any(getattr(one[1], name) != value for name, value in said.items()))


def with_text(excerpts: Iterable[Selected], field: str, language: str, text: str) -> tuple[Edit, ...]:
    """The text of one language in a field that may have several."""
    return tuple(ChangeExcerpt(ExcerptId.of(*one), {field: getattr(one[1], field).with_text(language, text)}) for one in excerpts
                 if getattr(one[1], field).get(language, "") != text)


def saying(excerpts: Iterable[Selected], field: str, language: str, text: str) -> tuple[Edit, ...]:
    """A text in a field: in one language where there can be several."""
    chosen = tuple(excerpts)
    localized = bool(chosen) and isinstance(getattr(chosen[0][1], field), Localized)
    return with_text(chosen, field, language, text) if localized else changes(chosen, **{field: text})


def with_theme(excerpts: Iterable[Selected], theme: str) -> tuple[Edit, ...]:
    """A theme for those that lack it; taken away when none does."""
    chosen = tuple(excerpts)
    lacking = [one for one in chosen if theme not in one[1].themes]
    if lacking:
        return tuple(ChangeExcerpt(ExcerptId.of(*one), {"themes": (*one[1].themes, theme)}) for one in lacking)
    return without_theme(chosen, theme)


def without_theme(excerpts: Iterable[Selected], theme: str) -> tuple[Edit, ...]:
    """A theme taken away from those that have it."""
    return tuple(ChangeExcerpt(ExcerptId.of(source, one), {"themes": tuple(id for id in one.themes if id != theme)})
                 for source, one in excerpts if theme in one.themes)


def new_theme(pack: Pack, name: str, language: str) -> AddTheme:
    """A theme by this name, with the first number and colour that are free."""
    return AddTheme(theme_named(pack, name, language))


def into_section(pack: Pack, briefing: Briefing, section: Section, ids: Iterable[ExcerptId]) -> tuple[Edit, ...]:
    """Excerpts moved to the end of a section: out of where they stand, unless they stand there."""
    wanted = tuple(ids)
    there, placed = frozenset(section.placed()), frozenset(id for _, id in briefing.placed())
    coming = [id for id in wanted if id not in there]
    gone = tuple(id for id in coming if id in placed)
    placements = tuple(Placement(id, section.id, _group(pack, section, id)) for id in coming)
    edits: tuple[Edit, ...] = (Unplace(briefing.id, gone),) if gone else ()
    return (*edits, PlaceMany(briefing.id, placements)) if placements else ()


def _group(pack: Pack, section: Section, id: ExcerptId) -> str:
    """The theme below which an excerpt stands in a section by theme."""
    excerpt = pack.excerpt(id)
    if section.kind != "by_theme" or excerpt is None or not excerpt.themes:
        return ""
    return first_level(pack.themes, excerpt.themes[0])


def out_of(briefing: Briefing, ids: Iterable[ExcerptId]) -> tuple[Edit, ...]:
    """Excerpts taken out of a briefing."""
    placed = frozenset(id for _, id in briefing.placed())
    gone = tuple(id for id in ids if id in placed)
    return (Unplace(briefing.id, gone),) if gone else ()


def removal(ids: Iterable[ExcerptId]) -> tuple[Edit, ...]:
    """Excerpts given up."""
    return tuple(RemoveExcerpt(id) for id in ids)


def common(values: Iterable[Any]) -> tuple[Any, bool]:
    """The value that all have, and whether they have the same one."""
    found = list(values)
    same = all(one == found[0] for one in found[1:])
    return (found[0] if found and same else None), same


def came_back(before: Pack, after: Pack) -> tuple[ExcerptId, ...]:
    """The excerpts that one pack has and an earlier one had not."""
    former: Mapping[int, Any] = {source.number: source for source in before.sources}
    found: list[ExcerptId] = []
    for source in after.sources:
        old = former.get(source.number)
        if old is not source:
            known = {one.number for one in old.excerpts} if old else set()
            found += [ExcerptId.of(source, one) for one in source.excerpts if one.number not in known]
    return tuple(found)
