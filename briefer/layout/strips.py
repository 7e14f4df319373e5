"""What stands in columns beside each other: figures to be seen at a glance, and numbered remarks."""
from __future__ import annotations

from briefer.document.nodes import Entry, FigureStrip, NoteColumns, StripFigure
from briefer.layout.boxes import PLAIN_LIST, Box, Element, Stroke, TextBox
from briefer.layout.lines import words_of
from briefer.layout.pieces import Piece, Slab, Solid
from briefer.layout.setting import Setting
from briefer.layout.stacks import LEAST, beside, solid


def figure_strip(block: FigureStrip, setting: Setting, parent: Element) -> Slab:
    """Figures between two rules, each over what it counts, kept whole."""
    if not block.figures:
        return Slab(block.id, ())
    sheet, style = setting.sheet, setting.style
    between = style.mm("figure_strip.column_gap_mm")
    width = max((sheet.width - between * (len(block.figures) - 1)) / len(block.figures), LEAST)
    element = parent.add("L", attributes=PLAIN_LIST)
    pairs = [_figure(figure, sheet.left + index * (width + between), width, setting, block.id, element.add("LI").add("LBody"))
             for index, figure in enumerate(block.figures)]
    top = max(number.y + number.height for number, _ in pairs)
    boxes: list[Box] = []
    for number, label in pairs:
        boxes += [number, TextBox(label.x, top, label.width, label.height, block.id, label.role, label.lines, label.element)]
    height = max(box.y + box.height for box in boxes) + style.number("figure_strip.pad_bottom_pt")
    rules = [Stroke(sheet.left, y, sheet.width, 0, block.id, style.number(f"figure_strip.{weight}"), style.colors["rule_strong"])
             for y, weight in ((0.0, "rule_top_pt"), (height, "rule_bottom_pt"))]
    return Slab(block.id, (solid((*rules, *boxes), height=height, loose=True),), 0, style.number("figure_strip.gap_pt"))


def _figure(figure: StripFigure, x: float, width: float, setting: Setting, node_id: str, element: Element) -> tuple[TextBox, TextBox]:
    """A figure, and its label that will stand below the lowest figure."""
    sheet, style = setting.sheet, setting.style
    number = setting.box(sheet.role("doc_title_long", weight="bold"), x, style.number("figure_strip.pad_top_pt"), width, figure.number,
                         node_id, element.add("P"))
    return number, setting.box(sheet["label"], x, 0, width, figure.label, node_id, element.add("P"))


def note_columns(block: NoteColumns, setting: Setting, parent: Element) -> Slab:
    """Remarks beside each other, read row by row; no row is parted."""
    if not block.entries:
        return Slab(block.id, ())
    sheet, style = setting.sheet, setting.style
    columns, between = int(style.number("note_columns.columns")), style.mm("note_columns.column_gap_mm")
    width = max((sheet.width - between * (columns - 1)) / columns, LEAST)
    number = sheet.role("card", weight="bold", color="accent")
    widest = max(number.width(f"{words_of(entry.name)} ") for entry in block.entries)
    hang = min(max(style.mm("note_columns.number_width_mm"), widest), width / 2)
    element = parent.add("L", attributes=PLAIN_LIST)
    rows: list[Piece] = []
    for start in range(0, len(block.entries), columns):
        row = [_remark(entry, sheet.left + index * (width + between), width, hang, setting, block.id, element.add("LI"))
               for index, entry in enumerate(block.entries[start:start + columns])]
        rows.append(beside(row, gap=style.number("note_columns.row_gap_pt") if start else 0, loose=True))
    return Slab(block.id, rows, style.number("note_columns.gap_pt"), style.number("note_columns.after_pt"))


def _remark(entry: Entry, x: float, width: float, hang: float, setting: Setting, node_id: str, item: Element) -> Solid:
    """A remark beside its number, which takes the first `hang` points."""
    sheet = setting.sheet
    number = setting.box(sheet.role("card", weight="bold", color="accent"), x, 0, hang, entry.name, node_id, item.add("Lbl"))
    return solid((number, setting.box(sheet["card"], x + hang, 0, width - hang, entry.content, node_id, item.add("LBody"))))
