"""What lies over a card while its quote or the text before it is edited."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from briefer.model.sources import Excerpt
from briefer.model.text import Difference, faithful
from ui.briefing.card_words import faithful_to
from ui.briefing.markup_edit import MarkupEdit
from ui.briefing.pen import Pen
from ui.kit import Kit
from ui.widgets.fields import Field
from ui.widgets.named import labelled, named


class QuoteEditor(QFrame):
    """The words of a quote: parts may be cut […] and words added [so]; what differs otherwise is said and not taken."""

    done = Signal()

    def __init__(self, kit: Kit, excerpt: Excerpt, write: Callable[[str, str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._excerpt, self._write = kit, excerpt, write
        self.setObjectName("card_quote_editor")
        self.setProperty("card", True)
        self.field = Field(kit, "card_quote_edit", "card.edit_quote", lines=4, parent=self)
        self.field.show_value(excerpt.words, excerpt.number)
        self.field.tell("hint", kit.words.text("card.edit_quote.hint"))
        self.field.committed.connect(self._commit)
        self.field.entered.connect(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self.field)
        self.setFocusProxy(self.field.edit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends the editing."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _commit(self, subject: object, text: str, merge: str) -> None:
        """Takes a faithful wording; says where any other differs."""
        wording = faithful_to(text, self._excerpt)
        differences = faithful(wording, self._excerpt.exact) if wording else ()
        words = self._kit.words
        if differences:
            first = next((one for one in differences if not _initial(one)), differences[0])
            self.field.tell("err", words.text("card.unfaithful", source=first.source or "–", wording=first.wording or "–"))
            return
        self.field.tell("ok" if wording else "hint", words.text("card.faithful" if wording else "card.edit_quote.hint"))
        self._write(wording, merge)


def _initial(difference: Difference) -> bool:
    """Whether words differ by the initial alone that a bracket stands for."""
    return bool(difference.wording) and difference.source.casefold().endswith(difference.wording.casefold())


class TextEditor(QFrame):
    """A text between cards; as the framing field, without its other language."""

    done = Signal()

    def __init__(self, kit: Kit, text: str, label: str, label_of: Callable[[str], str], write: Callable[[str, str, bool], None],
                 parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card_text_editor")
        self.setProperty("card", True)
        self.label = labelled(self, "small", "card_text_label")
        self.edit = named(MarkupEdit(kit, label_of, self), "card_text_edit")
        self.edit.closes = True
        self.edit.put(text)
        self.pen = Pen(kit, self.edit, write)
        self.edit.finished.connect(self._finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        kit.words.bind(self, self.label.setText, label)
        kit.words.bind(self, self.edit.setAccessibleName, label)

    def show_text(self, text: str) -> None:
        """Shows what the pack has, unless it was written here just now."""
        if not self.pen.writing and text.strip() != self.edit.markup().strip():
            self.pen.forget()
            self.edit.put(text)

    def _finish(self) -> None:
        self.pen.hand_over(last=True)
        self.done.emit()
