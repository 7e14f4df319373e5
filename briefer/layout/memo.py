"""A document's blocks set in stretches, each kept until it changes; what is kept gives the same pages as setting it again."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from typing import TypeAlias

from briefer.document.nodes import AddressRows, Block, Contents, DataBlock, Document, HeaderBlock, Heading, Meta, Part, Phrases
from briefer.layout.boxes import Element
from briefer.layout.pieces import Slab, standing
from briefer.layout.replay import Stretch
from briefer.layout.section_notes import section_notes
from briefer.layout.setting import Setting
from briefer.values import dataclass

# Sets one block: its level as a heading in the structure and the block after it are given too.
SetBlock: TypeAlias = Callable[[Block, Setting, Element, int, "Block | None"], list[Slab]]
_Key: TypeAlias = tuple[object, ...]
# Blocks that say something of others, and all that they look at.
_LOOKING = (Contents, HeaderBlock, AddressRows)
_LOOKED_AT = (Heading, HeaderBlock, AddressRows, DataBlock, Part)
_SPARE = 2  # how many times as much as a document needs is kept before what is no longer used goes


@dataclass(frozen=True, slots=True)
class _Span:
    """Blocks from one heading of the first level to the next, or from a part's beginning; `level` is that of the heading before."""

    blocks: Sequence[Block]
    following: Block | None
    level: int
    section: bool


@dataclass(frozen=True, slots=True)
class _SetSpan:
    """A span as set; while it is kept, what it was made from lives, and nothing else can be taken for it."""

    blocks: Sequence[Block]
    seen: Sequence[Block]
    element: Element
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class _SetBlock:
    """A block as set, and the others it may have looked at."""

    block: Block
    seen: Sequence[Block | None]
    slabs: Sequence[Slab]
    elements: Sequence[Element]


class Memo:
    """Blocks and stretches as they were set, for documents that have the same words around them."""

    def __init__(self, set_block: SetBlock, meta: Meta, phrases: Phrases) -> None:
        self._set_block, self._meta, self._phrases = set_block, meta, phrases
        self._known: dict[int, tuple[Block, Block]] = {}
        self._equal: dict[Block, Block] = {}
        self._looked_at: tuple[Block, ...] = ()
        self._spans: dict[_Key, _SetSpan] = {}
        self._blocks: dict[_Key, _SetBlock] = {}

    def serves(self, document: Document) -> bool:
        """Whether what is kept was set for a document like this."""
        return self._meta == document.meta and self._phrases == document.phrases

    def stretches(self, setting: Setting, root: Element) -> list[Stretch]:
        """The stretches of a document; their elements are put below `root`, those of each part and section together."""
        upright, part = setting.sheet, root
        blocks = self._same(setting.document.blocks)
        self._looked_at = tuple(block for block in blocks if isinstance(block, _LOOKED_AT))
        found: list[Stretch] = []
        for span in _spans(blocks):
            first = span.blocks[0]
            if isinstance(first, Part):
                setting = replace(setting, sheet=upright.turned(first.orientation))
                part = root.add("Part")
            made = self._span(span, setting)
            part.kids += [made.element] if span.section else made.element.kids
            found.append(made.stretch)
        root.kids[:] = [kid for kid in root.kids if kid.kids or kid.role != "Part"]
        self._forget({id(block) for block in blocks})
        return found

    def _same(self, blocks: Sequence[Block]) -> list[Block]:
        """For each block the equal one that was set before, if there is one; no block stands twice."""
        found: list[Block] = []
        seen: set[int] = set()
        for block in blocks:
            known = self._known.get(id(block))
            if known is None:
                known = self._known[id(block)] = block, self._equal.setdefault(block, block)
            same = known[1] if id(known[1]) not in seen else replace(block)
            seen.add(id(same))
            found.append(same)
        return found

    def _span(self, span: _Span, setting: Setting) -> _SetSpan:
        """A span as it was set before, or set now."""
        seen = self._looked_at if any(isinstance(block, _LOOKING) for block in span.blocks) else ()
        following = type(span.following), getattr(span.following, "look", "")
        key = (setting.sheet, span.level, *following, *map(id, span.blocks), None, *map(id, seen))
        made = self._spans.get(key)
        if made is None:
            made = self._spans[key] = self._made(span, seen, setting)
        return made

    def _made(self, span: _Span, seen: Sequence[Block], setting: Setting) -> _SetSpan:
        element = Element("Sect")
        slabs: list[Slab] = []
        level = span.level
        for block, following in zip(span.blocks, (*span.blocks[1:], span.following), strict=True):
            if isinstance(block, Heading):
                level = min(block.level, level + 1)
            made = self._block(block, following, level, setting)
            slabs += made.slabs
            element.kids += made.elements
        if setting.style.text("footnote.mode") == "section_end":
            slabs += section_notes(slabs, setting, element)
        return _SetSpan(span.blocks, seen, element, Stretch(slabs))

    def _block(self, block: Block, following: Block | None, level: int, setting: Setting) -> _SetBlock:
        """A block as it was set before, or set now."""
        seen = (following, *self._looked_at) if isinstance(block, _LOOKING) else (following,)
        key = (setting.sheet, level, id(block), *map(id, seen))
        made = self._blocks.get(key)
        if made is None:
            holder = Element("Sect")
            slabs = [standing(slab) for slab in self._set_block(block, setting, holder, level, following)]
            made = self._blocks[key] = _SetBlock(block, seen, slabs, holder.kids)
        return made

    def _forget(self, live: Set[int]) -> None:
        """Lets go of what is of no document any more, when there is much of it."""
        most = _SPARE * len(live) + 100
        if len(self._known) > most:
            self._known = {number: known for number, known in self._known.items() if id(known[1]) in live}
            self._equal = {known[1]: known[1] for known in self._known.values()}
        if len(self._blocks) > most:
            self._blocks = {key: made for key, made in self._blocks.items() if id(made.block) in live}
        if len(self._spans) > most:
            self._spans = {key: made for key, made in self._spans.items() if all(id(block) in live for block in made.blocks)}


def _spans(blocks: Sequence[Block]) -> Iterator[_Span]:
    """A document in spans: a part begins one, and so does each heading of the first level."""
    start = level = inner = 0
    section = False
    for number, block in enumerate(blocks):
        opens = isinstance(block, Part)
        if isinstance(block, Heading):
            inner = min(block.level, inner + 1)
            opens = inner == 1 and block.look != "eyebrow"
        if opens:
            if number > start:
                yield _Span(blocks[start:number], block, level, section)
            start, section, level = number, isinstance(block, Heading), inner - isinstance(block, Heading)
    if start < len(blocks):
        yield _Span(blocks[start:], None, level, section)
