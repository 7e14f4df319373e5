"""A grid over a sheet: cells gone through and written with keys and mouse, rows and groups added, moved and removed."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from ui.briefing.cell_edit import CellEdit
from ui.briefing.cell_paint import CellPaint
from ui.briefing.grid_cells import GridDelegate, GridModel
from ui.briefing.sheets import Cell, Place, Sheet, pasted
from ui.kit import Kit

_Index = QModelIndex | QPersistentModelIndex
_KEY, _ALT, _ALT_SHIFT = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
# What a key does to the sheet, whether a cell is being written or not.
_COMMANDS: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], str] = MappingProxyType({
    (_KEY.Key_Up, _ALT): "row_up", (_KEY.Key_Down, _ALT): "row_down",
    (_KEY.Key_Left, _ALT): "group_up", (_KEY.Key_Right, _ALT): "group_down",
    (_KEY.Key_Insert, _NONE): "row_add", (_KEY.Key_Insert, _ALT): "group_add", (_KEY.Key_Delete, _ALT): "row_remove",
    (_KEY.Key_Delete, _ALT_SHIFT): "group_remove"})
_SIGNS = frozenset("012+-")
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)


class GridView(QTableView):
    """The grid. `changed` brings another sheet and what it is merged under; `left` tells that Esc or Ctrl+Enter left it."""

    changed = Signal(object, str)
    left = Signal()
    moved = Signal()  # another cell is the current one, or the focus has come
    refused = Signal()  # a date that cannot be read

    def __init__(self, kit: Kit, name: str, label_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._kit = kit
        self.painting = CellPaint(kit, label_of)
        self.cells = GridModel(self.painting, self)
        self.sheet: Sheet | None = None
        self._read_only = False
        self._needed: dict[int, int] = {}
        self._offered = False  # whether the last row is there only because a key went on below the one above it
        self.setModel(self.cells)
        self.setItemDelegate(GridDelegate(kit, self.painting, label_of, self, self))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(20)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        kit.look.changed.connect(self.fit)
        kit.words.changed.connect(self.fit)

    # --- what it shows -------------------------------------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet, *, read_only: bool) -> None:
        """Shows a sheet; the caret stays where it is."""
        self.sheet, self._read_only = sheet, read_only
        place = (self.currentIndex().row(), self.currentIndex().column())
        self.cells.show(sheet)
        if not self.currentIndex().isValid() and self.cells.rows:
            self.go((max(0, min(place[0], len(self.cells.rows) - 1)), max(0, min(place[1], self.cells.columnCount() - 1))))
        self.fit()

    def fit(self) -> None:
        """Columns share the width; the grid is as high as its rows."""
        if self.sheet is None:
            return
        widths = self.painting.widths(self.sheet, self.viewport().width())
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        for row, height in enumerate(self.painting.heights(self.sheet, widths)):
            self.setRowHeight(row, max(height, self._needed.get(row, 0)))
        bar = self.horizontalScrollBar().sizeHint().height() if sum(widths) > self.viewport().width() + 2 else 0
        self.setFixedHeight(max(self.verticalHeader().length(), self._kit.look.size(30)) + bar + 6)
        self.updateGeometry()

    def room_for(self, row: int, height: int) -> None:
        """The editor over a row needs this height."""
        self._needed = {row: height}
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths make other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def minimumSizeHint(self) -> QSize:
        """No wider than it has to be."""
        return QSize(100, self.height())

    # --- where the caret is --------------------------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """The current cell."""
        return (max(self.currentIndex().row(), 0), max(self.currentIndex().column(), 0))

    def go(self, place: Place) -> None:
        """Makes a cell the current one."""
        self.setCurrentIndex(self.cells.index(*place))

    def name_of(self, place: Place) -> str:
        """What a cell is called: by its row and column."""
        return self._kit.words.text("sheet.cell", row=place[0] + 1, column=place[1] + 1)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Another cell."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The current cell is the first one if there was none."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cells.rows:
            self.go((0, 0))
        self.moved.emit()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The current cell is drawn otherwise without focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def step(self, by: int) -> bool:
        """Goes on to the next cell, or the one before; whether there is one."""
        wide = self.cells.columnCount()
        at = self.place[0] * wide + self.place[1]
        while 0 <= (at := at + by) < wide * len(self.cells.rows):
            if self.cells.rows[at // wide][at % wide].kind != "none":
                self.go((at // wide, at % wide))
                return True
        return False

    # --- writing -------------------------------------------------------------------------------------------------------

    def open_cell(self, *, replacing: bool = False) -> None:
        """Writes in the current cell; one without words has its sign turned."""
        if self._read_only or not self.currentIndex().isValid():
            return
        if not self.cells.cell(self.currentIndex()).written:
            self.turn()
            return
        fresh = self.editor() is None
        if fresh:
            self.edit(self.currentIndex())
        editor = self.editor()
        if editor is not None:
            if fresh:
                editor.begin(replacing=replacing)
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def editor(self) -> CellEdit | None:
        """The editor that lies over the current cell."""
        found = self.indexWidget(self.currentIndex()) if self.currentIndex().isValid() else None
        return found if isinstance(found, CellEdit) else None

    def write(self, place: Place, text: str, merge: str, last: bool) -> None:
        """Words were typed into a cell; a date is read when it is left."""
        sheet, cell = self.sheet, self.cells.rows[place[0]][place[1]] if place[0] < len(self.cells.rows) else None
        if sheet is None or cell is None or (cell.kind == "day" and not last) or text.strip() == cell.text:
            return
        fresh = sheet.write(place, text.strip())
        if fresh == sheet and cell.kind == "day":
            self.refused.emit()
        elif fresh != sheet:
            self.changed.emit(fresh, merge)

    def go_on(self, editor: CellEdit, way: str) -> None:
        """Closes the editor of a cell, and goes where a key says: to the next cell in writing, down, or out."""
        self.close_cell(editor)
        if way == "close":
            self.left.emit()
        elif way in ("next", "previous"):
            if self.step(1 if way == "next" else -1):
                if self.cells.cell(self.currentIndex()).kind != "mark":  # digits give it its mark, letters write
                    self.open_cell(replacing=True)
            elif way == "next":
                self._offer_row()
        elif way == "down":
            self._down()

    def close_cell(self, editor: CellEdit | None = None) -> None:
        """Hands over what was typed, and closes the editor."""
        editor = editor or self.editor()
        if editor is not None:
            editor.pen.hand_over(last=True)
            self._needed = {}
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fit()

    def _down(self) -> None:
        """Enter goes down; below the last row there is a new one."""
        row, column = self.place
        if row + 1 < len(self.cells.rows):
            self.go((row + 1, column))
        else:
            self._offer_row()

    def _offer_row(self) -> None:
        """A row below the last, which goes again when nothing is written into it."""
        before = len(self.cells.rows)
        self.do("row_add")
        self._offered = len(self.cells.rows) > before

    def leave(self) -> None:
        """Closes the editor of a cell; a last row that was offered and not written in is taken away."""
        self.close_cell()
        last = self.cells.rows[-1] if self.cells.rows else ()
        if self._offered and self.sheet is not None and not any(cell.text or cell.other for cell in last):
            self._change(self.sheet.remove_row((len(self.cells.rows) - 1, 0)))
        self._offered = False

    def turn(self, sign: str = "") -> None:
        """The next mark, side, choice or tick of the current cell."""
        if self.sheet is not None and not self._read_only and self.cells.rows:
            self._change(self.sheet.turn(self.place, sign))

    def do(self, command: str) -> None:
        """Adds, removes or moves a row or a group; a new one is written in at once."""
        if self.sheet is None or self._read_only:
            return
        self.close_cell()
        what, _, how = command.partition("_")
        by = {"up": -1, "down": 1}.get(how, 0)
        sheet, place = self.sheet, self.place
        if by:
            sheet, place = sheet.move_row(place, by) if what == "row" else sheet.move_group(place, by)
        elif how == "add":
            sheet, place = sheet.add_row(place) if what == "row" else sheet.add_group(place)
        else:
            sheet = sheet.remove_row(place) if what == "row" else sheet.remove_group(place)
        if self._change(sheet):
            self.go((max(0, min(place[0], len(self.cells.rows) - 1)), max(0, min(place[1], self.cells.columnCount() - 1))))
            if how == "add":
                self.open_cell()

    def _change(self, sheet: Sheet) -> bool:
        """Hands a sheet over, if it is another one."""
        if sheet == self.sheet:
            return False
        self.changed.emit(sheet, "")
        return True

    # --- keys ----------------------------------------------------------------------------------------------------------

    @staticmethod
    def takes(event: QKeyEvent) -> bool:
        """Whether a key is a command of the grid, also while a cell is written."""
        return (Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) in _COMMANDS

    def event(self, event: QEvent) -> bool:
        """The keys of the grid are not the window's while it has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and (
                self.takes(event) or self._edits(event) or event.matches(QKeySequence.StandardKey.Paste)
                or event.matches(QKeySequence.StandardKey.Copy) or event.key() == _KEY.Key_Delete):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _edits(event: QKeyEvent) -> bool:
        """Whether a key opens a cell, turns its sign, or leaves the grid."""
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        return (plain and bool(event.text().strip())) or event.key() in (_KEY.Key_F2, _KEY.Key_Space, *_ENTER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Tab go through the cells, Enter, F2 and letters write, Space turns, Esc leaves."""
        key, cell = event.key(), self.cells.cell(self.currentIndex()) if self.currentIndex().isValid() else Cell(kind="none")
        if self.takes(event):
            self.do(_COMMANDS[Qt.Key(key), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier])
        elif key in (_KEY.Key_Tab, _KEY.Key_Backtab):
            if not self.step(-1 if key == _KEY.Key_Backtab else 1):
                self._past_the_end(event)
        elif key == _KEY.Key_Escape or (key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.left.emit()
        elif key == _KEY.Key_Space or (cell.kind in ("mark", "choice") and event.text() in _SIGNS and event.text()):
            self.turn(event.text().strip())
        elif key in _ENTER or key == _KEY.Key_F2:
            self.open_cell()
        elif not self._type(event, cell):
            super().keyPressEvent(event)

    def _past_the_end(self, event: QKeyEvent) -> None:
        """Tab in the last cell makes a row; in one that cannot be changed, and back from the first, it leaves the grid."""
        if event.key() == _KEY.Key_Tab and not self._read_only:
            self._offer_row()
        else:
            event.ignore()

    def _type(self, event: QKeyEvent, cell: Cell) -> bool:
        """Clears, copies or pastes cells, or begins to write with the letter typed; whether the key was one of these."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(f"{cell.sign} {cell.text}".strip())
        elif event.matches(QKeySequence.StandardKey.Paste) and self.sheet is not None and not self._read_only:
            self._change(pasted(self.sheet, self.place, QGuiApplication.clipboard().text()))
        elif event.key() in (_KEY.Key_Delete, _KEY.Key_Backspace) and cell.written and self.sheet is not None and not self._read_only:
            self._change(self.sheet.write(self.place, ""))
        elif event.text().isprintable() and event.text() and cell.written and self._edits(event):
            self.open_cell(replacing=True)
            if (editor := self.editor()) is not None:
                editor.keyPressEvent(event)
        else:
            return False
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Writes in the cell under the mouse."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.open_cell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the cell that is the current one already writes in it; on a tick, it turns it."""
        index = self.indexAt(event.position().toPoint())
        again = index.isValid() and index == self.currentIndex() and self.hasFocus()
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and (again or self.cells.cell(index).kind in ("tick", "choice")):
            self.open_cell()
