"""Figures with caption, note and, without a drawing, the words that say so."""
from __future__ import annotations

from collections.abc import Sequence

from briefer.document.nodes import Coverage, Figure, HeaderBlock, Swimlane, Timeline
from briefer.document.styles import Weight
from briefer.figures.bare import bare
from briefer.figures.coverage import draw_coverage
from briefer.figures.drawing import KEY, Cell, Drawing
from briefer.figures.swimlane import draw_swimlane
from briefer.figures.timeline import draw_timeline
from briefer.layout.boxes import DrawingBox, Element, Stroke, TextBox
from briefer.layout.header import header
from briefer.layout.pieces import Slab, Solid
from briefer.layout.setting import Setting
from briefer.layout.tables import caption, note_below

_LEAST_SHARE = 0.4  # of the page, that a figure gets however long its caption

def figure(block: Figure, setting: Setting, parent: Element) -> list[Slab]:
    """The figure between its caption and its note, all on one page; a figure higher than a page in as many drawings as it needs."""
    style = setting.style
    gap = style.number("caption.source_note_gap_pt")
    before, after = (style.number("caption.gap_above_pt"),) * 2
    head, foot = Element("Div"), Element("Div")
    above = [caption(block.caption, block.id, setting, head)] if block.caption else []
    below = [note_below(block.note, block.id, setting, foot, gap)] if block.note else []
    drawings = _drawings(block, setting, setting.sheet.height - _height([*above, *below]))
    if setting.document.meta.draft and style.flag("watermark.drop_box_fills"):
        drawings = tuple(bare(drawing, style) for drawing in drawings)
    home = parent.add("Table") if drawings and isinstance(block.drawing, Coverage) else parent
    home.kids += head.kids
    if not drawings:
        pieces = [_empty(block, setting, parent)]
    elif home is not parent:
        pieces = _tabled(block, drawings, setting, home, parent)
    else:
        pieces = [_drawn(block, drawing, setting, parent) for drawing in drawings]
    parent.kids += foot.kids
    return [*above, Slab(block.id, pieces, 0 if above else before, gap if below else after, bool(below)), *below]


def _height(slabs: Sequence[Slab]) -> float:
    """How high slabs are with the space between them."""
    return sum(slab.before + slab.after + sum(piece.gap + piece.height for piece in slab.pieces) for slab in slabs)


def _drawings(block: Figure, setting: Setting, room: float) -> tuple[Drawing, ...]:
    """The drawings of a figure, none of them higher than the room on a page; none when it has nothing to show."""
    sheet, style = setting.sheet, setting.style
    role = sheet["chart"]
    room = max(room, sheet.height * _LEAST_SHARE)

    def measure(text: str, size: float, weight: Weight) -> float:
        return role.face_for(weight == "bold", False).width(text, size)

    match block.drawing:
        case None:
            return ()
        case Timeline():
            return draw_timeline(block.drawing, style, sheet.width, room, measure)
        case Swimlane():
            return draw_swimlane(block.drawing, style, sheet.width, room, measure)
        case Coverage():
            below = room - _head_above(block, setting)
            first = below if below >= sheet.height * _LEAST_SHARE else room  # too little is left below the head: on the next page
            return draw_coverage(block.drawing, style, sheet.width, (first, room), measure)


def _head_above(block: Figure, setting: Setting) -> float:
    """The height of the head of the page, when the figure stands directly below it."""
    blocks = setting.document.blocks
    number = next((index for index, one in enumerate(blocks) if one is block), 0)
    above = blocks[number - 1] if number else None
    return _height([header(above, setting, Element("Div"))]) if isinstance(above, HeaderBlock) else 0.0


def _drawn(block: Figure, drawing: Drawing, setting: Setting, parent: Element) -> Solid:
    element = parent.add("Figure")
    element.alt = block.alt or " "
    box = DrawingBox(setting.sheet.left, 0, drawing.width, drawing.height, block.id, drawing, element)
    return Solid(drawing.height, (box,))


def _tabled(block: Figure, drawings: Sequence[Drawing], setting: Setting, home: Element, parent: Element) -> list[Solid]:
    """The parts of a figure that is a table: its cells are elements, the key a paragraph after it."""
    key, pieces = Element("P"), list[Solid]()
    for drawing in drawings:
        cells = {KEY: key}
        for number, row in enumerate(drawing.rows):
            line = home.add("TR")
            for index, cell in enumerate(row):
                cells[number, index] = line.add("TD" if cell.kind == "data" else "TH", attributes=_attributes(cell))
        box = DrawingBox(setting.sheet.left, 0, drawing.width, drawing.height, block.id, drawing, home, cells)
        pieces.append(Solid(drawing.height, (box,)))
    parent.kids.append(key)
    return pieces


def _attributes(cell: Cell) -> str:
    """What a cell heads, and over how many columns and rows it runs."""
    said = {"column": "/Scope /Column", "row": "/Scope /Row", "data": ""}[cell.kind]
    said += f"/ColSpan {cell.columns}" if cell.columns > 1 else ""
    said += f"/RowSpan {cell.rows}" if cell.rows > 1 else ""
    return f"/O /Table {said}" if said else ""


def _empty(block: Figure, setting: Setting, parent: Element) -> Solid:
    """What there is to say between two rules."""
    sheet, style = setting.sheet, setting.style
    height, role = style.mm("chart.empty_height_mm"), sheet.role("body", color="ink_soft")
    weight, color = style.number("chart.rule_top_pt"), style.colors["rule_strong"]
    text = setting.box(role, sheet.left, 0, sheet.width, f"— {block.empty}", block.id, parent.add("P"), "center")
    high = max(height, text.height)
    return Solid(high, (
        Stroke(sheet.left, 0, sheet.width, 0, block.id, weight, color),
        TextBox(text.x, (high - text.height) / 2, text.width, text.height, block.id, role, text.lines, text.element, "center"),
        Stroke(sheet.left, high, sheet.width, 0, block.id, style.number("chart.rule_bottom_pt"), color)))
