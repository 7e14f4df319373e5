"""What the reader knows of a text without drawing it: lines shown in their place, marks and their lanes, sentences one after the other."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId, HiddenLine, Highlight, Source
from briefer.model.text import Span, paragraphs
from briefer.model.themes import Theme
from briefer.workflow import sentences
from ui.offsets import Offsets

LANES = 3  # passages that may lie one over the other and still be told apart


class Shown:
    """The text of a source as the reader shows it, with the lines left out of it at their places if wanted; and its places as Qt counts.

    `blocks` gives for each line shown the number of its paragraph, or 0; `hidden` those lines that are not in the text, by their block.
    """

    __slots__ = ("_gaps", "_inserted", "_offsets", "_starts", "blocks", "hidden", "paragraphs", "source", "text")

    def __init__(self, source: Source, label: Callable[[HiddenLine], str] | None = None) -> None:
        self.source = source
        self.paragraphs = paragraphs(source.text)
        lines = sorted(source.hidden, key=attrgetter("before", "order")) if label else []
        parts: list[str] = []
        self._starts: list[int] = []  # places in the source before which something is shown
        self._inserted: list[int] = []  # and how much, up to there
        self.hidden: dict[int, HiddenLine] = {}
        self.blocks: list[int] = []
        at = paragraph = 0
        begins = {span.start: number for number, span in enumerate(self.paragraphs, 1)}
        waiting = list(lines)
        for line in source.text.split("\n"):
            body = line.strip()
            if body:
                paragraph = begins[at + line.index(body)]
                while label and waiting and waiting[0].before <= paragraph:
                    self._show(parts, waiting.pop(0), label, at)
            self.blocks.append(paragraph if body else 0)
            parts.append(line)
            at += len(line) + 1
        for rest in waiting:
            assert label is not None
            self._show(parts, rest, label, len(source.text) + 1)
        self.text = "\n".join(parts)
        self._gaps = [start + before for start, before in zip(self._starts, (0, *self._inserted), strict=False)]
        self._offsets = Offsets(self.text)

    def _show(self, parts: list[str], line: HiddenLine, label: Callable[[HiddenLine], str], at: int) -> None:
        """Shows a line that was left out before a place of the source."""
        self.hidden[len(parts)] = line
        self.blocks.append(0)
        parts.append(f"{line.text} {label(line)}".replace("\n", " "))
        self._starts.append(at)
        self._inserted.append((self._inserted[-1] if self._inserted else 0) + len(parts[-1]) + 1)

    def to_qt(self, place: int) -> int:
        """A place of the source, in the document."""
        before = bisect_right(self._starts, place)
        return self._offsets.to_qt(place + (self._inserted[before - 1] if before else 0))

    def from_qt(self, place: int) -> int:
        """A place in the document, in the source; one within a line that was left out is where that line would stand."""
        shown = self._offsets.from_qt(place)
        before = bisect_right(self._gaps, shown)
        if not before:
            return min(shown, len(self.source.text))
        found = shown - self._inserted[before - 1]
        return min(max(found, self._starts[before - 1]), len(self.source.text))


class Mark(NamedTuple):
    """An excerpt where it stands in its text: which, from where to where, the colour of its theme (0: none), and the lane of its line."""

    start: int
    end: int
    id: ExcerptId
    colour: int
    lane: int


class Marks:
    """The marks of a source by place."""

    __slots__ = ("_ends", "_starts", "all")

    def __init__(self, source: Source, pack: Pack) -> None:
        colours = {theme.id: theme.colour for theme in pack.themes}
        found = sorted((one.start, one.number, one.end, one) for one in source.excerpts if source.verified(one))
        free = [0] * LANES  # up to where each lane is taken
        of = source.number
        made: list[Mark] = []
        for start, number, end, excerpt in found:  # a thousand of them at each key: no generators
            lane = 0
            while lane < LANES - 1 and free[lane] > start:
                lane += 1
            if end > free[lane]:
                free[lane] = end
            colour = 0
            for theme in excerpt.themes:
                if theme in colours:
                    colour = colours[theme]
                    break
            made.append(Mark(start, end, ExcerptId(of, number), colour, lane))
        self.all = tuple(made)
        self._starts = [mark.start for mark in made]
        self._ends = list(accumulate((mark.end for mark in made), max))

    def within(self, start: int, end: int) -> tuple[Mark, ...]:
        """The marks of which something stands between two places."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return tuple(mark for mark in self.all[first:last] if mark.end > start)

    def at(self, place: int) -> Mark | None:
        """The mark at a place; of several, the shortest."""
        return min(self.within(place, place + 1), key=lambda mark: mark.end - mark.start, default=None)

    def beside(self, place: int, selected: ExcerptId | None, step: int) -> Mark | None:
        """The next mark after a place, or the one before it; from a mark that is selected there, its neighbour."""
        numbers = [number for number, mark in enumerate(self.all) if mark.id == selected and mark.start <= place <= mark.end]
        ahead = bisect_left(self._starts, place)
        to = numbers[0] + step if numbers else ahead if step > 0 else ahead - 1
        return self.all[to] if 0 <= to < len(self.all) else None


