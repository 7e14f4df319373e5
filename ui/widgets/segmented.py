"""A row of single signs of which one holds, with its name below: the letters and digits of grading."""
from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui.kit import Kit
from ui.widgets.named import labelled, named, restyle

_HEIGHT = 30
_STEPS = MappingProxyType({Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1})


class Segmented(QWidget):
    """One of several signs; `chosen` brings the one that somebody chose by mouse, arrow or by typing it, never one that was shown.

    `label` is the id of what the row is called, `names` that of the name of a sign, before the sign itself ("grade." for "grade.C").
    """

    chosen = Signal(str)

    def __init__(self, kit: Kit, name: str, signs: Sequence[str], *, label: str, names: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._kit, self._label, self._names = kit, label, names
        self.value = ""
        self._read_only = False
        row = named(QWidget(self), f"{name}_row")
        row.setProperty("segmented", True)
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.buttons: dict[str, QToolButton] = {}
        for sign in signs:
            box.addWidget(self._button(sign, row), 1)
        self.name_label = labelled(self, "small", f"{name}_name")
        self.name_label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(row)
        column.addWidget(self.name_label)
        kit.look.changed.connect(self._dress)
        kit.words.call(self, self._say)
        self._dress()
        self.show_value("")

    def show_value(self, value: str) -> None:
        """Shows which sign holds; an empty one when none does, or several things differ."""
        self.value = value
        for sign, button in self.buttons.items():
            button.setChecked(sign == value)
        first = next(iter(self.buttons), "")
        for sign, button in self.buttons.items():  # Tab comes to the row once, to the sign that holds
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if sign == (value or first) else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.buttons[value if value in self.buttons else first])
        self._say()

    def set_read_only(self, read_only: bool) -> None:
        """Lets the row be read but not changed."""
        self._read_only = read_only
        for button in self.buttons.values():
            button.setEnabled(not read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the next sign, a sign typed chooses itself."""
        signs = list(self.buttons)
        typed = event.text().upper()
        if self._read_only:
            super().keyPressEvent(event)
        elif typed in self.buttons:
            self._choose(typed)
        elif (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            at = signs.index(self.value) + step if self.value in signs else 0
            self._choose(signs[min(max(at, 0), len(signs) - 1)])
        else:
            super().keyPressEvent(event)

    def _button(self, sign: str, row: QWidget) -> QToolButton:
        """The button of a sign."""
        button = _Sign(row)
        button.setObjectName(f"{self.objectName()}_{sign}")
        button.setText(sign)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._choose(sign))
        restyle(button, "place", "first" if not self.buttons else "inner")
        self.buttons[sign] = button
        return button

    def _choose(self, sign: str) -> None:
        """Somebody chose a sign."""
        former = self.value
        self.show_value(sign)
        self.buttons[sign].setFocus(Qt.FocusReason.OtherFocusReason)
        if sign != former:
            self.chosen.emit(sign)

    def _dress(self) -> None:
        """Sizes that follow the size of the text."""
        for button in self.buttons.values():
            button.setFixedHeight(self._kit.look.size(_HEIGHT))
            button.setMinimumWidth(self._kit.look.size(26))
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)

    def _say(self) -> None:
        """The name of the sign that holds, and those of all for who cannot see them."""
        words = self._kit.words
        called = words.text(self._label)
        self.setAccessibleName(called)
        for sign, button in self.buttons.items():
            name = words.text("segmented.chosen", sign=sign, name=words.text(f"{self._names}{sign}"))
            button.setAccessibleName(f"{called}: {name}")
            button.setToolTip(name)
        self.name_label.setText(self.buttons[self.value].toolTip() if self.value in self.buttons else "")


class _Sign(QToolButton):
    """A button that leaves arrows and letters to its row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter press the button; the row has the rest."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            event.ignore()
