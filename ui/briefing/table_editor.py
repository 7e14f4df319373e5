"""The editor of a table: its caption, and what is said of the column in which the caret is."""
from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QToolButton, QWidget

from briefer.edits import Spot
from briefer.model.briefing import Align, ColumnType
from ui.briefing.item_editor import ItemEditor
from ui.briefing.sheets import Sheet
from ui.briefing.table_sheet import TableSheet
from ui.kit import Kit
from ui.widgets.fields import Field
from ui.widgets.named import labelled, named

_MOST_WIDE = 160  # millimetres
_MARKS = ("●", "◐", "○")


class TableEditor(ItemEditor):
    """Caption, bar, grid; below the bar the choices for a column."""

    def __init__(self, kit: Kit, spot: Spot, at: int, label_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(kit, "table", spot, at, label_of, parent)
        self.caption = Field(kit, "table_caption_edit", "sheet.caption", parent=self)
        self.caption.committed.connect(self._captioned)
        self.column.insertWidget(0, self.caption)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.of_column = labelled(self, "small", "table_column_label")
        self.align, self.type = (named(QComboBox(self), name) for name in ("table_align_combo", "table_type_combo"))
        self.wide = named(QSpinBox(self), "table_width_spin")
        self.wide.setRange(0, _MOST_WIDE)
        self.wide.setSingleStep(5)
        self.wide.setKeyboardTracking(False)
        row.addWidget(self.of_column)
        for part in (self.type, self.align, self.wide):
            row.addWidget(part)
        self.marks = [self._mark(sign) for sign in _MARKS]
        for button in self.marks:
            row.addWidget(button)
        row.addStretch(1)
        self.column.insertLayout(2, row)
        self.type.activated.connect(lambda at: self._say_of_column(type=self.type.itemData(at)))
        self.align.activated.connect(lambda at: self._say_of_column(align=self.align.itemData(at)))
        self.wide.valueChanged.connect(lambda value: self._say_of_column(width=float(value)))
        self.tab_after((self.caption.edit, self.add_row, self.add_group, self.fill, self.menu_button, self.close_button, self.type,
                        self.align, self.wide, *self.marks))
        self.say()

    def _mark(self, sign: str) -> QToolButton:
        button = named(QToolButton(self), f"table_mark_{_MARKS.index(sign)}")
        button.setText(sign)
        button.clicked.connect(lambda: self.grid.turn(sign))
        return button

    def show_more(self, sheet: Sheet) -> None:
        """The caption, and the column of the current cell."""
        if not isinstance(sheet, TableSheet) or not hasattr(self, "marks"):
            return
        words, desk, item = self._kit.words, self._kit.desk, sheet.item
        writable = not desk.session.read_only
        subject = (desk.briefing_id, self.spot, self.at, desk.language)
        self.caption.show_value(item.caption.text(desk.language), subject)
        self.caption.set_placeholder("" if item.caption.text(desk.language) else item.caption.best(desk.language))
        self.caption.set_read_only(not writable)
        at = min(self.grid.place[1], len(item.columns) - 1)
        column = item.columns[at]
        self.of_column.setText(words.text("sheet.column", number=at + 1))
        with QSignalBlocker(self.wide):
            self.wide.setValue(round(column.width))
        self.type.setCurrentIndex(self.type.findData(column.type))
        self.align.setCurrentIndex(self.align.findData("right" if column.type == "number" and column.align == "left" else column.align))
        for part in (self.type, self.align, self.wide):
            part.setEnabled(writable)
        for button in self.marks:
            button.setVisible(column.type == "mark" and self.grid.place[0] > 0)

    def say(self) -> None:
        """The words of the bar and of the choices."""
        super().say()
        if not hasattr(self, "marks"):
            return
        words = self._kit.words
        for combo, values, of in ((self.type, get_args(ColumnType), "type"), (self.align, get_args(Align), "align")):
            combo.clear()
            for value in values:
                combo.addItem(words.text(f"sheet.{of}.{value}"), value)
            combo.setAccessibleName(words.text(f"sheet.{of}"))
            combo.setToolTip(words.text(f"sheet.{of}"))
        self.wide.setSpecialValueText(words.text("sheet.width.free"))
        self.wide.setSuffix(" mm")
        self.wide.setAccessibleName(words.text("sheet.width"))
        self.wide.setToolTip(words.text("sheet.width"))
        for button, name in zip(self.marks, ("full", "half", "open"), strict=True):
            button.setAccessibleName(words.text(f"sheet.sign.{name}"))
            button.setToolTip(words.text(f"sheet.sign.{name}"))
        if self.grid.sheet is not None:
            self.show_more(self.grid.sheet)

    def _say_of_column(self, **changes: object) -> None:
        """Says something else of the column of the current cell."""
        sheet = self.grid.sheet
        if isinstance(sheet, TableSheet):
            fresh = sheet.with_column(self.grid.place[1], **changes)
            if fresh != sheet:
                self.write(fresh, f"column {id(self)} {self.grid.place[1]} {next(iter(changes))}")

    def _captioned(self, subject: object, text: str, merge: str) -> None:
        """A caption was typed, for the language and table that were shown then."""
        sheet = self.grid.sheet
        if isinstance(sheet, TableSheet) and subject == (self._kit.desk.briefing_id, self.spot, self.at, sheet.language):
            self.write(sheet.captioned(text.strip()), merge)

    def focus_caption(self) -> None:
        """The caret in the caption."""
        self.caption.edit.setFocus(Qt.FocusReason.OtherFocusReason)
