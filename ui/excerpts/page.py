"""The excerpts workspace: its panes side by side."""
from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from ui.kit import Kit
from ui.side_pane import SidePane
from ui.widgets.named import named


class ExcerptsPage(QWidget):
    """The page of the workspace."""

    def __init__(self, kit: Kit, side: SidePane) -> None:
        super().__init__()
        self._kit, self._side = kit, side
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal, self), "excerpts_splitter")
        self.splitter.setHandleWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the side pane along."""
        self._side.take_into(self.splitter)
        super().showEvent(event)
