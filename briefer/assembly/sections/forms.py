"""Sections whose lines have a form of their own: rows under the head, horizons, a box, annexes, a notice."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from briefer.assembly.composer import Composer
from briefer.assembly.leads import lines, parted, stopped
from briefer.assembly.prose import framing_paragraph, inlines, text_blocks
from briefer.assembly.sections.body import body_blocks, soft
from briefer.document.inlines import Inline, Inlines, Text
from briefer.document.nodes import Block, DataBlock, Entry, LabelledRow, Paragraph, SideBox
from briefer.document.walk import plain_text
from briefer.model import framing
from briefer.model.briefing import Item, Section, TextItem
from briefer.model.framing import FramingList
from briefer.model.selection import body

# Variants of sections of text that a template names.
MATTER, HORIZONS, SIDE_BOX, ANNEXES, NOTICE = "matter", "horizons", "side_box", "annexes", "notice"
LABELLED_WITHIN = frozenset({MATTER, SIDE_BOX})  # their title is the label of a row or box


def matter(composer: Composer, section: Section) -> list[Block]:
    """One row, with the section's title as its label; nothing while nothing is written."""
    said = _on_one_line(lines(composer, (*section.intro, *section.body)))
    return [_matter(composer, section, said)] if said else []


def empty_matter(composer: Composer, section: Section) -> list[Block]:
    """The row while nothing is written."""
    return [_matter(composer, section, soft(composer.words.text("empty.text")))]


def horizons(composer: Composer, section: Section) -> list[Block]:
    """What is to be expected by when, as labels and values on the body axis."""
    def block(entries: list[Entry]) -> Block:
        rows = tuple(LabelledRow("horizon", plain_text(one.name), stopped(composer, one.content)) for one in entries)
        return DataBlock(composer.unique(f"{section.id}.data"), rows, "axis")
    return _with_entries(composer, section.id, body(composer.pack, section), block)


def side_box(composer: Composer, section: Section) -> list[Block]:
    """A box of short entries under the section's title; what is not text follows it."""
    items = (*section.intro, *body(composer.pack, section))
    entries = tuple(parted(line) for line in lines(composer, items))
    box: list[Block] = [SideBox(composer.unique(section.id), composer.ours(section.titles), entries)] if entries else []
    return [*box, *_beside_text(composer, section, items)]


def annexes(composer: Composer, section: Section) -> list[Block]:
    """The annexes, one a line, by letter; what is not text follows them."""
    items = body(composer.pack, section)
    said = lines(composer, items)
    listed: list[Block] = [Paragraph(composer.unique(f"{section.id}.p"), line, f"{composer.numbers.annex()}.") for line in said]
    return [*listed, *_beside_text(composer, section, items)]


def notice(composer: Composer, section: Section) -> list[Block]:
    """A notice in small type."""
    blocks: list[Block] = []
    for item in section.body:
        blocks += text_blocks(composer, section.id, item, "source_note") if isinstance(item, TextItem) \
            else body_blocks(composer, section.id, (item,))
    return blocks


def _matter(composer: Composer, section: Section, said: Inlines) -> DataBlock:
    named = composer.named(section.titles)
    return DataBlock(composer.unique(section.id), (LabelledRow(section.id, named.text if named else "", said),), "matter")


def _beside_text(composer: Composer, section: Section, items: Sequence[Item]) -> list[Block]:
    """What stands in a body beside its texts."""
    return body_blocks(composer, section.id, [item for item in items if not isinstance(item, TextItem)])


def _on_one_line(said: Sequence[Inlines]) -> Inlines:
    out: list[Inline] = []
    for line in said:
        out += [Text(" "), *line] if out else line
    return tuple(out)


def _with_entries(
    composer: Composer, section: str, items: Sequence[Item], made: Callable[[list[Entry]], Block],
) -> list[Block]:
    """The blocks of a body in which list items and lines with a lead become entries, those beside each other one block."""
    blocks: list[Block] = []
    entries: list[Entry] = []

    def close() -> None:
        if entries:
            blocks.append(made(entries[:]))
            entries.clear()

    for item in items:
        if not isinstance(item, TextItem):
            close()
            blocks += body_blocks(composer, section, (item,))
            continue
        for block in framing.parse(item.text.text(composer.language)):
            if isinstance(block, FramingList):
                entries += (parted(inlines(composer, line.content)) for line in block.items)
            elif block.content and isinstance(block.content[0], framing.Words) and block.content[0].strong:
                entries.append(parted(inlines(composer, block.content)))
            else:
                close()
                blocks.append(framing_paragraph(composer, section, item, block))
    close()
    return blocks
