"""Paragraphs of a PDF to one text, with where each page begins and where each word came to stand."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefer.importers.pdf_hyphens import Hyphens
from briefer.importers.pdf_lines import Line
from briefer.importers.pdf_paragraphs import Block, words_of
from briefer.importers.pdf_words import Word
from briefer.model.sources import HiddenLine, Role
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of a page, and where it stands in the text."""

    page: int
    word: Word
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Flow:
    """The text, what its paragraphs are, where pages begin, words of pages asked for, and whether broken words were put together."""

    text: str
    structure: dict[int, Role]
    pages: tuple[int, ...]
    words: tuple[Placed, ...]
    hidden: tuple[HiddenLine, ...]
    mended: bool


def flow(blocks: Sequence[Block], hidden: Sequence[tuple[int, Line, str]], count: int, marked: frozenset[int]) -> Flow:
    """The text of paragraphs; `hidden` are lines left out, with their pages and rules; of the pages `marked`, words' places are told."""
    hyphens = Hyphens(_whole(blocks))
    parts: list[str] = []
    placed: list[Placed] = []
    structure: dict[int, Role] = {}
    first_paragraph: dict[int, int] = {}
    starts: dict[int, int] = {}
    length, number, mended = 0, 0, False
    for block in blocks:
        words = words_of(block)
        if not words:
            continue
        number += 1
        if block.role:
            structure[number] = block.role
        before: Word | None = None
        for page, word, new_cell in words:
            if before is None:
                glue = "\n" if parts else ""
            else:
                glue = " | " if new_cell else "" if word.joins else hyphens.between(before.text, word.text) if before.broken else " "
            mended = mended or bool(before and before.broken)
            length += len(glue)
            if page not in starts:
                starts[page], first_paragraph[page] = length, number
            if page in marked:
                placed.append(Placed(page, word, length, length + len(word.text)))
            parts += glue, word.text
            length += len(word.text)
            before = word
        if before and before.broken:  # nothing follows it
            parts.append("-")
            length += 1
    text = "".join(parts)
    return Flow(text, structure, _pages(starts, count, length), tuple(placed), _hidden(hidden, first_paragraph, number), mended)


def _whole(blocks: Sequence[Block]) -> Iterator[str]:
    """The words that no hyphen breaks."""
    broken = False
    for block in blocks:
        for _, line in block.lines:
            for word in line.words:
                if not broken and not word.broken:
                    yield word.text
                broken = word.broken


def _pages(starts: Mapping[int, int], count: int, length: int) -> tuple[int, ...]:
    """Where each page begins; one without words begins where the next does."""
    found: list[int] = []
    following = max(0, length - 1)
    for page in reversed(range(count)):
        following = min(following, starts.get(page, following))
        found.append(following)
    return tuple(reversed(found))


def _hidden(hidden: Sequence[tuple[int, Line, str]], first_paragraph: dict[int, int], last: int) -> tuple[HiddenLine, ...]:
    """The lines left out, each before the first paragraph of its page."""
    made: list[HiddenLine] = []
    for page, line, rule in hidden:
        before = max(first_paragraph.get(page, last + 1), made[-1].before if made else 1)
        order = made[-1].order + 1 if made and made[-1].before == before else 0
        made.append(HiddenLine(line.text, rule, before, order))
    return tuple(made)
