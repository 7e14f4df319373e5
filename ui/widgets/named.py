"""Widgets with the names by which tests, style sheets and screen readers find them."""
from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QFrame, QLabel, QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str) -> W:
    """The widget, with an object name."""
    widget.setObjectName(name)
    return widget


def labelled(parent: QWidget, role: str, name: str = "") -> QLabel:
    """An empty label in one of the roles of the style sheet: title, screen, pane, small, hint, count, warn, err, ok."""
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setObjectName(name)
    return label


def line(parent: QWidget) -> QFrame:
    """A hairline across a pane."""
    frame = QFrame(parent)
    frame.setProperty("line", "h")
    return frame


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet asks for, and lets it take effect."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
