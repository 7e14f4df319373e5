"""What is done with single rows: quotes, texts, tables and cards are edited in place, and each has a menu."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from briefer.edits import ChangeExcerpt, WriteText
from briefer.edits.bodies import items_at
from briefer.model.briefing import Section, TextItem
from briefer.model.sources import ExcerptId
from ui.briefing.body_rows import Field, Row
from ui.briefing.card_editor import QuoteEditor, TextEditor
from ui.briefing.cards_view import CardsView
from ui.briefing.framing_field import writing
from ui.briefing.item_editor import CardsEditor, SheetEditor
from ui.briefing.lanes_editor import LanesEditor
from ui.briefing.references import ask_reference
from ui.briefing.table_editor import TableEditor
from ui.desk import Editing
from ui.kit import Kit
from ui.widgets.named import named

_ROW_MENU = (("row.edit", "edit"), ("row.text_after", "text"), ("", ""), ("row.up", "up"), ("row.down", "down"), ("", ""),
             ("row.remove", "remove"))
_MENU = ("act_show_in_source", "act_place", "act_theme_pick", "act_event_date", "act_grade", "act_translate", "", "act_move_up",
         "act_move_down", "", "act_unplace", "act_excerpt_delete")


class CardWork(QObject):
    """Opens editors over the rows of a list of cards, and writes what they hold."""

    row_asked = Signal(str, int)  # what is wanted of a row that is no card, and its place

    def __init__(self, kit: Kit, cards: CardsView, label_of: Callable[[str], str]) -> None:
        super().__init__(cards)
        self._kit, self.cards, self._label_of = kit, cards, label_of
        self._text_field: Field | None = None
        cards.edit_asked.connect(self.edit_row)
        cards.menu_asked.connect(self._menu)

    def follow(self, section: Section) -> None:
        """An open editor of a text between cards shows what the pack has."""
        editor = self.cards.editor
        if isinstance(editor, SheetEditor) and not editor.follow(section):
            self.cards.close_editor()
        if isinstance(editor, TextEditor) and self._text_field is not None and self._text_field.there:
            items = items_at(section, self._text_field.spot)
            item = items[self._text_field.at] if self._text_field.at < len(items) else None
            if isinstance(item, TextItem):
                editor.show_text(item.text.text(self._kit.desk.language))

    def edit_row(self, at: int, before: bool = False) -> None:
        """Opens the editor of a row: its quote, its text, or the text before it."""
        desk = self._kit.desk
        section = desk.section
        if section is None or desk.session.read_only or not 0 <= at < len(self.cards.cards.entries):
            return
        row = self.cards.cards.entries[at].row
        if row.kind == "card" and row.excerpt is not None and not before:
            self._edit_quote(row, row.excerpt)
        elif row.kind in ("card", "text"):
            self._edit_text(section, row)
        elif row.kind in ("table", "cards", "lanes"):
            self._edit_sheet(section, row)

    def _edit_sheet(self, section: Section, row: Row) -> None:
        """Opens the grid over a table, cards or lanes."""
        above, place = self.cards.viewport(), (row.spot, row.at)
        editor: SheetEditor
        if row.kind == "table":
            editor = TableEditor(self._kit, *place, self._label_of, above)
        elif row.kind == "cards":
            editor = CardsEditor(self._kit, items_at(section, row.spot)[row.at].layout, *place, self._label_of, above)
        else:
            editor = LanesEditor(self._kit, section.id, self.cards.cards.dates, self._label_of, above)
        editor.done.connect(self.cards.close_editor)
        editor.grid.moved.connect(partial(self._see_cell, editor))
        editor.resize(above.width(), above.height())
        editor.follow(section)
        self.cards.lay_over(row, editor)
        self._kit.desk.edit(Editing(section.id, row.at, row.spot.theme))

    def _see_cell(self, editor: SheetEditor) -> None:
        """The section scrolls to the cell in which the caret is."""
        grid = editor.grid
        rect = grid.visualRect(grid.currentIndex())
        if rect.isValid() and editor.isVisible():
            for corner in (rect.bottomLeft(), rect.topLeft()):
                self.cards.dragged.emit(grid.viewport().mapTo(self.cards.viewport(), corner))

    def _edit_quote(self, row: Row, id: ExcerptId) -> None:
        excerpt = self._kit.desk.pack.excerpt(id)
        if excerpt is None:
            return
        editor = QuoteEditor(self._kit, excerpt, lambda wording, merge: self._kit.do(ChangeExcerpt(id, {"wording": wording}), merge=merge),
                             self.cards.viewport())
        editor.done.connect(self.cards.close_editor)
        self.cards.lay_over(row, editor)

    def _edit_text(self, section: Section, row: Row) -> None:
        items = items_at(section, row.spot)
        at = next((place for place in reversed(row.told)), None) if row.kind == "card" else row.at
        field = self._text_field = Field(row.spot, row.at, False) if at is None else Field(row.spot, at, at < len(items))
        item = items[field.at] if field.there else None
        said = item.text.text(self._kit.desk.language) if isinstance(item, TextItem) else ""
        editor = TextEditor(self._kit, said, "card.text_before" if row.kind == "card" else "card.text", self._label_of, self._write_text,
                            self.cards.viewport())
        editor.edit.asked.connect(partial(ask_reference, self._kit, editor.edit, 2))
        editor.done.connect(self.cards.close_editor)
        self.cards.lay_over(row, editor)
        self._kit.desk.edit(Editing(section.id, field.at, field.spot.theme))

    def _write_text(self, text: str, merge: str, last: bool) -> None:
        """Writes the text that lies open; an emptied one goes when it is left."""
        desk, field = self._kit.desk, self._text_field
        if field is None or desk.briefing is None or (not text and not last):
            return
        edit = writing(desk.briefing.id, field, desk.language, text)
        if isinstance(edit, WriteText) and desk.section is not None:
            item = items_at(desk.section, field.spot)[field.at]
            if isinstance(item, TextItem) and item.text.text(desk.language).strip() == text.strip():
                return
        self._text_field = Field(field.spot, field.at, bool(text) or field.there)
        if edit is not None:
            self._kit.do(edit, merge=merge)
        if not text and last:
            self._text_field = None
            QTimer.singleShot(0, self.cards.close_editor)

    def _menu(self, at: int, where: QPoint) -> None:
        """The commands of a card: those of the table of actions, and the text before it."""
        row = self.cards.cards.entries[at].row
        actions, words = self._kit.actions, self._kit.words
        if row.excerpt is None:
            self._row_menu(at, row, where)
            return
        self._kit.desk.select_excerpts(self.cards.chosen() if row.excerpt in self.cards.chosen() else (row.excerpt,))
        menu = named(QMenu(self.cards), "card_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(words.text("card.menu", excerpt=str(row.excerpt)))
        writable = not self._kit.desk.session.read_only
        for id, before in (("card.edit_quote", False), ("card.text_before", True)):
            one = menu.addAction(words.text(id))
            one.setEnabled(writable)
            one.triggered.connect(partial(self.edit_row, at, before))
        menu.addSeparator()
        for name in _MENU:
            if name:
                menu.addAction(actions[name])
            else:
                menu.addSeparator()
        menu.popup(where)

    def _row_menu(self, at: int, row: Row, where: QPoint) -> None:
        """The commands of a row that is no card."""
        menu = named(QMenu(self.cards), "row_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self._kit.words.text("row.menu"))
        for id, wanted in _ROW_MENU if row.kind != "lanes" else _ROW_MENU[:1]:
            if not id:
                menu.addSeparator()
                continue
            entry = menu.addAction(self._kit.words.text(id))
            entry.setEnabled(not self._kit.desk.session.read_only)
            entry.triggered.connect(partial(self.edit_row, at) if wanted == "edit" else partial(self.row_asked.emit, wanted, at))
        menu.popup(where)
