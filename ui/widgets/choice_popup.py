"""A short list that opens, to choose one entry by name, by its digit or with arrows; a name that is not there can be made."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefer.workflow import plain
from ui.announcing import announce
from ui.kit import Kit
from ui.tokens import theme_ink
from ui.widgets.named import labelled, named

_WIDTH, _ROW, _MOST_ROWS = 320, 30, 12
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_ID, _NEW = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Choice(NamedTuple):
    """An entry: its id, its name, its digit (0: none), its colour (0: none), what stands behind it, and whether it holds already."""

    id: str
    name: str
    digit: int = 0
    colour: int = 0
    hint: str = ""
    holds: bool = False


class ChoicePopup(QFrame):
    """The list. `picked` brings an id; `created` a name, when the list allows new ones. It closes itself, and Esc closes it."""

    picked = Signal(str)
    created = Signal(str)

    def __init__(self, kit: Kit, name: str, title: str, choices: Sequence[Choice], parent: QWidget, *, digits: bool = False,
                 create: str = "") -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self.setAccessibleName(title)
        self._kit, self._create = kit, create
        self._choices = [one._replace(digit=one.digit or (place if digits and place <= 9 else 0)) for place, one in enumerate(choices, 1)]
        self.edit = named(QLineEdit(self), f"{name}_edit")
        self.edit.setPlaceholderText(title)
        self.edit.setAccessibleName(title)
        self.edit.textChanged.connect(self._fill)
        self.edit.installEventFilter(self)
        self.list = named(QListWidget(self), f"{name}_list")
        self.list.setAccessibleName(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        head: QLabel = labelled(self, "pane", f"{name}_title")
        head.setText(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(6)
        for part in (head, self.edit, self.list):
            column.addWidget(part)
        self.setFixedWidth(kit.look.size(_WIDTH))
        self._fill("")

    def open_at(self, anchor: QWidget) -> None:
        """Opens over a widget, within the window."""
        window = anchor.window()
        self.adjustSize()
        corner = anchor.mapTo(window, QPoint(min(60, anchor.width() // 4), min(60, anchor.height())))
        x = min(corner.x(), window.width() - self.width() - 12)
        y = min(corner.y(), window.height() - self.height() - 12)
        self.move(window.mapToGlobal(QPoint(max(x, 0), max(y, 0))))
        self.show()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field has the focus; arrows move in the list, Enter takes, a digit takes at once while nothing is typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.list.event(event)
                announce(self._kit.settings, self.list, self.list.currentItem().text() if self.list.currentItem() else "")
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
            digit = event.text()
            if digit.isdigit() and not self.edit.text():
                for choice in self._choices:
                    if choice.digit and str(choice.digit) == digit:
                        self._done(choice.id)
                return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        """The entries that hold what is typed, those that begin with it first; at the end the offer to make a new one."""
        wanted = plain(typed)
        found = [one for one in self._choices if wanted in plain(one.name)]
        found.sort(key=lambda one: not plain(one.name).startswith(wanted))
        self.list.clear()
        for choice in found:
            item = QListWidgetItem(self._said(choice), self.list)
            item.setData(_ID, choice.id)
            item.setIcon(self._icon(choice))
            item.setSizeHint(item.sizeHint().expandedTo(self.list.sizeHint()))
        if self._create and typed.strip() and all(plain(one.name) != wanted for one in found):
            item = QListWidgetItem(self._kit.words.text(self._create, name=typed.strip()), self.list)
            item.setData(_NEW, typed.strip())
            item.setIcon(self._kit.look.icon("plus"))
        height = self._kit.look.size(_ROW)
        for row in range(self.list.count()):
            hint = self.list.item(row).sizeHint()
            hint.setHeight(height)
            hint.setWidth(0)
            self.list.item(row).setSizeHint(hint)
        self.list.setFixedHeight(min(max(self.list.count(), 1), _MOST_ROWS) * height + 4)
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self.adjustSize()

    def _said(self, choice: Choice) -> str:
        """Digit, name, whether it holds, and what stands behind."""
        digit = f"{choice.digit}  " if choice.digit else ""
        return f"{digit}{choice.name}{'  ✓' if choice.holds else ''}{f'   {choice.hint}' if choice.hint else ''}"

    def _icon(self, choice: Choice) -> QIcon:
        """The colour of an entry as a small square."""
        if not choice.colour:
            return QIcon()
        size = self._kit.look.size(12)
        made = QPixmap(size, size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme_ink(self._kit.look.colours, choice.colour)[0]))
        painter.drawRoundedRect(1, 1, size - 2, size - 2, 3, 3)
        painter.end()
        return QIcon(made)

    def _take(self, item: QListWidgetItem | None) -> None:
        """An entry was chosen."""
        if item is None:
            return
        name = item.data(_NEW)
        if name:
            self.close()
            self.created.emit(name)
        else:
            self._done(item.data(_ID))

    def _done(self, id: str) -> None:
        """Closes first, so that the focus is back where it was."""
        self.close()
        self.picked.emit(id)
