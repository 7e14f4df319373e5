"""Tables with their captions and notes, and the two columns of acronyms."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from briefer.document.nodes import Align, Caption, Inlines, LineBreak, Marks, Rating, Reference, Row, Table, Term, TermList, Text
from briefer.document.styles import HouseStyle
from briefer.document.walk import plain_text
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.flow import Place
from briefer.exporters.docx.grid import cell, margins, row, table
from briefer.exporters.docx.markup import border, field, indent, run, tab, tabs
from briefer.layout.back_matter import GROUPED_TERMS
from briefer.layout.columns import Measures, parts_of, widths

_COUNTED = re.compile(r"(.*?)(\d+)(\D*)")
_LETTERED = frozenset({"register", "statements", "letters", "audit_excerpts"})  # tables in which a reference is a row's name
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


def data_table(block: Table, place: Place, composition: Composition, *, frame: float = 0) -> str:
    """A table of three rules; its head is repeated, its rows stay whole, a short one stays together. `frame` is its width where it
    does not fill that of the page; one of more columns than that holds comes in parts below each other."""
    wide = frame or composition.style.page.frame_width
    gap = composition.style.number("tables.gap_after_pt")
    parts = parts_of(block, wide, composition.style)
    last = len(parts) - 1
    return composition.spacer(gap).join(
        _whole(part, Place(0 if index else place.above, place.below if index == last else 0, place.top and not index), composition, wide)
        for index, part in enumerate(parts))


def _whole(block: Table, place: Place, composition: Composition, frame: float) -> str:
    """A table with its caption and note."""
    grid = _Grid(block, composition, frame)
    title = plain_text(block.caption.content) if block.caption else ""
    return "".join((
        caption(block.id, block.caption, place, composition) if block.caption else "",
        table(grid.widths, (*grid.head(), *grid.rows()), style="BrieferTable", title=title, summary=block.summary, headed=grid.titled,
              named=any(0 in entry.head for entry in block.rows), totalled=block.total),
        note(block.id, block.note, composition.style.number("tables.note_gap_pt"), place, composition) if block.note else "",
    ))


class _Grid:
    """A table being written: the widths of its columns, and its rows one after the other."""

    def __init__(self, block: Table, composition: Composition, frame: float) -> None:
        self.block, self.composition = block, composition
        self.titled = any(column.title for column in block.columns)
        sheet, style = composition.laid.sheet, composition.style
        self._entries = block.rows or (_nothing(block),)
        measures = Measures(frame, style.mm("table.pad_x_mm"), sheet["table_head"], sheet["list" if block.kind == "pairs" else "table"])
        self.widths = widths(block, self._entries, style, measures)
        self._last = max(len(block.rows), 1) - 1
        token = f"tables.{block.kind}.pad_y_mm"
        self._pad = style.mm(token) if token in style.tokens else 0.0
        self._mark = style.mm("rating_mark.diameter_mm") + style.mm("rating_mark.text_gap_mm")
        self._accent = border("top", style.number("rule.heavy_pt"), style.colors["accent"])
        self._total = border("top", style.number("rule.thin_pt"), style.colors["rule_strong"])
        self._rooms = tuple(self._room(index) for index in range(len(self.widths)))
        self._aligned = tuple(_align(column.align) for column in block.columns)
        self._lettered, self._plain = block.kind in _LETTERED, "BrieferCellPair" if block.kind == "pairs" else "BrieferCell"

    def head(self) -> Iterator[str]:
        """The head row, if the columns have names."""
        if not self.titled:
            return
        composition, style = self.composition, self.composition.style
        rule = border("bottom", style.number("table.head_rule_bottom_pt"), style.colors["rule_strong"])
        cells = []
        for index, column in enumerate(self.block.columns):
            words = composition.runs(column.title, "BrieferCellHead")
            title = composition.paragraph("BrieferCellHead", words, setting=_align(column.align))
            lines = (self._accent if index == self.block.accent else "") + rule
            cells.append(cell(self.widths[index], title, borders=lines, margins=self._room(index, head=True)))
        yield row(cells, head=True)

    def rows(self) -> Iterator[str]:
        """The rows, or the one that says there are none."""
        for index, entry in enumerate(self._entries):
            keep = _keeps(index, self.block, self.composition.style)
            yield self._row(index, entry, keep=keep)

    def _row(self, number: int, entry: Row, *, keep: bool) -> str:
        """One row; the last may sum up the others."""
        block, composition, cells = self.block, self.composition, []
        total = block.total and number == self._last and bool(block.rows)
        for index, (width, content, column) in enumerate(zip(self.widths, entry.cells, block.columns, strict=True)):
            style = "BrieferCellTotal" if total else "BrieferCellLetter" if self._lettered and _named(content) else self._plain
            rated = len(content) > 1 and isinstance(content[0], Rating) and column.align == "left"
            runs = self._rated(content, style) if rated else composition.runs(content, style)
            text = composition.paragraph(style, runs, node="" if index else f"{block.id}/{number}", keep=keep,
                                         setting=indent(self._mark, self._mark) if rated else self._aligned[index])
            lines = self._total if total else self._accent if index == block.accent and not (number or self.titled) else ""
            cells.append(cell(width, text, borders=lines, margins=self._rooms[index]))
        return row(cells)

    def _rated(self, content: Inlines, style: str) -> str:
        """A rating, and after a tab the words, so that turned lines begin below each other."""
        first = content[1]
        words = (replace(first, text=first.text.lstrip(" \u00a0")), *content[2:]) if isinstance(first, Text) else content[1:]
        return self.composition.runs(content[:1], style) + tab() + self.composition.runs(words, style)

    def _room(self, index: int, *, head: bool = False) -> str:
        """The margins of a cell: none at the outer edges of the table, less height where the kind of table has less, and in a head
        as much less as the rule in the accent is heavier than that of the table."""
        left, right = 0.0 if index == 0 else None, 0.0 if index == len(self.widths) - 1 else None
        if head and self.block.accent is not None:
            style = self.composition.style
            lighter = style.number("table.head_rule_top_pt") - style.number("table.row_rule_pt") - style.number("rule.heavy_pt")
            return margins(top=max(0.0, style.mm("table.pad_y_mm") + lighter), left=left, right=right)
        if self._pad:
            return margins(top=self._pad - self.composition.style.number("table.row_rule_pt"), left=left, bottom=self._pad, right=right)
        return margins(left=left, right=right) if index in (0, len(self.widths) - 1) else ""


def _named(content: Inlines) -> bool:
    """Whether a cell holds letters of sources and nothing else."""
    return bool(content) and all(isinstance(inline, (Reference, LineBreak)) for inline in content)


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


def _align(align: Align) -> str:
    """How the text of a cell stands."""
    return "" if align == "left" else f'<w:jc w:val="{align}"/>'


def term_list(block: TermList, composition: Composition) -> str:
    """The acronyms in two columns, each read from top to bottom; a long list in several such groups."""
    style = composition.style
    gutter = style.mm("terms.gutter_mm")
    width = (style.page.frame_width - gutter) / 2
    bold, pad = composition.laid.sheet.role("table", weight="bold"), style.mm("table.pad_x_mm")
    label = max((style.mm("terms.label_width_mm"), *(bold.width(term.term) + pad for term in block.terms)))
    setting = _term_setting(min(label, width / 2), style)
    groups = [block.terms[start:start + GROUPED_TERMS] for start in range(0, len(block.terms), GROUPED_TERMS)]
    gap = style.number("terms.row_gap_pt")
    return table((width, gutter, width), [_group(group, block.id, (width, gutter), gap if index else 0, setting, composition)
                                          for index, group in enumerate(groups)])


def _group(terms: Sequence[Term], node: str, widths: tuple[float, float], above: float, setting: tuple[str, str],
           composition: Composition) -> str:
    """Acronyms on one page, so far below those before: a row with two columns of them, those beside each other on the same line."""
    half = (len(terms) + 1) // 2
    parts = terms[:half], terms[half:]
    taken = [[composition.lines.get(f"{node}/{term.term}", 1) for term in part] for part in parts]
    tallest = [max(pair) for pair in zip_longest(*taken, fillvalue=0)]
    gap, leading = composition.style.number("terms.row_gap_pt"), composition.style.roles["table"].leading
    columns = ("".join(
        _term(term, f"{node}/{term.term}", gap + leading * (tallest[index - 1] - lines[index - 1]) if index else above, setting,
              composition)
        for index, term in enumerate(part)) for part, lines in zip(parts, taken, strict=True))
    first, second = (column or composition.paragraph("BrieferTerm", "") for column in columns)
    width, gutter = widths
    return row([cell(width, first), cell(gutter, composition.paragraph("BrieferTerm", "")), cell(width, second)])


def _term_setting(label: float, style: HouseStyle) -> tuple[str, str]:
    """Tab stop and indents for acronyms that need more room than the style gives them."""
    usual = style.mm("terms.label_width_mm")
    return (tabs(("clear", usual), ("left", label)), indent(label, label)) if label > usual else ("", "")


def _term(term: Term, node: str, above: float, setting: tuple[str, str], composition: Composition) -> str:
    """An acronym and what it means, so far below what stands above it."""
    runs = run(term.term, _BOLD) + tab() + composition.runs(term.content, "BrieferTerm")
    return composition.paragraph("BrieferTerm", runs, node=node, above=above, frame=setting[0], setting=setting[1])
