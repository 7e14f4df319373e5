"""The offer below the cards: excerpts whose theme belongs to this section."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from ui.briefing.excerpt_list import ExcerptList
from ui.kit import Kit
from ui.widgets.named import labelled, named

_MOST_ROWS = 6


class SuggestionFrame(QFrame):
    """Hidden when nothing matches; `taken` brings what to place."""

    taken = Signal(object)

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("suggestion_frame")
        self._kit = kit
        self._ids: tuple[ExcerptId, ...] = ()
        self.label = labelled(self, "pane", "suggestion_label")
        self.button = named(QPushButton(self), "place_suggested_button")
        self.button.setProperty("soft", True)
        self.button.clicked.connect(lambda: self.taken.emit(self._ids))
        self.list = ExcerptList(kit, "suggestion_list", self, tray=False)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.taken.connect(self.taken)
        top = QHBoxLayout()
        top.addWidget(self.label, 1)
        top.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.list)
        kit.words.call(self, self._say)
        kit.look.changed.connect(self._say)
        self.hide()

    def show_excerpts(self, pack: Pack, ids: Sequence[ExcerptId], language: str) -> None:
        """Offers these."""
        self._ids = tuple(ids)
        self.list.excerpts.show(pack, ids, language)
        self.setVisible(bool(ids))
        self._say()

    def _say(self) -> None:
        """Words that count, and a list as high as its rows."""
        words, count = self._kit.words, len(self._ids)
        self.label.setText(words.counted("suggestion.title", count))
        self.button.setText(words.text("suggestion.place.both") if count == 2 else words.counted("suggestion.place", count))
        self.list.setAccessibleName(self.label.text())
        self.list.setFixedHeight(min(count, _MOST_ROWS) * self._kit.look.size(27) + 4)
        self.button.setEnabled(self._kit.desk.is_open and not self._kit.desk.session.read_only)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._kit.look.colour("line_strong"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        painter.end()
