"""The print dialog: how many sheets of what, the sheets as they will be, and the way to the printer or to a PDF."""
from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QToolButton, QWidget

from briefer.errors import BrieferError
from briefer.model.pack import Delivery
from briefer.workflow.delivering import file_name, write_file
from ui.dialogs.frame import Dialog
from ui.dialogs.handing_over import delivery, note
from ui.dialogs.print_choices import sheets_of, sides_of, sides_wish
from ui.dialogs.print_form import PrintForm
from ui.dialogs.print_sheets import SheetPane
from ui.dialogs.print_work import Order, Sheets, SideMade
from ui.kit import Kit
from ui.motion import run_without_end
from ui.places import open_file, show_folder
from ui.press_room import PressRoom, Stopped
from ui.printed import Printed, handout_style
from ui.printers import Printers, open_settings, printers, send, settings_address
from ui.shelf import Shelf
from ui.widgets.named import named, restyle

_FOLDER, _SOON = "export_folder", 80


class PrintDialog(Dialog):
    """Prints the briefing for those who will hold it in their hands."""

    sent = Signal(int, int)  # from the press room: copies of how many

    def __init__(self, kit: Kit, room: PressRoom, shelf: Shelf, page: int, parent: QWidget) -> None:
        super().__init__(kit, parent, "print_dialog", "print.title", margin=0)
        desk = kit.desk
        assert desk.briefing is not None
        self._room, self._session, self._pack, self._briefing = room, desk.session, desk.pack, desk.briefing
        self._sheets = Sheets(shelf, desk.session, Printed(kit.settings).pack(desk.pack), desk.briefing,
                              lambda style: handout_style(style, kit.settings))
        self._printers = Printers()
        self._known = self._hurried = False  # whether the printers are known; whether Enter came before
        self._stop = threading.Event()
        self._running = False
        self.form = PrintForm(kit, desk.pack.id, desk.language, page, self)
        self.pane = SheetPane(kit, self)
        self._arrange()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._draw)
        self.form.changed.connect(self._changed)
        self.pane.turned.connect(self._draw)
        self.sent.connect(self._tell_sent, Qt.ConnectionType.QueuedConnection)
        self.finished.connect(self._leave)
        desk.closed.connect(self.reject)
        kit.words.call(self, self._say)
        self._changed()
        self._room.ask("print printers", lambda _: printers(), self._know_printers, self._failed, rank=-1)
        self.form.copies.setFocus()
        self.form.copies.selectAll()

    def _arrange(self) -> None:
        """The choices at the left, the sheet at the right, the buttons below."""
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.form)
        row.addWidget(self.pane, 1)
        self.body.addLayout(row, 1)
        self.progress = named(QProgressBar(self), "print_progress")
        self.progress.setTextVisible(True)
        self.progress.hide()
        self._kit.words.bind(self.progress, self.progress.setAccessibleName, "print.progress")
        self.settings_button = named(QToolButton(self), "print_printer_settings_button")
        self.settings_button.setVisible(bool(settings_address()))
        self.settings_button.clicked.connect(lambda: open_settings())
        self._kit.words.bind(self.settings_button, self.settings_button.setText, "print.settings")
        self.foot.addWidget(self.settings_button)
        self.foot.addWidget(self.progress, 1)
        self.foot.addStretch(1)
        self.pdf_button = self.button("print_pdf_button", "print.pdf")
        self.pdf_button.clicked.connect(self._ask_place)
        self.cancel_button = self.button("print_cancel_button", "dialog.cancel", key="Esc")
        self.cancel_button.clicked.connect(self.reject)
        self.print_button = self.button("print_button_ok", "", primary=True, key="Enter", picture="printer")
        self.print_button.clicked.connect(self.print)

    # --- what is chosen ----------------------------------------------------------------------------------------------

    def order(self) -> Order:
        """What is asked for."""
        form = self.form
        return Order(form.layouts.current, form.language.currentData(), form.pages(self._sheets.total), form.copies.value(),
                     form.number.isChecked())

    def _changed(self, *_: object) -> None:
        """Other choices: the sum at once, the sheet in a moment."""
        self._say()
        self._soon.start(_SOON)

    def _know_printers(self, found: Printers) -> None:
        """The printers are known."""
        self._printers, self._known = found, True
        self.form.show_printers(found)
        self._say()
        if self._hurried:
            (self.print if found.names else self._ask_place)()

    def _say(self) -> None:
        """Sums, and what the buttons do."""
        words, form = self._kit.words, self.form
        order = self.order()
        copies = order.copies
        self.print_button.setText(words.counted("print.print", copies))
        there = bool(self._printers.names) or not self._known
        self.print_button.setEnabled(there and form.sound)
        self.pdf_button.setEnabled(form.sound)
        for button, first in ((self.pdf_button, not there), (self.print_button, there)):
            button.key = "Enter" if first else ""
            button.setDefault(first)
            restyle(button, "primary", first)
            button.updateGeometry()
        total = self._sheets.total
        if total:
            pages = len(order.pages) or total
            sheets = sheets_of(sides_of(order.layout, pages), copies, duplex=form.duplex.isChecked())
            form.sum.setText(" · ".join((words.counted("print.copies", copies), words.counted("print.pages", pages),
                                         words.counted("print.sheets", sheets))))
        form.show_total(total)

    # --- beside the window -------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        """The side in view, painted from the very sheets that print."""
        if self._running:
            return
        order, sheets, side, scale = self.order(), self._sheets, self.pane.side, self.pane.scale
        grey, ratio = self.form.grey.isChecked(), self.devicePixelRatioF()
        self._room.ask("print sheet", lambda _: sheets.side(order, side, scale), partial(self._show, grey, ratio), self._failed)

    def _show(self, grey: bool, ratio: float, made: SideMade) -> None:
        self.pane.show_side(made, ratio, grey=grey)
        self._say()

    def print(self) -> None:
        """Sends the copies to the printer, numbered ones each for itself."""
        self._hurried = not self._known
        if self._running or not self._printers.names or not self.form.sound:
            return
        self._set_running(True)
        order, sheets, printer = self.order(), self._sheets, self.form.printer.currentText()
        wish = sides_wish(order.layout, duplex=self.form.duplex.isChecked())
        grey, stop, paper = self.form.grey.isChecked(), self._stop, str(self._kit.settings.value("paper"))
        title = file_name(self._pack, self._briefing, order.language, "pdf", kind=order.layout)

        briefing = self._briefing.id

        def work(_: Stopped) -> tuple[Delivery, ...]:
            if not order.numbered:
                data = sheets.copy(order, 0)
                send(data, printer, title, copies=order.copies, sides=wish, grey=grey, paper=paper)
                return (delivery(briefing, order.language, title, data, f"1–{order.copies}" if order.copies > 1 else ""),)
            made: list[Delivery] = []
            for number in range(1, order.copies + 1):
                if stop.is_set():
                    break
                self.sent.emit(number, order.copies)
                data = sheets.copy(order, number)
                send(data, printer, title, sides=wish, grey=grey, paper=paper)
                made.append(delivery(briefing, order.language, title, data, f"{number}/{order.copies}"))
            return tuple(made)

        self.form.keep()
        self._room.ask("print copies", work, partial(self._printed, order.copies, printer), self._failed, rank=-1)

    def _printed(self, wanted: int, printer: str, made: tuple[Delivery, ...]) -> None:
        """The printer has them, or some of them."""
        self._set_running(False)
        note(self._kit, self._session, made)
        sent = len(made) if self.form.number.isChecked() else wanted
        words = self._kit.words
        self._kit.say(words.counted("print.sent", sent, printer=printer) if sent == wanted
                      else words.counted("print.stopped", sent, wanted=wanted))
        if sent == wanted:
            self.accept()

    def _ask_place(self) -> None:
        """Where the PDF goes."""
        order = self.order()
        kept = self._kit.settings.recall(_FOLDER)
        folder = Path(kept) if isinstance(kept, str) and Path(kept).is_dir() else self._session.path.parent
        dialog = QFileDialog(self, self._kit.words.text("print.choose"))
        dialog.setObjectName("print_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDirectory(str(folder))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name(self._pack, self._briefing, order.language, "pdf", kind=order.layout))
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, path: str) -> None:
        """The sheets of all copies in one file."""
        order, sheets, place = self.order(), self._sheets, Path(path)
        self._set_running(True)
        self.form.keep()
        self._kit.settings.keep(_FOLDER, str(place.parent))
        stop = self._stop

        def work(_: Stopped) -> bytes:
            data = sheets.all(order)
            if stop.is_set():
                return b""
            write_file(place, data)
            return data

        self._room.ask("print file", work, partial(self._saved, place), self._failed, rank=-1)

    def _saved(self, path: Path, data: bytes) -> None:
        self._set_running(False)
        if data:
            order = self.order()
            note(self._kit, self._session, (delivery(self._briefing.id, order.language, path.name, data,
                                                     f"1–{order.copies}" if order.numbered and order.copies > 1 else ""),))
            words = self._kit.words
            self._kit.offer(words.text("export.done", name=path.name), {
                words.text("export.open_link"): partial(open_file, path), words.text("export.folder_link"): partial(show_folder, path)})
            self.accept()

    def _failed(self, error: Exception) -> None:
        """Says what went wrong; the dialog stays."""
        self._set_running(False)
        if isinstance(error, BrieferError):
            self.form.tell(self._kit.words.explain(error))
        else:
            self._kit.problem(error)

    # --- the end -----------------------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Stops printing after the copy that is going on; else closes."""
        if self._running and self._kit.desk.is_open:
            self._stop.set()
            self.cancel_button.setEnabled(False)
            self.progress.setFormat(self._kit.words.text("print.stopping"))
            return
        super().reject()

    def _leave(self) -> None:
        """Nobody waits for anything any more."""
        self._stop.set()
        self._room.forget("print")
        self._kit.desk.closed.disconnect(self.reject)

    def _set_running(self, running: bool) -> None:
        """The foot while copies go to the printer."""
        self._running = running
        if running:
            self._stop = threading.Event()
        self.form.setEnabled(not running)
        run_without_end(self.progress, self._kit.settings)
        self.progress.setVisible(running)
        self.cancel_button.setEnabled(True)
        for button in (self.pdf_button, self.print_button):
            button.setVisible(not running)
        self.form.tell("")
        if running:
            self.cancel_button.setFocus()

    def _tell_sent(self, number: int, total: int) -> None:
        if not self._stop.is_set():
            self.progress.setRange(0, total)
            self.progress.setValue(number)
            self.progress.setFormat(self._kit.words.text("print.copy_of", number=number, total=total))
