"""The sources workspace: list, reader, details side by side; or how to begin, when there are none."""
from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from ui.kit import Kit
from ui.side_pane import SidePane
from ui.sources.commands import SourceCommands
from ui.sources.empty_page import EmptyPage
from ui.sources.reader_pane import ReaderPane
from ui.sources.reader_text import WIDE
from ui.sources.source_details import SourceDetails
from ui.sources.source_list import SourceListPane
from ui.widgets.named import named

_SIZES = "sources/sizes"
_LIST, _SIDE, _LIST_WIDE, _SIDE_WIDE = 272, 300, 340, 380
_LIST_BOUNDS, _SIDE_BOUNDS, _MIDDLE = (238, 420), (280, 760), 420


class SourcesPage(QWidget):
    """The page of the workspace."""

    def __init__(self, kit: Kit, side: SidePane) -> None:
        super().__init__()
        self._kit, self._side = kit, side
        self._wide: bool | None = None
        self._sizes: tuple[int, ...] = ()
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal), "sources_splitter")
        self.splitter.setHandleWidth(1)
        self.list = SourceListPane(kit)
        self.list.setMinimumWidth(_LIST_BOUNDS[0])
        self.list.setMaximumWidth(_LIST_BOUNDS[1])
        self.pane = ReaderPane(kit)
        self.pane.setMinimumWidth(_MIDDLE)
        for part in (self.list, self.pane):
            self.splitter.addWidget(part)
            self.splitter.setCollapsible(self.splitter.indexOf(part), False)
        self.empty = EmptyPage(kit)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.stack)
        side.add_details("source", SourceDetails(kit))
        self.commands = SourceCommands(kit, self.list)
        self.list.entered.connect(lambda: self.pane.reader.setFocus(Qt.FocusReason.OtherFocusReason))
        self.splitter.splitterMoved.connect(lambda *_: self._keep())
        for signal in (kit.look.changed, side.put):
            signal.connect(lambda: QTimer.singleShot(0, self, self._share))
        for signal in (kit.desk.opened, kit.desk.closed, kit.desk.changed):
            signal.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the side pane along."""
        self._side.take_into(self.splitter)
        super().showEvent(event)
        QTimer.singleShot(0, self, self._share)
        if self.stack.currentWidget() is self.empty:
            self._focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives extra width to the middle."""
        super().resizeEvent(event)
        self._share()

    def _follow(self, *_: object) -> None:
        """Sources, or how to begin."""
        empty = self._kit.desk.is_open and not self._kit.desk.pack.sources
        shown = self.empty if empty else self.splitter
        if self.stack.currentWidget() is not shown:
            self.stack.setCurrentWidget(shown)
            QTimer.singleShot(0, self, self._share)  # the panes have no width of their own while they are hidden
            if self._kit.desk.workspace == "sources":
                self._focus()

    def _focus(self) -> None:
        """The keys go to what there is to read, or to the way in."""
        target = self.empty.buttons["act_import"] if self.stack.currentWidget() is self.empty else self.pane.reader
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _share(self) -> None:
        """The widths: those that this user last chose, else those of the design for this width of window."""
        if self.splitter.count() < 3 or self.splitter.indexOf(self._side) < 0:
            return
        wide = self.window().width() >= WIDE
        kept = self._kit.settings.recall(f"{_SIZES}/{'wide' if wide else 'narrow'}")
        sizes = list(self._sizes) or ([int(one) for one in kept if str(one).isdigit()] if isinstance(kept, list) else [])
        left, right = (sizes[0], sizes[1]) if len(sizes) == 2 else (_LIST_WIDE, _SIDE_WIDE) if wide else self._usual()
        left = min(max(left, _LIST_BOUNDS[0]), _LIST_BOUNDS[1])
        right = min(max(right, _SIDE_BOUNDS[0]), _SIDE_BOUNDS[1])
        if self._side.away:
            right = 0
        self.splitter.setSizes([left, max(self.splitter.width() - left - right, _MIDDLE), right])

    def _usual(self) -> tuple[int, int]:
        """The widths of the design, with room for larger text as far as the middle keeps its own."""
        left, right = self._kit.look.size(_LIST), self._kit.look.size(_SIDE)
        over = max(left + right + _MIDDLE - self.width(), 0)
        return left, max(right - over, _SIDE)

    def side_sizes(self) -> tuple[int, ...]:
        """The widths of list and side pane, if somebody chose them for this pack."""
        return self._sizes

    def set_side_sizes(self, sizes: tuple[int, ...]) -> None:
        """The widths that were chosen for this pack; none: the usual ones."""
        self._sizes = sizes if len(sizes) == 2 else ()
        self._share()

    def _keep(self) -> None:
        """Somebody moved a border."""
        left, _, right = (*self.splitter.sizes(), 0)[:3]
        wide = self.window().width() >= WIDE
        if right:
            self._sizes = (left, right)
            self._kit.settings.keep(f"{_SIZES}/{'wide' if wide else 'narrow'}", [str(left), str(right)])
