"""Above the text: what the source is, how much of its page is read, the size of text, and finding words."""
from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from briefer.model.sources import VIEWS, Source
from briefer.model.text import paragraphs
from ui.kit import Kit
from ui.sources.saying import meta_of, title_of
from ui.widgets.named import labelled, named

_HEIGHT = 63


class ReaderHeader(QWidget):
    """The header of the reader; `view_chosen` brings the other reading of a web page."""

    view_chosen = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName("reader_header")
        self.setProperty("pane", "middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._source: Source | None = None
        self._count: tuple[str, int] = ("", 0)
        self._meta = ""
        self.title = named(QLabel(self), "reader_title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.meta = labelled(self, "small", "reader_meta")
        self.meta.setTextFormat(Qt.TextFormat.PlainText)
        self.views = named(QWidget(self), "reader_view_switch")
        self.view_buttons = {view: named(QToolButton(self.views), f"reader_view_{view}") for view in VIEWS}
        self.size_button = self._button("reader_size_button", "text-size")
        self.find_button = self._button("reader_find_button", "search")
        self.find_button.clicked.connect(kit.actions["act_find_in_source"].trigger)
        menu = QMenu(self.size_button)
        for id in ("act_zoom_in", "act_zoom_out", "act_zoom_reset"):
            menu.addAction(kit.actions[id])
        self.size_button.setMenu(menu)
        self.size_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._arrange()
        kit.look.changed.connect(self._dress)
        kit.words.call(self, self._say)
        self._dress()

    def show_source(self, source: Source | None) -> None:
        """Shows what a source is."""
        self._source = source
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cuts the title where the room ends."""
        super().resizeEvent(event)
        self._elide()

    def _arrange(self) -> None:
        """Words at the left, buttons at the right."""
        switch = QHBoxLayout(self.views)
        switch.setContentsMargins(0, 0, 0, 0)
        switch.setSpacing(2)
        for view, button in self.view_buttons.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, chosen=view: self._choose(chosen))
            switch.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.title)
        words.addWidget(self.meta)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 10, 18, 8)
        row.setSpacing(6)
        row.addLayout(words, 1)
        for part in (self.views, self.size_button, self.find_button):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def _button(self, name: str, icon: str) -> QToolButton:
        """A button with an icon alone."""
        button = named(QToolButton(self), name)
        button.setProperty("icon_name", icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _choose(self, view: str) -> None:
        """Somebody wants the other reading; which one holds shows when it does."""
        if self._source is not None:
            for name, button in self.view_buttons.items():
                button.setChecked(name == self._source.view)
            if view != self._source.view:
                self.view_chosen.emit(view)

    def _dress(self) -> None:
        """Fonts, icons, sizes."""
        look = self._kit.look
        self.setMinimumHeight(look.size(_HEIGHT))
        self.title.setFont(look.font(17, 600))
        for button in (self.size_button, self.find_button):
            button.setIcon(look.icon(str(button.property("icon_name"))))
            button.setIconSize(QSize(look.size(16), look.size(16)))
            button.setFixedSize(look.size(30), look.size(30))
        self._elide()

    def _elide(self) -> None:
        said = title_of(self._source, self._kit.words) if self._source else ""
        self.title.setText(QFontMetrics(self.title.font()).elidedText(said, Qt.TextElideMode.ElideRight, max(self.title.width(), 60)))
        self.title.setMinimumWidth(60)
        self.title.setToolTip(said if self.title.text() != said else "")
        room = max(self.title.width(), 60)
        self.meta.setText(QFontMetrics(self.meta.font()).elidedText(self._meta, Qt.TextElideMode.ElideRight, room))
        self.meta.setMinimumWidth(60)
        self.meta.setToolTip(self._meta if self.meta.text() != self._meta else "")

    def _say(self) -> None:
        """All words."""
        words, source = self._kit.words, self._source
        for button, id in ((self.size_button, "reader.size"), (self.find_button, "reader.find")):
            button.setAccessibleName(words.text(id))
            button.setAccessibleDescription(words.text(id))
            button.setToolTip(words.text(id))
        self.views.setAccessibleName(words.text("reader.view.accessible"))
        self.views.setVisible(bool(source and source.views))
        for view, button in self.view_buttons.items():
            button.setText(words.text(f"reader.view.{view}"))
            button.setChecked(bool(source and source.view == view))
        if source is None:
            self._meta = ""
            self.title.clear()
            self.meta.clear()
            return
        if self._count[0] is not source.text:
            self._count = (source.text, len(paragraphs(source.text)))
        self._meta = meta_of(source, self._count[1], words)
        self._elide()
