"""Pieces made into one that stays together: below each other, or beside each other."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefer.layout.boxes import Box, NoteCall, TextBox
from briefer.layout.pieces import Piece, Slab, Solid, moved
from briefer.layout.setting import Setting

LEAST = 8.0  # points: no column is narrower, whatever the style says


def solid(boxes: Sequence[Box], *, height: float = 0, gap: float = 0, loose: bool = False) -> Solid:
    """Boxes that stay together, as high as the lowest of them or as asked, with the notes that their texts call."""
    low = max((box.y + box.height for box in boxes), default=0.0)
    return Solid(max(low, height), tuple(boxes), gap, loose, tuple(_calls(boxes)))


def stacked(pieces: Iterable[Piece], *, gap: float = 0) -> Solid:
    """Pieces below each other; the space above the first goes."""
    boxes: list[Box] = []
    y = 0.0
    for number, piece in enumerate(pieces):
        y += piece.gap if number else 0.0
        if isinstance(piece, Solid):
            boxes += [moved(box, y) for box in piece.boxes]
        else:
            boxes += [*(moved(box, y) for box in piece.beside), piece.box(0, piece.count, y)]
        y += piece.height
    return solid(boxes, height=y, gap=gap)


def slabs_stacked(slabs: Iterable[Slab]) -> Solid:
    """Whole blocks below each other, with what stands beside and behind them."""
    boxes: list[Box] = []
    y = after = 0.0
    for number, slab in enumerate(slabs):
        y += max(after, slab.before) if number else 0.0
        whole = stacked(slab.pieces)
        behind, over = slab.side.boxes(slab.node_id, y, y + whole.height, True, True) if slab.side else ([], [])
        boxes += [*behind, *(moved(box, y) for box in whole.boxes), *over]
        y, after = y + whole.height, slab.after
    return solid(boxes, height=y)


def beside(columns: Iterable[Solid], *, gap: float = 0, loose: bool = False) -> Solid:
    """Columns beside each other, read one after the other; their boxes know how far right they stand."""
    columns = list(columns)
    boxes = [box for column in columns for box in column.boxes]
    return solid(boxes, height=max((column.height for column in columns), default=0.0), gap=gap, loose=loose)


def heading_role(setting: Setting) -> str:
    """The role of a heading within a block: below that of its section, or the first where there is none."""
    return "H2" if setting.level else "H1"


def _calls(boxes: Iterable[Box]) -> Iterable[NoteCall]:
    return (call for box in boxes if isinstance(box, TextBox) for _, call in box.lines.calls)
