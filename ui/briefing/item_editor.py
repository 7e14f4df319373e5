"""What lies over a table or a row of cards while it is written: a bar of what can be done, and the grid of its cells."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from briefer.edits import SetItem, Spot
from briefer.edits.bodies import items_at
from briefer.model.briefing import Section
from ui.briefing.card_sheet import CardSheet
from ui.briefing.grid import GridView
from ui.briefing.section_sheets import sheet_of
from ui.briefing.sheets import Sheet, filled, gaps
from ui.briefing.table_sheet import TableSheet
from ui.kit import Kit
from ui.widgets.named import labelled, named

# The commands of the menu with the keys that do the same; a line stands before those in brackets.
_COMMANDS = (("row_up", "Alt+Up"), ("row_down", "Alt+Down"), ("group_up", "Alt+Left"), ("group_down", "Alt+Right"), ("", ""),
             ("row_add", "Ins"), ("group_add", "Alt+Ins"), ("", ""), ("row_remove", "Alt+Del"), ("group_remove", "Alt+Shift+Del"))


class SheetEditor(QFrame):
    """A grid over a sheet with the buttons that every sheet has; `kind` tells by what words rows and groups are called."""

    done = Signal()

    def __init__(self, kit: Kit, kind: str, label_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_editor")
        self.setProperty("card", True)
        self._kit, self.kind = kit, kind
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 8, 10, 8)
        self.column.setSpacing(6)
        self.bar = QHBoxLayout()
        self.bar.setSpacing(4)
        self.grid = GridView(kit, "sheet_grid", label_of, self)
        self.hint = labelled(self, "hint", "sheet_hint_label")
        self.hint.setWordWrap(True)
        self._buttons: list[tuple[QToolButton, str]] = []
        self.add_row = self._button("sheet_row_button", f"sheet.{kind}.row_add", lambda: self.grid.do("row_add"), "plus")
        self.add_group = self._button("sheet_group_button", f"sheet.{kind}.group_add", lambda: self.grid.do("group_add"), "plus")
        self.fill = self._button("sheet_fill_button", "framing.copy.it", self._fill)
        self.bar.addStretch(1)
        self.menu_button = self._button("sheet_menu_button", "sheet.menu", self._menu, "dots")
        self.close_button = self._button("sheet_done_button", "sheet.done", self._done, "check")
        self.column.addLayout(self.bar)
        self.column.addWidget(self.grid)
        self.column.addWidget(self.hint)
        self.setFocusProxy(self.grid)
        self.grid.left.connect(self._done)
        self.grid.changed.connect(self.write)
        self.grid.changed.connect(lambda *_: self._tell(""))
        self.grid.refused.connect(lambda: self._tell(self._kit.words.text("date.not_read")))
        self.grid.moved.connect(self._moved)
        kit.words.call(self, self.say)
        kit.look.changed.connect(self.say)

    def _button(self, name: str, words: str, act: Callable[[], object], icon: str = "") -> QToolButton:
        button = named(QToolButton(self), name)
        button.setProperty("flat", True)
        button.setProperty("icon_name", icon)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon if icon != "dots" else Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.clicked.connect(lambda: act())
        self._buttons.append((button, words))
        self.bar.addWidget(button)
        return button

    # --- what it shows -------------------------------------------------------------------------------------------------

    def follow(self, section: Section) -> bool:
        """Shows what the pack has now; False when it is no longer there."""
        sheet = self.sheet_in(section)
        if sheet is None:
            return False
        self.grid.show_sheet(sheet, read_only=self._kit.desk.session.read_only)
        other = gaps(sheet)
        self.fill.setVisible(bool(other) and not self._kit.desk.session.read_only)
        if other:
            self.fill.setText(self._kit.words.text(f"framing.copy.{other}" if other in ("en", "it") else "sheet.fill"))
        self.show_more(sheet)
        return True

    def sheet_in(self, section: Section) -> Sheet | None:
        """The sheet as the pack has it."""
        raise NotImplementedError

    def write(self, sheet: Sheet, merge: str) -> None:
        """Hands a sheet to the pack."""
        raise NotImplementedError

    def show_more(self, sheet: Sheet) -> None:
        """Shows what a sheet has beside its cells."""

    def _tell(self, said: str) -> None:
        self.hint.setText(said or self._kit.words.text("sheet.hint"))
        self.hint.setProperty("role", "err" if said else "hint")
        self.hint.style().polish(self.hint)

    def _moved(self) -> None:
        """Another cell is the current one."""
        if self.grid.sheet is not None:
            self.show_more(self.grid.sheet)

    def say(self) -> None:
        """The words of the bar."""
        words, look = self._kit.words, self._kit.look
        for button, id in self._buttons:
            if button is not self.fill:
                button.setText(words.text(id))
            button.setAccessibleName(words.text(id))
            if icon := str(button.property("icon_name")):
                button.setIcon(look.icon(icon))
        self.menu_button.setToolTip(words.text("sheet.menu"))
        self.grid.setAccessibleName(words.text(f"sheet.{self.kind}.accessible"))
        self._tell("")

    # --- what is done --------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Begins with the words of the other language."""
        if self.grid.sheet is not None:
            self.write(filled(self.grid.sheet), "")
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _menu(self) -> None:
        """What can be done with the current row and its column, card or lane."""
        menu = named(QMenu(self), "sheet_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command, key in _COMMANDS:
            if not command:
                menu.addSeparator()
                continue
            entry = menu.addAction(f"{self._kit.words.text(f'sheet.{self.kind}.{command}')}\t{key}")
            entry.setEnabled(not self._kit.desk.session.read_only)
            entry.triggered.connect(partial(self.grid.do, command))
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _done(self) -> None:
        self.grid.leave()
        self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends the writing from anywhere in the frame; no other key goes on to the list below it."""
        if event.key() == Qt.Key.Key_Escape:
            self._done()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click between the parts is none on the list below."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nor is a double click."""
        event.accept()

    def tab_after(self, parts: Sequence[QWidget]) -> None:
        """Tab goes from the bar through some parts to the grid."""
        order = [*parts, self.grid]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)


