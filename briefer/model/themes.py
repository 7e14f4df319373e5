"""Themes: labels in a tree of two levels, in the order the officer gave them; and the glossary of acronyms."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from briefer.model.extra import Extra
from briefer.model.localized import NOTHING, Localized
from briefer.values import dataclass

Pmesii = Literal["P", "M", "E", "S", "I", "N"]  # political, military, economic, social, information, infrastructure
PMESII: tuple[Pmesii, ...] = get_args(Pmesii)


@dataclass(frozen=True, slots=True)
class Keywords:
    """Words that hint at a theme, per language: `word`, `word*`, `"a phrase"`, `-not this one`."""

    en: tuple[str, ...] = ()
    it: tuple[str, ...] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """A label of the tree; the id never changes, the key is 1 to 9 or 0 for none, the colour 1 to 6."""

    id: str
    name: Localized
    parent: str = ""
    key: int = 0
    colour: int = 1
    keywords: Keywords = Keywords()
    pmesii: Pmesii | None = None
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """An acronym, what it stands for in each language, and whether readers know it without being told."""

    acronym: str
    meaning: Localized = NOTHING
    known: bool = False
    case_sensitive: bool = False
    extra: Extra = ()


def first_level(themes: Iterable[Theme], id: str) -> str:
    """The first-level theme that a theme belongs to: itself, or its parent."""
    for theme in themes:
        if theme.id == id:
            return theme.parent or theme.id
    return id


def with_children(themes: Iterable[Theme], id: str) -> frozenset[str]:
    """A theme and the themes below it."""
    return frozenset({id, *(theme.id for theme in themes if theme.parent == id)})
