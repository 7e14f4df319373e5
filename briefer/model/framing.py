"""The markup of framing text: a few signs that an officer types, parsed to values that know where they stand.

    blank line  paragraph              [@5] [@5.2]    letter of a source, or of an excerpt's source; neighbours share a bracket
    - at start  list item              [@5.2|words]   quotation within the sentence, its letter after it
    **words**   strong                 [=5]           the bare letter: source D
    *words*     emphasis               [#id]          the section or item with this id
    \\*          the sign itself        ^[words]       footnote

Whatever else stands there is literal, and so is a sign that opens nothing. Positions count code points of the whole text.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from briefer.model.framing_inlines import Citation as Citation
from briefer.model.framing_inlines import Cited as Cited
from briefer.model.framing_inlines import CrossReference as CrossReference
from briefer.model.framing_inlines import Footnote as Footnote
from briefer.model.framing_inlines import FramingInline as FramingInline
from briefer.model.framing_inlines import InlineQuotation as InlineQuotation
from briefer.model.framing_inlines import SourceLetter as SourceLetter
from briefer.model.framing_inlines import Words as Words
from briefer.model.framing_inlines import read_inlines
from briefer.model.sources import ExcerptId
from briefer.values import dataclass

_LIST_ITEM = re.compile(r"- +(?=\S)")


@dataclass(frozen=True, slots=True)
class FramingParagraph:
    """A paragraph."""

    content: tuple[FramingInline, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FramingList:
    """A list, each item as a paragraph of its own."""

    items: tuple[FramingParagraph, ...]
    start: int
    end: int


FramingBlock: TypeAlias = FramingParagraph | FramingList


@dataclass(frozen=True, slots=True)
class References:
    """What a text refers to, each once, in order: sources by number (not those named through an excerpt), excerpts, and ids."""

    sources: tuple[int, ...]
    excerpts: tuple[ExcerptId, ...]
    targets: tuple[str, ...]


@lru_cache(maxsize=20_000)  # checks and assembly ask for the texts of a pack again and again
def parse(text: str) -> tuple[FramingBlock, ...]:
    """The paragraphs and lists of a text, in time proportional to its length; there is no text it refuses."""
    blocks: list[FramingBlock] = []
    items: list[FramingParagraph] = []
    for start, end, listed, first in _regions(text):
        if items and (first or not listed):
            blocks.append(FramingList(tuple(items), items[0].start, items[-1].end))
            items = []
        paragraph = FramingParagraph(read_inlines(text, start, end), start, end)
        if listed:
            items.append(paragraph)
        else:
            blocks.append(paragraph)
    if items:
        blocks.append(FramingList(tuple(items), items[0].start, items[-1].end))
    return tuple(blocks)


def inlines(text: str) -> Iterator[FramingInline]:
    """Everything the blocks of a text hold, in order; a footnote comes before what it holds."""
    for block in parse(text):
        for paragraph in block.items if isinstance(block, FramingList) else (block,):
            for inline in paragraph.content:
                yield inline
                if isinstance(inline, Footnote):
                    yield from inline.content


def references(text: str) -> References:
    """What a text refers to."""
    sources: dict[int, None] = {}
    excerpts: dict[ExcerptId, None] = {}
    targets: dict[str, None] = {}
    for inline in inlines(text):
        match inline:
            case Citation(cited):
                for one in cited:
                    if one.excerpt is None:
                        sources[one.source] = None
                    else:
                        excerpts[one.excerpt] = None
            case SourceLetter(source):
                sources[source] = None
            case InlineQuotation(excerpt):
                excerpts[excerpt] = None
            case CrossReference(target):
                targets[target] = None
            case _:
                pass
    return References(tuple(sources), tuple(excerpts), tuple(targets))


def words(text: str) -> int:
    """How many words a reader meets in the text, quotations within it included, letters and footnotes not."""
    count = 0
    for block in parse(text):
        for paragraph in block.items if isinstance(block, FramingList) else (block,):
            read = "".join(_read(inline) for inline in paragraph.content)
            count += sum(any(map(str.isalnum, word)) for word in read.split())
    return count


def _read(inline: FramingInline) -> str:
    """The words of an inline; what is no word keeps its neighbours apart."""
    match inline:
        case Words(said):
            return said
        case InlineQuotation(_, said):
            return said
        case Footnote():
            return ""
        case _:
            return " "


def _regions(text: str) -> Iterator[tuple[int, int, bool, bool]]:
    """Paragraphs and list items as stretches of the text without blanks at their ends: start, end, whether listed,
    and whether an empty line stands before."""
    start, end, listed, first = 0, 0, False, True
    place = 0
    for line in text.split("\n"):
        body = line.strip()
        left = place + len(line) - len(line.lstrip())
        place += len(line) + 1
        if not body:
            if end > start:
                yield start, end, listed, first
            start, end, listed, first = place, place, False, True
            continue
        mark = _LIST_ITEM.match(line)
        if mark:
            if end > start:
                yield start, end, listed, first
                first = False
            left += mark.end()
            start, listed = left, True
        elif end <= start:
            start = left
        end = place - 1 - (len(line) - len(line.rstrip()))
    if end > start:
        yield start, end, listed, first
