"""What stands within a paragraph of framing text, and how its signs are read."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from briefer.model.sources import ExcerptId
from briefer.values import dataclass

_PUNCTUATION = r"[!-/:-@\[-`{-~]"
_NUMBER = "[0-9]{1,6}"
_TOKEN = re.compile(
    rf"(?P<escape>\\{_PUNCTUATION})"
    rf"|\[@(?P<source>{_NUMBER})(?:\.(?P<number>{_NUMBER}))?\]"
    rf"|\[@(?P<quoted>{_NUMBER}\.{_NUMBER})\|"
    rf"|\[=(?P<letter>{_NUMBER})\]"
    r"|\[\#(?P<target>[\w.-]{1,80})\]"
    r"|(?P<note>\^\[)"
    r"|(?P<stars>\*+)"
    r"|(?P<turn>\n[^\S\n]*)")
_SIGN = re.compile(r"[\\\[^*\n]")  # what a token begins with; found much sooner than the token itself
_BRACKET = re.compile(rf"\\{_PUNCTUATION}|[\[\]]")
_ESCAPE = re.compile(rf"\\({_PUNCTUATION})")


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words with one look; what was escaped stands without its backslash, a turn of the line as a blank."""

    text: str
    start: int
    end: int
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """One source named by a citation, or the excerpt through which it is named."""

    source: int
    excerpt: ExcerptId | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """One or more neighbouring references that print as letters in one bracket."""

    cited: tuple[Cited, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceLetter:
    """The letter of a source without its bracket, for use within the sentence."""

    source: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class InlineQuotation:
    """Words quoted from an excerpt within the sentence; `words` is what has to be faithful to it."""

    excerpt: ExcerptId
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A pointer to the section or item with this id."""

    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote; it holds everything but another footnote."""

    content: tuple[FramingInline, ...]
    start: int
    end: int


FramingInline: TypeAlias = Words | Citation | SourceLetter | InlineQuotation | CrossReference | Footnote


def read_inlines(text: str, start: int, end: int) -> tuple[FramingInline, ...]:
    """The inlines of one stretch of a text; nothing in it is refused."""
    if start < end and not _SIGN.search(text, start, end):
        return (Words(text[start:end], start, end),)
    return _Reader(text, start, end, _closings(text, start, end)).read()


def _closings(text: str, start: int, end: int) -> dict[int, int]:
    """Where each bracket closes that does, escaped ones left out."""
    closings: dict[int, int] = {}
    open_brackets: list[int] = []
    for match in _BRACKET.finditer(text, start, end):
        if match[0] == "[":
            open_brackets.append(match.start())
        elif match[0] == "]" and open_brackets:
            closings[open_brackets.pop()] = match.start()
    return closings


@dataclass(slots=True)
class _Star:
    """A sign of strong or emphasis that may open a run, and where it stands among the inlines."""

    strong: bool
    index: int


class _Reader:
    """Reads the inlines of one stretch; within a footnote no other footnote opens."""

    def __init__(self, text: str, start: int, end: int, closings: dict[int, int], within_note: bool = False) -> None:
        self.text, self.place, self.end, self.closings, self.within_note = text, start, end, closings, within_note
        self.found: list[FramingInline | None] = []  # None where a sign stood that has been understood
        self.open: list[_Star] = []
        self.runs: list[tuple[int, int, bool]] = []  # from which inline to which, and whether strong

    def read(self) -> tuple[FramingInline, ...]:
        """Everything in order, runs of one look joined and neighbouring citations merged."""
        while self.place < self.end:
            match = self._next()
            stop = match.start() if match else self.end
            if stop > self.place:
                self._words(self.place, stop)
            if match is None:
                break
            self.place = match.end()
            self._token(match)
        return _joined(self._looked())

    def _next(self) -> re.Match[str] | None:
        """The next token, or None if there is none before the end."""
        for sign in _SIGN.finditer(self.text, self.place, self.end):
            if match := _TOKEN.match(self.text, sign.start(), self.end):
                return match
        return None

    def _words(self, start: int, end: int, said: str | None = None) -> None:
        self.found.append(Words(self.text[start:end] if said is None else said, start, end))

    def _token(self, match: re.Match[str]) -> None:
        start, end = match.span()
        kind = match.lastgroup
        if kind == "escape":
            self._words(start, end, match[0][1])
        elif kind == "turn":
            last = self.found[-1] if self.found else None
            if isinstance(last, Words) and last.text[-1:].isspace():
                self.found[-1] = Words(last.text.rstrip(), last.start, last.end)
            self._words(start, end, " ")
        elif kind == "stars":
            self._stars(start, end)
        elif kind in ("source", "number"):
            source = int(match["source"])
            excerpt = ExcerptId(source, int(match["number"])) if match["number"] else None
            self.found.append(Citation((Cited(source, excerpt, start, end),), start, end))
        elif kind == "letter":
            self.found.append(SourceLetter(int(match["letter"]), start, end))
        elif kind == "target":
            self.found.append(CrossReference(match["target"], start, end))
        else:
            self._bracketed(match)

    def _bracketed(self, match: re.Match[str]) -> None:
        """A quotation or a footnote, which go to the bracket that closes them; literal if none does."""
        start, inside = match.span()
        note = match["note"] is not None
        close = self.closings.get(start + note, -1)
        if inside < close < self.end and not (note and self.within_note):
            self.place = close + 1
            if note:
                content = _Reader(self.text, inside, close, self.closings, within_note=True).read()
                self.found.append(Footnote(content, start, close + 1))
            else:
                said = " ".join(_ESCAPE.sub(r"\1", self.text[inside:close]).split())
                self.found.append(InlineQuotation(ExcerptId.parse(match["quoted"]), said, start, close + 1))
        else:
            self._words(start, inside)

    def _stars(self, start: int, end: int) -> None:
        """One to three stars: what they close or open, else themselves."""
        before = self.text[start - 1:start] or " "
        after = self.text[end:end + 1] if end < self.end else " "
        may_close = not before.isspace() and not after.isalnum() and bool(self.found)
        may_open = not after.isspace() and not before.isalnum()
        signs = {1: [False], 2: [True], 3: [True, False]}.get(end - start, [])
        if len(signs) == 2 and self.open and not self.open[-1].strong:
            signs.reverse()
        for strong in signs:
            width = 1 + strong
            self._words(start, start + width)
            opener = next((star for star in self.open if star.strong is strong), None)
            if opener and may_close:
                self._close(opener)
            elif opener is None and may_open:
                self.open.append(_Star(strong, len(self.found) - 1))
            start += width
        if not signs:
            self._words(start, end)

    def _close(self, opener: _Star) -> None:
        """Ends a run; what opened within it and did not close is literal."""
        last = len(self.found) - 1
        if opener.index + 1 == last:
            return
        del self.open[self.open.index(opener):]
        self.runs.append((opener.index, last, opener.strong))
        self.found[opener.index] = self.found[last] = None

    def _looked(self) -> Iterator[FramingInline]:
        """The inlines, words with the look of the runs they stand in."""
        depth = {True: 0, False: 0}
        turns: dict[int, list[tuple[bool, int]]] = {}
        for first, last, strong in self.runs:
            turns.setdefault(first, []).append((strong, 1))
            turns.setdefault(last, []).append((strong, -1))
        for index, inline in enumerate(self.found):
            for strong, step in turns.get(index, ()):
                depth[strong] += step
            if isinstance(inline, Words) and (depth[True] or depth[False]):
                yield Words(inline.text, inline.start, inline.end, depth[True] > 0, depth[False] > 0)
            elif inline is not None:
                yield inline


def _joined(found: Iterator[FramingInline]) -> tuple[FramingInline, ...]:
    """Words of one look as one run, citations with nothing but blanks between them as one."""
    joined: list[FramingInline] = []
    run: list[Words] = []
    for one in _merged(found):
        if run and not (isinstance(one, Words) and (one.strong, one.emphasis) == (run[0].strong, run[0].emphasis)):
            joined.append(_run(run))
            run = []
        if isinstance(one, Words):
            run.append(one)
        else:
            joined.append(one)
    if run:
        joined.append(_run(run))
    return tuple(joined)


def _run(parts: list[Words]) -> Words:
    """Words of one look, one after the other, as one."""
    first = parts[0]
    if len(parts) == 1:
        return first
    return Words("".join([part.text for part in parts]), first.start, parts[-1].end, first.strong, first.emphasis)


def _merged(found: Iterator[FramingInline]) -> Iterator[FramingInline]:
    """Citations that follow each other as one; blanks that stood between them vanish."""
    cited: list[Cited] = []
    blanks: list[Words] = []
    for inline in found:
        if isinstance(inline, Citation):
            cited += inline.cited
            blanks = []
        elif cited and isinstance(inline, Words) and not inline.text.strip():
            blanks.append(inline)
        else:
            if cited:
                yield Citation(tuple(cited), cited[0].start, cited[-1].end)
            yield from blanks
            cited, blanks = [], []
            yield inline
    if cited:
        yield Citation(tuple(cited), cited[0].start, cited[-1].end)
    yield from blanks
