"""What stands inside a block: text and what is set among it. Everything frozen; words are final."""
from __future__ import annotations

from enum import Flag, auto
from typing import Literal, TypeAlias

from briefer.values import dataclass


class Marks(Flag):
    """How a stretch of text stands out."""

    NONE = 0
    STRONG = auto()
    EMPHASIS = auto()
    UNDERLINE = auto()
    SUPERSCRIPT = auto()
    SOFT = auto()  # in the soft ink: said to be missing, or said aside
    BOX = auto()  # in a thin frame, as a grade stands in a line
    TAG = auto()  # underlined in the accent, as a theme on a card


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text; `language` only where it differs from what it stands in."""

    text: str
    marks: Marks = Marks.NONE
    language: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads somewhere: a web address, or `#id` of a node of this document."""

    target: str
    content: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Letters of the source register, as `[A, B]`; never broken over a line. `strong` beside a quotation or statement.

    `passages` are the numbers of what they rest on: "5.2" for a passage, "5" for a source as a whole. They do not print here.
    """

    letters: tuple[str, ...]
    strong: bool = True
    passages: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The letters as they are printed."""
        return f"[{', '.join(self.letters)}]"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number in the document, and its text."""

    number: int
    content: tuple[Text | Link | Reference, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within the same block."""


RatingValue = Literal["full", "half", "open"]


@dataclass(frozen=True, slots=True)
class Rating:
    """A mark of how far something holds: a circle filled, half filled or open; `alt` says it in words."""

    value: RatingValue
    alt: str


Inline: TypeAlias = Text | Link | Reference | Note | LineBreak | Rating
Inlines: TypeAlias = tuple[Inline, ...]
