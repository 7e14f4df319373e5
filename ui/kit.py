"""What every panel is given: the desk, the actions, the words, the look, the settings, the work beside, and a voice."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from briefer.edits import Edit, parts_between
from briefer.errors import BrieferError, Message
from ui.actions import Actions
from ui.desk import NO_BLOBS, Desk
from ui.look import Look
from ui.settings import Settings
from ui.tasks import Tasks
from ui.words import Words


class Kit(QObject):
    """The tools of a panel. `said` carries messages for the status bar: words, whether undo is offered, and for how many seconds."""

    said = Signal(str, bool, int)
    offered = Signal(str, object)  # words, and what can be done about it: by the words of a link, what it does
    troubled = Signal(object)  # an exception that nobody expected: a mistake of the program
    settling = Signal()  # before the pack is saved or a step undone: fields hand over what was typed

    def __init__(self, desk: Desk, actions: Actions, words: Words, look: Look, settings: Settings, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.actions, self.words, self.look, self.settings, self.tasks = desk, actions, words, look, settings, tasks

    def say(self, text: str, *, undo: bool = False, seconds: int = 0) -> None:
        """Shows a sentence in the status bar; 0 seconds means as long as the user prefers."""
        self.said.emit(text, undo, seconds)

    def offer(self, text: str, links: Mapping[str, Callable[[], object]]) -> None:
        """Shows a sentence in the status bar with links behind it: what each is called, and what it does."""
        self.offered.emit(text, links)

    def problem(self, error: BaseException) -> None:
        """Tells of a mistake of the program; it goes on."""
        self.troubled.emit(error)

    def refused(self, error: BaseException) -> None:
        """Says why work beside the window was refused; anything that nobody expected is a mistake of the program."""
        if isinstance(error, BrieferError):
            self.say(self.words.explain(error))
        else:
            self.problem(error)

    def do(self, *edits: Edit, said: str = "", blobs: Mapping[str, bytes] = NO_BLOBS, merge: str = "",
           label: Message | None = None) -> bool:
        """Makes edits as one step and says so; a pack that does not allow one says why, and nothing is changed. Whether they were made.

        Steps that follow each other with the same `merge` are undone together: a field gives one for as long as somebody types.
        """
        try:
            if len(edits) > 1:  # the panels look once, however many rows were selected
                after = before = self.desk.pack
                for edit in edits:
                    after = edit.apply(after)
                self.desk.do(parts_between(before, after), blobs, merge=merge, label=label or edits[0].label)
            else:
                for edit in edits:
                    self.desk.do(edit, blobs, merge=merge, label=label)
        except BrieferError as error:
            self.say(self.words.explain(error))
            return False
        if said:
            self.say(said, undo=True)
        return True

    def trying(self, act: Callable[[], object]) -> bool:
        """Does something that may be refused; says why if it is. Whether it was done."""
        try:
            act()
        except BrieferError as error:
            self.say(self.words.explain(error))
            return False
        return True
