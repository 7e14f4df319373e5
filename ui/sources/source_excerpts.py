"""The excerpts of a source in its details: the first words of each, its number, paragraph and theme."""
from __future__ import annotations

from typing import cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.text import paragraph_range, paragraphs
from briefer.values import dataclass
from ui.kit import Kit
from ui.sources.reader_paint import colours_of
from ui.sources.source_delegate import Lines

ROW = Qt.ItemDataRole.UserRole
_RULE, _LEFT, _LINE, _META, _GAP = 3, 13, 19, 16, 14
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """What a row says: its excerpt, the words of the quote, the line below, and the colour of its theme."""

    id: ExcerptId
    quote: str
    below: str
    colour: int


def rows_of(source: Source, pack: Pack, language: str) -> tuple[ExcerptRow, ...]:
    """The excerpts of a source in the order of their numbers."""
    spans = paragraphs(source.text)
    themes = {theme.id: theme for theme in pack.themes}

    def row(excerpt: Excerpt) -> ExcerptRow:
        id = ExcerptId.of(source, excerpt)
        place = f"¶ {paragraph_range(spans, excerpt.start, excerpt.end)[0]}" if source.verified(excerpt) else ""
        theme = next((themes[one] for one in excerpt.themes if one in themes), None)
        below = " · ".join(part for part in (str(id), place, theme.name.best(language) if theme else "") if part)
        return ExcerptRow(id, " ".join(excerpt.words.split()), below, theme.colour if theme else 0)

    return tuple(row(one) for one in source.excerpts)


class _Rows(QAbstractListModel):
    """The rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[ExcerptRow, ...] = ()

    def show(self, rows: tuple[ExcerptRow, ...]) -> None:
        """Shows these rows."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, which nothing changes
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row holds."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.below}: {row.quote}"
        return row.quote if role == Qt.ItemDataRole.ToolTipRole else None


class _Delegate(QStyledItemDelegate):
    """Draws a row: a rule in the colour of the theme, two lines of the quote, one below."""

    def __init__(self, kit: Kit, view: QListView) -> None:
        super().__init__(view)
        self._kit, self._view, self._broken = kit, view, Lines()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its lines."""
        look = self._kit.look
        row = cast(ExcerptRow, index.data(ROW))
        lines = self._broken.count(row.quote, look.font(14.5, serif=True), self._room)
        return QSize(self._view.viewport().width(), look.size(_LINE * lines + _META + _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws a row."""
        row, look = cast(ExcerptRow, index.data(ROW)), self._kit.look
        room = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(room.adjusted(0, 0, 0, -look.size(_GAP - 4)), look.colour("accent_soft"))
        ink, _ = colours_of(look, row.colour)
        painter.fillRect(QRectF(room.left(), room.top(), _RULE, room.height() - look.size(_GAP - 4)), ink)
        top, left = room.top(), room.left() + look.size(_LEFT)
        painter.setFont(look.font(14.5, serif=True))
        painter.setPen(look.colour("text"))
        for line in self._lines(row):
            painter.drawText(QRectF(left, top, room.right() - left, look.size(_LINE)), Qt.AlignmentFlag.AlignVCenter, line)
            top += look.size(_LINE)
        painter.setFont(look.font(12))
        painter.setPen(look.colour("text2"))
        below = painter.fontMetrics().elidedText(row.below, Qt.TextElideMode.ElideRight, int(room.right() - left))
        painter.drawText(QRectF(left, top, room.right() - left, look.size(_META)), Qt.AlignmentFlag.AlignVCenter, below)
        painter.restore()

    def _lines(self, row: ExcerptRow) -> list[str]:
        return self._broken.of(row.quote, self._kit.look.font(14.5, serif=True), self._room)

    @property
    def _room(self) -> int:
        """How wide a line of a quote can be."""
        return max(40, self._view.viewport().width() - self._kit.look.size(_LEFT))


class SourceExcerpts(QListView):
    """The list; `chosen` brings the excerpt that was clicked or entered. It is as high as its rows: the pane around it scrolls."""

    chosen = Signal(object)  # ExcerptId

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName("src_excerpt_list")
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(kit, self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._take)
        self.activated.connect(self._take)
        kit.look.changed.connect(self._fit)

    def show_rows(self, rows: tuple[ExcerptRow, ...]) -> None:
        """Shows the excerpts."""
        self._rows.show(rows)
        self._fit()

    def quoted(self) -> tuple[ExcerptId, ...]:
        """What is copied from here: the excerpt that has the focus."""
        row = self.currentIndex().data(ROW)
        return (row.id,) if isinstance(row, ExcerptRow) else ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Quotes take other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _take(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, ExcerptRow):
            self.chosen.emit(row.id)

    def _fit(self) -> None:
        """The height of all rows."""
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(max(1, sum(self.sizeHintForRow(row) for row in range(len(self._rows.rows)))) + 4)
