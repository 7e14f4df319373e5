"""Tables with their captions and notes, and the two columns of acronyms."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefer.document.nodes import Align, Caption, Inlines, Marks, Row, Table, Term, TermList, Text
from briefer.document.styles import HouseStyle
from briefer.document.walk import plain_text
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.flow import Place
from briefer.exporters.docx.grid import cell, margins, row, table
from briefer.exporters.docx.markup import border, field, indent, run, tab, tabs

_COUNTED = re.compile(r"(.*?)(\d+)(\D*)")
_BOLD = "<w:b/><w:bCs/>"


def caption(block_id: str, said: Caption, place: Place, composition: Composition) -> str:
    """A caption whose number is Word's to count; it stays with what it names."""
    match = _COUNTED.fullmatch(said.label)
    name = re.sub(r"\W", "", match[1]) if match else ""
    label = run(said.label, _BOLD)
    if match and name:
        label = run(match[1], _BOLD) + field(f"SEQ {name} \\* ARABIC", match[2], _BOLD) + run(match[3], _BOLD)
    content = label + run(" ") + composition.runs(said.content, "Caption")
    return composition.paragraph("Caption", content, node=f"{block_id}/caption", above=place.above, top=place.top,
                                 below=composition.style.number("caption.gap_below_pt"))


def note(block_id: str, content: Inlines, above: float, place: Place, composition: Composition) -> str:
    """The line below a table or figure."""
    return composition.paragraph("BrieferNote", composition.runs(content, "BrieferNote"), node=f"{block_id}/note", above=above,
                                 below=place.below)


def data_table(block: Table, place: Place, composition: Composition) -> str:
    """A table of three rules; its head is repeated, its rows stay whole, a short one stays together."""
    style = composition.style
    widths = _widths(block, composition)
    title = plain_text(block.caption.content) if block.caption else ""
    titled = any(column.title for column in block.columns)
    rows = (*((_head(block, widths, composition),) if titled else ()), *_rows(block, widths, composition))
    return "".join((
        caption(block.id, block.caption, place, composition) if block.caption else "",
        table(widths, rows, style="BrieferTable", title=title, summary=block.summary, headed=titled,
              named=any(0 in entry.head for entry in block.rows)),
        note(block.id, block.note, style.number("tables.note_gap_pt"), place, composition) if block.note else "",
    ))


def _widths(block: Table, composition: Composition) -> list[float]:
    """The widths of the columns in points, as layout found them; equal shares of the frame if it set no cell."""
    page, pad, count = composition.style.page, composition.style.mm("table.pad_x_mm"), len(block.columns)
    starts = composition.columns.get(block.id, ())
    if len(starts) != count:
        return [page.frame_width / count] * count
    edges = [0.0, *(start - page.margin_left - pad for start in starts[1:]), page.frame_width]
    return [right - left for left, right in pairwise(edges)]


def _head(block: Table, widths: Sequence[float], composition: Composition) -> str:
    """The head row."""
    style = composition.style
    rule = border("bottom", style.number("table.head_rule_bottom_pt"), style.colors["rule_strong"])
    cells = []
    for index, (width, column) in enumerate(zip(widths, block.columns, strict=True)):
        title = composition.paragraph("BrieferCellHead", composition.runs(column.title, "BrieferCellHead"), setting=_align(column.align))
        cells.append(cell(width, title, borders=rule, margins=_outer(index, len(widths))))
    return row(cells, head=True)


def _rows(block: Table, widths: Sequence[float], composition: Composition) -> Iterator[str]:
    """The rows, or the one that says there are none."""
    for index, entry in enumerate(block.rows or (_nothing(block),)):
        yield _row(block, entry, widths, composition, keep=_keeps(index, block, composition.style), node=f"{block.id}/{index}")


def _nothing(block: Table) -> Row:
    """The row of a table that has none: a dash, and the reason in the next cell."""
    dash, reason = Text("—", Marks.SOFT), Text(block.empty, Marks.SOFT)
    if len(block.columns) == 1:
        return Row(((Text("— ", Marks.SOFT), reason),))
    return Row(((dash,), (reason,), *((),) * (len(block.columns) - 2)))


def _keeps(index: int, block: Table, style: HouseStyle) -> bool:
    """Whether a row stays with the next: all of a short table, the first and the last ones of a long one, and the last with the note."""
    count = len(block.rows)
    if index >= count - 1:
        return bool(block.note)
    if count <= style.number("flow.table_keep_together_max_rows"):
        return True
    return index < style.number("flow.table_min_rows_before_break") - 1 or index >= count - style.number("flow.table_min_rows_after_break")


def _row(block: Table, entry: Row, widths: Sequence[float], composition: Composition, *, keep: bool, node: str) -> str:
    """One row."""
    cells = []
    for index, (width, content, column) in enumerate(zip(widths, entry.cells, block.columns, strict=True)):
        style = "BrieferCellLetter" if block.kind == "register" and not index else "BrieferCell"
        text = composition.paragraph(style, composition.runs(content, style), node="" if index else node, keep=keep,
                                     setting=_align(column.align))
        cells.append(cell(width, text, margins=_outer(index, len(widths))))
    return row(cells)


def _outer(index: int, count: int) -> str:
    """No margin at the outer edges of the table."""
    if index in (0, count - 1):
        return margins(left=0 if index == 0 else None, right=0 if index == count - 1 else None)
    return ""


def _align(align: Align) -> str:
    """How the text of a cell stands."""
    return "" if align == "left" else f'<w:jc w:val="{align}"/>'


def term_list(block: TermList, composition: Composition) -> str:
    """The acronyms in two columns, each read from top to bottom."""
    style = composition.style
    gutter = style.mm("terms.gutter_mm")
    width = (style.page.frame_width - gutter) / 2
    half = (len(block.terms) + 1) // 2
    bold, pad = composition.laid.sheet.role("table", weight="bold"), style.mm("table.pad_x_mm")
    label = max((style.mm("terms.label_width_mm"), *(bold.width(term.term) + pad for term in block.terms)))
    setting = _term_setting(min(label, width / 2), style)
    columns = ("".join(_term(term, f"{block.id}/{term.term}", setting, composition) for term in part)
               for part in (block.terms[:half], block.terms[half:]))
    first, second = (column or composition.paragraph("BrieferTerm", "") for column in columns)
    spacer = composition.paragraph("BrieferTerm", "")
    return table((width, gutter, width), [row([cell(width, first), cell(gutter, spacer), cell(width, second)], split=True)])


def _term_setting(label: float, style: HouseStyle) -> tuple[str, str]:
    """Tab stop and indents for acronyms that need more room than the style gives them."""
    usual = style.mm("terms.label_width_mm")
    return (tabs(("clear", usual), ("left", label)), indent(label, label)) if label > usual else ("", "")


def _term(term: Term, node: str, setting: tuple[str, str], composition: Composition) -> str:
    """An acronym and what it means."""
    runs = run(term.term, _BOLD) + tab() + composition.runs(term.content, "BrieferTerm")
    return composition.paragraph("BrieferTerm", runs, node=node, frame=setting[0], setting=setting[1])
