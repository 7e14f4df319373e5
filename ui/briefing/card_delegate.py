"""How a card is drawn, and what stands between cards."""
from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.briefing.body_rows import Row
from ui.briefing.card_words import CardText
from ui.briefing.cards_model import BEFORE, CARD, ROW, SHEET, TEXT
from ui.briefing.cell_paint import CellPaint
from ui.briefing.chips import chip_label
from ui.briefing.sheets import Sheet
from ui.kit import Kit
from ui.tokens import theme_ink
from ui.widgets.rows import paint_ring

_PAD_X, _PAD_Y, _GRIP, _GAP, _TOP = 12, 11, 16, 8, 18
_WRAP = Qt.TextFlag.TextWordWrap.value
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class ExcerptCardDelegate(QStyledItemDelegate):
    """Cards of variable height with 8 below each."""

    def __init__(self, kit: Kit, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._kit, self._view = kit, view
        self._cells = CellPaint(kit, lambda markup: chip_label(markup, kit.desk.briefing if kit.desk.is_open else None, kit.words.best))
        self.open_height: dict[tuple[str, str, str, int], int] = {}  # of rows over which an editor lies

    # --- measures ------------------------------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as the view, as high as the words."""
        width = self._view.viewport().width()
        row = cast(Row, index.data(ROW))
        if row.key in self.open_height:
            return QSize(width, self.open_height[row.key] + _GAP)
        look = self._kit.look
        if row.kind == "head":
            return QSize(width, look.size(34))
        card = cast("CardText | None", index.data(CARD))
        if card is None:
            sheet = cast("Sheet | None", index.data(SHEET))
            cells = self._cells.sheet_height(sheet, width - 2 * _PAD_X) + 4 if sheet is not None else 0
            words = self._lines(str(index.data(TEXT)), self._said_font(row), width - 2 * _PAD_X - 20 - self._kit.look.size(26))
            return QSize(width, words + cells + 2 * _PAD_Y + _GAP)
        inner = self._inner_width(width)
        height = 2 * look.size(_PAD_Y) + look.size(_TOP) + 2 + self._lines(card.quote, self._quote_font(), inner)
        height += self._lines(card.second, self._second_font(), inner) + 3 if card.second else 0
        height += look.size(20) if card.problem else 0
        return QSize(width, height + self._before_height(index, width) + _GAP)

    def _before_height(self, index: _Index, width: int) -> int:
        before = str(index.data(BEFORE) or "")
        return self._lines(before, self._before_font(), width - 2 * _PAD_X) + 10 if before else 0

    def _inner_width(self, width: int) -> int:
        return width - 2 * _PAD_X - self._kit.look.size(_GRIP) - 10

    @staticmethod
    def _lines(text: str, font: QFont, width: int) -> int:
        return QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 60), 100_000), _WRAP, text).height() if text else 0

    def _quote_font(self) -> QFont:
        return self._kit.look.font(14.5, serif=True)

    def _second_font(self) -> QFont:
        return self._kit.look.font(14, serif=True, italic=True)

    def _before_font(self) -> QFont:
        return self._kit.look.font(14.5, serif=True)

    def _said_font(self, row: Row) -> QFont:
        return self._before_font() if row.kind == "text" else self._kit.look.font(12.5)

    def menu_rect(self, index: QModelIndex) -> QRect:
        """Where the button of a card's menu is drawn."""
        rect, look = self._card_rect(self._view.visualRect(index), index), self._kit.look
        size = look.size(26)
        top = rect.top() + look.size(_PAD_Y) + look.size(_TOP) // 2 - size // 2
        return QRect(rect.right() - _PAD_X - size + 6, top, size, size)

    def before_rect(self, index: QModelIndex) -> QRect:
        """Where the text before a card is drawn; empty without one."""
        rect = self._view.visualRect(index)
        return QRect(rect.left(), rect.top(), rect.width(), self._before_height(index, rect.width()))

    def _card_rect(self, rect: QRect, index: _Index) -> QRect:
        return rect.adjusted(1, 1 + self._before_height(index, rect.width()), -1, -_GAP)

    # --- drawing -------------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A head, a card, or what stands between cards."""
        row = cast(Row, index.data(ROW))
        if row.key in self.open_height:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        selected = bool(option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus))  # keys act on it
        card = cast("CardText | None", index.data(CARD))
        if row.kind == "head":
            if selected and self._view.hasFocus():
                paint_ring(painter, self._kit.look, rect.adjusted(0, 0, 0, -2))
            painter.setFont(self._kit.look.font(13, 600))
            painter.setPen(self._kit.look.colour("text2"))
            painter.drawText(rect.adjusted(2, 0, 0, -6), Qt.AlignmentFlag.AlignBottom, str(index.data(TEXT)))
        elif card is None:
            self._paint_said(painter, rect.adjusted(1, 1, -1, -_GAP), row, index, selected)
        else:
            self._paint_before(painter, rect, index)
            self._paint_card(painter, self._card_rect(rect, index), card, selected)
        painter.restore()

    def _frame(self, painter: QPainter, rect: QRect, selected: bool, problem: bool = False) -> None:
        look = self._kit.look
        painter.setBrush(look.colour("base"))
        colour = "accent" if selected else "err" if problem else "line"
        if selected and not self._view.hasFocus():
            colour = "line_strong"
        painter.setPen(QPen(look.colour(colour), 2 if selected or problem else 1))
        painter.drawRoundedRect(rect, 8, 8)

    def _paint_said(self, painter: QPainter, rect: QRect, row: Row, index: _Index, selected: bool) -> None:
        look, text, sheet = self._kit.look, str(index.data(TEXT)), cast("Sheet | None", index.data(SHEET))
        if selected or row.kind != "text":
            self._frame(painter, rect, selected)
        icon = "pencil" if row.kind == "text" else "layout-columns"
        look.icon(icon, "text3").paint(painter, QRect(rect.left() + _PAD_X - 4, rect.top() + _PAD_Y + 2, look.size(14), look.size(14)))
        painter.setFont(self._said_font(row))
        painter.setPen(look.colour("text" if row.kind == "text" else "text2"))
        inner = rect.adjusted(_PAD_X + 18, _PAD_Y, -_PAD_X - look.size(26), 0)
        painter.drawText(inner, _WRAP, text)
        dots = look.size(16)
        look.icon("dots", "text2").paint(painter, QRect(rect.right() - _PAD_X - dots, rect.top() + _PAD_Y + 1, dots, dots))
        if sheet is not None:
            top = inner.top() + self._lines(text, painter.font(), inner.width()) + 4
            self._cells.paint_sheet(painter, QRect(rect.left() + _PAD_X, top, rect.width() - 2 * _PAD_X, rect.bottom() - top), sheet)

    def _paint_before(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        before = str(index.data(BEFORE) or "")
        if before:
            painter.setFont(self._before_font())
            painter.setPen(self._kit.look.colour("text"))
            painter.drawText(rect.adjusted(_PAD_X, 2, -_PAD_X, 0), _WRAP, before)

    def _paint_card(self, painter: QPainter, rect: QRect, card: CardText, selected: bool) -> None:
        look = self._kit.look
        self._frame(painter, rect, selected, bool(card.problem))
        top, height, grip = rect.top() + look.size(_PAD_Y), look.size(_TOP), look.size(_GRIP)
        look.icon("grip-vertical", "disabled").paint(painter, QRect(rect.left() + _PAD_X, top + 1, grip, grip))
        left = rect.left() + _PAD_X + grip + 10
        self._paint_line(painter, QRect(left, top, rect.right() - _PAD_X - left, height), card)
        inner = QRect(left, top + height + 2, self._inner_width(rect.width()), rect.height())
        for text, font, colour, gap in ((card.quote, self._quote_font(), "text", 0), (card.second, self._second_font(), "text2", 3)):
            painter.setFont(font)
            painter.setPen(look.colour(colour))
            painter.drawText(inner.adjusted(0, gap, 0, gap), _WRAP, text)
            inner.translate(0, gap + self._lines(text, font, inner.width()))
        if card.problem:
            size = look.size(14)
            look.icon("alert-circle", "err").paint(painter, QRect(left, inner.top() + 5, size, size))
            painter.setFont(look.font(12))
            painter.setPen(look.colour("err"))
            painter.drawText(QRect(left + size + 6, inner.top() + 3, inner.width(), look.size(18)), _MIDDLE, card.problem)

    def _paint_line(self, painter: QPainter, rect: QRect, card: CardText) -> None:
        """Date, theme; at the right source, paragraph, grade and the menu."""
        look = self._kit.look
        dots = look.size(16)
        look.icon("dots", "text2").paint(painter, QRect(QPoint(rect.right() - dots, rect.center().y() - dots // 2), QSize(dots, dots)))
        painter.setFont(look.font(12.5))
        painter.setPen(look.colour("text2"))
        painter.drawText(rect.adjusted(0, 0, -dots - 12, 0), _MIDDLE | Qt.AlignmentFlag.AlignRight, card.meta)
        room = rect.width() - dots - 24 - QFontMetrics(painter.font()).horizontalAdvance(card.meta)
        bold = look.font(12.5, 600)
        painter.setFont(bold)
        painter.setPen(look.colour("text"))
        painter.drawText(rect, _MIDDLE, card.date)
        along = QFontMetrics(bold).horizontalAdvance(card.date) + 10
        if card.theme:
            square = QRectF(rect.left() + along, rect.center().y() - 3.5, 8, 8)
            ink = QColor(theme_ink(look.colours, card.colour)[0]) if card.colour else look.colour("line_strong")
            painter.setPen(QPen(ink, 1) if not card.colour else Qt.PenStyle.NoPen)
            painter.setBrush(ink if card.colour else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square, 2.5, 2.5)
            painter.setFont(look.font(12.5))
            painter.setPen(look.colour("text2"))
            name = QFontMetrics(painter.font()).elidedText(card.theme, Qt.TextElideMode.ElideRight, max(20, room - along - 14))
            painter.drawText(rect.adjusted(along + 14, 0, 0, 0), _MIDDLE, name)
