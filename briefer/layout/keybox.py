"""The box of the bottom line: a tint and a heavy rule, or two rules, as the style says; on drafts never a tint."""
from __future__ import annotations

from briefer.document.nodes import KeyBox
from briefer.layout.boxes import Element
from briefer.layout.pieces import Panel, Piece, Slab, Solid
from briefer.layout.setting import Setting


def key_box(block: KeyBox, setting: Setting, parent: Element) -> Slab:
    """The box, kept whole."""
    sheet, style = setting.sheet, setting.style
    element = parent.add("Div")
    pad, role = style.mm("bottom_line_box.pad_x_mm"), sheet["lead"]
    x, width = sheet.left + pad, sheet.width - 2 * pad
    pieces: list[Piece] = [Solid(style.mm("bottom_line_box.pad_top_mm"), ())]
    if block.label:
        pieces.append(setting.whole(sheet["eyebrow"], x, width, block.label, block.id, element.add("P")))
    for index, content in enumerate(block.paragraphs):
        gap = style.number("space.s2_pt") if index else style.number("bottom_line_box.label_gap_pt") if block.label else 0
        pieces.append(setting.whole(role, x, width, content, block.id, element.add("P"), gap=gap))
    pieces.append(Solid(style.mm("bottom_line_box.pad_bottom_mm"), (), loose=False))
    bare = setting.document.meta.draft and style.flag("watermark.drop_box_fills")
    fill = "" if bare else style.color("bottom_line_box.fill")
    panel = Panel(sheet.left, sheet.width, fill, style.color("bottom_line_box.rule_color"), style.number("bottom_line_box.rule_top_pt"),
                  0 if fill else style.number("rule.thin_pt"))
    around = style.number("bottom_line_box.gap_pt")
    return Slab(block.id, pieces, around, around, side=panel)
