"""What the sources workspace shows when a pack has none: how to begin."""
from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.kit import Kit
from ui.widgets.key_button import KeyButton
from ui.widgets.named import labelled, named

_WIDTH, _HEIGHT, _ICON = 488, 252, 42
_BUTTONS = (("act_import", "sources.empty.import", "file-import"), ("act_paste_source", "sources.empty.paste", "clipboard-text"))


class EmptyPage(QWidget):
    """The page: an icon, a sentence, and two ways to go on, each with its key."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setObjectName("sources_empty")
        self.setProperty("pane", "middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._card = named(QFrame(self), "sources_empty_card")
        self._icon = QLabel(self._card)
        self._title = labelled(self._card, "screen", "sources_empty_title")
        self._drop = labelled(self._card, "", "sources_empty_drop")
        self._note = labelled(self, "hint", "sources_empty_note")
        self.buttons = {id: named(KeyButton(kit.look, "", self._card, picture=icon), f"empty_{id.removeprefix('act_')}_button")
                        for id, _, icon in _BUTTONS}
        self.buttons["act_import"].setProperty("primary", True)
        self._arrange()
        kit.actions.refreshed.connect(self._enable)
        kit.look.changed.connect(self._dress)
        kit.words.call(self, self._say)
        self._dress()

    def _arrange(self) -> None:
        """A card in the middle."""
        inside = QVBoxLayout(self._card)
        inside.setSpacing(10)
        inside.addStretch(1)
        for part in (self._icon, self._title, self._drop):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(part)
        inside.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for id, button in self.buttons.items():
            button.clicked.connect(self._kit.actions[id].trigger)
            row.addWidget(button)
        row.addStretch(1)
        inside.addLayout(row)
        inside.addStretch(1)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        column.addSpacing(12)
        column.addWidget(self._note)
        column.addStretch(1)

    def _enable(self) -> None:
        """The buttons can what their actions can."""
        for id, button in self.buttons.items():
            button.setEnabled(self._kit.actions[id].isEnabled())
            button.setToolTip(self._kit.actions[id].toolTip())
        self._dress()

    def _dress(self) -> None:
        """Icons and sizes."""
        look = self._kit.look
        self._card.setFixedSize(look.size(_WIDTH), look.size(_HEIGHT))
        self._icon.setPixmap(pixmap("file-import", look.colours["accent"], look.size(_ICON), self.devicePixelRatioF(), 1.4))

    def _say(self) -> None:
        """All words; a key stands behind what it does."""
        words = self._kit.words
        self._title.setText(words.text("sources.empty.title"))
        self._drop.setText(words.text("sources.empty.drop"))
        self._note.setText(words.text("sources.empty.note"))
        for id, said, _ in _BUTTONS:
            keys = self._kit.actions[id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.buttons[id].key = keys
            self.buttons[id].setText(words.text(said))
            self.buttons[id].setAccessibleName(words.text(said))
