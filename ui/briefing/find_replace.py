"""A small popup to find and replace words in the framing text, of this section or of the whole briefing."""
from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from briefer.errors import message
from briefer.model.briefing import Section
from briefer.model.text import clean
from ui.briefing.replacing import found, replaced
from ui.kit import Kit
from ui.widgets.named import labelled, named


class FindReplace(QFrame):
    """Opened by Ctrl+H over a pane; replacing is one step."""

    def __init__(self, kit: Kit, over: QWidget) -> None:
        super().__init__(over.window(), Qt.WindowType.Popup)
        self.setObjectName("find_replace_popup")
        self.setProperty("popup", True)
        self._kit, self._over = kit, over
        shortcut = QShortcut(QKeySequence("Ctrl+H"), over)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.open)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 10)
        self.find_edit, self.replace_edit = (named(QLineEdit(self), name) for name in ("framing_find_edit", "framing_replace_edit"))
        for row, (edit, id) in enumerate(((self.find_edit, "replace.find"), (self.replace_edit, "replace.with"))):
            label = labelled(self, "small")
            label.setBuddy(edit)
            kit.words.bind(self, label.setText, id)
            kit.words.bind(self, edit.setAccessibleName, id)
            grid.addWidget(label, row, 0)
            grid.addWidget(edit, row, 1)
            edit.setMinimumWidth(kit.look.size(240))
        self.scope = named(QComboBox(self), "framing_find_scope")
        self.count = labelled(self, "hint", "framing_find_count")
        self.button = named(QPushButton(self), "framing_replace_button")
        self.button.setProperty("primary", True)
        row_box = QHBoxLayout()
        for part, share in ((self.scope, 0), (self.count, 1), (self.button, 0)):
            row_box.addWidget(part, share)
        grid.addLayout(row_box, 2, 0, 1, 2)
        self.find_edit.textChanged.connect(lambda _: self._look())
        self.scope.currentIndexChanged.connect(lambda _: self._look())
        self.replace_edit.returnPressed.connect(self._replace)
        self.button.clicked.connect(self._replace)
        kit.words.call(self, self._say)

    def open(self) -> None:
        """Opens over the pane."""
        if not self._kit.desk.is_open or self._kit.desk.briefing is None:
            return
        self._kit.settling.emit()
        self.adjustSize()
        self.move(self._over.mapToGlobal(QPoint(max(0, self._over.width() - self.width() - 16), 8)))
        self.show()
        self.find_edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self.find_edit.selectAll()
        self._look()

    def _sections(self) -> tuple[Section, ...]:
        """The sections that are looked through."""
        desk = self._kit.desk
        if not desk.is_open or desk.briefing is None:
            return ()
        return desk.briefing.sections if self.scope.currentIndex() == 1 else tuple(filter(None, (desk.section,)))

    def _look(self) -> None:
        """How often the words are there."""
        count = found(self._sections(), self._kit.desk.language, clean(self.find_edit.text()))
        self.count.setText(self._kit.words.counted("replace.count", count) if self.find_edit.text() else "")
        self.button.setEnabled(count > 0 and not self._kit.desk.session.read_only)

    def _replace(self) -> None:
        """All of them, as one step."""
        desk, words = self._kit.desk, self._kit.words
        wanted = clean(self.find_edit.text())
        count = found(self._sections(), desk.language, wanted)
        edits = replaced(desk.briefing_id, self._sections(), desk.language, wanted, clean(self.replace_edit.text()))
        if edits and self.button.isEnabled():
            self._kit.do(*edits, said=words.counted("replace.done", count), label=message("step.replace"))
            self.hide()

    def _say(self) -> None:
        words = self._kit.words
        at = max(self.scope.currentIndex(), 0)
        self.scope.clear()
        self.scope.addItems([words.text("replace.section"), words.text("replace.briefing")])
        self.scope.setCurrentIndex(at)
        self.scope.setAccessibleName(words.text("replace.scope"))
        self.button.setText(words.text("replace.all"))
