"""The data of a briefing: what its head says, and the marking of every page; saved as one step."""
from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QDateEdit, QGridLayout, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from briefer.edits import ChangeBriefing
from briefer.i18n import LANGUAGES
from briefer.workflow.checks import above_unclassified
from ui.dialogs.briefing_choices import ROWS, changes, usual_markings
from ui.dialogs.frame import Dialog
from ui.kit import Kit
from ui.widgets.named import labelled, named, restyle

_WIDTH, _LIST = 280, 120
_DELIVERED = ("date", "file", "language", "copy", "sum")
_KEPT = "markings"


class BriefingDataDialog(Dialog):
    """Fields in both languages beside each other."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(kit, parent, "briefing_data_dialog", "data.heading")
        desk = kit.desk
        assert desk.briefing is not None
        self._briefing = desk.briefing
        self._edits: dict[tuple[str, str], QLineEdit] = {}
        self.warning = labelled(self, "warn", "data_marking_label")
        self.warning.setWordWrap(True)
        self._fill()
        kit.words.bind(self, self.warning.setText, "data.above_unclassified")
        self.body.addWidget(self.warning)
        self._show_deliveries()
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self.button("data_cancel_button", "dialog.cancel", key="Esc").clicked.connect(self.reject)
        self.save_button = self.button("data_save_button", "data.save", primary=True, key="Ctrl+Enter")
        self.save_button.clicked.connect(self.save)
        QShortcut("Ctrl+Return", self, self.save)
        self.finished.connect(self._leave)
        desk.closed.connect(self.reject)
        self._look_at_marking()
        first = self.field("title", desk.language if desk.language in LANGUAGES else LANGUAGES[0])
        first.setFocus()
        first.selectAll()

    def field(self, name: str, language: str) -> QLineEdit:
        """The field of one of the texts in a language."""
        return self._edits[name, language]

    def save(self) -> None:
        """Hands over what was changed, as one step, and closes."""
        desk = self._kit.desk
        typed = {name: {language: self.field(name, language).text() for language in LANGUAGES} for name in ROWS}
        made = changes(self._briefing, typed, self.as_of.date().toString(Qt.DateFormat.ISODate))
        said = self._kit.words.text("data.saved")
        if made and not self._kit.do(ChangeBriefing(desk.briefing_id, made), said=said):
            return
        for language in LANGUAGES:
            usual = usual_markings(desk.pack, language, self._kept(language))
            self._kit.settings.keep(f"{_KEPT}/{language}", list(usual))
        self.accept()

    def _fill(self) -> None:
        """A row for each text, a column for each language; the date below."""
        kit = self._kit
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for column, language in enumerate(LANGUAGES, 1):
            head = labelled(self, "pane")
            kit.words.bind(head, head.setText, f"data.in.{language}")
            grid.addWidget(head, 0, column)
        for row, name in enumerate(ROWS, 1):
            label = labelled(self, "small")
            kit.words.bind(label, label.setText, f"data.{name}")
            grid.addWidget(label, row, 0)
            for column, language in enumerate(LANGUAGES, 1):
                grid.addWidget(self._field(name, language), row, column)
        self.as_of = named(QDateEdit(self), "data_as_of_edit")
        self.as_of.setCalendarPopup(True)
        self.as_of.setDisplayFormat("d MMM yyyy")
        self.as_of.setDate(QDate.fromString(self._briefing.as_of or date.today().isoformat(), Qt.DateFormat.ISODate))
        label = labelled(self, "small")
        label.setBuddy(self.as_of)
        kit.words.bind(label, label.setText, "data.as_of")
        kit.words.bind(self.as_of, self.as_of.setAccessibleName, "data.as_of")
        grid.addWidget(label, len(ROWS) + 1, 0)
        grid.addWidget(self.as_of, len(ROWS) + 1, 1)
        self.body.addLayout(grid)

    def _show_deliveries(self) -> None:
        """What was handed over of this briefing, the last first; nothing is shown before that."""
        made = [one for one in reversed(self._kit.desk.pack.deliveries) if one.briefing == self._briefing.id]
        if not made:
            return
        words = self._kit.words
        head = labelled(self, "pane")
        words.bind(head, head.setText, "delivery.list")
        shown = named(QTreeWidget(self), "data_deliveries")
        head.setBuddy(shown)
        shown.setRootIsDecorated(False)
        shown.setColumnCount(5)
        words.call(shown, lambda: shown.setHeaderLabels([words.text(f"delivery.{one}") for one in _DELIVERED]))
        words.bind(shown, shown.setAccessibleName, "delivery.list")
        for one in made:
            item = QTreeWidgetItem([one.date, one.file, one.language.upper(), one.copy, one.sha256[:12]])
            item.setToolTip(4, one.sha256)
            item.setToolTip(1, one.file)
            shown.addTopLevelItem(item)
        for column in (0, 2, 3, 4):
            shown.resizeColumnToContents(column)
        shown.header().setStretchLastSection(False)
        shown.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        shown.setFixedHeight(self._kit.look.size(_LIST))
        self.body.addWidget(head)
        self.body.addWidget(shown)

    def _field(self, name: str, language: str) -> QWidget:
        """A field; the marking's offers the usual ones."""
        kit, words = self._kit, self._kit.words
        value = self._briefing.titles[name].text(language) if name in self._briefing.titles else ""
        object_name = f"data_{name}_{language}"
        if name != "marking":
            edit = named(QLineEdit(value, self), f"{object_name}_edit")
            part: QWidget = edit
        else:
            box = named(QComboBox(self), f"{object_name}_combo")
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.addItems(usual_markings(kit.desk.pack, language, self._kept(language)))
            box.setCurrentText(value)
            found = box.lineEdit()
            assert found is not None
            edit, part = named(found, f"{object_name}_edit"), box
            edit.setPlaceholderText(box.itemText(0))
            edit.textChanged.connect(self._look_at_marking)
            words.call(part, lambda: part.setAccessibleName(self._name(name, language)))
        edit.setMinimumWidth(kit.look.size(_WIDTH))
        edit.setCursorPosition(0)
        words.call(edit, lambda: edit.setAccessibleName(self._name(name, language)))
        self._edits[name, language] = edit
        return part

    def _name(self, name: str, language: str) -> str:
        """What a field is called."""
        words = self._kit.words
        return f"{words.text(f'data.{name}')}, {words.text(f'data.in.{language}')}"

    def _kept(self, language: str) -> tuple[str, ...]:
        """The markings used lately."""
        kept = self._kit.settings.recall(f"{_KEPT}/{language}")
        return tuple(str(one) for one in kept) if isinstance(kept, list) else (kept,) if isinstance(kept, str) else ()

    def _look_at_marking(self, *_: object) -> None:
        """A marking above unclassified is told at once; it is not refused."""
        markings = [edit for (name, _language), edit in self._edits.items() if name == "marking"]
        above = [edit for edit in markings if above_unclassified(edit.text())]
        for edit in markings:
            restyle(edit, "state", "warn" if edit in above else "")
        self.warning.setVisible(bool(above))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone goes to the next field: the head of a paper is not saved by a stray key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _leave(self) -> None:
        self._kit.desk.closed.disconnect(self.reject)
