"""A list of lines under heads, as the search and the palette show them: an icon, words with what was found in bold, a note, a key."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefer.model.text import Span
from briefer.values import dataclass
from ui.announcing import announce
from ui.kit import Kit
from ui.offsets import Offsets
from ui.widgets.key_button import draw_key

LINE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_PAD = 16


@dataclass(frozen=True, slots=True)
class Line:
    """A line; without a `key` to go by it is a head. `off` says why it cannot be chosen now."""

    text: str
    value: object = None
    icon: str = ""
    note: str = ""
    keys: str = ""
    bold: tuple[Span, ...] = ()
    off: str = ""

    @property
    def is_head(self) -> bool:
        """Whether it names the lines below it."""
        return self.value is None


class Lines(QAbstractListModel):
    """The lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def fill(self, lines: Sequence[Line]) -> None:
        """Other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NONE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A line, or its words."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.text, line.note, line.off, line.keys) if part)
        return line.off or None if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Heads are read, not chosen."""
        line = self.lines[index.row()]
        return Qt.ItemFlag.ItemIsEnabled if line.is_head else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class LinesView(QListView):
    """The list; the keys that move in it are those of the field above."""

    def __init__(self, kit: Kit, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName(name)
        self.model_ = Lines(self)
        self.setModel(self.model_)
        self.setItemDelegate(_LineDelegate(kit, self))
        self.setProperty("bare", True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)

    @property
    def line(self) -> Line | None:
        """The line that is chosen."""
        found = self.currentIndex().data(LINE) if self.currentIndex().isValid() else None
        return found if isinstance(found, Line) and not found.is_head else None

    def fill(self, lines: Sequence[Line]) -> None:
        """Shows other lines, the first chosen."""
        self.model_.fill(lines)
        first = next((at for at, line in enumerate(lines) if not line.is_head), None)
        if first is not None:
            self.setCurrentIndex(self.model_.index(first))
            self.scrollToTop()

    def step(self, by: int) -> None:
        """Chooses the next or the previous line, round the ends; heads are passed over."""
        lines = self.model_.lines
        real = [at for at, line in enumerate(lines) if not line.is_head]
        if real:
            at = real.index(self.currentIndex().row()) if self.currentIndex().row() in real else -1 if by > 0 else 0
            self.setCurrentIndex(self.model_.index(real[(at + by) % len(real)]))
            announce(self._kit.settings, self, str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def height_for(self, most: int) -> int:
        """How tall it has to be to show everything, at most so much."""
        total = sum(self.sizeHintForRow(at) for at in range(len(self.model_.lines)))
        return min(total + 8, most)


class _LineDelegate(QStyledItemDelegate):
    """Draws heads and lines."""

    def __init__(self, kit: Kit, view: LinesView) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Heads are lower."""
        line: Line = index.data(LINE)
        return QSize(100, self._kit.look.size(28 if line.is_head else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A line."""
        look = self._kit.look
        line: Line = index.data(LINE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.is_head:
            painter.setFont(look.font(12, 500))
            painter.setPen(look.colour("text3"))
            painter.drawText(rect.adjusted(_PAD, 6, -_PAD, 0), int(Qt.AlignmentFlag.AlignVCenter), line.text)
        else:
            self._paint_line(painter, rect, line, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRect, line: Line, *, chosen: bool) -> None:
        look = self._kit.look
        if chosen:
            painter.setPen(look.colour("accent_line"))
            painter.setBrush(look.colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(6, 0, -7, -1), 5, 5)
        left, right = rect.left() + _PAD, rect.right() - _PAD
        if line.icon:
            size = look.size(16)
            look.icon(line.icon, "disabled" if line.off else "text2").paint(painter, left, rect.center().y() - size // 2, size, size)
            left += size + 13
        if line.keys:
            right = draw_key(painter, look, right, rect.center().y() + 1, line.keys, look.colour("text3"), look.colour("line_strong")) - 8
        note = line.off or line.note
        if note:
            painter.setFont(look.font(12))
            painter.setPen(look.colour("text3"))
            wide = min(painter.fontMetrics().horizontalAdvance(note) + 4, (right - left) // 2)
            said = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRect(right - wide, rect.top(), wide, rect.height()), int(Qt.AlignmentFlag.AlignVCenter), said)
            right -= wide + 12
        painter.setPen(look.colour("disabled" if line.off else "text"))
        self._paint_words(painter, QRect(left, rect.top(), right - left, rect.height()), line)

    def _paint_words(self, painter: QPainter, box: QRect, line: Line) -> None:
        """The words on one line, what was found in bold."""
        font = self._kit.look.font(13)
        said = QFontMetrics(font).elidedText(line.text.replace("\n", " "), Qt.TextElideMode.ElideRight, box.width() - 8)
        layout = QTextLayout(said, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        offsets, formats = Offsets(line.text), list[QTextLayout.FormatRange]()
        for span in line.bold:
            bold = QTextLayout.FormatRange()
            bold.start = offsets.to_qt(span.start)
            bold.length = offsets.to_qt(span.end) - bold.start
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.Bold)
            bold.format = look
            formats.append(bold)
        layout.setFormats(formats)
        layout.beginLayout()
        row = layout.createLine()
        layout.endLayout()
        layout.draw(painter, QPointF(box.left(), box.top() + (box.height() - row.height()) / 2))
