"""Figures with caption, note and, without a drawing, the words that say so."""
from __future__ import annotations

from briefer.document.nodes import Figure
from briefer.document.styles import Weight
from briefer.figures.drawing import Drawing
from briefer.figures.timeline import draw_timeline
from briefer.layout.boxes import DrawingBox, Element, Stroke, TextBox
from briefer.layout.pieces import Slab, Solid
from briefer.layout.setting import Setting
from briefer.layout.tables import caption, note_below


def figure(block: Figure, setting: Setting, parent: Element) -> list[Slab]:
    """The figure between its caption and its note, all on one page."""
    slabs = [caption(block.caption, block.id, setting, parent)] if block.caption else []
    drawing = _drawing(block, setting)
    gap = setting.style.number("caption.source_note_gap_pt")
    after = gap if block.note else setting.style.number("caption.gap_above_pt")
    before = 0 if block.caption else setting.style.number("caption.gap_above_pt")
    piece = _empty(block, setting, parent) if drawing is None else _drawn(block, drawing, setting, parent)
    slabs.append(Slab(block.id, (piece,), before, after, bool(block.note)))
    if block.note:
        slabs.append(note_below(block.note, block.id, setting, parent, gap))
    return slabs


def _drawing(block: Figure, setting: Setting) -> Drawing | None:
    """The drawing of a figure, or None when it has nothing to show."""
    sheet = setting.sheet
    role = sheet["chart"]

    def measure(text: str, size: float, weight: Weight) -> float:
        return role.face_for(weight == "bold", False).width(text, size)

    return draw_timeline(block.drawing, setting.style, sheet.width, measure) if block.drawing else None


def _drawn(block: Figure, drawing: Drawing, setting: Setting, parent: Element) -> Solid:
    element = parent.add("Figure")
    element.alt = block.alt or " "
    box = DrawingBox(setting.sheet.left, 0, drawing.width, drawing.height, block.id, drawing, element)
    return Solid(drawing.height, (box,))


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
