"""The pages on the desk: pictures below each other, the bar beside what is being edited, and a hand that can point at a block."""
from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from briefer.values import dataclass
from briefer.workflow.previews import Pages, Spot
from ui.kit import Kit
from ui.preview.geometry import FIT_PAGE, GAP, Rect, bars_of, next_zoom, page_in_view, scale_for, spots_of, stacked
from ui.preview.paper import paint_page
from ui.widgets.rows import paint_ring

_STEP = 40
_AROUND = 1  # pages beside those in view that are drawn too
_KEPT = 12  # pictures


@dataclass(frozen=True, slots=True, eq=False)
class _Shown:
    """A picture, and which pages it is of."""

    image: QImage
    pages: Pages
    scale: float


class PreviewView(QAbstractScrollArea):
    """The canvas. Pictures of pages are given to it; the former picture of a page stays until there is another."""

    wanted = Signal()  # some pictures are missing or old
    pointed = Signal(object)  # Spot
    moved = Signal()  # another page is in view, or pages are as large as before no more
    zoomed = Signal(str)  # another zoom was chosen
    by_hand = Signal()  # somebody scrolled
    copied = Signal()  # somebody wants the words of what is marked
    choice_changed = Signal()  # other blocks are marked
    menu_asked = Signal(object)  # QContextMenuEvent

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName("preview_view")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.pages: Pages | None = None
        self.zoom = FIT_PAGE
        self.scale = 1.0
        self._rects: tuple[Rect, ...] = ()
        self._shown: dict[int, _Shown] = {}
        self._marked: Mapping[int, tuple[float, float]] = {}
        self._nodes: frozenset[str] = frozenset()
        self._number = 0
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.actionTriggered.connect(lambda _: self.by_hand.emit())
            bar.valueChanged.connect(lambda _: self._seen())
        kit.look.changed.connect(self.viewport().update)

    # --- what is shown -----------------------------------------------------------------------------------------------

    @property
    def number(self) -> int:
        """The page in view, from 0."""
        return self._number

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._rects)

    @property
    def room(self) -> tuple[int, int]:
        """Width and height in which pages can be seen."""
        return self.viewport().width(), self.viewport().height()

    def dots(self, page: tuple[float, float]) -> float:
        """Dots a point at which a page of this size is drawn now."""
        return scale_for(self.zoom, page, self.room) * self.devicePixelRatioF()

    def show_pages(self, pages: Pages, first: int, image: QImage, dots: float, nodes: frozenset[str], *, follow: bool) -> None:
        """Shows new pages with the picture of one of them; what was at the top stays there, unless the blocks in work are followed."""
        anchor = self._anchor()
        self.pages = pages
        self._shown = {number: shown for number, shown in self._shown.items() if number < len(pages.sizes)}
        self._shown[first] = _Shown(image, pages, dots)
        self._nodes = nodes
        self._arrange()
        self._marked = bars_of(self.marked)
        self.choice_changed.emit()
        if follow and self._marked:
            self._reveal(first)
        elif anchor is not None:
            self._return(anchor)
        self._seen()

    def show_picture(self, pages: Pages, number: int, image: QImage, dots: float) -> None:
        """Takes in the picture of a page; one of former pages is too late."""
        if pages is self.pages:
            self._shown[number] = _Shown(image, pages, dots)
            self.viewport().update()

    def clear(self) -> None:
        """Shows nothing: the pack is closed."""
        self.pages, self._rects, self._shown, self._marked, self._nodes = None, (), {}, {}, frozenset()
        self.verticalScrollBar().setRange(0, 0)
        self.viewport().update()
        self.moved.emit()

    def mark(self, nodes: frozenset[str], *, follow: bool) -> None:
        """Puts the bar beside other blocks, and shows them if they are followed."""
        if nodes != self._nodes:
            self._nodes = nodes
            self._marked = bars_of(self.marked)
            self.choice_changed.emit()
            if follow and self._marked:
                self._reveal(self._number)
            self.viewport().update()

    def missing(self) -> tuple[int, ...]:
        """The pages whose pictures are missing or old: those in view, then those beside them."""
        if self.pages is None or not self._rects:
            return ()
        seen = self._visible()
        near = [number for number in range(seen[0] - _AROUND, seen[-1] + _AROUND + 1) if 0 <= number < self.count and number not in seen] \
            if seen else []
        return tuple(number for number in (*seen, *near) if not self._fresh(number))

    def image(self, number: int) -> QImage | None:
        """The picture of a page that is shown now."""
        shown = self._shown.get(number)
        return shown.image if shown else None

    def page_rect(self, number: int) -> QRect:
        """Where a page lies in the viewport."""
        rect = self._rects[number]
        return QRect(rect.left - self.horizontalScrollBar().value(), rect.top - self.verticalScrollBar().value(), rect.width, rect.height)

    @property
    def top_block(self) -> str:
        """The first block that begins in the view; nothing when none does."""
        anchor = self._anchor()
        return anchor[0] if anchor else ""

    @property
    def bars(self) -> Mapping[int, tuple[float, float]]:
        """The bar beside what is being edited, by page: its top and bottom in points."""
        return dict(self._marked)

    def can_copy(self) -> bool:
        """Whether a block is marked, whose words can be copied."""
        return bool(self._marked)

    def copy_chosen(self) -> None:
        """Asks for the words of the blocks that are marked."""
        self.copied.emit()

    @property
    def marked(self) -> tuple[tuple[int, Spot], ...]:
        """The blocks that are marked, each with its page."""
        return spots_of(self.pages, self._nodes) if self.pages else ()

    # --- moving ------------------------------------------------------------------------------------------------------

    def go_to(self, number: int) -> None:
        """Shows a page from its top."""
        if self._rects:
            self.verticalScrollBar().setValue(self._rects[min(max(number, 0), self.count - 1)].top - GAP)

    def set_zoom(self, zoom: str) -> None:
        """Chooses how large pages are."""
        if zoom != self.zoom:
            self.zoom = zoom
            self._again()
            self.moved.emit()
            self.zoomed.emit(zoom)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next_zoom(self.zoom, self.scale, 1))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next_zoom(self.zoom, self.scale, -1))

    def zoom_reset(self) -> None:
        """A whole page."""
        self.set_zoom(FIT_PAGE)

    def _again(self) -> None:
        """Another room or zoom: what was at the top stays there."""
        anchor = self._anchor()
        self._arrange()
        if anchor is not None:
            self._return(anchor)
        self._seen()

    def _arrange(self) -> None:
        """The pages in their places, and how far one can scroll."""
        if self.pages is None:
            return
        sizes = self.pages.sizes
        self._number = min(self._number, len(sizes) - 1)
        self.scale = scale_for(self.zoom, sizes[self._number], self.room)
        wide, high = self.room
        self._rects = stacked(sizes, self.scale, wide, self.devicePixelRatioF())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        down.setRange(0, max(self._rects[-1].bottom + GAP - high, 0))
        across.setRange(0, max(max(rect.width for rect in self._rects) + 2 * GAP - wide, 0))
        for bar, page in ((down, high), (across, wide)):
            bar.setPageStep(page)
            bar.setSingleStep(_STEP)

    def _anchor(self) -> tuple[str, float, int, float] | None:
        """What stands at the top of the view: a block and how far below the edge, or the page and how much of it is above."""
        if self.pages is None or not self._rects:
            return None
        top = self.verticalScrollBar().value()
        number = next((n for n, rect in enumerate(self._rects) if rect.bottom > top), self.count - 1)
        rect = self._rects[number]
        inside = (top - rect.top) / self.scale
        if inside <= 0:
            return "", 0, number, inside
        starts = ((y, node) for node, (page, y) in self.pages.starts.items() if page == number and y >= inside)
        y, node = min(starts, default=(0.0, ""))
        return node, y - inside, number, inside

    def _return(self, anchor: tuple[str, float, int, float]) -> None:
        """Puts back at the top what stood there."""
        node, below, number, inside = anchor
        assert self.pages is not None
        if node in self.pages.starts:
            number, y = self.pages.starts[node]
            inside = y - below
        rect = self._rects[min(number, self.count - 1)]
        self.verticalScrollBar().setValue(round(rect.top + inside * self.scale))

    def _reveal(self, prefer: int) -> None:
        """Scrolls as little as needed to show what is marked: whole if it fits, else its beginning."""
        number = prefer if prefer in self._marked else min(self._marked)
        rect, (first, last) = self._rects[number], self._marked[number]
        top, bottom = rect.top + first * self.scale, rect.top + last * self.scale
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if rect.height + 2 * GAP <= high:
            top, bottom = rect.top, rect.bottom  # the page as a whole
        if bottom + GAP > bar.value() + high:
            bar.setValue(round(bottom + GAP - high))
        if top - GAP < bar.value():
            bar.setValue(round(top - GAP))

    def _visible(self) -> list[int]:
        """The pages of which something is to be seen."""
        top = self.verticalScrollBar().value()
        return [number for number, rect in enumerate(self._rects) if rect.bottom > top and rect.top < top + self.viewport().height()]

    def _fresh(self, number: int) -> bool:
        """Whether the picture of a page is of these pages, and as large as they are now."""
        shown = self._shown.get(number)
        return shown is not None and shown.pages is self.pages and abs(shown.scale - self.scale * self.devicePixelRatioF()) < 1e-9

    def _seen(self) -> None:
        """The view shows something else: what is in view now, and what it lacks."""
        if self._rects:
            self._number = page_in_view(self._rects, self.verticalScrollBar().value(), self.viewport().height())
        if len(self._shown) > _KEPT:
            self._shown = dict(sorted(self._shown.items(), key=lambda one: abs(one[0] - self._number))[:_KEPT])
        self.viewport().update()
        self.moved.emit()
        if self.missing():
            self.wanted.emit()

    # --- events ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper on the desk, and a frame around it when keys go there."""
        painter, look = QPainter(self.viewport()), self._kit.look
        painter.fillRect(event.rect(), look.colour("desk"))
        for number in self._visible():
            picture = self._shown[number].image if number in self._shown else None
            paint_page(painter, look, self.page_rect(number), picture, self._marked.get(number), self.scale, fresh=self._fresh(number),
                       current=self.hasFocus() and number == self._number)
        if self.hasFocus():
            paint_ring(painter, look, self.viewport().rect())
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Somebody wants to know what can be done."""
        self.menu_asked.emit(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages that fit the room follow it."""
        super().resizeEvent(event)
        self._again()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a block selects it in the editor."""
        if event.button() == Qt.MouseButton.LeftButton and (spot := self.spot_at(event.position().toPoint())) is not None:
            self.pointed.emit(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be selected."""
        spot = self.spot_at(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if spot and spot.origin else Qt.CursorShape.ArrowCursor)

    def spot_at(self, point: QPoint) -> Spot | None:
        """The block at a point of the viewport."""
        number = next((number for number in self._visible() if self.page_rect(number).contains(point)), None)
        if number is None or self.pages is None:
            return None
        at = point - self.page_rect(number).topLeft()
        return self.pages.at(number, at.x() / self.scale, at.y() / self.scale)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl, zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        self.by_hand.emit()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn pages when one fits, else scroll; Home and End go to the first and the last."""
        key, keys = event.key(), Qt.Key
        if key in (keys.Key_Home, keys.Key_End):
            self.by_hand.emit()
            self.go_to(0 if key == keys.Key_Home else self.count - 1)
        elif key in (keys.Key_PageUp, keys.Key_PageDown) and self._rects and self._rects[self._number].height <= self.viewport().height():
            self.by_hand.emit()
            self.go_to(self._number + (1 if key == keys.Key_PageDown else -1))
        else:
            if key in (keys.Key_Up, keys.Key_Down, keys.Key_PageUp, keys.Key_PageDown):
                self.by_hand.emit()
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another screen may have other dots."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._again()

    def event(self, event: QEvent) -> bool:
        """Keys come and go: the frame too."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().event(event)
