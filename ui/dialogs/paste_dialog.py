"""The dialog that makes a source of copied text: the text, and what is known of where it comes from."""
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from briefer.edits import AddSource
from briefer.errors import BrieferError, message
from briefer.i18n import LANGUAGES
from briefer.model.sources import Source
from briefer.workflow import language_of, numbered, read_date
from briefer.workflow.pasting import AsGiven, Passage, read_copied_html, source_of_passage
from ui.dialogs.frame import Dialog
from ui.drops import Copied
from ui.kit import Kit
from ui.widgets.named import labelled, named, restyle

_SIZE = (640, 520)
_LOOK = 300  # ms after the last key, before the language is looked at again
_LOOKED_AT = 4_000  # signs that tell the language


class PasteDialog(Dialog):
    """Filled from the clipboard; `ready` brings the source, without a number, and its bytes."""

    ready = Signal(object, bytes)

    def __init__(self, kit: Kit, parent: QWidget, copied: Copied) -> None:
        super().__init__(kit, parent, "paste_dialog", "paste.title")
        self.setModal(True)
        self.resize(*(kit.look.size(one) for one in _SIZE))
        self._passage, self._chosen = Passage(""), False
        label = labelled(self, "small")
        self.text = named(_Text(self), "paste_text_edit")
        label.setBuddy(self.text)
        kit.words.bind(self, label.setText, "paste.text")
        kit.words.bind(self, self.text.setAccessibleName, "paste.text")
        self.body.addWidget(label)
        self.body.addWidget(self.text, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        self.title_edit = self._line(grid, "title", 0, 0, 2, words="paste.title.label")
        self.publisher = self._line(grid, "publisher", 2, 0)
        self.published = self._line(grid, "published", 2, 1)
        self.url = self._line(grid, "url", 4, 0)
        self.language = self._languages(grid)
        self.body.addLayout(grid)
        self.note = labelled(self, "err", "paste_note")
        self.note.setWordWrap(True)
        self.body.addWidget(self.note)
        self.foot.addStretch(1)
        self.button("paste_cancel_button", "intake.cancel").clicked.connect(self.reject)
        self.add = self.button("paste_add_button", "paste.add", primary=True, key="Ctrl+↵")
        self.add.clicked.connect(self._read)
        self.text.returned.connect(self.add.click)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._tell_language)
        self.text.textChanged.connect(self._on_text)
        self._fill(copied)

    def _line(self, grid: QGridLayout, name: str, row: int, column: int, span: int = 1, words: str = "") -> QLineEdit:
        """A line with its label above."""
        label = labelled(self, "small")
        edit = named(QLineEdit(self), f"paste_{name}_edit")
        label.setBuddy(edit)
        self._kit.words.bind(self, label.setText, words or f"paste.{name}")
        self._kit.words.bind(self, edit.setAccessibleName, words or f"paste.{name}")
        grid.addWidget(label, row, column, 1, span)
        grid.addWidget(edit, row + 1, column, 1, span)
        return edit

    def _languages(self, grid: QGridLayout) -> QComboBox:
        """The language of the text: that which the text tells, until somebody chooses."""
        label = labelled(self, "small")
        combo = named(QComboBox(self), "paste_language_combo")
        label.setBuddy(combo)
        for code in ("", *LANGUAGES):
            combo.addItem("", code)
        self._kit.words.bind(self, label.setText, "paste.language")
        self._kit.words.bind(self, combo.setAccessibleName, "paste.language")
        self._kit.words.call(self, lambda: self._name_languages(combo))
        combo.activated.connect(self._choose)
        grid.addWidget(label, 4, 1)
        grid.addWidget(combo, 5, 1)
        return combo

    def _name_languages(self, combo: QComboBox) -> None:
        for at in range(combo.count()):
            combo.setItemText(at, self._kit.words.text(f"language.{combo.itemData(at) or 'unknown'}"))

    def _choose(self, *_: object) -> None:
        """The language was chosen by hand."""
        self._chosen = True

    def _fill(self, copied: Copied) -> None:
        """Takes what was copied: at once its plain text and its address, then what its formatted form tells."""
        self.text.setPlainText(copied.text)
        self.url.setText(copied.url)
        if copied.html:
            shown = self.text.toPlainText()
            self._kit.tasks.run(lambda _: read_copied_html(copied.html), done=lambda passage: self._take(passage, shown),
                                failed=self._keep_plain)
        (self.title_edit if copied.text else self.text).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, passage: Passage, shown: str) -> None:
        """The formatted form was read: it holds, unless somebody has typed meanwhile."""
        if not passage.text.strip() or self.text.toPlainText() != shown:
            return
        self._passage = passage
        self.text.setPlainText(passage.text)
        if passage.url and not self.url.text():
            self.url.setText(passage.url)

    def _keep_plain(self, error: Exception) -> None:
        """The formatted form cannot be read: the plain text is there."""
        if not isinstance(error, BrieferError):
            self._kit.problem(error)

    def _on_text(self) -> None:
        self.add.setEnabled(bool(self.text.toPlainText().strip()))
        self._later.start(_LOOK)

    def _tell_language(self) -> None:
        """Proposes the language of the text."""
        if not self._chosen:
            self.language.setCurrentIndex(max(0, self.language.findData(language_of(self.text.toPlainText()[:_LOOKED_AT]))))

    def _read(self) -> None:
        """Makes the source beside the window."""
        published = self.published.text().strip()
        if published and read_date(published) is None:
            self._refuse(self._kit.words.text("paste.no_date"))
            restyle(self.published, "state", "err")
            self.published.setFocus()
            return
        typed = self.text.toPlainText()
        passage = self._passage if typed == self._passage.text else Passage(typed)
        given = AsGiven(self.title_edit.text().strip(), self.publisher.text().strip(), published, self.url.text().strip(),
                        self.language.currentData() if self._chosen else "")
        self.add.setEnabled(False)
        self._kit.tasks.run(lambda _: source_of_passage(passage, given), done=self._done, failed=self._failed)

    def _done(self, made: tuple[Source, bytes]) -> None:
        self.ready.emit(*made)
        self.accept()

    def _failed(self, error: Exception) -> None:
        """It did not become a source."""
        self.add.setEnabled(True)
        if isinstance(error, BrieferError):
            self._refuse(self._kit.words.explain(error))
        else:
            self._kit.problem(error)

    def _refuse(self, text: str) -> None:
        self.note.setText(text)


class _Text(QPlainTextEdit):
    """The text; Tab leaves it, Ctrl+Enter is told."""

    returned = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter adds."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.returned.emit()
        else:
            super().keyPressEvent(event)


def add_pasted(kit: Kit, source: Source, data: bytes) -> None:
    """Puts pasted text into the pack, as one step, and says so."""
    pack = kit.desk.pack
    when = datetime.now(UTC).isoformat(timespec="seconds")
    source = replace(source, reliability=kit.settings.value("default_source_grade"))
    made = numbered(source, pack.next_source, when, pasted=True, file="")
    if kit.do(AddSource(made), blobs={sha256(data).hexdigest(): data}, label=message("paste.step", source=made.number)):
        kit.say(kit.words.text("paste.done", source=made.number), undo=True)
        kit.desk.select_source(made.number)
