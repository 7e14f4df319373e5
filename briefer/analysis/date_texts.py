"""A text as the grammar of dates sees it."""
from __future__ import annotations

from typing import NamedTuple

from briefer.analysis.date_tokens import Tokens
from briefer.analysis.date_words import DateWords

EARLIEST, LATEST = 1000, 2199  # years that four figures can be
_MARKS = 3  # signs that can stand before an item of a list


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

    def begins(self, place: int) -> bool:
        """Whether a token is the first but for the mark of an item."""
        return place <= _MARKS and not any(token.low[:1].isalnum() for token in self.tokens[:place])
