"""The preferences: nine pages, and what is chosen holds at once."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import keyboard
from ui.dialogs.frame import Dialog
from ui.dialogs.preference_pages import GlossaryPage, KeysPage, ThemesPage
from ui.dialogs.preference_rows import PAGES, Pref
from ui.kit import Kit
from ui.packs import Packs
from ui.settings import BY_NAME, Value
from ui.widgets.named import labelled, named

_SIZE, _LIST, _LABEL, _FIELD, _PATH = (780, 540), 196, 170, 250, 260


class PreferencesDialog(Dialog):
    """Opened by its action; `show_page` goes to one of its pages."""

    def __init__(self, kit: Kit, packs: Packs, parent: QWidget) -> None:
        super().__init__(kit, parent, "preferences_dialog", "pref.title", margin=0)
        self.setModal(True)
        self._packs = packs
        room = parent.window().size()
        self.resize(min(kit.look.size(_SIZE[0]), room.width() - 20), min(kit.look.size(_SIZE[1]), room.height() - 40))
        self.pages, self.stack = named(QListWidget(self), "prefs_pages_list"), named(QStackedWidget(self), "prefs_stack")
        self.pages.setFixedWidth(kit.look.size(_LIST))
        self.pages.setIconSize(QSize(16, 16))
        kit.words.bind(self, self.pages.setAccessibleName, "pref.pages")
        for name, _, prefs in PAGES:
            self.pages.addItem(QListWidgetItem())
            self.stack.addWidget(self._page(name, prefs))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.pages)
        row.addWidget(self.stack, 1)
        self.body.addLayout(row)
        self.pages.currentRowChanged.connect(self.stack.setCurrentIndex)
        reset = self.button("prefs_reset_button", "pref.reset")
        reset.clicked.connect(self._reset)
        self.foot.addStretch(1)
        note = labelled(self, "hint")
        kit.words.bind(self, note.setText, "pref.note")
        self.foot.addWidget(note)
        self.button("prefs_close_button", "intake.close", primary=True, key="Esc").clicked.connect(self.accept)
        kit.words.call(self, self._say)
        kit.look.changed.connect(self._say)
        self.pages.setCurrentRow(0)
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, name: str) -> None:
        """Goes to a page."""
        self.pages.setCurrentRow([one for one, _, _ in PAGES].index(name))

    def _say(self) -> None:
        """The names of the pages."""
        for at, (name, icon, _) in enumerate(PAGES):
            self.pages.item(at).setText(self._kit.words.text(f"pref.page.{name}"))
            self.pages.item(at).setIcon(self._kit.look.icon(icon))

    def _page(self, name: str, prefs: tuple[Pref, ...]) -> QWidget:
        """A page: its settings below each other, or what edits the pack."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 18, 20, 12)
        column.setSpacing(16)
        if prefs:
            grid = QGridLayout()
            grid.setVerticalSpacing(16)
            grid.setHorizontalSpacing(16)
            grid.setColumnMinimumWidth(0, self._kit.look.size(_LABEL))
            grid.setColumnStretch(1, 1)
            for at, pref in enumerate(prefs):
                self._row(grid, at, pref, page)
            column.addLayout(grid)
        special = {"themes": ThemesPage, "translation": GlossaryPage, "keyboard": KeysPage}.get(name)
        if special is None:
            column.addStretch(1)
        else:
            column.addWidget(special(self._kit, page), 1)
        area = QScrollArea(self.stack, widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _row(self, grid: QGridLayout, at: int, pref: Pref, page: QWidget) -> None:
        """A setting: its label, what it is chosen with, and a hint."""
        words = self._kit.words
        field = QVBoxLayout()
        field.setSpacing(4)
        widget = self._widget(pref, page)
        if pref.form != "check":
            label = QLabel(page)
            words.bind(self, label.setText, f"pref.{pref.name}")
            label.setBuddy(widget)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        words.bind(self, widget.setAccessibleName, f"pref.{pref.name}")
        field.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        if pref.hint:
            hint = labelled(page, "hint")
            hint.setWordWrap(True)
            words.bind(self, hint.setText, f"pref.{pref.name}.hint")
            field.addWidget(hint)
        grid.addLayout(field, at, 1)

    def _widget(self, pref: Pref, page: QWidget) -> QWidget:
        """What a setting is chosen with; it follows the setting, whoever changes it."""
        maker = {"combo": self._combo, "radio": self._radio, "segments": self._segments, "spin": self._spin, "check": self._check,
                 "folder": self._folder}[pref.form]
        return named(maker(pref, page), f"pref_{pref.name}")

    def _follow(self, pref: Pref, owner: QWidget, show: object) -> None:
        """Shows a setting now and whenever it is another."""
        assert callable(show)
        settings = self._kit.settings

        def again(name: str) -> None:
            if name == pref.name:
                show(settings.value(name))

        settings.changed.connect(again)
        owner.destroyed.connect(lambda: settings.changed.disconnect(again))
        show(settings.value(pref.name))

    def _set(self, name: str, value: Value) -> None:
        self._kit.settings.set(name, value)

    def _combo(self, pref: Pref, page: QWidget) -> QWidget:
        combo = QComboBox(page)
        combo.setMinimumWidth(self._kit.look.size(_FIELD))
        for choice in BY_NAME[pref.name].choices:
            combo.addItem("", choice)
        self._kit.words.call(combo, partial(self._name_choices, combo, pref))
        combo.activated.connect(lambda _: self._set(pref.name, combo.currentData()))
        self._follow(pref, combo, lambda value: combo.setCurrentIndex(combo.findData(value)))
        return combo

    def _name_choices(self, combo: QComboBox, pref: Pref) -> None:
        for at in range(combo.count()):
            combo.setItemText(at, self._kit.words.text(f"pref.{pref.name}.{combo.itemData(at) or 'none'}"))

    def _radio(self, pref: Pref, page: QWidget) -> QWidget:
        frame = QWidget(page)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        group, buttons = QButtonGroup(frame), dict[object, QRadioButton]()
        for choice in BY_NAME[pref.name].choices:
            button = named(QRadioButton(frame), f"pref_{pref.name}_{choice}")
            self._kit.words.bind(button, button.setText, f"pref.{pref.name}.{choice}")
            button.clicked.connect(partial(self._set, pref.name, choice))
            group.addButton(button)
            column.addWidget(button)
            buttons[choice] = button
        self._follow(pref, frame, lambda value: buttons[value].setChecked(True))
        return frame

    def _segments(self, pref: Pref, page: QWidget) -> QWidget:
        frame = QFrame(page)
        frame.setProperty("segmented", True)
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group, buttons = QButtonGroup(frame), dict[int, QToolButton]()
        for at, step in enumerate(pref.steps):
            button = named(QToolButton(frame), f"pref_{pref.name}_{step}")
            button.setText(f"{step}{pref.unit}")
            button.setCheckable(True)
            button.setMinimumSize(46, self._kit.look.size(28))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("place", "first" if at == 0 else "")
            button.clicked.connect(partial(self._set, pref.name, step))
            group.addButton(button)
            row.addWidget(button)
            buttons[step] = button
        self._follow(pref, frame, lambda value: buttons[min(buttons, key=lambda one: abs(one - value))].setChecked(True))
        return frame

    def _spin(self, pref: Pref, page: QWidget) -> QWidget:
        spin, setting = QSpinBox(page), BY_NAME[pref.name]
        spin.setRange(setting.least, setting.most)
        spin.setSuffix(pref.unit)
        spin.setMaximumWidth(self._kit.look.size(120))
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(lambda value: self._set(pref.name, value))
        self._follow(pref, spin, spin.setValue)
        return spin

    def _check(self, pref: Pref, page: QWidget) -> QWidget:
        check = QCheckBox(page)
        self._kit.words.bind(check, check.setText, f"pref.{pref.name}")
        check.clicked.connect(lambda checked: self._set(pref.name, checked))
        self._follow(pref, check, check.setChecked)
        return check

    def _folder(self, pref: Pref, page: QWidget) -> QWidget:
        frame = QWidget(page)
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        button, none = named(QPushButton(frame), f"pref_{pref.name}_button"), named(QToolButton(frame), f"pref_{pref.name}_none_button")
        button.clicked.connect(partial(self._ask_folder, pref))
        none.clicked.connect(partial(self._set, pref.name, ""))
        self._kit.words.bind(none, none.setText, f"pref.{pref.name}.clear")
        row.addWidget(button)
        row.addWidget(none)
        row.addStretch(1)
        self._kit.words.call(button, lambda: self._show_folder(pref, button, none))
        self._follow(pref, button, lambda _: self._show_folder(pref, button, none))
        frame.setFocusProxy(button)
        return frame

    def _show_folder(self, pref: Pref, button: QPushButton, none: QToolButton) -> None:
        """The place that was chosen, or what holds without one; a long path is cut in its middle."""
        chosen, words = self._kit.settings.value(pref.name), self._kit.words
        place = chosen or (str(self._packs.folder) if pref.name == "pack_folder" else words.text(f"pref.{pref.name}.none"))
        room = self._kit.look.size(_PATH)
        button.setText(button.fontMetrics().elidedText(place, Qt.TextElideMode.ElideMiddle, room).replace("&", "&&"))
        button.setToolTip(place)
        button.setAccessibleName(f"{words.text(f'pref.{pref.name}')}: {place}")
        none.setVisible(bool(chosen))

    def _ask_folder(self, pref: Pref, _checked: bool = False) -> None:
        here = self._kit.settings.value(pref.name) or str(self._packs.folder)
        dialog = QFileDialog(self, self._kit.words.text(f"pref.{pref.name}"), here)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self._set, pref.name))
        dialog.open()

    def _reset(self) -> None:
        """Puts the page back to what it is at first; the former choices can be brought back."""
        name, _, prefs = PAGES[self.stack.currentIndex()]
        settings = self._kit.settings
        former = {pref.name: settings.value(pref.name) for pref in prefs}
        for pref in prefs:
            settings.set(pref.name, BY_NAME[pref.name].default)
        former_keys = dict(keyboard.chosen(self._kit)) if name == "keyboard" else {}
        if former_keys:
            keyboard.take(self._kit, {})
        words = self._kit.words

        def bring_back() -> None:
            for each, value in former.items():
                settings.set(each, value)
            if former_keys:
                keyboard.take(self._kit, former_keys)

        self._kit.offer(words.text("pref.was_reset", page=words.text(f"pref.page.{name}")), {words.text("status.undo"): bring_back})
