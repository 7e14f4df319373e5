"""Larger and smaller: one set of keys for every view that can be zoomed, told apart by where the focus is."""
from __future__ import annotations

from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.kit import Kit


@runtime_checkable
class Zoomable(Protocol):
    """A view with a size of its own: the reader, the preview. It takes part by having these."""

    def zoom_in(self) -> None:
        """One step larger."""

    def zoom_out(self) -> None:
        """One step smaller."""

    def zoom_reset(self) -> None:
        """The usual size."""


class Zooms(QObject):
    """Hands the zoom actions to the view that has the focus, or is around it."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._kit = kit
        self._view: Zoomable | None = None
        for name in ("zoom_in", "zoom_out", "zoom_reset"):
            kit.actions.on(f"act_{name}", partial(self._hand_on, name))
        application.focusChanged.connect(self._follow)
        self._follow(None, application.focusWidget())

    def _hand_on(self, name: str) -> None:
        """Zooms the view that has the focus."""
        if self._view is not None:
            getattr(self._view, name)()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The focus has moved."""
        widget = now
        while widget is not None and not isinstance(widget, Zoomable):
            widget = widget.parentWidget()
        self._view = widget if isinstance(widget, Zoomable) else None
        self._kit.actions.know(zoomable=self._view is not None)
