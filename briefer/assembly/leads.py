"""Lines that begin with words in bold: what is named, asked or labelled, and what is said of it."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.assembly.composer import Composer
from briefer.assembly.prose import inlines, punctuated
from briefer.assembly.words import NBSP
from briefer.document.inlines import Inline, Inlines, Marks, Text
from briefer.document.nodes import Entry
from briefer.model import framing
from briefer.model.briefing import Item, TextItem
from briefer.model.framing import FramingList, FramingParagraph

_AFTER_A_NAME = f" {NBSP}:."


def parted(content: Inlines) -> Entry:
    """The bold words a line begins with, no longer bold and without the stop after them, and the rest of the line."""
    size = next((index for index, inline in enumerate(content) if not (isinstance(inline, Text) and inline.marks & Marks.STRONG)),
                len(content))
    name: list[Inline] = [replace(inline, marks=inline.marks & ~Marks.STRONG) for inline in content[:size] if isinstance(inline, Text)]
    if name and isinstance(name[-1], Text):
        name[-1] = replace(name[-1], text=name[-1].text.rstrip(_AFTER_A_NAME))
    rest = content[size:]
    if name and rest and isinstance(rest[0], Text):
        rest = (replace(rest[0], text=rest[0].text.lstrip(_AFTER_A_NAME)), *rest[1:])
    return Entry(tuple(name), tuple(inline for inline in rest if inline != Text("")))


def strong(content: Inlines) -> Inlines:
    """The same words in bold, but for those said aside."""
    return tuple(replace(inline, marks=inline.marks | Marks.STRONG) if isinstance(inline, Text) and not inline.marks & Marks.SOFT
                 else inline for inline in content)


def stopped(composer: Composer, content: Inlines) -> Inlines:
    """A sentence with its full stop."""
    return punctuated([content], composer.language)[0] if content else ()


def lines(composer: Composer, items: Sequence[Item]) -> list[Inlines]:
    """The paragraphs and list items of the texts among the items, each as a line of its own, ends as they were written."""
    return [inlines(composer, line.content) for item in items if isinstance(item, TextItem) for line in framing_lines(composer, item)]


def framing_lines(composer: Composer, item: TextItem) -> list[FramingParagraph]:
    """The paragraphs and list items of a text in the document's language."""
    return [line for block in framing.parse(item.text.text(composer.language))
            for line in (block.items if isinstance(block, FramingList) else (block,))]
