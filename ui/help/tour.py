"""The five-minute tour: steps on the sample pack, each pointing at what it speaks of."""
from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Workspace
from ui.kit import Kit
from ui.widgets.key_button import KeyButton
from ui.widgets.named import labelled, named

# The workspace of each step and the widget that it points at; the words are `tour.<name>`.
STEPS: tuple[tuple[str, Workspace, str], ...] = (
    ("sources", "sources", "source_list"), ("reader", "sources", "reader_view"), ("themes", "sources", "theme_bar"),
    ("excerpts", "excerpts", "excerpt_table"), ("timeline", "excerpts", "timeline_view"), ("outline", "briefing", "outline_tree"),
    ("preview", "briefing", "side_tabs"), ("checks", "briefing", "checks_button"), ("print", "briefing", "print_button"))
_WIDTH, _AWAY = 340, 14


class Tour(QFrame):
    """A card over the window; Enter goes on, Esc ends it. The pack that was open is saved and closed first."""

    def __init__(self, kit: Kit, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._at = kit, -1
        self.setObjectName("tour_card")
        self.setFixedWidth(kit.look.size(_WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        self.count = labelled(self, "hint")
        self.text = labelled(self, "", "tour_text")
        self.text.setWordWrap(True)
        self.end, self.next = (named(KeyButton(kit.look, key, self), name) for key, name in (("Esc", "tour_end"), ("↵", "tour_next")))
        self.next.setProperty("primary", True)
        row = QHBoxLayout()
        row.addWidget(self.end)
        row.addStretch(1)
        row.addWidget(self.next)
        for part in (self.count, self.text):
            column.addWidget(part)
        column.addLayout(row)
        self.frame = _Pointer(kit, window)
        self.end.clicked.connect(self.stop)
        self.next.clicked.connect(self.step)
        kit.desk.closed.connect(self.stop)
        kit.words.call(self, self._say)

    def begin(self) -> None:
        """Opens the sample and shows the first step; nothing when the sample cannot be opened."""
        self._kit.actions["act_open_sample"].trigger()
        if not self._kit.desk.is_open:
            self.stop()
            return
        self.step()

    def step(self) -> None:
        """Goes to the next step whose widget is there; after the last it ends."""
        self._at += 1
        if self._at >= len(STEPS):
            self.stop()
            return
        _, workspace, name = STEPS[self._at]
        self._kit.desk.go(workspace)
        found = self.window().findChild(QWidget, name)
        if found is None or not found.isVisible():
            self.step()
            return
        self._say()
        self._point(found)

    def stop(self) -> None:
        """Ends the tour; the sample stays open."""
        self.hide()
        self.frame.hide()
        self.frame.deleteLater()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc ends it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step()
        elif event.key() == Qt.Key.Key_Escape:
            self.stop()
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        words = self._kit.words
        self.setAccessibleName(words.text("tour.title"))
        self.end.setText(words.text("tour.end"))
        if self._at >= 0:
            self.text.setText(words.text(f"tour.{STEPS[self._at][0]}"))
            self.setAccessibleDescription(self.text.text())
            self.count.setText(words.text("tour.count", number=self._at + 1, total=len(STEPS)))
        self.next.setText(words.text("tour.done" if self._at == len(STEPS) - 1 else "tour.next"))

    def _point(self, target: QWidget) -> None:
        """Frames a widget, and stands beside it where there is room."""
        window = self.window()
        box = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        self.frame.show_around(box)
        self.adjustSize()
        right, left = box.right() + _AWAY, box.left() - _AWAY - self.width()
        x = right if right + self.width() < window.width() else left if left > 0 else max(12, box.center().x() - self.width() // 2)
        y = min(max(12, box.center().y() - self.height() // 2), window.height() - self.height() - 12)
        self.move(x, y)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class _Pointer(QWidget):
    """A frame around something, through which the mouse goes."""

    def __init__(self, kit: Kit, window: QWidget) -> None:
        super().__init__(window)
        self._kit = kit
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_around(self, box: QRect) -> None:
        """Stands around a rectangle of the window."""
        self.setGeometry(box.adjusted(-3, -3, 3, 3))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._kit.look.colour("accent"), 3))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 6, 6)
