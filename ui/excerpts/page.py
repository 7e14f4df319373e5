"""The excerpts workspace: filters, timeline, table and place bar beside the details."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QWidget

from briefer.model.sources import ExcerptId
from briefer.session import Change
from briefer.workflow import Sifted
from ui.action_rows import NINE
from ui.excerpts.changes import came_back
from ui.excerpts.commands import Commands
from ui.excerpts.details import ExcerptDetails
from ui.excerpts.filters import Filters
from ui.excerpts.finder import Finder
from ui.excerpts.listing import Listing, beside_in
from ui.excerpts.middle import MiddlePane
from ui.excerpts.periods import PeriodPopup
from ui.excerpts.placing import Placing
from ui.excerpts.saying import Saying
from ui.kit import Kit
from ui.side_pane import SidePane
from ui.widgets.named import named

_MANY = 500  # marks from which the timeline follows a moment later than the table
_MOMENT = 60  # ms
_SIDE, _SIDE_WIDE, _WIDE = 308, 400, 1500


class ExcerptsPage(QWidget):
    """The page of the workspace."""

    def __init__(self, kit: Kit, side: SidePane) -> None:
        super().__init__()
        self._kit, self._side = kit, side
        self._saying = Saying(kit.words)
        self.filters = Filters(self)
        self.finder = Finder(kit, self)
        self._stale, self._keep = True, False
        self._back: tuple[ExcerptId, ...] = ()  # excerpts that an undo has brought back, to be selected when they are shown
        self._sifted: Sifted | None = None
        self._sized = False
        self._search: QLineEdit | None = None
        self._soon, self._later = QTimer(self, singleShot=True), QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        self._later.timeout.connect(self._show_marks)
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal, self), "excerpts_splitter")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._sizes: tuple[int, ...] = ()
        self.splitter.splitterMoved.connect(lambda *_: self._moved())
        self.pane = MiddlePane(kit, self.filters, self._saying, self.splitter)
        self.table, self.timeline, self.bar = self.pane.table, self.pane.timeline, self.pane.bar
        self.pane.cleared.connect(self.clear_filters)
        self.pane.search_elsewhere.connect(self._search_sources)
        self.splitter.addWidget(self.pane)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self._placing = Placing(kit, self._saying, self)
        self._placing.counted.connect(self._show_bar)
        self.commands = Commands(kit, self._saying, self)
        self.details = ExcerptDetails(kit, self.commands, self._saying, self.beside)
        self._listen()

    def _listen(self) -> None:
        """What the page follows, and what it does."""
        kit, desk = self._kit, self._kit.desk
        desk.opened.connect(self._on_opened)
        desk.closed.connect(self._on_closed)
        desk.changed.connect(self._on_changed)
        desk.briefing_changed.connect(self._touch)
        desk.selection_changed.connect(self._on_selection)
        desk.workspace_changed.connect(self._on_workspace)
        self.filters.changed.connect(self._on_filters)
        self.finder.ready.connect(self._on_ready)
        self.table.chosen.connect(desk.select_excerpts)
        self.timeline.period.connect(lambda period: self.filters.set(period=period, undated=self.filters.value.undated and not period))
        self.timeline.picked.connect(self._pick)
        self.timeline.asked.connect(self._ask_period)
        kit.actions.on("act_clear_filters", self.clear_filters)
        for number in range(1, NINE + 1):
            kit.actions.on(f"act_filter_theme_{number}", partial(self._filter_by, number))
        kit.words.bind(self, self.setAccessibleName, "space.excerpts")

    # --- what happens ------------------------------------------------------------------------------------------------

    def follow_search(self, field: QLineEdit) -> None:
        """Filters by what is typed into the search field of the window; here Esc empties it, Enter and Down go on to the table."""
        self._search = field
        field.textChanged.connect(lambda typed: self.filters.set(words=typed))
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the search field, as long as it searches here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._kit.desk.workspace == "excerpts":
            if event.key() == Qt.Key.Key_Escape:
                self.clear_filters()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.table.setFocus()
                return True
        return super().eventFilter(watched, event)

    def beside(self, id: ExcerptId, step: int) -> ExcerptId | None:
        """The excerpt before (-1) or after (1) another as they are shown; elsewhere as they stand in the sources."""
        if self._kit.desk.workspace == "excerpts":
            return self.table.rows.listing.beside(id, step)
        return beside_in(self._kit.desk.pack, id, step)

    def clear_filters(self) -> None:
        """Shows everything again, and empties the search."""
        self.filters.clear()
        if self._search is not None:
            self._search.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the side pane along."""
        self._side.take_into(self.splitter)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self._share()
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def side_sizes(self) -> tuple[int, ...]:
        """The width of the side pane, if somebody chose it for this pack."""
        return self._sizes

    def set_side_sizes(self, sizes: tuple[int, ...]) -> None:
        """The width that was chosen for this pack; none: the usual one."""
        self._sizes, self._sized = sizes if len(sizes) == 1 else (), False
        if self.isVisible():
            self._share()

    def _share(self) -> None:
        """The widths, once a pack."""
        if not self._sized:
            self._sized = True
            side = self._sizes[0] if self._sizes else _SIDE_WIDE if self.width() >= _WIDE else min(self._kit.look.size(_SIDE), _SIDE_WIDE)
            self.splitter.setSizes([self.width() - side - 1, side])

    def _moved(self) -> None:
        """Somebody moved the border."""
        side = self.splitter.sizes()[-1]
        self._sizes = (side,) if side and self.splitter.count() > 1 else self._sizes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows everything again."""
        if event.key() == Qt.Key.Key_Escape and self.filters.active:
            self.clear_filters()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus belongs to the table."""
        super().focusInEvent(event)
        self.table.setFocus()

    def _on_opened(self) -> None:
        self.filters.clear()
        self.finder.forget()
        self.finder.follow(self._kit.desk.pack)
        self._keep = False
        self._touch()

    def _on_closed(self) -> None:
        self._soon.stop()
        self._later.stop()
        self._sifted, self._stale = None, True
        self.pane.forget()

    def _on_changed(self, change: Change) -> None:
        """The pack is another: what is selected stays shown until the filter is another, even if it passes it no more."""
        self.finder.follow(change.after)
        self._keep = True
        if change.cause in ("undone", "redone") and self.isVisible() and (back := came_back(change.before, change.after)):
            self._back = back
        self._touch()

    def _touch(self) -> None:
        """Shows the pack anew in a moment, once for whatever else happens until then; not at all while nobody sees it."""
        self._stale = True
        if self.isVisible():
            self._soon.start(0)

    def _on_filters(self) -> None:
        self._keep = False
        self._kit.actions.know(filtered=self.filters.active)
        self._stale = True
        if self.isVisible() and self._kit.desk.is_open:
            self.refresh()

    def _on_ready(self) -> None:
        """The index finds endings too, so that more may pass the search."""
        if self.filters.value.words.strip():
            self._keep = True
            self._touch()

    def _on_workspace(self, workspace: str) -> None:
        if workspace == "excerpts":
            QTimer.singleShot(0, self, self._enter)

    def _enter(self) -> None:
        """The focus goes to the table, something is selected there and in view."""
        if self.isVisible() and self._kit.desk.is_open:
            self._settle()
            ids = self._kit.desk.excerpt_ids
            if ids:
                self.table.show_excerpt(ids[0])
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_selection(self) -> None:
        """Somebody selected excerpts, here or elsewhere."""
        desk = self._kit.desk
        if not self.isVisible() or self._stale:
            return
        if desk.selected == "excerpts" and self.table.ids() != desk.excerpt_ids:
            self._reveal(desk.excerpt_ids)
            self.table.select(desk.excerpt_ids)
            if desk.excerpt_ids:
                self.table.show_excerpt(desk.excerpt_ids[0])
        self._show_bar()

    def _reveal(self, ids: tuple[ExcerptId, ...]) -> None:
        """Takes the filter away that hides an excerpt which somebody has gone to."""
        if ids and all(self.table.rows.row(id) < 0 for id in ids) and self.filters.active:
            self.clear_filters()

    def _pick(self, id: ExcerptId) -> None:
        """A mark was clicked: its row is selected."""
        if self.table.rows.row(id) < 0:
            self.filters.set(period="", undated=False)
        self._kit.desk.select_excerpts((id,))
        self.table.select((id,))
        self.table.show_excerpt(id)
        self.table.setFocus()

    def _filter_by(self, number: int) -> None:
        """Shows one theme alone, or all of them again."""
        theme = next((one for one in self._kit.desk.pack.themes if one.key == number), None)
        if theme is not None:
            self.filters.only_theme(theme.id)

    def _search_sources(self) -> None:
        """Looks for the same words in the sources."""
        self._kit.desk.go("sources")
        self._kit.actions["act_search"].trigger()

    def _ask_period(self) -> None:
        """The period typed as text."""
        ends = self.timeline.first_and_last
        if ends is not None:
            PeriodPopup(self._kit, self.filters, ends, self.timeline).open_below(self.timeline)

    # --- showing it --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Shows the pack as it is, filtered and in order."""
        desk = self._kit.desk
        if not desk.is_open:
            return
        changed = self.table.rows.follow(desk.pack, desk.briefing) or self._sifted is None
        sifted = self._sifted = self.finder.sift(desk.pack, self.filters.value, desk.briefing)
        before = self.table.rows.listing if self._keep else Listing()
        rows = sifted.shown
        if self._keep:
            shown = Listing(sifted.shown)
            stay = tuple(one for one in desk.excerpts if before.row(ExcerptId.of(*one)) >= 0 > shown.row(ExcerptId.of(*one)))
            rows = (*sifted.shown, *stay)
        if self._back:
            self._back, back = (), self._back
            desk.select_excerpts(back)
        self._stale = False
        chosen = desk.excerpt_ids if desk.selected == "excerpts" else ()
        self.table.show_rows(desk.pack, rows, chosen, stay=self._keep)
        self._settle(before)
        self.pane.show_sifted(sifted, changed=changed)
        if len(sifted.any_date) > _MANY:
            self._later.start(_MOMENT)
        else:
            self._show_marks()
        self._show_bar()

    def _settle(self, before: Listing = Listing()) -> None:  # noqa: B008 - a value
        """Something is selected wherever there is something: what was, else the row that took its place, else the first one."""
        desk, rows = self._kit.desk, self.table.rows
        if desk.workspace != "excerpts":
            return
        kept = tuple(id for id in desk.excerpt_ids if rows.row(id) >= 0) if desk.selected == "excerpts" else ()
        if not kept and rows.shown:
            kept = (self._neighbour(before),)
        if kept != desk.excerpt_ids or desk.selected != "excerpts":
            self.table.select(kept)
            desk.select_excerpts(kept)
            if kept:
                self.table.show_excerpt(kept[0])

    def _neighbour(self, before: Listing) -> ExcerptId:
        """The row that stands where the selected one was: the next below it that is left, else the one above."""
        rows = self.table.rows
        gone = self.table.last_chosen
        at = before.row(gone) if gone is not None else -1
        if at >= 0:
            for row in (*range(at + 1, len(before.shown)), *range(at - 1, -1, -1)):
                if rows.row(id := before.id(row)) >= 0:
                    return id
        return rows.id(0)

    def _show_marks(self) -> None:
        """The marks of the timeline."""
        if self._sifted is not None and self._kit.desk.is_open:
            self.timeline.show_marks(self._sifted.any_date)

    def _show_bar(self) -> None:
        """The bar below, and what the actions need to know."""
        desk = self._kit.desk
        if self._sifted is None or not desk.is_open:
            return
        every = self.pane.every
        placed = len({id for _, id in desk.briefing.placed() if desk.pack.excerpt(id) is not None}) if desk.briefing else 0
        selected = len(desk.excerpt_ids) if desk.selected == "excerpts" else 0
        self.bar.show_counts(every=every, shown=len(self.table.rows.shown), left=every - placed, selected=selected,
                             placeable=self._placing.count)
