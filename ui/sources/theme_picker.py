"""Choosing a theme by its name, or making one: a small window over the reader."""
from __future__ import annotations

import unicodedata

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from briefer.model.pack import Pack
from ui.kit import Kit
from ui.widgets.named import named

_WIDTH, _HEIGHT = 300, 320
_ID = Qt.ItemDataRole.UserRole


class ThemePicker(QFrame):
    """A field and a list. `chosen` brings the id of a theme; `named` the name of one that is not there yet."""

    chosen = Signal(str)
    created = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._kit = kit
        self.setObjectName("theme_picker")
        self._pack: Pack | None = None
        self.edit = named(QLineEdit(self), "theme_picker_edit")
        self.list = named(QListView(self), "theme_picker_list")
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.edit)
        column.addWidget(self.list)
        self.edit.textEdited.connect(self._fill)
        self.list.clicked.connect(self._take)
        self.list.activated.connect(self._take)
        kit.words.call(self, self._say)

    def ask(self, pack: Pack, at: QPoint) -> None:
        """Opens below a place of the screen."""
        look = self._kit.look
        self._pack = pack
        self.edit.clear()
        self._fill()
        self.setFixedSize(look.size(_WIDTH), look.size(_HEIGHT))
        self.move(at)
        self.show()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the list, Enter takes."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            row = self.list.currentIndex().row() + (1 if event.key() == Qt.Key.Key_Down else -1)
            self.list.setCurrentIndex(self._model.index(min(max(row, 0), self._model.rowCount() - 1), 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _fill(self, _: str = "") -> None:
        """The themes whose name has what was typed, in either language; and the one that could be made."""
        typed = self.edit.text().strip()
        wanted = _plain(typed)
        self._model.clear()
        themes = self._pack.themes if self._pack else ()
        for theme in themes:
            if any(wanted in _plain(name) for name in theme.name.values()) or typed == str(theme.key):
                name = self._kit.words.best(theme.name)
                item = QStandardItem(f"{theme.key or ' '}   {name}" if not theme.parent else f"{theme.key or ' '}      {name}")
                item.setData(theme.id, _ID)
                item.setAccessibleText(name)
                self._model.appendRow(item)
        if typed and not any(wanted == _plain(name) for theme in themes for name in theme.name.values()):
            item = QStandardItem(self._kit.words.text("themes.create", name=typed))
            item.setData("", _ID)
            self._model.appendRow(item)
        self.list.setCurrentIndex(self._model.index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        """The theme that was chosen."""
        if not index.isValid():
            return
        self.hide()
        id = index.data(_ID)
        if id:
            self.chosen.emit(id)
        else:
            self.created.emit(self.edit.text().strip())

    def _say(self) -> None:
        words = self._kit.words
        self.edit.setAccessibleName(words.text("themes.pick"))
        self.edit.setPlaceholderText(words.text("themes.pick_hint"))
        self.list.setAccessibleName(words.text("themes.title"))


def _plain(text: str) -> str:
    """A name without case and accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))
