"""The statements of a document as it prints them: the sentences of its numbered paragraphs, and what each rests on."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal

from briefer.document.inlines import Inline, Inlines, Note, Reference
from briefer.document.nodes import Block, BulletList, Heading, Paragraph, SpeakingPoints
from briefer.document.walk import plain_text, stretches
from briefer.values import dataclass

Rests = Literal["full", "half", "open", "ours"]

_OBJECT = "\ufffc"  # stands for what is set among the words: a letter, a footnote
# A stop, with what closes after it and the letters that cover the sentence, before a blank that may break.
_END = re.compile(rf"[.!?…][\"'”’»)\]]*(?:\u00a0?{_OBJECT})* (?=[\"'“‘«(\[]*[A-ZÀ-Ý0-9])")
_SHORTENED = re.compile(r"(?:^|[ \u00a0(.])[^\W\d_]$")  # one letter before the stop: an initial, "U.S."


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence: the number of its paragraph, its words, the block it stands in, and the passages it cites ("5.2", "5").

    `inferred` when the passages are named in its footnote only, where the compiler reasons.
    """

    number: str
    words: str
    block: str
    passages: tuple[str, ...]
    inferred: bool

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


def statements(blocks: Iterable[Block]) -> Iterator[Statement]:
    """Every sentence of the numbered paragraphs and of the lists below them, in printed order; back matter makes none."""
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
            case BulletList() if above or heading:
                yield from chain.from_iterable(_sentences(above or heading, block.id, item) for item in block.items)
            case SpeakingPoints():
                yield from chain.from_iterable(_sentences(str(number), block.id, item) for number, item in enumerate(block.items, 1))
            case _:
                continue


def passages(blocks: Iterable[Block]) -> frozenset[str]:
    """Whatever is cited anywhere in these blocks."""
    return frozenset(passage for block in blocks for stretch in stretches(block) for passage in _cited(stretch, notes=True))


def _sentences(number: str, block: str, content: Inlines) -> Iterator[Statement]:
    objects = [inline for inline in content if isinstance(inline, (Reference, Note))]
    said = "".join(_OBJECT if isinstance(inline, (Reference, Note)) else plain_text((inline,)).replace(_OBJECT, "")
                   for inline in content).replace("\n", " ")
    seen = 0
    for sentence in _split(said):
        inside = objects[seen:seen + sentence.count(_OBJECT)]
        seen += len(inside)
        words = " ".join(sentence.replace(_OBJECT, "").split())
        if words:
            yield _statement(number, words, block, inside)


def _statement(number: str, words: str, block: str, inside: Iterable[Inline]) -> Statement:
    inside = tuple(inside)
    said, reasoned = tuple(dict.fromkeys(_cited(inside))), tuple(dict.fromkeys(_cited(inside, notes=True)))
    return Statement(number, words, block, said or reasoned, bool(reasoned) and not said)


def _split(said: str) -> Iterator[str]:
    start = 0
    for match in _END.finditer(said):
        sentence = said[start:match.end()]
        if sum(map(sentence.count, "“«")) > sum(map(sentence.count, "”»")):  # within a quotation
            continue
        if said[match.start()] == "." and _SHORTENED.search(said[max(start, match.start() - 2):match.start()]):
            continue
        yield sentence
        start = match.end()
    yield said[start:]


def _cited(content: Iterable[Inline], *, notes: bool = False) -> Iterator[str]:
    for inline in content:
        if isinstance(inline, Reference):
            yield from inline.passages
        elif isinstance(inline, Note) and notes:
            yield from _cited(inline.content)
