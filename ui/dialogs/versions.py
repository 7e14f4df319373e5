"""Earlier versions of the pack: when, what was in it, what had changed; looked at as a copy, or brought back."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from briefer.session import Changes, Listed, Session
from ui.dialogs.frame import Dialog
from ui.kit import Kit
from ui.moments import when_of, when_within
from ui.packs import Packs
from ui.widgets.named import labelled, named
from ui.words import Words

_VERSION = Qt.ItemDataRole.UserRole


def told(words: Words, one: Listed) -> tuple[str, str]:
    """The two lines of a version: when and why it was kept; what was in it, and what had changed."""
    version = one.version
    head = words.text("version.head", when=when_of(words, version.at, date.today()), why=words.text(f"version.reason.{version.reason}"))
    counts = f"{words.counted('count.sources', version.sources)} · {words.counted('count.excerpts', version.excerpts)}"
    changed = _changed(words, one.changes)
    return head, f"{counts} · {changed}" if changed else counts


def _changed(words: Words, changed: Changes | None) -> str:
    """What a version has that the one before had not."""
    if changed is None:
        return ""
    parts = [words.counted(f"version.{name}", len(numbers), numbers=numbers)
             for name, numbers in (("added", changed.added), ("removed", changed.removed), ("changed", changed.changed)) if numbers]
    return "; ".join([*parts, *([words.text("version.rest")] if changed.rest else [])])


class VersionsDialog(Dialog):
    """The list, the latest first. `opened` brings a copy that was written, to be opened."""

    opened = Signal(Path)

    def __init__(self, kit: Kit, packs: Packs, parent: QWidget) -> None:
        super().__init__(kit, parent, "versions_dialog", "versions.title")
        self.resize(kit.look.size(620), kit.look.size(440))
        self._packs = packs
        self._session: Session = kit.desk.session
        self._listed: Sequence[Listed] = ()
        line = labelled(self, "small")
        line.setWordWrap(True)
        kit.words.bind(self, line.setText, "versions.line")
        self.list = named(QListWidget(self), "versions_list")
        self.list.setWordWrap(True)
        kit.words.bind(self, self.list.setAccessibleName, "versions.title")
        self.body.addWidget(line)
        self.body.addWidget(self.list, 1)
        self.foot.addStretch(1)
        self.button("versions_close_button", "intake.close", key="Esc").clicked.connect(self.reject)
        self.copy_button = self.button("versions_copy_button", "versions.copy")
        self.restore_button = self.button("versions_restore_button", "versions.restore", primary=True, key="Enter")
        self.copy_button.clicked.connect(self._copy)
        self.restore_button.clicked.connect(self._restore)
        self.list.currentItemChanged.connect(lambda *_: self._enable())
        kit.words.call(self, self._show)
        kit.desk.closed.connect(self.reject)
        versions = self._session.versions
        kit.tasks.run(lambda _: versions.listed(), done=self._fill, failed=self._refused)
        self._enable()

    def _fill(self, listed: Sequence[Listed]) -> None:
        """They are read."""
        self._listed = listed
        self._show()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _show(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for one in self._listed:
            item = QListWidgetItem("\n".join(told(self._kit.words, one)), self.list)
            item.setData(_VERSION, one.version.number)
        self.list.setCurrentRow(row)

    def _enable(self) -> None:
        """Nothing can be brought back into a pack that is read-only, nor what is there already."""
        chosen = self.list.currentItem() is not None
        self.copy_button.setEnabled(chosen)
        self.restore_button.setEnabled(chosen and not self._session.read_only)

    @property
    def _chosen(self) -> int:
        return int(self.list.currentItem().data(_VERSION))

    def _restore(self) -> None:
        """Makes the pack what it was; what it is now is kept first, and the step can be undone."""
        number, words = self._chosen, self._kit.words
        version = next(one.version for one in self._listed if one.version.number == number)
        self._kit.settling.emit()
        if self._kit.trying(lambda: self._session.restore(version)):
            self._kit.say(words.text("versions.restored", when=when_within(words, version.at, date.today())), undo=True)
            self.accept()

    def _copy(self) -> None:
        """Writes it as a pack of its own, in a thread, and opens that."""
        number, words, versions = self._chosen, self._kit.words, self._session.versions
        version = next(one.version for one in self._listed if one.version.number == number)
        path = self._session.path
        when = version.at[:16].replace("T", " ").replace(":", "")
        place = self._packs.beside(path, words.text("versions.copy_name", name=path.stem, when=when))
        self.copy_button.setEnabled(False)
        self._kit.tasks.run(lambda _: versions.save_copy(version, place), done=lambda _: self._copied(place), failed=self._refused)

    def _copied(self, place: Path) -> None:
        self.accept()
        self.opened.emit(place)

    def _refused(self, error: Exception) -> None:
        """It could not be read, or not written."""
        self._enable()
        self._kit.refused(error)
