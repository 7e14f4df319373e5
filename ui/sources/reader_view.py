"""The reader: its keys, and what a click does; it reads, and never writes."""
from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.kit import Kit
from ui.sources.reader_page import RESTORE
from ui.sources.reader_text import ReaderText


class ReaderView(ReaderText):
    """The text with its keys. `unmarked`: a click on words without an excerpt; `left`: Esc, with nothing selected; `confirmed`: Enter."""

    unmarked = Signal()
    restored = Signal(object)  # HiddenLine
    left = Signal()
    confirmed = Signal()
    zoomed = Signal(int)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, parent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # Qt's own would take the place of the pane's
        self.anchorClicked.connect(self._follow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J, K, N and those with Shift; Esc; the rest is Qt's."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif plain and key in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_N) and self._kit.settings.value("single_keys"):
            if key == Qt.Key.Key_N:
                self.next_mark(-1 if shift else 1)
            else:
                self.next_sentence(1 if key == Qt.Key.Key_J else -1, extend=shift)
        else:
            super().keyPressEvent(event)

    def next_sentence(self, step: int, *, extend: bool = False) -> None:
        """Selects the next sentence (1) or the one before (-1), or lets the selection grow by it."""
        anchor, caret, _ = self.place
        if extend:
            self.select(*self.sentences.extended(anchor, caret, step))
            return
        start = min(anchor, caret)
        one = self.sentences.after(start + (anchor != caret)) if step > 0 else self.sentences.before(start)
        if one is not None:
            self.select(one.start, one.end)

    def next_mark(self, step: int) -> None:
        """Goes to the next excerpt or the one before, and selects it."""
        only = next(iter(self.selected)) if len(self.selected) == 1 else None
        mark = self.marks.beside(self.place[1], only, step) if self.marks else None
        if mark is not None:
            self.select(mark.start, mark.start)
            self.marked.emit(mark.id)

    def _escape(self) -> None:
        """Lets go of the selection, and with none, of the excerpt."""
        if self.textCursor().hasSelection():
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        else:
            self.left.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, other than one that ends a selection, chooses the mark there."""
        super().mouseReleaseEvent(event)
        link = self.anchorAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection() and not link:
            mark = self.mark_at(event.position())
            if mark is not None:
                self.marked.emit(mark.id)
            else:
                self.unmarked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, the size of text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _follow(self, link: QUrl) -> None:
        """The link behind a line that was left out."""
        said = link.toString()
        if said.startswith(RESTORE) and self.shown is not None and self._pack is not None:
            line = self.shown.hidden.get(int(said.removeprefix(RESTORE)))
            if line is not None:
                self.restored.emit(line)
