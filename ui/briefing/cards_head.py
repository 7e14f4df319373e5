"""The line above the cards: how many, in what order, and the way to add one."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from briefer.model.briefing import ORDERS, Section
from briefer.model.sources import ExcerptId
from ui.briefing.card_words import in_marks, short
from ui.briefing.commands import BriefingCommands
from ui.kit import Kit
from ui.widgets.choice_popup import Choice, ChoicePopup
from ui.widgets.named import labelled, named


class CardsHead(QWidget):
    """Count, order, Add."""

    def __init__(self, kit: Kit, commands: BriefingCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("section_excerpts_head")
        self._kit, self._commands = kit, commands
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 6)
        self.count_label = labelled(self, "small", "section_excerpts_label")
        self.order_button = named(QToolButton(self), "section_order_button")
        self.order_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.order_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu = QMenu(self.order_button)
        self._orders = QActionGroup(menu)
        for order in ORDERS:
            action = menu.addAction("")
            action.setData(order)
            action.setCheckable(True)
            action.triggered.connect(partial(self._order, order))
            self._orders.addAction(action)
        self.order_button.setMenu(menu)
        self.add_button = named(QToolButton(self), "section_add_button")
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.clicked.connect(self._add)
        row.addWidget(self.count_label, 1)
        row.addWidget(self.order_button)
        row.addWidget(self.add_button)

    def show_section(self, section: Section, count: int, *, writable: bool) -> None:
        """Shows how many cards a section has, and their order."""
        words, look = self._kit.words, self._kit.look
        self.count_label.setText(words.text("cards.count", count=count))
        self.order_button.setIcon(look.icon("chevron-down", "text3"))
        self.order_button.setText(words.text("section.order", order=words.text(f"section.order.{section.order}").lower()))
        self.add_button.setIcon(look.icon("plus"))
        self.add_button.setText(words.text("section.place_here"))
        for action in self._orders.actions():
            action.setText(words.text(f"section.order.{action.data()}"))
            action.setChecked(action.data() == section.order)
        for button in (self.order_button, self.add_button):
            button.setEnabled(writable)

    def _order(self, order: str, _checked: bool = False) -> None:
        section = self._kit.desk.section
        if section is not None:
            self._commands.order(section, order)

    def _add(self) -> None:
        """A list of the excerpts that stand nowhere yet."""
        desk, words = self._kit.desk, self._kit.words
        if desk.briefing is None:
            return
        placed = {id for _, id in desk.briefing.placed()}
        choices = [Choice(str(id), f"{id}  {in_marks(short(excerpt.words), source.language)}") for source, excerpt in desk.pack.excerpts()
                   if (id := ExcerptId.of(source, excerpt)) not in placed]
        popup = ChoicePopup(self._kit, "add_excerpt_popup", words.text("section.place_here.choose"), choices, self.add_button)
        popup.picked.connect(lambda id: self._commands.place((ExcerptId.parse(id),), desk.section))
        popup.open_at(self.add_button)
