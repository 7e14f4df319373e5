"""The pane at the side, one for all workspaces: preview, details of what is selected, checks."""
from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QTabBar, QTabWidget, QWidget

from ui.kit import Kit
from ui.widgets.named import labelled, named

_PREVIEW, _DETAILS, _CHECKS = "preview", "details", "checks"
_RIGHT = QTabBar.ButtonPosition.RightSide

# What a workspace shows the details of; the first where something else is selected.
_SHOWN: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "sources": ("source", "excerpts"), "excerpts": ("excerpts", "source"), "briefing": ("section", "excerpts")})


class SidePane(QTabWidget):
    """The tabs at the side; each page takes the pane into its splitter when it is shown. `fitted` tells what room is left beside them,
    `came` that it is back where it had been put away, `put` that either was done."""

    fitted = Signal(int)
    came = Signal()
    put = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setObjectName("side_tabs")
        self.setProperty("pane", "side")
        self.setDocumentMode(True)
        self._details = named(QStackedWidget(), "details_tab")
        self._empty = QWidget(self._details)
        self._details.addWidget(self._empty)
        self._kinds: dict[str, QWidget] = {}
        self._tabs: dict[str, QWidget] = {}
        self.chosen: dict[str, str] = {}  # by workspace, the tab that somebody chose
        self.away = False  # somebody wants the room it takes
        self._checks_open = 0
        self._badge = labelled(self.tabBar(), "badge", "checks_badge")
        self._put(_DETAILS, self._details)
        for signal in (kit.desk.selection_changed, kit.desk.opened, kit.desk.changed):
            signal.connect(self._show_details)
        kit.desk.workspace_changed.connect(self._follow)
        kit.desk.workspace_changed.connect(self._show_details)
        for name in (_DETAILS, _CHECKS, _PREVIEW):
            kit.actions.on(f"act_show_{name}", partial(self._show_chosen, name))
        self.tabBarClicked.connect(self._clicked)
        kit.words.call(self, self._say)

    def add_details(self, kind: str, page: QWidget) -> None:
        """Takes in what shows the details of one kind of selection: source, excerpts or section."""
        area = QScrollArea(self._details, widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the focus, and scroll it
        area.setWidget(page)
        self._kinds[kind] = area
        self._details.addWidget(area)
        self._show_details()

    def add_tab(self, name: str, page: QWidget) -> None:
        """Takes in the preview or the checks."""
        page.setObjectName(f"{name}_tab")
        self._put(name, page)
        self._say()

    def take_into(self, splitter: QSplitter) -> None:
        """Moves the pane to the end of a splitter."""
        if self.parent() is not splitter:
            splitter.addWidget(self)
            splitter.setCollapsible(splitter.indexOf(self), False)
            self.setVisible(not self.away)

    def put_away(self, away: bool) -> None:
        """Hides the pane in every workspace, or brings it back."""
        if away != self.away:
            self.away = away
            self.setVisible(not away)
            self.put.emit()
            if not away:
                self.came.emit()

    def show_tab(self, name: str) -> None:
        """Shows a tab and gives it the focus, and brings the pane back; one that is not there now is passed over."""
        page = self._tabs.get(name)
        if page is not None and self.indexOf(page) >= 0:
            self.put_away(False)
            self.setCurrentWidget(page)
            page.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tells the corner how much room the tabs leave."""
        super().resizeEvent(event)
        self.fitted.emit(self.width() - self.tabBar().sizeHint().width())

    def count_checks(self, count: int) -> None:
        """How many checks are open, for the tab."""
        self._checks_open = count
        self._say()

    def _put(self, name: str, page: QWidget) -> None:
        """Puts a tab in its place: preview, details, checks."""
        self._tabs[name] = page
        order = (_PREVIEW, _DETAILS, _CHECKS)
        at = sum(self.indexOf(self._tabs[one]) >= 0 for one in order[:order.index(name)] if one in self._tabs)
        self.insertTab(at, page, "")

    def _follow(self, workspace: str) -> None:
        """The preview is there in the briefing alone, and comes first there."""
        preview = self._tabs.get(_PREVIEW)
        if preview is None:
            return
        self.setTabVisible(self.indexOf(preview), workspace == "briefing")
        usual = preview if workspace == "briefing" else self._details
        wanted = self._tabs.get(self.chosen.get(workspace, ""), usual)
        self.setCurrentWidget(usual if wanted is preview else wanted)

    def choose(self, tabs: Mapping[str, str]) -> None:
        """Shows in each workspace the tab that was chosen there once."""
        self.chosen = {space: name for space, name in tabs.items() if name in self._tabs}
        self._follow(self._kit.desk.workspace)

    def _show_chosen(self, name: str) -> None:
        self.chosen[self._kit.desk.workspace] = name
        self.show_tab(name)

    def _clicked(self, at: int) -> None:
        """Somebody chose a tab with the mouse."""
        for name, page in self._tabs.items():
            if at >= 0 and page is self.widget(at):
                self.chosen[self._kit.desk.workspace] = name

    def _show_details(self, *_: object) -> None:
        """The page for what is selected."""
        first, *others = _SHOWN.get(self._kit.desk.workspace, ("source",))
        kind = self._kit.desk.selected if self._kit.desk.selected in (first, *others) else first
        there = self._kit.desk.is_open and not (kind == "source" and self._kit.desk.source is None)
        self._details.setCurrentWidget(self._kinds.get(kind, self._empty) if there else self._empty)

    def _say(self) -> None:
        """The names of the tabs."""
        self.tabBar().setAccessibleName(self._kit.words.text("side.tabs"))
        for name, page in self._tabs.items():
            words, at = self._kit.words.text(f"tab.{name}"), self.indexOf(page)
            self.setTabText(at, words)
            counted = name == _CHECKS and self._checks_open
            self.tabBar().setAccessibleTabName(
                at, self._kit.words.counted("status.checks", self._checks_open) if counted else words)
            if name == _CHECKS and bool(self.tabBar().tabButton(at, _RIGHT)) != bool(counted):
                self.tabBar().setTabButton(at, _RIGHT, self._badge if counted else None)
        self._badge.setText(str(self._checks_open))
        self._badge.adjustSize()
        self._badge.setVisible(bool(self._checks_open))
