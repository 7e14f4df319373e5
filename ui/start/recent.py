"""What was open lately: a list that greys what cannot be reached and says why."""
from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.kit import Kit
from ui.moments import when_of
from ui.packs import Packs, Recent
from ui.tasks import Task
from ui.widgets.rows import paint_chosen, paint_rule

_ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_HEIGHT, _PAD, _ICON = 57, 14, 18


def missing(path: Path) -> str:
    """Why a pack cannot be reached: drive, folder or file, or nothing if it can. May take long where a drive sleeps."""
    if path.exists():
        return ""
    if path.anchor and not Path(path.anchor).exists():
        return "drive"
    return "file" if path.parent.exists() else "folder"


class RecentList(QListView):
    """The list; `opened` and `locate` bring the pack that is meant, `Del` takes it out of the list."""

    opened = Signal(Path)
    locate = Signal(Path)

    def __init__(self, kit: Kit, packs: Packs, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._packs = kit, packs
        self.setObjectName("recent_list")
        self._model = _Recents(kit, self)
        self.setModel(self._model)
        self.setItemDelegate(_RecentDelegate(kit, self))
        self.setUniformItemSizes(True)
        self.setProperty("bare", True)  # the row shows the focus
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._act)
        kit.words.bind(self, self.setAccessibleName, "start.recent")
        kit.look.changed.connect(self.scheduleDelayedItemsLayout)

    def look_again(self) -> None:
        """Reads the list, and looks beside the window what of it can be reached."""
        rows = self._packs.recent_rows
        self._model.fill(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0))

        def look(task: Task) -> dict[Path, str]:
            return {row.path: missing(row.path) for row in rows if not task.stopped}

        if rows:
            self._kit.tasks.run(look, done=self._model.grey, failed=self._kit.problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del takes out of the list."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._act(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            row: Recent = index.data(_ROW)
            self._packs.forget(row.path)
            self._kit.say(self._kit.words.text("start.forgotten", name=row.path.stem))
        else:
            super().keyPressEvent(event)

    def _act(self, index: QModelIndex) -> None:
        """Opens a pack, or looks for one that is not where it was."""
        row: Recent = index.data(_ROW)
        (self.locate if self._model.reason(row.path) else self.opened).emit(row.path)


class _Recents(QAbstractListModel):
    """The rows, and why some cannot be reached."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._rows, self._away = kit, tuple[Recent, ...](), dict[Path, str]()
        kit.words.changed.connect(self.layoutChanged)

    def fill(self, rows: tuple[Recent, ...]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def grey(self, away: dict[Path, str]) -> None:
        """What cannot be reached, and why."""
        self._away = {path: why for path, why in away.items() if why}
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def reason(self, path: Path) -> str:
        """Why a pack cannot be reached, in words; nothing if it can."""
        why = self._away.get(path)
        return self._kit.words.text(f"start.away.{why}", place=path.anchor if why == "drive" else path.parent.name) if why else ""

    def rowCount(self, parent: _Index = _NONE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row, or its words."""
        if not index.isValid():
            return None
        row, words = self._rows[index.row()], self._kit.words
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return row.path.stem
            case Qt.ItemDataRole.ToolTipRole:
                return str(row.path)
            case Qt.ItemDataRole.StatusTipRole:
                return self._second(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (row.path.stem, self._second(row), when_of(words, row.when, date.today()))
                return ", ".join(part for part in parts if part)
            case _:
                return None

    def _second(self, row: Recent) -> str:
        """The second line: what is in it, or why it cannot be opened."""
        words = self._kit.words
        if reason := self.reason(row.path):
            return words.text("start.away.locate", reason=reason)
        if not row.when:
            return str(row.path.parent)
        if row.sealed:
            return words.text("start.sealed")
        return " · ".join((words.counted("start.sources", row.sources), words.counted("start.excerpts", row.excerpts)))


class _RecentDelegate(QStyledItemDelegate):
    """Draws name, contents and time."""

    def __init__(self, kit: Kit, view: RecentList) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are as tall."""
        return QSize(200, self._kit.look.size(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A row."""
        look, words = self._kit.look, self._kit.words
        row: Recent = index.data(_ROW)
        rect: QRect = option.rect
        away = bool(self._view._model.reason(row.path))
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            paint_chosen(painter, look, rect, focused=self._view.hasFocus())
        paint_rule(painter, look, rect)
        size = look.size(_ICON)
        icon = look.icon("cloud-off" if away else "notes", "disabled" if away else "text2")
        icon.paint(painter, rect.left() + _PAD, rect.top() + (rect.height() - size) // 2, size, size)
        painter.setFont(look.font(12))
        painter.setPen(look.colour("disabled" if away else "text2"))
        time = when_of(words, row.when, date.today())
        wide = QFontMetrics(painter.font()).horizontalAdvance(time)
        painter.drawText(rect.adjusted(0, 0, -_PAD, 0), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), time)
        left = rect.left() + _PAD + size + 13
        room = rect.right() - _PAD - wide - 12 - left
        half = rect.height() // 2
        second = QFontMetrics(painter.font()).elidedText(str(index.data(Qt.ItemDataRole.StatusTipRole)), Qt.TextElideMode.ElideRight, room)
        painter.setPen(look.colour("text3"))
        painter.drawText(QRect(left, rect.top() + half, room, half), int(Qt.AlignmentFlag.AlignTop), second)
        painter.setFont(look.font(13, 600))
        painter.setPen(look.colour("text3" if away else "text"))
        name = QFontMetrics(painter.font()).elidedText(row.path.stem, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, rect.top(), room, half), int(Qt.AlignmentFlag.AlignBottom), name)
        painter.restore()
