"""Blocks with a form of their own: labelled data, boxes to fill in, figures in a strip, points to speak from."""
from __future__ import annotations

from typing import Literal

from briefer.document.inlines import Inlines
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A label and its value; `field` names what it is (`to`, `subject`, `reference` …)."""

    field: str
    label: str
    value: Inlines


# How labelled data stand: one a row; two a row, read row by row; the matter of talking points; from the body axis (24 hours, 72 hours).
DataLook = Literal["rows", "pairs", "matter", "axis"]


@dataclass(frozen=True, slots=True)
class DataBlock:
    """Labels and values between hairlines."""

    id: str
    rows: tuple[LabelledRow, ...]
    look: DataLook = "rows"


@dataclass(frozen=True, slots=True)
class DecisionBox:
    """A box to be filled in by hand: options to tick, lines for remarks, a signature and a date; nothing in it is filled in."""

    id: str
    label: str
    options: tuple[str, ...]
    remarks: str
    signature: str
    date: str


@dataclass(frozen=True, slots=True)
class StripFigure:
    """A figure to be seen at a glance, and what it counts."""

    number: Inlines
    label: Inlines


@dataclass(frozen=True, slots=True)
class FigureStrip:
    """Three to five figures beside each other."""

    id: str
    figures: tuple[StripFigure, ...]


@dataclass(frozen=True, slots=True)
class SpeakingPoints:
    """Numbered points to speak from, read at arm's length."""

    id: str
    items: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A name and what is said of it, below or after it."""

    name: Inlines
    content: Inlines


@dataclass(frozen=True, slots=True)
class SideBox:
    """A tinted box of short entries; it stands beside a table (in a band), or alone over the full width."""

    id: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class NoteColumns:
    """Numbered remarks beside each other, three a row: a name is its figure, the content its text."""

    id: str
    entries: tuple[Entry, ...]
