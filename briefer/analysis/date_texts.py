"""A text as the grammar of dates sees it."""
from __future__ import annotations

from typing import NamedTuple

from briefer.analysis.date_tokens import Tokens
from briefer.analysis.date_words import DateWords

EARLIEST, LATEST = 1000, 2199  # years that four figures can be


class Texts(NamedTuple):
    """A text to read dates from: itself in even shapes, its tokens, the words of its language, and whether a person typed it as a date."""

    text: str
    tokens: Tokens
    words: DateWords
    typed: bool = False

    def at_place(self, place: int, start: int) -> int:
        """The first token from a place on that begins where the text stands, or after it."""
        while self.tokens[place].start < start and self.tokens[place].low:
            place += 1
        return place
