"""Tables: three rules, heads repeated on every page, rows never parted unless no page could hold them."""
from __future__ import annotations

from collections.abc import Sequence

from briefer.document.inlines import Inlines, Marks, Text
from briefer.document.nodes import Caption, Row, Table
from briefer.document.styles import POINTS_PER_MM
from briefer.layout.boxes import Box, Element, NoteCall, Stroke, TextBox
from briefer.layout.lines import words_of
from briefer.layout.pieces import Passage, Resumed, Rules, Slab, Solid
from briefer.layout.setting import Setting
from briefer.layout.sheet import Role

_COLUMN_HEAD, _ROW_HEAD = "/O /Table /Scope /Column", "/O /Table /Scope /Row"
_ROUNDING = 0.05  # points: so that a word fits the width it was measured to have
_COMPARED = 5  # from so many figures on a column is set in figures that are equally wide
_REPEATED_SHARE = 0.3  # a head higher than this share of the page is not repeated


def table(block: Table, setting: Setting, parent: Element) -> list[Slab]:
    """The table between its caption and its note."""
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
        self.pad_x, self.pad_y = style.mm("table.pad_x_mm"), style.mm("table.pad_y_mm")
        self.body, self.head = setting.sheet["table"], setting.sheet["table_head"]
        self.columns = _columns(self._widths(), setting.sheet.left, self.pad_x)
        self.figures = frozenset(index for index in range(len(block.columns)) if _compares(block, index))

    def slab(self, after: float) -> Slab:
        """Head and rows, with the rules around them."""
        sheet, style, block = self.setting.sheet, self.setting.style, self.block
        titled = any(column.title for column in block.columns)
        rows = [self._row(row) for row in block.rows] or [self._row(_empty_row(block))]
        pieces = [self._head(self.element.add("TR")), *rows] if titled else rows
        self.element.kids[:] = self._in_order(titled)
        kept = [self._loosened(piece, index - titled, len(rows)) for index, piece in enumerate(pieces)]
        repeated = titled and kept[0].height <= sheet.height * _REPEATED_SHARE
        resumed = Resumed(kept[0].height, self._head(None).boxes) if repeated else None
        sides = Rules(sheet.left, sheet.width, style.number("table.head_rule_top_pt"), style.number("table.end_rule_pt"),
                      style.colors["rule_strong"])
        return Slab(block.id, kept, 0 if block.caption else style.number("space.s2_pt"), after, bool(block.note), resumed, sides)

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

    def _row(self, row: Row) -> Solid:
        """A row with the hairline below it."""
        element = self.element.add("TR")
        cells: list[tuple[Inlines, Element | None]] = [
            (cell, element.add("TH", attributes=_ROW_HEAD) if index in row.head else element.add("TD"))
            for index, cell in enumerate(row.cells[:len(self.block.columns)])]
        style, sheet = self.setting.style, self.setting.sheet
        solid = self._cells(cells, self.body)
        rule = Stroke(sheet.left, solid.height, sheet.width, 0, self.block.id, style.number("table.row_rule_pt"), style.colors["rule"])
        return Solid(solid.height, (*solid.boxes, rule), calls=solid.calls)

    def _cells(self, cells: Sequence[tuple[Inlines, Element | None]], role: Role) -> Solid:
        """Cells beside each other."""
        boxes: list[Box] = []
        calls: list[NoteCall] = []
        height = role.leading
        accent = self.setting.style.colors["accent"] if self.block.kind == "register" else ""
        for index, (content, element) in enumerate(cells):
            x, width = self.columns[index]
            made = self.setting.sheet.role(role.name, figures=True) if index in self.figures else role
            lines = self.setting.breaker.lines(made, width, content, self.setting.document.meta.language, element,
                                               reference_color=accent if index == 0 else "")
            calls += [call for _, call in lines.calls]
            tall = len(lines.operators) * role.leading
            height = max(height, tall)
            boxes.append(TextBox(x, self.pad_y, width, tall, self.block.id, made, lines, element, self.block.columns[index].align))
        return Solid(height + 2 * self.pad_y, tuple(boxes), calls=tuple(calls))

    def _widths(self) -> list[float]:
        """The widths of the columns in points: as given, else as the style says, else by what stands in them."""
        columns, frame = self.block.columns, self.setting.sheet.width
        given = [column.width_mm * POINTS_PER_MM for column in columns]
        if not any(given) and self.block.kind != "free":
            tokens = self.setting.style.items(f"tables.{self.block.kind}.widths_mm")
            if len(tokens) == len(columns):
                given = [float(token) * POINTS_PER_MM for token in tokens if isinstance(token, (int, float))]
        if not any(given):
            return self._natural()
        given = [max(width, self._longest_word(index)) if width else 0.0 for index, width in enumerate(given)]
        rest, open_columns = frame - sum(given), given.count(0)
        if not open_columns:
            return [width * frame / sum(given) for width in given]
        if rest / open_columns < frame / (3 * len(columns)):
            return self._natural()
        return [width or rest / open_columns for width in given]

    def _longest_word(self, index: int) -> float:
        """The width of a column that is as wide as the longest word of its head."""
        words = words_of(self.block.columns[index].title).split(" ")
        return max(map(self.head.width, words)) + 2 * self.pad_x + _ROUNDING

    def _natural(self) -> list[float]:
        """Widths by content: narrow columns as they are, the others sharing what is left."""
        frame, count = self.setting.sheet.width, len(self.block.columns)
        wanted = []
        rows = self.block.rows or (_empty_row(self.block),)
        for index, column in enumerate(self.block.columns):
            cells = [row.cells[index] for row in rows if index < len(row.cells)]
            widest = max((self.body.width(words_of(cell)) for cell in cells), default=0.0)
            wanted.append(min(frame, max(widest, self.head.width(words_of(column.title))) + 2 * self.pad_x + 1))
        if sum(wanted) <= frame:
            wanted[wanted.index(max(wanted))] += frame - sum(wanted)
            return wanted
        narrow = [width if width <= frame / count else 0.0 for width in wanted]
        wide = sum(width for width, kept in zip(wanted, narrow, strict=True) if not kept)
        left = frame - sum(narrow)
        return [kept or left * width / wide for width, kept in zip(wanted, narrow, strict=True)]


def _columns(widths: Sequence[float], left: float, pad: float) -> list[tuple[float, float]]:
    """Where the text of each column begins and how wide it may be: the outer edges are flush with the frame."""
    columns = []
    for index, width in enumerate(widths):
        before, after = pad if index else 0.0, pad if index < len(widths) - 1 else 0.0
        columns.append((left + before, max(width - before - after, 8.0)))
        left += width
    return columns


def _compares(block: Table, index: int) -> bool:
    """Whether a column holds figures to be compared, which then have to be equally wide."""
    cells = [words_of(row.cells[index]) for row in block.rows if index < len(row.cells)]
    return block.columns[index].align == "right" and sum(any(map(str.isdigit, cell)) for cell in cells) >= _COMPARED


def _empty_row(block: Table) -> Row:
    """The one row of a table without rows: a dash, and what it says in the next cell."""
    if len(block.columns) == 1:
        return Row(((Text(f"— {block.empty}", Marks.SOFT),),))
    return Row(((Text("—", Marks.SOFT),), (Text(block.empty, Marks.SOFT),), *((),) * (len(block.columns) - 2)))
