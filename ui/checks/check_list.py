"""The list of checks: two groups, and on each line what it is, where, and the buttons of its fixes."""
from __future__ import annotations

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from briefer.workflow import Finding
from ui.checks.rows import CheckRow, fix_of, rows_of, target_of, title_of
from ui.kit import Kit
from ui.widgets.key_button import draw_key, key_width
from ui.widgets.rows import paint_chosen, paint_ring

_ROW, _PLACE, _COUNT = (Qt.ItemDataRole.UserRole + at for at in range(1, 4))
_Index = QModelIndex | QPersistentModelIndex
_GROUPS = (("fix", "alert-circle", "err"), ("look", "alert-triangle", "warn"))
_LEFT, _SIDE, _GAP = 37, 14, 6
_ALIGN = Qt.AlignmentFlag


class CheckList(QTreeView):
    """The list; `fixed` brings a line and the number of the fix that is wanted, `chosen` a line that was gone to."""

    fixed = Signal(object, int)
    chosen = Signal(object)

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._filling = False
        self.setObjectName("checks_tree")
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self._delegate = CheckDelegate(kit, self)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._go)
        kit.words.bind(self, self.setAccessibleName, "tab.checks")
        kit.look.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def row(self) -> CheckRow | None:
        """The line that is selected."""
        return self.row_at(self.currentIndex())

    @staticmethod
    def row_at(index: _Index) -> CheckRow | None:
        """The line of an index; a head of a group has none."""
        found = index.data(_ROW) if index.isValid() else None
        return found if isinstance(found, CheckRow) else None

    def fill(self, findings: tuple[Finding, ...]) -> None:
        """Shows other findings. What was selected stays so; when it is gone, what is in its place is."""
        before, at = self.row, self._place()
        self._filling = True
        self._model.clear()
        for severity, _, _ in _GROUPS:
            rows = rows_of(findings, severity)
            if not rows:
                continue
            head = QStandardItem(self._kit.words.text(f"checks.group.{severity}"))
            head.setData(severity, _PLACE)
            head.setData(sum(len(row.findings) for row in rows), _COUNT)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for row in rows:
                head.appendRow(self._item(row))
            self._model.appendRow(head)
        self.expandAll()
        indexes = self._indexes()
        again = next((one for one in indexes if before and (same := self.row_at(one)) and same.key == before.key), None)
        if again is None and before is not None and indexes:
            again = indexes[min(at, len(indexes) - 1)]
        if again is not None:
            self.setCurrentIndex(again)
        self._filling = False

    def step(self, by: int) -> None:
        """Selects the next or the previous line, round the ends."""
        indexes = self._indexes()
        if indexes:
            at = self._place()
            self.setCurrentIndex(indexes[(at + by) % len(indexes) if at >= 0 else 0 if by > 0 else -1])
            self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break otherwise in another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the first fix."""
        row = self.row
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None and row.first.fixes:
            self.fixed.emit(row, 0)
        else:
            super().keyPressEvent(event)

    def _item(self, row: CheckRow) -> QStandardItem:
        """A line, with the words that those hear who do not see it."""
        words, place = self._kit.words, self._place_of(row)
        item = QStandardItem(words.say(title_of(row)))
        item.setData(row, _ROW)
        item.setData(place, _PLACE)
        fixes = [words.say(fix_of(row, at)) for at in range(len(row.first.fixes))]
        item.setData(". ".join(part for part in (item.text().rstrip("."), place, ", ".join(fixes)) if part),
                     Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(item.text())
        return item

    def _place_of(self, row: CheckRow) -> str:
        """What a line is about, and in which section."""
        desk, words = self._kit.desk, self._kit.words
        target = target_of(row.first, desk.pack, desk.briefing)
        section = desk.briefing.section(target.section) if desk.briefing and target.section else None
        if target.kind == "excerpt":
            said = ", ".join(one.item for one in row.findings)
        else:
            said = words.text("checks.source", source=target.source) if target.kind == "source" else ""
        return " · ".join(part for part in (said, words.best(section.titles) if section else "") if part)

    def _go(self, current: QModelIndex, _: QModelIndex) -> None:
        row = self.row_at(current)
        self.scheduleDelayedItemsLayout()  # the button of the line that is selected shows its key
        if row is not None and not self._filling:
            self.chosen.emit(row)

    def _indexes(self) -> list[QModelIndex]:
        """The lines in their order."""
        heads = [self._model.index(at, 0) for at in range(self._model.rowCount())]
        return [self._model.index(at, 0, head) for head in heads for at in range(self._model.rowCount(head))]

    def _place(self) -> int:
        """Where the selected line stands among all, or -1."""
        current = self.currentIndex()
        return next((at for at, one in enumerate(self._indexes()) if one == current), -1)


class CheckDelegate(QStyledItemDelegate):
    """Draws heads and lines, and hears clicks on the buttons."""

    def __init__(self, kit: Kit, view: CheckList) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As tall as its words and buttons."""
        look, row = self._kit.look, self._view.row_at(index)
        width = self._view.viewport().width()
        if row is None:
            return QSize(width, look.size(38))
        buttons = self._buttons(row, QRect(0, 0, width, 10))
        below = max((box.bottom() for box, _ in buttons), default=-1) - 9 + (_GAP if buttons else 0)
        return QSize(width, self._words_height(index, width) + max(below, 0) + look.size(8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A head or a line."""
        row = self._view.row_at(index)
        painter.save()
        rect: QRect = option.rect
        if row is None:
            self._paint_head(painter, rect, index)
        else:
            self._paint_row(painter, rect, index, row, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index) -> bool:
        """A click on a button."""
        row = self._view.row_at(index)
        if row is not None and isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            at = self.fix_at(row, option.rect, index, event.position().toPoint())
            if at >= 0:
                self._view.fixed.emit(row, at)
                return True
        return super().editorEvent(event, model, option, index)

    def fix_at(self, row: CheckRow, rect: QRect, index: _Index, point: QPoint) -> int:
        """Which button is at a point, or -1."""
        top = QRect(rect.left(), rect.top() + self._words_height(index, rect.width()) - 10, rect.width(), 10)
        return next((at for at, (box, _) in enumerate(self._buttons(row, top)) if box.contains(point)), -1)

    def _paint_head(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        look = self._kit.look
        _, icon, colour = next(one for one in _GROUPS if one[0] == index.data(_PLACE))
        size = look.size(15)
        if index.row():
            painter.setPen(look.colour("line"))
            painter.drawLine(rect.topLeft(), rect.topRight())
        look.icon(icon, colour).paint(painter, rect.left() + _SIDE, rect.center().y() - size // 2 + 3, size, size)
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint_ring(painter, look, rect)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(13, 600))
        inner = rect.adjusted(_LEFT, 6, -_SIDE, 0)
        painter.drawText(inner, int(_ALIGN.AlignVCenter), str(index.data()))
        painter.setPen(look.colour("text3"))
        painter.setFont(look.font(13))
        painter.drawText(inner, int(_ALIGN.AlignVCenter | _ALIGN.AlignRight), str(index.data(_COUNT)))

    def _paint_row(self, painter: QPainter, rect: QRect, index: _Index, row: CheckRow, chosen: bool) -> None:
        look = self._kit.look
        if chosen:
            paint_chosen(painter, look, rect, focused=self._view.hasFocus())
        inner = rect.adjusted(_LEFT, look.size(8), -_SIDE, 0)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(13))
        said = painter.boundingRect(inner, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        painter.drawText(inner, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        painter.setPen(look.colour("text3"))
        painter.setFont(look.font(12))
        line = QRect(inner.left(), said.bottom() + 2, inner.width(), look.size(16))
        painter.drawText(line, int(_ALIGN.AlignVCenter), painter.fontMetrics().elidedText(
            str(index.data(_PLACE)), Qt.TextElideMode.ElideRight, line.width()))
        top = QRect(rect.left(), rect.top() + self._words_height(index, rect.width()) - 10, rect.width(), 10)
        for at, (box, text) in enumerate(self._buttons(row, top)):
            self._paint_button(painter, box, text, key=at == 0 and chosen)

    def _paint_button(self, painter: QPainter, box: QRect, text: str, *, key: bool) -> None:
        look = self._kit.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent_line" if key else "line_strong"), 1))
        painter.setBrush(look.colour("accent_soft" if key else "base"))
        painter.drawRoundedRect(box, 6, 6)
        ink = look.colour("accent" if key else "text")
        right = box.right() - 9
        if key:
            right = draw_key(painter, look, right, box.center().y() + 1, "↵", ink, look.colour("accent_line")) - 6
        painter.setPen(ink)
        painter.setFont(look.font(13, 600 if key else 500))
        words = QRect(box.left() + 10, box.top(), right - box.left() - 10, box.height())
        painter.drawText(words, int(_ALIGN.AlignVCenter), QFontMetrics(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideMiddle, words.width()))

    def _buttons(self, row: CheckRow, above: QRect) -> list[tuple[QRect, str]]:
        """The buttons below a rectangle: side by side, and on as many lines as they need."""
        look, made = self._kit.look, list[tuple[QRect, str]]()
        font, height = QFontMetrics(look.font(13, 600)), look.size(26)
        left, top, end = above.left() + _LEFT, above.bottom() + 1, above.right() - _SIDE
        for at in range(len(row.first.fixes)):
            text = self._kit.words.say(fix_of(row, at))
            width = min(font.horizontalAdvance(text) + 22 + (key_width(look, "↵") + 6 if at == 0 and row is self._view.row else 0),
                        end - above.left() - _LEFT)
            if left + width > end and left > above.left() + _LEFT:
                left, top = above.left() + _LEFT, top + height + _GAP
            made.append((QRect(left, top, width, height), text))
            left += width + _GAP
        return made

    def _words_height(self, index: _Index, width: int) -> int:
        """How tall the words of a line are, with the room above and below."""
        look = self._kit.look
        metrics = QFontMetrics(look.font(13))
        room = QRect(0, 0, max(width - _LEFT - _SIDE, 50), 10_000)
        said = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), cast(str, index.data()))
        return look.size(8) + said.height() + 2 + look.size(16) + (_GAP if index.data(_PLACE) else 0)
