"""Where a passage stands in a text, also when the text has changed since: exactly, in another shape, or nearly.

The order is exact words, the same words in another shape (quotes, dashes, blanks), nearly the same words, and then nothing:
a passage is never given a place it does not have.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefer.model.sources import CONTEXT, AnchorState, Excerpt
from briefer.model.text import Span, fold, folded
from briefer.values import dataclass

LEAST_LIKENESS = 65.0  # per cent; below it two passages have nothing to do with each other
_NEAREST_LIKENESS = 55.0  # for showing what somebody may have meant, a weaker likeness will do
_FITTING_STEPS = 40  # words by which the ends of a likely passage are moved at most
_PLACE_WEIGHT = 0.3  # of how far a passage has moved through the text, against how alike its surroundings are


class Found(NamedTuple):
    """A passage's place in code points, whether it is the same, and how much of it is (per cent)."""

    span: Span
    state: AnchorState
    likeness: float = 100.0


@dataclass(frozen=True, slots=True)
class Passage:
    """What is known of a passage: its words, what stood around it, and where it stood."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0

    @classmethod
    def of(cls, excerpt: Excerpt) -> Passage:
        """The passage of an excerpt."""
        return cls(excerpt.exact, excerpt.prefix, excerpt.suffix, excerpt.start)


class Folded:
    """A text made ready for looking up many passages: one shape of signs, and the way back to its own places."""

    __slots__ = ("text", "shape", "places")

    def __init__(self, text: str) -> None:
        self.text = text
        self.shape, self.places = fold(text)

    def back(self, start: int, end: int) -> Span:
        """The place in the text of a stretch of its folded shape, without white space at its ends."""
        first, last = self.places[start], self.places[end - 1] + 1
        while last < len(self.text) and last < self.places[end] and not self.text[last].isspace():
            last += 1
        stretch = self.text[first:last]
        first += len(stretch) - len(stretch.lstrip())
        return Span(first, first + len(stretch.strip()))


def locate(text: str | Folded, passage: Passage) -> Found | None:
    """The place of a passage: `exact` where it stood, `moved` elsewhere, `changed` when the words differ somewhat; None when it is lost."""
    source = text if isinstance(text, Folded) else Folded(text)
    words = passage.exact
    if not words.strip():
        return None
    end = passage.start + len(words)
    if source.text[passage.start:end] == words and _same_context(source.text, passage, end):
        return Found(Span(passage.start, end), "exact")
    return _verbatim(source, passage) or _in_shape(source, passage) or _nearly(source, passage)


def state_of(text: str | Folded, excerpt: Excerpt) -> Found | None:
    """Where an excerpt's passage stands now; None means lost."""
    return locate(text, Passage.of(excerpt))


def occurrences(text: str | Folded, words: str) -> tuple[Span, ...]:
    """Every place where words stand in a text, whatever the shape of their quotes, dashes and blanks."""
    source = text if isinstance(text, Folded) else Folded(text)
    wanted = folded(words)
    return tuple(source.back(start, start + len(wanted)) for start in _each(source.shape, wanted)) if wanted else ()


