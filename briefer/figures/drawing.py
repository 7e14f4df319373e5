"""A drawing: lines, shapes and words in points, the origin at the top left and y downwards."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal, TypeAlias

from briefer.document.styles import Weight
from briefer.values import dataclass

Anchor = Literal["left", "right", "center"]
# The width in points of a text at a size, in a weight.
Measure: TypeAlias = Callable[[str, float, Weight], float]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    color: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its top left corner; empty colours draw nothing."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    weight: float = 0


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle by its centre."""

    x: float
    y: float
    diameter: float
    fill: str = ""
    stroke: str = ""
    weight: float = 0


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled shape by its corners."""

    points: tuple[tuple[float, float], ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Hatch:
    """Strokes at 45 degrees, rising to the right, within a rectangle; `pitch` is their distance on a level line."""

    x: float
    y: float
    width: float
    height: float
    pitch: float
    weight: float
    color: str


@dataclass(frozen=True, slots=True)
class Words:
    """Text on one line; x is where it starts, ends or has its middle, as the anchor says.

    In a drawing that is a table `cell` is the row and column of the cell the words stand in, or KEY; words without one repeat what
    is said elsewhere. `spoken` is what to read where the print is shorter.
    """

    x: float
    baseline: float
    text: str
    size: float
    color: str
    weight: Weight = "regular"
    anchor: Anchor = "left"
    cell: tuple[int, int] | None = None
    spoken: str = ""


KEY = (-1, -1)  # instead of a cell: words below the table that explain its marks

Shape: TypeAlias = Line | Box | Dot | Polygon | Hatch | Words


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a drawing that is a table: a head of columns or rows, or data; over how many columns and rows."""

    kind: Literal["column", "row", "data"] = "data"
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order they are painted; of a table `rows` are its cells, of which words name some."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()


def within(drawing: Drawing, height: float) -> Drawing:
    """The drawing, made smaller as a whole if it is higher than there is room."""
    if drawing.height <= height:
        return drawing
    share = height / drawing.height
    return replace(drawing, width=drawing.width * share, height=height,
                   shapes=tuple(_scaled(shape, share) for shape in drawing.shapes))


def _scaled(shape: Shape, share: float) -> Shape:
    """A shape with all its measures multiplied."""
    match shape:
        case Line():
            return Line(shape.x1 * share, shape.y1 * share, shape.x2 * share, shape.y2 * share, shape.weight * share, shape.color)
        case Polygon():
            return Polygon(tuple((x * share, y * share) for x, y in shape.points), shape.fill)
        case Words():
            return replace(shape, x=shape.x * share, baseline=shape.baseline * share, size=shape.size * share)
        case Dot():
            return replace(shape, x=shape.x * share, y=shape.y * share, diameter=shape.diameter * share, weight=shape.weight * share)
        case Hatch():
            return replace(shape, x=shape.x * share, y=shape.y * share, width=shape.width * share, height=shape.height * share,
                           pitch=shape.pitch * share, weight=shape.weight * share)
        case Box():
            return replace(shape, x=shape.x * share, y=shape.y * share, width=shape.width * share, height=shape.height * share,
                           weight=shape.weight * share)
