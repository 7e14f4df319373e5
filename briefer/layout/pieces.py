"""What blocks become before they have a page: pieces one below the other, with what may part them.

A slab is a block in pieces; heights are points, and boxes in a piece stand at their height below its top.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from briefer.document.nodes import Part
from briefer.layout.boxes import Area, Box, Element, Lines, NoteCall, Stroke, TextBox
from briefer.layout.sheet import Role
from briefer.values import dataclass

_LEAST_FILLED = 0.5  # of the room: a page that columns of text end on together is filled as far as this


@dataclass(frozen=True, slots=True, eq=False)
class Solid:
    """Boxes that stay together. `gap` is the space above, within the block; a page may end above a `loose` piece."""

    height: float
    boxes: tuple[Box, ...]
    gap: float = 0
    loose: bool = True
    calls: tuple[NoteCall, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """Lines of text that a page may part, unless they are `whole`; `beside` stands beside the first line."""

    lines: Lines
    role: Role
    x: float
    width: float
    element: Element | None
    node_id: str
    gap: float = 0
    loose: bool = True
    whole: bool = False
    beside: tuple[Box, ...] = ()
    align: Literal["left", "right", "center"] = "left"

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.lines.operators)

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self.count * self.role.leading

    def calls_in(self, start: int, end: int) -> list[NoteCall]:
        """The notes called in some of the lines."""
        return [call for line, call in self.lines.calls if start <= line < end]

    def box(self, start: int, end: int, y: float) -> TextBox:
        """The box of some of the lines."""
        return TextBox(self.x, y, self.width, (end - start) * self.role.leading, self.node_id, self.role, self.lines.part(start, end),
                       self.element, self.align)


Piece: TypeAlias = Solid | Passage


@dataclass(frozen=True, slots=True, eq=False)
class Bar:
    """A rule beside a block, on every page the block stands on."""

    x: float
    weight: float
    color: str

    def boxes(self, node_id: str, top: float, bottom: float, first: bool, last: bool) -> tuple[list[Box], list[Box]]:
        """What is painted behind and over the part of the block between top and bottom."""
        return [Stroke(self.x, top, 0, bottom - top, node_id, self.weight, self.color)], []


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """A tint behind a block, with a rule above its beginning and one below its end; a weight of 0 draws none."""

    x: float
    width: float
    fill: str
    color: str
    top_weight: float
    bottom_weight: float

    def boxes(self, node_id: str, top: float, bottom: float, first: bool, last: bool) -> tuple[list[Box], list[Box]]:
        """What is painted behind and over the part of the block between top and bottom."""
        behind: list[Box] = [Area(self.x, top, self.width, bottom - top, node_id, self.fill)] if self.fill else []
        if self.top_weight and first:
            behind.append(Stroke(self.x, top, self.width, 0, node_id, self.top_weight, self.color))
        if self.bottom_weight and last:
            behind.append(Stroke(self.x, bottom, self.width, 0, node_id, self.bottom_weight, self.color))
        return behind, []


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """A rule above and one below a block, on every page the block stands on; `accent` lies upon part of the upper one."""

    x: float
    width: float
    top_weight: float
    bottom_weight: float
    color: str
    accent: Stroke | None = None

    def boxes(self, node_id: str, top: float, bottom: float, first: bool, last: bool) -> tuple[list[Box], list[Box]]:
        """What is painted behind and over the part of the block between top and bottom."""
        return [], [Stroke(self.x, top, self.width, 0, node_id, self.top_weight, self.color),
                    *([moved(self.accent, top)] if self.accent else []),
                    Stroke(self.x, bottom, self.width, 0, node_id, self.bottom_weight, self.color)]


@dataclass(frozen=True, slots=True, eq=False)
class Resumed:
    """What stands at the top of a page on which a block goes on: a repeated head, a letter with "cont."."""

    height: float
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Slab:
    """A block in pieces. Between two slabs stands the larger of the upper's `after` and the lower's `before`."""

    node_id: str
    pieces: Sequence[Piece]
    before: float = 0
    after: float = 0
    keep_next: bool = False
    resumed: Resumed | None = None
    side: Bar | Panel | Rules | None = None
    new_page: bool = False
    part: Part | None = None  # which begins on the new page
    title: str = ""  # of a heading the contents list, with its level
    level: int = 0


def standing(slab: Slab) -> Slab:
    """The slab with each passage that is lower than what stands beside it made into one solid piece."""
    if not any(isinstance(piece, Passage) and _overhangs(piece) for piece in slab.pieces):
        return slab
    return replace(slab, pieces=[_solid(piece) if isinstance(piece, Passage) and _overhangs(piece) else piece for piece in slab.pieces])


def _overhangs(piece: Passage) -> bool:
    return any(box.y + box.height > piece.height + 1 for box in piece.beside)


def hang(piece: Piece) -> float:
    """How far down what stands beside the next pieces reaches, from the top of the one it belongs to; 0 when it ends with it."""
    low = max((box.y + box.height for box in piece.boxes), default=0.0) if isinstance(piece, Solid) else 0.0
    return low if low > piece.height + 1 else 0.0


def _solid(piece: Passage) -> Solid:
    height = max(box.y + box.height for box in piece.beside)
    return Solid(height, (*piece.beside, piece.box(0, piece.count, 0)), piece.gap, piece.loose, tuple(piece.calls_in(0, piece.count)))


def moved(box: Box, dy: float) -> Box:
    """A box further down."""
    if type(box) is TextBox:
        return TextBox(box.x, box.y + dy, box.width, box.height, box.node_id, box.role, box.lines, box.element, box.align)
    return replace(box, y=box.y + dy)


def cut(solid: Solid, room: float) -> tuple[Solid, Solid]:
    """A piece too tall for any page in two, above and below the lowest place within the room that crosses no line of text.

    Where columns of other leading leave no such place in the lower half of the room, each column ends after its last whole line.
    """
    place = top = _between_lines(solid.boxes, room)
    if place < room * _LEAST_FILLED:
        place, top = room, min((line for line, _ in _crossed(solid.boxes, room) if line > 0), default=room)
    above, below = _sides(solid.boxes, place, top)
    called = {call for box in above if isinstance(box, TextBox) for _, call in box.lines.calls}
    return (Solid(place, tuple(above), solid.gap, solid.loose, tuple(call for call in solid.calls if call in called)),
            Solid(solid.height - top, tuple(moved(box, -top) for box in below),
                  calls=tuple(call for call in solid.calls if call not in called)))


def _between_lines(boxes: Sequence[Box], place: float) -> float:
    """The lowest place, down to the given one, that crosses no line of text; 0 or less where every one does."""
    while place > 0 and (crossed := _crossed(boxes, place)):
        place = min(top for top, _ in crossed)
    return place


def _crossed(boxes: Iterable[Box], place: float) -> list[tuple[float, float]]:
    """The lines of text that a place crosses."""
    return [(top, bottom) for top, bottom in _text_lines(boxes) if top < place - 0.01 and bottom > place + 0.01]


def _text_lines(boxes: Iterable[Box]) -> list[tuple[float, float]]:
    """Upper and lower edge of each line of text."""
    return [(box.y + index * box.role.leading, box.y + (index + 1) * box.role.leading)
            for box in boxes if isinstance(box, TextBox) for index in range(len(box.lines.operators))]


def _sides(boxes: Iterable[Box], place: float, top: float) -> tuple[list[Box], list[Box]]:
    """What of each box ends above a place, and what goes on below; `top` is the upper edge of the highest line that the place crosses."""
    above: list[Box] = []
    below: list[Box] = []
    for box in boxes:
        if box.y + box.height <= place + 0.01:
            above.append(box)
        elif box.y >= top - 0.01:
            below.append(box)
        elif isinstance(box, TextBox):
            count = int((place - box.y + 0.01) / box.role.leading)
            height = count * box.role.leading
            above.append(replace(box, height=height, lines=box.lines.part(0, count)))
            below.append(replace(box, y=box.y + height, height=box.height - height, lines=box.lines.part(count, len(box.lines.operators))))
        else:
            above.append(replace(box, height=place - box.y))
            below.append(replace(box, y=top, height=box.y + box.height - top))
    return above, below
