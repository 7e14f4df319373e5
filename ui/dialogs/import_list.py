"""The list of an import: a model over its rows, and how a row is drawn, with the button of what can be done about it."""
from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.dialogs.import_job import ImportJob
from ui.dialogs.import_rows import Row, report_of, said_of
from ui.kit import Kit
from ui.widgets.rows import paint_chosen, paint_rule

_ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ICON, _SIDE, _GAP, _LINES = 18, 15, 11, 3


class ImportModel(QAbstractListModel):
    """The rows of an import, with the words that readers of the screen hear."""

    def __init__(self, kit: Kit, job: ImportJob, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._job, self._shown = kit, job, len(job.rows)
        job.changed.connect(lambda at: self.dataChanged.emit(self.index(at), self.index(at)))
        job.grown.connect(self._grow)
        kit.words.changed.connect(self.layoutChanged)

    def rowCount(self, parent: _Index = _NONE) -> int:
        """How many files there are."""
        return 0 if parent.isValid() else self._shown

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row, or its words."""
        if not index.isValid():
            return None
        words, row = self._kit.words, self._job.rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = words.text("intake.row", file=row.file.name, said=said_of(words, row))
            if role == Qt.ItemDataRole.AccessibleTextRole and row.action:
                said += " " + words.text("intake.row.action", action=words.text(f"intake.action.{row.action}"))
            return said
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return report_of(words, row) or None
        return None

    def _grow(self) -> None:
        """New files."""
        self.beginInsertRows(QModelIndex(), self._shown, len(self._job.rows) - 1)
        self._shown = len(self._job.rows)
        self.endInsertRows()


class ImportDelegate(QStyledItemDelegate):
    """Draws icon, name, what became of the file, and a button; `pressed` names the row whose button was clicked."""

    pressed = Signal(int)

    def __init__(self, kit: Kit, view: QListView) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Tall enough for what is said, up to three lines."""
        row: Row = index.data(_ROW)
        look = self._kit.look
        width = self._view.viewport().width() - self._left() - _SIDE - self._button_width(row)
        small = QFontMetrics(look.font(12))
        said = small.boundingRect(QRect(0, 0, max(width, 120), 1000), int(Qt.TextFlag.TextWordWrap), said_of(self._kit.words, row))
        height = min(said.height(), _LINES * small.lineSpacing())
        return QSize(self._view.viewport().width(), look.size(10 + 18 + 8) + height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A row."""
        row: Row = index.data(_ROW)
        look, words = self._kit.look, self._kit.words
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            paint_chosen(painter, look, rect, focused=self._view.hasFocus())
        paint_rule(painter, look, rect)
        icon, colour = row.icon
        size = look.size(_ICON)
        look.icon(icon, colour).paint(painter, rect.left() + _SIDE, rect.top() + (rect.height() - size) // 2, size, size)
        right = rect.right() - _SIDE - self._button_width(row)
        text = QRect(rect.left() + self._left(), rect.top() + look.size(8), right - rect.left() - self._left(), rect.height())
        painter.setFont(look.font(13, 600))
        painter.setPen(look.colour("text"))
        name = QFontMetrics(painter.font()).elidedText(row.file.name, Qt.TextElideMode.ElideMiddle, text.width())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignTop), name)
        painter.setFont(look.font(12))
        painter.setPen(look.colour("err" if row.state == "failed" else "text3"))
        painter.drawText(text.adjusted(0, look.size(18), 0, -look.size(14)), int(Qt.TextFlag.TextWordWrap), said_of(words, row))
        if row.action:
            self._paint_button(painter, self.button_rect(rect, row), words.text(f"intake.action.{row.action}"))
        painter.restore()

    def button_rect(self, rect: QRect, row: Row) -> QRect:
        """Where the button of a row stands."""
        width, height = self._button_width(row) - _GAP, self._kit.look.size(27)
        return QRect(rect.right() - _SIDE - width, rect.top() + (rect.height() - height) // 2, width, height)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index) -> bool:
        """A click on the button."""
        row: Row = index.data(_ROW)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease and row.action:
            rect: QRect = option.rect
            if self.button_rect(rect, row).contains(event.position().toPoint()):
                self.pressed.emit(index.row())
                return True
        return super().editorEvent(event, model, option, index)

    def _paint_button(self, painter: QPainter, box: QRect, text: str) -> None:
        look = self._kit.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.setBrush(look.colour("base"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(look.font(13, 500))
        painter.setPen(look.colour("text"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _button_width(self, row: Row) -> int:
        """The room for the button, with the gap before it."""
        if not row.action:
            return 0
        font = QFontMetrics(self._kit.look.font(13, 500))
        return font.horizontalAdvance(self._kit.words.text(f"intake.action.{row.action}")) + 22 + _GAP

    def _left(self) -> int:
        return _SIDE + self._kit.look.size(_ICON) + _GAP


class ImportList(QListView):
    """The list; Enter does what the button of the row does (`asked` names it), and is left to the dialog where there is none."""

    asked = Signal(int)

    def __init__(self, kit: Kit, job: ImportJob, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_list")
        self.setModel(ImportModel(kit, job, self))
        delegate = ImportDelegate(kit, self)
        delegate.pressed.connect(self.asked)
        self.setItemDelegate(delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.setProperty("bare", True)  # the row shows the focus
        kit.words.bind(self, self.setAccessibleName, "intake.list")
        kit.look.changed.connect(self.scheduleDelayedItemsLayout)
        job.changed.connect(lambda _: self.scheduleDelayedItemsLayout())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts on the row."""
        index = self.currentIndex()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and index.isValid() and index.data(_ROW).action:
            self.asked.emit(index.row())
        elif enter:
            event.ignore()
        else:
            super().keyPressEvent(event)
