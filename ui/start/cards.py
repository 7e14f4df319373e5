"""The ways to begin, as cards: an icon, what to do, what comes of it, and the key."""
from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from ui.kit import Kit
from ui.widgets.key_button import draw_key

_HEIGHT, _WIDTH, _PAD = 58, 318, 15


class StartCard(QPushButton):
    """A card for an action; `more` is the id of its second line."""

    def __init__(self, kit: Kit, action: str, more: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._action, self._more = kit, action, more
        self.setProperty("card", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.clicked.connect(kit.actions[action].trigger)
        kit.actions.refreshed.connect(self._say)
        kit.look.changed.connect(self._say)
        self._say()

    def sizeHint(self) -> QSize:
        """As large as the words grow."""
        return QSize(_WIDTH, self._kit.look.size(_HEIGHT))

    def _say(self) -> None:
        """The words of the action, for those who hear the screen."""
        action = self._kit.actions[self._action]
        self._head = action.text().replace("&", "")
        self.setAccessibleName(self._head)
        self.setAccessibleDescription(self._kit.words.text(self._more))
        self.setToolTip(action.toolTip())
        self.setMinimumHeight(self._kit.look.size(_HEIGHT))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, and on it what it says."""
        super().paintEvent(event)
        look, painter = self._kit.look, QPainter(self)
        size = look.size(22)
        look.icon(self._kit.actions.row(self._action).icon, "accent").paint(painter, _PAD, (self.height() - size) // 2, size, size)
        right = self.width() - _PAD
        keys = self._kit.actions[self._action].shortcut()
        if not keys.isEmpty():
            right = draw_key(painter, look, right, self.height() // 2, keys.toString(keys.SequenceFormat.NativeText),
                             look.colour("text2"), look.colour("line_strong")) - 8
        left = _PAD + size + 12
        half = self.height() // 2
        painter.setPen(QPen(look.colour("text")))
        painter.setFont(look.font(13, 600))
        painter.drawText(QRect(left, 0, right - left, half), int(Qt.AlignmentFlag.AlignBottom), self._head)
        painter.setPen(look.colour("text2"))
        painter.setFont(look.font(12))
        said = painter.fontMetrics().elidedText(self._kit.words.text(self._more), Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, half, right - left, half), int(Qt.AlignmentFlag.AlignTop), said)
