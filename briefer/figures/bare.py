"""A drawing for pages that have a word across them: without the fills that would cut it."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefer.document.styles import HouseStyle
from briefer.figures.drawing import Box, Drawing, Hatch, Line, Polygon, Shape


def bare(drawing: Drawing, style: HouseStyle) -> Drawing:
    """The drawing with the tint of a wedge made an outline, and rules ended at labels where paper kept them from the words.

    The paper of a label that stands on a hatching stays.
    """
    paper, tint = style.color("color.paper"), style.color("swimlane.wedge_fill")
    hatched = any(isinstance(shape, Hatch) for shape in drawing.shapes)
    shapes: list[Shape] = []
    for shape in drawing.shapes:
        if isinstance(shape, Box) and shape.fill == paper and not shape.stroke and not hatched:
            shapes = [part for painted in shapes for part in _beside(painted, shape)]
        elif isinstance(shape, Polygon) and shape.fill == tint:
            shapes += _outline(shape, style)
        else:
            shapes.append(shape)
    return replace(drawing, shapes=tuple(shapes))


def _outline(shape: Polygon, style: HouseStyle) -> Iterator[Line]:
    """The sides of a shape; its level edges have rules of their own."""
    for (x1, y1), (x2, y2) in zip(shape.points, (*shape.points[1:], shape.points[0]), strict=True):
        if y1 != y2:
            yield Line(x1, y1, x2, y2, style.number("rule.hair_pt"), style.color("color.rule"))


def _beside(shape: Shape, label: Box) -> Iterator[Shape]:
    """What of an upright or level rule a label leaves; any other shape whole."""
    if not isinstance(shape, Line):
        yield shape
    elif shape.x1 == shape.x2 and label.x < shape.x1 < label.x + label.width:
        for top, bottom in _parts(min(shape.y1, shape.y2), max(shape.y1, shape.y2), label.y, label.y + label.height):
            yield replace(shape, y1=top, y2=bottom)
    elif shape.y1 == shape.y2 and label.y < shape.y1 < label.y + label.height:
        for left, right in _parts(min(shape.x1, shape.x2), max(shape.x1, shape.x2), label.x, label.x + label.width):
            yield replace(shape, x1=left, x2=right)
    else:
        yield shape


def _parts(start: float, end: float, gap_start: float, gap_end: float) -> Iterator[tuple[float, float]]:
    """A stretch without a gap in it."""
    for first, last in ((start, min(end, gap_start)), (max(start, gap_end), end)):
        if first < last:
            yield first, last
