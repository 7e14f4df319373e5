"""Finding words in the source that is read: a field, how many places there are, and the way from one to the next."""
from __future__ import annotations

from bisect import bisect_left
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from briefer.model.text import Span
from briefer.workflow import places_of
from ui.kit import Kit
from ui.tasks import Task
from ui.widgets.named import labelled, named

_WAIT = 150  # ms after the last key


class FindBar(QFrame):
    """The bar below the header. `found` brings all places, `went` the one to show; looking for them goes on beside the window."""

    found = Signal(tuple)
    went = Signal(object)  # Span
    closed = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName("find_bar")
        self._text = ""
        self._caret = 0
        self._spans: tuple[Span, ...] = ()
        self._at = -1
        self._task: Task | None = None
        self.edit = named(QLineEdit(self), "find_edit")
        self.edit.setClearButtonEnabled(True)
        self.label = labelled(self, "small", "find_count_label")
        self._buttons = {name: named(QToolButton(self), f"find_{name}_button") for name in ("prev", "next", "close")}
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 6, 12, 6)
        row.addWidget(self.edit, 1)
        row.addWidget(self.label)
        for name, step in (("prev", -1), ("next", 1)):
            self._buttons[name].clicked.connect(partial(self.step, step))
            row.addWidget(self._buttons[name])
        row.addWidget(self._buttons["close"])
        self._buttons["close"].clicked.connect(self.close_bar)
        self._later = QTimer(self, singleShot=True, interval=_WAIT)
        self._later.timeout.connect(self._look)
        self.edit.textEdited.connect(lambda _: self._later.start())
        kit.look.changed.connect(self._dress)
        kit.words.call(self, self._say)
        self._dress()
        self.hide()

    def open_bar(self, caret: int) -> None:
        """Shows the bar with the caret in its field; looking begins at a place of the text."""
        self._caret = caret
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
        self._look()

    def close_bar(self) -> None:
        """Hides the bar and what it marked."""
        self.hide()
        self.closed.emit()

    def show_text(self, text: str) -> None:
        """Looks in another text from now on."""
        if text is not self._text:
            self._text = text
            self._caret = 0
            if self.isVisible():
                self._look()

    def step(self, step: int, caret: int | None = None) -> None:
        """Goes to the next place or the one before."""
        if self._spans:
            self._at = (self._at + step) % len(self._spans)
            self._tell()
            self.went.emit(self._spans[self._at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._later.isActive():
                self._look()
            else:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forgets what was found."""
        super().hideEvent(event)
        self._stop()
        self._spans, self._at = (), -1
        self.found.emit(())

    def _stop(self) -> None:
        """What is being looked for is no longer wanted."""
        self._later.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _look(self) -> None:
        """Looks for the words, beside the window."""
        self._stop()
        typed, text = self.edit.text(), self._text
        if not typed.strip():
            self._show(text, ())
            return
        self._task = self._kit.tasks.run(
            lambda _: places_of(typed, text), done=lambda spans: self._show(text, spans), failed=self._failed)

    def _failed(self, error: Exception) -> None:
        raise error

    def _show(self, text: str, spans: tuple[Span, ...]) -> None:
        """Shows what was found, from where reading was."""
        self._task = None
        if text is not self._text or not self.isVisible():
            return
        self._spans = spans
        self._at = bisect_left([span.start for span in spans], self._caret) % len(spans) if spans else -1
        self.found.emit(spans)
        self._tell()
        if spans:
            self.went.emit(spans[self._at])

    def _tell(self) -> None:
        """Which place of how many."""
        words = self._kit.words
        if self._spans:
            self.label.setText(words.text("find.at", at=self._at + 1, count=len(self._spans)))
        else:
            self.label.setText(words.text("find.none") if self.edit.text().strip() else "")

    def _dress(self) -> None:
        for name, icon in (("prev", "chevron-up"), ("next", "chevron-down"), ("close", "x")):
            self._buttons[name].setIcon(self._kit.look.icon(icon))

    def _say(self) -> None:
        words = self._kit.words
        self.edit.setAccessibleName(words.text("find.accessible"))
        self.edit.setPlaceholderText(words.text("find.placeholder"))
        for name, button in self._buttons.items():
            button.setAccessibleName(words.text(f"find.{name}"))
            button.setToolTip(words.text(f"find.{name}"))
        self._tell()
