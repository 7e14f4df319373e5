"""How a row of the outline is drawn: number, title, and at the right what the section holds."""
from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.briefing.outline_model import CHECKS, COUNT, MARK, NUMBER
from ui.kit import Kit
from ui.widgets.rows import paint_chosen

_ROW, _LEFT, _TITLE, _RIGHT, _ICON = 32, 14, 36, 13, 14


class OutlineDelegate(QStyledItemDelegate):
    """A row of 32, the selected one with a bar at its left."""

    def __init__(self, kit: Kit, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height."""
        return QSize(0, self._kit.look.size(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The row."""
        look, rect = self._kit.look, QRect(option.rect)
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        mark = str(index.data(MARK))
        painter.save()
        if selected:
            paint_chosen(painter, look, rect, focused=self._view.hasFocus(), framed=False)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font(12.5))
        painter.setPen(look.colour("text3" if not selected else "text2"))
        number = str(index.data(NUMBER) or "")
        left = rect.left() + look.size(_LEFT)
        title_left = rect.left() + max(look.size(_TITLE), look.size(_LEFT) + QFontMetrics(painter.font()).horizontalAdvance(number) + 8)
        painter.drawText(QRect(left, rect.top(), rect.width(), rect.height()), middle, number)
        right = self._draw_mark(painter, index, rect, mark)
        if index.data(CHECKS):
            right -= look.size(_ICON) + 6
            look.icon("alert-triangle", "warn").paint(painter, QRect(QPoint(right, rect.center().y() - look.size(_ICON) // 2),
                                                                     QSize(look.size(_ICON), look.size(_ICON))))
        font = look.font(13, 600 if selected else 400)
        painter.setFont(font)
        painter.setPen(look.colour("text3" if mark == "off" else "text"))
        room = QRect(title_left, rect.top(), right - 8 - title_left, rect.height())
        painter.drawText(room, middle, QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width()))
        painter.restore()

    def _draw_mark(self, painter: QPainter, index: QModelIndex | QPersistentModelIndex, rect: QRect, mark: str) -> int:
        """Count, pencil or word at the right; gives back where it begins."""
        look = self._kit.look
        right = rect.right() - look.size(_RIGHT)
        if mark == "text":
            size = look.size(_ICON)
            look.icon("pencil", "text3").paint(painter, QRect(right - size, rect.center().y() - size // 2, size, size))
            return right - size
        said = str(index.data(COUNT)) if mark == "count" else self._kit.words.text(f"outline.{mark}")
        painter.drawText(QRect(rect.left(), rect.top(), right - rect.left(), rect.height()),
                         Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)
        return right - QFontMetrics(painter.font()).horizontalAdvance(said)
