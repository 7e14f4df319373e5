"""A tinted box of short entries, alone over the full width or in a band beside a table."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.document.nodes import Band, Entry, SideBox, Table
from briefer.document.styles import HouseStyle
from briefer.layout.boxes import PLAIN_LIST, Element
from briefer.layout.pieces import Panel, Passage, Piece, Slab, Solid
from briefer.layout.setting import Setting
from briefer.layout.stacks import LEAST, beside, heading_role, slabs_stacked, stacked
from briefer.layout.tables import table

_LEAST_TABLE_SHARE = 0.4  # of the frame: a table that would be narrower stands above its box


def side_box(block: SideBox, setting: Setting, parent: Element) -> Slab:
    """The box alone: over the full width, its entries in two columns."""
    return _box(block, setting, parent.add("Div"), heading_role(setting), columns=2)


def band(block: Band, setting: Setting, parent: Element) -> list[Slab]:
    """Table and box beside each other and never parted; a band that would be too high has the box under the table."""
    sheet, style = setting.sheet, setting.style
    heading = heading_role(setting)
    wide, gutter = style.mm("side_box.width_mm"), style.mm("side_box.gutter_mm")
    left = sheet.width - wide - gutter
    if left >= sheet.width * _LEAST_TABLE_SHARE:
        element = Element("Div")
        columns = (_beside_box(block, _within(setting, sheet.left, left), element, heading),
                   slabs_stacked([_box(block.box, _within(setting, sheet.right - wide, wide), element.add("Div"), heading, columns=1)]))
        whole = beside(columns, loose=True)
        if whole.height <= style.mm("band.max_height_mm"):
            parent.kids.append(element)
            gap = style.number("side_box.gap_pt")
            return [Slab(block.id, (whole,), gap, gap)]
    return _below_each_other(block, setting, parent.add("Div"), heading)


def _within(setting: Setting, left: float, width: float) -> Setting:
    """The setting with a narrower frame."""
    return replace(setting, sheet=setting.sheet.within(left, width))


def _beside_box(block: Band, setting: Setting, parent: Element, heading: str) -> Solid:
    """The table under its label, which stands as high as that of the box."""
    style = setting.style
    pieces: list[Piece] = []
    if block.label:
        pieces = [Solid(style.mm("side_box.pad_top_mm"), ()), _label(block.label, block.id, setting, parent.add(heading))]
    made = slabs_stacked(table(ruled(block.table, setting.style), setting, parent))
    return stacked([*pieces, replace(made, gap=style.number("side_box.label_gap_pt"))])


def _below_each_other(block: Band, setting: Setting, parent: Element, heading: str) -> list[Slab]:
    """The label, the table and the box, each over the full width."""
    style = setting.style
    slabs: list[Slab] = []
    if block.label:
        label = _label(block.label, block.id, setting, parent.add(heading))
        slabs.append(Slab(block.id, (label,), style.number("eyebrow.before_pt"), style.number("eyebrow.after_pt"), True))
    return [*slabs, *table(block.table, setting, parent), _box(block.box, setting, parent.add("Div"), heading, columns=2)]


def ruled(block: Table, style: HouseStyle) -> Table:
    """A table of two columns without widths, with those that the style gives it in a band."""
    widths = [width for width in style.items("band.widths_mm") if isinstance(width, (int, float))]
    if len(widths) != len(block.columns) or any(column.width_mm for column in block.columns):
        return block
    return replace(block, columns=tuple(replace(column, width_mm=width) for column, width in zip(block.columns, widths, strict=True)))


def _label(text: str, node_id: str, setting: Setting, element: Element) -> Passage:
    sheet = setting.sheet
    return setting.whole(sheet["eyebrow"], sheet.left, sheet.width, text, node_id, element)


def _box(block: SideBox, setting: Setting, element: Element, heading: str, *, columns: int) -> Slab:
    """The box over the whole frame, its entries in so many columns."""
    sheet, style = setting.sheet, setting.style
    pad = style.mm("side_box.pad_x_mm")
    inner = _within(setting, sheet.left + pad, max(sheet.width - 2 * pad, LEAST))
    pieces: list[Piece] = [Solid(style.mm("side_box.pad_top_mm"), ())]
    if block.label:
        pieces.append(_label(block.label, block.id, inner, element.add(heading)))
    if block.entries:
        pieces.append(_columns(block, inner, element.add("L", attributes=PLAIN_LIST), columns))
    pieces.append(Solid(style.mm("side_box.pad_bottom_mm"), (), 0, False))
    bare = setting.document.meta.draft and style.flag("watermark.drop_box_fills")
    fill = "" if bare else style.color("bottom_line_box.fill")
    panel = Panel(sheet.left, sheet.width, fill, style.color("bottom_line_box.rule_color"), style.number("bottom_line_box.rule_top_pt"),
                  0 if fill else style.number("rule.thin_pt"))
    gap = style.number("side_box.gap_pt")
    return Slab(block.id, pieces, gap, gap, side=panel)


def _columns(block: SideBox, setting: Setting, parent: Element, columns: int) -> Solid:
    """The entries in one column, or in two of heights as equal as they may be, read down the first and then the second."""
    sheet, style = setting.sheet, setting.style
    between = style.mm("side_box.gutter_mm")
    width = max((sheet.width - between * (columns - 1)) / columns, LEAST)
    made = [_entry(entry, sheet.left, width, setting, block.id, parent) for entry in block.entries]
    gap = style.number("side_box.label_gap_pt") if block.label else 0.0
    if columns == 1:
        return stacked(_flat(made), gap=gap)
    split = min(range(len(made), 0, -1), key=lambda at: max(stacked(_flat(made[:at])).height, stacked(_flat(made[at:])).height))
    right = [replace(piece, x=sheet.left + width + between) for piece in _flat(made[split:])]
    return beside((stacked(_flat(made[:split])), stacked(right)), gap=gap)


def _flat(entries: Sequence[list[Passage]]) -> list[Passage]:
    return [piece for entry in entries for piece in entry]


def _entry(entry: Entry, x: float, width: float, setting: Setting, node_id: str, parent: Element) -> list[Passage]:
    """A name in bold, and what is said of it under it."""
    sheet, item = setting.sheet, parent.add("LI")
    pieces: list[Passage] = []
    for role, content, part in ((sheet.role("table", weight="bold"), entry.name, "Lbl"), (sheet["table"], entry.content, "LBody")):
        if content:
            gap = 0.0 if pieces else setting.style.number("side_box.entry_gap_pt")
            pieces.append(setting.whole(role, x, width, content, node_id, item.add(part), gap=gap))
    return pieces
