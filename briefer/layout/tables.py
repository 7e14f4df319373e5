"""Tables: three rules, heads repeated on every page, rows never parted unless no page could hold them."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from briefer.document.inlines import Inlines, Marks, Rating, Text
from briefer.document.nodes import Align, Caption, Row, Table, TableKind
from briefer.layout.boxes import Box, Element, NoteCall, Stroke, TextBox
from briefer.layout.columns import Measures, parts_of, text_columns, widths
from briefer.layout.lines import words_of
from briefer.layout.pieces import Passage, Resumed, Rules, Slab, Solid
from briefer.layout.setting import Setting
from briefer.layout.sheet import Role

_COLUMN_HEAD, _ROW_HEAD = "/O /Table /Scope /Column", "/O /Table /Scope /Row"
_COMPARED = 5  # from so many figures on a column is set in figures that are equally wide
_REPEATED_SHARE = 0.3  # a head higher than this share of the page is not repeated
_REFERENCES_IN_ACCENT = frozenset({"register", "statements", "letters", "audit_excerpts"})
_PADS: Mapping[TableKind, str] = MappingProxyType({"pairs": "tables.pairs.pad_y_mm", "statements": "tables.statements.pad_y_mm"})
_BODIES: Mapping[TableKind, str] = MappingProxyType({"pairs": "list"})


def table(block: Table, setting: Setting, parent: Element) -> list[Slab]:
    """The table between its caption and its note; one of more columns than the frame holds in parts below each other."""
    return [slab for part in parts_of(block, setting.sheet.width, setting.style) for slab in _whole(part, setting, parent)]


def _whole(block: Table, setting: Setting, parent: Element) -> list[Slab]:
    style = setting.style
    summary = f"/O /Table /Summary {pdf_text(block.summary)}" if block.summary else ""
    element = parent.add("Table", attributes=summary)
    slabs = [caption(block.caption, block.id, setting, element)] if block.caption else []
    after = style.number("tables.note_gap_pt") if block.note else style.number("tables.gap_after_pt")
    slabs.append(_Setter(block, setting, element).slab(after))
    if block.note:
        slabs.append(note_below(block.note, block.id, setting, parent, style.number("tables.note_gap_pt")))
    return slabs


def caption(said: Caption, node_id: str, setting: Setting, parent: Element) -> Slab:
    """A caption, kept with what stands below it."""
    sheet, style, role = setting.sheet, setting.style, setting.sheet["caption"]
    label = (Text(said.label, Marks.STRONG), Text(" ")) if said.label else ()
    element = parent.add("Caption")
    piece = setting.whole(role, sheet.left, sheet.width, (*label, *said.content), node_id, element, loose=True)
    return Slab(node_id, (piece,), style.number("caption.gap_above_pt"), style.number("caption.gap_below_pt"), True)


def note_below(content: Inlines, node_id: str, setting: Setting, parent: Element, gap: float) -> Slab:
    """The note below a table or figure."""
    sheet, role = setting.sheet, setting.sheet["meta"]
    element = parent.add("P")
    piece = Passage(setting.lines(role, sheet.width, content, element), role, sheet.left, sheet.width, element, node_id)
    return Slab(node_id, (piece,), gap, setting.style.number("caption.source_note_after_pt"))


def pdf_text(text: str) -> str:
    """A text as a PDF string in hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class _Setter:
    """One table being set."""

    def __init__(self, block: Table, setting: Setting, element: Element) -> None:
        self.block, self.setting, self.element = block, setting, element
        style = setting.style
        sheet, pad = setting.sheet, style.mm("table.pad_x_mm")
        self.pad_y = style.mm(_PADS.get(block.kind, "table.pad_y_mm"))
        self.body = replace(sheet[_BODIES.get(block.kind, "table")], justify=False, hyphenate=False)  # a cell is too narrow for either
        self.head = sheet["table_head"]
        self.rows = block.rows or (_empty_row(block),)
        self.widths = widths(block, self.rows, style, Measures(sheet.width, pad, self.head, self.body))
        self.columns = text_columns(self.widths, sheet.left, pad)
        self.figures = frozenset(index for index in range(len(block.columns)) if _compares(block, index))
        self.reference_color = style.colors["accent"] if block.kind in _REFERENCES_IN_ACCENT else ""
        self.mark = style.mm("rating_mark.diameter_mm") + style.mm("rating_mark.text_gap_mm")

    def slab(self, after: float) -> Slab:
        """Head and rows, with the rules around them."""
        sheet, style, block = self.setting.sheet, self.setting.style, self.block
        titled = any(column.title for column in block.columns)
        total = len(block.rows) - 1 if block.total else -1
        rows = [self._row(row, before_total=number == total - 1, total=number == total) for number, row in enumerate(self.rows)]
        pieces = [self._head(self.element.add("TR")), *rows] if titled else rows
        self.element.kids[:] = self._in_order(titled)
        kept = [self._loosened(piece, index - titled, len(rows)) for index, piece in enumerate(pieces)]
        repeated = titled and kept[0].height <= sheet.height * _REPEATED_SHARE
        resumed = Resumed(kept[0].height, self._head(None).boxes) if repeated else None
        sides = Rules(sheet.left, sheet.width, style.number("table.head_rule_top_pt"), style.number("table.end_rule_pt"),
                      style.colors["rule_strong"], self._accent())
        return Slab(block.id, kept, 0 if block.caption else style.number("space.s1_pt"), after, bool(block.note), resumed, sides)

    def _accent(self) -> Stroke | None:
        """The heavy rule over the column that is recommended."""
        index, style = self.block.accent, self.setting.style
        if index is None or not 0 <= index < len(self.widths):
            return None
        return Stroke(self.setting.sheet.left + sum(self.widths[:index]), 0, self.widths[index], 0, self.block.id,
                      style.number("rule.heavy_pt"), style.colors["accent"])

    def _in_order(self, titled: bool) -> list[Element]:
        """The rows in reading order: the head's row was made after those of the body."""
        kids = self.element.kids
        rows = [kid for kid in kids if kid.role == "TR"]
        others = [kid for kid in kids if kid.role != "TR"]
        return [*others, rows[-1], *rows[:-1]] if titled else kids

    def _loosened(self, piece: Solid, index: int, count: int) -> Solid:
        """A row that may or may not begin a page."""
        style = self.setting.style
        before, below = style.number("flow.table_min_rows_before_break"), style.number("flow.table_min_rows_after_break")
        loose = index < 0 or (count > style.number("flow.table_keep_together_max_rows") and before <= index <= count - below)
        return Solid(piece.height, piece.boxes, 0, loose, piece.calls)

    def _head(self, element: Element | None) -> Solid:
        """The head; without an element it is one that stands again on a later page."""
        cells: list[tuple[Inlines, Element | None]] = [
            (column.title, element.add("TH", attributes=_COLUMN_HEAD) if element else None) for column in self.block.columns]
        style, sheet = self.setting.style, self.setting.sheet
        solid = self._cells(cells, self.head)
        rule = Stroke(sheet.left, solid.height, sheet.width, 0, self.block.id, style.number("table.head_rule_bottom_pt"),
                      style.colors["rule_strong"])
        return Solid(solid.height, (*solid.boxes, rule), calls=solid.calls)

    def _row(self, row: Row, *, before_total: bool, total: bool) -> Solid:
        """A row with the rule below it: a hairline, or the one above the row that sums the others up."""
        element = self.element.add("TR")
        cells: list[tuple[Inlines, Element | None]] = [
            (cell, element.add("TH", attributes=_ROW_HEAD) if index in row.head else element.add("TD"))
            for index, cell in enumerate(row.cells[:len(self.block.columns)])]
        style, sheet = self.setting.style, self.setting.sheet
        solid = self._cells(cells, sheet.role(self.body.name, weight="bold") if total else self.body)
        weight, color = ("rule.thin_pt", "rule_strong") if before_total else ("table.row_rule_pt", "rule")
        rule = Stroke(sheet.left, solid.height, sheet.width, 0, self.block.id, style.number(weight), style.colors[color])
        return Solid(solid.height, (*solid.boxes, rule), calls=solid.calls)

    def _cells(self, cells: Sequence[tuple[Inlines, Element | None]], role: Role) -> Solid:
        """Cells beside each other."""
        boxes: list[Box] = []
        calls: list[NoteCall] = []
        height = role.leading
        for index, (content, element) in enumerate(cells):
            made = self.setting.sheet.role(role.name, weight=role.weight, figures=True) if index in self.figures else role
            for box in self._cell(index, content, element, made):
                calls += [call for _, call in box.lines.calls]
                height = max(height, box.height)
                boxes.append(box)
        return Solid(height + 2 * self.pad_y, tuple(boxes), calls=tuple(calls))

    def _cell(self, index: int, content: Inlines, element: Element | None, role: Role) -> list[TextBox]:
        """The text of a cell; after a mark of rating it stands in a column of its own, so that turned lines begin below each other."""
        x, width = self.columns[index]
        align, boxes = self.block.columns[index].align, list[TextBox]()
        if len(content) > 1 and isinstance(content[0], Rating) and align == "left" and width > 2 * self.mark:
            boxes.append(self._text(x, self.mark, content[:1], element, role, "left"))
            x, width, content = x + self.mark, width - self.mark, _without_blank(content[1:])
        boxes.append(self._text(x, width, content, element, role, align))
        return boxes

    def _text(self, x: float, width: float, content: Inlines, element: Element | None, role: Role, align: Align) -> TextBox:
        lines = self.setting.breaker.lines(role, width, content, self.setting.document.meta.language, element,
                                           reference_color=self.reference_color)
        return TextBox(x, self.pad_y, width, len(lines.operators) * role.leading, self.block.id, role, lines, element, align)


def _without_blank(content: Inlines) -> Inlines:
    """A text that does not begin with a blank."""
    first = content[0]
    return (replace(first, text=first.text.lstrip(" \xa0")), *content[1:]) if isinstance(first, Text) else content


def _compares(block: Table, index: int) -> bool:
    """Whether a column holds figures to be compared, which then have to be equally wide."""
    cells = [words_of(row.cells[index]) for row in block.rows if index < len(row.cells)]
    return block.columns[index].align == "right" and sum(any(map(str.isdigit, cell)) for cell in cells) >= _COMPARED


def _empty_row(block: Table) -> Row:
    """The one row of a table without rows: a dash, and what it says in the next cell."""
    if len(block.columns) == 1:
        return Row(((Text(f"— {block.empty}", Marks.SOFT),),))
    return Row(((Text("—", Marks.SOFT),), (Text(block.empty, Marks.SOFT),), *((),) * (len(block.columns) - 2)))
