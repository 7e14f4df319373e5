"""The dialog of an import: how far it is, what became of each file, and what can be done about it. The window can be used meanwhile."""
from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from ui.dialogs.frame import Dialog
from ui.dialogs.import_job import ImportJob
from ui.dialogs.import_list import ImportList
from ui.dialogs.import_rows import left
from ui.kit import Kit
from ui.widgets.named import labelled, named

_SIZE = (720, 430)
_TICK = 1000  # ms between two estimates


class ImportDialog(Dialog):
    """Shows a job; closes by itself when every file came in and nobody has to decide anything. `wanted` brings rows to act on."""

    wanted = Signal(int, str)

    def __init__(self, kit: Kit, job: ImportJob, parent: QWidget) -> None:
        super().__init__(kit, parent, "import_dialog", "intake.title")
        self.setModal(False)
        self.resize(*(kit.look.size(one) for one in _SIZE))
        self.job = job
        self._head, self._eta = labelled(self, "pane"), labelled(self, "small", "import_eta_label")
        self._bar = named(QProgressBar(self), "import_progress")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        kit.words.bind(self, self._bar.setAccessibleName, "intake.bar")
        row = QHBoxLayout()
        row.addWidget(self._head)
        row.addStretch(1)
        row.addWidget(self._eta)
        self.body.addLayout(row)
        self.body.addWidget(self._bar)
        frame = named(QFrame(self), "import_frame")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        self.list = ImportList(kit, job, frame)
        inner.addWidget(self.list)
        self.body.addWidget(frame, 1)
        self._note = labelled(self, "hint", "import_note")
        self._note.setWordWrap(True)
        self._note.hide()
        self.body.addWidget(self._note)
        self._fill_foot()
        self.list.asked.connect(self._act)
        job.changed.connect(lambda _: self._say())
        job.grown.connect(self._say)
        job.ended.connect(self._end)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK)
        self._tick.timeout.connect(self._say)
        self._tick.start()
        kit.words.call(self, self._say)
        self._main.setFocus()

    def tell(self, text: str) -> None:
        """Says something below the list."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def _fill_foot(self) -> None:
        """The choice, and the buttons."""
        self._autoclose = named(QCheckBox(self), "import_autoclose_check")
        self._autoclose.setChecked(True)
        self._kit.words.bind(self, self._autoclose.setText, "intake.autoclose")
        self.foot.addWidget(self._autoclose)
        self.foot.addStretch(1)
        self._stop = self.button("import_stop_button", "intake.stop")
        self._stop.clicked.connect(self.job.stop)
        self._main = self.button("import_read_button", "", primary=True, key="↵")
        self._main.clicked.connect(self.accept)

    def _act(self, at: int) -> None:
        """Does what the button of a row says."""
        self.wanted.emit(at, self.job.rows[at].action)

    def _say(self) -> None:
        """How far it is."""
        words, job = self._kit.words, self.job
        total, done = len(job.rows), job.done
        came = sum(row.state == "imported" for row in job.rows)
        running = job.running
        self._head.setText(words.counted("intake.head.reading", total) if running else words.counted("intake.head.over", came, total=total))
        self._eta.setText(left(words, done, total, job.seconds) if running else "")
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(done)
        self._bar.setAccessibleDescription(words.text("intake.progress", done=done, total=total))
        self._stop.setVisible(running)
        self._autoclose.setVisible(running)
        self._main.setText(words.text("intake.read_on" if running else "intake.close"))

    def _end(self) -> None:
        """Everything is dealt with: it closes, or shows what there is to decide."""
        self._say()
        if self.job.is_settled and self._autoclose.isChecked():
            self.accept()
        elif self.isHidden():
            self.show()
        attention = next((at for at, row in enumerate(self.job.rows) if not row.is_settled), None)
        if attention is not None:
            self.list.setCurrentIndex(self.list.model().index(attention, 0))


class PasswordDialog(Dialog):
    """Asks for the password of a file; `given` brings it."""

    given = Signal(str)

    def __init__(self, kit: Kit, file: str, parent: QWidget) -> None:
        super().__init__(kit, parent, "password_dialog", "intake.password.title")
        self.setModal(True)
        label = labelled(self, "small")
        self.edit = named(QLineEdit(self), "password_edit")
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setMinimumWidth(kit.look.size(340))
        label.setBuddy(self.edit)
        kit.words.bind(self, label.setText, "intake.password.label", file=file)
        kit.words.bind(self, self.edit.setAccessibleName, "intake.password.label", file=file)
        self.body.addWidget(label)
        self.body.addWidget(self.edit)
        self.foot.addStretch(1)
        self.button("password_cancel_button", "intake.cancel").clicked.connect(self.reject)
        read = self.button("password_ok_button", "intake.password.ok", primary=True)
        read.setEnabled(False)
        self.edit.textChanged.connect(lambda text: read.setEnabled(bool(text)))
        read.clicked.connect(self._give)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        self.given.emit(self.edit.text())
        self.accept()
