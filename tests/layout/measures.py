"""Blocks laid out on their own, and where what they print stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefer.document.nodes import Block
from briefer.document.styles import POINTS_PER_MM, HouseStyle
from briefer.layout import Laid, lay_out
from briefer.layout.boxes import Box, Element, Stroke, TextBox
from tests.layout.pages import lines_of, text_boxes
from tests.layout.sample_cards import of
from tests.layout.sample_documents import style

STAFF, DIPLOMATIC = style("staff"), style("diplomatic")
NEAR = 0.02  # millimetres
houses = pytest.mark.parametrize("house", [STAFF, DIPLOMATIC], ids=["staff", "diplomatic"])


def alone(*blocks: Block, house: HouseStyle = STAFF, draft: bool = False) -> Laid:
    """Blocks laid out on their own."""
    return lay_out(of(*blocks, draft=draft), house)


def mm(points: float) -> float:
    return points / POINTS_PER_MM


def text(laid: Laid, said: str) -> TextBox:
    """The first box whose first line begins with these words."""
    return next(box for page in laid.pages for box in text_boxes(page) if lines_of(box) and lines_of(box)[0].startswith(said))


def baseline(box: TextBox) -> float:
    return box.y + box.role.drop


def strokes(laid: Laid, node_id: str = "") -> list[Stroke]:
    return [box for page in laid.pages for box in page.boxes if isinstance(box, Stroke) and node_id in ("", box.node_id)]


def elements(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        yield from elements(kid)


def place(box: Box, laid: Laid) -> tuple[float, float]:
    """Left edge from the frame's and top from the frame's, in millimetres."""
    return mm(box.x - laid.sheet.left), mm(box.y - laid.sheet.top)
