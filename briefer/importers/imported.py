"""What an importer gives back: text in paragraphs, what the file says of itself, and an honest account of the rest."""
from __future__ import annotations

from dataclasses import field

from briefer.model.dates import Date
from briefer.model.sources import HiddenLine, Rights, Stated
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class ImportedText:
    """A file read: its text (one line a paragraph), what it states, what was hidden, lost or guessed.

    `lost` and `guessed` are ids; the catalogue has a sentence for each, `import.lost.<id>` and `import.guessed.<id>`.
    Facts the file does not state are empty: guessing them from the text is analysis.
    """

    text: str
    media_type: str
    encoding: str = ""
    title: Stated = field(default_factory=Stated)
    author: str = ""
    publisher: Stated = field(default_factory=Stated)
    url: str = ""
    published: Date | None = None
    credit: str = ""
    rights: Rights = "unknown"
    hidden: tuple[HiddenLine, ...] = ()
    lost: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
