"""The box in which a decision is written by hand: squares to tick, lines for remarks, and those for signature and date."""
from __future__ import annotations

from briefer.document.nodes import DecisionBox
from briefer.layout.boxes import PLAIN_LIST, Area, Box, Element, Stroke, TextBox
from briefer.layout.pieces import Slab
from briefer.layout.setting import Setting
from briefer.layout.stacks import LEAST, solid


def decision_box(block: DecisionBox, setting: Setting, parent: Element) -> Slab:
    """The box, never parted unless no page could hold it."""
    sheet, style = setting.sheet, setting.style
    heavy = style.number("rule.heavy_pt")
    form = _Form(block, setting, parent.add("Div"), heavy + style.mm("decision_box.pad_top_mm"))
    form.label()
    form.options()
    form.remarks()
    form.signature()
    bottom = form.y + style.mm("decision_box.pad_bottom_mm")
    weight, color = style.number("decision_box.frame_pt"), style.colors["rule_strong"]
    frame = (
        Stroke(sheet.left, heavy / 2, sheet.width, 0, block.id, heavy, style.colors["accent"]),
        Stroke(sheet.left, heavy, 0, bottom - heavy, block.id, weight, color),
        Stroke(sheet.right, heavy, 0, bottom - heavy, block.id, weight, color),
        Stroke(sheet.left, bottom, sheet.width, 0, block.id, weight, color))
    whole = solid((*frame, *form.boxes), height=bottom, loose=True)
    return Slab(block.id, (whole,), style.number("decision_box.above_pt"), style.number("decision_box.below_pt"))


class _Form:
    """What stands within the frame, from the top down; `y` is the lower edge of what is there."""

    def __init__(self, block: DecisionBox, setting: Setting, element: Element, y: float) -> None:
        self.block, self.setting, self.element, self.y = block, setting, element, y
        sheet, pad = setting.sheet, setting.style.mm("decision_box.pad_x_mm")
        self.x, self.width = sheet.left + pad, max(sheet.width - 2 * pad, LEAST)
        self.boxes: list[Box] = []

    def label(self) -> None:
        """What the box is for."""
        if self.block.label:
            self._written("eyebrow", self.x, self.width, self.block.label)
            self.y += self.setting.style.number("decision_box.gap_label_ticks_pt")

    def options(self) -> None:
        """The squares, evenly spread, each with its word."""
        if not self.block.options:
            return
        style, role = self.setting.style, self.setting.sheet["body"]
        tick, pitch = style.mm("decision_box.tick_mm"), self.width / len(self.block.options)
        before = tick + style.mm("decision_box.tick_gap_mm")
        group = self.element.add("L", attributes=PLAIN_LIST)
        lowest = self.y
        for index, option in enumerate(self.block.options):
            x = self.x + index * pitch
            word = self._box(role.name, x + before, max(pitch - before - style.mm("table.pad_x_mm"), LEAST), option,
                             group.add("LI").add("LBody"))
            square = Area(x, self.y + style.number("decision_box.tick_top_pt"), tick, tick, self.block.id, stroke=style.colors["ink"],
                          weight=style.number("decision_box.tick_pt"))
            self.boxes += [square, word]
            lowest = max(lowest, word.y + word.height, square.y + square.height)
        self.y = lowest + style.number("decision_box.gap_ticks_remarks_pt")

    def remarks(self) -> None:
        """Lines to write on, the first beside their label."""
        style = self.setting.style
        word = self.setting.sheet["label"].width(self.block.remarks) + style.mm("table.pad_x_mm")
        label = min(max(style.mm("decision_box.remark_label_width_mm"), word), self.width / 2)
        self._written("label", self.x, label, self.block.remarks)
        self._line(self.x + label, self.width - label, "rule")
        for _ in range(1, int(style.number("decision_box.remark_count"))):
            self.y += style.mm("decision_box.remark_pitch_mm")
            self._line(self.x, self.width, "rule")

    def signature(self) -> None:
        """The lines for the signature and, at the right, for the date."""
        style = self.setting.style
        self.y += style.mm("decision_box.signature_gap_mm")
        dated = min(style.mm("decision_box.date_width_mm"), self.width / 2)
        signed = max(self.width - dated - style.mm("decision_box.date_gap_mm"), LEAST)
        self._line(self.x, signed, "ink")
        self._line(self.x + self.width - dated, dated, "ink")
        self.y += style.number("decision_box.caption_gap_pt")
        captions = [self._box("label", x, wide, text, self.element.add("P")) for x, wide, text in (
            (self.x, signed, self.block.signature), (self.x + self.width - dated, dated, self.block.date))]
        self.boxes += captions
        self.y += max(box.height for box in captions)

    def _box(self, role: str, x: float, width: float, text: str, element: Element) -> TextBox:
        return self.setting.box(self.setting.sheet[role], x, self.y, width, text, self.block.id, element)

    def _written(self, role: str, x: float, width: float, text: str) -> None:
        """A text, and what comes next below it."""
        box = self._box(role, x, width, text, self.element.add("P"))
        self.boxes.append(box)
        self.y += box.height

    def _line(self, x: float, width: float, color: str) -> None:
        style = self.setting.style
        self.boxes.append(Stroke(x, self.y, width, 0, self.block.id, style.number("rule.hair_pt"), style.colors[color]))
