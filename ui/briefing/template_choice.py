"""What stands in the place of a briefing while there is none: a choice of templates."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefer.model.briefing import Template
from briefer.workflow import Library
from ui.kit import Kit
from ui.widgets.key_button import KeyButton
from ui.widgets.named import labelled, named
from ui.widgets.template_cards import TemplateCards

_FIRST = 3
_WIDE, _ROW = 812, 252


class TemplateChoice(QWidget):
    """Cards of the first templates, all of them on demand; `created` brings the one chosen, `cancelled` when an existing briefing stays."""

    created = Signal(object)
    cancelled = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("template_choice")
        self.setProperty("pane", "middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._kit = kit
        self._library: Library | None = None
        self._placed_by: Callable[[Template], int] = lambda _: 0
        self._can_cancel = False
        self.title = labelled(self, "screen", "template_title_label")
        self.hint = labelled(self, "small", "template_hint_label")
        self.cards = TemplateCards(kit, self)
        self.cards.setFrameShape(QFrame.Shape.NoFrame)
        self.cards.picked.connect(self._say)
        self.create_button = named(KeyButton(kit.look, "Enter", self, picture="layout-list"), "template_create_button")
        self.create_button.setProperty("primary", True)
        self.create_button.setDefault(True)
        self.create_button.clicked.connect(self._create)
        self.more_button = named(QPushButton(self), "template_more_button")
        self.more_button.clicked.connect(self._more)
        self.cancel_button = named(QPushButton(self), "template_cancel_button")
        self.cancel_button.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for button in (self.create_button, self.more_button, self.cancel_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        for part in (self.title, self.hint):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(18)
        column.addWidget(self.cards, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addStretch(1)
        kit.words.call(self, self._say)
        kit.look.changed.connect(self._fit)
        self._fit()

    def show_choice(self, library: Library, placed_by: Callable[[Template], int], *, can_cancel: bool) -> None:
        """Offers the templates of a library; `placed_by` says how many excerpts one would place."""
        self._placed_by, self._can_cancel = placed_by, can_cancel
        if self._library is None:
            self._library = library
            self.cards.show_templates(library.templates()[:_FIRST])
        self._say()

    def focus_first(self) -> None:
        """The button that creates has the focus: Enter is enough."""
        self.create_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter creates, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._create()
        elif event.key() == Qt.Key.Key_Escape and self._can_cancel:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _create(self) -> None:
        template = self.cards.template
        if template is not None and self.create_button.isEnabled():
            self.created.emit(template)

    def _more(self) -> None:
        """All of them, in the same cards."""
        if self._library is not None:
            self.more_button.hide()
            self.cards.show_templates(self._library.templates())
            self._fit()
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Three cards wide; two rows and a little when there are more."""
        rows = 1 if self.more_button.isVisibleTo(self) else 1.9
        self.cards.setFixedSize(self._kit.look.size(_WIDE), self._kit.look.size(_ROW * rows))

    def _say(self) -> None:
        """Words that count."""
        words, template = self._kit.words, self.cards.template
        count = self._placed_by(template) if template is not None and self._kit.desk.is_open else 0
        self.title.setText(words.text("template.title"))
        self.hint.setText(words.counted("template.hint", count) if count else words.text("template.hint.none"))
        self.create_button.setText(words.counted("template.create", count) if count else words.text("template.create.empty"))
        self.create_button.setEnabled(self._kit.desk.is_open and not self._kit.desk.session.read_only)
        self.more_button.setText(words.text("template.more"))
        self.cancel_button.setText(words.text("dialog.cancel"))
        self.cancel_button.setVisible(self._can_cancel)
