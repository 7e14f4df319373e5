"""A whole document onto pages: each block to its slabs, the slabs to pages, and what is only known then."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, TypeAlias

from briefer.document import nodes
from briefer.document.nodes import Block, Document, Heading
from briefer.document.styles import HouseStyle
from briefer.layout.boxes import Element, Laid, Lines, NoteCall, Page, PageNumberBox, TextBox
from briefer.layout.flow import Flow
from briefer.layout.furniture import Furniture
from briefer.layout.keeps import is_signed
from briefer.layout.lines import LineBreaker
from briefer.layout.memo import Memo
from briefer.layout.missing import missing_glyphs
from briefer.layout.paragraphs import heading, paragraph
from briefer.layout.pieces import Slab
from briefer.layout.setting import Setting
from briefer.layout.sheet import Sheet

_Setter: TypeAlias = Callable[[Any, Setting, Element], "Slab | list[Slab]"]
# The module and the function that set each block, loaded when the first one is met; headings and paragraphs also look at their
# neighbours, a page break sets nothing.
SETTERS: Mapping[type, str] = MappingProxyType({
    nodes.Quote: "quotes.quote", nodes.KeyBox: "keybox.key_box", nodes.BulletList: "paragraphs.bullets", nodes.Table: "tables.table",
    nodes.TermList: "back_matter.terms", nodes.Figure: "figures_block.figure", nodes.Contents: "contents.contents",
    nodes.HeaderBlock: "header.header", nodes.AddressRows: "header.address", nodes.References: "paragraphs.references",
    nodes.Signature: "back_matter.signature", nodes.Distribution: "back_matter.distribution", nodes.OptionCard: "cards.option_card",
    nodes.BioCards: "cards.bio_cards", nodes.PressCard: "press_cards.press_card", nodes.DataBlock: "data_block.data_block",
    nodes.DecisionBox: "decision_box.decision_box", nodes.FigureStrip: "strips.figure_strip",
    nodes.SpeakingPoints: "speaking.speaking_points", nodes.SideBox: "side_box.side_box", nodes.Band: "side_box.band",
    nodes.NoteColumns: "strips.note_columns"})


@lru_cache(maxsize=64)
def setter(row: str) -> _Setter:
    """What a row of the table names."""
    module, name = row.split(".")
    found: _Setter = getattr(import_module(f"briefer.layout.{module}"), name)
    return found


def lay_out(document: Document, style: HouseStyle) -> Laid:
    """The document on pages in a house style; always lays out, whatever the length of a title, a word or a note."""
    return Press(style).lay_out(document)


class Press:
    """Lays out one document after the other in a house style and keeps what has not changed: the same pages as a fresh press, sooner.

    Who lays out again and again calls `gc.freeze()` after the first time: else the collector goes through all that is kept.
    """

    def __init__(self, style: HouseStyle) -> None:
        self._sheet, self._breaker = Sheet(style), LineBreaker(style)
        self._memo: Memo | None = None
        self._furniture: Furniture | None = None
        self._notes: Mapping[NoteCall, Lines] = MappingProxyType({})

    def lay_out(self, document: Document) -> Laid:
        """The document on pages."""
        sheet, root = self._sheet, Element("Document")
        if self._memo is None or not self._memo.serves(document):
            self._memo = Memo(_set, document.meta, document.phrases)
        flow = Flow(sheet, self._breaker, document.meta.language, self._notes)
        flow.lay(self._memo.stretches(Setting(sheet, self._breaker, document), root))
        self._notes = flow.foot.lines
        if self._furniture is None or not self._furniture.serves(document):
            self._furniture = Furniture(document, self._breaker)
        for number, page in enumerate(flow.pages, 1):
            page.furniture = self._furniture.on_page(page, number, len(flow.pages))
        _number_contents(document, flow, self._breaker)
        missing = missing_glyphs(flow.pages, sheet.faces)
        return Laid(tuple(flow.pages), root, tuple(flow.places), MappingProxyType(flow.starts), missing, sheet)


def _set(block: Block, setting: Setting, parent: Element, level: int, following: Block | None) -> list[Slab]:
    """The slabs of a block; `level` is that of a heading in the structure, or of the last one above."""
    if isinstance(block, Heading):
        made: Slab | list[Slab] = heading(block, setting, parent, level, following)
    elif isinstance(block, nodes.Paragraph):
        made = paragraph(block, setting, parent, following)
    elif isinstance(block, (nodes.PageBreak, nodes.Part)):
        made = Slab(block.id, (), new_page=True, part=block if isinstance(block, nodes.Part) else None)
    else:
        made = setter(SETTERS[type(block)])(block, replace(setting, level=level), parent)
    slabs = made if isinstance(made, list) else [made]
    if slabs and is_signed(block, following):
        slabs[-1] = replace(slabs[-1], keep_next=True)
    return slabs


def _number_contents(document: Document, flow: Flow, breaker: LineBreaker) -> None:
    """Writes the page numbers of the contents, now that every heading has its page."""
    for block in document.blocks:
        if isinstance(block, nodes.Contents) and block.id in flow.starts:
            for page in flow.pages[flow.starts[block.id][0]:]:
                if all(box.node_id != block.id for box in page.boxes):
                    break
                _number(page, flow, breaker)


def _number(page: Page, flow: Flow, breaker: LineBreaker) -> None:
    """Makes words of the page numbers on a page."""
    for index, box in enumerate(page.boxes):
        if isinstance(box, PageNumberBox):
            number = str(flow.starts[box.target][0] + 1) if box.target in flow.starts else ""
            page.boxes[index] = TextBox(box.x, box.y, box.width, box.height, box.node_id, box.role,
                                        breaker.text(box.role, box.width, number), box.element, "right")
