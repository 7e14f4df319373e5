"""How a source is drawn in the list: kind, title in two lines at most, publisher or what is missing, language, grade, excerpts."""
from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefer.model.sources import Source
from ui.icons import pixmap
from ui.kit import Kit
from ui.sources.saying import kind_of, title_of
from ui.sources.source_rows import SOURCE, publisher_of

ICONS = (("web", "world"), ("pdf", "file-type-pdf"), ("doc", "file-type-doc"), ("mail", "mail"), ("pasted", "clipboard-text"),
         ("text", "file-text"))
_TOP, _SIDE, _ICON, _GAP, _LINE, _META, _BAR = 10, 12, 16, 9, 17, 16, 3
_COUNT, _BOX = 28, 20
_NEAR = 4  # px within which the layout itself says whether a text fits
_KEPT = 20_000  # texts of which the lines are remembered
_Index = QModelIndex | QPersistentModelIndex


def lines_of(text: str, font: QFont, width: float, most: int = 2) -> list[str]:
    """A text in lines of a width, the last one cut short if there is more."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    units = text.encode("utf-16-le")  # Qt counts these
    pieces = [units[2 * a:2 * b].decode("utf-16-le").strip() for a, b in zip(starts, (*starts[1:], len(units) // 2), strict=True)]
    if len(pieces) <= most:
        return pieces
    rest = units[2 * starts[most - 1]:].decode("utf-16-le")
    return [*pieces[:most - 1], QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, int(width))]


class Lines:
    """Texts in lines; each is broken once for a font and a width, because a list asks for the height of every row at each edit."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, float], list[str]] = {}
        self._wide: dict[tuple[str, str], float] = {}

    def of(self, text: str, font: QFont, width: float) -> list[str]:
        """The lines of a text, as `lines_of` finds them."""
        key = (text, font.key(), width)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[key] = lines_of(text, font, width)
        return found

    def count(self, text: str, font: QFont, width: float) -> int:
        """How many lines a text takes, of two: most tell it by their length, whatever the width of the list is while it finds its own."""
        key = (text, font.key())
        wide = self._wide.get(key)
        if wide is None:
            if len(self._wide) >= _KEPT:
                self._wide.clear()
            wide = self._wide[key] = QFontMetricsF(font).horizontalAdvance(text)
        return len(self.of(text, font, width)) if abs(wide - width) <= _NEAR else 1 if wide < width else 2


class SourceDelegate(QStyledItemDelegate):
    """Draws the rows, from colours of the palette in use."""

    def __init__(self, kit: Kit, view: QListView) -> None:
        super().__init__(view)
        self._kit, self._view, self._lines = kit, view, Lines()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """78 high, or 61 if the title fits into one line."""
        look = self._kit.look
        source = cast(Source, index.data(SOURCE))
        lines = self._lines.count(title_of(source, self._kit.words), self._bold, self._room)
        return QSize(self._view.viewport().width(), look.size(_TOP * 2 + _LINE * lines + 7 + _META) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws a row."""
        source = cast(Source, index.data(SOURCE))
        look = self._kit.look
        room = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.fillRect(room, look.colour("accent_soft"))
            bar = look.colour("accent" if self._view.hasFocus() else "line_strong")
            painter.fillRect(QRectF(room.left(), room.top(), _BAR, room.height()), bar)
        painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1), look.colour("line"))
        left, top = room.left() + look.size(_SIDE), room.top() + look.size(_TOP)
        icon = next(icon for kind, icon in ICONS if kind == kind_of(source))
        self._icon(painter, icon, "text2", QPointF(left, top + look.size(1)), _ICON)
        left += look.size(_ICON + _GAP)
        painter.setFont(self._bold)
        painter.setPen(look.colour("text"))
        for line in self._title(source):
            painter.drawText(QRectF(left, top, room.right() - left, look.size(_LINE)), _at(left=True), line)
            top += look.size(_LINE)
        self._meta(painter, source, QRectF(left, top + look.size(6), room.right() - look.size(_SIDE) - left, look.size(_META + 3)))
        painter.restore()

    def _meta(self, painter: QPainter, source: Source, room: QRectF) -> None:
        """The last line: from the right excerpts, grade, language; from the left who published it."""
        look = self._kit.look
        painter.setFont(look.font(12))
        painter.setPen(look.colour("text2"))
        painter.drawText(room, _at(left=False), str(len(source.excerpts)))
        count = room.right() - look.size(_COUNT - 4)
        self._icon(painter, "quote", "text2", QPointF(count, room.center().y() - look.size(13) / 2), 13)
        size = look.size(_BOX)
        box = QRectF(count - look.size(9) - size, room.center().y() - size / 2, size, size)
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._kit.settings.value("grading_on"):
            painter.drawRoundedRect(box.adjusted(.5, .5, -.5, -.5), 4, 4)
            painter.setFont(look.font(11.5, 600))
            painter.setPen(look.colour("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, source.reliability)
        painter.setFont(look.font(12))
        painter.setPen(look.colour("text2"))
        language = source.language.partition("-")[0].upper()
        wide = painter.fontMetrics().horizontalAdvance(language)
        painter.drawText(QRectF(box.left() - look.size(7) - wide, room.top(), wide + 1, room.height()), _at(left=True), language)
        said, missing = publisher_of(source, self._kit.words)
        left = room.left()
        if missing:
            self._icon(painter, "alert-triangle", "warn", QPointF(left, room.center().y() - look.size(13) / 2), 13)
            left += look.size(16)
            painter.setPen(look.colour("warn"))
        free = box.left() - look.size(14) - wide - left
        said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, int(free))
        painter.drawText(QRectF(left, room.top(), free, room.height()), _at(left=True), said)

    def _icon(self, painter: QPainter, name: str, token: str, at: QPointF, size: int) -> None:
        look = self._kit.look
        painter.drawPixmap(at, pixmap(name, look.colours[token], look.size(size), self._view.devicePixelRatioF()))

    @property
    def _bold(self) -> QFont:
        return self._kit.look.font(13, 600)

    def _title(self, source: Source) -> list[str]:
        """The title in its lines."""
        return self._lines.of(title_of(source, self._kit.words), self._bold, self._room)

    @property
    def _room(self) -> int:
        """How wide a line of the title can be."""
        return max(self._view.viewport().width() - self._kit.look.size(_SIDE * 2 + _ICON + _GAP), 40)


def _at(*, left: bool) -> Qt.AlignmentFlag:
    """In the middle of a line, at one of its ends."""
    return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight)
