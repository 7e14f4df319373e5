"""Excerpts in a narrow list: those not placed, and those that a section could take."""
from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from ui.briefing.card_words import CardText, CardWords
from ui.dragging import EXCERPTS, excerpts_data, excerpts_of, home_of
from ui.kit import Kit
from ui.tokens import theme_ink
from ui.widgets.rows import paint_chosen

_CARD = Qt.ItemDataRole.UserRole + 1
_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class ExcerptListModel(QAbstractListModel):
    """Excerpts with their words, made when they are first shown: there may be thousands."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._words = CardWords(kit.words)
        self._of = ("", "")  # the languages of the quotes and of the words
        self._pack: Pack | None = None
        self._made: dict[ExcerptId, CardText | None] = {}
        self.ids: tuple[ExcerptId, ...] = ()

    @property
    def cards(self) -> tuple[CardText, ...]:
        """The words of all of them."""
        return tuple(card for id in self.ids if (card := self._card(id)))

    def show(self, pack: Pack, ids: Sequence[ExcerptId], language: str) -> None:
        """Takes in excerpts."""
        former, of = self._pack, (language, self._kit.words.language)
        same = former is not None and former.sources is pack.sources and former.themes is pack.themes and of == self._of
        self._pack, self._of = pack, of
        if not same:
            self._made.clear()
        if tuple(ids) != self.ids:
            self.beginResetModel()
            self.ids = tuple(ids)
            self.endResetModel()
        elif not same and ids:
            self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))

    def _card(self, id: ExcerptId) -> CardText | None:
        """The words of one."""
        if id not in self._made and self._pack is not None:
            source, excerpt = self._pack.source(id.source), self._pack.excerpt(id)
            self._made[id] = self._words.of(self._pack, source, excerpt, self._of[0]) if source and excerpt else None
        return self._made.get(id)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The quote; its words."""
        card = self._card(self.ids[index.row()]) if index.isValid() and index.row() < len(self.ids) else None
        if card is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return card.quote
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words.spoken(card)
        return card if role == _CARD else card.quote if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Can be dragged."""
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags)

    def supportedDropActions(self) -> Qt.DropAction:
        """What is brought here."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Excerpts."""
        return [EXCERPTS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The excerpts that are dragged."""
        return excerpts_data([self.ids[row] for row in sorted({index.row() for index in indexes})])


class TrayDelegate(QStyledItemDelegate):
    """Two lines with the rule of the theme at the left."""

    def __init__(self, kit: Kit, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Rows of one height."""
        return QSize(0, self._kit.look.size(46))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row."""
        look, card, rect = self._kit.look, cast(CardText, index.data(_CARD)), QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            paint_chosen(painter, look, rect, focused=self._view.hasFocus(), framed=False)
        ink = QColor(theme_ink(look.colours, card.colour)[0]) if card.colour else look.colour("line_strong")
        painter.fillRect(QRect(rect.left() + 12, rect.top() + 7, 3, rect.height() - 14), ink)
        room = rect.adjusted(24, 5, -12, -5)
        for font, colour, text, place in (
                (look.font(14, serif=True), "text", card.quote, Qt.AlignmentFlag.AlignTop),
                (look.font(12), "text2", f"{card.id} · {card.theme}", Qt.AlignmentFlag.AlignBottom)):
            painter.setFont(font)
            painter.setPen(look.colour(colour))
            painter.drawText(room, place, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width()))
        painter.restore()


class SuggestionDelegate(QStyledItemDelegate):
    """One line: theme, quote, number, and a plus."""

    def __init__(self, kit: Kit, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Rows of one height."""
        return QSize(0, self._kit.look.size(27))

    def plus_rect(self, rect: QRect) -> QRect:
        """Where the plus is."""
        return QRect(rect.right() - self._kit.look.size(28), rect.top(), self._kit.look.size(28), rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row."""
        look, card, rect = self._kit.look, cast(CardText, index.data(_CARD)), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(rect, look.colour("accent_soft"))
        ink = QColor(theme_ink(look.colours, card.colour)[0]) if card.colour else look.colour("line_strong")
        painter.setPen(QPen(ink, 1))
        painter.setBrush(ink if card.colour else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRect(rect.left() + 1, rect.center().y() - 3, 8, 8), 2.5, 2.5)
        middle = Qt.AlignmentFlag.AlignVCenter
        plus, size = self.plus_rect(rect), look.size(16)
        look.icon("plus", "text2").paint(painter, QRect(plus.center().x() - size // 2, plus.center().y() - size // 2, size, size))
        painter.setFont(look.font(12))
        painter.setPen(look.colour("text2"))
        number = rect.adjusted(0, 0, -plus.width() - 6, 0)
        painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, str(card.id))
        font = look.font(14, serif=True)
        room = rect.adjusted(18, 0, -plus.width() - 48, 0)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        painter.drawText(room, middle, QFontMetrics(font).elidedText(card.quote[1:-1], Qt.TextElideMode.ElideRight, room.width()))
        painter.restore()


class ExcerptList(QListView):
    """A list of excerpts; `taken` brings those to place: by Enter, a double click, or the plus. `brought` brings cards dropped here."""

    taken = Signal(object)
    brought = Signal(object, str)
    chosen_changed = Signal()

    def __init__(self, kit: Kit, name: str, parent: QWidget, *, tray: bool) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._kit, self._tray = kit, tray
        self.excerpts = ExcerptListModel(kit, self)
        self.setModel(self.excerpts)
        self.suggesting = SuggestionDelegate(kit, self)
        self.setItemDelegate(TrayDelegate(kit, self) if tray else self.suggesting)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(tray)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        kit.look.changed.connect(self.scheduleDelayedItemsLayout)

    def chosen(self) -> tuple[ExcerptId, ...]:
        """Those selected, in order."""
        return tuple(self.excerpts.ids[row] for row in sorted(index.row() for index in self.selectionModel().selectedIndexes()))

    def quoted(self) -> tuple[ExcerptId, ...]:
        """What is copied from here."""
        return self.chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter places."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.chosen():
            self.taken.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """None: letters are commands."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The plus places one."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        plus = self.suggesting.plus_rect(self.visualRect(index))
        if not self._tray and index.isValid() and plus.contains(event.position().toPoint()):
            self.taken.emit((self.excerpts.ids[index.row()],))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click places."""
        if self.chosen():
            self.taken.emit(self.chosen())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Cards may come back here."""
        if self._tray and home_of(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """As when they came in."""
        if self._tray and home_of(event.mimeData()) and not self._kit.desk.session.read_only:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells which cards were brought, and from where."""
        if home_of(event.mimeData()):
            self.brought.emit(excerpts_of(event.mimeData()), home_of(event.mimeData()))
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
