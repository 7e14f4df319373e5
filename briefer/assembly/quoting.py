"""Quotation marks of a language, and passages set between them; only the shape of marks and apostrophes ever changes."""
from __future__ import annotations

import re
from collections.abc import Mapping

from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class QuoteMarks:
    """The outer and the inner pair of a language."""

    outer: tuple[str, str]
    inner: tuple[str, str]

    def at(self, depth: int) -> tuple[str, str]:
        """The pair for a depth of nesting; Italian has a third, for what is quoted within the inner pair."""
        if self.outer[0] == "«" and depth == 2:
            return ("‘", "’")
        return self.inner if depth % 2 else self.outer


_ENGLISH = QuoteMarks(("“", "”"), ("‘", "’"))
_LATIN = QuoteMarks(("«", "»"), ("“", "”"))
_MARKS: Mapping[str, QuoteMarks] = {
    "en": _ENGLISH, "it": _LATIN, "es": _LATIN, "pt": _LATIN, "el": _LATIN, "ru": QuoteMarks(("«", "»"), ("„", "“")),
    "fr": QuoteMarks(("«\u202f", "\u202f»"), ("“", "”")), "de": QuoteMarks(("„", "“"), ("‚", "‘")),
}
_OPENING, _CLOSING, _STRAIGHT = frozenset("“«„‟"), frozenset("”»"), frozenset('"″')
_SINGLES = frozenset("'’‘‛`´′")
_MARK = re.compile(f"[{''.join(sorted(_OPENING | _CLOSING | _STRAIGHT | _SINGLES))}]")
_STOPS = frozenset(".,;:!?)]}")
_PARAGRAPHS = re.compile(r"[ \t\u00a0]*\n\s*")


def marks_of(language: str) -> QuoteMarks:
    """The marks of a language; English ones where none are known."""
    return _MARKS.get(language.partition("-")[0].lower(), _ENGLISH)


def quoted(text: str, language: str) -> tuple[str, ...]:
    """A passage between the marks of its language, one entry for each of its paragraphs.

    Each paragraph opens the mark again, the last one closes it; marks within take the pair of their depth.
    """
    opening, closing = marks_of(language).outer
    paragraphs = reshaped(text, language, 1)
    return tuple(
        f"{opening}{paragraph}{closing if number == len(paragraphs) else ''}" for number, paragraph in enumerate(paragraphs, 1))


def in_marks(text: str, language: str) -> str:
    """A short text between the marks of its language, on one line."""
    opening, closing = marks_of(language).outer
    return f"{opening}{' '.join(reshaped(text, language, 1))}{closing}"


def reshaped(text: str, language: str, depth: int) -> tuple[str, ...]:
    """The paragraphs of a passage, inner marks and apostrophes in typographic shape, `[...]` as one sign."""
    shaped = _Shaper(text.strip().replace("[...]", "[…]"), marks_of(language), depth).shaped()
    return tuple(filter(None, _PARAGRAPHS.split(shaped)))


def straight_reshaped(text: str, language: str) -> str:
    """Our own text with its typewriter marks and apostrophes in typographic shape; marks chosen by hand stay."""
    return _Shaper(text, marks_of(language), 0, typewriter_only=True).shaped()


class _Shaper:
    """Gives each mark of a text its shape, keeping count of how deep it stands."""

    def __init__(self, text: str, marks: QuoteMarks, depth: int, *, typewriter_only: bool = False) -> None:
        self.text, self.marks, self.depth, self.typewriter_only = text, marks, depth, typewriter_only
        self.open: list[str] = []  # what kind of mark each open quotation began with

    def shaped(self) -> str:
        """The text with its marks."""
        return _MARK.sub(lambda mark: self._sign(mark.start(), mark[0]), self.text)

    def _sign(self, index: int, sign: str) -> str:
        if sign in _STRAIGHT:
            return self._opened("double") if self._opens(index) else self._closed("double")
        if sign in _SINGLES:
            return self._single(index, sign)
        if self.typewriter_only:
            return sign
        if sign in _OPENING:
            return self._opened("double")
        return self._closed("double") if sign in _CLOSING else sign

    def _single(self, index: int, sign: str) -> str:
        """A single mark: an opening one if another closes it later, a closing one if one is open, else an apostrophe."""
        if self.typewriter_only and sign not in "'`´":
            return sign
        after = self._beside(index)[1]
        if self._can_open(index) and self._has_end(index):
            return self._opened("single")
        if self._can_open(index) and after.isupper():  # the end was left out; what an elision drops is never a capital
            return self.marks.at(self.depth + len(self.open))[0]
        if "single" in self.open and not after.isalnum() and self.open[-1] == "single":
            return self._closed("single")
        return "’"

    def _has_end(self, index: int) -> bool:
        """Whether a single mark after this one can close it: after a letter or a stop, before neither letter nor digit."""
        for place in range(index + 2, len(self.text)):
            sign = self.text[place]
            if sign == "\n" or (sign in _SINGLES and self._can_open(place)):
                return False
            if sign in _SINGLES and not self._beside(place)[1].isalnum() and not self._beside(place)[0].isspace():
                return True
        return False

    def _can_open(self, index: int) -> bool:
        before, after = self._beside(index)
        return not before.isalnum() and after.isalnum()

    def _opens(self, index: int) -> bool:
        before, after = self._beside(index)
        free = before.isspace() or before in "([{—–-/" or before in _OPENING or before in _SINGLES
        return free and not after.isspace() and after not in _STOPS

    def _beside(self, index: int) -> tuple[str, str]:
        """The signs before and after; a blank at either end of the text."""
        before = self.text[index - 1] if index else " "
        return before, self.text[index + 1] if index + 1 < len(self.text) else " "

    def _opened(self, kind: str) -> str:
        mark = self.marks.at(self.depth + len(self.open))[0]
        self.open.append(kind)
        return mark

    def _closed(self, kind: str) -> str:
        if kind in self.open:
            while self.open.pop() != kind:
                pass
        return self.marks.at(self.depth + len(self.open))[1]
