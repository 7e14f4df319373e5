"""The cards of a section as a list: chosen with keys and mouse, dragged, edited in place."""
from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from briefer.edits import Spot
from briefer.model.sources import ExcerptId
from ui.briefing.body_rows import Row
from ui.briefing.card_delegate import ExcerptCardDelegate
from ui.briefing.card_words import short
from ui.briefing.cards_model import CardsModel
from ui.dragging import EXCERPTS
from ui.kit import Kit

_EMPTY = 40
_Index = QModelIndex | QPersistentModelIndex


class CardsView(QListView):
    """As high as its rows; `menu_asked` brings a row and where, `edit_asked` a row and whether the text before it is meant."""

    menu_asked = Signal(int, QPoint)
    edit_asked = Signal(int, bool)
    dragged = Signal(QPoint)  # something is being dragged over this place
    moved_to = Signal()  # the current row is another, or the focus has come
    remove_asked = Signal(int)  # a row that is no card
    editor_closed = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("section_excerpt_view")
        self._kit = kit
        self._drop_at = -1
        self.cards = CardsModel(kit, self)
        self.delegate = ExcerptCardDelegate(kit, self)
        self.editor: QWidget | None = None
        self._editor_key: tuple[str, str, str, int] | None = None
        self.setModel(self.cards)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        for signal in (self.cards.modelReset, self.cards.dataChanged):
            signal.connect(lambda *_: self.fit())
        kit.look.changed.connect(self.fit)

    # --- size and editors ----------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Takes the height that its rows need, and lays the editor over its row."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        heights = [self.delegate.sizeHint(option, self.cards.index(row)).height() for row in range(self.cards.rowCount())]
        height = sum(heights)
        self.setFixedHeight(height + 2 if heights else self._kit.look.size(_EMPTY))
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self._lay_editor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths make other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def lay_over(self, row: Row, editor: QWidget) -> None:
        """Opens an editor over a row."""
        self.close_editor()
        self.editor, self._editor_key = editor, row.key
        self.delegate.open_height[row.key] = editor.sizeHint().height()
        editor.installEventFilter(self)
        self.fit()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_editor(self) -> None:
        """Closes the editor; the list has the focus again if the editor had it."""
        if self.editor is not None:
            editor, self.editor, self._editor_key = self.editor, None, None
            focused = self.window().focusWidget()
            had_focus = focused is not None and editor.isAncestorOf(focused)
            self.delegate.open_height.clear()
            editor.hide()
            editor.deleteLater()
            if had_focus:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fit()
            self.editor_closed.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """An editor that grows makes its row grow."""
        if watched is self.editor and event.type() == QEvent.Type.LayoutRequest and self.editor and self._editor_key:
            height = self.editor.sizeHint().height()
            if self.delegate.open_height.get(self._editor_key) != height:
                self.delegate.open_height[self._editor_key] = height
                self.fit()
        return False

    def _lay_editor(self) -> None:
        if self.editor is None or self._editor_key is None:
            return
        at = next((row for row, one in enumerate(self.cards.rows) if one.key == self._editor_key), -1)
        if at < 0:
            self.close_editor()
            return
        rect = self.visualRect(self.cards.index(at))
        self.editor.setGeometry(rect.adjusted(0, 0, 0, -8))

    # --- choosing ------------------------------------------------------------------------------------------------------

    def chosen(self) -> tuple[ExcerptId, ...]:
        """The excerpts that are selected, in their order here."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(id for row in rows if (id := self.cards.entries[row].row.excerpt))

    def quoted(self) -> tuple[ExcerptId, ...]:
        """What is copied from here: what is selected, else the card that has the focus."""
        row = self.current_row()
        return self.chosen() or ((row.excerpt,) if row is not None and row.excerpt is not None else ())

    def choose(self, ids: tuple[ExcerptId, ...]) -> None:
        """Selects excerpts that stand here; the first becomes the current one."""
        rows = [row for id in ids if (row := self.cards.row_of(id)) >= 0]
        model = self.selectionModel()
        if [index.row() for index in model.selectedIndexes()] == rows:
            return
        model.clearSelection()
        for row in reversed(rows):
            model.setCurrentIndex(self.cards.index(row), QItemSelectionModel.SelectionFlag.Select)

    def go_to(self, spot: Spot, at: int) -> int | None:
        """Makes the row of an item the current one; its place, or None when no row shows the item."""
        found = next((place for place, row in enumerate(self.cards.rows)
                      if row.spot == spot and (row.at == at or at in row.told) and row.kind not in ("head", "lanes")), None)
        if found is not None:
            self.selectionModel().setCurrentIndex(self.cards.index(found), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return found

    def current_row(self) -> Row | None:
        """The row that has the focus."""
        index = self.currentIndex()
        return self.cards.entries[index.row()].row if index.isValid() and index.row() < len(self.cards.entries) else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row is the current one if none was."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.entries:
            self.setCurrentIndex(self.cards.index(0))
        self.moved_to.emit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Another row."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            self.moved_to.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits; letters are commands, not a search."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and index.isValid() and not event.modifiers():
            self.edit_asked.emit(index.row(), False)
        elif event.key() == Qt.Key.Key_Delete and index.isValid() and self.cards.entries[index.row()].row.excerpt is None:
            self.remove_asked.emit(index.row())
        elif event.key() == Qt.Key.Key_Menu and index.isValid():
            self.menu_asked.emit(index.row(), self.viewport().mapToGlobal(self.visualRect(index).center()))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """None: letters are commands."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The dots open the menu."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and self.cards.entries[index.row()].row.kind != "head":
            dots = self.delegate.menu_rect(index)
            if event.button() == Qt.MouseButton.RightButton:
                self.menu_asked.emit(index.row(), event.globalPosition().toPoint())
            elif dots.contains(event.position().toPoint()):
                self.menu_asked.emit(index.row(), self.viewport().mapToGlobal(dots.bottomLeft()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edits what is under the mouse."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid():
            self.edit_asked.emit(index.row(), self.delegate.before_rect(index).contains(place))

    # --- dragging ------------------------------------------------------------------------------------------------------

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Takes the selected cards along."""
        indexes = [index for index in self.selectionModel().selectedIndexes() if self.cards.entries[index.row()].row.excerpt]
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self.cards.mimeData(indexes))
        rect = self.visualRect(indexes[0])
        picture = QPixmap(QSize(min(rect.width(), 360), min(rect.height(), 60)))
        picture.fill(self._kit.look.colour("accent_soft"))
        painter = QPainter(picture)
        painter.setPen(self._kit.look.colour("text"))
        painter.drawText(picture.rect().adjusted(8, 4, -8, -4), Qt.TextFlag.TextWordWrap.value, self._named(indexes[0]))
        painter.end()
        drag.setPixmap(picture)
        drag.exec(supported, Qt.DropAction.MoveAction)

    def _named(self, index: QModelIndex) -> str:
        """What is dragged, in short."""
        card = self.cards.entries[index.row()].card
        return short(card.quote) if card else ""

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows where it would go."""
        if event.mimeData().hasFormat(EXCERPTS) and not self._kit.desk.session.read_only:
            self._show_drop(self.row_at(event.position().toPoint()))
            self.dragged.emit(event.position().toPoint())
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Shows nothing any more."""
        self._show_drop(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands it to the model; nothing is taken away here."""
        row = self.row_at(event.position().toPoint())
        self._show_drop(-1)
        if event.mimeData().hasFormat(EXCERPTS):
            self.cards.dropMimeData(event.mimeData(), event.dropAction(), row, 0, QModelIndex())
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def row_at(self, place: QPoint) -> int:
        """The row before which something dropped at a place would go."""
        for row in range(self.cards.rowCount()):
            if place.y() < self.visualRect(self.cards.index(row)).center().y():
                return row
        return self.cards.rowCount()

    def _show_drop(self, row: int) -> None:
        if row != self._drop_at:
            self._drop_at = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, what to do without any, and a line where something would be dropped."""
        super().paintEvent(event)
        if not self.cards.entries:
            painter = QPainter(self.viewport())
            painter.setFont(self._kit.look.font(12))
            painter.setPen(self._kit.look.colour("text3"))
            painter.drawText(self.viewport().rect(), Qt.TextFlag.TextWordWrap.value, self._kit.words.text("cards.empty"))
            painter.end()
        if self._drop_at >= 0:
            painter = QPainter(self.viewport())
            count = self.cards.rowCount()
            rect = self.visualRect(self.cards.index(min(self._drop_at, count - 1))) if count else QRect(0, 0, self.width(), 2)
            y = rect.bottom() - 4 if self._drop_at >= count else max(rect.top() - 4, 0)
            painter.fillRect(QRect(0, y, self.viewport().width(), 2), self._kit.look.colour("accent"))
            painter.end()
