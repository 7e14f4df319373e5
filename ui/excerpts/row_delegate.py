"""How a row of the table is drawn."""
from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefer.model.selection import Selected
from ui.excerpts.model import ExcerptModel
from ui.excerpts.order import COLUMNS
from ui.icons import pixmap
from ui.look import Look
from ui.tokens import theme_ink

ROW_HEIGHT = 71
EDGE, GAP = 16, 14  # before the first column, between columns
_LINE, _THIRD, _THEME_LINE = 19, 17, 18
_LONGEST = 600  # signs of a quote that two lines can show
_KEPT = 2_000
_TONES = ("base", "line", "accent", "accent_soft", "line_strong", "text", "text2", "text3")
_STATE = QStyle.StateFlag
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ExcerptRowDelegate(QStyledItemDelegate):
    """Draws date, quote with its origin, themes, grade and section of an excerpt; nothing is drawn that the model does not say."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._broken: dict[tuple[str, int], tuple[str, ...]] = {}
        self.dress()

    def dress(self) -> None:
        """Fonts and sizes of the day."""
        look = self._look
        self._broken.clear()
        self._date, self._quote = look.font(12.5, 500), look.font(14.5, serif=True)
        self._small, self._badge = look.font(12), look.font(11.5, 600)
        self._tones = {name: look.colour(name) for name in _TONES}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are of one height: two lines of the quote and its origin."""
        return QSize(0, self._look.size(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draws a cell."""
        model = index.model()
        assert isinstance(model, ExcerptModel)
        row, column = index.row(), COLUMNS[index.column()]
        if row >= len(model.shown):
            return
        rect, state = QRect(option.rect), option.state
        chosen = bool(state & _STATE.State_Selected)
        painter.fillRect(rect, self._tones["accent_soft" if chosen else "base"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._tones["line"])
        if chosen and column == "date":
            self._bar(painter, rect, bool((state & _STATE.State_Active and state & _STATE.State_HasFocus) or _focused(option)))
        inner = rect.adjusted(self._look.size(EDGE) if column == "date" else 0, 7, -self._look.size(GAP), -8)
        one = model.shown[row]
        match column:
            case "date":
                self._paint_date(painter, inner, model, one)
            case "quote":
                self._paint_quote(painter, inner, model, one)
            case "theme":
                self._paint_themes(painter, inner, model, one)
            case "grade":
                self._paint_grade(painter, inner, model.saying.grade(*one))
            case "placed":
                self._paint_place(painter, inner, model, one)

    def _bar(self, painter: QPainter, rect: QRect, focused: bool) -> None:
        """The bar of a row that is selected."""
        painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, self._tones["accent" if focused else "line_strong"])

    def _paint_date(self, painter: QPainter, rect: QRect, model: ExcerptModel, one: Selected) -> None:
        """The date, in two lines if need be."""
        given = model.saying.date(one[1].date)
        text = given or model.saying.date_cell(one[1].date)
        lines = self._lines(text, self._date, rect.width(), 2)
        self._write(painter, rect, lines, self._date, self._tones["text2" if given else "text3"], self._look.size(_THEME_LINE))

    def _paint_quote(self, painter: QPainter, rect: QRect, model: ExcerptModel, one: Selected) -> None:
        """Two lines of the quote, and where it comes from."""
        source, excerpt = one
        lines = self._lines(excerpt.words, self._quote, rect.width(), 2)
        line, third = self._look.size(_LINE), self._look.size(_THIRD)
        top = rect.top() + (rect.height() - line * len(lines) - third) // 2
        self._draw(painter, QRect(rect.left(), top, rect.width(), line * len(lines)), lines, self._quote, self._tones["text"], line)
        place = model.saying.place(source, excerpt)
        metrics = QFontMetrics(self._small)
        room = rect.width() - (metrics.horizontalAdvance(f" {place}") if place else 0)
        origin = metrics.elidedText(model.saying.origin(source, excerpt), Qt.TextElideMode.ElideRight, room)
        below = QRect(rect.left(), top + line * len(lines), rect.width(), third)
        self._draw(painter, below, (f"{origin} {place}".rstrip(),), self._small, self._tones["text3"], third)

    def _paint_themes(self, painter: QPainter, rect: QRect, model: ExcerptModel, one: Selected) -> None:
        """Up to three themes, each with its colour."""
        themes = model.saying.themes(model.pack, one[1])
        size, line = self._look.size(8), self._look.size(_THEME_LINE)
        shown = themes[:3] if len(themes) <= 3 else themes[:2]
        if len(themes) == 1:  # there is room for all of its name
            wide = self._lines(model.saying.theme(themes[0]), self._small, rect.width() - size - 6, 2)
            top = rect.top() + (rect.height() - line * len(wide)) // 2
            self._square(painter, QRectF(rect.left(), top + line / 2 - size / 2, size, size), themes[0].colour)
            words = QRect(rect.left() + size + 6, top, rect.width() - size - 6, line * len(wide))
            self._draw(painter, words, wide, self._small, self._tones["text2"], line)
            return
        names = [model.saying.theme(theme) for theme in shown] + ([f"+{len(themes) - 2}"] if len(themes) > 3 else [])
        top = rect.top() + (rect.height() - line * len(names)) // 2
        metrics = QFontMetrics(self._small)
        painter.setFont(self._small)
        for place, name in enumerate(names):
            at = QRect(rect.left(), top + place * line, rect.width(), line)
            if place < len(shown):
                self._square(painter, QRectF(at.left(), at.center().y() - size / 2 + 1, size, size), shown[place].colour)
            painter.setPen(self._tones["text2"])
            words = at.adjusted(size + 6, 0, 0, 0)
            painter.drawText(words, _LEFT, metrics.elidedText(name, Qt.TextElideMode.ElideRight, words.width()))

    def _square(self, painter: QPainter, rect: QRectF, colour: int) -> None:
        """The colour of a theme."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme_ink(self._look.colours, colour)[0]))
        painter.drawRoundedRect(rect, 2.5, 2.5)

    def _paint_grade(self, painter: QPainter, rect: QRect, grade: str) -> None:
        """The grade in its box."""
        wide, high = self._look.size(27), self._look.size(20)
        box = QRectF(rect.left() + 0.5, rect.center().y() - high // 2 + 0.5, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._tones["line_strong"])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._tones["text2"])
        painter.setFont(self._badge)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, grade)

    def _paint_place(self, painter: QPainter, rect: QRect, model: ExcerptModel, one: Selected) -> None:
        """The section it stands in, or that it stands in none."""
        place = model.place(one)
        if not place:
            lines = self._lines(model.saying.words.text("excerpts.not_placed"), self._small, rect.width(), 2)
            self._write(painter, rect, lines, self._small, self._tones["text3"], self._look.size(_THIRD))
            return
        size = self._look.size(13)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(QPoint(rect.left(), rect.center().y() - size // 2 + 1), pixmap("check", self._look.colours["ok"], size, ratio))
        words = rect.adjusted(size + 5, 0, 0, 0)
        lines = self._lines(place, self._small, words.width(), 2)
        self._write(painter, words, lines, self._small, self._tones["text2"], self._look.size(_THIRD))

    def _write(self, painter: QPainter, rect: QRect, lines: tuple[str, ...], font: QFont, colour: QColor, height: int) -> None:
        """Lines in the middle of a cell."""
        top = rect.top() + (rect.height() - height * len(lines)) // 2
        self._draw(painter, QRect(rect.left(), top, rect.width(), height * len(lines)), lines, font, colour, height)

    def _draw(self, painter: QPainter, rect: QRect, lines: tuple[str, ...], font: QFont, colour: QColor, height: int) -> None:
        """Lines below each other; one that is written from the right begins there."""
        painter.setFont(font)
        painter.setPen(colour)
        for place, line in enumerate(lines):
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter if _from_right(line) else _LEFT
            painter.drawText(QRect(rect.left(), rect.top() + place * height, rect.width(), height), side, line)

    def _lines(self, text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
        """A text broken into lines, the last one cut; kept, because breaking lines is what takes longest."""
        key = (f"{font.key() if font is not self._quote else ''}{text}", width)
        if key not in self._broken:
            if len(self._broken) > _KEPT:
                self._broken.clear()
            self._broken[key] = _break(" ".join(text[:_LONGEST].split()), font, width, most)
        return self._broken[key]


def _break(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """The lines of a text in a width; what the last of them has no room for ends in an ellipsis."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    units = text.encode("utf-16-le")  # Qt counts these
    ends = [*starts[1:], len(units) // 2]
    parts = [units[2 * start:2 * end].decode("utf-16-le").strip() for start, end in zip(starts, ends, strict=True)]
    metrics = QFontMetrics(font)
    return tuple(metrics.elidedText(part, Qt.TextElideMode.ElideRight, width) for part in parts)


def _from_right(text: str) -> bool:
    """Whether a text is written from the right: as its first letter is."""
    if text.isascii():
        return False
    return next((bidirectional(sign) in ("R", "AL") for sign in text if sign.isalpha()), False)


def _focused(option: QStyleOptionViewItem) -> bool:
    """Whether the view has the focus."""
    widget = option.widget
    return bool(widget is not None and widget.hasFocus())
