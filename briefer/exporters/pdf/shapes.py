"""Drawings, rules and areas as PDF operators; the page's height turns distances from the top into heights."""
from __future__ import annotations

from math import ceil, cos, radians, sin

from briefer.document.inlines import RatingValue
from briefer.figures.drawing import Box, Dot, Drawing, Hatch, Line, Polygon, Shape
from briefer.layout.boxes import Area, Stroke, TurnedWord
from briefer.layout.sheet import Sheet, rgb

_CIRCLE = 0.5523  # of the radius: where the handles of a quarter circle stand


def stroke(box: Stroke, height: float) -> str:
    """A rule."""
    return (f"q {box.weight:.4g} w {rgb(box.color)} RG {box.x:.2f} {height - box.y:.2f} m "
            f"{box.x + box.width:.2f} {height - box.y - box.height:.2f} l S Q")


def area(box: Area, height: float) -> str:
    """A rectangle."""
    return _rectangle(box.x, height - box.y - box.height, box.width, box.height, box.fill, box.stroke, box.weight)


def _rectangle(x: float, y: float, width: float, height: float, fill: str, color: str, weight: float) -> str:
    return f"q {_paint(fill, color, weight)}{x:.2f} {y:.2f} {width:.2f} {height:.2f} re {_operator(fill, color)} Q"


def _paint(fill: str, color: str, weight: float) -> str:
    """The colours of a shape."""
    return (f"{rgb(fill)} rg " if fill else "") + (f"{weight:.4g} w {rgb(color)} RG " if color else "")


def _operator(fill: str, color: str) -> str:
    return "B" if fill and color else "f" if fill else "S" if color else "n"


def rating(value: RatingValue, x: float, top: float, diameter: float, weight: float, color: str) -> str:
    """A mark of rating with its upper left corner at a place: a circle filled, filled at its left, or open."""
    r = diameter / 2
    middle, level = x + r, top - r
    if value == "full":
        return _circle(middle, level, Dot(0, 0, diameter, color))
    ring = _circle(middle, level, Dot(0, 0, diameter - weight, "", color, weight))
    if value == "open":
        return ring
    k = r * _CIRCLE
    half = (f"{middle:.2f} {level + r:.2f} m {middle - k:.2f} {level + r:.2f} {x:.2f} {level + k:.2f} {x:.2f} {level:.2f} c "
            f"{x:.2f} {level - k:.2f} {middle - k:.2f} {level - r:.2f} {middle:.2f} {level - r:.2f} c f")
    return f"{ring} q {rgb(color)} rg {half} Q"


def turned_word(box: TurnedWord) -> str:
    """A word across the page, its middle in the page's."""
    role, angle = box.role, radians(box.degrees)
    c, s = cos(angle), sin(angle)
    wide, high = role.width(box.text) - role.tracking * role.size, role.size * role.face.capitals
    x = box.width / 2 - c * wide / 2 + s * high / 2
    y = box.height / 2 - s * wide / 2 - c * high / 2
    spread = " 0 Tc" if role.tracking else ""
    return f"BT {role.setup} {c:.4f} {s:.4f} {-s:.4f} {c:.4f} {x:.2f} {y:.2f} Tm {role.show(box.text)}{spread} ET"


def drawing_code(drawing: Drawing, left: float, top: float, sheet: Sheet) -> str:
    """A drawing whose upper left corner stands at a place in PDF's own directions."""
    return " ".join(shape_code(shape, left, top, sheet) for shape in drawing.shapes)


def shape_code(shape: Shape, left: float, top: float, sheet: Sheet) -> str:
    """A shape of a drawing whose upper left corner stands at a place."""
    if isinstance(shape, Line):
        return (f"q {shape.weight:.4g} w {rgb(shape.color)} RG {left + shape.x1:.2f} {top - shape.y1:.2f} m "
                f"{left + shape.x2:.2f} {top - shape.y2:.2f} l S Q")
    if isinstance(shape, Box):
        return _rectangle(left + shape.x, top - shape.y - shape.height, shape.width, shape.height, shape.fill, shape.stroke, shape.weight)
    if isinstance(shape, Dot):
        return _circle(left + shape.x, top - shape.y, shape)
    if isinstance(shape, Polygon):
        corners = [f"{left + x:.2f} {top - y:.2f}" for x, y in shape.points]
        return f"q {rgb(shape.fill)} rg {corners[0]} m {' l '.join(corners[1:])} l h f Q"
    if isinstance(shape, Hatch):
        return _hatch(left + shape.x, top - shape.y, shape)
    face = sheet.faces[shape.weight]
    wide = face.width(shape.text, shape.size)
    x = left + shape.x - {"left": 0.0, "right": wide, "center": wide / 2}[shape.anchor]
    return (f"BT /{face.tag}+0 {shape.size:.4g} Tf {rgb(shape.color)} rg {x:.2f} {top - shape.baseline:.2f} Td "
            f"{face.show(shape.text, shape.size)} ET")


def _hatch(x: float, y: float, hatch: Hatch) -> str:
    """Slanted strokes, cut off at the edges of their rectangle."""
    bottom = y - hatch.height
    starts = [x + number * hatch.pitch for number in range(1, ceil((hatch.width + hatch.height) / hatch.pitch))]
    strokes = " ".join(f"{start:.2f} {y:.2f} m {start - hatch.height:.2f} {bottom:.2f} l" for start in starts)
    return (f"q {x:.2f} {bottom:.2f} {hatch.width:.2f} {hatch.height:.2f} re W n {hatch.weight:.4g} w {rgb(hatch.color)} RG "
            f"{strokes} S Q") if starts else ""


def _circle(x: float, y: float, dot: Dot) -> str:
    """A circle of four curves."""
    r = dot.diameter / 2
    k = r * _CIRCLE
    points = ((x + r, y + k, x + k, y + r, x, y + r), (x - k, y + r, x - r, y + k, x - r, y),
              (x - r, y - k, x - k, y - r, x, y - r), (x + k, y - r, x + r, y - k, x + r, y))
    curves = " ".join(" ".join(f"{value:.2f}" for value in point) + " c" for point in points)
    return f"q {_paint(dot.fill, dot.stroke, dot.weight)}{x + r:.2f} {y:.2f} m {curves} {_operator(dot.fill, dot.stroke)} Q"
