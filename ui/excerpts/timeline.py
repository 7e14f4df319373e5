"""The strip of years above the table: what happened when, and two handles that choose a period."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from briefer.model.dates import parse_edtf
from briefer.model.pack import Pack
from briefer.model.selection import Selected
from ui.excerpts.saying import Saying
from ui.excerpts.timeline_handle import GRAB, HANDLE, YEAR, Handle
from ui.excerpts.timeline_plan import SLOT, Axis, Bar, Mark, Marks, Point, axis_of, bars_of, points_of
from ui.kit import Kit
from ui.tokens import theme_ink

HEIGHT = 84
_AXIS, _EDGE, _LANE, _FIRST_LANE, _THICK, _SQUARE = 60, 32, 8, 7, 4.5, 8
_FAINT = 0.3


class TimelineView(QWidget):
    """The timeline.

    `period` brings the period chosen in EDTF, nothing for all of it; `picked` an excerpt clicked on; `asked` wants the period typed.
    """

    period = Signal(str)
    picked = Signal(object)
    asked = Signal()

    def __init__(self, kit: Kit, saying: Saying, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_view")
        self._kit, self._saying = kit, saying
        self._marks = Marks()
        self._shown: Sequence[Mark] = ()
        self._arranged: tuple[Sequence[Mark], Axis | None, float] | None = None  # what has its places: which marks, in how much room
        self.axis: Axis | None = None
        self._bars: tuple[Bar, ...] = ()
        self._points: tuple[Point, ...] = ()
        self._dated = self._undated = 0
        self._colours: dict[str, int] = {}
        self._period = ""
        self.start, self.end = Handle("timeline_from", self, self), Handle("timeline_to", self, self)
        for handle in (self.start, self.end):
            handle.moved.connect(self._on_moved)
            handle.entered.connect(self.asked)
            handle.all.connect(lambda: self.period.emit(""))
        self.setMouseTracking(True)
        kit.look.changed.connect(self._dress)
        kit.words.call(self, self.say)
        self._dress()

    # --- what is shown -----------------------------------------------------------------------------------------------

    def show_pack(self, pack: Pack | None, undated: int) -> None:
        """The years of a pack; they stay as they are while it is filtered."""
        every = self._marks.of(pack.excerpts()) if pack else ()
        self._dated, self._undated = len(every), undated
        self._colours = {theme.id: theme.colour for theme in pack.themes} if pack else {}
        self.axis = axis_of(every)
        self._place_handles()
        self.say()
        self.update()

    def show_marks(self, excerpts: Iterable[Selected]) -> None:
        """The excerpts to mark."""
        former, self._shown = self._arranged, self._marks.of(excerpts)
        if (self._shown, self.axis, self._room) != former:
            self._arrange()

    def show_period(self, period: str) -> None:
        """The period that is chosen; nothing for all of it."""
        if period == self._period:
            return  # asked at each key in the search: hundreds of marks need not be drawn anew for it
        self._period = period
        self._place_handles()
        self.say()
        self.update()

    @property
    def first_and_last(self) -> tuple[date, date] | None:
        """The days between the handles."""
        if self.axis is None:
            return None
        return self.axis.month_start(self.start.value()), self.axis.month_end(self.end.value())

    def say(self) -> None:
        """What it is called and what it says, for who hears it."""
        words = self._kit.words
        ends = self.first_and_last
        if ends is None:
            self.setAccessibleName(words.text("excerpts.timeline.empty"))
            return
        first, last = (self.month_name(day) for day in ends)
        dated = words.counted("excerpts.timeline.dated", self._dated)
        undated = words.counted("excerpts.timeline.undated", self._undated)
        self.setAccessibleName(words.text("excerpts.timeline.accessible", first=first, last=last, dated=dated, undated=undated))
        for handle, id, month in ((self.start, "excerpts.timeline.from", first), (self.end, "excerpts.timeline.to", last)):
            handle.setAccessibleName(words.text(id, month=month))
            handle.setToolTip(f"{words.text(id, month=month)} – {words.text('excerpts.timeline.keys')}")

    def month_name(self, day: date) -> str:
        """A month in words: January 2015."""
        return f"{QLocale().standaloneMonthName(day.month)} {day.year}"

    # --- where things are --------------------------------------------------------------------------------------------

    @property
    def _room(self) -> float:
        return max(self.width() - 2 * self._kit.look.size(_EDGE), 1)

    def _arrange(self) -> None:
        """Puts marks and handles in their places."""
        self._arranged = (self._shown, self.axis, self._room)
        if self.axis is not None:
            self._bars, self._points = bars_of(self._shown, self.axis, self._room), points_of(self._shown, self.axis, self._room)
        else:
            self._bars = self._points = ()
        self._place_handles()
        self.update()

    def _place_handles(self) -> None:
        """The handles where the period ends."""
        axis = self.axis
        for handle in (self.start, self.end):
            handle.setVisible(axis is not None)
        if axis is None:
            return
        value = parse_edtf(self._period) if self._period else None
        first = axis.month_at(axis.part(value.earliest)) if value and value.earliest else 0
        last = axis.month_at(axis.part(value.latest)) if value and value.latest else axis.months
        first = min(first, axis.months - 1)
        self.start.hold(0, axis.months - 1, first)
        self.end.hold(1, axis.months, max(last, first + 1))
        look = self._kit.look
        wide, high = look.size(GRAB), look.size(HANDLE[1])
        for handle in (self.start, self.end):
            x = look.size(_EDGE) + handle.value() / axis.months * self._room
            handle.setGeometry(round(x - wide / 2), look.size(_AXIS) - high + 1, wide, high)

    def month_under(self, x: float, *, years: bool) -> int:
        """The edge between months, or years, nearest to a place."""
        if self.axis is None:
            return 0
        month = self.axis.month_at((x - self._kit.look.size(_EDGE)) / self._room)
        return round(month / YEAR) * YEAR if years else month

    def _on_moved(self, handle: Handle, month: int) -> None:
        """A handle was moved: the other one stays on its side."""
        if self.axis is None:
            return
        first, last = self.start.value(), self.end.value()
        if handle is self.start:
            first = min(max(month, 0), last - 1)
        else:
            last = min(max(month, first + 1), self.axis.months)
        self.choose(first, last)

    def choose(self, first: int, last: int) -> None:
        """Chooses the months between two edges."""
        if self.axis is None:
            return
        if (first, last) == (0, self.axis.months):
            self.period.emit("")
        else:
            self.period.emit(f"{self.axis.month_start(first):%Y-%m}/{self.axis.month_end(last):%Y-%m}")

    def mark_at(self, at: QPointF) -> tuple[Mark, ...]:
        """The excerpts under a place."""
        for point in self._points:
            if self._square(point).adjusted(-1, -1, 1, 1).contains(at):
                return point.marks
        return next(((bar.mark,) for bar in self._bars if self._bar(bar).adjusted(-1, -2, 1, 2).contains(at)), ())

    def _square(self, point: Point) -> QRectF:
        """Where a point stands."""
        look = self._kit.look
        size, step = look.size(_SQUARE), look.size(SLOT)
        several = len(point.marks) > 1
        high = size + 4 if several else size
        wide = 2 * size + 4 if several else size
        return QRectF(look.size(_EDGE) + point.x + 1, look.size(_AXIS) - 3 - high - point.row * step, wide, high)

    def _bar(self, bar: Bar) -> QRectF:
        """Where a range stands."""
        look = self._kit.look
        thick = _THICK * look.scale
        return QRectF(look.size(_EDGE) + bar.left, look.size(_FIRST_LANE + bar.lane * _LANE) - thick / 2, bar.right - bar.left, thick)

    # --- events ------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tells what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            marks = self.mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(marks), self)
            return True
        return super().event(event)

    def _tip(self, marks: Sequence[Mark]) -> str:
        """The beginning of a quote, with its date and its themes, which the colour tells to some alone; of several, how many."""
        words, pack = self._kit.words, self._kit.desk.pack
        if len(marks) > 1:
            return words.counted("excerpts.timeline.many", len(marks))
        excerpt = pack.excerpt(marks[0].id) if marks else None
        if excerpt is None:
            return ""
        themes = ", ".join(words.best(one.name) for one in pack.themes if one.id in excerpt.themes)
        return " · ".join(part for part in (str(marks[0].id), self._saying.date(excerpt.date), themes, self._saying.few(excerpt)) if part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a mark shows its excerpt."""
        marks = self.mark_at(event.position())
        if marks and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(marks[0].id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer tells what can be clicked."""
        self.setCursor(Qt.CursorShape.PointingHandCursor if self.mark_at(event.position()) else Qt.CursorShape.ArrowCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts everything in its place."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws axis, ranges and points."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.axis is None:
            painter.setPen(self._kit.look.colour("text3"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._kit.words.text("excerpts.timeline.empty"))
            return
        self._paint_axis(painter, self.axis)
        drawn: set[tuple[int, int, int, int]] = set()
        for bar in self._bars:
            colour = self._colours.get(bar.mark.theme, 0)
            key = (round(bar.left), round(bar.right), bar.lane, colour)
            if key not in drawn:
                drawn.add(key)
                self._fill(painter, self._bar(bar), (bar.mark,), 2)
        for point in self._points:
            self._fill(painter, self._square(point), point.marks, 2.5)

    def _paint_axis(self, painter: QPainter, axis: Axis) -> None:
        """The line, with a tick between years and their names below."""
        look, edge = self._kit.look, self._kit.look.size(_EDGE)
        y = look.size(_AXIS)
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.drawLine(QPointF(edge, y + 0.5), QPointF(edge + self._room, y + 0.5))
        painter.setFont(look.font(12))
        each = self._room / len(axis.years)
        every = max(1, -(-look.size(40) // max(round(each), 1)))  # so many years share one name when they are narrow
        for place, year in enumerate(axis.years):
            x = edge + axis.part(date(year, 1, 1)) * self._room
            painter.setPen(QPen(look.colour("line_strong"), 1))
            painter.drawLine(QPointF(x, y), QPointF(x, y + 4))
            if place % every == 0:
                painter.setPen(look.colour("text2"))
                painter.drawText(QRectF(x, y + 4, each * every, look.size(18)), Qt.AlignmentFlag.AlignCenter, str(year))
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.drawLine(QPointF(edge + self._room, y), QPointF(edge + self._room, y + 4))

    def _fill(self, painter: QPainter, rect: QRectF, marks: Sequence[Mark], radius: float) -> None:
        """A mark in the colour of its theme; faint outside the period; with a number when it stands for several."""
        look = self._kit.look
        colour = self._colours.get(marks[0].theme, 0)
        ink = QColor(theme_ink(look.colours, colour)[0]) if colour else look.colour("text3")
        ends = self.first_and_last
        inside = ends is None or any(mark.last >= ends[0] and mark.first <= ends[1] for mark in marks)
        painter.setOpacity(1.0 if inside else _FAINT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink if len(marks) == 1 else look.colour("text2"))
        painter.drawRoundedRect(rect, radius, radius)
        if len(marks) > 1:
            painter.setPen(look.colour("base"))
            painter.setFont(look.font(9, 600))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(len(marks)))
        painter.setOpacity(1.0)

    def _dress(self) -> None:
        """Sizes and colours of the day."""
        self.setFixedHeight(self._kit.look.size(HEIGHT))
        for handle in (self.start, self.end):
            handle.dress(self._kit.look.colour("accent"), self._kit.look.colour("base"), self._kit.look.size(HANDLE[0]))
        self._arrange()
