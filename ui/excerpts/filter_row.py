"""The row above the table: a chip for each theme, grade, section, and a button to see everything again."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from briefer.model.briefing import TAKING, Section
from briefer.model.grading import CREDIBILITIES, RELIABILITIES
from briefer.model.themes import Theme
from briefer.workflow import Sifted
from ui.excerpts.filters import Filters
from ui.excerpts.saying import Saying
from ui.kit import Kit
from ui.widgets.chips import Chip, ChipRows
from ui.widgets.named import named

_CAPS = (10_000, 150, 120, 90, 64, 40)  # how much of their names chips may show, until they fit
_ROWS = 2


class FilterRow(QWidget):
    """What the table is filtered by."""

    def __init__(self, kit: Kit, filters: Filters, saying: Saying, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filter_row")
        self._kit, self._filters, self._saying = kit, filters, saying
        self._chips: dict[str, Chip] = {}
        self._rows = ChipRows(kit.look, self, caps=_CAPS, rows=_ROWS)
        self._more = self._menu_button("filter_theme_more")
        self.grade = self._menu_button("filter_grade_button")
        self.section = self._menu_button("filter_section_button")
        self.clear = named(QToolButton(self), "filter_clear_button")
        self.clear.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clear.clicked.connect(kit.actions["act_clear_filters"].trigger)
        self._themes: tuple[Theme, ...] = ()
        self._sifted: Sifted | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 4)
        row.setSpacing(6)
        row.addWidget(self._rows, 1)
        side = QHBoxLayout()
        side.setSpacing(4)
        for button in (self.grade, self.section, self.clear):
            side.addWidget(button)
        column = QVBoxLayout()
        column.addLayout(side)
        column.addStretch(1)
        row.addLayout(column)
        kit.look.changed.connect(self._dress)
        kit.settings.changed.connect(lambda name: self._show_grading() if name == "grading_on" else None)
        self._show_grading()
        kit.words.call(self, self.say)
        self._dress()

    def _show_grading(self) -> None:
        """The filter by grade is there for those who give grades."""
        self.grade.setVisible(self._kit.settings.value("grading_on"))

    def show_counts(self, sifted: Sifted) -> None:
        """The numbers on the chips."""
        self._sifted = sifted
        pack = self._kit.desk.pack
        if self._themes is not pack.themes:
            self._themes = pack.themes
            self._make_chips()
        self.say()

    def chip(self, id: str) -> Chip | None:
        """The chip of a theme."""
        return self._chips.get(id)

    def say(self) -> None:
        """Words, numbers, and what is chosen."""
        words, value = self._kit.words, self._filters.value
        if self._sifted is None or not self._kit.desk.is_open:
            return
        counts = self._sifted.by_theme
        for theme in self._themes:
            chip = self._chips.get(theme.id)
            if chip is not None:
                name, count = self._saying.theme(theme), counts.get(theme.id, 0)
                chip.show_theme(name, number=theme.key, colour=theme.colour, count=count)
                chip.setChecked(theme.id in value.themes)
                chip.setAccessibleName(words.counted("excerpts.chip", count, number=theme.key, name=name))
                chip.setToolTip(f"{name} (Alt+{theme.key})")
        others = [theme for theme in self._themes if theme.id in value.themes and theme.id not in self._chips]
        self._more.setText(", ".join(map(self._saying.theme, others)) or words.text("excerpts.more_themes"))
        self._more.setAccessibleName(words.text("excerpts.more_themes.accessible"))
        self._mark(self._more, bool(others))
        self._say_grade()
        self._say_section()
        self.clear.setVisible(self._filters.active)
        keys = QKeySequence(Qt.Key.Key_Escape).toString(QKeySequence.SequenceFormat.NativeText)
        self.clear.setText(f"{words.text('excerpts.clear')}  {keys}")
        self.clear.setToolTip(self._kit.actions["act_clear_filters"].toolTip())
        self._rows.arrange()

    def _say_grade(self) -> None:
        """What grade is chosen."""
        value, words = self._filters.value, self._kit.words
        chosen = "".join(sorted(value.reliabilities)) + "".join(sorted(value.credibilities))
        text = words.text("excerpts.grade_chosen", grade=chosen) if chosen else words.text("excerpts.grade_any")
        self._show(self.grade, text, bool(chosen))

    def _say_section(self) -> None:
        """What section is chosen."""
        value, words = self._filters.value, self._kit.words
        titles = [self._saying.section(section) for section in self._sections() if section.id in value.sections]
        chosen = ", ".join(titles) or (
            "" if value.placed is None else words.text("excerpts.any_section" if value.placed else "excerpts.not_placed"))
        text = words.text("excerpts.place_chosen", place=chosen) if chosen else words.text("excerpts.place_any")
        self._show(self.section, text, bool(chosen))

    def _show(self, button: QToolButton, text: str, chosen: bool) -> None:
        """A button that opens a menu, with what is chosen there."""
        room = self._kit.look.size(170)
        button.setText(button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        button.setAccessibleName(text)
        button.setToolTip(text)
        self._mark(button, chosen)

    def _mark(self, button: QToolButton, chosen: bool) -> None:
        """Shows that something is chosen in a menu."""
        button.setChecked(chosen)

    def _make_chips(self) -> None:
        """A chip for each theme that has a number; the others are in a menu behind them."""
        for chip in self._chips.values():
            chip.deleteLater()
        self._chips = {}
        for theme in sorted((one for one in self._themes if one.key), key=lambda one: one.key):
            chip = Chip(self._kit.look, f"filter_theme_{theme.key}", self._rows)
            chip.clicked.connect(partial(self._filters.toggle_theme, theme.id))
            self._chips[theme.id] = chip
        parts: list[QWidget] = list(self._chips.values())
        self._more.setVisible(len(self._chips) < len(self._themes))
        self._rows.show_parts([*parts, self._more] if len(self._chips) < len(self._themes) else parts)

    def _menu_button(self, name: str) -> QToolButton:
        """A button that opens a menu made when it is opened."""
        button = named(QToolButton(self), name)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.clicked.connect(lambda: self._open(button))
        return button

    def _open(self, button: QToolButton) -> None:
        """Opens the menu of a button."""
        menu = QMenu(button)
        menu.setObjectName(button.objectName().replace("_button", "_menu"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill = {self.grade: self._fill_grades, self.section: self._fill_sections, self._more: self._fill_themes}[button]
        fill(menu)
        self.say()  # the button was checked by the click; what is chosen says whether it stays so
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _entry(self, menu: QMenu, text: str, checked: bool, **parts: object) -> None:
        """An entry that sets parts of the filter."""
        entry = menu.addAction(text.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(checked)
        entry.triggered.connect(lambda: self._filters.set(**parts))

    def _fill_grades(self, menu: QMenu) -> None:
        """Letters and digits; several of each may be chosen."""
        words, value = self._kit.words, self._filters.value
        none: frozenset[str] = frozenset()
        self._entry(menu, words.text("excerpts.any"), not (value.reliabilities or value.credibilities),
                    reliabilities=none, credibilities=none)
        for title, field, signs in (("excerpts.reliability", "reliabilities", RELIABILITIES),
                                    ("excerpts.credibility", "credibilities", CREDIBILITIES)):
            menu.addSeparator()
            menu.addAction(words.text(title)).setEnabled(False)
            chosen: frozenset[str] = getattr(value, field)
            for sign in signs:
                self._entry(menu, f"{sign}  {words.text(f'grade.{sign}')}", sign in chosen, **{field: chosen ^ {sign}})

    def _sections(self) -> list[Section]:
        """The sections that can hold excerpts."""
        briefing = self._kit.desk.briefing
        return [one for one in briefing.sections if one.kind in TAKING] if briefing else []

    def _fill_sections(self, menu: QMenu) -> None:
        """Placed, not placed, or in one of the sections."""
        words, value = self._kit.words, self._filters.value
        none: frozenset[str] = frozenset()
        self._entry(menu, words.text("excerpts.any"), value.placed is None and not value.sections, placed=None, sections=none)
        self._entry(menu, words.text("excerpts.not_placed"), value.placed is False, placed=False, sections=none)
        self._entry(menu, words.text("excerpts.any_section"), value.placed is True, placed=True, sections=none)
        menu.addSeparator()
        for section in self._sections():
            chosen = section.id in value.sections
            self._entry(menu, self._saying.section(section), chosen, placed=None, sections=value.sections ^ {section.id})

    def _fill_themes(self, menu: QMenu) -> None:
        """The themes without a number, below those they belong to."""
        value, counts = self._filters.value, self._sifted.by_theme if self._sifted else {}
        for theme in self._themes:
            if theme.id not in self._chips:
                name = f"{'    ' if theme.parent else ''}{self._saying.theme(theme)}  {counts.get(theme.id, 0)}"
                self._entry(menu, name, theme.id in value.themes, themes=value.themes ^ {theme.id})

    def _dress(self) -> None:
        """Icons in the colours of the day."""
        for button in (self.grade, self.section, self._more):
            button.setIcon(self._kit.look.icon("chevron-down"))
        self.clear.setIcon(self._kit.look.icon("x"))
        self.say()
