"""A damaged pack was opened: what is whole, what is lost, and how to go on. The damaged file is never written."""
from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget

from ui.damage_rows import damage_rows, details
from ui.dialogs.frame import Dialog
from ui.kit import Kit
from ui.places import show_folder
from ui.widgets.named import labelled, named

_ICONS = MappingProxyType({"ok": ("circle-check", "ok"), "warn": ("alert-triangle", "warn"), "err": ("circle-x", "err")})
_NAME, _ROWS, _WIDTH = 180, 6, 618


class RecoveryDialog(Dialog):
    """The outcome first, then part by part. `copy` asks for a copy to go on with, `versions` for the earlier ones."""

    copy = Signal()
    versions = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(kit, parent, "recovery_dialog", "damaged.title")
        session = kit.desk.session
        self._pack, self._damage, self._path = session.pack, session.damage, session.path
        head, line = labelled(self, "title", "recovery_head"), labelled(self, "small", "recovery_line")
        for label in (head, line):
            label.setWordWrap(True)
            self.body.addWidget(label)
        self._table = named(QFrame(self), "recovery_table")
        self._grid = QGridLayout(self._table)
        self._grid.setColumnMinimumWidth(1, kit.look.size(_NAME))
        self._grid.setColumnStretch(2, 1)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self.body.addWidget(self._table)
        self.details_button = named(QToolButton(self), "recovery_details_button")
        self.details_button.setProperty("link", True)
        self.details_button.setCheckable(True)
        self.details_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.text = named(QPlainTextEdit(self), "recovery_details_text")
        self.text.setReadOnly(True)
        self.text.hide()
        self.details_button.toggled.connect(self._unfold)
        self.body.addWidget(self.details_button)
        self.body.addWidget(self.text)
        kit.words.bind(self, self.details_button.setText, "damaged.details")
        kit.words.bind(self, self.text.setAccessibleName, "damaged.details")
        self.button("recovery_folder_button", "damaged.folder").clicked.connect(lambda: show_folder(self._path))
        self.foot.addStretch(1)
        self.versions_button = self.button("recovery_versions_button", "damaged.versions")
        self.versions_button.clicked.connect(self.accept)
        self.versions_button.clicked.connect(lambda: self.versions.emit())
        kit.actions.refreshed.connect(self._enable)
        self._enable()
        opens = self.button("recovery_open_button", "damaged.open", primary=True, key="Enter")
        opens.clicked.connect(self.accept)
        opens.clicked.connect(lambda: self.copy.emit())
        opens.setFocus()
        kit.words.call(self, lambda: self._say(head, line))
        kit.desk.closed.connect(self.reject)
        self._unfold(False)

    def open(self) -> None:
        """Shows it as wide as its buttons are in this language."""
        for button in self.findChildren(QPushButton):
            button.ensurePolished()  # before that it does not know how much room its words take
        margins = self.foot.contentsMargins()
        self.setFixedWidth(max(self._kit.look.size(_WIDTH), self.foot.minimumSize().width() + margins.left() + margins.right()))
        self.adjustSize()
        super().open()

    def _say(self, head: QLabel, line: QLabel) -> None:
        """The words of the head and of each part."""
        words, look = self._kit.words, self._kit.look
        rows = damage_rows(words, self._pack, self._damage)
        worst = sum(row.state == "err" for row in rows[:3])
        head.setText(words.text("damaged.head.little" if worst else "damaged.head"))
        line.setText(words.text("damaged.line", pack=self._path.name))
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for at, row in enumerate(rows[:_ROWS]):
            icon, name, said = QLabel(self._table), labelled(self._table, "pane"), labelled(self._table, "small")
            icon.setPixmap(look.icon(*_ICONS[row.state]).pixmap(look.size(16)))
            icon.setAccessibleName(words.text(f"damaged.state.{row.state}"))
            name.setText(row.name)
            said.setText(row.said)
            for column, label in enumerate((icon, name, said)):
                label.setWordWrap(column > 0)
                self._grid.addWidget(label, at, column, Qt.AlignmentFlag.AlignTop)
        if len(rows) > _ROWS:
            more = labelled(self._table, "small")
            more.setText(words.counted("damaged.more", len(rows) - _ROWS))
            self._grid.addWidget(more, _ROWS, 1, 1, 2)
        self.text.setPlainText(details(words, self._damage))

    def _enable(self) -> None:
        """There may be no earlier version."""
        self.versions_button.setEnabled(self._kit.actions["act_versions"].isEnabled())

    def _unfold(self, shown: bool) -> None:
        self.text.setVisible(shown)
        self.details_button.setIcon(self._kit.look.icon("chevron-down" if shown else "chevron-right", "accent"))
        self.adjustSize()
