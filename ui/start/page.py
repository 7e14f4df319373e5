"""The start screen: four ways to begin, what was open lately, the language."""
from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from briefer.i18n import LANGUAGES
from ui.kit import Kit
from ui.packs import Packs
from ui.start.cards import StartCard
from ui.start.recent import RecentList
from ui.start.recovery import RecoveryFrame
from ui.widgets.named import labelled, named

_WAYS = (("start_import_button", "act_import", "start.more.import"),
         ("start_template_button", "act_new_from_template", "start.more.template"),
         ("start_open_button", "act_open_pack", "start.more.open"), ("start_sample_button", "act_open_sample", "start.more.sample"))
_WIDTH, _LEFT, _GAP = 920, 318, 36


class StartPage(QWidget):
    """The page before a pack is open; `chosen` brings a pack to open, `locate` one that is not where it was."""

    chosen = Signal(Path)
    locate = Signal(Path)

    def __init__(self, kit: Kit, packs: Packs) -> None:
        super().__init__()
        self._kit, self._packs = kit, packs
        self.setProperty("pane", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QWidget(self)
        inner.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(28)
        column.addStretch(2)
        column.addLayout(self._head())
        self.recovery = RecoveryFrame(kit, packs, inner)
        column.addWidget(self.recovery)
        grid = QGridLayout()
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._titled("start.begin"), 0, 0)
        grid.addLayout(self._recent_head(), 0, 1)
        grid.addLayout(self._cards(), 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._recent(), 1, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(grid)
        column.addStretch(5)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 0, 28, 0)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        packs.recent_changed.connect(self._fill)
        self._order()
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Looks again what can be reached; the focus goes to what is done most often."""
        super().showEvent(event)
        self._fill()
        self.recovery.look_again()
        first: QWidget = self.list if self._packs.recent else self.cards[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> QHBoxLayout:
        """The name of the program, and the languages."""
        row = QHBoxLayout()
        row.setSpacing(14)
        mark = named(QLabel("B", self), "start_mark")
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setFixedSize(40, 40)
        mark.setAccessibleName("Briefer")
        row.addWidget(mark)
        column = QVBoxLayout()
        column.setSpacing(2)
        title, line = labelled(self, "head"), labelled(self, "small")
        title.setText("Briefer")
        self._kit.words.bind(self, line.setText, "start.line")
        column.addWidget(title)
        column.addWidget(line)
        row.addLayout(column)
        row.addStretch(1)
        row.addWidget(self._languages(), 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _languages(self) -> QWidget:
        """The language of the window, switched at once."""
        frame = named(QFrame(self), "start_language_switch")
        frame.setProperty("switch", True)
        row = QHBoxLayout(frame)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        group = QButtonGroup(frame)
        self._language_buttons: dict[str, QToolButton] = {}
        for language in LANGUAGES:
            button = named(QToolButton(frame), f"start_language_{language}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._kit.settings.set, "ui_language", language))
            self._kit.words.bind(button, button.setText, f"window_language.{language}")
            group.addButton(button)
            row.addWidget(button)
            self._language_buttons[language] = button
        self._kit.words.call(self, self._tick)
        return frame

    def _tick(self) -> None:
        """The language that is spoken."""
        self._language_buttons[self._kit.words.language].setChecked(True)

    def _titled(self, words: str) -> QLabel:
        label = labelled(self, "pane")
        self._kit.words.bind(self, label.setText, words)
        return label

    def _cards(self) -> QVBoxLayout:
        """The ways to begin."""
        column = QVBoxLayout()
        column.setSpacing(9)
        self.cards = [named(StartCard(self._kit, action, more, self), name) for name, action, more in _WAYS]
        for card in self.cards:
            card.setFixedWidth(_LEFT)
            column.addWidget(card)
        return column

    def _recent_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._titled("start.recent"))
        row.addStretch(1)
        self.another = named(QToolButton(self), "start_another_button")
        self.another.setProperty("link", True)
        self.another.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.another.clicked.connect(self._kit.actions["act_open_pack"].trigger)
        self._kit.words.bind(self.another, self.another.setText, "start.another")
        row.addWidget(self.another)
        return row

    def _recent(self) -> QWidget:
        """What was open lately, or a sentence when nothing was."""
        self._frame = named(QFrame(self), "recent_frame")
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(1, 1, 1, 1)
        self.list = RecentList(self._kit, self._packs, self._frame)
        self.list.opened.connect(self.chosen)
        self.list.locate.connect(self.locate)
        self.nothing = labelled(self._frame, "hint", "recent_nothing")
        self.nothing.setMargin(16)
        self._kit.words.bind(self, self.nothing.setText, "start.nothing")
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        return self._frame

    def _fill(self) -> None:
        """The list, as tall as what is in it, up to seven rows."""
        count = len(self._packs.recent)
        self.list.setVisible(count > 0)
        self.nothing.setVisible(count == 0)
        self.list.setFixedHeight(self._kit.look.size(57) * min(count, 7) + 2)
        self.list.look_again()

    def _order(self) -> None:
        """Cards, list, languages."""
        parts: list[QWidget] = [self.recovery.go_on, self.recovery.others, *self.cards, self.list, self.another,
                                *self._language_buttons.values()]
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)
