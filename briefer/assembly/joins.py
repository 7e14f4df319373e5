"""What sections beside each other print together: rows of the matter as one block, a table and a box as a band."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.assembly.leads import strong
from briefer.document.nodes import Band, Block, DataBlock, Heading, SideBox, Table
from briefer.document.walk import plain_text
from briefer.model.briefing import Section
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """A section and its blocks."""

    section: Section
    blocks: tuple[Block, ...]


def joined(head: Sequence[Block], printed: Sequence[Printed]) -> tuple[Block, ...]:
    """The blocks of a document: the head, then the sections, those that belong together as one block."""
    blocks = list(head)
    waiting: Printed | None = None
    for part in printed:
        if not part.blocks:
            continue
        if waiting is not None:
            part = _band(waiting, part)
        waiting = part if part.section.variant == "band" else None
        if waiting is None:
            blocks += part.blocks
    return tuple(_one_matter([*blocks, *(waiting.blocks if waiting else ())]))


def _band(first: Printed, second: Printed) -> Printed:
    """Two sections as one: as a band if the first is a table under its label and the second a box, else one after the other."""
    match first.blocks, second.blocks:
        case (Heading() as label, Table() as table), (SideBox() as box, *rest):
            return replace(second, blocks=(Band(label.id, plain_text(label.content), table, box), *rest))
        case _:
            return replace(second, blocks=(*first.blocks, *second.blocks))


def _one_matter(blocks: Sequence[Block]) -> list[Block]:
    """Rows of the matter that follow each other, as one block; the last of several, to which the others lead, in bold."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if isinstance(block, DataBlock) and isinstance(last, DataBlock) and block.look == last.look == "matter":
            out[-1] = replace(last, rows=(*last.rows, *block.rows))
        else:
            out.append(block)
    return [_last_stressed(block) if isinstance(block, DataBlock) and block.look == "matter" else block for block in out]


def _last_stressed(block: DataBlock) -> DataBlock:
    *before, last = block.rows
    return replace(block, rows=(*before, replace(last, value=strong(last.value)))) if before else block
