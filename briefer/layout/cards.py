"""Cards under a rule: courses of action with what speaks for and against them, and persons two beside each other."""
from __future__ import annotations

from collections.abc import Sequence

from briefer.document.inlines import Inlines
from briefer.document.nodes import BioCard, BioCards, OptionCard
from briefer.layout.boxes import PLAIN_LIST, Box, Element, Stroke
from briefer.layout.pieces import Piece, Slab, Solid
from briefer.layout.setting import Setting
from briefer.layout.stacks import LEAST, beside, heading_role, solid, stacked
from briefer.layout.tags import tag, tag_role

_COLUMNS = 2
_TAG_SHARE = 0.5  # of the body's width: no tag takes more


def option_card(block: OptionCard, setting: Setting, parent: Element) -> Slab:
    """A course of action, kept whole; the recommended one under a heavy rule."""
    sheet, style = setting.sheet, setting.style
    heading = heading_role(setting)
    element = parent.add("Div")
    weight = style.number("rule.heavy_pt" if block.tag else "card.rule_top_pt")
    rule = Stroke(sheet.left, weight / 2, sheet.width, 0, block.id, weight, style.colors["accent" if block.tag else "rule_strong"])
    pieces: list[Piece] = [Solid(weight, (rule,)), _title(block, setting, element.add(heading), element)]
    pieces += paragraphs_of(block.paragraphs, sheet.axis, sheet.body_width, setting, block.id, element)
    if block.advantages or block.drawbacks:
        pieces.append(_for_and_against(block, setting, element))
    return Slab(block.id, pieces, 0, style.number("card.gap_after_pt"))


def _title(block: OptionCard, setting: Setting, heading: Element, parent: Element) -> Solid:
    """Number in the hanging column, title on the body axis, and the tag at the right on the title's baseline."""
    sheet, style, role = setting.sheet, setting.style, setting.sheet["h2"]
    boxes: list[Box] = []
    if block.number:
        number = sheet.role("h2", color="accent")
        boxes.append(setting.box(number, sheet.left, 0, sheet.axis - sheet.left, block.number, block.id, heading))
    width = sheet.body_width
    marked: tuple[Box, ...] = ()
    if block.tag:
        tagged = tag_role(setting, weight="bold")
        wide = min(tagged.width(block.tag) + 1, sheet.body_width * _TAG_SHARE)
        marked = tag(block.tag, tagged, sheet.right - wide, role.drop - tagged.drop, wide, setting, block.id, parent.add("P"))
        width -= wide + style.mm("card.tag_gap_mm")
    boxes += [setting.box(role, sheet.axis, 0, max(width, LEAST), block.title, block.id, heading), *marked]
    return solid(boxes, gap=style.number("card.pad_top_pt"))


def paragraphs_of(paragraphs: Sequence[Inlines], x: float, width: float, setting: Setting, node_id: str, parent: Element,
                  first_gap: str = "card.text_gap_pt") -> list[Piece]:
    """The text of a card; `first_gap` names the space above it."""
    role, style = setting.sheet["card"], setting.style
    return [setting.whole(role, x, width, content, node_id, parent.add("P"),
                          gap=style.number("card.paragraph_gap_pt" if index else first_gap)) for index, content in enumerate(paragraphs)]


def _for_and_against(block: OptionCard, setting: Setting, parent: Element) -> Solid:
    """Advantages at the left, drawbacks at the right."""
    sheet, style = setting.sheet, setting.style
    between = style.mm("option_card.column_gap_mm")
    width = max((sheet.body_width - between) / _COLUMNS, LEAST)
    columns = [stacked(_items(items, marker, sheet.axis + index * (width + between), width, setting, block.id, parent))
               for index, (items, marker) in enumerate(((block.advantages, "+"), (block.drawbacks, "–")))]
    return beside(columns, gap=style.number("card.part_gap_pt"))


def _items(items: Sequence[Inlines], marker: str, x: float, width: float, setting: Setting, node_id: str, parent: Element) -> list[Piece]:
    """A list with a bold marker; no element for one without items."""
    sheet, style, role = setting.sheet, setting.style, setting.sheet["card"]
    hang = min(style.mm("card.marker_gap_mm"), width / 2)
    element = parent.add("L", attributes=PLAIN_LIST) if items else parent
    pieces: list[Piece] = []
    for content in items:
        item = element.add("LI")
        sign = setting.box(sheet.role("card", weight="bold"), x, 0, hang, marker, node_id, item.add("Lbl"))
        text = setting.box(role, x + hang, 0, width - hang, content, node_id, item.add("LBody"))
        pieces.append(solid((sign, text), gap=style.number("card.item_gap_pt")))
    return pieces


def bio_cards(block: BioCards, setting: Setting, parent: Element) -> Slab:
    """Persons in rows of two, read row by row; no row is parted, and one person alone takes the full width."""
    sheet, style = setting.sheet, setting.style
    heading, between = heading_role(setting), style.mm("bio_card.column_gap_mm")
    columns = min(_COLUMNS, max(len(block.cards), 1))
    width = max((sheet.width - between * (columns - 1)) / columns, LEAST)
    rows: list[Piece] = []
    for start in range(0, len(block.cards), columns):
        row = [_person(card, sheet.left + index * (width + between), width, setting, block.id, parent.add("Div"), heading)
               for index, card in enumerate(block.cards[start:start + columns])]
        rows.append(beside(row, gap=style.number("bio_card.row_gap_pt") if start else 0, loose=True))
    return Slab(block.id, rows, 0, style.number("card.gap_after_pt"))


def _person(card: BioCard, x: float, width: float, setting: Setting, node_id: str, element: Element, heading: str) -> Solid:
    """A person: name, office, and the text, under a rule."""
    sheet, style = setting.sheet, setting.style
    rule = Stroke(x, 0, width, 0, node_id, style.number("bio_card.rule_top_pt"), style.colors["rule_strong"])
    pieces: list[Piece] = [
        Solid(0, (rule,)),
        setting.whole(sheet["h2"], x, width, card.name, node_id, element.add(heading), gap=style.number("bio_card.pad_top_pt"))]
    if card.office:
        pieces.append(setting.whole(sheet["meta"], x, width, card.office, node_id, element.add("P"),
                                    gap=style.number("card.meta_gap_pt")))
    return stacked([*pieces, *paragraphs_of(card.paragraphs, x, width, setting, node_id, element, "bio_card.text_gap_pt")])
