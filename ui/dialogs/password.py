"""Dialogs around the password of a pack: asked for at opening, set or changed, removed."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from briefer.errors import BrieferError
from briefer.session import LEAST_PASSWORD, Key
from ui.dialogs.frame import Dialog
from ui.kit import Kit
from ui.tasks import Task
from ui.widgets.named import labelled, named
from ui.widgets.sentence import Sentence

_WIDTH = 460


def missing(first: str, second: str, *, agreed: bool) -> str:
    """The id of what a new password still lacks, or nothing: its least length, the same again, and that its loss is understood."""
    if len(first) < LEAST_PASSWORD:
        return "password.short"
    if first != second:
        return "password.differs"
    return "" if agreed else "password.not_agreed"


class _PasswordDialog(Dialog):
    """A sentence, fields whose signs are hidden until somebody wants to see them, and a line for what is wrong."""

    def __init__(self, kit: Kit, parent: QWidget, name: str, title: str, sentence: str, pack: str) -> None:
        super().__init__(kit, parent, name, title)
        self.setModal(True)
        self.setMinimumWidth(kit.look.size(_WIDTH))
        self._name, self._edits = name, list[QLineEdit]()
        said = Sentence(self, "", f"{name}_sentence")
        kit.words.bind(self, said.setText, sentence, pack=pack)
        self.body.addWidget(said)

    def _field(self, name: str, words: str) -> QLineEdit:
        """A field with its label above."""
        label = labelled(self, "small")
        edit = named(QLineEdit(self), f"{self._name}_{name}")
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        hint = Qt.InputMethodHint
        edit.setInputMethodHints(hint.ImhHiddenText | hint.ImhSensitiveData | hint.ImhNoPredictiveText)
        label.setBuddy(edit)
        self._kit.words.bind(self, label.setText, words)
        self._kit.words.bind(self, edit.setAccessibleName, words)
        self.body.addWidget(label)
        self.body.addWidget(edit)
        self._edits.append(edit)
        return edit

    def _show_box(self) -> QCheckBox:
        """The box that shows what is typed."""
        box = named(QCheckBox(self), f"{self._name}_show")
        self._kit.words.bind(self, box.setText, "password.show")
        box.toggled.connect(self._show_signs)
        self.body.addWidget(box)
        return box

    def _line(self, role: str, name: str) -> Sentence:
        """An empty line for a sentence."""
        label = Sentence(self, role, f"{self._name}_{name}")
        self.body.addWidget(label)
        return label

    def _show_signs(self, shown: bool) -> None:
        for edit in self._edits:
            edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def done(self, result: int) -> None:
        """Keeps nothing of what was typed."""
        for edit in self._edits:
            edit.clear()
        super().done(result)


class OpenDialog(_PasswordDialog):
    """Asks for the password of a pack, as often as it takes. `unlock` makes the key of it beside the window, with which `open_with`
    opens the pack."""

    def __init__(self, kit: Kit, pack: str, unlock: Callable[[str], Key], open_with: Callable[[Key], object], parent: QWidget) -> None:
        super().__init__(kit, parent, "password_dialog", "password.title", "password.sentence", pack)
        self._unlock, self._open_with = unlock, open_with
        self._task: Task | None = None
        self.edit = self._field("edit", "password.label")
        self.note = self._line("err", "note")
        self.note.hide()
        self._show_box()
        self.foot.addStretch(1)
        self.button("password_cancel_button", "intake.cancel").clicked.connect(self.reject)
        self.go = self.button("password_open_button", "", primary=True, key="↵")
        self.go.clicked.connect(self._try)
        self._busy = False
        kit.words.call(self.go, self._say)
        self.edit.textChanged.connect(self._look)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def _look(self) -> None:
        self.go.setEnabled(bool(self.edit.text()))

    def _try(self) -> None:
        """Makes the key, which takes a moment."""
        said = self.edit.text()
        self._wait(True)
        self._task = self._kit.tasks.run(lambda _: self._unlock(said), done=self._opened, failed=self._failed)

    def done(self, result: int) -> None:
        """Nobody waits for a key any more."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def _opened(self, key: Key) -> None:
        """The password is right; the pack may still be damaged."""
        try:
            self._open_with(key)
        except BrieferError as error:
            self._failed(error)
        else:
            self.accept()

    def _failed(self, error: Exception) -> None:
        """Says why not, and lets somebody try again."""
        self._wait(False)
        if not isinstance(error, BrieferError):
            self._kit.problem(error)
            return
        self.note.setText(self._kit.words.explain(error))
        self.note.show()
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wait(self, busy: bool) -> None:
        self._busy = busy
        self.note.hide()
        self.edit.setReadOnly(busy)
        self.go.setEnabled(not busy)
        self._say()

    def _say(self) -> None:
        self.go.setText(self._kit.words.text("password.checking" if self._busy else "password.open"))


class SealDialog(_PasswordDialog):
    """Sets or changes a password, once it is understood what forgetting it means; `chosen` brings the password."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, pack: str, parent: QWidget, *, changes: bool) -> None:
        super().__init__(kit, parent, "seal_dialog", "password.change" if changes else "password.set", "seal.warning", pack)
        self.first = self._field("first", "password.new_label")
        self.second = self._field("second", "password.again_label")
        self._show_box()
        self.agreed = named(QCheckBox(self), "seal_dialog_agreed")
        kit.words.bind(self, self.agreed.setText, "password.agree")
        self.body.addWidget(self.agreed)
        kit.words.bind(self, self._line("hint", "copies").setText, "password.copies")
        self.note = self._line("small", "note")
        self.foot.addStretch(1)
        self.button("seal_cancel_button", "intake.cancel").clicked.connect(self.reject)
        self.go = self.button("seal_button", "password.change.do" if changes else "password.set.do", primary=True, key="↵")
        self.go.clicked.connect(self._take)
        for edit in (self.first, self.second):
            edit.textChanged.connect(self._look)
        self.agreed.toggled.connect(self._look)
        kit.words.call(self.note, self._look)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, *_: object) -> None:
        """Says what is still missing."""
        lack = missing(self.first.text(), self.second.text(), agreed=self.agreed.isChecked())
        self.note.setText(self._kit.words.text(lack, least=LEAST_PASSWORD) if lack else "")
        self.go.setEnabled(not lack)

    def _take(self) -> None:
        said = self.first.text()
        self.accept()
        self.chosen.emit(said)


class UnsealDialog(_PasswordDialog):
    """Asks whether the password is really to go."""

    def __init__(self, kit: Kit, pack: str, parent: QWidget) -> None:
        super().__init__(kit, parent, "unseal_dialog", "password.remove", "password.remove.sentence", pack)
        self.foot.addStretch(1)
        self.button("unseal_cancel_button", "intake.cancel").clicked.connect(self.reject)
        self.button("unseal_button", "password.remove.do", primary=True, key="↵").clicked.connect(self.accept)
