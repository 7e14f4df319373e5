"""What is typed into framing text, handed over in small steps that are undone together."""
from __future__ import annotations

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject, QTimer

from ui.briefing.markup_edit import MarkupEdit
from ui.kit import Kit

_COMMIT, _PAUSE = 300, 1500  # ms after the first key, what was typed is handed over; after the last, a new step of the history begins


class Pen(QObject):
    """Hands over what is typed into an editor: `write(text, merge, last)`, 300 ms after the first key not handed over yet and, with
    `last`, when the focus goes or before the pack is saved or a step undone."""

    def __init__(self, kit: Kit, edit: MarkupEdit, write: Callable[[str, str, bool], None]) -> None:
        super().__init__(edit)
        self._edit, self._write, self._counts = edit, write, count()
        self._open = self._unsettled = False
        self.writing = False
        self._soon, self._pause = QTimer(self, singleShot=True), QTimer(self, singleShot=True)
        self._soon.timeout.connect(lambda: self.hand_over(last=False))
        self._pause.timeout.connect(self.begin_step)
        self._kit = kit
        edit.typed.connect(self._on_typed)
        edit.left.connect(self._on_left)
        kit.settling.connect(self._settle)  # a method, which goes when the editor goes
        self.begin_step()

    def hand_over(self, *, last: bool) -> None:
        """Hands over what was typed and not handed over yet."""
        self._soon.stop()
        if self._open and not self._edit.isReadOnly():
            self._open = False
            self.writing = True
            try:
                self._write(self._edit.markup().strip("\n").rstrip(), self._step, last)
            finally:
                self.writing = False
        if last and self._unsettled:
            self._unsettled = False
            self._edit.settle()

    def begin_step(self) -> None:
        """What is typed from now on is undone by itself."""
        self._pause.stop()
        self._step = f"framing {id(self)} {next(self._counts)}"

    def forget(self) -> None:
        """Something else is shown: nothing of it was typed."""
        self._soon.stop()
        self._open = self._unsettled = False

    def _on_typed(self) -> None:
        self._open = self._unsettled = True
        self._kit.actions.know(undo=True)  # what is typed can be undone before it has been handed over
        if not self._soon.isActive():  # not put off by the next key: who types without a rest would lose it all
            self._soon.start(_COMMIT)
        self._pause.start(_PAUSE)

    def _settle(self) -> None:
        self.hand_over(last=True)

    def _on_left(self) -> None:
        self.hand_over(last=True)
        self.begin_step()
