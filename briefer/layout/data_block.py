"""Labelled data between hairlines, label and value on one baseline; a table to who hears it."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from briefer.document.forms import DataLook
from briefer.document.nodes import DataBlock, LabelledRow
from briefer.layout.boxes import Box, Element, Stroke, TextBox
from briefer.layout.pieces import Piece, Slab, Solid
from briefer.layout.setting import Setting
from briefer.layout.stacks import LEAST, solid
from briefer.values import dataclass

_ROW_HEAD, _REST_OF_ROW = "/O /Table /Scope /Row", "/O /Table /ColSpan 3"


@dataclass(frozen=True, slots=True)
class _Look:
    """How data stand: the role of the values, how many a row, and the tokens of label width and of the space below."""

    value: str
    label_width: str
    gap: str
    a_row: int = 1
    on_axis: bool = False


_LOOKS: Mapping[DataLook, _Look] = MappingProxyType({
    "rows": _Look("table", "data_block.label_width_mm", "data_block.gap_pt"),
    "pairs": _Look("table", "data_block.label_width_pair_mm", "data_block.gap_pair_pt", 2),
    "matter": _Look("list", "data_block.label_width_matter_mm", "data_block.gap_matter_pt"),
    "axis": _Look("body", "data_block.label_width_axis_mm", "data_block.gap_axis_pt", on_axis=True)})


def data_block(block: DataBlock, setting: Setting, parent: Element) -> Slab:
    """The rows, never parted from each other unless no page could hold them."""
    style, look = setting.style, _LOOKS[block.look]
    pieces: list[Piece] = []
    element = parent.add("Table") if block.rows else parent
    for start in range(0, len(block.rows), look.a_row):
        pieces.append(_row(block, block.rows[start:start + look.a_row], look, setting, element.add("TR"), first=not start))
    return Slab(block.id, pieces, 0, style.number(look.gap))


def _row(block: DataBlock, rows: tuple[LabelledRow, ...], look: _Look, setting: Setting, element: Element, *, first: bool) -> Solid:
    """Labels and values beside each other, a hairline below them, and one above the first row."""
    sheet, style = setting.sheet, setting.style
    x, width = (sheet.axis, sheet.body_width) if look.on_axis else (sheet.left, sheet.width)
    between, pad = style.mm("data_block.column_gap_mm"), style.number("data_block.row_pad_pt")
    wide = max((width - between * (look.a_row - 1)) / look.a_row, LEAST)
    boxes: list[Box] = []
    for index, row in enumerate(rows):
        alone = len(rows) < look.a_row
        boxes += _pair(row, block.id, x + index * (wide + between), wide, look, setting, element, _REST_OF_ROW if alone else "")
    lowest = (box.y + box.height - min(max(box.y - pad, 0.0), pad / 2) for box in boxes)  # a label pushed down may use the padding
    height = max(lowest) + pad
    hair, color = style.number("rule.hair_pt"), style.colors["rule"]
    rules = [Stroke(x, y, width, 0, block.id, hair, color) for y in ((0.0, height) if first else (height,))]
    return solid((*rules, *boxes), height=height)


def _pair(row: LabelledRow, node_id: str, x: float, width: float, look: _Look, setting: Setting, element: Element,
          spanned: str) -> tuple[Box, Box]:
    """A label and its value, on one baseline whatever their sizes."""
    style, label = setting.style, setting.sheet["label"]
    value = replace(setting.sheet[look.value], justify=False, hyphenate=False)
    narrow, pad = min(style.mm(look.label_width), width / 2), style.number("data_block.row_pad_pt")
    drop = max(value.drop, label.drop)
    name = setting.box(label, x, pad + drop - label.drop, max(narrow - style.mm("table.pad_x_mm"), LEAST), row.label, node_id,
                       element.add("TH", attributes=_ROW_HEAD))
    cell = element.add("TD", attributes=spanned)
    ink = style.colors["accent"] if row.field == "reference" else ""  # the letter of what the data are of, not one that is cited
    lines = setting.breaker.lines(value, width - narrow, row.value, setting.document.meta.language, cell, reference_color=ink)
    said = TextBox(x + narrow, pad + drop - value.drop, width - narrow, len(lines.operators) * value.leading, node_id, value, lines, cell)
    return name, said
