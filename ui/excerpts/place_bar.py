"""The bar below the table: how many excerpts there are, and the two ways to place them."""
from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit import Kit
from ui.widgets.key_button import KeyButton
from ui.widgets.named import labelled, named, restyle

_HEIGHT = 49


class PlaceBar(QWidget):
    """The place bar; what it is told to show it keeps, to say it in another language."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("place_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._kit = kit
        self._every = self._shown = self._left = self._selected = self._placeable = 0
        self.label = labelled(self, "small", "excerpt_count_label")
        self.one = self._button("place_in_section_button", "act_place", primary=False)
        self.all = self._button("place_all_button", "act_place_all", primary=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self.label)
        row.addStretch(1)
        row.addWidget(self.one)
        row.addWidget(self.all)
        kit.look.changed.connect(self._dress)
        kit.actions.refreshed.connect(self._follow)
        kit.words.call(self, self.say)
        self._dress()

    def show_counts(self, *, every: int, shown: int, left: int, selected: int, placeable: int) -> None:
        """How many there are, are shown, are not placed, are selected, and have a section that takes them."""
        self._every, self._shown, self._left, self._selected, self._placeable = every, shown, left, selected, placeable
        self.say()

    def say(self) -> None:
        """All of it in words."""
        words = self._kit.words
        several, briefing = self._selected > 1, self._kit.desk.is_open and self._kit.desk.briefing is not None
        done = bool(self._every) and not self._left and briefing and not several
        if several:
            text = words.counted("excerpts.selected", self._selected)
        elif done:
            text = words.text("excerpts.all_placed")
        else:
            of = (words.counted("excerpts.count", self._every) if self._shown == self._every
                  else words.counted("excerpts.count_shown", self._every, shown=self._shown))
            text = " · ".join((of, words.counted("excerpts.count_left", self._left))) if briefing and self._left else of
        self.label.setText(text)
        for button in (self.one, self.all):
            button.setVisible(not done)
        self._name(self.one, words.text("excerpts.place_in_section"), "act_place")
        self._name(self.all, words.counted("excerpts.place_by_theme", self._placeable) if self._placeable
                   else words.text("excerpts.place_all"), "act_place_all")
        self._follow()

    def _name(self, button: KeyButton, text: str, action: str) -> None:
        """A button with the key of its action."""
        button.key = self._kit.actions[action].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setText(text)
        button.setAccessibleName(text)
        button.updateGeometry()

    def _button(self, name: str, action: str, *, primary: bool) -> KeyButton:
        """A button for an action."""
        button = named(KeyButton(self._kit.look, "", self, picture=self._kit.actions.row(action).icon if primary else ""), name)
        button.setProperty("primary", primary)
        button.clicked.connect(self._kit.actions[action].trigger)
        return button

    def _follow(self) -> None:
        """What can be done now."""
        for button, id in ((self.one, "act_place"), (self.all, "act_place_all")):
            action = self._kit.actions[id]
            button.setEnabled(action.isEnabled())
            button.setToolTip(action.toolTip())

    def _dress(self) -> None:
        """Sizes of the day."""
        self.setFixedHeight(self._kit.look.size(_HEIGHT))
        restyle(self.all, "primary", True)
        self._follow()
