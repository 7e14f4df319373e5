"""The table of excerpts: what is selected in it, its keys, its order."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTreeView, QWidget

from briefer.model.pack import Pack
from briefer.model.selection import Selected
from briefer.model.sources import ExcerptId
from ui.action_rows import NINE
from ui.excerpts.model import ExcerptModel
from ui.excerpts.order import COLUMNS
from ui.excerpts.row_delegate import EDGE, GAP, ROW_HEIGHT, ExcerptRowDelegate
from ui.excerpts.saying import Saying
from ui.kit import Kit

# Columns without the gap after them, in a window of usual width and in a wide one; the quote takes what is left.
_WIDTHS: Mapping[str, tuple[int, int]] = MappingProxyType({
    "date": (104, 150), "theme": (122, 150), "grade": (44, 52), "placed": (136, 170)})
_WIDE, _NARROWEST = 1400, 40
_KEYS = ("act_theme_pick", "act_event_date", "act_grade", "act_translate", "act_show_in_source", "act_place", "act_unplace",
         "act_excerpt_delete", *(f"act_theme_{number}" for number in range(1, NINE + 1)))
CONTEXT = ("act_show_in_source", "act_place", "", "themes", "act_event_date", "act_grade", "act_translate", "", "act_unplace",
           "act_excerpt_delete")
_FLAGS = QItemSelectionModel.SelectionFlag


class ExcerptTable(QTreeView):
    """The table. `chosen` brings the excerpts that somebody selected here, never a selection that was shown."""

    chosen = Signal(tuple)

    def __init__(self, kit: Kit, saying: Saying, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("excerpt_table")
        self._kit = kit
        self._showing = self._widening = False
        self.widths: dict[str, int] = {}  # of columns, that somebody chose
        self.last_chosen: ExcerptId | None = None  # of which the neighbour is selected when it goes
        self.rows = ExcerptModel(saying, self)
        self.setModel(self.rows)
        self._delegate = ExcerptRowDelegate(kit.look, self)
        self.setItemDelegate(self._delegate)
        self._shape()
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.header().sortIndicatorChanged.connect(self._sort)
        self.header().sectionResized.connect(self._resized)
        self.activated.connect(lambda _: kit.actions["act_show_in_source"].trigger())
        kit.actions.attach(self, *_KEYS)
        kit.look.changed.connect(self._dress)
        kit.words.call(self, self._say)
        kit.settings.changed.connect(lambda name: self._show_grading() if name == "grading_on" else None)
        self._show_grading()

    def _show_grading(self) -> None:
        """The grade is there for those who give grades."""
        self._widening = True
        self.setColumnHidden(COLUMNS.index("grade"), not self._kit.settings.value("grading_on"))
        self._widening = False

    def _shape(self) -> None:
        """A flat list of whole rows, all of one height."""
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        header = self.header()
        header.setObjectName("excerpt_header")
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(_NARROWEST)
        for place, column in enumerate(COLUMNS):
            mode = QHeaderView.ResizeMode.Stretch if column == "quote" else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(place, mode)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(True)
        self._widen()
        self._step()

    # --- what is shown -----------------------------------------------------------------------------------------------

    def show_rows(self, pack: Pack | None, excerpts: Iterable[Selected], chosen: tuple[ExcerptId, ...], *, stay: bool) -> None:
        """Shows excerpts of a pack, those chosen selected; with `stay`, the row in view at the top of the selection stays where it is."""
        anchor = self._anchor(chosen) if stay else None
        self._showing = True
        self.rows.show_rows(pack, excerpts)
        self.select(chosen)
        self._showing = False
        if anchor is not None and (row := self.rows.row(anchor[0])) >= 0:
            self.verticalScrollBar().setValue(row * self._look_height() - anchor[1])

    def select(self, ids: Iterable[ExcerptId]) -> None:
        """Selects excerpts, without saying so; those not shown are passed over."""
        rows = sorted(row for row in map(self.rows.row, ids) if row >= 0)
        if rows:
            self.last_chosen = self.rows.id(rows[-1])
        chosen = QItemSelection()
        for first, last in _runs(rows):
            chosen.select(self.rows.index(first, 0), self.rows.index(last, len(COLUMNS) - 1))
        former, self._showing = self._showing, True
        model = self.selectionModel()
        current = model.currentIndex().row()
        if rows and current not in rows:
            model.setCurrentIndex(self.rows.index(rows[0], 0), _FLAGS.NoUpdate)
        model.select(chosen, _FLAGS.ClearAndSelect | _FLAGS.Rows)
        self._showing = former

    def show_excerpt(self, id: ExcerptId) -> None:
        """Brings a row into view."""
        row = self.rows.row(id)
        if row >= 0:
            self.scrollTo(self.rows.index(row, 0), QAbstractItemView.ScrollHint.EnsureVisible)

    def ids(self) -> tuple[ExcerptId, ...]:
        """The excerpts selected, in the order shown."""
        return tuple(self.rows.id(row) for row in sorted({index.row() for index in self.selectionModel().selectedRows()}))

    def quoted(self) -> tuple[ExcerptId, ...]:
        """What is copied from here."""
        return self.ids()

    def _anchor(self, chosen: tuple[ExcerptId, ...]) -> tuple[ExcerptId, int] | None:
        """A row that is to stay where it is, and its height above the top: a selected one that is in view, else the first in view."""
        if not self.rows.shown:
            return None
        height, top = self._look_height(), self.verticalScrollBar().value()
        first, last = top // height, (top + self.viewport().height()) // height
        seen = sorted(row for row in map(self.rows.row, chosen) if first <= row <= last)
        row = seen[0] if seen else min(first, len(self.rows.shown) - 1)
        return self.rows.id(row), row * height - top

    def _look_height(self) -> int:
        return self._kit.look.size(ROW_HEIGHT)

    # --- what somebody does ------------------------------------------------------------------------------------------

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not a search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the excerpt in its source."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._kit.actions["act_show_in_source"].trigger()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The bar of the selected rows takes the colour of the focus; there is something selected from the beginning."""
        super().focusInEvent(event)
        if self.rows.shown and not self.selectionModel().hasSelection():
            row = max(self.currentIndex().row(), 0)
            self.selectionModel().setCurrentIndex(self.rows.index(row, 0), _FLAGS.ClearAndSelect | _FLAGS.Rows)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And loses it."""
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The actions of an excerpt."""
        if self.rows.shown:
            at = event.globalPos() if event.reason() == QContextMenuEvent.Reason.Mouse else self.viewport().mapToGlobal(QPoint(40, 40))
            context_menu(self._kit, self).popup(at)

    def resizeEvent(self, event: object) -> None:
        """Gives the columns more room in a wide window."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._widen()

    def _on_selected(self) -> None:
        if not self._showing:
            ids = self.ids()
            self.last_chosen = ids[-1] if ids else self.last_chosen
            self.chosen.emit(ids)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        """Another order; what is selected stays so, and in view."""
        chosen = self.ids()
        self.rows.order.by(COLUMNS[column], descending=order == Qt.SortOrder.DescendingOrder)
        if not self.rows.rowCount():
            return
        self.show_rows(self.rows.pack, self.rows.shown, chosen, stay=False)
        if chosen:
            self.show_excerpt(chosen[0])

    # --- looks -------------------------------------------------------------------------------------------------------

    def arrange(self, column: str, widths: Mapping[str, int], *, descending: bool) -> None:
        """Sorts by a column, and gives columns the widths that somebody chose."""
        self.widths = {one: width for one, width in widths.items() if one in _WIDTHS and width >= _NARROWEST}
        self._widen()
        if column in COLUMNS:
            self.header().setSortIndicator(COLUMNS.index(column),
                                           Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def _resized(self, place: int, _before: int, width: int) -> None:
        """Another width: of somebody's choice, unless the window gave it."""
        if not self._widening and COLUMNS[place] in _WIDTHS and width:
            self.widths[COLUMNS[place]] = width

    def _widen(self) -> None:
        """The widths of the columns: those chosen, else those of the design."""
        self._widening = True
        self._give_widths()
        self._widening = False

    def _give_widths(self) -> None:
        wide = self.width() >= _WIDE
        for place, column in enumerate(COLUMNS):
            if column in _WIDTHS and not self.isColumnHidden(place):
                width = self.widths.get(column) or self._kit.look.size(_WIDTHS[column][wide] + GAP + (EDGE if column == "date" else 0))
                if self.header().sectionSize(place) != width:
                    self.header().resizeSection(place, width)

    def _dress(self) -> None:
        """Colours and sizes of the day."""
        self._delegate.dress()
        self._widen()
        self._step()
        self.doItemsLayout()

    def _step(self) -> None:
        self.verticalScrollBar().setSingleStep(self._look_height() // 3)

    def _say(self) -> None:
        """Another language."""
        self.setAccessibleName(self._kit.words.text("excerpts.table"))
        self.rows.say()
        self.viewport().update()


def context_menu(kit: Kit, parent: QWidget) -> QMenu:
    """The menu of an excerpt: only actions that the other menus have too."""
    menu = QMenu(parent)
    menu.setObjectName("excerpt_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    for id in CONTEXT:
        if id == "themes":
            inner = menu.addMenu(kit.words.text("excerpts.themes_menu"))
            for number in range(1, NINE + 1):
                inner.addAction(kit.actions[f"act_theme_{number}"])
            inner.addAction(kit.actions["act_theme_pick"])
        elif id:
            menu.addAction(kit.actions[id])
        else:
            menu.addSeparator()
    return menu


def _runs(rows: list[int]) -> Iterable[tuple[int, int]]:
    """Rows that follow each other, first and last of each run."""
    start = last = -2
    for row in rows:
        if row != last + 1:
            if start >= 0:
                yield start, last
            start = row
        last = row
    if start >= 0:
        yield start, last
