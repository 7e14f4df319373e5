"""The export dialog: format, language and place of the files, what is open about them, and their first page."""
from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.model.briefing import Briefing
from briefer.workflow import Finding, check
from briefer.workflow.exports import Output, make, write
from briefer.workflow.previews import Picture, Previewer
from ui.dialogs.checks_frame import ChecksFrame
from ui.dialogs.export_choices import FORMATS, LANGUAGES, Choice, button_words, named, shown
from ui.dialogs.export_parts import ExportParts
from ui.dialogs.frame import Dialog
from ui.dialogs.handing_over import delivery, note
from ui.dialogs.radios import radio_group
from ui.dialogs.sheet_view import SheetView
from ui.kit import Kit
from ui.motion import run_without_end
from ui.places import open_file, show_folder
from ui.press_room import PressRoom, Stopped
from ui.shelf import Shelf
from ui.widgets.named import labelled
from ui.widgets.named import named as called
from ui.widgets.pictures import image_of

_FOLDER, _OPEN = "export_folder", "export_open"
_THUMB = QSize(252, 340)
_LEFT = 460


class ExportDialog(Dialog):
    """Saves the briefing as PDF or Word."""

    stepped = Signal(int, int)  # from the press room

    def __init__(self, kit: Kit, room: PressRoom, shelf: Shelf, parent: QWidget) -> None:
        super().__init__(kit, parent, "export_dialog", "export.title")
        self._room, self._shelf, self._previewer = room, shelf, Previewer()
        desk = kit.desk
        assert desk.briefing is not None
        self._session, self._pack, self._briefing = desk.session, desk.pack, desk.briefing
        self._choice = Choice.read(kit.settings.recall(self._key), desk.language)
        self._own_path = False
        self._files: tuple[Output, ...] = ()
        self._running = False
        self._fill()
        self._fill_foot()
        self._thumb_soon = QTimer(self, singleShot=True)
        self._thumb_soon.timeout.connect(self._draw)
        self.stepped.connect(self._show_step, Qt.ConnectionType.QueuedConnection)
        self.finished.connect(self._leave)
        desk.closed.connect(self.reject)
        kit.words.call(self, self._say)
        self._chosen()
        self._look_at_checks()
        self.format_buttons[self._choice.format].setFocus()

    @property
    def _key(self) -> str:
        """Under which the choice for this pack is kept."""
        return f"export/{self._kit.desk.pack.id}"

    # --- parts -------------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Choices at the left, the first page at the right."""
        row = QHBoxLayout()
        row.setSpacing(26)
        self.body.addLayout(row, 1)
        left = QVBoxLayout()
        left.setSpacing(10)
        row.addLayout(left, 1)
        self.format_buttons = {name: QRadioButton(self) for name in FORMATS}
        self.language_buttons = {name: QRadioButton(self) for name in LANGUAGES}
        groups = QHBoxLayout()
        groups.addWidget(radio_group(self._kit, self, "export_format_group", "export.format", self.format_buttons, self._choice.format,
                                     self._chosen))
        groups.addWidget(radio_group(self._kit, self, "export_language_group", "export.language", self.language_buttons,
                                     self._choice.language, self._chosen))
        left.addLayout(groups)
        self.parts = ExportParts(self._kit, self._briefing, self)
        self.parts.changed.connect(self._chosen)
        left.addWidget(self.parts)
        left.addLayout(self._path_row())
        self.exists_label = labelled(self, "warn", "export_exists_label")
        left.addWidget(self.exists_label)
        self.error_label = labelled(self, "err", "export_error_label")
        self.error_label.setWordWrap(True)
        self.error_label.hide()
        left.addWidget(self.error_label)
        self.checks_frame = ChecksFrame(self._kit, self)
        self.checks_frame.asked.connect(self._show_checks)
        left.addWidget(self.checks_frame)
        left.addStretch(1)
        self.thumb = SheetView(self._kit, "export_thumb", _THUMB, self)
        self.caption = labelled(self, "small", "export_thumb_label")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        right = QVBoxLayout()
        right.addWidget(self.thumb, 1)
        right.addWidget(self.caption, 0)
        self.caption.setFixedHeight(self._kit.look.size(24))
        row.addLayout(right)

    def _path_row(self) -> QVBoxLayout:
        """The place of the file."""
        column = QVBoxLayout()
        column.setSpacing(6)
        head = labelled(self, "pane")
        self.path = called(QLineEdit(self), "export_path_edit")
        self.path.setMinimumWidth(self._kit.look.size(_LEFT) - 110)
        head.setBuddy(self.path)
        self._kit.words.bind(head, head.setText, "export.path")
        self._kit.words.bind(self.path, self.path.setAccessibleName, "export.path.name")
        self.path.textEdited.connect(self._typed)
        change = called(QPushButton(self), "export_path_button")
        change.setAutoDefault(False)
        change.clicked.connect(self._ask_place)
        self._kit.words.bind(change, change.setText, "export.change")
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(change)
        column.addWidget(head)
        column.addLayout(row)
        return column

    def _fill_foot(self) -> None:
        """Whether to open what comes, progress, and the buttons."""
        self.open_check = called(QCheckBox(self), "export_open_check")
        self.open_check.setChecked(self._kit.settings.recall(_OPEN) not in (False, "false"))
        self._kit.words.bind(self.open_check, self.open_check.setText, "export.open")
        self.progress = called(QProgressBar(self), "export_progress")
        self.progress.setTextVisible(False)
        self.progress.hide()
        self._kit.words.bind(self.progress, self.progress.setAccessibleName, "export.progress")
        self.foot.addWidget(self.open_check)
        self.foot.addWidget(self.progress, 1)
        self.foot.addStretch(1)
        self.cancel_button = self.button("export_cancel_button", "dialog.cancel", key="Esc")
        self.cancel_button.clicked.connect(self.reject)
        self.export_button = self.button("export_button_ok", "", primary=True, key="Enter", picture="file-export")
        self.export_button.clicked.connect(self.export)

    # --- what is chosen ----------------------------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """Where files go unless another place is typed."""
        kept = self._kit.settings.recall(_FOLDER)
        return Path(kept) if isinstance(kept, str) and Path(kept).is_dir() else self._session.path.parent

    def printed(self) -> Briefing:
        """The briefing with the parts that are wanted."""
        return self.parts.briefing(self._briefing)

    def _chosen(self, *_: object) -> None:
        """Another format, language or part."""
        format = next(name for name, button in self.format_buttons.items() if button.isChecked())
        language = next(name for name, button in self.language_buttons.items() if button.isChecked())
        self._choice = Choice(format, language)
        folder = named(self._files, self.path.text(), self.folder)[0].path.parent if self._own_path else self.folder
        self.path.setText(shown(self._choice.files(self._pack, self._briefing, folder)))
        self._place()
        self._thumb_soon.start(0)

    def _typed(self) -> None:
        self._own_path = True
        self._place()

    def _place(self) -> None:
        """The files as they would be made, and what stands there now."""
        self._files = named(self._choice.files(self._pack, self._briefing, self.folder), self.path.text(), self.folder)
        self._say()

    def _ask_place(self) -> None:
        """Another place, in a dialog of files."""
        one = len(self._files) == 1
        dialog = QFileDialog(self, self._kit.words.text("export.choose"))
        dialog.setObjectName("export_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # told in this dialog
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if one else QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile if one else QFileDialog.FileMode.Directory)
        dialog.setDirectory(str(self._files[0].path.parent))
        if one:
            dialog.selectFile(self._files[0].path.name)
        dialog.fileSelected.connect(self._place_chosen)
        dialog.open()

    def _place_chosen(self, path: str) -> None:
        self.path.setText(path)
        self._typed()

    # --- beside the window -------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        """The first page of the first file."""
        briefing, language = self.printed(), self._files[0].language
        pack, session, shelf, previewer = self.parts.pack(self._pack), self._session, self._shelf, self._previewer
        room, ratio = self.thumb.scale_for, self.thumb.devicePixelRatioF()

        def work(_: Stopped) -> tuple[Picture, int]:
            pages = previewer.pages(pack, briefing, language, shelf.style(session, pack, briefing.style))
            return previewer.picture(pages, 0, room(*pages.sizes[0])), len(pages.sizes)

        def done(made: tuple[Picture, int]) -> None:
            self.thumb.show_image(image_of(made[0], ratio))
            words = self._kit.words
            self.caption.setText(words.text("export.page", total=made[1], language=words.text(f"language.{language}")))

        self._room.ask("export page", work, done, self._failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A larger place takes a larger page."""
        super().resizeEvent(event)
        self._thumb_soon.start(50)

    def _look_at_checks(self) -> None:
        """What the checks find."""
        pack, session, briefing, shelf = self._pack, self._session, self._briefing, self._shelf

        def work(_: Stopped) -> tuple[Finding, ...]:
            return check(pack, briefing, briefing.languages, shelf.style(session, pack, briefing.style), fixes=False)

        self._room.ask("export checks", work, self.checks_frame.tell, self._failed, rank=3)

    def _show_checks(self) -> None:
        """Leads to the checks."""
        self.reject()
        self._kit.actions["act_show_checks"].trigger()

    def export(self) -> None:
        """Makes the files and writes them once all are made."""
        if self._running:
            return
        self._keep()
        self._set_running(True)
        pack, session, shelf, briefing, files = self.parts.pack(self._pack), self._session, self._shelf, self.printed(), self._files

        def work(stopped: Stopped) -> tuple[bytes, ...]:
            data = make(pack, briefing, shelf.style(session, pack, briefing.style), files, stopped, self.stepped.emit)
            if data is None or stopped():
                return ()
            write(files, data)
            return data

        self._room.ask("export files", work, self._made, self._failed, rank=-1)

    def _made(self, data: tuple[bytes, ...]) -> None:
        """The files are there; nothing means that it was stopped."""
        self._set_running(False)
        if not data:
            return
        note(self._kit, self._session, (delivery(self._briefing.id, one.language, one.path.name, content)
                                        for one, content in zip(self._files, data, strict=True)))
        paths, words = [one.path for one in self._files], self._kit.words
        said = words.text("export.done", name=paths[0].name) if len(paths) == 1 else words.counted("export.done_several", len(paths))
        self._kit.offer(said, {words.text("export.open_link"): partial(open_file, paths[0]),
                               words.text("export.folder_link"): partial(show_folder, paths[0])})
        if self.open_check.isChecked():
            for path in paths:
                open_file(path)
        self.accept()

    def _failed(self, error: Exception) -> None:
        """Says what went wrong; the dialog stays."""
        self._set_running(False)
        if isinstance(error, BrieferError):
            self.error_label.setText(self._kit.words.explain(error))
            self.error_label.show()
        else:
            self._kit.problem(error)

    def reject(self) -> None:
        """Stops an export that is going on; else closes."""
        if self._running and self._kit.desk.is_open:
            self._room.forget("export files")
            self._set_running(False)
            self._kit.say(self._kit.words.text("export.stopped"))
            return
        super().reject()

    def _leave(self) -> None:
        """Nobody waits for anything any more."""
        self._room.forget("export")
        self._kit.desk.closed.disconnect(self.reject)

    def _keep(self) -> None:
        """What was chosen is there the next time."""
        self._kit.settings.keep(self._key, self._choice.kept())
        self._kit.settings.keep(_OPEN, self.open_check.isChecked())
        self._kit.settings.keep(_FOLDER, str(self._files[0].path.parent))

    def _set_running(self, running: bool) -> None:
        """The foot while files are made."""
        self._running = running
        run_without_end(self.progress, self._kit.settings)
        self.progress.setVisible(running)
        self.open_check.setVisible(not running)
        self.export_button.setVisible(not running)
        self.error_label.hide()
        if running:
            self.cancel_button.setFocus()

    def _show_step(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _say(self) -> None:
        """What the files are, and what the button does."""
        words = self._kit.words
        existing = sum(one.path.exists() for one in self._files)
        self.exists_label.setText(words.counted("export.exists", existing) if existing else "")
        self.exists_label.setVisible(bool(existing))
        if self._files:
            id = button_words(self._files, existing)
            several = id.endswith("several")
            self.export_button.setText(words.counted(id, len(self._files)) if several else words.text(id))
            self.export_button.updateGeometry()