class Sentences:
    """The sentences of a text, told apart paragraph by paragraph, when they are asked for."""

    __slots__ = ("_known", "_paragraphs", "_text")

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text, self._paragraphs = text, spans
        self._known: dict[int, tuple[Span, ...]] = {}

    def of(self, paragraph: int) -> tuple[Span, ...]:
        """The sentences of a paragraph, counted from 0."""
        if paragraph not in self._known:
            start, end = self._paragraphs[paragraph]
            self._known[paragraph] = tuple(Span(start + one.start, start + one.end) for one in sentences(self._text[start:end]))
        return self._known[paragraph]

    def holding(self, place: int) -> Span | None:
        """The sentence that holds a place, or ends there; the next one for the blank between two; none outside of paragraphs."""
        paragraph = bisect_right(self._paragraphs, place, key=attrgetter("start")) - 1
        if paragraph < 0 or place > self._paragraphs[paragraph].end:
            return None
        return next((one for one in self.of(paragraph) if place <= one.end), None)

    def after(self, place: int) -> Span | None:
        """The first sentence that begins at a place or behind it."""
        first = max(0, bisect_right(self._paragraphs, place, key=attrgetter("start")) - 1)
        return next((one for number in range(first, len(self._paragraphs)) for one in self.of(number) if one.start >= place), None)

    def before(self, place: int) -> Span | None:
        """The last sentence that begins before a place."""
        last = bisect_left(self._paragraphs, place, key=attrgetter("start")) - 1
        return next((one for number in range(last, -1, -1) for one in reversed(self.of(number)) if one.start < place), None)

    def extended(self, anchor: int, place: int, step: int) -> tuple[int, int]:
        """Where a selection from `anchor` to `place` goes when it grows by a sentence forwards (1), or backwards (-1)."""
        if anchor == place and (here := self.holding(place)) is not None:
            return (here.start, here.end) if step > 0 else (here.end, here.start)
        if step > 0:
            if place < anchor and (one := self.after(place + 1)) is not None and one.start < anchor:
                return anchor, one.start
            here = self.holding(place)
            one = here if here is not None and here.end > place else self.after(place)
            return (min(anchor, place), one.end) if one else (anchor, place)
        if place > anchor and (one := self.before(place)) is not None and one.start > anchor and (former := self.before(one.start)):
            return anchor, former.end
        one = self.before(min(anchor, place))
        return (max(anchor, place), one.start) if one else (anchor, place)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch of text without the white space at its ends, or None when nothing else is in it."""
    said = text[start:end]
    body = said.strip()
    if not body:
        return None
    left = start + len(said) - len(said.lstrip())
    return Span(left, left + len(body))


def highlight_at(source: Source, span: Span) -> Highlight | None:
    """The highlight of the file that is this passage, or None."""
    return next((one for one in source.highlights if (one.start, one.end) == span and source.text[one.start:one.end] == one.exact), None)


def keyed(themes: Iterable[Theme]) -> tuple[Theme, ...]:
    """The themes that have a key, in the order of their keys."""
    return tuple(sorted((theme for theme in themes if theme.key), key=attrgetter("key")))


def counts_of(source: Source | None) -> dict[str, int]:
    """How many excerpts of a source each theme has."""
    found: dict[str, int] = {}
    for excerpt in source.excerpts if source else ():
        for theme in excerpt.themes:
            found[theme] = found.get(theme, 0) + 1
    return found