class ItemEditor(SheetEditor):
    """An editor of the item at a spot of a section."""

    def __init__(self, kit: Kit, kind: str, spot: Spot, at: int, label_of: Callable[[str], str], parent: QWidget) -> None:
        self.spot, self.at = spot, at
        super().__init__(kit, kind, label_of, parent)

    def sheet_in(self, section: Section) -> Sheet | None:
        """The sheet over the item; None when another one stands there."""
        items = items_at(section, self.spot)
        briefing = self._kit.desk.briefing
        item = items[self.at] if 0 <= self.at < len(items) and section.id == self.spot.section else None
        sheet = sheet_of(item, briefing, self._kit.desk.language) if briefing is not None else None
        return sheet if sheet is not None and kind_of(sheet) == self.kind else None

    def write(self, sheet: Sheet, merge: str) -> None:
        """Puts the item in the place of what stands there."""
        if isinstance(sheet, TableSheet | CardSheet):
            self._kit.do(SetItem(self._kit.desk.briefing_id, self.spot, self.at, sheet.item), merge=merge)


class CardsEditor(ItemEditor):
    """Cards; of courses of action, one can be recommended."""

    def __init__(self, kit: Kit, kind: str, spot: Spot, at: int, label_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(kit, kind, spot, at, label_of, parent)
        self.recommend = self._button("sheet_recommend_button", "sheet.options.recommended", self._recommend)
        self.recommend.setCheckable(True)
        self.bar.removeWidget(self.recommend)
        self.bar.insertWidget(2, self.recommend)
        self.recommend.setVisible(kind == "options")
        self.tab_after((self.add_row, self.add_group, self.recommend, self.fill, self.menu_button, self.close_button))
        self.say()

    def show_more(self, sheet: Sheet) -> None:
        """Whether the card of the current row is the one recommended."""
        if isinstance(sheet, CardSheet) and hasattr(self, "recommend") and self.grid.cells.rows:
            self.recommend.setChecked(sheet.recommended(min(self.grid.place[0], len(sheet.rows) - 1)))
            self.recommend.setEnabled(not self._kit.desk.session.read_only)

    def _recommend(self) -> None:
        """The card of the current row is the one recommended, or no longer."""
        sheet = self.grid.sheet
        if isinstance(sheet, CardSheet):
            self.write(sheet.turn((sheet.row_of(sheet.at(self.grid.place[0])[0]), 1)), "")
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)


def kind_of(sheet: Sheet) -> str:
    """By what words the rows and groups of a sheet are called."""
    return sheet.item.layout if isinstance(sheet, CardSheet) else "table" if isinstance(sheet, TableSheet) else "lanes"
