"""The bar below the menus: workspaces with their counts, the search, and the three things one does most."""
from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from briefer.model.sources import ExcerptId
from ui.desk import Desk
from ui.kit import Kit
from ui.widgets.named import named
from ui.widgets.search_line import SearchLine
from ui.widgets.space_button import SpaceButton

_SPACES = (("sources", "act_ws_sources"), ("excerpts", "act_ws_excerpts"), ("briefing", "act_ws_briefing"))
_HEIGHT, _SEARCH, _SEARCH_WIDE, _WIDE_WINDOW = 48, 268, 420, 1500
_SWITCH, _BUTTON, _ICON, _SEARCH_LEAST = 34, 30, 18, 150


class TopBar(QWidget):
    """The top bar; the search field is `search_edit`."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName("top_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(8)
        self._spaces: dict[str, SpaceButton] = {}
        row.addWidget(self._switch())
        row.addStretch(1)
        self.search_edit = self._search()
        row.addWidget(self.search_edit, 100)  # as wide as it may be, and narrower before anything else is
        row.addStretch(1)
        self._buttons = {id: self._button(id, name) for id, name in (
            ("act_import", "import_button"), ("act_export", "export_button"), ("act_print_handout", "print_button"))}
        for button in self._buttons.values():
            row.addWidget(button)
        kit.words.call(self, self._say)
        kit.actions.refreshed.connect(self._tip)
        kit.look.changed.connect(self._dress)
        self._dress()
        for signal in (kit.desk.opened, kit.desk.changed, kit.desk.workspace_changed, kit.desk.briefing_changed):
            signal.connect(self._say)

    def widen(self, width: int) -> None:
        """Follows the width of the window."""
        self.search_edit.setMaximumWidth(self._kit.look.size(_SEARCH_WIDE if width >= _WIDE_WINDOW else _SEARCH))

    def _switch(self) -> QWidget:
        """The three workspaces."""
        frame = QWidget(self)
        frame.setObjectName("workspace_switch")
        frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._switch_frame = frame
        row = QHBoxLayout(frame)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        group = QButtonGroup(frame)
        for space, action in _SPACES:
            button = named(SpaceButton(self._kit.look, frame), f"ws_{space}_button")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._kit.actions[action].trigger)
            group.addButton(button)
            row.addWidget(button)
            self._spaces[space] = button
        return frame

    def _search(self) -> SearchLine:
        """The search field."""
        field = named(SearchLine(self._kit.look, self), "search_edit")
        field.setMinimumWidth(_SEARCH_LEAST)
        for button in field.findChildren(QToolButton):  # Qt's own, without words
            self._kit.words.bind(button, button.setAccessibleName, "search.clear")
        return field

    def _button(self, id: str, name: str) -> QToolButton:
        """A button for an action, with its words beside the icon."""
        button = QToolButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        action = self._kit.actions[id]
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: self._follow(button, id))
        self._follow(button, id)
        return button

    def _follow(self, button: QToolButton, id: str) -> None:
        """Lets a button say and show what its action does; the words are shorter than those of the menu."""
        action = self._kit.actions[id]
        words = self._kit.words.text(f"top.{id.removeprefix('act_')}")
        button.setText(f" {words}")  # Qt leaves four pixels between an icon and words
        button.setAccessibleName(words)
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())
        primary = id == "act_print_handout" and self._kit.desk.workspace == "briefing"
        look = self._kit.look
        icon = self._kit.actions.row(id).icon
        button.setIcon(look.icon(icon, "on_accent" if primary and action.isEnabled() else "text2"))
        if button.property("primary") != primary:
            button.setProperty("primary", primary)
            button.style().polish(button)

    def _say(self, *_: object) -> None:
        """Words and counts."""
        words, desk = self._kit.words, self._kit.desk
        counts = _counts(desk)
        for number, (space, button) in enumerate(self._spaces.items(), 1):
            name = words.text(f"space.{space}")
            button.show_words(str(number), name, counts[space])
            said = words.text("space.placed", placed=counts[space].partition("/")[0], all=counts[space].partition("/")[2])
            button.setAccessibleName(words.text(
                "space.accessible", name=name, count=said if "/" in counts[space] else counts[space] or "0"))
            button.setChecked(desk.workspace == space)
        self.search_edit.setPlaceholderText(words.text(f"search.placeholder.{'excerpts' if desk.workspace == 'excerpts' else 'pack'}"))
        self.search_edit.setAccessibleName(words.text("search.accessible"))
        self.search_edit.key = self._kit.actions["act_search"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        for id, one in self._buttons.items():
            self._follow(one, id)

    def _tip(self) -> None:
        """What the workspaces are for, in the words of their actions."""
        for space, button in self._spaces.items():
            button.setToolTip(self._kit.actions[f"act_ws_{space}"].toolTip())

    def _dress(self) -> None:
        """Sizes of the day."""
        look = self._kit.look
        self.setFixedHeight(look.size(_HEIGHT))
        self._switch_frame.setFixedHeight(look.size(_SWITCH))
        for button in self._buttons.values():
            button.setIconSize(QSize(look.size(_ICON), look.size(_ICON)))
            button.setMinimumHeight(look.size(_BUTTON))
        self.widen(self.window().width())


def _counts(desk: Desk) -> dict[str, str]:
    """How many of each there are: sources, excerpts, and how many of these are placed."""
    if not desk.is_open:
        return {"sources": "", "excerpts": "", "briefing": ""}
    excerpts = sum(len(source.excerpts) for source in desk.pack.sources)
    placed = len(frozenset(ExcerptId(*id) for _, id in desk.briefing.placed())) if desk.briefing else 0
    return {"sources": str(len(desk.pack.sources)), "excerpts": str(excerpts), "briefing": f"{placed}/{excerpts}" if desk.briefing else ""}
