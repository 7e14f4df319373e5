"""The middle of the sources workspace: header, bars and reader, and what the keys of the reader make."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from briefer.edits import AddTheme, RestoreHiddenLine
from briefer.model.sources import ExcerptId, HiddenLine, View
from briefer.model.text import Span
from briefer.model.themes import Theme
from briefer.session import Change
from briefer.workflow import switch_view, theme_named
from ui.kit import Kit
from ui.settings import BY_NAME
from ui.sources.find_bar import FindBar
from ui.sources.proposals_bar import ProposalsBar
from ui.sources.reader_header import ReaderHeader
from ui.sources.reader_menu import reader_menu
from ui.sources.reader_view import ReaderView
from ui.sources.taking import move, take, touched
from ui.sources.theme_bar import ThemeBar
from ui.widgets.choice_popup import Choice, ChoicePopup
from ui.widgets.named import labelled, named

_SIZE = "reader_size"
_KEYS = ("act_make_excerpt", "act_theme_pick", *(f"act_theme_{number}" for number in range(1, 10)))


class ReaderPane(QWidget):
    """The pane. It follows the desk: the source there is the one that is read."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setProperty("pane", "middle")
        self.header, self.find_bar = ReaderHeader(kit, self), FindBar(kit, self)
        self.themes, self.proposals = ThemeBar(kit, self), ProposalsBar(kit, self)
        self.reader = ReaderView(kit, self)
        self.extend_bar = named(QFrame(self), "extend_bar")
        self._extend_label = labelled(self.extend_bar, "accent", "extend_label")
        self.places: dict[int, tuple[int, int, int]] = {}  # in each source: the selection, and how far it is scrolled
        self._shown = 0
        self._extended: ExcerptId | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout(self.extend_bar)
        row.setContentsMargins(22, 8, 12, 8)
        row.addWidget(self._extend_label)
        self.extend_bar.hide()
        for part in (self.header, self.find_bar, self.themes, self.extend_bar, self.proposals):
            column.addWidget(part)
        column.addWidget(self.reader, 1)
        self._listen()
        self._take_on()
        kit.words.call(self, self._say)

    def _listen(self) -> None:
        """Hears the desk, the reader and the bars."""
        desk, reader = self._kit.desk, self.reader
        desk.opened.connect(self._forget)
        desk.closed.connect(self._forget)
        desk.changed.connect(self._changed)
        for signal in (desk.opened, desk.closed, desk.selection_changed):
            signal.connect(self._follow)
        desk.workspace_changed.connect(self._arrived)
        reader.passage_changed.connect(self._moved)
        reader.marked.connect(lambda id: desk.select_excerpts((id,)))
        reader.unmarked.connect(self._let_go)
        reader.left.connect(self._escape)
        reader.confirmed.connect(self._confirm)
        reader.restored.connect(self._restore)
        reader.zoomed.connect(self._zoom)
        self.header.view_chosen.connect(self._switch)
        self.themes.chosen.connect(self._take_theme)
        self.proposals.went.connect(lambda span: self._show(span, select=True))
        self.proposals.taken.connect(self._take_proposal)
        self.find_bar.found.connect(reader.show_found)
        self.find_bar.went.connect(lambda span: self._show(span, select=True))
        self.find_bar.closed.connect(lambda: reader.setFocus(Qt.FocusReason.OtherFocusReason))

    def _take_on(self) -> None:
        """The actions of the reader."""
        kit, on = self._kit, self._kit.actions.on
        kit.actions.attach(self.reader, *_KEYS)
        kit.actions.attach(self.themes, *_KEYS)
        on("act_make_excerpt", partial(self._here, partial(self._take, None)))
        on("act_theme_pick", partial(self._here, self._pick))
        for number in range(1, 10):
            on(f"act_theme_{number}", partial(self._here, partial(self._take_key, number)))
        on("act_find_in_source", self._find)
        kit.desk.wanted.connect(self._find_wanted)
        on("act_source_hidden", self._hidden)
        self.reader.show_hidden_as_preferred()
        on("act_extend", self._extend)
        for keys, step in (("F3", 1), ("Shift+F3", -1)):
            QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated.connect(partial(self._find_step, step))

    def _here(self, act: Callable[[], None]) -> None:
        """An action of the reader does something in the sources workspace alone; elsewhere it is somebody else's."""
        if self._kit.desk.workspace == "sources" and self._kit.desk.source is not None:
            act()

    # --- following ---------------------------------------------------------------------------------------------------

    def _forget(self) -> None:
        """Another pack, or none."""
        self.places, self._shown, self._extended = {}, 0, None
        self.reader.show_hidden_as_preferred()
        self.reader.show_source(None, None)

    def _follow(self, *_: object) -> None:
        """Shows the source on the desk, and the excerpt that is selected; in another workspace not before somebody comes back."""
        desk = self._kit.desk
        if desk.is_open and desk.workspace != "sources":
            return
        source = desk.source
        number = source.number if source else 0
        if self._shown and self._shown != number:
            self.places[self._shown] = self.reader.place
            self._stop_extending()
        self.reader.selected = frozenset(desk.excerpt_ids) if desk.selected == "excerpts" else frozenset()
        self.header.show_source(source)
        self.find_bar.show_text(source.text if source else "")
        self.themes.show_themes(desk.pack if desk.is_open else None, source)
        self.proposals.show_source(source, writable=desk.is_open and not desk.session.read_only)
        self.reader.show_source(source, desk.pack if desk.is_open else None)
        if source is not None and self._shown != number:
            self.reader.go_to(self.places.get(number, (0, 0, 0)))
        self._shown = number
        if desk.selected == "excerpts" and len(desk.excerpts) == 1:
            of, excerpt = desk.excerpts[0]
            if of.number == number and of.verified(excerpt):
                self._show(Span(excerpt.start, excerpt.end), select=False)
        self._moved()

    def _changed(self, change: Change) -> None:
        """An edit; what undo and redo change is shown first."""
        desk = self._kit.desk
        seen = desk.workspace == "excerpts"
        shown = touched(change.before, change.after, excerpts_seen=seen) if change.cause in ("undone", "redone") else None
        if shown is not None and (desk.workspace == "sources" or shown.to_be_shown):
            desk.go("sources")
            desk.select_source(shown.number)
        self._follow()

    def _arrived(self, workspace: str) -> None:
        """Another workspace: what the reader knows holds in its own only."""
        if workspace == "sources":
            self._follow()
            if self._kit.desk.source is not None:
                self.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        elif workspace in ("excerpts", "start"):
            self._kit.actions.know(passage=False)

    def _moved(self) -> None:
        """Another passage: what can be done with it."""
        if self._kit.desk.workspace != "sources":
            return
        selection = self.reader.selection
        words = len(self._text[selection.start:selection.end].split()) if selection else 0
        there = self.reader.passage is not None
        self.themes.show_selected(words, bool(words))
        self._kit.actions.know(passage=there, theme_target=there)

    @property
    def _text(self) -> str:
        source = self._kit.desk.source
        return source.text if source else ""

    def _show(self, span: Span, *, select: bool) -> None:
        """Shows a passage, selected or with the caret at its end, unless the caret is there already."""
        anchor, caret, _ = self.reader.place
        if select:
            self.reader.select(span.start, span.end)
        elif not span.start <= min(anchor, caret) <= max(anchor, caret) <= span.end:
            self.reader.select(span.end, span.end)

    # --- making ------------------------------------------------------------------------------------------------------

    def _take_key(self, number: int) -> None:
        """The theme with this key."""
        theme = next((one for one in self._kit.desk.pack.themes if one.key == number), None)
        if theme is None:
            self._kit.say(self._kit.words.text("made.no_key", number=number))
        else:
            self._take(theme)

    def _take_theme(self, id: str) -> None:
        """The theme of a button or of the list."""
        if (theme := self._kit.desk.pack.theme(id)) is not None:
            self._take(theme)
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _create(self, name: str) -> None:
        """A new theme, and the excerpt with it, in one step."""
        theme = theme_named(self._kit.desk.pack, name, self._kit.words.language)
        if self.reader.passage is not None and self._kit.do(AddTheme(theme), merge=f"new theme {theme.id}"):
            self._take(theme, merge=f"new theme {theme.id}")

    def _take_proposal(self, span: Span) -> None:
        self.reader.select(span.start, span.end)
        self._take(None)

    def _take(self, theme: Theme | None, merge: str = "") -> None:
        """Makes an excerpt of the passage; the caret stays at its end, and details show it."""
        desk, span = self._kit.desk, self.reader.passage
        source = desk.source
        if source is None or span is None:
            return
        taken = take(source, span, theme, str(self._kit.settings.value("default_info_grade")))
        said = self._said(str(taken.id), theme, new=taken.new)
        if taken.edit is None:
            self._kit.say(self._kit.words.text("made.already", excerpt=str(taken.id)))
        elif not self._kit.do(taken.edit, said=said, merge=merge):
            return
        self.reader.select(span.end, span.end, reveal=False)
        desk.select_excerpts((taken.id,))

    def _said(self, excerpt: str, theme: Theme | None, *, new: bool) -> str:
        """What was made."""
        words = self._kit.words
        if theme is None:
            return words.text("made.bare", excerpt=excerpt)
        return words.text("made.excerpt" if new else "made.themed", excerpt=excerpt, theme=words.best(theme.name))

    def _pick(self) -> None:
        """Asks for a theme by its name."""
        words, pack = self._kit.words, self._kit.desk.pack
        choices = [Choice(one.id, words.best(one.name), one.key, one.colour, self._above(one)) for one in pack.themes]
        popup = ChoicePopup(self._kit, "reader_theme_popup", words.text("themes.pick"), choices, self.reader, create="themes.create")
        popup.picked.connect(self._take_theme)
        popup.created.connect(self._create)
        popup.open_at(self.reader)

    def _above(self, theme: Theme) -> str:
        """The theme above one."""
        above = self._kit.desk.pack.theme(theme.parent) if theme.parent else None
        return self._kit.words.best(above.name) if above else ""

    def _restore(self, line: HiddenLine) -> None:
        """Puts a line that was left out back into the text."""
        if (source := self._kit.desk.source) is not None:
            self._kit.do(RestoreHiddenLine(source.number, line), said=self._kit.words.text("made.restored"))

    def _switch(self, view: View) -> None:
        """Reads the page in its other way; what becomes of its excerpts is said."""
        source, words = self._kit.desk.source, self._kit.words
        if source is None:
            return
        change = switch_view(source, view)
        lost = sum(one.state in ("lost", "changed") for one in change.carried)
        said = words.text("reader.view.done" if view == "article" else "reader.view.done_page")
        self._kit.do(change.edit, said=f"{said}. {words.counted('reader.view.lost', lost)}" if lost else said)

    # --- another passage for an excerpt ------------------------------------------------------------------------------

    def _extend(self) -> None:
        """Asks for another passage of the excerpt that is selected."""
        desk = self._kit.desk
        if len(desk.excerpts) != 1:
            return
        source, excerpt = desk.excerpts[0]
        desk.go("sources")
        self._extended = ExcerptId.of(source, excerpt)
        self.reader.select(excerpt.start, excerpt.end)
        self.extend_bar.show()
        self._say()
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        """Enter in the reader: the passage that was asked for."""
        found = self._kit.desk.pack.excerpt(self._extended) if self._extended else None
        span, source = self.reader.passage, self._kit.desk.source
        if self._extended is None or found is None or span is None or source is None:
            return
        edit, kept = move(source, found, span)
        said = self._kit.words.text("made.moved" if kept else "made.moved_wording", excerpt=str(self._extended))
        if self._kit.do(edit, said=said):
            self._stop_extending()
            self.reader.select(span.end, span.end, reveal=False)

    def _stop_extending(self) -> None:
        self._extended = None
        self.extend_bar.hide()

    # --- other -------------------------------------------------------------------------------------------------------

    def _escape(self) -> None:
        """Esc with nothing selected."""
        if self._extended is not None:
            self._stop_extending()
        else:
            self._let_go()

    def _let_go(self) -> None:
        """No excerpt is selected any more; details show the source."""
        if self._kit.desk.source is not None:
            self._kit.desk.select_source(self._kit.desk.source_number)

    def _find(self) -> None:
        """Opens the field for words to find."""
        self._kit.desk.go("sources")
        self.find_bar.open_bar(self.reader.place[1])

    def _find_wanted(self, field: str) -> None:
        """Marks the words that a search has found in this source; what has no field of its own is read in the text."""
        kind, _, words = field.partition(".")
        if kind in ("", "rights") and self._kit.desk.selected == "source" and self._kit.desk.workspace == "sources":
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        elif kind == "find":
            self.find_bar.edit.setText(words)
            self._find()

    def _find_step(self, step: int) -> None:
        if self.find_bar.isVisible():
            self.find_bar.step(step)

    def _hidden(self) -> None:
        """Shows the lines left out on import, or hides them again."""
        self.reader.show_hidden(self._kit.actions["act_source_hidden"].isChecked())

    def zoom_in(self) -> None:
        """Larger text."""
        self._zoom(1)

    def zoom_out(self) -> None:
        """Smaller text."""
        self._zoom(-1)

    def zoom_reset(self) -> None:
        """Text as large as it is at first."""
        self._kit.settings.set(_SIZE, BY_NAME[_SIZE].default)

    def _zoom(self, step: int) -> None:
        setting = BY_NAME[_SIZE]
        self._kit.settings.set(_SIZE, min(max(int(self._kit.settings.value(_SIZE)) + step, setting.least), setting.most))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the passage."""
        if self.reader.geometry().contains(event.pos()):
            reader_menu(self._kit, self, self._take_theme).popup(event.globalPos())

    def _say(self) -> None:
        """The words of the bar that asks for a passage."""
        self._extend_label.setText(self._kit.words.text("reader.extending", excerpt=str(self._extended)) if self._extended else "")
