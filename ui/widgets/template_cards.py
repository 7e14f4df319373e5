"""Templates as cards, each with a small picture of its page: one of them is chosen."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefer.model.briefing import Template
from ui.kit import Kit

_TEMPLATE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_CARD, _GAP, _PAD = QSize(250, 218), 16, 17
_PICTURE, _PAPER = 118, QSize(75, 105)
_LISTS = frozenset({"chronology", "timeline", "press_items"})
_LEFT_OUT = frozenset({"contents", "sources", "glossary", "audit", "coverage", "annex_full_text"})


class TemplateCards(QListView):
    """The cards; `picked` is sent when another one is chosen, `activated` (Qt's own) for Enter and a double click."""

    picked = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("template_cards")
        self._model = _Templates(kit, self)
        self.setModel(self._model)
        self.setItemDelegate(TemplateCardDelegate(kit, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(_GAP // 2)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setProperty("bare", True)
        kit.words.bind(self, self.setAccessibleName, "templates.list")
        kit.look.changed.connect(self.scheduleDelayedItemsLayout)
        self.selectionModel().currentChanged.connect(lambda *_: self.picked.emit())

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Shows these; the first is chosen."""
        self._model.fill(tuple(templates))
        self.setCurrentIndex(self._model.index(0))

    @property
    def template(self) -> Template | None:
        """The template chosen."""
        found = self.currentIndex().data(_TEMPLATE)
        return found if isinstance(found, Template) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the default button's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


def whole_words(text: str, metrics: QFontMetrics, room: QRect) -> str:
    """As many words of a text as there is room for; `…` says that there are more."""
    def fits(said: str) -> bool:
        return metrics.boundingRect(QRect(0, 0, room.width(), 10_000), int(Qt.TextFlag.TextWordWrap), said).height() <= room.height()

    words = text.split()
    said = text
    while words and not fits(said):
        words.pop()
        said = f"{' '.join(words)} …" if words else ""
    return said


class _Templates(QAbstractListModel):
    """The templates with their words."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._templates = kit, tuple[Template, ...]()
        kit.words.changed.connect(self.layoutChanged)

    def fill(self, templates: tuple[Template, ...]) -> None:
        """Other templates."""
        self.beginResetModel()
        self._templates = templates
        self.endResetModel()

    def rowCount(self, parent: _Index = _NONE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._templates)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A template, its name, what it is for."""
        if not index.isValid():
            return None
        template = self._templates[index.row()]
        if role == _TEMPLATE:
            return template
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._kit.words.best(template.names)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._kit.words.best(template.guidance)
        return None


class TemplateCardDelegate(QStyledItemDelegate):
    """Draws a template as a card: its page, its name, its sections."""

    def __init__(self, kit: Kit, view: QListView) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All cards have one size."""
        look = self._kit.look
        return QSize(_CARD.width(), _PICTURE + 2 * _PAD + look.size(18 + 3 * 16 + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A card."""
        look = self._kit.look
        template: Template = index.data(_TEMPLATE)
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(look.colour("base"))
        painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(rect).adjusted(4.5, 4.5, -4.5, -4.5), 6, 6)
        inner = rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        desk = QRect(inner.left(), inner.top(), inner.width(), _PICTURE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunken"))
        painter.drawRoundedRect(desk, 6, 6)
        paper = QRect(0, 0, _PAPER.width(), _PAPER.height())
        paper.moveCenter(desk.center())
        self._paint_page(painter, paper, template)
        text = QRect(inner.left(), desk.bottom() + look.size(12), inner.width(), inner.bottom() - desk.bottom() - look.size(10))
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(13, 600))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignTop), QFontMetrics(painter.font()).elidedText(
            self._kit.words.best(template.names), Qt.TextElideMode.ElideRight, text.width()))
        painter.setPen(look.colour("text3"))
        painter.setFont(look.font(12))
        room = text.adjusted(0, look.size(19), 0, 0)
        guidance = whole_words(self._kit.words.best(template.guidance), QFontMetrics(painter.font()), room)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), guidance)
        painter.restore()

    def _paint_page(self, painter: QPainter, paper: QRect, template: Template) -> None:
        """A page as small as a stamp: a title, then its sections by their kind."""
        look = self._kit.look
        painter.setBrush(look.colour("paper"))
        painter.drawRect(paper)
        left, width, y = paper.left() + 8, paper.width() - 16, paper.top() + 9
        painter.fillRect(QRect(left, y, width * 2 // 3, 4), look.light("text"))
        y += 9
        for section in template.sections:
            if section.kind in _LEFT_OUT or y > paper.bottom() - 14:
                continue
            if section.kind == "bottom_line":
                painter.fillRect(QRect(left, y, width, 20), look.light("accent_soft"))
                for at in (5, 12):
                    painter.fillRect(QRect(left + 4, y + at, width - 8 - at, 2), look.light("accent_line"))
                y += 24
                continue
            dated = section.kind in _LISTS
            if not dated:
                painter.fillRect(QRect(left, y, width * 2 // 5, 3), look.light("accent"))
                y += 7
            for line in range(4 if dated else 2):
                if y > paper.bottom() - 8:
                    break
                if dated:
                    painter.fillRect(QRect(left, y, width // 4, 3), look.light("accent"))
                begin = left + (width // 3 if dated else 0)
                painter.fillRect(QRect(begin, y, left + width - begin - 6 * (line % 2), 2), look.light("disabled"))
                y += 9 if dated else 6
            y += 3
