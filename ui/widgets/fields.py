"""A field with its label above and a sentence below, that hands over what is typed in small steps which are undone together."""
from __future__ import annotations

from itertools import count
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.drops import files_of
from ui.kit import Kit
from ui.widgets.named import labelled, named, restyle

State = Literal["", "hint", "warn", "err", "ok"]
_COMMIT, _PAUSE = 300, 1500  # ms after a key, what was typed is handed over; after the last, a new step of the history begins
_ICONS = MappingProxyType({
    "hint": ("bulb", "text3"), "warn": ("alert-triangle", "warn"), "err": ("alert-circle", "err"), "ok": ("circle-check", "ok")})


class Field(QWidget):
    """A labelled text of one line, or of several with `lines`; the widget to type in is `edit`.

    `committed(subject, text, merge)` hands over what was typed: 300 ms after the first key not handed over yet (a `patient` field waits
    for the last one, as what it is given has to be read), when the field loses the focus, with Enter,
    before the pack is saved or a step undone, and before another subject is shown. `subject` is what the field was showing when it was
    typed (a source's number, an excerpt's id). `merge` goes to `kit.do`. What was typed stays as it was until the focus is gone.
    """

    committed = Signal(object, str, str)
    entered = Signal()  # Enter, after what was typed has been handed over

    def __init__(self, kit: Kit, name: str, label: str, *, lines: int = 1, patient: bool = False,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_field")
        self._patient = patient
        self._kit, self._words, self._fields, self._counts = kit, label, dict[str, object](), count()
        self._subject: object = None
        self._given = ""  # the value of the pack, as it was shown last
        self._typed = self._handing_over = self._putting = False
        self._state: State = ""
        self._step = next(self._counts)
        self.label = labelled(self, "small", f"{name}_label")
        self._lines = lines
        self.edit: Line | Lines = named(Line(self), name) if lines == 1 else named(Lines(self), name)
        self.label.setBuddy(self.edit)
        self._icon = QLabel(self)
        self.message = labelled(self, "hint", f"{name}_message")
        self.message.setWordWrap(True)
        self._arrange()
        self._soon, self._pause = QTimer(self, singleShot=True), QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.commit)
        self._pause.timeout.connect(self._begin_step)
        self._listen()
        kit.words.call(self, self._say)
        kit.look.changed.connect(self._dress)
        self._dress()
        self.tell("", "")

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text() if isinstance(self.edit, QLineEdit) else self.edit.toPlainText()

    def show_value(self, text: str, subject: object) -> None:
        """Shows the value of a subject. What is being typed for the same one stays, unless the pack has another value now."""
        if subject != self._subject:
            self.commit()
            self._subject, self._given = subject, text
            self._begin_step()
            self._put(text)
        elif text != self._given:
            self._given = text
            if not self._handing_over:
                self._put(text)
                self._begin_step()

    def tell(self, state: State, text: str) -> None:
        """Shows a sentence below: a hint, or what is missing (warn) or wrong (err); nothing without text."""
        self._state = state
        restyle(self.edit, "state", state if state in ("warn", "err") else "")
        restyle(self.message, "role", state or "hint")
        self.message.setText(text)
        self.edit.setAccessibleDescription(text)
        self._said.setVisible(bool(text))
        self._dress()

    @property
    def unread(self) -> bool:
        """Whether what stands in the field could not be understood: it stays there until it can."""
        return self._state == "err" and self.text != self._given

    def spread(self, column: QVBoxLayout) -> None:
        """Puts the sentence below into another column: where two fields stand side by side, it gets the width of both."""
        own = self.layout()
        assert own is not None
        own.removeWidget(self._said)
        column.addWidget(self._said)

    def commit(self) -> None:
        """Hands over what was typed and not handed over yet."""
        self._soon.stop()
        if self.edit.isReadOnly() or not self._typed:
            return
        self._typed = False
        self._handing_over = True
        try:
            self.committed.emit(self._subject, self.text, f"{self.objectName()} {self._subject} {self._step}")
        finally:
            self._handing_over = False

    def set_read_only(self, read_only: bool) -> None:
        """Lets the field be read but not changed."""
        if read_only != self.edit.isReadOnly():
            self.edit.setReadOnly(read_only)
            restyle(self.edit, "readOnly", read_only)

    def set_placeholder(self, text: str) -> None:
        """What an empty field shows."""
        self.edit.setPlaceholderText(text)

    def _arrange(self) -> None:
        """Label, field, sentence below each other."""
        self._said = QWidget(self)
        row = QHBoxLayout(self._said)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.message, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.label, self.edit, self._said):
            column.addWidget(part)

    def _listen(self) -> None:
        """Hears what is typed, and when it has to be handed over."""
        if isinstance(self.edit, Line):
            self.edit.textEdited.connect(self._on_typed)
        else:
            self.edit.textChanged.connect(self._on_typed)
        self.edit.returned.connect(self._on_return)
        self.edit.left.connect(self._on_left)
        self._kit.settling.connect(self.commit)

    def _on_typed(self) -> None:
        """A key: handed over in a moment."""
        if not self._putting:
            self._typed = True
            if self._patient or not self._soon.isActive():  # not put off by the next key: who types without a rest would lose it all
                self._soon.start(_COMMIT)
            self._pause.start(_PAUSE)

    def _on_return(self) -> None:
        self.commit()
        self.entered.emit()

    def _on_left(self) -> None:
        """The focus is gone: what was typed is handed over, and the field shows the pack's value in its own form."""
        self.commit()
        self._begin_step()
        if self._state != "err" and self.text != self._given:
            self._put(self._given)

    def _begin_step(self) -> None:
        """What is typed from now on is undone by itself."""
        self._pause.stop()
        self._step = next(self._counts)

    def _put(self, text: str) -> None:
        """Writes into the field; the caret stays where it was."""
        self._soon.stop()
        self._typed = False
        if text == self.text:
            return
        self._putting = True
        if isinstance(self.edit, QLineEdit):
            at = self.edit.cursorPosition()
            self.edit.setText(text)
            self.edit.setCursorPosition(min(at, len(text)) if self.edit.hasFocus() else 0)
        else:
            at = self.edit.textCursor().position()
            self.edit.setPlainText(text)
            cursor = QTextCursor(self.edit.document())
            cursor.setPosition(min(at, self.edit.document().characterCount() - 1))
            self.edit.setTextCursor(cursor)
        self._putting = False

    def _dress(self) -> None:
        """The icon of the sentence, and the height of several lines."""
        look = self._kit.look
        icon, colour = _ICONS.get(self._state, ("", ""))
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.setPixmap(look.icon(icon, colour).pixmap(look.size(14)))
        if self._lines > 1:
            self.edit.setFixedHeight(look.size(10 + 18 * self._lines))

    def _say(self) -> None:
        """The label, which is also the accessible name."""
        self.rename(self._words, **self._fields)

    def rename(self, label: str, **fields: object) -> None:
        """Gives the field another label, by the id of its words."""
        self._words, self._fields = label, fields
        said = self._kit.words.text(label, **fields)
        self.label.setText(said)
        self.edit.setAccessibleName(said)


