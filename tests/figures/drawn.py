"""What tests ask of drawings: the room a shape takes, measured with the faces that print it."""
from __future__ import annotations

from briefer.document.styles import POINTS_PER_MM, HouseStyle, Weight
from briefer.figures.drawing import Box, Dot, Drawing, Hatch, Line, Polygon, Shape, Words
from briefer.layout.sheet import Sheet
from briefer.templating.libraries import Library

STYLE: HouseStyle = Library().style("staff")
SHEET = Sheet(STYLE)
MM = POINTS_PER_MM
WIDTH, HEIGHT = 160 * MM, 220 * MM
Room = tuple[float, float, float, float]  # left, top, right, bottom
_ASCENT, _DESCENT = 0.75, 0.2  # of the type size, above and below a baseline


def measure(text: str, size: float, weight: Weight) -> float:
    return SHEET["chart"].face_for(weight == "bold", False).width(text, size)


def room(shape: Shape) -> Room:
    """The rectangle of a shape, strokes without their thickness."""
    match shape:
        case Line():
            return min(shape.x1, shape.x2), min(shape.y1, shape.y2), max(shape.x1, shape.x2), max(shape.y1, shape.y2)
        case Box() | Hatch():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Dot():
            half = shape.diameter / 2
            return shape.x - half, shape.y - half, shape.x + half, shape.y + half
        case Polygon():
            xs, ys = zip(*shape.points, strict=True)
            return min(xs), min(ys), max(xs), max(ys)
        case Words():
            wide = measure(shape.text, shape.size, shape.weight)
            left = shape.x - {"left": 0, "right": wide, "center": wide / 2}[shape.anchor]
            return left, shape.baseline - _ASCENT * shape.size, left + wide, shape.baseline + _DESCENT * shape.size


def words(drawing: Drawing) -> list[Words]:
    return [shape for shape in drawing.shapes if isinstance(shape, Words)]


def said(drawing: Drawing) -> list[str]:
    return [shape.text for shape in words(drawing)]


def covers(one: Room, other: Room) -> bool:
    slack = 0.05
    return one[0] < other[2] - slack and other[0] < one[2] - slack and one[1] < other[3] - slack and other[1] < one[3] - slack


def assert_sound(drawing: Drawing, height: float) -> None:
    """Nothing leaves the drawing, the drawing is no higher than its room, and no words stand over other words."""
    assert drawing.height <= height + 0.05
    slack = 0.5
    for shape in drawing.shapes:
        left, top, right, bottom = room(shape)
        assert left >= -slack and right <= drawing.width + slack, shape
        assert top >= -slack and bottom <= drawing.height + slack, shape
    rooms = [room(shape) for shape in words(drawing)]
    for index, one in enumerate(rooms):
        for other in range(index):
            assert not covers(one, rooms[other]), (words(drawing)[index].text, words(drawing)[other].text)
