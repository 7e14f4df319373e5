"""Cards: a title with what belongs to it, kept together; courses of action, persons, articles of the press."""
from __future__ import annotations

from briefer.document.inlines import Inlines
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class OptionCard:
    """A course of action: its number, what speaks for and against it; `tag` where it is the recommended one."""

    id: str
    number: str
    title: Inlines
    paragraphs: tuple[Inlines, ...] = ()
    advantages: tuple[Inlines, ...] = ()
    drawbacks: tuple[Inlines, ...] = ()
    tag: str = ""


@dataclass(frozen=True, slots=True)
class BioCard:
    """A person: name, office with its date, and a few lines."""

    name: Inlines
    office: Inlines = ()
    paragraphs: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class BioCards:
    """Persons, two beside each other; one alone takes the full width."""

    id: str
    cards: tuple[BioCard, ...]


@dataclass(frozen=True, slots=True)
class PressCard:
    """An article of the press: letter and grade, title, publisher with date and language, themes, summary, one quotation.

    `language` is that of the quotation where it differs from the document's; `locator` says where it stands ("para 6").
    """

    id: str
    letter: str
    grade: str
    title: Inlines
    meta: Inlines
    tags: tuple[str, ...] = ()
    summary: tuple[Inlines, ...] = ()
    quote: tuple[Inlines, ...] = ()
    language: str = ""
    locator: str = ""
