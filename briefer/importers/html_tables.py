"""Tables that hold data, and those that only put a page together."""
from __future__ import annotations

from typing import Any

_LONGEST_CELL = 600  # signs; a cell that holds more is a column of a page
_PARTS = frozenset({"h1", "h2", "h3", "article", "section", "form", "main", "nav"})
_ROWS = 4000  # looked at


def is_grid(table: Any) -> bool:
    """Whether a table is one of data, to be read row by row; else its cells are read as blocks, one after the other."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return False
    widest = 0
    for index, row in enumerate(table.iter("tr")):
        if index >= _ROWS:
            break
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        widest = max(widest, len(cells))
        if any(_is_column(cell) for cell in cells):
            return False
    return widest > 1


def _is_column(cell: Any) -> bool:
    """Whether a cell holds the parts of a page rather than a datum."""
    length = paragraphs = 0
    for element in cell.iter():
        if element.tag in _PARTS:
            return True
        paragraphs += element.tag == "p"
        length += len(element.text or "") + len(element.tail or "")
    return (length > _LONGEST_CELL and paragraphs != 1) or paragraphs > 6
