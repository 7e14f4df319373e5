"""The themes above the text: a legend with counts, and the buttons that make an excerpt of what is selected."""
from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from briefer.model.pack import Pack
from briefer.model.sources import Source
from briefer.model.themes import Theme
from ui.kit import Kit
from ui.sources.reader_paint import colours_of
from ui.sources.reading import counts_of, keyed
from ui.widgets.named import labelled, named, restyle

_HEIGHT, _BUTTON, _CAP = 43, 26, 18
_PADDINGS = (12, 7)  # within a button: with room, and without
_HOLLOW = 7  # themes from this key on have the colour of an earlier one, and a hollow mark


class ThemeButton(QToolButton):
    """One theme: its number in its colour, its name, how many excerpts of the source have it."""

    dropped = Signal()

    def __init__(self, kit: Kit, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self.theme = kit, theme
        self.count, self.live, self.padding, self.counted = 0, False, _PADDINGS[0], True
        self._over = False
        self.setObjectName(f"theme_button_{theme.key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as what it says."""
        look = self._kit.look
        wide = QFontMetrics(self._font()).horizontalAdvance(self._said)
        return QSize(look.size(5 + _CAP + 6 + self.padding) + wide, look.size(_BUTTON))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill with the number in a disc."""
        look = self._kit.look
        ink, tint = colours_of(look, self.theme.colour)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focused = self.hasFocus()
        painter.setPen(QPen(look.colour("accent"), 2) if focused else QPen(look.colour("line"), 1))
        filled = self._over or self.isDown() or (self.live and self.underMouse())
        painter.setBrush(tint if filled else look.colour("base"))
        painter.drawRoundedRect(room, room.height() / 2, room.height() / 2)
        disc = QRectF(look.size(5), (self.height() - look.size(_CAP)) / 2, look.size(_CAP), look.size(_CAP))
        hollow = self.theme.key >= _HOLLOW
        painter.setPen(QPen(ink, 1.5) if hollow else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("base") if hollow else tint)
        if hollow:
            painter.drawRoundedRect(disc.adjusted(1, 1, -1, -1), 3, 3)
        else:
            painter.drawEllipse(disc)
        painter.setPen(ink)
        painter.setFont(look.font(11, 600))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.theme.key))
        painter.setFont(self._font())
        painter.setPen(look.colour("text"))
        words = QRectF(self.rect()).adjusted(disc.right() + look.size(6), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._said)
        painter.end()

    def say(self) -> None:
        """The name for who cannot see it."""
        name = self._kit.words.best(self.theme.name)
        self.setAccessibleName(self._kit.words.counted("themes.button", self.count, number=self.theme.key, name=name))
        self.setToolTip(f"{name} ({self.theme.key})")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes what is selected in the reader, nothing else."""
        reader = event.source().parent() if event.source() is not None else None
        if self.live and reader is not None and reader.objectName() == "reader_view":
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is held over it any more."""
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Makes the excerpt."""
        self._over = False
        event.acceptProposedAction()
        self.dropped.emit()

    def _font(self) -> QFont:
        return self._kit.look.font(12.5)

    @property
    def _said(self) -> str:
        """Name, and count if there is room for it."""
        name = self._kit.words.best(self.theme.name)
        return f"{name}  {self.count}" if self.count and self.counted and not self.live else name


class ThemeBar(QWidget):
    """The row of themes; `chosen` brings the theme whose button was pressed, or on which a passage was dropped."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName("theme_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words_selected = 0
        self._themes: tuple[Theme, ...] = ()
        self.buttons: tuple[ThemeButton, ...] = ()
        self.lead = named(labelled(self, "small"), "theme_bar_lead")
        self.hint = named(labelled(self, "hint"), "theme_bar_hint")
        self.more = named(QToolButton(self), "theme_more_button")
        self.more.setText("»")
        self.more.setProperty("flat", True)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 12, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self.lead)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self._row.addWidget(self.hint)
        kit.look.changed.connect(self._fit)
        kit.words.call(self, self._say)

    def show_themes(self, pack: Pack | None, source: Source | None) -> None:
        """Shows the themes of a pack, and how many excerpts of a source each has."""
        themes = keyed(pack.themes) if pack else ()
        if themes != self._themes:
            self._themes = themes
            self._build()
        counts = counts_of(source)
        for button in self.buttons:
            button.count = counts.get(button.theme.id, 0)
            button.say()
            button.update()
        self._fit()

    def show_selected(self, words: int, live: bool) -> None:
        """Says how many words are selected; with none the row is a legend. `live`: whether its buttons make an excerpt now."""
        if words != self._words_selected or any(button.live != live for button in self.buttons):
            self._words_selected = words
            restyle(self, "live", bool(words))
            for button in self.buttons:
                button.live = live
                button.update()
            self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from theme to theme."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        seen = [button for button in self.buttons if button.isVisible()]
        at = next((number for number, button in enumerate(seen) if button.hasFocus()), None)
        if step and at is not None:
            seen[min(max(at + step, 0), len(seen) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        """A button for each theme."""
        for gone in self.buttons:
            self._row.removeWidget(gone)
            gone.deleteLater()
        made = []
        for at, theme in enumerate(self._themes, 1):
            button = ThemeButton(self._kit, theme, self)
            for signal in (button.clicked, button.dropped):
                signal.connect(lambda *_, id=theme.id: self.chosen.emit(id))
            self._row.insertWidget(at, button)
            made.append(button)
        self.buttons = tuple(made)
        for before, after in pairwise((self.more, *made, self.more)):  # made late, they would come behind everything
            QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        """Drops counts, then the word before the themes, then padding; then the last themes go into the menu."""
        look = self._kit.look
        self.setFixedHeight(look.size(_HEIGHT))
        room = self.width() - 28
        lead = bool(self._words_selected)
        for counted, worded, padding in ((True, True, 0), (False, True, 0), (False, False, 0), (False, False, 1)):
            for button in self.buttons:
                button.counted, button.padding = counted, _PADDINGS[padding]
            needed = self._needed(self.buttons, lead or worded)
            if needed <= room:
                break
        self.lead.setVisible(lead or worded)
        shown: Sequence[ThemeButton] = self.buttons
        while shown and needed > room:
            shown = shown[:-1]
            needed = self._needed(shown, lead or worded) + look.size(34)
        for button in self.buttons:
            button.setVisible(button in shown)
            button.setFixedSize(button.sizeHint())
        self.more.setVisible(len(shown) < len(self.buttons))
        self.hint.setVisible(bool(self.hint.text()) and needed + self.hint.sizeHint().width() + 20 <= room)
        menu = self.more.menu()
        menu.clear()
        for button in self.buttons[len(shown):]:
            entry = menu.addAction(f"{button.theme.key}  {self._kit.words.best(button.theme.name)}")
            entry.triggered.connect(lambda _=False, id=button.theme.id: self.chosen.emit(id))

    def _needed(self, buttons: Sequence[ThemeButton], lead: bool) -> int:
        """How wide some buttons are, with the words before them."""
        return sum(button.sizeHint().width() + 6 for button in buttons) + (self.lead.sizeHint().width() + 6 if lead else 0)

    def _say(self) -> None:
        """What stands before and behind the themes."""
        words = self._kit.words
        selected = self._words_selected
        self.setAccessibleName(words.text("themes.accessible"))
        self.more.setAccessibleName(words.text("themes.more"))
        self.lead.setText(words.counted("reader.words", selected) if selected else words.text("themes.title"))
        restyle(self.lead, "role", "accent" if selected else "small")
        keys = [str(theme.key) for theme in self._themes]
        said = f"{keys[0]}–{keys[-1]}" if len(keys) > 1 else "".join(keys)
        self.hint.setText("" if not keys else words.text("reader.hint" if selected else "reader.select_hint", keys=said))
        for button in self.buttons:
            button.say()
        self._fit()
