"""What can be done with a block of a page, at the pointer or with the key for menus."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from briefer.workflow.previews import Spot
from ui.kit import Kit
from ui.preview.view import PreviewView

_Blocks = tuple[tuple[int, Spot], ...]  # each with its page


class BlockMenu:
    """The menu of a canvas; `point` and `copy` are called with what it is asked for."""

    def __init__(self, kit: Kit, view: PreviewView, point: Callable[[Spot], None], copy: Callable[[_Blocks], None]) -> None:
        self._kit, self._view, self._point, self._copy = kit, view, point, copy
        view.menu_asked.connect(self._ask)

    def _ask(self, event: QContextMenuEvent) -> None:
        """The menu of the block at the pointer, or with a key of those marked; nothing where there is neither."""
        blocks = self._view.marked if event.reason() == QContextMenuEvent.Reason.Keyboard else self._at(event)
        if not blocks:
            return
        menu, words = QMenu(self._view), self._kit.words
        menu.setObjectName("preview_block_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._kit.look.icon("pencil"), words.text("preview.go_to_text"), lambda: self._point(blocks[0][1]))
        menu.addAction(self._kit.look.icon("copy"), words.text("act.copy"), lambda: self._copy(blocks))
        menu.popup(event.globalPos())

    def _at(self, event: QContextMenuEvent) -> _Blocks:
        """The block at the pointer, with its page."""
        spot, count = self._view.spot_at(event.pos()), self._view.count
        return tuple((number, spot) for number in range(count) if spot is not None and self._view.page_rect(number).contains(event.pos()))
