"""Blocks with a form of their own: labelled data, figures in a strip, points to speak from, side boxes, remarks in columns."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefer.document.forms import DataBlock, DataLook, Entry, FigureStrip, LabelledRow, NoteColumns, SideBox, SpeakingPoints
from briefer.document.inlines import Reference
from briefer.document.nodes import Band
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.flow import NOWHERE, Place
from briefer.exporters.docx.furniture import BASELINE
from briefer.exporters.docx.grid import cell, margins, row, table
from briefer.exporters.docx.markup import border, run, tab
from briefer.exporters.docx.tables import data_table
from briefer.layout.side_box import ruled

_VALUES: Mapping[DataLook, str] = {
    "rows": "BrieferRowValue", "pairs": "BrieferRowValue", "matter": "BrieferDataList", "axis": "BrieferDataBody"}
_ENTRIES_A_ROW = 2  # of a side box over the full width


def data_block(block: DataBlock, composition: Composition) -> str:
    """Labels and values between hairlines; one a row, two a row, or from the body axis."""
    style = composition.style
    frame, gap = style.page.frame_width, style.mm("data_block.column_gap_mm")
    if block.look == "pairs":
        label = style.mm("data_block.label_width_pair_mm")
        value = (frame - gap) / 2 - label
        widths, groups = (label, value + gap, label, value), [block.rows[start:start + 2] for start in range(0, len(block.rows), 2)]
        return _ruled(block, groups, widths, composition)
    ahead = style.page.hang if block.look == "axis" else 0.0
    token = {"rows": "label_width_mm", "matter": "label_width_matter_mm", "axis": "label_width_axis_mm"}[block.look]
    label = style.mm(f"data_block.{token}")
    return _ruled(block, [(entry,) for entry in block.rows], (label, frame - ahead - label), composition, ahead)


def _ruled(block: DataBlock, groups: Sequence[Sequence[LabelledRow]], widths: Sequence[float], composition: Composition,
           ahead: float = 0) -> str:
    """Rows between hairlines, `ahead` of them as much of the frame as stays empty."""
    style = composition.style
    hair, pad, ink = style.number("rule.hair_pt"), style.number("data_block.row_pad_pt"), style.colors["rule"]
    named = _VALUES[block.look]
    drop = max(0.0, BASELINE * (composition.styles[named].role.leading - style.roles["label"].leading))
    rows, last = [], len(groups) - 1
    for index, group in enumerate(groups):
        lines = border("top", hair, ink) + border("bottom", hair, ink)
        cells = [_blank_cell(ahead, composition)] if ahead else []
        for side, entry in enumerate(group):
            keep = index < last
            label = composition.paragraph("BrieferRowLabel", run(entry.label), above=drop, keep=keep)
            value = composition.paragraph(named, _value(entry, named, composition), node=f"{block.id}/{index}/{side}", keep=keep)
            cells += [cell(widths[2 * side], label, borders=lines),
                      cell(widths[2 * side + 1], value, borders=lines, margins=_after(side, group, composition))]
        if len(group) * 2 < len(widths):
            cells.append(cell(widths[2] + widths[3], composition.paragraph("BrieferRowLabel", ""), borders=lines, span=2))
        rows.append(row(cells))
    return table((*((ahead,) if ahead else ()), *widths), rows, pads=(pad - hair, pad))


def _value(entry: LabelledRow, named: str, composition: Composition) -> str:
    """A value as runs; the letter of what the data are of stands in the accent, those that are cited do not."""
    first = entry.value[0] if entry.value else None
    if entry.field != "reference" or not isinstance(first, Reference):
        return composition.runs(entry.value, named)
    return run(first.text, '<w:rStyle w:val="BrieferNumber"/>') + composition.runs(entry.value[1:], named)


def _after(side: int, group: Sequence[LabelledRow], composition: Composition) -> str:
    """The room between a value and the label at its right."""
    return margins(right=composition.style.mm("data_block.column_gap_mm")) if side + 1 < len(group) else ""


def _blank_cell(width: float, composition: Composition) -> str:
    """A cell with nothing in it."""
    return cell(width, composition.paragraph("BrieferRowLabel", ""))


def figure_strip(block: FigureStrip, composition: Composition) -> str:
    """Figures beside each other between two rules, what each counts below it."""
    style, count = composition.style, len(block.figures)
    if not count:
        return ""
    gap, weight = style.mm("figure_strip.column_gap_mm"), style.number("figure_strip.rule_top_pt")
    width = (style.page.frame_width + gap) / count
    widths = (*(width,) * (count - 1), width - gap)
    lines = (border("top", weight, style.colors["rule_strong"])
             + border("bottom", style.number("figure_strip.rule_bottom_pt"), style.colors["rule_strong"]))
    cells = []
    for index, figure in enumerate(block.figures):
        shown = composition.runs(figure.number, "BrieferStripNumber")
        number = composition.paragraph("BrieferStripNumber", shown, node=f"{block.id}/{index}")
        label = composition.paragraph("BrieferRowLabel", composition.runs(figure.label, "BrieferRowLabel"))
        room = margins(top=style.number("figure_strip.pad_top_pt") - weight / 2, bottom=style.number("figure_strip.pad_bottom_pt"),
                       right=gap if index < count - 1 else None)
        cells.append(cell(widths[index], number + label, borders=lines, margins=room))
    return table(widths, [row(cells)])


def speaking_points(block: SpeakingPoints, place: Place, composition: Composition) -> str:
    """The points, numbered by Word, each whole on its page."""
    number, last = composition.counter.points(), len(block.items) - 1
    return "".join(
        composition.paragraph("BrieferSpeak", composition.runs(item, "BrieferSpeak"), node=f"{block.id}/{index}", number=number,
                              above=None if index else place.above, below=place.below if index == last else 0,
                              top=place.top and not index)
        for index, item in enumerate(block.items))


def side_box(block: SideBox, composition: Composition) -> str:
    """The box over the full width, its entries in two columns, each read from top to bottom."""
    style = composition.style
    frame, x, gutter = style.page.frame_width, style.mm("side_box.pad_x_mm"), style.mm("side_box.gutter_mm")
    weight, fill, below = _box_edges(composition)
    rule = border("top", weight, style.color("bottom_line_box.rule_color"))
    top, bottom = style.mm("side_box.pad_top_mm") - weight / 2, style.mm("side_box.pad_bottom_mm")
    half = -(-len(block.entries) // _ENTRIES_A_ROW)
    widths = (frame / 2, frame / 2)
    label = composition.paragraph("BrieferBoxLabel", run(block.label), node=block.id, keep=True)
    rows = [row([cell(frame, label, borders=rule, fill=fill, margins=margins(top=top, left=x, right=x), span=2)])]
    columns = (_entries(block.entries[:half], f"{block.id}/0", composition), _entries(block.entries[half:], f"{block.id}/1", composition))
    gap = style.number("side_box.label_gap_pt")
    pads = (margins(top=gap, left=x, bottom=bottom, right=gutter / 2), margins(top=gap, left=gutter / 2, bottom=bottom, right=x))
    rows.append(row([cell(width, said, borders=below, fill=fill, margins=pad)
                     for width, said, pad in zip(widths, columns, pads, strict=True)]))
    return table(widths, rows)


def _box_edges(composition: Composition) -> tuple[float, str, str]:
    """The weight of the upper rule, the tint, and the rule below that stands for the tint where there is none."""
    style = composition.style
    draft = composition.document.meta.draft and style.flag("watermark.drop_box_fills")
    fill = "" if draft else style.color("bottom_line_box.fill")
    below = border("bottom", 0 if fill else style.number("rule.thin_pt"), style.color("bottom_line_box.rule_color"))
    return style.number("bottom_line_box.rule_top_pt"), fill, below


def _entries(entries: Sequence[Entry], node: str, composition: Composition) -> str:
    """Names in bold with what is said of each below it."""
    return "".join(
        composition.paragraph("BrieferEntryName", composition.runs(entry.name, "BrieferEntryName"), node=f"{node}/{index}",
                              above=None if index else 0)
        + composition.paragraph("BrieferEntryText", composition.runs(entry.content, "BrieferEntryText"))
        for index, entry in enumerate(entries)) or composition.paragraph("BrieferEntryText", "")


def band(block: Band, composition: Composition) -> str:
    """A table and a box beside each other, each under its label, in one row that never parts; below each other where layout found
    the band too high."""
    style, box = composition.style, block.box
    if block.id in composition.lowered:
        return _below_each_other(block, composition)
    right, gutter, x = style.mm("side_box.width_mm"), style.mm("side_box.gutter_mm"), style.mm("side_box.pad_x_mm")
    left = style.page.frame_width - right - gutter
    weight, fill, below = _box_edges(composition)
    top = style.mm("side_box.pad_top_mm")
    label = composition.paragraph("BrieferBoxLabel", run(block.label), node=block.id, above=top + weight / 2,
                                  below=style.number("side_box.label_gap_pt"))
    listed = label + data_table(ruled(block.table, style), NOWHERE, composition, frame=left)
    said = (composition.paragraph("BrieferBoxLabel", run(box.label), node=box.id, below=style.number("side_box.label_gap_pt"))
            + _entries(box.entries, f"{box.id}/0", composition))
    edges = border("top", weight, style.color("bottom_line_box.rule_color")) + below
    pads = margins(top=top - weight / 2, left=x, bottom=style.mm("side_box.pad_bottom_mm"), right=x)
    boxed = table((right,), [row([cell(right, said, borders=edges, fill=fill, margins=pads)])])  # as high as what it says, not as the row
    end = composition.spacer(0)
    return table((left, gutter, right), [row([cell(left, listed + end), _blank_cell(gutter, composition), cell(right, boxed + end)])])


def _below_each_other(block: Band, composition: Composition) -> str:
    """The label, the table and the box, each over the full width."""
    style = composition.style
    gap = max(style.number("tables.gap_after_pt"), style.number("side_box.gap_pt"))
    label = composition.paragraph("BrieferLabel", run(block.label), node=block.id, above=0, below=style.number("eyebrow.after_pt"))
    return label + data_table(block.table, NOWHERE, composition) + composition.spacer(gap) + side_box(block.box, composition)


def note_columns(block: NoteColumns, composition: Composition) -> str:
    """Remarks beside each other, as many a row as the style says, each after its figure."""
    style, count = composition.style, round(composition.style.number("note_columns.columns"))
    gap = style.mm("note_columns.column_gap_mm")
    width = (style.page.frame_width + gap) / count
    widths = (*(width,) * (count - 1), width - gap)
    rows = []
    for start in range(0, len(block.entries), count):
        below = style.number("note_columns.row_gap_pt") if start + count < len(block.entries) else None
        cells = []
        for column in range(count):
            entries = block.entries[start + column:start + column + 1]
            said = "".join(_remark(entry, f"{block.id}/{start + column}", composition) for entry in entries)
            room = margins(bottom=below, right=gap if column < count - 1 else None) if below or column < count - 1 else ""
            cells.append(cell(widths[column], said or composition.paragraph("BrieferRemarkText", ""), margins=room))
        rows.append(row(cells))
    return table(widths, rows)


def _remark(entry: Entry, node: str, composition: Composition) -> str:
    """One remark."""
    number = composition.runs(entry.name, "BrieferRemarkText", named="BrieferNumber")
    return composition.paragraph("BrieferRemarkText", number + tab() + composition.runs(entry.content, "BrieferRemarkText"), node=node)
