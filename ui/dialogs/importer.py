"""The ways in: files chosen, dropped or pasted, and text from the clipboard, from any screen."""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from briefer.model.sources import Source
from ui.drops import Copied
from ui.kit import Kit
from ui.packs import Packs

if TYPE_CHECKING:
    from ui.dialogs.import_dialog import ImportDialog
    from ui.dialogs.import_job import ImportJob
    from ui.dialogs.import_rows import Action

_FOLDER = "import_folder"


class Importer(QObject):
    """Takes files and text in; makes a new pack first when none is open."""

    def __init__(self, kit: Kit, packs: Packs, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._packs, self._window = kit, packs, window
        self.job: ImportJob | None = None
        self.dialog: ImportDialog | None = None
        kit.actions.on("act_import", self.choose)
        kit.actions.on("act_paste_source", self.paste_text)
        kit.desk.closed.connect(self._leave)

    def choose(self) -> None:
        """Asks which files to import."""
        if self._refuses():
            return
        from briefer.workflow.importing import PATTERNS

        words = self._kit.words
        dialog = QFileDialog(self._window, words.text("intake.choose"))
        dialog.setObjectName("import_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([words.text("intake.kinds", patterns=" ".join(PATTERNS)), words.text("intake.all")])
        kept = self._kit.settings.recall(_FOLDER)
        if isinstance(kept, str) and Path(kept).is_dir():
            dialog.setDirectory(kept)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def take(self, paths: Sequence[Path]) -> None:
        """Imports files and what lies in folders, into the pack on the desk or a new one."""
        if self._refuses() or (not self._kit.desk.is_open and not self._kit.trying(self._packs.new)):
            return
        from ui.dialogs.import_rows import rows_of

        rows, deeper = rows_of(list(paths))
        if not rows:
            return
        job, dialog = self._running()
        job.add(rows)
        dialog.tell(self._kit.words.text("intake.deeper", folders="”, “".join(deeper)) if deeper else "")

    def take_clipboard(self) -> None:
        """What lies on the clipboard comes into the pack: files are imported, text becomes a source."""
        data = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.take(paths)
        elif data.hasText() or data.hasHtml():
            self.paste_text()
        else:
            self._kit.say(self._kit.words.text("intake.nothing"))

    def paste_text(self, copied: Copied | None = None) -> None:
        """Opens the dialog that makes a source of text: what was dragged here, or else what lies on the clipboard."""
        if self._refuses():
            return
        from ui.dialogs.paste_dialog import PasteDialog

        dialog = PasteDialog(self._kit, self._window, copied or Copied.of(QGuiApplication.clipboard().mimeData()))
        dialog.ready.connect(self._add_pasted)
        dialog.open()

    def _add_pasted(self, source: Source, data: bytes) -> None:
        """Puts pasted text into the pack."""
        from ui.dialogs.paste_dialog import add_pasted

        if self._kit.desk.is_open or self._kit.trying(self._packs.new):
            add_pasted(self._kit, source, data)

    def _chosen(self, names: Sequence[str]) -> None:
        """Files were chosen; the dialog gives them in the order in which it marked them, which is none that a person sees."""
        paths = sorted(Path(name) for name in names)
        if paths:
            self._kit.settings.keep(_FOLDER, str(paths[0].parent))
            self.take(paths)

    def _running(self) -> tuple[ImportJob, ImportDialog]:
        """The import that is shown, or a new one."""
        if self.job is not None and self.dialog is not None and (self.job.running or self.dialog.isVisible()):
            return self.job, self.dialog
        from ui.dialogs.import_dialog import ImportDialog
        from ui.dialogs.import_job import ImportJob

        self._leave()
        self.job = ImportJob(self._kit, self)
        self.dialog = ImportDialog(self._kit, self.job, self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # it may be hidden while files are read
        self.dialog.wanted.connect(self._act)
        self.dialog.show()
        return self.job, self.dialog

    def _act(self, at: int, action: Action) -> None:
        """Does what is offered for a file."""
        job = self.job
        if job is None:
            return
        match action:
            case "show":
                self._show(at)
            case "add_anyway":
                job.again(at, anyway=True)
            case "patience":
                job.again(at, patient=True)
            case "again":
                job.again(at)
            case "attachments":
                job.take_attachments(at)
            case "paste":
                self.paste_text()
            case "password":
                from ui.dialogs.import_dialog import PasswordDialog

                asking = PasswordDialog(self._kit, job.rows[at].file.name, self._window)
                asking.given.connect(partial(self._with_password, job, at))
                asking.open()
            case _:
                pass

    @staticmethod
    def _with_password(job: ImportJob, at: int, password: str) -> None:
        job.again(at, password=password)

    def _show(self, at: int) -> None:
        """Opens a source with the lines that were left out of it."""
        source = self.job.rows[at].source if self.job else None
        if source is None or not self._kit.desk.is_open:
            return
        self._kit.desk.go("sources")
        self._kit.desk.select_source(source.number)
        hidden = self._kit.actions["act_source_hidden"]
        self._kit.actions.refresh()
        if hidden.isEnabled() and not hidden.isChecked():
            hidden.trigger()

    def _refuses(self) -> bool:
        """Whether the pack cannot take anything in; says so."""
        if self._kit.desk.is_open and self._kit.desk.session.read_only:
            self._kit.say(self._kit.words.text("reason.writable"))
            return True
        return False

    def _leave(self) -> None:
        """The pack is closed, or another import begins: the last one is put away."""
        if self.job is not None:
            self.job.stop()
            self.job.deleteLater()
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
        self.job = self.dialog = None
