"""The panes of a page: from one to the next by a key, the pane at the side away and back, the middle alone."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.kit import Kit
from ui.side_pane import SidePane

# The panes that a key goes to, in the order in which they are read; the one that keeps the keys when others go; the column on the left.
_STOPS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "sources": ("source_list", "theme_bar", "reader_view", "side_tabs"),
    "excerpts": ("filter_row", "timeline_view", "excerpt_table", "side_tabs"),
    "briefing": ("outline_tree", "unplaced_list", "section_editor", "side_tabs")})
_MIDDLE: Mapping[str, str] = MappingProxyType({"sources": "reader_view", "excerpts": "excerpt_table", "briefing": "section_editor"})
_LEFT: Mapping[str, str] = MappingProxyType({"sources": "source_list_pane", "briefing": "outline_pane"})


class Panes(QObject):
    """Goes from pane to pane, where each keeps the place it was left at, and hides those at the sides."""

    def __init__(self, kit: Kit, side: SidePane, page: Callable[[str], QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._side, self._page = kit, side, page
        self._alone = False  # the middle has the page to itself
        self._was_away = False  # the pane at the side, before that
        self._left_at: dict[str, QWidget] = {}
        on = kit.actions.on
        on("act_pane_next", lambda: self._go(1))
        on("act_pane_prev", lambda: self._go(-1))
        on("act_side_toggle", self._toggle_side)
        on("act_focus_mode", lambda: self._be_alone(not self._alone))
        side.came.connect(lambda: self._be_alone(False))
        kit.desk.closed.connect(lambda: self._be_alone(False))
        QApplication.instance().focusChanged.connect(self._remember)  # type: ignore[union-attr]

    # --- from pane to pane -------------------------------------------------------------------------------------------

    def _stops(self) -> list[tuple[str, QWidget]]:
        """The panes of this page that are there and have something to take the focus."""
        page, space = self._page(self._kit.desk.workspace), self._kit.desk.workspace
        found = [(name, page.findChild(QWidget, name)) for name in _STOPS.get(space, ())]
        return [(name, pane) for name, pane in found if pane is not None and pane.isVisible() and _stopping_places(pane)]

    def _remember(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Where a pane had the focus last."""
        names, at = _STOPS.get(self._kit.desk.workspace, ()), new
        while at is not None and at.objectName() not in names:
            at = at.parentWidget()
        if at is not None and new is not None:
            self._left_at[at.objectName()] = new

    def _go(self, step: int) -> None:
        """To the next pane or the one before; from anywhere else to the first or the last."""
        stops, focused = self._stops(), QApplication.focusWidget()
        if not stops:
            return
        here = next((at for at, (_, pane) in enumerate(stops) if _within(focused, pane)), -1 if step > 0 else 0)
        name, pane = stops[(here + step) % len(stops)]
        places = _stopping_places(pane)
        kept = self._left_at.get(name)
        reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
        (kept if kept in places else places[0]).setFocus(reason)

    # --- away and back -----------------------------------------------------------------------------------------------

    def _toggle_side(self) -> None:
        """The pane at the side away, or back."""
        self._keep_keys((self._side,))
        self._side.put_away(not self._side.away)

    def _be_alone(self, alone: bool) -> None:
        """The middle alone, or with what stood beside it; whoever asks for the pane at the side has it back, and the left column too."""
        if alone == self._alone:
            return
        self._alone = alone
        self._kit.actions.check("act_focus_mode", alone)
        columns = [column for space, name in _LEFT.items() if (column := self._page(space).findChild(QWidget, name)) is not None]
        if alone:
            self._keep_keys((self._side, *columns))
        for column in columns:
            column.setVisible(not alone)
        if alone:
            self._was_away = self._side.away
            self._side.put_away(True)
        elif self._side.away and not self._was_away:
            self._side.put_away(False)

    def _keep_keys(self, going: tuple[QWidget, ...]) -> None:
        """Keys that went to a pane which is to be hidden go to the middle."""
        focused, space = QApplication.focusWidget(), self._kit.desk.workspace
        middle = self._page(space).findChild(QWidget, _MIDDLE.get(space, ""))
        if middle is not None and any(_within(focused, one) for one in going) and (places := _stopping_places(middle)):
            places[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _within(widget: QWidget | None, pane: QWidget) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))


def _stopping_places(pane: QWidget) -> list[QWidget]:
    """What can take the focus in a pane, in the order of Tab; of the pane at the side, what is in it before its tabs."""
    found, at = [], pane.nextInFocusChain()
    ring = [pane]
    while at is not None and at is not pane:
        ring.append(at)
        at = at.nextInFocusChain()
    for one in ring:
        if _within(one, pane) and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled() \
                and one.focusProxy() is None:
            found.append(one)
    if isinstance(pane, SidePane):
        content = pane.currentWidget()
        found.sort(key=lambda one: not _within(one, content))  # a stable order
    return found
