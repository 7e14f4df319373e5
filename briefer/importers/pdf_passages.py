"""Boxes on the pages of a PDF to passages of its text: snapped to words, without the punctuation that hangs at their ends."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefer.importers.pdf_flow import Flow, Placed
from briefer.importers.pdf_words import turned
from briefer.model.sources import CONTEXT, Highlight

_SHARE = 0.4  # of a word's width that a box must cover
_SKIPPED = 2  # words further on at most go on with a passage: a box may miss one that is small or raised

Box = tuple[float, float, float, float]  # left, bottom, right, top
Run = tuple[int, int]  # the first and the last word
_HANGING = " \n,;:–—-|"
_CLOSING, _OPENING = ")]}»”’", "([{«“‘"
_SENTENCE_BEFORE = re.compile(r"(?:^|\n|[.!?…][\"'’”»)\]]*\s)[\"'‘“«(\[]*$")
_ABBREVIATION = re.compile(r"(?:\b\w{1,3}|\.\w{1,20})\.$")


class Passages:
    """The words of a text by the pages on which they stand."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._pages: dict[int, list[tuple[int, Placed]]] = {}
        for index, placed in enumerate(flow.words):
            self._pages.setdefault(placed.page, []).append((index, placed))
        self._known: dict[tuple[int, tuple[Box, ...]], tuple[Run, ...]] = {}

    def covered(self, page: int, boxes: tuple[Box, ...]) -> tuple[Run, ...]:
        """The runs of words that boxes cover; where they cover no word by enough, the one of which they cover most."""
        key = page, boxes
        if key not in self._known:  # files have many marks with the same boxes, if they are meant to do harm
            here = self._pages.get(page, [])
            shares = [(index, max((_share(box, placed) for box in boxes), default=0.0)) for index, placed in here]
            indexes = [index for index, share in shares if share > _SHARE]
            if not indexes and shares:
                best, share = max(shares, key=lambda one: one[1])
                indexes = [best] if share > 0 else []
            self._known[key] = tuple(_runs(indexes))
        return self._known[key]

    def nearest_line(self, page: int, box: Box) -> tuple[Run, ...]:
        """The words of the line that stands nearest to a box."""
        here = self._pages.get(page, [])
        if not here:
            return ()
        first = last = min(here, key=lambda one: _distance(box, one[1]))[0]
        while first > here[0][0] and self._beside(first - 1, first):
            first -= 1
        while last < here[-1][0] and self._beside(last, last + 1):
            last += 1
        return ((first, last),)

    def over_pages(self, found: Sequence[tuple[int, int, str, str]]) -> list[tuple[int, int, str, str]]:
        """Runs with author and comment, those put together that one person drew to the end of a page and from the start of the next."""
        made: list[tuple[int, int, str, str]] = []
        for first, last, author, comment in sorted(found):
            before = made[-1] if made else None
            if before and before[2] == author and first == before[1] + 1 and self._page(first) != self._page(before[1]) and (
                    comment == before[3] or not comment or not before[3]):
                made[-1] = before[0], last, author, before[3] or comment
            else:
                made.append((first, last, author, comment))
        return made

    def highlight(self, first: int, last: int) -> Highlight | None:
        """The passage from one word to another, or None when it is punctuation alone."""
        text, words = self._flow.text, self._flow.words
        start, end = _trimmed(text, words[first].start, words[last].end)
        if not any(map(str.isalnum, text[start:end])):
            return None
        return Highlight(start, end, text[start:end], text[max(0, start - CONTEXT):start], text[end:end + CONTEXT])

    def _page(self, index: int) -> int:
        return self._flow.words[index].page

    def _beside(self, index: int, following: int) -> bool:
        """Whether two words stand in one line."""
        one, other = self._flow.words[index].word, self._flow.words[following].word
        between = self._flow.text[self._flow.words[index].end:self._flow.words[following].start]
        level = abs(one.bottom + one.top - other.bottom - other.top) < max(one.size, other.size)
        return level and other.left >= one.left and "\n" not in between


def _runs(indexes: Sequence[int]) -> Iterator[Run]:
    """The first and last of words that follow each other."""
    if not indexes:
        return
    first = indexes[0]
    for index, following in pairwise(indexes):
        if following > index + _SKIPPED:
            yield first, index
            first = following
    yield first, indexes[-1]


def _share(box: Box, placed: Placed) -> float:
    """How much of a word's width a box covers, if it covers half of its height."""
    word = placed.word
    left, bottom, right, top = turned(box, word.turn) if word.turn else box
    if not bottom < (word.bottom + word.top) / 2 < top:
        return 0.0
    return (min(right, word.right) - max(left, word.left)) / max(0.1, word.right - word.left)


def _distance(box: Box, placed: Placed) -> float:
    """How far a word is from a box; lines above and below are further away than words beside it."""
    word = placed.word
    left, bottom, right, top = turned(box, word.turn) if word.turn else box
    beside = max(0.0, word.left - right, left - word.right)
    return beside ** 2 + 9 * ((bottom + top - word.bottom - word.top) / 2) ** 2


def _trimmed(text: str, start: int, end: int) -> Run:
    """A passage without what hangs at its ends: commas, a bracket or quotation mark whose other half is not in it, the stop of a part."""
    whole = _SENTENCE_BEFORE.search(text, max(0, start - 8), start) is not None
    while start < end:
        last = text[end - 1]
        stop = last == "." and not whole and not _ABBREVIATION.search(text, max(start, end - 24), end)
        if not (stop or last in _HANGING or _alone(text, start, end, last, _CLOSING, _OPENING)):
            break
        end -= 1
    while start < end and (text[start] in _HANGING or _alone(text, start, end, text[start], _OPENING, _CLOSING)):
        start += 1
    return start, end


def _alone(text: str, start: int, end: int, sign: str, halves: str, others: str) -> bool:
    """Whether a half of a pair stands in a passage more often than the other."""
    place = halves.find(sign)
    return place >= 0 and text.count(sign, start, end) > text.count(others[place], start, end)
