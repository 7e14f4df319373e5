"""The palette: one field for every command and everything in the pack."""
from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefer.model.sources import ExcerptId, Source
from briefer.model.themes import Theme
from briefer.workflow import Hit
from ui.dialogs.lines_view import Line, LinesView
from ui.dialogs.palette_rows import Command, Wish, best, marked, wish_of
from ui.dialogs.searching import Answer, Searcher, go_to
from ui.kit import Kit
from ui.widgets.named import labelled, line, named

_WIDTH, _TOP, _HEIGHT = 600, 96, 330
_RECENT, _KEPT, _COMMANDS, _CONTENT, _WAIT, _LETTERS = "palette_recent", 12, 12, 6, 120, 2


class Palette(QDialog):
    """Opened by a key, gone with the next one; Enter does what is chosen."""

    def __init__(self, kit: Kit, searcher: Searcher, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._kit, self._searcher = kit, searcher
        self._found: tuple[Line, ...] = ()
        self.setObjectName("palette_popup")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(kit.look.size(_WIDTH))
        kit.words.bind(self, self.setWindowTitle, "palette.title")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.edit = named(QLineEdit(self), "palette_edit")
        self.edit.setFrame(False)
        self.edit.setProperty("large", True)
        kit.words.bind(self, self.edit.setAccessibleName, "palette.title")
        kit.words.bind(self, self.edit.setPlaceholderText, "palette.placeholder")
        self.list = LinesView(kit, "palette_list", self)
        kit.words.bind(self, self.list.setAccessibleName, "palette.list")
        self.list.clicked.connect(lambda _: self._run())
        column.addWidget(self.edit)
        column.addWidget(line(self))
        column.addWidget(self.list)
        column.addWidget(self._foot())
        self._commands = [self._command(id) for id in kit.actions if id != "act_palette"]
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT)
        self._later.timeout.connect(self._ask)
        self.edit.textChanged.connect(self._on_typed)
        self.edit.installEventFilter(self)
        self._fill()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field that move in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def place(self, window: QWidget) -> None:
        """Puts it below the top of the window, in its middle."""
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, _TOP)))

    def _foot(self) -> QFrame:
        """The keys and signs that it knows."""
        frame = named(QFrame(self), "dialog_foot")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 7, 16, 7)
        hint = labelled(frame, "hint")
        self._kit.words.bind(self, hint.setText, "palette.foot")
        row.addWidget(hint)
        return frame

    def _command(self, id: str) -> Command:
        """A command with its words in both languages."""
        action = self._kit.actions[id]
        row = self._kit.actions.row(id)
        said = tuple(_bare(text) for text in self._kit.words.in_all(row.words, number=id.rpartition("_")[2], name=""))
        return Command(id, _bare(action.text()), (_bare(action.text()), *said), action.isEnabled())

    def _on_typed(self) -> None:
        self._found = ()
        self._fill()
        self._later.start()

    def _ask(self) -> None:
        """Looks for the words in the pack, beside the window."""
        wish = wish_of(self.edit.text())
        if not wish.only and len(wish.words) >= _LETTERS and self._kit.desk.is_open:
            self._searcher.ask(wish.words, self._come, few=_CONTENT)

    def _come(self, answer: Answer) -> None:
        """What the pack has."""
        if answer.typed != wish_of(self.edit.text()).words:
            return
        words = self._kit.words
        lines = [Line(one.text, one.hit, "book-2", words.text("search.source", source=one.hit.source), bold=one.spans)
                 for one in answer.lines["source"]]
        lines += [Line(one.text, one.hit, "quote", words.text("search.excerpt", excerpt=str(one.hit.id)), bold=one.spans)
                  for one in answer.lines["excerpt"]]
        sources = max(_CONTENT // 2, _CONTENT - len(answer.lines["excerpt"]))  # neither kind keeps the other out
        at = min(sources, len(answer.lines["source"]))
        self._found = (*lines[:at], *lines[len(answer.lines["source"]):][:_CONTENT - at])
        self._fill()

    def _fill(self) -> None:
        """Lists what fits."""
        wish, words = wish_of(self.edit.text()), self._kit.words
        lines: list[Line] = []
        if wish.only in ("", "commands"):
            kept = self._recent()
            fitting = best(wish.words, self._commands, kept)
            lines += _under(words.text("palette.commands"), [self._line(one, wish) for one in fitting[:_COMMANDS if wish.words else None]])
        content = [*self._themes(wish), *self._numbered(wish), *(self._found if not wish.only else ())]
        lines += _under(words.text("palette.content"), content)
        chosen = self.list.line
        self.list.fill(lines or [Line(words.text("palette.nothing"))])
        if chosen is not None and self._found:
            self._choose_again(chosen)
        self.list.setFixedHeight(self.list.height_for(self._kit.look.size(_HEIGHT)))
        self.adjustSize()

    def _choose_again(self, chosen: Line) -> None:
        """What was chosen stays so when more is listed below."""
        at = next((at for at, one in enumerate(self.list.model_.lines) if one.value == chosen.value), None)
        if at is not None:
            self.list.setCurrentIndex(self.list.model_.index(at))

    def _line(self, command: Command, wish: Wish) -> Line:
        """A command as a line: its menu and key, or why it cannot be done; by which words it was found."""
        actions, words = self._kit.actions, self._kit.words
        action, row = actions[command.id], actions.row(command.id)
        spans = marked(wish.words, command.label)
        other = "" if spans or not wish.words else next((one for one in command.known_as if marked(wish.words, one)), "")
        menu = _bare(words.text(f"menu.{row.menu}"))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return Line(command.label, command.id, row.icon or "chevron-right", f"{other} · {menu}" if other else menu, keys, spans,
                    actions.reason(command.id))

    def _themes(self, wish: Wish) -> list[Line]:
        """The themes: to give to what is selected, or to filter by."""
        if wish.only != "themes" or not self._kit.desk.is_open:
            return []
        words = self._kit.words
        named_ = [(theme, words.best(theme.name)) for theme in self._kit.desk.pack.themes if theme.key]
        return [Line(name, theme, "tag", words.text("palette.theme", number=theme.key), str(theme.key), marked(wish.words, name))
                for theme, name in named_ if not wish.words or wish.words == str(theme.key) or marked(wish.words, name)]

    def _numbered(self, wish: Wish) -> list[Line]:
        """A source or an excerpt by its number."""
        if wish.only not in ("source", "excerpt") or not self._kit.desk.is_open:
            return []
        pack, words = self._kit.desk.pack, self._kit.words
        if wish.only == "source":
            return [Line(words.best(one.title.text) or one.origin.file, Hit("source", one.number), "book-2",
                         words.text("search.source", source=one.number)) for one in pack.sources if self._meant(one, wish)]
        number, _, part = wish.words.partition(".")
        source = pack.source(int(number)) if len(number) < 9 else None
        ids = [(ExcerptId.of(source, one), one) for one in source.excerpts if str(one.number).startswith(part)] if source else []
        return [Line(one.words, Hit("excerpt", id.source, id.number), "quote", words.text("search.excerpt", excerpt=str(id)))
                for id, one in ids]

    @staticmethod
    def _meant(source: Source, wish: Wish) -> bool:
        return not wish.words or str(source.number).startswith(wish.words)

    def _run(self) -> None:
        """Does what is chosen, once the palette is gone and the focus is back where it was."""
        chosen = self.list.line
        if chosen is None or chosen.off:
            return
        self.accept()
        value = chosen.value
        if isinstance(value, str):
            self._remember(value)
            QTimer.singleShot(0, self._kit.actions[value].trigger)
        elif isinstance(value, Hit):
            go_to(self._kit, value)
        elif isinstance(value, Theme):
            self._take_theme(value)

    def _take_theme(self, theme: Theme) -> None:
        """Gives the theme to what is selected; when nothing is, shows what has it."""
        actions = self._kit.actions
        give = actions[f"act_theme_{theme.key}"]
        if give.isEnabled():
            give.trigger()
            return
        self._kit.desk.go("excerpts")
        actions.refresh()
        actions[f"act_filter_theme_{theme.key}"].trigger()

    def _recent(self) -> list[str]:
        kept = self._kit.settings.recall(_RECENT)
        return [str(one) for one in kept] if isinstance(kept, list) else [kept] if isinstance(kept, str) else []

    def _remember(self, id: str) -> None:
        """Puts a command at the head of those used lately."""
        self._kit.settings.keep(_RECENT, [id, *(one for one in self._recent() if one != id)][:_KEPT])


def _bare(label: str) -> str:
    """A label without the mark of its key."""
    return label.replace("&", "")


def _under(head: str, lines: list[Line]) -> list[Line]:
    """Lines below a head; nothing without lines."""
    return [Line(head), *lines] if lines else []
