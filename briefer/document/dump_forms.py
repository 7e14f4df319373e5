"""Cards, forms and figures as text, for the print of a document."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefer.document.cards import BioCards, OptionCard, PressCard
from briefer.document.drawings import Coverage, CoverageRow, LaneBar, Shown, Swimlane, Timeline
from briefer.document.dump_inlines import BLANKS, inlines
from briefer.document.forms import DataBlock, DecisionBox, Entry, FigureStrip, LabelledRow, NoteColumns, SideBox, SpeakingPoints
from briefer.document.inlines import Inlines
from briefer.model.dates import Date

Card = OptionCard | BioCards | PressCard
Form = DataBlock | DecisionBox | FigureStrip | SpeakingPoints | SideBox | NoteColumns


def card(block: Card) -> Iterator[str]:
    """The lines of a card, or of cards."""
    match block:
        case OptionCard():
            tag = f" <{block.tag}>" if block.tag else ""
            yield f"option {block.number} {inlines(block.title)}{tag}  #{block.id}"
            yield from _lines("  ", block.paragraphs)
            yield from _lines("  + ", block.advantages)
            yield from _lines("  – ", block.drawbacks)
        case BioCards():
            yield f"people  #{block.id}"
            for person in block.cards:
                yield f"  {inlines(person.name)} | {inlines(person.office)}"
                yield from _lines("    ", person.paragraphs)
        case PressCard():
            yield f"article [{block.letter}] {block.grade} {inlines(block.title)}  #{block.id}".replace("]  ", "] ")
            yield f"  {inlines(block.meta)} | {', '.join(block.tags)}".translate(BLANKS)
            yield from _lines("  ", block.summary)
            yield from _lines(f"  {block.language or '='}: ", block.quote)
            if block.locator:
                yield f"  at: {block.locator}".translate(BLANKS)


def form(block: Form) -> Iterator[str]:
    """The lines of a block with a form of its own."""
    match block:
        case DataBlock():
            yield f"data.{block.look}  #{block.id}"
            yield from labelled(block.rows)
        case DecisionBox():
            yield f"decision {block.label}: {' / '.join(block.options)}  #{block.id}".translate(BLANKS)
            yield f"  {block.remarks} | {block.signature} | {block.date}".translate(BLANKS)
        case FigureStrip():
            yield f"strip  #{block.id}"
            yield from (f"  {inlines(figure.number)} | {inlines(figure.label)}" for figure in block.figures)
        case SpeakingPoints():
            yield f"points  #{block.id}"
            yield from (f"  {number} {inlines(item)}" for number, item in enumerate(block.items, 1))
        case SideBox():
            yield f"side box {block.label}  #{block.id}".translate(BLANKS)
            yield from _entries(block.entries)
        case NoteColumns():
            yield f"remarks  #{block.id}"
            yield from _entries(block.entries)


def labelled(rows: Iterable[LabelledRow]) -> Iterator[str]:
    """Labels with their values."""
    return (f"  {row.field} “{row.label}”: {inlines(row.value)}" for row in rows)


def shown(drawing: Shown) -> Iterator[str]:
    """What a figure shows."""
    match drawing:
        case Timeline():
            for row in drawing.rows:
                marks = ", ".join(_date(mark.date) + (f" “{mark.label}”" if mark.label else "") for mark in row.marks)
                yield f"  row {row.label}: {marks}"
            key = (drawing.axis_label, drawing.key_point, drawing.key_period, drawing.key_inferred, drawing.key_ticks)
            yield f"  key: {' | '.join(key)}"
        case Swimlane():
            yield from (f"  lane {lane.label}: {', '.join(map(_bar, lane.bars))}" for lane in drawing.lanes)
            if drawing.detail:
                yield f"  detail {drawing.detail.start} to {drawing.detail.end}: {drawing.detail.title}".translate(BLANKS)
                yield from (f"    {_date(mark.date)} “{mark.label}”".translate(BLANKS) for mark in drawing.detail.marks)
        case Coverage():
            yield from _coverage(drawing)


def _coverage(drawing: Coverage) -> Iterator[str]:
    yield f"  heads: {drawing.theme_head} | {drawing.events_head}".translate(BLANKS)
    for panel in drawing.panels:
        yield f"  panel {panel.title}: {', '.join(f'{head.label} ({head.columns})' for head in panel.heads)}".translate(BLANKS)
        yield f"    {drawing.totals_label}: {' '.join(map(str, panel.totals))}".translate(BLANKS)
    for group in drawing.groups:
        yield f"  group {group.label}".translate(BLANKS)
        yield from (f"    {row.label} {row.events}: {_covered(row)}".translate(BLANKS) for row in group.rows)
    yield f"  key: {' | '.join((drawing.key_two, drawing.key_one, drawing.key_gap, *drawing.key_months, drawing.key_letters))}"


def _covered(row: CoverageRow) -> str:
    """The letters of each panel's periods, a dot for none, and its gaps."""
    panels = []
    for cells, gaps in zip(row.cells, row.gaps, strict=True):
        said = " ".join("".join(cell) or "." for cell in cells)
        holes = "".join(f" ({gap.first}-{gap.last}{' no. ' + gap.number if gap.number else ''})" for gap in gaps)
        panels.append(said + holes)
    return " | ".join(panels)


def _bar(bar: LaneBar) -> str:
    kind = "○" if bar.milestone else ""
    return f"{kind}{_date(bar.date)}{'→' if bar.open_end else ''}" + (f" “{bar.label}”" if bar.label else "")


def _date(when: Date) -> str:
    value = when.edtf + (f" {when.part}" if when.part else "")
    return value if when.basis == "stated" else f"[{value}]"


def _lines(lead: str, contents: Iterable[Inlines]) -> Iterator[str]:
    return (f"{lead}{inlines(content)}" for content in contents)


def _entries(entries: Iterable[Entry]) -> Iterator[str]:
    return (f"  {inlines(entry.name)}: {inlines(entry.content)}" for entry in entries)
