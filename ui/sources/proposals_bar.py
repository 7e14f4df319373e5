"""Passages that somebody marked in the file: shown one after the other, each to be taken as an excerpt or dismissed."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from briefer.edits import DropHighlight
from briefer.model.sources import Highlight, Source
from briefer.model.text import Span
from ui.kit import Kit
from ui.widgets.named import labelled, named

_SHOWN = 90  # signs of a comment


class ProposalsBar(QFrame):
    """The bar above the text of a source with such passages. `went` shows one in the text, `taken` makes an excerpt of it."""

    went = Signal(object)  # Span
    taken = Signal(object)  # Span

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName("proposals_bar")
        self._source: Source | None = None
        self._at = 0
        self.count_label = labelled(self, "small", "proposals_count_label")
        self.comment_label = labelled(self, "hint", "proposals_comment_label")
        self.prev_button = named(QToolButton(self), "proposal_prev_button")
        self.next_button = named(QToolButton(self), "proposal_next_button")
        self.take_button = named(QPushButton(self), "proposal_take_button")
        self.take_button.setProperty("soft", True)
        self.dismiss_button = named(QPushButton(self), "proposal_dismiss_button")
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 5, 12, 5)
        for part in (self.count_label, self.prev_button, self.next_button):
            row.addWidget(part)
        row.addWidget(self.comment_label, 1)
        row.addWidget(self.take_button)
        row.addWidget(self.dismiss_button)
        self.prev_button.clicked.connect(partial(self._step, -1))
        self.next_button.clicked.connect(partial(self._step, 1))
        self.take_button.clicked.connect(self._take)
        self.dismiss_button.clicked.connect(self._dismiss)
        kit.look.changed.connect(self._dress)
        kit.words.call(self, self._say)
        self._dress()

    @property
    def proposals(self) -> tuple[Highlight, ...]:
        """The passages that stand in the text, in its order."""
        source = self._source
        if source is None:
            return ()
        return tuple(sorted((one for one in source.highlights if source.text[one.start:one.end] == one.exact), key=lambda one: one.start))

    @property
    def current(self) -> Highlight | None:
        """The passage that the buttons are about."""
        proposals = self.proposals
        return proposals[min(self._at, len(proposals) - 1)] if proposals else None

    def show_source(self, source: Source | None, *, writable: bool) -> None:
        """Shows what is marked in a source; nothing is shown where nothing is."""
        if source is None or self._source is None or source.number != self._source.number:
            self._at = 0
        self._source = source
        self.setVisible(bool(self.proposals))
        for button in (self.take_button, self.dismiss_button):
            button.setEnabled(writable)
        self._say()

    def _step(self, step: int) -> None:
        """The next passage, or the one before."""
        count = len(self.proposals)
        if count:
            self._at = (min(self._at, count - 1) + step) % count
            self._go()

    def _go(self) -> None:
        self._say()
        if (one := self.current) is not None:
            self.went.emit(Span(one.start, one.end))

    def _take(self) -> None:
        if (one := self.current) is not None:
            self.taken.emit(Span(one.start, one.end))

    def _dismiss(self) -> None:
        one, source = self.current, self._source
        if one is not None and source is not None:
            self._kit.do(DropHighlight(source.number, one), said=self._kit.words.text("proposal.dismissed"))

    def _dress(self) -> None:
        for button, icon in ((self.prev_button, "chevron-up"), (self.next_button, "chevron-down")):
            button.setIcon(self._kit.look.icon(icon))

    def _say(self) -> None:
        words, one = self._kit.words, self.current
        self.setAccessibleName(words.text("proposal.accessible"))
        self.count_label.setText(words.counted("proposal.count", len(self.proposals)))
        for button, id in ((self.prev_button, "prev"), (self.next_button, "next")):
            button.setAccessibleName(words.text(f"proposal.{id}"))
            button.setToolTip(words.text(f"proposal.{id}"))
        self.take_button.setText(words.text("proposal.take"))
        self.dismiss_button.setText(words.text("proposal.dismiss"))
        said = ""
        if one is not None and one.comment:
            said = words.text("proposal.by", author=one.author, comment=one.comment) if one.author else one.comment
        self.comment_label.setText(said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…")
        self.comment_label.setToolTip(said)
