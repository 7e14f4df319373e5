"""Finds a pack as it was left: keeps the state of the window when a pack is left, and brings it back when it is opened again."""
from __future__ import annotations

from hashlib import sha256
from typing import cast

from PySide6.QtCore import QObject, QTimer

from ui.briefing.page import BriefingPage
from ui.desk import Workspace
from ui.excerpts.page import ExcerptsPage
from ui.kit import Kit
from ui.pack_state import PackState, Place, read_state
from ui.preview.geometry import ZOOMS
from ui.preview.view import PreviewView
from ui.side_pane import SidePane
from ui.sources.page import SourcesPage

Page = SourcesPage | ExcerptsPage | BriefingPage


class Remembering(QObject):
    """The state belongs to the user and is found by the id of the pack; filters are not part of it: a hidden filter is a trap."""

    def __init__(self, kit: Kit, side: SidePane, view: PreviewView, sources: SourcesPage, excerpts: ExcerptsPage, briefing: BriefingPage,
                 parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._side, self._view = kit, side, view
        self._sources, self._excerpts, self._briefing = sources, excerpts, briefing
        self._pages: dict[str, Page] = {"sources": sources, "excerpts": excerpts, "briefing": briefing}
        self._whole = False  # whether the window shows the pack as it was left: before that there is nothing to keep
        kit.desk.opened.connect(self._opened)
        kit.desk.leaving.connect(self.keep)

    @property
    def _key(self) -> str:
        return f"state/{sha256(self._kit.desk.pack.id.encode()).hexdigest()[:16]}"

    def _opened(self) -> None:
        """Everybody hears of the pack first, then it is shown as it was left."""
        self._whole = False
        QTimer.singleShot(0, self, self._restore)

    def keep(self) -> None:
        """Keeps how the pack on the desk is shown."""
        if not self._kit.desk.is_open or not self._whole:
            return
        if self._kit.desk.session.sealed:  # what a password protects is not told by the settings
            self._kit.settings.keep(self._key, "")
            return
        desk, table = self._kit.desk, self._excerpts.pane.table
        state = PackState(
            "" if desk.workspace == "start" else desk.workspace,
            {name: sizes for name, page in self._pages.items() if (sizes := page.side_sizes())}, dict(self._side.chosen),
            desk.source_number, self._places(), table.rows.order.column, table.rows.order.descending, dict(table.widths),
            desk.briefing_id, desk.section_id, desk.language, self._view.zoom)
        self._kit.settings.keep(self._key, state.kept())

    def _restore(self) -> None:
        """Brings back what was kept; whatever is not there any more is passed over."""
        desk = self._kit.desk
        if not desk.is_open or self._whole:
            return
        self._whole = True
        state = read_state(self._kit.settings.recall(self._key))
        for name, page in self._pages.items():
            page.set_side_sizes(state.sizes.get(name, ()))
        self._side.choose(state.tabs)
        self._excerpts.pane.table.arrange(state.sort or "date", state.columns, descending=state.descending)
        if state.zoom in ZOOMS:
            self._view.set_zoom(state.zoom)
        pane = self._sources.pane
        pane.places = dict(state.places)
        if desk.source_number in state.places:
            pane.reader.go_to(state.places[desk.source_number])
        if desk.pack.source(state.source) is not None:
            desk.select_source(state.source)
        self._restore_briefing(state)
        if state.workspace:
            desk.go(cast(Workspace, state.workspace))

    def _places(self) -> dict[int, Place]:
        """Where somebody was in each source, that in view included."""
        pane = self._sources.pane
        shown = pane.reader.shown
        return pane.places | ({shown.source.number: pane.reader.place} if shown is not None else {})

    def _restore_briefing(self, state: PackState) -> None:
        """The briefing, its language, and the section that was open."""
        desk = self._kit.desk
        if desk.pack.briefing(state.briefing) is not None:
            desk.choose_briefing(state.briefing)
        if desk.briefing is None:
            return
        if state.language in desk.briefing.languages:
            desk.write_in(state.language)
        if desk.briefing.section(state.section) is not None:
            selected, source = desk.selected, desk.source_number
            desk.select_section(state.section)
            if selected == "source" and state.workspace != "briefing":
                desk.select_source(source)
