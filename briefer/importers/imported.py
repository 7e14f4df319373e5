"""What an importer takes and gives back: bytes in, text in paragraphs out, with what the file says of itself and an honest account."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from briefer.model.dates import Date
from briefer.model.sources import HiddenLine, Highlight, Reading, Rights, Role, Stated, View
from briefer.values import dataclass


def _nobody(page: int, pages: int) -> None:
    """Hears a report and forgets it."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file as it came: its name, its bytes, and what a person said about it (how a text is encoded, the password).

    An importer that goes page by page may call `report(page, pages)` at each, counted from 1: somebody may be watching.
    """

    name: str
    data: bytes
    encoding: str = ""
    password: str = ""
    report: Callable[[int, int], None] = _nobody


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file found in a mail, with its bytes."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ImportedText:
    """A file read: its text (one line a paragraph), what its paragraphs are, what it states, what was hidden, lost or guessed.

    `lost` and `guessed` are ids; the catalogue has a sentence for each, `import.lost.<id>` and `import.guessed.<id>`; `counts` says
    how many of what was lost there were. Facts the file does not state are empty: guessing them from the text is analysis.
    """

    text: str
    media_type: str
    encoding: str = ""
    title: Stated = field(default_factory=Stated)
    author: str = ""
    publisher: Stated = field(default_factory=Stated)
    url: str = ""
    language: str = ""
    published: Date | None = None
    retrieved: Date | None = None  # the day it was saved, where the file says so
    credit: str = ""
    rights: Rights = "unknown"
    hidden: tuple[HiddenLine, ...] = ()
    structure: Mapping[int, Role] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    view: View | None = None
    views: Mapping[View, Reading] = field(default_factory=dict)
    highlights: tuple[Highlight, ...] = ()
    attachments: tuple[AttachedFile, ...] = ()
    lost: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
