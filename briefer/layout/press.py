"""A whole document onto pages: each block to its slabs, the slabs to pages, and what is only known then."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeAlias

from briefer.document import nodes
from briefer.document.nodes import Block, Document, Heading
from briefer.document.styles import HouseStyle
from briefer.layout.back_matter import distribution, signature, terms
from briefer.layout.boxes import Element, Laid, PageNumberBox, TextBox
from briefer.layout.cards import bio_cards, option_card
from briefer.layout.contents import contents
from briefer.layout.data_block import data_block
from briefer.layout.decision_box import decision_box
from briefer.layout.figures_block import figure
from briefer.layout.flow import Flow
from briefer.layout.furniture import Furniture
from briefer.layout.header import address, header
from briefer.layout.keybox import key_box
from briefer.layout.lines import LineBreaker
from briefer.layout.paragraphs import bullets, heading, paragraph, references
from briefer.layout.pieces import Slab, standing
from briefer.layout.press_cards import press_card
from briefer.layout.quotes import quote
from briefer.layout.setting import Setting
from briefer.layout.sheet import Sheet
from briefer.layout.side_box import band, side_box
from briefer.layout.speaking import speaking_points
from briefer.layout.strips import figure_strip, note_columns
from briefer.layout.tables import table

_Setter: TypeAlias = Callable[[Any, Setting, Element], "Slab | list[Slab]"]
# How each block is set; headings and paragraphs also look at their neighbours, a page break sets nothing.
SETTERS: Mapping[type, _Setter] = MappingProxyType({
    nodes.Quote: quote, nodes.KeyBox: key_box, nodes.BulletList: bullets, nodes.Table: table, nodes.TermList: terms,
    nodes.Figure: figure, nodes.Contents: contents, nodes.HeaderBlock: header, nodes.AddressRows: address, nodes.References: references,
    nodes.Signature: signature, nodes.Distribution: distribution, nodes.OptionCard: option_card, nodes.BioCards: bio_cards,
    nodes.PressCard: press_card, nodes.DataBlock: data_block, nodes.DecisionBox: decision_box, nodes.FigureStrip: figure_strip,
    nodes.SpeakingPoints: speaking_points, nodes.SideBox: side_box, nodes.Band: band, nodes.NoteColumns: note_columns})


def lay_out(document: Document, style: HouseStyle) -> Laid:
    """The document on pages in a house style; always lays out, whatever the length of a title, a word or a note."""
    sheet = Sheet(style)
    breaker = LineBreaker(style)
    setting = Setting(sheet, breaker, document)
    root = Element("Document")
    flow = Flow(sheet, breaker, document.meta.language)
    flow.lay(_slabs(setting, root))
    furniture = Furniture(document, breaker)
    for number, page in enumerate(flow.pages, 1):
        page.furniture = furniture.on_page(page, number, len(flow.pages))
    _number_contents(flow, breaker)
    return Laid(tuple(flow.pages), root, tuple(flow.places), MappingProxyType(flow.starts), tuple(sorted(sheet.faces.missing)), sheet)


def _slabs(setting: Setting, root: Element) -> list[Slab]:
    """The slabs of all blocks; the elements of each part and section stand together in the structure."""
    slabs: list[Slab] = []
    upright = setting.sheet
    part = section = root
    level = 0
    for number, block in enumerate(setting.document.blocks):
        if isinstance(block, nodes.Part):
            setting = replace(setting, sheet=upright.turned(block.orientation))
            part = section = root.add("Part")
            slabs.append(Slab(block.id, (), new_page=True, part=block))
        elif isinstance(block, Heading):
            level = min(block.level, level + 1)
            if level == 1 and block.look != "eyebrow":
                section = part.add("Sect")
            slabs.append(heading(block, setting, section, level))
        else:
            slabs += _set(block, setting, section, setting.following(number))
        if slabs and _signed(block, setting.following(number)):
            slabs[-1] = replace(slabs[-1], keep_next=True)
    root.kids[:] = [kid for kid in root.kids if kid.kids or kid.role != "Part"]
    return [standing(slab) for slab in slabs]


def _signed(block: Block, following: Block | None) -> bool:
    """Whether a block stays with the one after it: with its signature, or as a signature with the decision."""
    return isinstance(following, nodes.Signature) or (isinstance(block, nodes.Signature) and isinstance(following, nodes.DecisionBox))


def _set(block: Block, setting: Setting, parent: Element, following: Block | None) -> list[Slab]:
    """The slabs of a block that is no heading."""
    if isinstance(block, nodes.Paragraph):
        return [paragraph(block, setting, parent, following)]
    if isinstance(block, nodes.PageBreak):
        return [Slab(block.id, (), new_page=True)]
    made = SETTERS[type(block)](block, setting, parent)
    return made if isinstance(made, list) else [made]


def _number_contents(flow: Flow, breaker: LineBreaker) -> None:
    """Writes the page numbers of the contents, now that every heading has its page."""
    for page in flow.pages:
        for index, box in enumerate(page.boxes):
            if isinstance(box, PageNumberBox):
                number = str(flow.starts[box.target][0] + 1) if box.target in flow.starts else ""
                page.boxes[index] = TextBox(box.x, box.y, box.width, box.height, box.node_id, box.role,
                                            breaker.text(box.role, box.width, number), box.element, "right")
