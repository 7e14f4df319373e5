"""What the search finds, in a list under its field: sources, excerpts, framing texts."""
from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from briefer.workflow import Hit, HitKind
from ui.dialogs.lines_view import Line, LinesView
from ui.dialogs.searching import FEW, KINDS, Answer, FoundLine, Searcher, go_to
from ui.kit import Kit
from ui.widgets.named import labelled

_LETTERS, _WAIT, _ALL = 2, 150, 500  # signs from which on it looks; ms after the last key; of a kind, when all are asked for
_WIDTH, _HEIGHT = 560, 440
_ICONS: Mapping[HitKind, str] = MappingProxyType({"source": "book-2", "excerpt": "quote", "text": "notes"})


class SearchPopup(QFrame):
    """The list; the focus stays in the field, whose keys move in it. In the excerpts workspace the field filters the table instead."""

    def __init__(self, kit: Kit, field: QLineEdit, searcher: Searcher, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._field, self._searcher = kit, field, searcher
        self.setObjectName("search_popup")
        self._all: HitKind | None = None
        self._typed = ""
        self.list = LinesView(kit, "search_results_view", self)
        self.list.clicked.connect(lambda _: self._choose())
        self._nothing = labelled(self, "hint", "search_nothing")
        self._nothing.setMargin(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT)
        self._later.timeout.connect(self._ask)
        field.textChanged.connect(self._on_typed)
        field.installEventFilter(self)
        kit.desk.closed.connect(self._leave)
        kit.desk.workspace_changed.connect(lambda _: self.hide())
        kit.words.bind(self, self.list.setAccessibleName, "search.results")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field, as long as it searches the pack."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._searches and self._key(event):
            return True
        return super().eventFilter(watched, event)

    @property
    def _searches(self) -> bool:
        """Whether the field searches the pack now."""
        return self._kit.desk.is_open and self._kit.desk.workspace != "excerpts"

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key was for the list."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.hide()
                self._field.clear()
                return True
            case Qt.Key.Key_Down | Qt.Key.Key_Up if self.isVisible():
                self.list.step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose() if self.isVisible() else self._ask()
                return True
            case _:
                return False

    def _on_typed(self, typed: str) -> None:
        self._all = None
        if self._searches and len(typed.strip()) >= _LETTERS:
            self._later.start()
        else:
            self._later.stop()
            self._searcher.cancel()
            self.hide()

    def _ask(self) -> None:
        typed = self._field.text().strip()
        if self._searches and len(typed) >= _LETTERS:
            self._searcher.ask(typed, self._show, few=_ALL if self._all else FEW)

    def _show(self, answer: Answer) -> None:
        """Lists what was found, unless something else was typed meanwhile."""
        if answer.typed != self._field.text().strip() or not self._searches:
            return
        self._typed = answer.typed
        lines: list[Line] = []
        for kind in KINDS:
            found = answer.lines[kind]
            if found and self._all in (None, kind):
                lines += self._group(kind, found, answer.counts[kind])
        self.list.fill(lines)
        self.list.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self._nothing.setText(self._kit.words.text("search.nothing", words=answer.typed))
        self._place()

    def _group(self, kind: HitKind, found: tuple[FoundLine, ...], count: int) -> list[Line]:
        """The lines of one kind, with a last one for the rest."""
        words = self._kit.words
        few = found if self._all == kind else found[:FEW]
        lines = [Line(words.text(f"search.group.{kind}")),
                 *(Line(one.text, one.hit, _ICONS[kind], self._note(one.hit), bold=one.spans) for one in few)]
        if count > len(few):
            lines.append(Line(words.text("search.all", count=count), kind, "chevron-down"))
        return lines

    def _note(self, hit: Hit) -> str:
        """Where a hit is."""
        words, pack = self._kit.words, self._kit.desk.pack
        if hit.kind == "excerpt":
            return words.text("search.excerpt", excerpt=str(hit.id))
        if hit.kind == "source":
            return words.text("search.source", source=hit.source)
        briefing = pack.briefing(hit.briefing)
        section = briefing.section(hit.section) if briefing else None
        return words.best(section.titles) if section else ""

    def _choose(self) -> None:
        """Goes to what is chosen, or shows all of its kind."""
        line = self.list.line
        if line is None:
            return
        if isinstance(line.value, Hit):
            self.hide()
            go_to(self._kit, line.value, self._typed)
        else:
            self._all = next((kind for kind in KINDS if kind == line.value), None)
            self._ask()

    def _place(self) -> None:
        """Below the field, as tall as what is in it."""
        window = self.window()
        width = min(self._kit.look.size(_WIDTH), window.width() - 24)
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 4))
        self.list.setFixedHeight(self.list.height_for(_HEIGHT))
        self.setFixedWidth(width)
        self.adjustSize()
        middle = below.x() + self._field.width() // 2
        self.move(max(12, min(middle - width // 2, window.width() - width - 12)), below.y())
        self.show()
        self.raise_()

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Goes when the focus leaves the field."""
        if self.isVisible() and now is not self._field:
            self.hide()

    def _leave(self) -> None:
        self._later.stop()
        self.hide()
        self._field.clear()
