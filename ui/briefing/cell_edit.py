"""What lies over a cell of a grid while its words are written."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from ui.briefing.markup_edit import MarkupEdit
from ui.briefing.pen import Pen
from ui.kit import Kit

_WAYS: Mapping[Qt.Key, str] = MappingProxyType({
    Qt.Key.Key_Tab: "next", Qt.Key.Key_Backtab: "previous", Qt.Key.Key_Return: "down", Qt.Key.Key_Enter: "down", Qt.Key.Key_Escape: "stay"})
_FRAME = 12


class CellEdit(MarkupEdit):
    """Writes what is typed; `went` says where the caret goes: next, previous, down, or stay, and `close` out of the grid."""

    type_size, type_line, least, listless = 14.0, 19, 30, True
    went = Signal(str)
    grew = Signal()

    def __init__(self, kit: Kit, label_of: Callable[[str], str], takes: Callable[[QKeyEvent], bool],
                 write: Callable[[str, str, bool], None], parent: QWidget) -> None:
        self.needed = 0
        super().__init__(kit, label_of, parent)
        self._takes = takes
        self.given = ""
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pen = Pen(kit, self, write)

    def give(self, text: str) -> None:
        """Shows what the pack has, unless it has that from here."""
        if text != self.given:
            self.given = text
            if not self.pen.writing and text != self.markup():
                self.pen.forget()
                self.put(text)

    def begin(self, *, replacing: bool) -> None:
        """The caret at the end, or everything selected so that what is typed takes its place."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        if replacing:
            self.selectAll()

    def event(self, event: QEvent) -> bool:
        """The keys of the grid are not the window's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and (
                self._takes(event) or event.key() in _WAYS):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab, Enter and Esc go elsewhere; Shift+Enter is no turn of the line, since a cell has none."""
        if self._takes(event):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.went.emit("close")
        elif way := _WAYS.get(Qt.Key(event.key())):
            self.went.emit(way)
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        """As high as its words need: the grid makes room."""
        needed = round(self.document().size().height()) + _FRAME
        if needed != self.needed:
            self.needed = needed
            self.grew.emit()
