"""Small parts in a row."""
from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget


def side_by_side(*parts: QWidget) -> QHBoxLayout:
    """Parts beside each other, at the left of the room there is."""
    row = QHBoxLayout()
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
