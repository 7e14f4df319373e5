"""The frame of the start screen that tells of work which was not saved when the program ended."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.session import Keep, Waiting, unrecovered
from ui.kit import Kit
from ui.moments import when_within
from ui.packs import Packs
from ui.widgets.key_button import KeyButton
from ui.widgets.named import labelled, named


def waiting_for(keep: Keep, recent: Sequence[Path] = ()) -> tuple[Waiting, ...]:
    """The packs whose work can be brought back now, the one worked on last first; those with a password only if they were open lately."""
    found = (one for one in unrecovered(keep, recent)[0] if one.pack and one.state in ("waiting", "sealed"))
    return tuple(sorted(found, key=lambda one: moment(one.last), reverse=True))


def moment(iso: str) -> float:
    """A time as a number that can be compared with those of other zones; 0 for what is none."""
    try:
        return datetime.fromisoformat(iso).timestamp()
    except ValueError:
        return 0.0


class RecoveryFrame(QFrame):
    """Hidden while there is nothing to tell. `chosen` brings the pack to go on with, `versions` one whose versions are wanted."""

    chosen = Signal(Path)
    versions = Signal(Path)

    def __init__(self, kit: Kit, packs: Packs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recovery_frame")
        self._kit, self._packs = kit, packs
        self.waiting: Sequence[Waiting] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(12)
        self._icon = QLabel(self)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        self.head, self.line = labelled(self, "pane", "recovery_head"), labelled(self, "small", "recovery_line")
        self.line.setWordWrap(True)
        lines.addWidget(self.head)
        lines.addWidget(self.line)
        self.go_on = named(KeyButton(kit.look, "Enter", self), "recovery_continue_button")
        self.go_on.setProperty("primary", True)
        self.go_on.setAutoDefault(True)
        self.others = named(QPushButton(self), "recovery_versions_button")
        kit.words.bind(self.go_on, self.go_on.setText, "recovery.continue")
        kit.words.bind(self.others, self.others.setText, "banner.versions")
        self.go_on.clicked.connect(lambda: self.chosen.emit(self._first))
        self.others.clicked.connect(lambda: self.versions.emit(self._first))
        row.addWidget(self._icon)
        row.addLayout(lines, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.others)
        kit.words.call(self, self._say)
        kit.look.changed.connect(self._say)
        self.hide()

    @property
    def _first(self) -> Path:
        """The pack that was worked on last; the frame is shown only while there is one."""
        return Path(self.waiting[0].pack)

    def look_again(self) -> None:
        """Looks in a thread for what waits: drives may sleep."""
        keep, recent = self._packs.keep, self._packs.recent
        self._kit.tasks.run(lambda _: waiting_for(keep, recent), done=self._found, failed=self._kit.problem)

    def _found(self, waiting: Sequence[Waiting]) -> None:
        shown = self.isVisible()
        self.waiting = waiting
        self.setVisible(bool(waiting))
        self._say()
        if waiting and not shown and self.isVisible():
            self.go_on.setFocus()

    def _say(self) -> None:
        """Since when, which pack, and that nothing is lost."""
        words, look = self._kit.words, self._kit.look
        self._icon.setPixmap(look.icon("history", "warn").pixmap(look.size(20)))
        if not self.waiting:
            return
        first = self.waiting[0]
        self.head.setText(words.text("recovery.head", when=when_within(words, first.last, date.today())))
        pack = Path(first.pack).stem
        sealed = first.state == "sealed"
        said = words.text("recovery.sealed", pack=pack) if sealed else words.counted("recovery.line", first.edits, pack=pack)
        others = len(self.waiting) - 1
        self.line.setText(f"{said} {words.counted('recovery.others', others)}" if others else said)
