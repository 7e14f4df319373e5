"""Tables, cards and texts between the cards: put in, moved and taken out, each as one step."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from briefer.edits import InsertItem, RemoveItem, Spot
from briefer.edits.bodies import items_at
from briefer.model.briefing import Section, TextItem
from ui.briefing.body_rows import Field, Row, stepped
from ui.briefing.cards_view import CardsView
from ui.briefing.framing_field import FramingField
from ui.briefing.section_sheets import Preset, presets
from ui.kit import Kit
from ui.widgets.choice_popup import Choice, ChoicePopup

_MOVED = ("table", "cards", "text")  # kinds of rows that stand for one item


class ItemWork(QObject):
    """What is done with items. `field` is the framing field in which the caret is, if any; `fresh` where a text is to be written next."""

    again = Signal()  # what is shown is no longer what there is
    paragraph_asked = Signal()  # another framing field above the rows, or an opening text

    def __init__(self, kit: Kit, cards: CardsView, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._cards = kit, cards
        self.field: FramingField | None = None
        self.fresh: Field | None = None
        self.opening = 0  # how many opening texts there will be when the next is written
        cards.editor_closed.connect(self._closed)
        cards.remove_asked.connect(partial(self.do, "remove"))

    # --- rows ----------------------------------------------------------------------------------------------------------

    def with_fresh(self, section: Section, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows with one for the text that is to be written, as long as it is not there."""
        field = self.fresh
        if field is None or field.spot.section != section.id or field.at < len(items_at(section, field.spot)):
            return rows
        at = max((place + 1 for place, row in enumerate(rows) if row.spot == field.spot), default=len(rows))
        return (*rows[:at], Row("text", field.spot, field.at), *rows[at:])

    def item_row(self) -> Row | None:
        """The row of an item that Ctrl+Up and Ctrl+Down move; None when it is a card, or no row has the focus."""
        row = self._cards.current_row() if self._cards.hasFocus() else None
        return row if row is not None and row.kind in _MOVED and not self._cards.chosen() else None

    def can_step(self, row: Row, by: int) -> bool:
        """Whether an item may move one place."""
        section = self._kit.desk.section
        return section is not None and 0 <= row.at + by < len(items_at(section, row.spot))

    def do(self, wanted: str, at: int) -> None:
        """What the menu of a row asks for."""
        row = self._cards.cards.entries[at].row
        match wanted:
            case "text":
                self.text_after(row.spot, row.at + 1)
            case "remove":
                self.remove(row)
            case _:
                self.step(row, -1 if wanted == "up" else 1)

    def step(self, row: Row, by: int) -> None:
        """Moves an item one place; in a sorted section the order becomes the officer's own."""
        desk = self._kit.desk
        if desk.briefing is None or desk.section is None or row.kind not in _MOVED:
            return
        self._cards.close_editor()
        edits, at = stepped(desk.pack, desk.briefing, desk.section, row, by)
        if edits and self._kit.do(*edits, label=edits[-1].label):
            self._cards.go_to(row.spot, at)

    def remove(self, row: Row) -> None:
        """Takes an item out."""
        desk = self._kit.desk
        if row.kind not in _MOVED or desk.section is None or desk.session.read_only:
            return
        self._cards.close_editor()
        if row.at < len(items_at(desk.section, row.spot)):
            self._kit.do(RemoveItem(desk.briefing_id, row.spot, row.at), said=self._kit.words.text(f"row.removed.{row.kind}"))

    # --- what is new ---------------------------------------------------------------------------------------------------

    def ask(self, anchor: QWidget) -> None:
        """The list of what can be put in, what fits the section first."""
        desk, words = self._kit.desk, self._kit.words
        if desk.briefing is None or desk.section is None or desk.session.read_only:
            return
        self._kit.settling.emit()
        spot, at = self._where(desk.section)
        offered = presets(desk.briefing, desk.section, words)
        choices = [Choice(str(place), words.text(one.says)) for place, one in enumerate(offered)]
        popup = ChoicePopup(self._kit, "insert_popup", words.text("insert.choose"), choices, anchor, digits=True)
        popup.picked.connect(lambda id: QTimer.singleShot(0, self, partial(self.insert, offered[int(id)], spot, at)))
        popup.open_at(anchor)

    def _where(self, section: Section) -> tuple[Spot, int]:
        """Behind the text or the row in which the caret is, else at the end."""
        field = self.field.field if self.field is not None else None
        if field is not None:
            return (Spot(section.id), 0) if field.spot.intro else (field.spot, field.at + int(field.there))
        row = self._cards.current_row()
        if row is None or row.kind == "lanes":
            return Spot(section.id), len(section.body)
        return row.spot, row.at + 1

    def insert(self, preset: Preset, spot: Spot, at: int) -> None:
        """Puts in what was chosen, and writes in it at once."""
        desk = self._kit.desk
        if desk.section is None or desk.section.id != spot.section:
            return
        if preset.item is None:
            if preset.says == "insert.opening":
                self.opening = len(desk.section.intro) + 1
                self.paragraph_asked.emit()
            else:
                self.text_after(spot, at)
        elif self._kit.do(InsertItem(desk.briefing_id, spot, preset.item, at), said=self._kit.words.text("insert.done")):
            self.open(spot, at, writing=True)

    def open(self, spot: Spot, at: int, *, writing: bool = False) -> bool:
        """Opens the item at a place; whether a row shows it."""
        row = self._cards.go_to(spot, at)
        if row is None:
            return False
        self._cards.setFocus(Qt.FocusReason.OtherFocusReason)
        self._cards.edit_asked.emit(row, False)
        grid = getattr(self._cards.editor, "grid", None)
        if writing and grid is not None:
            grid.step(1 if grid.cells.rows and not grid.cells.rows[0][0].written else 0)
            grid.open_cell(replacing=True)
        return True

    def text_after(self, spot: Spot, at: int) -> None:
        """A text behind a row: that before the card which follows, else one at the end; before all rows, another framing field."""
        section = self._kit.desk.section
        if section is None or (not spot.theme and all(isinstance(item, TextItem) for item in items_at(section, spot)[:at])):
            self.paragraph_asked.emit()
            return
        self._cards.close_editor()
        entries = self._cards.cards.entries
        card = next((place for place, one in enumerate(entries)
                     if one.row.spot == spot and one.row.kind == "card" and at in (*one.row.before, one.row.at)), None)
        if card is not None:
            self._cards.edit_asked.emit(card, True)
            return
        self.fresh = Field(spot, at, False)
        self.again.emit()
        self.open(spot, at)

    def _closed(self) -> None:
        """An editor was closed: a text that was not written is not waited for any more."""
        if self.fresh is not None:
            self.fresh = None
            QTimer.singleShot(0, self, self.again.emit)
