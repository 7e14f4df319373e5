"""The ways from pack to pack: opening one, a recent one, a new one from a template, a copy under another name."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from briefer.model.briefing import Template
from ui.kit import Kit
from ui.packs import SUFFIX, Packs

_MEMBER = "manifest.yaml"  # by which a pack that is a folder is chosen
_SHOWN = 9


class PackDoors(QObject):
    """Takes on the actions of the file menu that lead to a pack; `open_pack` saves what is open and opens another."""

    def __init__(self, kit: Kit, packs: Packs, window: QWidget, open_pack: Callable[[Path], bool], save: Callable[[], bool]) -> None:
        super().__init__(window)
        self._kit, self._packs, self._window, self._open, self._save = kit, packs, window, open_pack, save
        self._menu = QMenu(window)
        self._menu.setObjectName("menu_recent")
        kit.actions["act_open_recent"].setMenu(self._menu)
        kit.actions.on("act_open_recent", lambda: self._menu.popup(QCursor.pos()))
        kit.actions.on("act_open_pack", self.choose)
        kit.actions.on("act_new_from_template", self.new_from_template)
        kit.actions.on("act_save_copy", self.save_copy)
        packs.recent_changed.connect(self._fill)
        self._fill()

    def choose(self) -> None:
        """Asks which pack to open."""
        dialog = self._dialog("open_pack_dialog", "doors.open")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._open(_pack_of(Path(name))))
        dialog.open()

    def locate(self, lost: Path) -> None:
        """Asks where a pack is that is not where it was, and opens that in its place."""
        dialog = self._dialog("locate_pack_dialog", "doors.locate")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(partial(self._found, lost))
        dialog.open()

    def save_copy(self) -> None:
        """Asks for a name and goes on under it."""
        dialog = self._dialog("save_copy_dialog", "doors.copy")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is written over: the pack says so itself
        path = self._kit.desk.session.path
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(self._kit.words.text("doors.copy_of", name=path.stem) + SUFFIX)
        dialog.fileSelected.connect(self._copy)
        dialog.open()

    def new_from_template(self) -> None:
        """Opens the dialog with the templates."""
        from ui.dialogs.template_dialog import TemplateDialog

        dialog = TemplateDialog(self._kit, self._packs, self._window)
        dialog.wanted.connect(self._begin)
        dialog.open()

    def _begin(self, name: str, template: Template) -> None:
        """Makes a pack with a briefing from a template."""
        from ui.dialogs.template_dialog import begin

        if self._save() and self._kit.trying(lambda: self._packs.new(name)):
            begin(self._kit, template)

    def _found(self, lost: Path, name: str) -> None:
        """A lost pack was found elsewhere."""
        if self._open(_pack_of(Path(name))):
            self._packs.forget(lost)

    def _copy(self, name: str) -> None:
        """Saves under a name."""
        path = Path(name)
        if self._kit.trying(lambda: self._packs.save_copy(path)):
            self._kit.say(self._kit.words.text("doors.copied", name=path.stem))

    def _dialog(self, name: str, title: str) -> QFileDialog:
        """A file dialog for packs, in the folder of packs."""
        words = self._kit.words
        dialog = QFileDialog(self._window, words.text(title))
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(words.text("doors.kinds", patterns=f"*{SUFFIX} {_MEMBER}"))
        if self._packs.folder.is_dir():
            dialog.setDirectory(str(self._packs.folder))
        return dialog

    def _fill(self) -> None:
        """The submenu."""
        self._menu.clear()
        recent = self._packs.recent
        for number, path in enumerate(recent[:_SHOWN], 1):
            entry = self._menu.addAction(f"&{number}  {path.stem.replace('&', '&&')}")
            entry.setToolTip(str(path))
            entry.triggered.connect(partial(self._again, path))
        self._kit.actions.know(recent=bool(recent))

    def _again(self, path: Path, _checked: bool = False) -> None:
        self._open(path)


def _pack_of(path: Path) -> Path:
    """The pack that was meant: a file, or the folder of a pack by what lies in it."""
    return path.parent if path.name == _MEMBER else path
