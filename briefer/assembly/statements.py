"""The statements of a document as it prints them, sentence by sentence, and what each rests on."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Literal

from briefer.analysis.sentences import sentences
from briefer.document.inlines import Inline, Inlines, Note, Reference, Text
from briefer.document.nodes import (
    Block,
    BulletList,
    Figure,
    Heading,
    KeyBox,
    OptionCard,
    Paragraph,
    PressCard,
    Quote,
    SpeakingPoints,
    Table,
    TableKind,
)
from briefer.document.walk import plain_text, stretches
from briefer.values import dataclass

Rests = Literal["full", "half", "open", "ours"]

_OBJECT = "\ufffc"  # stands for what is set among the words: a letter, a footnote
_BEFORE_STOP = re.compile(r" (?=[.,;:!?…])")  # where a letter stood
_DIGITS = re.compile(r"[0-9]+")
_EVENTS: frozenset[TableKind] = frozenset({"chronology", "chronology_theme", "events"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence: the number of its paragraph or where else it stands, its words, its block, the passages it cites ("5.2", "5").

    `inferred` when the passages are named in its footnote only, where the compiler reasons; `event` for a row of a chronology.
    """

    number: str
    words: str
    block: str
    passages: tuple[str, ...]
    inferred: bool
    event: bool = False
    language: str = ""  # of an event told in the words of its source

    @property
    def sources(self) -> tuple[int, ...]:
        """The sources it rests on, each once, in the order cited."""
        return tuple(dict.fromkeys(int(passage.partition(".")[0]) for passage in self.passages))

    @property
    def rests(self) -> Rests:
        """On two sources or more, on one, inferred from them, or on nothing but ourselves."""
        if not self.passages:
            return "ours"
        return "open" if self.inferred else "full" if len(self.sources) > 1 else "half"


def statements(  # noqa: C901 - one branch a kind of block
    blocks: Iterable[Block], places: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Statement]:
    """Every sentence of boxes, numbered paragraphs, lists and points, every event, and what else cites a source, in printed order.

    Back matter and quotations make none; `places` says where a block stands that bears no number.
    """
    heading = above = ""
    back = False
    for block in blocks:
        match block:
            case Heading() if block.look != "sub":
                heading, above, back = block.number, "", block.look == "back"
            case _ if back:
                continue
            case Paragraph(number=number) if number and (block.depth or number[0].isdigit()):
                if block.depth:
                    number = f"{above or heading}{number}"
                else:
                    above = number = number.removesuffix(".")
                yield from _sentences(number.removesuffix("."), block.id, block.content)
            case KeyBox():
                yield from chain.from_iterable(_sentences(places.get(block.id, ""), block.id, said) for said in block.paragraphs)
            case BulletList():
                place = above or places.get(block.id, heading)
                yield from chain.from_iterable(_sentences(place, block.id, item) for item in block.items)
            case Table():
                yield from _rows(_tabled(block, heading or places.get(block.id, "")), block)
            case SpeakingPoints():
                yield from chain.from_iterable(_sentences(str(number), block.id, item) for number, item in enumerate(block.items, 1))
            case Quote() | PressCard() | Figure():
                continue
            case _:
                place = f"{heading} c{block.number}".strip() if isinstance(block, OptionCard) else heading or places.get(block.id, "")
                yield from (one for stretch in stretches(block) for one in _sentences(place, block.id, stretch) if one.passages)


def _tabled(table: Table, heading: str) -> str:
    """Where a table stands: T and its number, else the number of its section."""
    number = _DIGITS.search(table.caption.label) if table.caption else None
    return f"T{number[0]} " if number else f"{heading} " if heading else ""


def _rows(place: str, table: Table) -> Iterator[Statement]:
    """Each row of a chronology, which says one thing; of other tables the sentences that cite a source."""
    for number, row in enumerate(table.rows, 1):
        name = f"{place}r{number}"
        if table.kind in _EVENTS:
            objects = [inline for cell in row.cells for inline in cell]
            language = next((inline.language for inline in row.cells[1] if isinstance(inline, Text) and inline.language), "")
            yield replace(_statement(name, plain_text(row.cells[1]), table.id, objects), event=True, language=language)
        else:
            yield from (one for cell in row.cells for one in _sentences(name, table.id, cell) if one.passages)


def passages(blocks: Iterable[Block]) -> frozenset[str]:
    """Whatever is cited anywhere in these blocks."""
    return frozenset(passage for block in blocks for stretch in stretches(block) for passage in _cited(stretch, notes=True))


def _sentences(number: str, block: str, content: Inlines) -> Iterator[Statement]:
    objects = [inline for inline in content if isinstance(inline, (Reference, Note))]
    said = "".join(_OBJECT if isinstance(inline, (Reference, Note)) else plain_text((inline,)).replace(_OBJECT, "")
                   for inline in content).replace("\n", " ")
    seen = 0
    for sentence in (said[start:end] for start, end in sentences(said)):
        inside = objects[seen:seen + sentence.count(_OBJECT)]
        seen += len(inside)
        words = _BEFORE_STOP.sub("", " ".join(sentence.replace(_OBJECT, "").split()))
        if words:
            yield _statement(number, words, block, inside)


def _statement(number: str, words: str, block: str, inside: Iterable[Inline]) -> Statement:
    inside = tuple(inside)
    said, reasoned = tuple(dict.fromkeys(_cited(inside))), tuple(dict.fromkeys(_cited(inside, notes=True)))
    return Statement(number, words, block, said or reasoned, bool(reasoned) and not said)


def _cited(content: Iterable[Inline], *, notes: bool = False) -> Iterator[str]:
    for inline in content:
        if isinstance(inline, Reference):
            yield from inline.passages
        elif isinstance(inline, Note) and notes:
            yield from _cited(inline.content)
