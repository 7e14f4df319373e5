"""The pages of the preferences that are lists: the themes and the glossary of the pack, and the keys."""
from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QMenu,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.edits import AddTheme, ChangeTheme, Edit, MergeThemes, RemoveGlossaryEntry, RemoveTheme, ReorderThemes, SetGlossaryEntry
from briefer.model.localized import Localized
from briefer.model.themes import GlossaryEntry, Theme
from ui import keyboard
from ui.kit import Kit
from ui.widgets.named import labelled, named

_ID = Qt.ItemDataRole.UserRole
_LAST_KEY, _COLOURS = 9, 6


class _ListPage(QWidget):
    """A tree of rows with a sentence above and buttons below; cells that may be typed into hand over what was typed."""

    def __init__(self, kit: Kit, name: str, columns: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._columns, self._filling = kit, columns, False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.hint = labelled(self, "hint")
        self.hint.setWordWrap(True)
        self.tree = named(QTreeWidget(self), f"pref_{name}")
        self.tree.setRootIsDecorated(False)
        self.tree.setColumnCount(len(columns))
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(True)
        self.tree.setEditTriggers(QTreeWidget.EditTrigger.EditKeyPressed | QTreeWidget.EditTrigger.DoubleClicked)
        self.tree.itemChanged.connect(self._on_typed)
        self.row = QHBoxLayout()
        column.addWidget(self.hint)
        column.addWidget(self.tree, 1)
        column.addLayout(self.row)
        self.soon = QTimer(self)  # not while the cell is still being left
        self.soon.setSingleShot(True)
        self.soon.timeout.connect(self.fill)
        kit.words.bind(self, self.tree.setAccessibleName, f"pref.{name}")
        kit.words.call(self, self._say)

    def button(self, name: str) -> QPushButton:
        """A button below the list."""
        made = named(QPushButton(self), f"pref_{name}_button")
        made.setAutoDefault(False)
        self._kit.words.bind(made, made.setText, f"pref.{name}")
        self.row.addWidget(made)
        return made

    @property
    def chosen(self) -> str:
        """The id of the row that is selected, or nothing."""
        item = self.tree.currentItem()
        return str(item.data(0, _ID)) if item else ""

    def choose(self, id: str) -> None:
        """Selects a row by its id."""
        for at in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(at)
            if item is not None and item.data(0, _ID) == id:
                self.tree.setCurrentItem(item)

    def fill(self) -> None:
        """Shows the rows as they are now; what was selected stays so."""
        before = self.chosen
        self._filling = True
        self.tree.clear()
        for item in self.rows():
            self.tree.addTopLevelItem(item)
        self._filling = False
        self.choose(before)

    def rows(self) -> list[QTreeWidgetItem]:
        """The rows, made anew."""
        raise NotImplementedError

    def typed(self, id: str, column: int, text: str) -> None:
        """Takes what was typed into a cell."""

    def do(self, *edits: Edit) -> None:
        """Changes the pack."""
        self._kit.do(*edits)

    def _on_typed(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._filling:
            self.typed(str(item.data(0, _ID)), column, item.text(column).strip())
            self.soon.start()

    def _say(self) -> None:
        self.tree.setHeaderLabels([self._kit.words.text(f"pref.column.{one}") for one in self._columns])


class _OfThePack(_ListPage):
    """A list that belongs to the pack on the desk, and follows it."""

    def __init__(self, kit: Kit, name: str, columns: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(kit, name, columns, parent)
        kit.words.bind(self, self.hint.setText, f"pref.{name}.hint" if kit.desk.is_open else "reason.pack")
        for signal in (kit.desk.changed, kit.desk.closed):
            signal.connect(self._again)

    def _again(self, *_: object) -> None:
        self.soon.start()

    def settle(self) -> None:
        """Shows the rows; without a pack, or one that cannot be changed, nothing can be done."""
        self.fill()
        self.setEnabled(self._kit.desk.is_open and not self._kit.desk.session.read_only)


class ThemesPage(_OfThePack):
    """The themes of the pack: add, rename, colour, order, merge, remove what nothing uses."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(kit, "theme_list", ("key", "name_en", "name_it", "colour", "used"), parent)
        self.add, self.up, self.down = (self.button(name) for name in ("theme_add", "theme_up", "theme_down"))
        self.merge, self.remove = self.button("theme_merge"), self.button("theme_remove")
        self.row.addStretch(1)
        self.add.clicked.connect(self._add)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)
        self.merge.clicked.connect(self._offer_merge)
        self.tree.currentItemChanged.connect(lambda *_: self._allow())
        self.settle()
        self._allow()

    def rows(self) -> list[QTreeWidgetItem]:
        """A row a theme."""
        if not self._kit.desk.is_open:
            return []
        made = []
        for theme in self._kit.desk.pack.themes:
            names = (theme.name.get("en", ""), theme.name.get("it", ""))
            item = QTreeWidgetItem([str(theme.key or ""), *names, str(theme.colour), str(self._used(theme.id))])
            item.setData(0, _ID, theme.id)
            item.setForeground(3, self._kit.look.colour(f"t{theme.colour}"))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            made.append(item)
        return made

    def typed(self, id: str, column: int, text: str) -> None:
        """A name in a language, the key or the colour."""
        theme = self._kit.desk.pack.theme(id)
        if theme is None:
            return
        if column in (1, 2):
            self.do(ChangeTheme(id, {"name": theme.name.with_text("en" if column == 1 else "it", text)}))
        elif column == 0 and (text == "" or text.isdecimal()):
            self.do(ChangeTheme(id, {"key": int(text or 0)}))
        elif column == 3 and text.isdecimal() and 1 <= int(text) <= _COLOURS:
            self.do(ChangeTheme(id, {"colour": int(text)}))

    def _used(self, id: str) -> int:
        return sum(id in excerpt.themes for _, excerpt in self._kit.desk.pack.excerpts())

    def _add(self) -> None:
        """A theme with the first key that is free, its name to be typed."""
        themes = self._kit.desk.pack.themes
        taken = {theme.key for theme in themes}
        key = next((one for one in range(1, _LAST_KEY + 1) if one not in taken), 0)
        ids = {theme.id for theme in themes}
        id = next(name for at in range(1, len(ids) + 2) if (name := f"theme-{at}") not in ids)
        words = self._kit.words
        names = Localized(dict(zip(("en", "it"), words.in_all("pref.theme_new"), strict=True)))
        self.do(AddTheme(Theme(id, names, key=key, colour=(len(themes) % _COLOURS) + 1)))
        self.soon.stop()
        self.fill()
        self.choose(id)
        item = self.tree.currentItem()
        if item is not None:
            self.tree.editItem(item, 1 if words.language == "en" else 2)

    def _move(self, by: int) -> None:
        """One place up or down."""
        order = [theme.id for theme in self._kit.desk.pack.themes]
        at = order.index(self.chosen) if self.chosen in order else -1
        if at >= 0 and 0 <= at + by < len(order):
            order[at], order[at + by] = order[at + by], order[at]
            self.do(ReorderThemes(tuple(order)))

    def _remove(self) -> None:
        if self.chosen and not self._used(self.chosen):
            self.do(RemoveTheme(self.chosen))

    def _offer_merge(self) -> None:
        """Asks into which theme."""
        menu = QMenu(self.merge)
        for theme in self._kit.desk.pack.themes:
            if theme.id != self.chosen:
                entry = menu.addAction(self._kit.words.best(theme.name))
                entry.triggered.connect(lambda _=False, gone=self.chosen, into=theme.id: self.do(MergeThemes(gone, into)))
        menu.popup(self.merge.mapToGlobal(self.merge.rect().bottomLeft()))

    def _allow(self) -> None:
        chosen = self.chosen
        for button in (self.up, self.down, self.merge):
            button.setEnabled(bool(chosen))
        self.remove.setEnabled(bool(chosen) and self._kit.desk.is_open and not self._used(chosen))


class GlossaryPage(_OfThePack):
    """The acronyms of the pack, what they stand for, and whether readers know them."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(kit, "glossary", ("acronym", "name_en", "name_it", "known"), parent)
        self.edit = named(QLineEdit(self), "pref_glossary_edit")
        kit.words.bind(self, self.edit.setPlaceholderText, "pref.glossary_new")
        kit.words.bind(self, self.edit.setAccessibleName, "pref.glossary_new")
        self.row.addWidget(self.edit)
        self.add, self.remove = self.button("glossary_add"), self.button("glossary_remove")
        self.row.addStretch(1)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.settle()

    def rows(self) -> list[QTreeWidgetItem]:
        """A row an acronym."""
        made = []
        for entry in self._kit.desk.pack.glossary if self._kit.desk.is_open else ():
            item = QTreeWidgetItem([entry.acronym, entry.meaning.get("en", ""), entry.meaning.get("it", "")])
            item.setData(0, _ID, entry.acronym)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setCheckState(3, Qt.CheckState.Checked if entry.known else Qt.CheckState.Unchecked)
            made.append(item)
        return made

    def typed(self, id: str, column: int, text: str) -> None:
        """What an acronym stands for, or whether it is known."""
        entry = next((one for one in self._kit.desk.pack.glossary if one.acronym == id), None)
        if entry is None:
            return
        if column in (1, 2):
            self.do(SetGlossaryEntry(replace(entry, meaning=entry.meaning.with_text("en" if column == 1 else "it", text))))
        elif column == 3:
            self.do(SetGlossaryEntry(replace(entry, known=not entry.known)))

    def _add(self) -> None:
        acronym = self.edit.text().strip()
        if acronym and acronym not in {one.acronym for one in self._kit.desk.pack.glossary}:
            self.do(SetGlossaryEntry(GlossaryEntry(acronym)))
            self.edit.clear()
        self.fill()
        self.choose(acronym)

    def _remove(self) -> None:
        if self.chosen:
            self.do(RemoveGlossaryEntry(self.chosen))


class KeysPage(_ListPage):
    """The keys of every action: the one selected is given another below; one that is taken says by which."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(kit, "shortcut_table", ("action", "keys", "why_not"), parent)
        self._conflict = "", ""
        self.find_edit = named(QLineEdit(self), "pref_shortcut_find")
        kit.words.bind(self, self.find_edit.setPlaceholderText, "pref.find_key")
        kit.words.bind(self, self.find_edit.setAccessibleName, "pref.find_key")
        self.find_edit.textChanged.connect(lambda _: self.fill())
        self.keys = named(QKeySequenceEdit(self), "pref_shortcut_edit")
        self.keys.setMaximumSequenceLength(1)
        kit.words.bind(self, self.keys.setAccessibleName, "pref.new_key")
        kit.words.bind(self, self.hint.setText, "pref.shortcut_table.hint")
        self.usual = self.button("key_usual")
        self.row.insertWidget(0, self.find_edit)
        self.row.insertWidget(1, self.keys)
        self.row.addStretch(1)
        self.keys.editingFinished.connect(self._take)
        self.usual.clicked.connect(self._usual)
        kit.actions.refreshed.connect(self.fill)
        self.fill()

    def rows(self) -> list[QTreeWidgetItem]:
        """A row an action."""
        words, actions, wanted = self._kit.words, self._kit.actions, self.find_edit.text().casefold()
        made = []
        for id in actions:
            name = actions[id].text().replace("&", "")
            keys = ", ".join(QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in actions.keys(id))
            if wanted and wanted not in f"{name} {keys}".casefold():
                continue
            refused, by = self._conflict
            why = words.text("pref.taken", action=actions[by].text().replace("&", "")) if refused == id and by else ""
            item = QTreeWidgetItem([name, keys, why])
            item.setData(0, _ID, id)
            item.setForeground(2, self._kit.look.colour("err"))
            made.append(item)
        return made

    def _take(self) -> None:
        """The key that was pressed, for the action that is selected."""
        key = self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if self.chosen and key:
            id = self.chosen
            self._conflict = id, keyboard.choose(self._kit, id, key)
            self.keys.clear()
            self.fill()

    def _usual(self) -> None:
        """The key of the table again."""
        if self.chosen:
            self._conflict = "", ""
            keyboard.choose(self._kit, self.chosen, "")
            self.fill()
