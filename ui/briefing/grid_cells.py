"""The cells of a grid: what Qt is told of them, how they are drawn, and what opens over one to write in it."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.briefing.cell_edit import CellEdit
from ui.briefing.cell_paint import CellPaint
from ui.briefing.references import ask_reference
from ui.briefing.sheets import Cell, Place, Sheet
from ui.kit import Kit
from ui.widgets.named import named

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_STAYS = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})


class Grid(Protocol):
    """What the cells know of the grid in which they stand."""

    cells: GridModel

    def hasFocus(self) -> bool:
        """Whether keys go there."""
        ...

    def currentIndex(self) -> QModelIndex:
        """The current cell."""
        ...

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is a command of the grid."""
        ...

    def write(self, place: Place, text: str, merge: str, last: bool) -> None:
        """Words were typed."""
        ...

    def name_of(self, place: Place) -> str:
        """What a cell is called."""
        ...

    def go_on(self, editor: CellEdit, way: str) -> None:
        """A key left the editor of a cell."""
        ...

    def room_for(self, row: int, height: int) -> None:
        """The editor over a row needs a height."""
        ...


class GridModel(QAbstractTableModel):
    """The cells of a sheet."""

    def __init__(self, paint: CellPaint, parent: QObject) -> None:
        super().__init__(parent)
        self._paint = paint
        self.rows: tuple[tuple[Cell, ...], ...] = ()

    def show(self, sheet: Sheet) -> None:
        """Takes in a sheet; cells that are the same stay as they are."""
        former, fresh = self.rows, sheet.rows
        if [len(row) for row in former] != [len(row) for row in fresh]:
            self.beginResetModel()
            self.rows = fresh
            self.endResetModel()
            return
        self.rows = fresh
        for at, (old, new) in enumerate(zip(former, fresh, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(new) - 1))

    def cell(self, index: _Index) -> Cell:
        """The cell at a place."""
        return self.rows[index.row()][index.column()]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() or not self.rows else len(self.rows[0])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, and its name for who cannot see it."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._paint.shown(self.cell(index))
        return self._paint.spoken(self.cell(index)) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every cell can be gone to; those with words can be written."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.cell(index).written else flags


class GridDelegate(QStyledItemDelegate):
    """Draws cells, and opens the editor over one."""

    def __init__(self, kit: Kit, paint: CellPaint, label_of: Callable[[str], str], view: Grid, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._paint, self._label_of, self._view = kit, paint, label_of, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A cell with the lines around it; the current one in a frame."""
        look, cell = self._kit.look, self._view.cells.cell(index)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus) or index == self._view.currentIndex()
        painter.fillRect(rect, look.colour("accent_soft" if current and self._view.hasFocus() else "base_alt" if cell.strong else "base"))
        self._paint.paint(painter, rect, cell)
        painter.setPen(look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if current:
            painter.setPen(QPen(look.colour("accent" if self._view.hasFocus() else "line_strong"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """The editor of a cell's words."""
        place, cell = (index.row(), index.column()), self._view.cells.cell(index)
        edit = named(CellEdit(self._kit, self._label_of, self._view.takes, partial(self._view.write, place), parent), "cell_edit")
        edit.setAccessibleName(self._view.name_of(place))
        edit.given = cell.text
        edit.put(cell.text)
        edit.show_ghost(cell.other)
        edit.asked.connect(partial(ask_reference, self._kit, edit, 2))
        edit.went.connect(lambda way: self._view.go_on(edit, way))
        edit.grew.connect(lambda: self._view.room_for(place[0], edit.needed))
        QTimer.singleShot(0, edit, lambda: self._view.room_for(place[0], edit.needed))
        return edit

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """What the pack has, unless it comes from this editor."""
        if isinstance(editor, CellEdit):
            editor.give(self._view.cells.cell(index).text)

    def setModelData(self, editor: QWidget, model: object, index: _Index) -> None:
        """Hands over what was typed last."""
        if isinstance(editor, CellEdit):
            editor.pen.hand_over(last=True)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """Over the whole cell."""
        editor.setGeometry(QRect(option.rect).adjusted(0, 0, -1, -1))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys are the editor's; it closes when the focus is gone, other than into a popup of its own."""
        going = isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and event.reason() not in _STAYS
        if going and isinstance(editor, CellEdit):
            editor.pen.hand_over(last=True)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        return False