def _is_history(event: QKeyEvent) -> bool:
    """Whether a key undoes or does again: that is the pack's history, not the widget's."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def _left_to_window(event: QEvent) -> bool:
    """Whether a widget asks if a key is its own, and the key is one of undo and redo; it then is given up."""
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_history(event):
        event.ignore()
        return True
    return False


def _ends(event: QKeyEvent) -> bool:
    """Whether a key is Ctrl+Enter."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class Line(QLineEdit):
    """A line of text without a history of its own."""

    returned = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Leaves the keys of undo and redo to the window."""
        return False if _left_to_window(event) else super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are not for fields: the window takes them."""
        if files_of(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is told."""
        if _is_history(event):
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returned.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going is told, other than into a menu of the field itself."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Lines(QPlainTextEdit):
    """Lines of text without a history of their own; Tab leaves the field, Ctrl+Enter is told."""

    returned = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files are not for fields: the window takes them."""
        return not files_of(source) and super().canInsertFromMimeData(source)

    def event(self, event: QEvent) -> bool:
        """Leaves the keys of undo and redo to the window; Ctrl+Enter is the field's, whatever it does elsewhere."""
        if _left_to_window(event):
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _ends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is told."""
        if _is_history(event):
            event.ignore()
        elif _ends(event):
            self.returned.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going is told, other than into a menu of the field itself."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
