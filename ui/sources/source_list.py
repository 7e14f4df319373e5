"""The sources at the left: a list with type-ahead, what narrows and orders it, and the way to more."""
from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QMenu, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefer.model.grading import RELIABILITIES
from ui.kit import Kit
from ui.sources.saying import language_name
from ui.sources.source_delegate import SourceDelegate
from ui.sources.source_rows import ORDERS, Order, SourceFilter, SourceRows, arranged
from ui.widgets.named import labelled, named, restyle

_BUTTONS = (("source_filter_button", "filter", "sources.filter"), ("source_sort_button", "arrows-sort", "sources.sort"),
            ("source_add_button", "plus", "sources.add"))
_ORDER = "sources/order"


class SourceList(QListView):
    """The list itself; Enter goes to the reader, Esc shows everything again."""

    entered = Signal()
    cleared = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("source_list")
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setItemDelegate(SourceDelegate(kit, self))
        kit.actions.attach(self, "act_source_original", "act_source_copy_cite", "act_source_remove")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc; letters look for a title."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles take other lines."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The bar of the selected row shows where the keys go."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And that they go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()


class SourceListPane(QWidget):
    """The pane with its header; `entered` is sent when somebody wants to read."""

    entered = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName("source_list_pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        kept = str(kit.settings.recall(_ORDER))
        self._order: Order = next((one for one in ORDERS if one == kept), "number")
        self._filter = SourceFilter()
        self._following = False
        self._stale = False  # whether what it shows is of before it was hidden
        self.rows = SourceRows(kit.words, self)
        self.view = SourceList(kit, self)
        self.view.setModel(self.rows)
        self._title = labelled(self, "pane", "source_list_title")
        self._count = labelled(self, "count", "source_list_count")
        self._buttons = {name: named(QToolButton(self), name) for name, _, _ in _BUTTONS}
        self._drop = labelled(self, "hint", "source_drop_hint")
        self._stack = QStackedWidget(self)
        self._none, self._none_label, self._none_button = self._no_match()
        self._arrange()
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._chosen())
        self.view.entered.connect(self.entered)
        self.view.cleared.connect(self.clear_filter)
        for signal in (kit.desk.opened, kit.desk.closed, kit.desk.changed, kit.desk.selection_changed):
            signal.connect(self._follow)
        kit.desk.opened.connect(self.clear_filter)
        kit.look.changed.connect(self._dress)
        kit.words.call(self, self._say)
        self._dress()

    @property
    def chosen(self) -> tuple[int, ...]:
        """The numbers of the sources that are selected, as the list has them."""
        return tuple(sorted(self.rows.sources[index.row()].number for index in self.view.selectionModel().selectedRows()))

    @property
    def shown(self) -> tuple[int, ...]:
        """The numbers of the sources in the order of the list."""
        return tuple(one.number for one in self.rows.sources)

    def clear_filter(self) -> None:
        """Shows all sources."""
        self.narrow(SourceFilter())

    def narrow(self, wanted: SourceFilter) -> None:
        """Shows the sources that a filter asks for."""
        if wanted != self._filter:
            self._filter = wanted
            self._follow()

    @property
    def filtered(self) -> bool:
        """Whether a filter narrows the list."""
        return bool(self._filter)

    def order(self, order: Order) -> None:
        """Puts the list into an order, for this user from now on."""
        self._order = order
        self._kit.settings.keep(_ORDER, order)
        self._follow()

    def _follow(self, *_: object) -> None:
        """Shows what is on the desk, as soon as somebody sees it."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        desk = self._kit.desk
        sources = desk.pack.sources if desk.is_open else ()
        self._following = True
        self.rows.show(arranged(sources, self._filter, self._order, self._kit.words))
        row = self.rows.row_of(desk.source_number)
        selection = self.view.selectionModel()
        if row >= 0 and (desk.source_number not in self.chosen or self.view.currentIndex().row() != row):
            selection.setCurrentIndex(self.rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(self.rows.index(row))
        elif row < 0:
            selection.clear()
        self._following = False
        self._count.setText(str(len(sources)))
        self._stack.setCurrentWidget(self._none if self._filter and not self.rows.sources else self.view)
        self._none_label.setText("\n".join((
            self._kit.words.text("sources.none"), self._kit.words.text("sources.none.filter", filter=self._filter.said(self._kit.words)),
            self._kit.words.counted("sources.hidden_by_filter", len(sources)))))
        restyle(self._buttons["source_filter_button"], "on", bool(self._filter))
        self._dress_filter()
        if desk.workspace == "sources":
            self._kit.actions.know(filtered=self.filtered)

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with the desk."""
        super().showEvent(event)
        if self._stale:
            self._follow()

    def _chosen(self) -> None:
        """Somebody chose a row."""
        index = self.view.currentIndex()
        if not self._following and index.isValid() and self.chosen:
            number = self.rows.sources[index.row()].number
            if number in self.chosen:
                self._kit.desk.select_source(number)

    def _no_match(self) -> tuple[QWidget, QLabel, QPushButton]:
        """What stands in the place of a list that a filter has emptied."""
        page = named(QWidget(self), "source_no_match")
        label = labelled(page, "small", "source_no_match_label")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button = named(QPushButton(page), "source_no_match_button")
        button.clicked.connect(self.clear_filter)
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(label)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        return page, label, button

    def _arrange(self) -> None:
        """Header, list, hint."""
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 6)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addSpacing(4)
        head.addWidget(self._count)
        head.addStretch(1)
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            head.addWidget(button)
        for name, fill in (("source_filter_button", self._fill_filter), ("source_sort_button", self._fill_order)):
            menu = QMenu(self._buttons[name])
            menu.aboutToShow.connect(partial(fill, menu))
            self._buttons[name].setMenu(menu)
            self._buttons[name].setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._buttons["source_add_button"].clicked.connect(self._kit.actions["act_import"].trigger)
        self._drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._drop.setMargin(10)
        self._drop.setWordWrap(True)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._drop)

    def _fill_filter(self, menu: QMenu) -> None:
        """The filters that this pack has a use for."""
        menu.clear()
        words, wanted = self._kit.words, self._filter
        sources = self._kit.desk.pack.sources if self._kit.desk.is_open else ()
        self._entry(menu, words.text("sources.filter.all"), not wanted, SourceFilter())
        menu.addSeparator()
        self._entry(menu, words.text("sources.filter.missing"), wanted.missing, replace(wanted, missing=not wanted.missing))
        self._entry(menu, words.text("sources.filter.fresh"), wanted.fresh, replace(wanted, fresh=not wanted.fresh))
        menu.addSeparator()
        for language in sorted({one.language for one in sources if one.language}):
            said = words.text("sources.filter.language", language=language_name(language, words))
            on = wanted.language == language
            self._entry(menu, said, on, replace(wanted, language="" if on else language))
        menu.addSeparator()
        for letter in RELIABILITIES:
            if any(one.reliability == letter for one in sources):
                on = wanted.reliability == letter
                said = words.text("sources.filter.reliability", letter=letter)
                self._entry(menu, said, on, replace(wanted, reliability="" if on else letter))

    def _entry(self, menu: QMenu, said: str, on: bool, wanted: SourceFilter) -> None:
        """An entry that narrows the list."""
        entry: QAction = menu.addAction(said)
        entry.setCheckable(True)
        entry.setChecked(on)
        entry.triggered.connect(lambda _=False: self.narrow(wanted))

    def _fill_order(self, menu: QMenu) -> None:
        """The orders."""
        menu.clear()
        for order in ORDERS:
            entry = menu.addAction(self._kit.words.text(f"sources.sort.{order}"))
            entry.setCheckable(True)
            entry.setChecked(order == self._order)
            entry.triggered.connect(lambda _=False, order=order: self.order(order))

    def _dress(self) -> None:
        """Icons and sizes."""
        look = self._kit.look
        for name, icon, _ in _BUTTONS:
            button = self._buttons[name]
            button.setIcon(look.icon(icon))
            button.setIconSize(QSize(look.size(16), look.size(16)))
            button.setFixedSize(look.size(30), look.size(30))
        self._dress_filter()
        self.view.scheduleDelayedItemsLayout()

    def _dress_filter(self) -> None:
        """The filter shows whether it holds."""
        self._buttons["source_filter_button"].setIcon(self._kit.look.icon("filter", "accent" if self._filter else "text2"))

    def _say(self) -> None:
        """All words."""
        words = self._kit.words
        self._title.setText(words.text("sources.title"))
        self._drop.setText(words.text("sources.drop"))
        self._none_button.setText(words.text("sources.none.clear"))
        self.view.setAccessibleName(words.text("sources.title"))
        for name, _, id in _BUTTONS:
            self._buttons[name].setAccessibleName(words.text(id))
            self._buttons[name].setAccessibleDescription(words.text(id))
            self._buttons[name].setToolTip(words.text(id))
        self.rows.say()
        self._follow()


def beside(shown: tuple[int, ...], number: int, step: int) -> int:
    """The source above (-1) or below (1) another in a list; 0 at its ends."""
    at = shown.index(number) + step if number in shown else 0
    return shown[at] if 0 <= at < len(shown) else 0

