"""What the palette lists for what is typed: commands by their words in either language, themes, sources and excerpts by number."""
from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

from briefer.model.text import Span
from briefer.values import dataclass

Only = Literal["", "commands", "themes", "source", "excerpt"]
_PREFIXES: tuple[tuple[str, Only], ...] = ((">", "commands"), ("#", "themes"), ("[", "source"))
_NO = 99


@dataclass(frozen=True, slots=True)
class Wish:
    """What is typed: what of the list is meant, and the words."""

    only: Only
    words: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its id, its words in the language of the window, those in all languages, and whether it can be done."""

    id: str
    label: str
    known_as: tuple[str, ...]
    can: bool = True


def wish_of(typed: str) -> Wish:
    """What somebody means by what was typed: `>` commands, `#` themes, `[` a source, `5.2` an excerpt, else all of it."""
    text = typed.strip()
    for sign, only in _PREFIXES:
        if text.startswith(sign):
            return Wish(only, text[1:].strip().rstrip("]"))
    whole, dot, part = text.partition(".")
    if dot and whole.isascii() and whole.isdigit() and (not part or (part.isascii() and part.isdigit())):
        return Wish("excerpt", text)
    return Wish("", text)


def plain(text: str) -> str:
    """A text without case and accents, sign for sign as long as it was."""
    return "".join((unicodedata.normalize("NFD", sign)[0].casefold() or sign)[0] for sign in text)


def rank(words: str, label: str) -> int:
    """How well a label fits: it begins so, a word of it does, or the words stand somewhere in it; 99 when it does not fit."""
    wanted, said = plain(words).split(), plain(label)
    if not wanted:
        return 0
    if said.startswith(" ".join(wanted)):
        return 0
    begins = [f" {one}" in f" {said}" for one in wanted]
    if all(begins):
        return 1
    return 2 if all(one in said for one in wanted) else _NO


def best(words: str, commands: Iterable[Command], recent: Sequence[str]) -> list[Command]:
    """The commands that fit: those used lately first, then by how well they fit; those that cannot be done after those that can."""
    used = {id: at for at, id in enumerate(recent)}
    fitting = [(one, min(rank(words, label) for label in one.known_as)) for one in commands]
    kept = [(one, how) for one, how in fitting if how < _NO]
    return [one for one, how in sorted(kept, key=lambda pair: (not pair[0].can, used.get(pair[0].id, _NO), pair[1]))]


def marked(words: str, label: str) -> tuple[Span, ...]:
    """Where the words stand in a label."""
    said = plain(label)
    places = ((said.find(one), len(one)) for one in plain(words).split())
    return tuple(Span(at, at + long) for at, long in sorted(places) if at >= 0)