def nearest(text: str | Folded, words: str) -> Found | None:
    """The passage that somebody may have meant by words that do not stand in a text, widened to whole words; None without one."""
    source = text if isinstance(text, Folded) else Folded(text)
    return _approximate(source, folded(words), _NEAREST_LIKENESS)


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a passage, by which it is found again."""
    return text[max(0, start - CONTEXT):start], text[end:end + CONTEXT]


def _same_context(text: str, passage: Passage, end: int) -> bool:
    """Whether what stood around a passage still does; a passage without context has none to lose."""
    before, after = context(text, passage.start, end)
    return (not passage.prefix or before.endswith(passage.prefix[-8:])) and (not passage.suffix or after.startswith(passage.suffix[:8]))


def _verbatim(source: Folded, passage: Passage) -> Found | None:
    """The passage character for character; of several places, the one whose surroundings are most alike."""
    places = [Span(start, start + len(passage.exact)) for start in _each(source.text, passage.exact)]
    if not places:
        return None
    span = max(places, key=lambda place: _likeliness(source.text, place, passage))
    return Found(span, "exact" if span.start == passage.start else "moved")


def _in_shape(source: Folded, passage: Passage) -> Found | None:
    """The same words in another shape, which still are the same words."""
    spans = occurrences(source, passage.exact)
    if not spans:
        return None
    return Found(max(spans, key=lambda span: _likeliness(source.text, span, passage)), "moved")


def _nearly(source: Folded, passage: Passage) -> Found | None:
    """The stretch most like the passage."""
    return _approximate(source, folded(passage.exact), LEAST_LIKENESS)


def _approximate(source: Folded, wanted: str, least: float) -> Found | None:
    """The stretch of a text most like some words, if it is at least so alike, widened to whole words."""
    from rapidfuzz import fuzz

    if not wanted or not source.shape.strip():
        return None
    wanted, shape = _without_case(wanted), _without_case(source.shape)
    aligned = fuzz.partial_ratio_alignment(wanted, shape, score_cutoff=least)
    if aligned is None:
        return None
    longer = len(wanted) > len(shape)  # then the alignment speaks of the words, not of the text
    start, end = (0, len(shape)) if longer else _whole_words(shape, aligned.dest_start, aligned.dest_end)
    start, end, likeness = _fitted(shape, start, end, wanted)
    if likeness < least:
        return None
    return Found(source.back(start, end), "changed", min(likeness, 99.9))


def _whole_words(shape: str, start: int, end: int) -> tuple[int, int]:
    """A stretch widened where it begins or ends within a word."""
    while start > 0 and shape[start - 1] != " " and shape[start] != " ":
        start -= 1
    while end < len(shape) and shape[end - 1] != " " and shape[end] != " ":
        end += 1
    return start, end


def _fitted(shape: str, start: int, end: int, wanted: str) -> tuple[int, int, float]:
    """A stretch with words added or left out at its ends as long as that makes it more like some words, and how like it is.

    The alignment has a window as long as the words, which cuts off what the text says at greater length.
    """
    from rapidfuzz import fuzz

    best = fuzz.ratio(wanted, shape[start:end])
    for _ in range(_FITTING_STEPS):
        tried = [(fuzz.ratio(wanted, shape[a:b]), -a, b) for a, b in _neighbours(shape, start, end)]
        if not tried or max(tried)[0] <= best:
            break
        best, start, end = max(tried)
        start = -start
    if shape[end - 1] in ",;:.!?" and shape[end - 1] != wanted[-1] and end - 1 > start:
        end -= 1
        best = fuzz.ratio(wanted, shape[start:end])
    return start, end, best


def _neighbours(shape: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches with one word more or less at one of their ends."""
    before = shape.rfind(" ", 0, max(0, start - 1)) + 1
    after = shape.find(" ", end + 1)
    if start > 0:
        yield before, end
    if end < len(shape):
        yield start, len(shape) if after < 0 else after
    inside, last = shape.find(" ", start, end), shape.rfind(" ", start, end)
    if inside >= 0:
        yield inside + 1, end
        yield start, last


def _without_case(text: str) -> str:
    """Text in lower case, unless that would shift its places."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _likeliness(text: str, place: Span, passage: Passage) -> float:
    """How well a place fits what is known of a passage's surroundings and of where it stood."""
    from rapidfuzz import fuzz

    before, after = context(text, place.start, place.end)
    alike = fuzz.ratio(before[-len(passage.prefix):], passage.prefix) + fuzz.ratio(after[:len(passage.suffix)], passage.suffix)
    return alike / 100 - _PLACE_WEIGHT * abs(place.start - passage.start) / max(1, len(text))


def _each(text: str, words: str) -> Iterator[int]:
    """Every place where words begin in a text."""
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)
