"""What stands in the place of the table when there are no excerpts, or none passes the filter."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.kit import Kit
from ui.widgets.chips import Chip, ChipRows
from ui.widgets.key_button import KeyButton
from ui.widgets.named import labelled, named

_ICON, _WIDTH = 44, 460


class EmptyPage(QWidget):
    """An icon, a sentence, and what to do; `detail` says the sentence anew when it is called."""

    def __init__(self, kit: Kit, name: str, icon: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("pane", "middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._kit, self._icon_name = kit, icon
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = labelled(self, "screen", f"{name}_title")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.detail = labelled(self, "", f"{name}_detail")
        self.detail.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.detail.setWordWrap(True)
        self.detail.setFixedWidth(_WIDTH)
        self.chips = ChipRows(kit.look, self)
        self.chips.setFixedWidth(_WIDTH)
        self.chips.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._icon)
        column.addWidget(self.title)
        column.addWidget(self.detail, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.chips, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._buttons)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        kit.words.bind(self, self.title.setText, title)
        kit.look.changed.connect(self._dress)
        self._dress()

    def add_button(self, name: str, label: str, act: Callable[[], object], *, icon: str, keys: str = "",
                   primary: bool = False) -> KeyButton:
        """A button below the sentence."""
        button = named(KeyButton(self._kit.look, keys, self, picture=icon), name)
        button.setProperty("primary", primary)
        button.clicked.connect(lambda: act())
        self._kit.words.bind(self, button.setText, label)
        self._kit.words.bind(self, button.setAccessibleName, label)
        self._buttons.addWidget(button)
        return button

    def show_themes(self, themes: list[tuple[str, int, int]]) -> None:
        """The themes with a number, as a legend: name, number, colour."""
        for child in self.chips.findChildren(Chip):
            child.deleteLater()
        parts: list[QWidget] = []
        for name, number, colour in themes:
            chip = Chip(self._kit.look, f"legend_{number}", self.chips)
            chip.show_theme(name, number=number, colour=colour)
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            parts.append(chip)
        self.chips.show_parts(parts)
        self.chips.setVisible(bool(parts))

    def _dress(self) -> None:
        """The icons in the colours of the day."""
        look = self._kit.look
        self._icon.setPixmap(look.icon(self._icon_name, "accent").pixmap(look.size(_ICON)))
