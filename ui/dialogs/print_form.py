"""The choices of the print dialog."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from briefer.document.handout import HANDOUT_LAYOUTS
from briefer.i18n import LANGUAGES
from ui.dialogs.layout_buttons import LayoutButtons
from ui.dialogs.print_choices import pages_typed
from ui.kit import Kit
from ui.printers import Printers
from ui.widgets.named import labelled, named, restyle
from ui.widgets.number_field import NumberField

_WIDTH, _BUTTON = 332, 28
_MOST = 999
_ALL, _THIS, _RANGE = "all", "this", "range"
_DUPLEX, _GREY, _PRINTER = "print_duplex", "print_grey", "print_printer"


class PrintForm(QWidget):
    """Layout, printer, copies, language, pages, and how they are printed; `changed` after each choice."""

    changed = Signal()

    def __init__(self, kit: Kit, pack: str, language: str, page: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._page, self._total = kit, page, 0
        self._key = f"print/{pack}"
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 20, 20, 12)
        self._column.setSpacing(8)
        self._column.addStrut(kit.look.size(_WIDTH))  # wider only where words need it
        self._fill(language)
        self._recall(language)
        self._listen()
        kit.words.call(self, self._say)
        self._follow_layout()

    @property
    def sound(self) -> bool:
        """Whether the pages that are named exist."""
        return self.which.currentData() != _RANGE or bool(pages_typed(self.range.text(), self._total or _MOST))

    def pages(self, total: int) -> tuple[int, ...]:
        """The pages that are wanted; none means all."""
        which = self.which.currentData()
        if which == _THIS:
            return (min(self._page, total or self._page),)
        return pages_typed(self.range.text(), total or _MOST) if which == _RANGE else ()

    def show_printers(self, found: Printers) -> None:
        """The printers there are; the one of the last time is chosen again."""
        self.printer.clear()
        self.printer.addItems(found.names or (self._kit.words.text("print.no_printer"),))
        self.printer.setEnabled(bool(found.names))
        kept = self._kit.settings.recall(_PRINTER)
        self.printer.setCurrentText(str(kept) if kept in found.names else found.usual)

    def show_total(self, total: int) -> None:
        """How many pages the paper has."""
        if total != self._total:
            self._total = total
            self._say()

    def tell(self, text: str) -> None:
        """What went wrong, or nothing."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def keep(self) -> None:
        """What was chosen is there the next time."""
        keep = self._kit.settings.keep
        keep(self._key, f"{self.copies.value()} {self.language.currentData()}")
        keep(_DUPLEX, self._wants_duplex)
        keep(_GREY, self.grey.isChecked())
        if self.printer.isEnabled():
            keep(_PRINTER, self.printer.currentText())
        self._kit.settings.set("layout", self.layouts.current)
        self._kit.settings.set("number_copies", self.number.isChecked())

    def _fill(self, language: str) -> None:
        """The parts from top to bottom."""
        kit = self._kit
        self._head("print.layout")
        kept = kit.settings.value("layout")
        self.layouts = LayoutButtons(kit, kept if kept in HANDOUT_LAYOUTS else HANDOUT_LAYOUTS[1], self)
        self._column.addWidget(self.layouts)
        self.printer, self.copies = named(QComboBox(self), "print_printer_combo"), named(NumberField(self), "print_copies_spin")
        self.copies.setRange(1, _MOST)
        self.language, self.which = named(QComboBox(self), "print_language_combo"), named(QComboBox(self), "print_pages_combo")
        self.range = named(QLineEdit(self), "print_range_edit")
        self.range.setPlaceholderText("1–3, 5")
        self.range.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self.copies.setMinimumWidth(kit.look.size(64))
        for place, (part, id) in enumerate(((self.printer, "printer"), (self.copies, "copies.label"), (self.language, "language"),
                                            (self.which, "pages.label"))):
            label = labelled(self, "pane")
            label.setBuddy(part)
            kit.words.bind(label, label.setText, f"print.{id}")
            kit.words.bind(part, part.setAccessibleName, f"print.{id}.name")
            grid.addWidget(label, place // 2 * 2, place % 2)
            grid.addLayout(self._stepped(part), place // 2 * 2 + 1, place % 2)
        grid.addWidget(self.range, 4, 1)
        kit.words.bind(self.range, self.range.setAccessibleName, "print.range.name")
        self._column.addLayout(grid)
        self.number, self.duplex, self.grey = (named(QCheckBox(self), f"print_{name}_check") for name in ("number", "duplex", "bw"))
        for check, id, hint in ((self.number, "number", "print.number.hint"), (self.duplex, "duplex", ""), (self.grey, "bw", "")):
            kit.words.bind(check, check.setText, f"print.{id}")
            self._column.addWidget(check)
            if hint:
                said = labelled(self, "hint")
                said.setContentsMargins(26, 0, 0, 4)
                kit.words.bind(said, said.setText, hint)
                self._column.addWidget(said)
        self._column.addStretch(1)
        self.error = labelled(self, "err", "print_error_label")
        self.error.setWordWrap(True)
        self.error.hide()
        self._column.addWidget(self.error)
        self.sum = labelled(self, "pane", "print_sum_label")
        self.sum.setWordWrap(True)
        self._column.addWidget(self.sum)

    def _stepped(self, part: QWidget) -> QHBoxLayout:
        """A field; one of a number with buttons for less and more beside it."""
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(part, 1)
        if isinstance(part, QSpinBox):
            for name, icon, step in (("fewer", "minus", part.stepDown), ("more", "plus", part.stepUp)):
                button = named(QToolButton(self), f"print_copies_{name}_button")
                button.setProperty("flat", True)
                button.setFixedWidth(self._kit.look.size(_BUTTON))
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys do the same in the field
                button.clicked.connect(step)
                self._kit.words.bind(button, button.setAccessibleName, f"print.copies.{name}")
                self._kit.words.bind(button, button.setToolTip, f"print.copies.{name}")
                self._kit.look.changed.connect(partial(self._dress, button, icon))
                self._dress(button, icon)
                row.addWidget(button)
        return row

    def _dress(self, button: QToolButton, icon: str) -> None:
        if isValid(button):
            button.setIcon(self._kit.look.icon(icon))

    def _head(self, id: str) -> None:
        head = labelled(self, "pane")
        self._kit.words.bind(head, head.setText, id)
        self._column.addWidget(head)

    def _recall(self, language: str) -> None:
        """The choices of the last time."""
        recall = self._kit.settings.recall
        copies, _, kept = str(recall(self._key) or "").partition(" ")
        self.copies.setValue(int(copies) if copies.isdecimal() and len(copies) < 4 else 1)
        for one in LANGUAGES:
            self.language.addItem("", one)
        self.language.setCurrentIndex(LANGUAGES.index(kept if kept in LANGUAGES else language if language in LANGUAGES else LANGUAGES[0]))
        for which in (_ALL, _THIS, _RANGE):
            self.which.addItem("", which)
        self.printer.addItem("…")
        self.number.setChecked(bool(self._kit.settings.value("number_copies")))
        self._wants_duplex = recall(_DUPLEX) not in (False, "false")
        self.grey.setChecked(recall(_GREY) in (True, "true"))

    def _listen(self) -> None:
        """Every choice is told."""
        self.layouts.chosen.connect(self._follow_layout)
        self.which.currentIndexChanged.connect(self._follow_pages)
        self.range.textEdited.connect(self._typed)
        self.duplex.clicked.connect(self._take_duplex)
        for signal in (self.layouts.chosen, self.copies.valueChanged, self.language.currentIndexChanged, self.which.currentIndexChanged,
                       self.range.textEdited, self.number.clicked, self.duplex.clicked, self.grey.clicked):
            signal.connect(lambda *_: self.changed.emit())

    def _take_duplex(self) -> None:
        self._wants_duplex = self.duplex.isChecked()

    def _follow_layout(self, *_: object) -> None:
        """A booklet is printed on both sides, or it is none."""
        booklet = self.layouts.current == "booklet"
        self.duplex.setEnabled(not booklet)
        self.duplex.setChecked(booklet or self._wants_duplex)
        self.duplex.setToolTip(self._kit.words.text("print.duplex.booklet") if booklet else "")

    def _follow_pages(self) -> None:
        """The field of a range is there when one is wanted."""
        self.range.setVisible(self.which.currentData() == _RANGE)
        if self.range.isVisible():
            self.range.setFocus()

    def _typed(self) -> None:
        restyle(self.range, "state", "" if self.sound or not self.range.text() else "err")

    def _say(self) -> None:
        """Words that are put together."""
        words = self._kit.words
        for place, language in enumerate(LANGUAGES):
            self.language.setItemText(place, words.text(f"language.{language}").capitalize())
        all_pages = words.text("print.pages.all", total=self._total) if self._total else words.text("print.pages.all_of_them")
        said = (all_pages, words.text("print.pages.this", number=self._page), words.text("print.pages.range"))
        for place, text in enumerate(said):
            self.which.setItemText(place, text)
        if not self.printer.isEnabled() and self.printer.count() == 1:
            self.printer.setItemText(0, words.text("print.no_printer"))
        self._follow_layout()
