"""Finished pages: boxes at their places, and the structure elements that say what the boxes mean.

Distances are in points from the left and top edge of the page. Every box knows the node it prints.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import Literal, TypeAlias

from briefer.document.inlines import Note, RatingValue
from briefer.document.nodes import Part
from briefer.figures.drawing import Drawing
from briefer.layout.sheet import Role, Sheet
from briefer.values import dataclass


@dataclass(slots=True, eq=False)
class Element:
    """A node of the structure tree; `alt` is for who cannot see it, `attributes` are in PDF syntax."""

    role: str
    language: str = ""
    attributes: str = ""
    identifier: str = ""
    alt: str = ""
    kids: list[Element] = field(default_factory=list)

    def add(self, role: str, language: str = "", attributes: str = "") -> Element:
        """A new last child."""
        child = Element(role, language, attributes)
        self.kids.append(child)
        return child


PLAIN_LIST = "/O /List /ListNumbering /None"  # attributes of a list that has no numbers of its own


@dataclass(frozen=True, slots=True, eq=False)
class NoteCall:
    """A note as called in a text: the elements of its mark and of itself."""

    note: Note
    mark: Element
    element: Element


SpotKind = Literal["note", "link", "underline", "frame", "tag", "rating"]


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A stretch of a line that is more than text: a note's mark, a link, a rule under or around words, or a mark of rating; left
    and right from the line's start."""

    kind: SpotKind
    line: int
    left: float
    right: float
    element: Element | None = None
    target: str = ""
    call: NoteCall | None = None
    rating: RatingValue | None = None


# A line is one operator, or pieces of one, each with the index of its spot (-1: none).
Line: TypeAlias = "str | tuple[tuple[int, str], ...]"


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """A text broken into lines: operators, how wide each line is, its spots, and the notes called in it by line."""

    operators: Sequence[Line]
    widths: Sequence[float]
    spots: tuple[Spot, ...] = ()
    calls: tuple[tuple[int, NoteCall], ...] = ()

    def part(self, start: int, end: int) -> Lines:
        """The lines from start to end, as a text of their own."""
        if not start and end >= len(self.operators):
            return self
        if not self.spots:
            return Lines(self.operators[start:end], self.widths[start:end])
        kept = {index: number for number, index in enumerate(i for i, spot in enumerate(self.spots) if start <= spot.line < end)}
        operators = tuple(
            line if isinstance(line, str) else tuple((kept.get(index, -1), shown) for index, shown in line)
            for line in self.operators[start:end])
        return Lines(operators, self.widths[start:end], tuple(replace(self.spots[i], line=self.spots[i].line - start) for i in kept),
                     tuple((line - start, call) for line, call in self.calls if start <= line < end))


@dataclass(frozen=True, slots=True, eq=False)
class TextBox:
    """Lines of text; without an element they are part of the page's furniture. `align` places each line within the width."""

    x: float
    y: float
    width: float
    height: float
    node_id: str
    role: Role
    lines: Lines
    element: Element | None
    align: Literal["left", "right", "center"] = "left"


@dataclass(frozen=True, slots=True, eq=False)
class Stroke:
    """A straight rule, level or upright: its box is the line without its thickness."""

    x: float
    y: float
    width: float
    height: float
    node_id: str
    weight: float
    color: str


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A rectangle, filled, outlined or both."""

    x: float
    y: float
    width: float
    height: float
    node_id: str
    fill: str = ""
    stroke: str = ""
    weight: float = 0


@dataclass(frozen=True, slots=True, eq=False)
class LinkArea:
    """A place that leads to a node of the document."""

    x: float
    y: float
    width: float
    height: float
    node_id: str
    target: str
    element: Element


@dataclass(frozen=True, slots=True, eq=False)
class PageNumberBox:
    """The page of a node, set flush right when all pages are known."""

    x: float
    y: float
    width: float
    height: float
    node_id: str
    role: Role
    target: str
    element: Element


@dataclass(frozen=True, slots=True, eq=False)
class DrawingBox:
    """A figure's drawing; of one that is a table, `cells` are the elements of its cells, else it has one for all."""

    x: float
    y: float
    width: float
    height: float
    node_id: str
    drawing: Drawing
    element: Element
    cells: Mapping[tuple[int, int], Element] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class LogoBox:
    """The logo of the style."""

    x: float
    y: float
    width: float
    height: float
    node_id: str
    element: Element


@dataclass(frozen=True, slots=True, eq=False)
class TurnedWord:
    """A word across the page, behind the text; its box is the page."""

    x: float
    y: float
    width: float
    height: float
    node_id: str
    role: Role
    text: str
    degrees: float


Box: TypeAlias = TextBox | Stroke | Area | LinkArea | PageNumberBox | DrawingBox | LogoBox | TurnedWord


@dataclass(slots=True)
class Page:
    """A page: the sheet whose measures it has, the part it belongs to, its furniture (behind and around the text), its boxes in
    reading order, and the notes at its foot."""

    sheet: Sheet
    part: Part | None = None
    furniture: list[Box] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    notes: list[Box] = field(default_factory=list)

    @property
    def width(self) -> float:
        """The width of the page in points."""
        return self.sheet.page.width

    @property
    def height(self) -> float:
        """The height of the page in points."""
        return self.sheet.page.height


@dataclass(frozen=True, slots=True)
class Place:
    """Where a heading stands: an entry of the outline. `y` is its upper edge."""

    node_id: str
    title: str
    level: int
    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Laid:
    """A document on pages. `starts` gives the page (from 0) and the height where each node and note
    begins; `sheet` is that of portrait pages."""

    pages: tuple[Page, ...]
    root: Element
    places: tuple[Place, ...]
    starts: Mapping[str, tuple[int, float]]
    missing_glyphs: tuple[str, ...]
    sheet: Sheet

    def page_of(self, node_id: str) -> int:
        """The number, from 1, of the page on which a node begins; KeyError when nothing of it prints."""
        return self.starts[node_id][0] + 1
