"""The bar below the menus: workspaces with their counts, the search, and the three things one does most."""
from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QToolButton, QWidget

from briefer.model.sources import ExcerptId
from ui.desk import Desk
from ui.kit import Kit

_SPACES = (("sources", "act_ws_sources"), ("excerpts", "act_ws_excerpts"), ("briefing", "act_ws_briefing"))
_HEIGHT, _SEARCH, _SEARCH_WIDE, _WIDE_WINDOW = 48, 268, 420, 1500


class TopBar(QWidget):
    """The top bar; the search field is `search_edit`."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName("top_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(8)
        self._spaces: dict[str, QToolButton] = {}
        row.addWidget(self._switch())
        row.addStretch(1)
        self.search_edit = self._search()
        row.addWidget(self.search_edit)
        row.addStretch(1)
        self._buttons = {id: self._button(id, name) for id, name in (
            ("act_import", "import_button"), ("act_export", "export_button"), ("act_print_handout", "print_button"))}
        for button in self._buttons.values():
            row.addWidget(button)
        kit.words.call(self, self._say)
        for signal in (kit.desk.opened, kit.desk.changed, kit.desk.workspace_changed, kit.desk.briefing_changed):
            signal.connect(self._say)

    def widen(self, width: int) -> None:
        """Follows the width of the window."""
        self.search_edit.setFixedWidth(self._kit.look.size(_SEARCH_WIDE if width >= _WIDE_WINDOW else _SEARCH))

    def _switch(self) -> QWidget:
        """The three workspaces."""
        frame = QWidget(self)
        frame.setObjectName("workspace_switch")
        frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        frame.setFixedHeight(34)
        row = QHBoxLayout(frame)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        group = QButtonGroup(frame)
        for space, action in _SPACES:
            button = QToolButton(frame)
            button.setObjectName(f"ws_{space}_button")
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._kit.actions[action].trigger)
            group.addButton(button)
            row.addWidget(button)
            self._spaces[space] = button
        return frame

    def _search(self) -> QLineEdit:
        """The search field."""
        field = QLineEdit(self)
        field.setObjectName("search_edit")
        field.setClearButtonEnabled(True)
        field.setFixedWidth(_SEARCH)
        self._glass = field.addAction(self._kit.look.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._kit.look.changed.connect(lambda: self._glass.setIcon(self._kit.look.icon("search")))
        return field

    def _button(self, id: str, name: str) -> QToolButton:
        """A button for an action, with its words beside the icon."""
        button = QToolButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(16, 16))
        button.setMinimumHeight(30)
        action = self._kit.actions[id]
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: self._follow(button, id))
        self._follow(button, id)
        return button

    def _follow(self, button: QToolButton, id: str) -> None:
        """Lets a button say and show what its action does; the words are shorter than those of the menu."""
        action = self._kit.actions[id]
        words = self._kit.words.text(f"top.{id.removeprefix('act_')}")
        button.setText(words)
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
            button.setText(f"{number}  {name}  {counts[space]}".rstrip())
            button.setAccessibleName(words.text("space.accessible", name=name, count=counts[space] or "0"))
            button.setToolTip(self._kit.actions[f"act_ws_{space}"].toolTip())
            button.setChecked(desk.workspace == space)
        self.search_edit.setPlaceholderText(words.text(f"search.placeholder.{'excerpts' if desk.workspace == 'excerpts' else 'pack'}"))
        self.search_edit.setAccessibleName(words.text("search.accessible"))
        for id, one in self._buttons.items():
            self._follow(one, id)


def _counts(desk: Desk) -> dict[str, str]:
    """How many of each there are: sources, excerpts, and how many of these are placed."""
    if not desk.is_open:
        return {"sources": "", "excerpts": "", "briefing": ""}
    excerpts = sum(len(source.excerpts) for source in desk.pack.sources)
    placed = len(frozenset(ExcerptId(*id) for _, id in desk.briefing.placed())) if desk.briefing else 0
    return {"sources": str(len(desk.pack.sources)), "excerpts": str(excerpts), "briefing": f"{placed}/{excerpts}" if desk.briefing else ""}
