"""Choices of which one holds, under a title."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui.kit import Kit
from ui.widgets.named import labelled, named


def radio_group(kit: Kit, parent: QWidget, name: str, title: str, buttons: Mapping[str, QRadioButton], chosen: str,
                act: Callable[..., object]) -> QWidget:
    """Buttons by the ends of their words' ids, which begin with that of the title; `act` is called when another is chosen."""
    frame = named(QWidget(parent), name)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    head = labelled(frame, "pane")
    kit.words.bind(head, head.setText, title)
    kit.words.bind(frame, frame.setAccessibleName, title)
    column.addWidget(head)
    group = QButtonGroup(frame)
    for id, button in buttons.items():
        button.setObjectName(f"{name.removesuffix('_group')}_{id}")
        kit.words.bind(button, button.setText, f"{title}.{id}")
        kit.words.bind(button, button.setAccessibleDescription, title)
        group.addButton(button)
        column.addWidget(button)
        button.setChecked(id == chosen)
        button.clicked.connect(act)
        button.pressed.connect(partial(_choose, button, act))
    return frame


def _choose(button: QRadioButton, act: Callable[..., object]) -> None:
    """Chooses at once: the click of a key that is held with Alt comes a tenth of a second late, behind an Enter typed quickly."""
    if not button.isChecked():
        button.setChecked(True)
        act()
