"""How the cells of a sheet are measured and drawn, in the grid that is written in and where it is only read."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from ui.briefing.cards_model import shown_text
from ui.briefing.sheets import Cell, Sheet
from ui.kit import Kit

_MM = 3.75  # pixels
PAD_X, PAD_Y = 8, 5
_SIGN, _LEAST, _LEAST_HEIGHT, _SHOWN = 18, 64, 30, 12  # the last: rows, where a sheet is only read
_WRAP = Qt.TextFlag.TextWordWrap.value
_FLAGS: Mapping[str, Qt.AlignmentFlag] = MappingProxyType({
    "left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter})
_SPOKEN: Mapping[str, str] = MappingProxyType({"●": "full", "◐": "half", "○": "open"})


class CellPaint:
    """Measures and draws; `label_of` says what the chip of a reference shows."""

    def __init__(self, kit: Kit, label_of: Callable[[str], str]) -> None:
        self._kit, self._label_of = kit, label_of

    # --- words ---------------------------------------------------------------------------------------------------------

    def shown(self, cell: Cell) -> str:
        """What a cell shows."""
        if cell.says:
            return self._kit.words.text(cell.says, number=cell.number)
        return shown_text(cell.text or cell.other, self._label_of)

    def spoken(self, cell: Cell) -> str:
        """The same for who cannot see it: with its sign, its tick, and whether it is still to be written."""
        words = self._kit.words
        said = [words.text(f"sheet.sign.{_SPOKEN[cell.sign]}") if cell.sign and not cell.says else "", self.shown(cell)]
        if cell.other:
            said.append(words.text("sheet.other"))
        if cell.on:
            said.append(words.text("sheet.on" if cell.kind == "tick" else "sheet.options.recommended"))
        return ", ".join(filter(None, said)) or words.text("sheet.empty_cell")

    # --- measures ------------------------------------------------------------------------------------------------------

    def widths(self, sheet: Sheet, width: int) -> tuple[int, ...]:
        """How wide columns are within a width: those in millimetres as they print, the others share what is left."""
        given = [round(one * _MM * self._kit.look.scale) for one in sheet.widths]
        free = given.count(0)
        room = width - free * self._kit.look.size(_LEAST)
        if any(given) and sum(given) > room:
            given = [max(round(one * max(room, 0) / sum(given)), self._kit.look.size(_LEAST)) if one else 0 for one in given]
        if not free and given:
            return tuple(round(one * width / sum(given)) for one in given)
        share = max((width - sum(given)) // max(free, 1), self._kit.look.size(_LEAST))
        return tuple(one or share for one in given)

    def height(self, cell: Cell, width: int) -> int:
        """How high a cell is in a column of a width."""
        return max(self._text_height(cell, width) + 2 * PAD_Y, self._kit.look.size(_LEAST_HEIGHT))

    def heights(self, sheet: Sheet, widths: tuple[int, ...]) -> list[int]:
        """How high the rows are."""
        return [max((self.height(cell, width) for cell, width in zip(row, widths, strict=True)), default=0) for row in sheet.rows]

    def _text_height(self, cell: Cell, width: int) -> int:
        room = QRect(0, 0, max(width - 2 * PAD_X - self._sign_width(cell), 30), 100_000)
        return QFontMetrics(self.font(cell)).boundingRect(room, _WRAP, self.shown(cell)).height()

    def _sign_width(self, cell: Cell) -> int:
        return self._kit.look.size(_SIGN) if cell.kind in ("mark", "tick") else 0

    def font(self, cell: Cell) -> QFont:
        """The font of a cell."""
        look = self._kit.look
        if cell.says:
            return look.font(12, 600 if cell.strong else 400)
        return look.font(14, 600 if cell.strong else 400, serif=True, italic=not cell.text)

    # --- drawing -------------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """The words of a cell, after its sign."""
        look = self._kit.look
        inner = rect.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        if cell.kind == "tick":
            self._paint_tick(painter, inner, cell)
        elif cell.kind == "mark":
            painter.setFont(look.font(15))
            painter.setPen(look.colour("accent" if cell.sign else "text3"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft, cell.sign or "·")
        painter.setFont(self.font(cell))
        painter.setPen(look.colour("text2" if cell.says else "text" if cell.text else "text3"))
        flags = _FLAGS[cell.align].value | _WRAP
        painter.drawText(inner.adjusted(self._sign_width(cell), 0, 0, 0), flags, self.shown(cell))
        if cell.on and cell.kind == "words":
            self._paint_on(painter, inner)

    def _paint_tick(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        look = self._kit.look
        box = QRect(inner.left(), inner.top() + 2, look.size(13), look.size(13))
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if cell.on:
            look.icon("check", "accent").paint(painter, box)

    def _paint_on(self, painter: QPainter, inner: QRect) -> None:
        """That a course of action is the one recommended."""
        look = self._kit.look
        painter.setFont(look.font(11.5, 600))
        painter.setPen(look.colour("accent"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight, self._kit.words.text("sheet.options.recommended"))

    # --- a whole sheet, to be read -------------------------------------------------------------------------------------

    def sheet_height(self, sheet: Sheet, width: int) -> int:
        """How high a sheet is where it is only read."""
        heights = self.heights(sheet, self.widths(sheet, width))
        return sum(heights[:_SHOWN]) + (self._kit.look.size(22) if len(heights) > _SHOWN else 0)

    def paint_sheet(self, painter: QPainter, rect: QRect, sheet: Sheet) -> None:
        """The first rows, and how many more there are."""
        widths = self.widths(sheet, rect.width())
        heights = self.heights(sheet, widths)
        top = rect.top()
        for row, height in zip(sheet.rows[:_SHOWN], heights, strict=False):
            left = rect.left()
            for cell, width in zip(row, widths, strict=True):
                self.paint(painter, QRect(left, top, width, height), cell)
                left += width
            top += height
            painter.setPen(self._kit.look.colour("line"))
            painter.drawLine(rect.left(), top - 1, rect.right(), top - 1)
        if len(heights) > _SHOWN:
            painter.setFont(self._kit.look.font(12))
            painter.setPen(self._kit.look.colour("text3"))
            more = self._kit.words.counted("sheet.more_rows", len(heights) - _SHOWN)
            painter.drawText(QRect(rect.left() + PAD_X, top, rect.width(), self._kit.look.size(22)), Qt.AlignmentFlag.AlignVCenter, more)
