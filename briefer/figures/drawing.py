"""A drawing: lines, boxes, dots and words in points, the origin at the top left and y downwards."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefer.document.styles import Weight

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
class Words:
    """Text on one line; x is where it starts, ends or has its middle, as the anchor says."""

    x: float
    baseline: float
    text: str
    size: float
    color: str
    weight: Weight = "regular"
    anchor: Anchor = "left"


Shape: TypeAlias = Line | Box | Dot | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order they are painted."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
